/** Reads a row's label: its ordinal, its role as total, carry-over or item, and the name that is left. */

import { toHalfWidth } from '../amounts/printed';
import { afterOfWhich, asking, means } from '../lexicon/describe';
import { ITEMS, LINES, numbersOf, readOrdinal } from '../lexicon/ordinals';
import { compact } from '../text/normalise';
import type { RowRole } from './model';
import { behindMarkedPage } from './pages-before';

/** What a label says of its row. */
export interface Label {
  readonly role: RowRole;
  /** The name without blanks, ordinal and `其中：`. */
  readonly name: string;
  readonly ordinal?: { readonly level: number; readonly number: number };
}

/** The bare number of a page that ended before what begins a row; no list goes on to a hundred and more. */
const PAGE_BEFORE = new RegExp(
  `^[1-9]\\d{0,2}(?=(?:${numbersOf(LINES)}|其中:)\\S)|^[1-9]\\d{1,2}(?=\\d[、.]\\D)`,
);
const PAGE_BEFORE_NAME = /^[1-9]\d{0,2}(?=\p{Script=Han})/u;

/** Reads a printed label. `amountOfOrdinal` is not its business: rows are related by the rules. */
export function readLabel(text: string): Label {
  const whole = compact(text.slice(behindMarkedPage(text)));
  const printed = whole.slice(PAGE_BEFORE.exec(toHalfWidth(whole))?.[0].length ?? 0);
  const ordinal = readOrdinal(toHalfWidth(printed));
  const unnumbered = printed.slice(ordinal?.label.length ?? 0);
  const part = afterOfWhich(unnumbered);
  const name = withoutPage(part ?? unnumbered);
  const role = part === undefined ? roleOfName(name) : 'of-which';
  return {
    role,
    name,
    ordinal: ordinal && { level: ITEMS.indexOf(ordinal.numbering) + 1, number: ordinal.number },
  };
}

/** A name that says what its row is once the number of a page is taken off: `12合计`. */
function withoutPage(name: string): string {
  const rest = name.replace(PAGE_BEFORE_NAME, '');
  return rest !== name && roleOfName(rest) !== 'item' ? rest : name;
}

/** Most names have no role of their own, which one question tells. */
const hasRole = asking(['whole', 'grand-total', 'year-total', 'subtotal', 'carry-over-line']);

function roleOfName(name: string): RowRole {
  if (!hasRole(name)) return 'item';
  if (means(name, 'whole')) return 'total';
  if (means(name, 'grand-total')) return 'grand-total';
  if (means(name, 'year-total') || means(name, 'subtotal')) return 'subtotal';
  if (means(name, 'carry-over-line')) return 'carry-over';
  return 'item';
}
