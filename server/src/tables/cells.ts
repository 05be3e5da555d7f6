/** Makes cells: trimmed pieces of text with their spans. */

import { withoutUnseen } from '../text/readable';
import { isBlank } from './lines';
import type { Cell } from './model';

/** The piece of text between two offsets, without the blanks around it; a blank piece is an empty cell at its start. */
export function cellBetween(text: string, start: number, end: number): Cell {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  if (from === to) return { text: '', start, end: start };
  return { text: text.slice(from, to), start: from, end: to };
}

/** The same as the cell of a table, in which characters that nobody sees are none: its span is that of all that is printed. */
export function tableCell(text: string, start: number, end: number): Cell {
  return seen(cellBetween(text, start, end));
}

/** A cell without the characters that nobody sees. */
export function seen(cell: Cell): Cell {
  const text = withoutUnseen(cell.text);
  return text === cell.text ? cell : { ...cell, text };
}

export function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || cell.text === '';
}

const PIECE = /[^\s|]+/g;

/** The pieces of a text that blanks or lines of a table part, with their places from an offset on. */
export function piecesIn(text: string, offset: number): Cell[] {
  return Array.from(text.matchAll(PIECE), ({ 0: piece, index }) => {
    return { text: piece, start: offset + index, end: offset + index + piece.length };
  });
}

/** The pieces of a cell; one over several lines has them all in `more`. */
export function piecesOf({ text, start, more }: Cell): Cell[] {
  return more ? more.flatMap(piecesOf) : piecesIn(text, start);
}

/** The same cell, its span counted from another offset. */
export function rebase(cell: Cell, base: number): Cell {
  const { text, start, end, more } = cell;
  const moved = { text, start: start - base, end: end - base };
  return more ? { ...moved, more: more.map((piece) => rebase(piece, base)) } : moved;
}
