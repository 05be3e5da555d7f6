/** Arranges lines of pieces into a table by where they stand: header cells, columns, rows, with blank cells kept. */

import { beginsRowName } from '../../knowledge/row-names';
import { isNumbered, LINES } from '../../lexicon/ordinals';
import { type Box, boxesOf, boxOf, isAmount, wordsOf } from './boxes';
import { type BodyColumn, columnsOf } from './columns';
import { type HeaderWords, type Interval, type Leaf, leavesOf, leavesOver, spannersOf } from './header';
import { type Match, matchColumns } from './match';
import type { Arranged, Line, Piece, Printed } from './model';
import { type PlacedLine, rowsOf } from './rows';

/** No header has more lines. */
const DEEPEST_HEADER = 24;
/** No line of a header cell is longer. */
const LONGEST_WORD = 22;
const CODE_NAME = /^\d{3,9}(?:[-—－]?[^\d.,，年月日\s]|$)/;
const INDEX =
  /^(?:栏次|栏目|列次|行次|类|款|项|[甲乙丙]|[*＊]{1,3}|[（(]?\d{1,2}[)）]?(?:[=＝][\d＋+—-]+)?)$/;

/**
 * The table that lines make up: those of its header, if it has one, and of its rows on one page, captions and notes left
 * out, blank lines kept as such. `undefined` where positions do not tell one table clearly.
 */
export function arrangeByPosition<P extends Piece>(lines: readonly Line<P>[]): Arranged<P> | undefined {
  const headerLines = headerEnd(lines);
  return headerLines === undefined ? undefined : arrange(lines, headerLines);
}

/** The same of a page that goes on with a table: what stands above its first amounts may be the name of a row. */
export function arrangeRows<P extends Piece>(lines: readonly Line<P>[]): Arranged<P> | undefined {
  return arrange(lines, 0);
}

function arrange<P extends Piece>(lines: readonly Line<P>[], headerLines: number): Arranged<P> | undefined {
  const indexLine = indexIn(lines, headerLines);
  const bodyStart = indexLine === undefined ? headerLines : indexLine + 1;
  const rows = lines.slice(bodyStart).map((pieces, at) => boxesOf(pieces, bodyStart + at));
  const columns = columnsOf(rows);
  if (!columns || columns.length < 2 || !columns.some(({ isFigures }) => isFigures)) return undefined;
  const header = readHeader(lines.slice(0, headerLines).map(wordsOf), columns);
  if (!header) return undefined;
  const { leaves, matches, above } = header;
  const slots = slotsOf(matches, columns);
  const placed = placeLines(rows, slots, columns);
  if (!placed) return undefined;
  const isFigures = slots.map(({ own }) => own.some((column) => columns[column].isFigures));
  return {
    columns: slots.map((slot, index) => ({
      path: pathOf(slot, leaves, above),
      isFigures: isFigures[index],
      ...(slot.isOpen && { isOpen: true }),
      ...placeOf(slot, leaves, columns),
    })),
    rows: rowsOf(placed, isFigures),
    headerLines: bodyStart,
  };
}

/** How much cheaper the less likely way to read a header must be. */
const LEAST_GAIN = 0.3;

interface Header<P extends Piece> {
  readonly leaves: readonly Leaf<P>[];
  readonly matches: readonly Match[];
  readonly above: readonly (readonly Box<P>[])[];
}

/** The header's cells and the columns below them, by its own lines or else by those columns. */
function readHeader<P extends Piece>(
  words: readonly (readonly Box<P>[])[],
  columns: readonly BodyColumn<P>[],
): Header<P> | undefined {
  if (words.every((line) => line.length === 0))
    return { leaves: [], above: [], matches: columns.map((_, column) => ({ columns: [column] })) };
  const read = [false, true].flatMap((areSpanning) => {
    const header = leavesOf(words, areSpanning);
    const way = header && matchColumns(header.leaves, columns);
    return header && way ? [{ header, ...way }] : [];
  });
  if (read.length > 0) {
    const { header, matches } = read.reduce((best, one) => (one.cost < best.cost - LEAST_GAIN ? one : best));
    return withAbove(header, matches, columns, words);
  }
  const over = leavesOver(words, columns);
  const matches = columns.map((_, column): Match => ({ leaf: column, columns: [column] }));
  return over && withAbove(over, matches, columns, words);
}

