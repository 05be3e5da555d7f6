/** The types and modifiers of tokens by which documents are coloured; package.json tells editors how each looks. */

/** Types of tokens, in the order of their numbers. */
export const TOKEN_TYPES = [
  'categoryCode',
  'sectionCode',
  'itemCode',
  'unitCode',
  'rowName',
  'totalName',
  'amount',
  'totalAmount',
  'quantity',
  'percentage',
  'suspect',
  'term',
] as const;

/** What else may be said of a token, in the order of its bits. */
export const TOKEN_MODIFIERS = ['computed', 'undetermined', 'unread'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];
