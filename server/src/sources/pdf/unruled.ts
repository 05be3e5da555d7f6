/** Tables that no lines are drawn round, or only lines along the rows: their columns are told by where the text stands. */

import { arrangeByPosition } from '../by-position/arrange';
import { isAmount } from '../by-position/boxes';
import type { Arranged, Piece as PlacedPiece, Printed } from '../by-position/model';
import type { TypeLine } from './lines-of-type';
import { beginsAnew, type Piece, partsOf, rightOf, textOf } from './page-model';
import type { PageTable, TableCell } from './page-table';

/** So many lines with amounts in columns make a table. */
const MIN_ROWS = 3;
/** Lines without amounts between two that have them: names broken over lines, groups. */
const MAX_BETWEEN = 3;
/** Lines of a header at most. */
const MAX_HEADER = 8;
/** Lines of one cell lie this near, in sizes of the type. */
const NEAR = 1.2;
const CAPTION = /单位\s*[:：]|单位名称|^(?:注|备注|说明)[:：]|表$|^表|^\d*[年月日]/;
const SENTENCE = /[。；]$/;

/** Where a table stands among lines, and what it is. */
export interface UnruledTable {
  readonly start: number;
  readonly end: number;
  readonly table: PageTable;
}

/** The tables among lines that follow each other; `number` is that of the first on its page. */
export function unruledTables(lines: readonly TypeLine[], page: number, number: number): UnruledTable[] {
  const found: UnruledTable[] = [];
  for (const { start, end } of rangesOf(lines)) {
    const isBeginning = beginningsOf(lines.slice(start, end));
    const arranged = arrangeByPosition(
      lines.slice(start, end).map((line) => placedPieces(line, isBeginning)),
    );
    if (!arranged || arranged.columns.some(({ isOpen }) => isOpen)) continue;
    const table = tableOf(arranged, lines.slice(start, end), page, number + found.length);
    found.push({ start, end, table });
  }
  return found;
}

const hasAmounts = ({ isParted, pieces }: TypeLine): boolean =>
  isParted && pieces.some((piece) => isAmount(textOf(piece)));

/** Runs of lines that may be tables: from the header above the first amounts to what belongs to the last. */
function rangesOf(lines: readonly TypeLine[]): { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const rows = lines.flatMap((line, i) => (hasAmounts(line) ? [i] : []));
  for (let first = 0; first < rows.length; ) {
    let last = first;
    while (last + 1 < rows.length && isConnected(lines, rows[last], rows[last + 1])) last++;
    if (last - first + 1 >= MIN_ROWS) {
      const floor = ranges[ranges.length - 1]?.end ?? 0;
      ranges.push({ start: headerStart(lines, rows[first], floor), end: lastEnd(lines, rows[last]) });
    }
    first = last + 1;
  }
  return ranges;
}

function isConnected(lines: readonly TypeLine[], row: number, next: number): boolean {
  if (next - row - 1 > MAX_BETWEEN) return false;
  return lines.slice(row + 1, next).every(({ text }) => !SENTENCE.test(text) && !CAPTION.test(text));
}

function headerStart(lines: readonly TypeLine[], row: number, floor: number): number {
  let start = row;
  while (start > floor && row - start < MAX_HEADER && mayBeHeader(lines[start - 1], lines[row])) start--;
  // A header names columns: a line of one word above all of them is a title.
  while (start < row && !lines[start].isParted && !lines[start + 1].isParted) start++;
  return start;
}

function mayBeHeader({ text, size }: TypeLine, row: TypeLine): boolean {
  return !SENTENCE.test(text) && !CAPTION.test(text) && size < 1.3 * row.size;
}

/** Behind the last row stands at most what its name was broken into. */
function lastEnd(lines: readonly TypeLine[], row: number): number {
  const [line, next] = [lines[row], lines[row + 1]];
  if (!next || SENTENCE.test(next.text) || CAPTION.test(next.text)) return row + 1;
  const isNear = next.y - (line.y + line.height) < 0.5 * NEAR * line.size;
  return isNear && next.width < 0.5 * line.width ? row + 2 : row + 1;
}

interface Placed extends PlacedPiece {
  readonly line: TypeLine;
  readonly left: number;
  readonly right: number;
}

/** Words of so many lines, and of this share of all, that begin at one place, to the point, begin a column. */
const FEWEST_BEGINNINGS = 3;
const SHARE_OF_BEGINNINGS = 0.25;

/** Tells where columns begin, in points. */
function beginningsOf(lines: readonly TypeLine[]): (x: number) => boolean {
  const counts = new Map<number, number>();
  for (const { pieces } of lines)
    for (const piece of pieces)
      if (!isAmount(textOf(piece)))
        counts.set(Math.round(piece.x), (counts.get(Math.round(piece.x)) ?? 0) + 1);
  const fewest = Math.max(FEWEST_BEGINNINGS, SHARE_OF_BEGINNINGS * lines.length);
  const countNear = (x: number): number =>
    [-1, 0, 1].reduce((sum, by) => sum + (counts.get(Math.round(x) + by) ?? 0), 0);
  return (x) => countNear(x) >= fewest;
}

