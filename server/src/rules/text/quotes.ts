/** Tells relations that say of two places that they print one fact: quotes of a table in the text, and ties between tables. */

import type { DiagnosticCode } from '../diagnostic-codes';
import type { Relation } from '../model';

const QUOTES: ReadonlySet<DiagnosticCode> = new Set(['tie/text', 'asset/text']);

/** True where the total stands in the text and the only part in a table. */
export function isQuote({ rule, parts }: Relation): boolean {
  return QUOTES.has(rule) && parts.length === 1;
}

/** Whether a relation says that two amounts tell the same fact, be it that they differ. */
export function isSameFact(relation: Relation): boolean {
  if (isQuote(relation)) return true;
  const { rule, parts, isBound, expect } = relation;
  return rule === 'tie/table' && parts.length === 1 && parts[0].sign === 1 && !isBound && !expect;
}
