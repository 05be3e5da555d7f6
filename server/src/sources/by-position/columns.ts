/** Finds the columns of a table from its rows: figures by their right edges, words by the gaps between them. */

import { countBelow } from '../../text/collections';
import { type Box, boxOf, figuresOf, isInteger, isNil } from './boxes';
import type { Piece } from './model';

/** A column of the rows: the boxes in it. */
export interface BodyColumn<P extends Piece> {
  readonly isFigures: boolean;
  readonly boxes: readonly Box<P>[];
  readonly from: number;
  readonly to: number;
}

/** Right edges so near are those of one column: text that comes from a page is off by one now and then. */
const EDGE_SLACK = 2;
/** A table of more columns is none that anybody prints. */
const MOST_COLUMNS = 60;
/** The same of figures that share no line: the place of a column moves by some characters between parts of a page. */
const SHIFTED = 0.25;
/** Share of the narrower interval that must be common to both. */
const OVERLAP = 0.6;

/** The columns from left to right; `undefined` where boxes of one line cannot be parted. */
export function columnsOf<P extends Piece>(
  rows: readonly (readonly Box<P>[])[],
): BodyColumn<P>[] | undefined {
  const figures = clusters(withoutCodes(rows, rows.flatMap(figuresOf)));
  if (!figures) return undefined;
  const numbers = mergeCentred(figures).map(
    (cluster): Mutable<P> => ({ ...hullOf(cluster), boxes: [...cluster] }),
  );
  const strips: Box<P>[][] = Array.from({ length: numbers.length + 1 }, () => []);
  const columnOfBox = new Map(
    numbers.flatMap((number, column) => number.boxes.map((box) => [box, column] as const)),
  );
  for (const row of rows) divide(row, numbers, strips, columnOfBox);
  const columns: BodyColumn<P>[] = [];
  for (let strip = 0; strip <= numbers.length; strip++) {
    const words = wordColumns(strips[strip]);
    if (!words) return undefined;
    columns.push(...words);
    if (strip < numbers.length) columns.push(columnOf(true, numbers[strip].boxes));
    if (columns.length > MOST_COLUMNS) return undefined;
  }
  return columns;
}

/** So many codes that begin at one place have a column there. */
const FEWEST_CODES = 3;
const CODE = /^\d{3}(?:\d{2}){0,2}$/;

/** The figures without codes whose names stand on another line: below each other with those that have them beside. */
function withoutCodes<P extends Piece>(
  rows: readonly (readonly Box<P>[])[],
  figures: readonly Box<P>[],
): readonly Box<P>[] {
  if (!figures.some(({ text }) => CODE.test(text))) return figures;
  const known = new Set(figures);
  const counts = new Map<number, number>();
  for (const box of rows.flat()) {
    const at = Math.round(box.from);
    if (CODE.test(box.text) && !known.has(box)) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const isBelowCodes = ({ from }: Box<P>): boolean => (counts.get(Math.round(from)) ?? 0) >= FEWEST_CODES;
  return figures.filter((box) => !(CODE.test(box.text) && isBelowCodes(box)));
}

interface Mutable<P extends Piece> {
  readonly from: number;
  readonly to: number;
  readonly boxes: Box<P>[];
}

function columnOf<P extends Piece>(isFigures: boolean, boxes: readonly Box<P>[]): BodyColumn<P> {
  return { isFigures, boxes, ...hullOf(boxes) };
}

function hullOf<P extends Piece>(boxes: readonly Box<P>[]): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    from = Math.min(from, box.from);
    to = Math.max(to, box.to);
  }
  return { from, to };
}

/** Groups of boxes whose right edges are near each other, no two of one line; `undefined` where there are too many. */
function clusters<P extends Piece>(boxes: readonly Box<P>[]): Box<P>[][] | undefined {
  const sorted = [...boxes].sort((a, b) => a.to - b.to);
  const open = cutWhere(sorted, (gap) => gap > EDGE_SLACK);
  const found: Box<P>[][] = [];
  while (open.length > 0) {
    if (found.length + open.length > MOST_COLUMNS) return undefined;
    const cluster = open.pop() as Box<P>[];
    if (!hasTwoOfOneLine(cluster)) {
      found.push(cluster);
      continue;
    }
    const at = widestGap(cluster);
    open.push(cluster.slice(0, at), cluster.slice(at));
  }
  return found.sort((a, b) => meanOf(a) - meanOf(b));
}

function cutWhere<P extends Piece>(sorted: readonly Box<P>[], isCut: (gap: number) => boolean): Box<P>[][] {
  const parts: Box<P>[][] = [];
  sorted.forEach((box, index) => {
    if (index === 0 || isCut(box.to - sorted[index - 1].to)) parts.push([box]);
    else parts[parts.length - 1].push(box);
  });
  return parts;
}

