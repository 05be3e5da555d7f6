/** Where the printed rows of tables begin and end, and which of them add up others. */

import type { RowRole } from '../disclosure/model';
import type { Cell, Row } from '../tables/model';
import type { Span } from '../text/snapshot';

/** The rows that add up others. */
export const TOTALS: ReadonlySet<RowRole> = new Set(['total', 'subtotal', 'grand-total']);

/** From the first printed character of a row to its last, pieces in further lines included; relative to the block. */
export function spanOfRow({ cells }: Row): Span {
  let [start, end] = [Number.POSITIVE_INFINITY, 0];
  const take = (cell: Cell): void => {
    if (cell.text === '') return;
    start = Math.min(start, cell.start);
    end = Math.max(end, cell.end);
  };
  for (const cell of cells) {
    take(cell);
    cell.more?.forEach(take);
  }
  const at = cells[0]?.start ?? 0;
  return start <= end ? { start, end } : { start: at, end: at };
}

/** From the beginning of one row of a list to the end of another. */
export function spanOfRows(rows: readonly Row[], first: number, last: number): Span {
  const from = spanOfRow(rows[first]);
  const to = spanOfRow(rows[last]);
  return { start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) };
}
