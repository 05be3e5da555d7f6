/** Tells whether the end of a page parted a row, whose cells then go on in the first row of the next page. */

import { NUMERAL } from '../../lexicon/ordinals';
import type { TableCell } from './page-table';

/** The ends of parted cells by the index of their beginnings. */
export type TornCells = ReadonlyMap<number, string>;

/** What a cell and the one below it on the next page tell of their row. */
type Seam = 'torn' | 'maybe' | 'whole';

const BEGINS = new RegExp(`^(?:[（(]?(?:${NUMERAL}|\\d+)[）)、.．]|\\d{3})`);
/** Digits and what stands between them, whole or not. */
export const FIGURE = /^[-\d.,%\s]+$/;
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;
const DIGITS = /^\d+$/;
const CODE = /^(?:\d{3}|\d{5}|\d{7})$/;

/**
 * The cells of the last row that go on in the first row of the next page; none where that is a row of its own. A figure
 * that is whole only with what stands below it tells so; else each cell goes on one that fills its column, and the row
 * has others that do not.
 */
export function tornCells<Cell extends TableCell>(
  cells: readonly Cell[],
  lastRow: readonly number[],
  firstRow: readonly Cell[],
  decimals: number,
): TornCells {
  const starts = new Map(
    lastRow.flatMap((at) => (cells[at].text === '' ? [] : [[cells[at].column, at] as const])),
  );
  const torn = new Map<number, string>();
  const added: Cell[] = [];
  const seams: Seam[] = [];
  for (const end of firstRow) {
    if (end.text === '') continue;
    if (end.rowSpan > 1) return new Map();
    const at = starts.get(end.column);
    if (at === undefined) {
      added.push(end);
      continue;
    }
    seams.push(seamOf(cells[at], end.text, decimals));
    torn.set(at, end.text);
  }
  const isTorn = seams.includes('torn') || !seams.includes('whole');
  const isFilledBelow = added.length > 0 && added.every(({ text }) => AMOUNT.test(text));
  const begun = [...starts.values()].map((at) => cells[at].text);
  if (added.length > 0 && !(isFilledBelow && isNamedOnly(begun))) return new Map();
  const isMore = seams.includes('torn') || starts.size > torn.size;
  return torn.size > 0 && isTorn && isMore ? torn : new Map();
}

/** A row of a code and a name: its amounts are set at the foot of its cells, on the next page. */
const isNamedOnly = (texts: readonly string[]): boolean =>
  texts.some((text) => CODE.test(text)) && texts.every((text) => CODE.test(text) || !FIGURE.test(text));

function seamOf({ text, isFull }: TableCell, end: string, decimals: number): Seam {
  const isFigure = FIGURE.test(text);
  if (isFigure !== FIGURE.test(end)) return 'whole';
  if (!isFigure) return isFull && !BEGINS.test(end) ? 'maybe' : 'whole';
  if (DIGITS.test(text) && CODE.test(text + end)) return isFull ? 'maybe' : 'whole';
  return !isAmount(text, decimals) && isAmount(text + end, decimals) ? 'torn' : 'whole';
}

/** Whether a figure is printed as the amounts of its table are. */
function isAmount(text: string, decimals: number): boolean {
  const found = AMOUNT.exec(text);
  return found !== null && (found[1] ?? '').length === decimals;
}

/** With how many decimals most amounts of a table are printed. */
export function decimalsOf(cells: readonly TableCell[]): number {
  const counts = new Map<number, number>();
  for (const { text } of cells) {
    const decimals = AMOUNT.exec(text)?.[1]?.length;
    if (decimals !== undefined) counts.set(decimals, (counts.get(decimals) ?? 0) + 1);
  }
  const most = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0]);
  return most[0];
}