function hasTwoOfOneLine<P extends Piece>(boxes: readonly Box<P>[]): boolean {
  return new Set(boxes.map(({ line }) => line)).size < boxes.length;
}

/** The index of the box behind the widest gap between right edges. */
function widestGap<P extends Piece>(sorted: readonly Box<P>[]): number {
  let best = 1;
  for (let i = 2; i < sorted.length; i++)
    if (sorted[i].to - sorted[i - 1].to > sorted[best].to - sorted[best - 1].to) best = i;
  return best;
}

function meanOf<P extends Piece>(boxes: readonly Box<P>[]): number {
  return boxes.reduce((sum, { from, to }) => sum + (from + to) / 2, 0) / boxes.length;
}

/** Figures that are centred have other right edges where they are longer: clusters that overlap and share no line are one. */
function mergeCentred<P extends Piece>(found: readonly Box<P>[][]): Box<P>[][] {
  const merged: Box<P>[][] = [];
  for (const cluster of found) {
    const last = merged.at(-1);
    if (
      last &&
      overlap(typical(last), typical(cluster)) >= SHIFTED &&
      !hasTwoOfOneLine([...last, ...cluster])
    )
      last.push(...cluster);
    else merged.push([...cluster]);
  }
  return merged;
}

function typical<P extends Piece>(boxes: readonly Box<P>[]): { from: number; to: number } {
  const count = boxes.length;
  const sum = boxes.reduce((all, { from, to }) => ({ from: all.from + from, to: all.to + to }), {
    from: 0,
    to: 0,
  });
  return { from: sum.from / count, to: sum.to / count };
}

/** The share of the narrower of two intervals that lies in the other. */
export function overlap(a: { from: number; to: number }, b: { from: number; to: number }): number {
  const common = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return common / Math.max(0.5, Math.min(a.to - a.from, b.to - b.from));
}

/** Puts the boxes of a line that are no amounts into the strips between the columns of amounts, noughts into these. */
function divide<P extends Piece>(
  row: readonly Box<P>[],
  numbers: readonly Mutable<P>[],
  strips: readonly Box<P>[][],
  taken: Map<Box<P>, number>,
): void {
  row.forEach((box, index) => {
    if (taken.has(box)) return;
    const left = row.slice(0, index).reduce((most, one) => Math.max(most, taken.get(one) ?? -1), -1);
    const right = row
      .slice(index + 1)
      .reduce((least, one) => Math.min(least, taken.get(one) ?? numbers.length), numbers.length);
    if (isNil(box.text) || isInteger(box.text)) {
      const column = numbers.findIndex(
        (number, at) => at > left && at < right && overlap(number, box) >= OVERLAP && isUnder(number, box),
      );
      if (column >= 0) {
        numbers[column].boxes.push(box);
        taken.set(box, column);
        return;
      }
    }
    const centre = (box.from + box.to) / 2;
    let strip = numbers.findIndex(({ from, to }) => (from + to) / 2 > centre);
    if (strip < 0) strip = numbers.length;
    strips[Math.min(right, Math.max(left + 1, strip))].push(box);
  });
}

/** Whole numbers stand below others where one of their edges does; dashes and noughts may be centred. */
function isUnder(column: { from: number; to: number }, box: Box<Piece>): boolean {
  const isAtEdge = Math.abs(column.to - box.to) <= EDGE_SLACK || Math.abs(column.from - box.from) <= 1;
  return isNil(box.text) || isAtEdge;
}

/** Columns of words: parted where no box stands in any line, and where boxes of one line must be parted. */
function wordColumns<P extends Piece>(boxes: readonly Box<P>[]): BodyColumn<P>[] | undefined {
  const open = components(boxes);
  const found: Box<P>[][] = [];
  while (open.length > 0) {
    if (open.length + found.length > MOST_COLUMNS) return undefined;
    const part = open.pop() as Box<P>[];
    const parts = hasTwoOfOneLine(part) ? (codesApart(part) ?? cutInTwo(part)) : [part];
    if (parts.length < 2) found.push(part);
    else open.push(...parts);
  }
  const columns = found.map((part) => columnOf(false, part)).sort((a, b) => a.from - b.from);
  return joinStrays(columns);
}

function cutInTwo<P extends Piece>(boxes: readonly Box<P>[]): Box<P>[][] {
  const at = bestCut(boxes);
  return at === undefined ? [] : partedAt(boxes, at).filter(({ length }) => length > 0);
}

/** How far apart codes of one column begin: names beside them move them by some characters, levels set in by more. */
const MOST_SPREAD = 5;

