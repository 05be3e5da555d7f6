/** Finds the numbers that stand between the lines of a table and came into none of its rows. */

import { looksLikeMoney } from '../amounts/money-look';
import { piecesIn, piecesOf } from './cells';
import type { Cell, Row } from './model';

/**
 * Numbers with the look of money in the printed text of a table, beginning at `offset`, that no row of it holds: those of
 * rows that were not understood, and those taken for words of the header. Relative to the table, as its rows are.
 */
export function lostNumbers(text: string, offset: number, end: number, rows: readonly Row[]): Cell[] {
  const held = new Set<number>();
  for (const { cells, loose = [] } of rows) {
    for (const cell of cells) for (const { start } of piecesOf(cell)) held.add(start);
    for (const { numbers } of loose) for (const { start } of numbers) held.add(start);
  }
  return piecesIn(text.slice(offset, offset + end), 0).filter(
    (piece) => looksLikeMoney(piece.text) && !held.has(piece.start),
  );
}
