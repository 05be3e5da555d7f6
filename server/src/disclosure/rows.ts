/** Reads a row's label: its ordinal, its role as total, carry-over or item, and the name that is left. */

import { toHalfWidth } from '../amounts/printed';
import { afterOfWhich, means } from '../lexicon/describe';
import { ITEMS, readOrdinal } from '../lexicon/ordinals';
import { compact } from '../text/normalise';
import type { RowRole } from './model';

/** What a label says of its row. */
export interface Label {
  readonly role: RowRole;
  /** The name without blanks, ordinal and `其中：`. */
  readonly name: string;
  readonly ordinal?: { readonly level: number; readonly number: number };
}

/** Reads a printed label. `amountOfOrdinal` is not its business: rows are related by the rules. */
export function readLabel(text: string): Label {
  const printed = compact(text);
  const ordinal = readOrdinal(toHalfWidth(printed));
  const unnumbered = printed.slice(ordinal?.label.length ?? 0);
  const part = afterOfWhich(unnumbered);
  const name = part ?? unnumbered;
  const role = part === undefined ? roleOfName(name) : 'of-which';
  return {
    role,
    name,
    ordinal: ordinal && { level: ITEMS.indexOf(ordinal.numbering) + 1, number: ordinal.number },
  };
}

function roleOfName(name: string): RowRole {
  if (means(name, 'whole')) return 'total';
  if (means(name, 'grand-total')) return 'grand-total';
  if (means(name, 'year-total') || means(name, 'subtotal')) return 'subtotal';
  if (means(name, 'carry-over-line')) return 'carry-over';
  return 'item';
}