function withAbove<P extends Piece>(
  header: HeaderWords<P>,
  matches: readonly Match[],
  columns: readonly BodyColumn<P>[],
  words: readonly (readonly Box<P>[])[],
): Header<P> {
  const places: Interval[] = header.leaves.map(({ from, to }) => ({ from, to }));
  for (const { leaf, columns: own } of matches)
    if (leaf !== undefined)
      for (const column of own) {
        const { from, to } = places[leaf];
        places[leaf] = { from: Math.min(from, columns[column].from), to: Math.max(to, columns[column].to) };
      }
  return { leaves: header.leaves, matches, above: spannersOf(header, places, words) };
}

/** How many lines the header has: those before the first that only a row can be; `undefined` where no row comes. */
function headerEnd<P extends Piece>(lines: readonly Line<P>[]): number | undefined {
  for (let at = 0; at < lines.length && at < DEEPEST_HEADER; at++) {
    const boxes = boxesOf(lines[at], at);
    if (boxes.length === 0) continue;
    if (isIndex(boxes) || isRow(boxes) || lines[at].some(({ text }) => text.length > LONGEST_WORD)) return at;
  }
  return undefined;
}

function isRow<P extends Piece>(boxes: readonly Box<P>[]): boolean {
  const [first] = boxes;
  if (boxes.some(({ text }) => isAmount(text))) return true;
  return (
    CODE_NAME.test(first.text) ||
    isNumbered(first.text, LINES) ||
    (boxes.length > 1 && beginsRowName(first.text) && boxes.some(({ text }) => isNumbered(text, LINES)))
  );
}

function isIndex<P extends Piece>(boxes: readonly Box<P>[]): boolean {
  const digits = boxes.filter(({ text }) => text.length > 0 && text.charCodeAt(0) < 0x3a).length;
  return boxes.length > 1 && digits >= 2 && boxes.every(({ text }) => INDEX.test(text));
}

/** The line that numbers the columns. */
function indexIn<P extends Piece>(lines: readonly Line<P>[], from: number): number | undefined {
  const boxes = from < lines.length ? boxesOf(lines[from], from) : [];
  return boxes.length > 0 && isIndex(boxes) ? from : undefined;
}

/** A column of the finished table. */
interface Slot {
  readonly leaf?: number;
  /** The columns of the rows in it: several where none has words beside another. */
  readonly own: readonly number[];
  readonly isOpen?: boolean;
}

/** Columns of words below one header cell are one where no two of them are filled in one line. */
function slotsOf<P extends Piece>(matches: readonly Match[], columns: readonly BodyColumn<P>[]): Slot[] {
  return matches.flatMap(({ leaf, columns: own, isOpen }): Slot[] => {
    if (own.length < 2) return [{ leaf, own, isOpen }];
    const lines = own.flatMap((column) => columns[column].boxes.map(({ line }) => line));
    const isOne = new Set(lines).size === lines.length;
    return isOne ? [{ leaf, own, isOpen }] : own.map((column) => ({ leaf, own: [column], isOpen }));
  });
}

function placeLines<P extends Piece>(
  rows: readonly (readonly Box<P>[])[],
  slots: readonly Slot[],
  columns: readonly BodyColumn<P>[],
): PlacedLine<P>[] | undefined {
  const lines = new Map<number, (Box<P> | undefined)[]>();
  for (const row of rows)
    if (row.length > 0)
      lines.set(
        row[0].line,
        Array.from({ length: slots.length }, () => undefined),
      );
  for (const [index, slot] of slots.entries())
    for (const box of slot.own
      .flatMap((column) => [...columns[column].boxes])
      .sort((a, b) => a.from - b.from)) {
      const cells = lines.get(box.line) as (Box<P> | undefined)[];
      const taken = cells[index];
      if (taken && (isAmount(taken.text) || isAmount(box.text))) return undefined;
      cells[index] = taken ? boxOf([...taken.pieces, ...box.pieces], box.line) : box;
    }
  return [...lines.entries()].map(([line, cells]) => ({ line, cells }));
}

function pathOf<P extends Piece>(
  { leaf }: Slot,
  leaves: readonly Leaf<P>[],
  above: readonly (readonly Box<P>[])[],
): Printed<P>[] {
  if (leaf === undefined) return [];
  const cells = [...above[leaf].map((word) => [word]), leaves[leaf].words];
  return cells.map((boxes) => boxes.map(({ pieces }) => pieces));
}

function placeOf<P extends Piece>(
  { leaf, own }: Slot,
  leaves: readonly Leaf<P>[],
  columns: readonly BodyColumn<P>[],
): Interval {
  const places = own.length > 0 || leaf === undefined ? own.map((column) => columns[column]) : [leaves[leaf]];
  return {
    from: Math.min(...places.map(({ from }) => from)),
    to: Math.max(...places.map(({ to }) => to)),
  };
}
