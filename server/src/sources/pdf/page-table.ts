/** A table of one page: its lattice with the text of each cell. */

import type { GridPlace } from '../model';
import { type CellText, cellText } from './cell-text';
import type { Lattice } from './lattice';
import { beginsAnew, type Glyph, type Piece, partsOf, rightOf, textOf } from './page-model';

export interface TableCell extends GridPlace, CellText {}

/** Cells that hold nothing stay in where they are merged. */
export interface PageTable {
  readonly page: number;
  /** Its number on the page, from 1. */
  readonly number: number;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly TableCell[];
}

/** Which pieces stand within a lattice. */
export function isWithin({ xs, ys }: Lattice, piece: Piece): boolean {
  const x = piece.x + piece.width / 2;
  const y = piece.y + piece.height / 2;
  return x > xs[0] - 2 && x < xs[xs.length - 1] + 2 && y > ys[0] - 1 && y < ys[ys.length - 1] + 1;
}

/** Fills a lattice with the pieces that stand within it. */
export function fillLattice(
  lattice: Lattice,
  pieces: readonly Piece[],
  page: number,
  number: number,
): PageTable {
  const { xs, ys, cells } = lattice;
  const contents: Piece[][] = cells.map(() => []);
  const placed = pieces.flatMap((piece) => partedAtLines(lattice, piece));
  for (const piece of placed) contents[cellAt(lattice, piece)].push(piece);
  const filled = cells.flatMap((cell, i) => {
    const [left, right] = [xs[cell.column], xs[cell.column + cell.columnSpan]];
    if (contents[i].length > 0) return [{ ...cell, ...cellText(contents[i], left, right) }];
    return cell.rowSpan > 1 || cell.columnSpan > 1
      ? [{ ...cell, text: '', isBold: false, indent: 0, isFull: false }]
      : [];
  });
  return { page, number, xs, ys, cells: filled };
}

/** The index of the stretch between rising `places` that holds `at`; outside, the first or last. */
export function stretchAt(places: readonly number[], at: number): number {
  let low = 0;
  let high = places.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (places[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ownerAt({ xs, ys, owner }: Lattice, x: number, y: number): number {
  return owner[stretchAt(ys, y) * (xs.length - 1) + stretchAt(xs, x)];
}

/** So near, in sizes of the type, text begins to the line on the left of its cell. */
const AT_LINE = 0.5;

/** The cell that a piece begins in where it runs over into the next, else the one that holds most of it. */
function cellAt(lattice: Lattice, piece: Piece): number {
  const y = piece.y + piece.height / 2;
  const from = stretchAt(lattice.xs, piece.x);
  const to = stretchAt(lattice.xs, rightOf(piece));
  if (from === to || isRunningOver(lattice, piece, from, to)) return ownerAt(lattice, piece.x, y);
  const shares = new Map<number, number>();
  const row = stretchAt(lattice.ys, y) * (lattice.xs.length - 1);
  for (let column = from; column <= to; column++) {
    const left = column === from ? piece.x : lattice.xs[column];
    const right = column === to ? rightOf(piece) : lattice.xs[column + 1];
    const cell = lattice.owner[row + column];
    shares.set(cell, (shares.get(cell) ?? 0) + right - left);
  }
  return [...shares].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Words set against the left line of a cell, whose end is not set against the right line of another, as figures are. */
function isRunningOver({ xs }: Lattice, piece: Piece, from: number, to: number): boolean {
  const near = AT_LINE * piece.size;
  const isAtLeft = piece.x - xs[from] < near;
  return isAtLeft && xs[to + 1] - rightOf(piece) > near && !AMOUNT.test(textOf(piece));
}

const isFigure = ({ text }: Glyph): boolean => /[\d,.]/.test(text);
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}$/;

/** Pieces that touch across a line of the table: a code and a name, two amounts set close, a name cut off where the next cell begins. */
function partedAtLines(lattice: Lattice, piece: Piece): Piece[] {
  const y = piece.y + piece.height / 2;
  const { glyphs, size } = piece;
  if (AMOUNT.test(textOf(piece))) return [piece];
  const isAtLine = (x: number): boolean =>
    ownerAt(lattice, x - 0.6 * size, y) !== ownerAt(lattice, x + 0.6 * size, y);
  const textBetween = (from: number, to: number): string =>
    glyphs
      .slice(from, to)
      .map(({ text }) => text)
      .join('');
  const cuts: number[] = [];
  for (let i = 1; i < glyphs.length; i++) {
    if (!isAtLine(glyphs[i].x)) continue;
    const isOther = isFigure(glyphs[i - 1]) !== isFigure(glyphs[i]);
    if (isOther || beginsAnew(piece, i) || AMOUNT.test(textBetween(cuts[cuts.length - 1] ?? 0, i)))
      cuts.push(i);
  }
  return partsOf(piece, cuts);
}