/** A name that was cut off touches what stands in the next column: the piece is parted where that was begun anew. */
function partedAtColumns(piece: Piece, isBeginning: (x: number) => boolean): Piece[] {
  const cuts = piece.glyphs.flatMap(({ x }, at) => (beginsAnew(piece, at) && isBeginning(x) ? [at] : []));
  return partsOf(piece, cuts);
}

/** A digit is half as wide as the type is large. */
function placedPieces(line: TypeLine, isBeginning: (x: number) => boolean): Placed[] {
  const digit = line.size / 2;
  const pieces = line.pieces.flatMap((piece) => partedAtColumns(piece, isBeginning));
  return pieces.map((piece) => ({
    text: textOf(piece),
    x: piece.x / digit,
    width: piece.width / digit,
    beginsColumn: isBeginning(piece.x),
    line,
    left: piece.x,
    right: rightOf(piece),
  }));
}

function tableOf(
  { columns, rows, headerLines }: Arranged<Placed>,
  lines: readonly TypeLine[],
  page: number,
  number: number,
): PageTable {
  const depth = headerLines === 0 ? 0 : Math.max(1, ...columns.map(({ path }) => path.length));
  const header = columns.flatMap(({ path }, column) => headerCells(columns, path, column, depth));
  const body = rows.flatMap(({ cells }, row) =>
    cells.flatMap((printed, column) =>
      printed.length === 0 ? [] : [cellOf(printed, depth + row, column, 1, 1)],
    ),
  );
  return {
    page,
    number,
    xs: columnEdges(columns, rows),
    ys: rowEdges(lines, rows, headerLines, depth),
    cells: [...header, ...body],
  };
}

type Columns = Arranged<Placed>['columns'];

/** The cells of a header that begin at a column: what is over several columns stands in the first of them. */
function headerCells(
  columns: Columns,
  path: readonly Printed<Placed>[],
  column: number,
  depth: number,
): TableCell[] {
  return path.flatMap((printed, level) => {
    const isSame = (other: number): boolean => columns[other]?.path[level]?.[0]?.[0] === printed[0]?.[0];
    if (printed.length === 0 || (column > 0 && isSame(column - 1))) return [];
    let span = 1;
    while (column + span < columns.length && isSame(column + span)) span++;
    const rowSpan = level === path.length - 1 ? depth - level : 1;
    return [cellOf(printed, level, column, rowSpan, span)];
  });
}

function cellOf(
  printed: Printed<Placed>,
  row: number,
  column: number,
  rowSpan: number,
  columnSpan: number,
): TableCell {
  const text = printed.map((pieces) => pieces.map((piece) => piece.text).join('')).join('');
  const isBold = printed.every((pieces) => pieces.every(({ line }) => line.isBold));
  return { row, column, rowSpan, columnSpan, text, isBold, indent: 0, isFull: false };
}

/** Columns are at least this wide, in points: lines nearer to each other are taken for one. */
const LEAST_WIDTH = 5;

/** The places between columns: half way from the right end of one to the left end of the next. */
function columnEdges(columns: Columns, rows: Arranged<Placed>['rows']): number[] {
  const sides = columns.map((_, column) => {
    const pieces = rows.flatMap(({ cells }) => cells[column].flat());
    const named = columns[column].path.slice(-1).flat(2);
    const all = pieces.length > 0 ? pieces : named;
    return {
      left: Math.min(...all.map(({ left }) => left)),
      right: Math.max(...all.map(({ right }) => right)),
    };
  });
  const edges = sides.slice(1).map(({ left }, i) => (sides[i].right + left) / 2);
  const rising = [sides[0].left, ...edges, sides[sides.length - 1].right];
  for (let i = 1; i < rising.length; i++) rising[i] = Math.max(rising[i], rising[i - 1] + LEAST_WIDTH);
  return rising;
}

/** The places between rows: the upper edges of their lines, header levels parted evenly. */
function rowEdges(
  lines: readonly TypeLine[],
  rows: Arranged<Placed>['rows'],
  headerLines: number,
  depth: number,
): number[] {
  const top = lines[0].y;
  const bottom = lines[lines.length - 1].y + lines[lines.length - 1].height;
  const bodyTop = lines[headerLines]?.y ?? bottom;
  const header = Array.from({ length: depth }, (_, i) => top + ((bodyTop - top) * i) / depth);
  return [...header, ...rows.map(({ line }) => lines[line].y), bottom];
}