/** Codes that begin at about one place, left of the names beside them: names on lines of their own may reach below them. */
function codesApart<P extends Piece>(boxes: readonly Box<P>[]): Box<P>[][] | undefined {
  const codes = boxes.filter(({ text }) => CODE.test(text));
  const names = boxes.filter(({ text }) => !CODE.test(text));
  if (codes.length < FEWEST_CODES || names.length < FEWEST_CODES || hasTwoOfOneLine(codes)) return undefined;
  const from = hullOf(codes).from;
  const fromOfCode = new Map(codes.map((code) => [code.line, code.from]));
  const areOne = codes.every((code) => code.from <= from + MOST_SPREAD);
  const areLeft = names.every(
    ({ line, from: name }) => name > (fromOfCode.get(line) ?? Number.NEGATIVE_INFINITY),
  );
  return areOne && areLeft ? [codes, names] : undefined;
}

function components<P extends Piece>(boxes: readonly Box<P>[]): Box<P>[][] {
  const parts: Box<P>[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const box of [...boxes].sort((a, b) => a.from - b.from)) {
    if (box.from >= end + 0.5) parts.push([]);
    parts[parts.length - 1].push(box);
    end = Math.max(end, box.to);
  }
  return parts;
}

/** Where to cut a column so that most boxes of one line are parted and few are cut through; `undefined` where none does. */
function bestCut<P extends Piece>(boxes: readonly Box<P>[]): number | undefined {
  const lefts: number[] = [];
  const rights: number[] = [];
  const byLine = [...boxes].sort((a, b) => a.line - b.line || a.from - b.from);
  byLine.forEach((box, index) => {
    const before = byLine[index - 1];
    if (before?.line !== box.line) return;
    lefts.push(before.to);
    rights.push(box.from);
  });
  const sort = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);
  const [ends, begins] = [sort(lefts), sort(rights)];
  const [from, to] = [sort(boxes.map((box) => box.from)), sort(boxes.map((box) => box.to))];
  let best: number | undefined;
  let most = 0;
  for (const at of new Set(begins)) {
    const parted = countBelow(ends, at + 0.5) - countBelow(begins, at - 0.5);
    const crossing = countBelow(from, at - 0.5) - countBelow(to, at + 0.5);
    if (parted - 2 * crossing > most) [best, most] = [at, parted - 2 * crossing];
  }
  return best;
}

/** How far a box reaches over a cut that goes through it, on either side. */
const CROSSING = 3;

/** The boxes left and right of a cut; those that it goes through are parted at the blank that is nearest. */
function partedAt<P extends Piece>(boxes: readonly Box<P>[], at: number): [Box<P>[], Box<P>[]] {
  const left: Box<P>[] = [];
  const right: Box<P>[] = [];
  for (const box of boxes) {
    const piece = pieceAt(box, at);
    if (piece > 0) {
      left.push(boxOf(box.pieces.slice(0, piece), box.line));
      right.push(boxOf(box.pieces.slice(piece), box.line));
    } else if ((box.from + box.to) / 2 < at) left.push(box);
    else right.push(box);
  }
  return [left, right];
}

/** The piece of a box that begins behind a cut; 0 where the box is whole. Characters spread over a cell are. */
function pieceAt<P extends Piece>({ pieces, from, to }: Box<P>, at: number): number {
  if (pieces.every(({ text }) => text.length === 1)) return 0;
  let best = 0;
  for (let i = 1; i < pieces.length; i++)
    if (best === 0 || Math.abs(pieces[i].x - at) < Math.abs(pieces[best].x - at)) best = i;
  if (best === 0) return 0;
  if (Math.abs(pieces[best].x - at) < 1.6) return best;
  return from < at - CROSSING && to > at + CROSSING ? best : 0;
}

/** A column of hardly any words between two others is the label of a total, centred over several: it stands in the next one. */
function joinStrays<P extends Piece>(columns: readonly BodyColumn<P>[]): BodyColumn<P>[] {
  const most = Math.max(0, ...columns.map(({ boxes }) => boxes.length));
  const isStray = ({ boxes }: BodyColumn<P>): boolean =>
    boxes.length <= 2 && boxes.length * 4 <= most && !boxes.every(({ text }) => isInteger(text));
  const kept: BodyColumn<P>[] = [];
  let strays: Box<P>[] = [];
  for (const column of columns) {
    if (isStray(column)) {
      const before = kept.at(-1);
      const joined = before && [...before.boxes, ...column.boxes];
      if (before && joined && !hasTwoOfOneLine(joined) && column.from < before.to + 3)
        kept[kept.length - 1] = { ...before, boxes: joined };
      else strays.push(...column.boxes);
      continue;
    }
    const joined = [...strays, ...column.boxes];
    if (strays.length > 0 && !hasTwoOfOneLine(joined)) kept.push({ ...column, boxes: joined });
    else {
      if (strays.length > 0) kept.push(columnOf(false, strays));
      kept.push(column);
    }
    strays = [];
  }
  if (strays.length > 0) {
    const before = kept.at(-1);
    const joined = before && [...before.boxes, ...strays];
    if (before && joined && !hasTwoOfOneLine(joined)) kept[kept.length - 1] = { ...before, boxes: joined };
    else kept.push(columnOf(false, strays));
  }
  return kept;
}
