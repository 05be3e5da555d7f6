/** Finds the numbers that stand between the lines of a table and came into none of its rows. */

import { looksLikeMoney } from '../amounts/money-look';
import type { Cell, Row } from './model';

/**
 * Numbers with the look of money in the printed text of a table, beginning at `offset`, that no row of it holds: those of
 * rows that were not understood, and those taken for words of the header. Relative to the table, as its rows are.
 */
export function lostNumbers(text: string, offset: number, end: number, rows: readonly Row[]): Cell[] {
  const held = new Set<number>();
  for (const { cells, loose = [] } of rows) {
    for (const cell of cells) hold(cell, held);
    for (const { numbers } of loose) for (const { start } of numbers) held.add(start);
  }
  const lost: Cell[] = [];
  for (const { 0: piece, index } of text.slice(offset, offset + end).matchAll(/[^\s|]+/g))
    if (looksLikeMoney(piece) && !held.has(index))
      lost.push({ text: piece, start: index, end: index + piece.length });
  return lost;
}

/** Remembers where each piece of a cell begins. */
function hold({ text, start, more }: Cell, held: Set<number>): void {
  for (const piece of more ?? []) hold(piece, held);
  if (more) return;
  for (const { index } of text.matchAll(/[^\s|]+/g)) held.add(start + index);
}
