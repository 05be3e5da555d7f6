/** Pieces → lines of type: what stands on one line, from left to right, digits of another font or baseline woven in. */

import { type Piece, rightOf, textOf } from './page-model';

export interface TypeLine {
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Size of most of its type. */
  readonly size: number;
  readonly isBold: boolean;
}

/** The share of its height by which a piece must overlap a line to stand on it. */
const ON_LINE = 0.5;
/** A gap this wide, in sizes of the type, is a blank between words or figures. */
const BLANK = 0.6;

/** The lines that pieces stand on, from the top. */
export function linesOf(pieces: readonly Piece[]): TypeLine[] {
  const rows: { top: number; bottom: number; pieces: Piece[] }[] = [];
  const sorted = [...pieces].sort((a, b) => a.y + a.height / 2 - (b.y + b.height / 2));
  for (const piece of sorted) {
    const row = rows.findLast((row) => isOn(piece, row));
    if (!row) {
      rows.push({ top: piece.y, bottom: piece.y + piece.height, pieces: [piece] });
      continue;
    }
    row.pieces.push(piece);
    const taller = piece.height > row.bottom - row.top;
    if (taller) Object.assign(row, { top: piece.y, bottom: piece.y + piece.height });
  }
  return rows.sort((a, b) => a.top - b.top).map((row) => lineOf(row.pieces));
}

function isOn(piece: Piece, row: { readonly top: number; readonly bottom: number }): boolean {
  const overlap = Math.min(piece.y + piece.height, row.bottom) - Math.max(piece.y, row.top);
  return overlap >= ON_LINE * Math.min(piece.height, row.bottom - row.top);
}

/** One line from the pieces on it. */
export function lineOf(pieces: readonly Piece[]): TypeLine {
  const sorted = [...pieces].sort((a, b) => a.x - b.x);
  const top = Math.min(...sorted.map(({ y }) => y));
  const x = sorted[0].x;
  const lengths = sorted.map(({ glyphs }) => glyphs.length);
  const bold = sorted.reduce((sum, { isBold }, i) => sum + (isBold ? lengths[i] : -lengths[i]), 0);
  return {
    pieces: sorted,
    text: lineText(sorted),
    x,
    y: top,
    width: Math.max(...sorted.map(rightOf)) - x,
    height: Math.max(...sorted.map(({ y, height }) => y + height)) - top,
    size: mainSize(sorted),
    isBold: bold > 0,
  };
}

function mainSize(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>();
  for (const { size, glyphs } of pieces) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + glyphs.length);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function lineText(pieces: readonly Piece[]): string {
  let text = textOf(pieces[0]);
  for (let i = 1; i < pieces.length; i++) text += between(pieces[i - 1], pieces[i]) + textOf(pieces[i]);
  return text;
}

/** What stands between two pieces of a line: a blank where one was printed and seen, or where the gap is wide. */
function between(left: Piece, right: Piece): string {
  const gap = right.x - rightOf(left);
  const size = Math.min(left.size, right.size);
  if (gap >= BLANK * size) return ' ';
  return right.isSpaced && gap >= 0.15 * size ? ' ' : '';
}
