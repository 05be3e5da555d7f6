/** Reader of the `aligned` layout: text whose columns are kept by blanks, so that cells are known by where they stand. */

import { piecesOfLine, type TextPiece, wideWidthOf } from '../../sources/aligned';
import { arrangeByPosition, arrangeRows } from '../../sources/by-position/arrange';
import { isAmount } from '../../sources/by-position/boxes';
import type { Arranged, ArrangedColumn, ArrangedRow, Line, Printed } from '../../sources/by-position/model';
import { memoize } from '../../text/memo';
import { lineStart, lineText, type Snapshot } from '../../text/snapshot';
import { areCaptions, isNote, isPageNumber, mayBeTitle, namesTable } from '../captions';
import type { Grid, GridRow } from '../grid';
import type { LineKind } from '../lines';
import type { Cell, Column } from '../model';
import { isCaptionText, lineCell, SENTENCE } from './spaced-lines';

/** Blank lines that part a table from what follows. */
const MOST_BLANK = 6;
/** How far below the beginning of a table its first amount must stand, in printed lines. */
const FIRST_AMOUNT = 40;
/** So many blanks part cells; how many of the gaps in a line of several amounts must be as wide. */
const CELL_GAP = 2;
const LONGEST_CELL = 60;
/** Characters from one stop to the next, and the share of the pieces that stand at one where tabs were there before. */
const TAB_STOP = 8;
const MOST_AT_STOPS = 0.9;
/** The share of the figures that stand in line where blanks keep columns. */
const LEAST_ALIGNED = 0.7;
/** Sentences set in so far stand in a column of the table, below and beside its figures. */
const DEEP = 20;
/** How many lines of a caption may stand above a table. */
const MOST_CAPTIONS = 6;
const FORM_FEED = 12;
/** Decimals on a line of their own: amounts without them would be other amounts. */
const LOST_DECIMALS = /^\.\d\d(?:\D|\d{1,3},|$)/;

/** Reads a table whose header, or on a page that goes on with one whose first row, stands on `line`. */
export function readAligned(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  const tried = triedIn(kinds);
  if (line < tried.until) return tried.grid?.firstLine === line ? tried.grid : undefined;
  if (kinds[line] !== 'text' || !mayBegin(snapshot, line) || headsIn(snapshot, kinds).has(line))
    return undefined;
  const endLine = endOf(snapshot, kinds, line);
  if (endLine === undefined) return undefined;
  tried.until = endLine;
  tried.grid = readLines(snapshot, kinds, line, endLine);
  return tried.grid;
}

/** Whether such a table begins right below a line of its caption: other readers might take that for a header. */
export function isAboveAligned(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let next = line;
  while (
    next < kinds.length &&
    next < line + MOST_CAPTIONS &&
    (kinds[next] === 'blank' || !mayBegin(snapshot, next))
  )
    next++;
  return next > line && readAligned(snapshot, kinds, next) !== undefined;
}

function readLines(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
  endLine: number,
): Grid | undefined {
  const numbers = Array.from({ length: endLine - line }, (_, i) => line + i);
  const wide = wideWidthOf(snapshot, numbers);
  const lines = numbers.map((one) =>
    isLeftOut(snapshot, kinds, one) ? [] : piecesOfLine(snapshot, one, wide),
  );
  if (
    !areApart(lines) ||
    areAtStops(lines) ||
    lines.some((pieces) => pieces.some(({ text }) => LOST_DECIMALS.test(text)))
  )
    return undefined;
  const end = lastRowEnd(lines);
  const own = lines.slice(0, end);
  const arranged =
    arrangeByPosition(own) ?? (beginsPage(snapshot, kinds, line) ? arrangeRows(own) : undefined);
  if (!arranged || !areAligned(arranged)) return undefined;
  const columns = arranged.columns.map((column) => columnOf(snapshot, column));
  const header = arranged.headerLines > 0 ? [headerRow(columns, line)] : [];
  return {
    layout: 'aligned',
    rows: [...header, ...arranged.rows.map((row) => rowOf(snapshot, row, line))],
    columns,
    places: arranged.columns.map(({ isFigures, from, to }, column) => ({
      isFigures,
      isBlank: arranged.rows.every(({ cells }) => cells[column].length === 0),
      from,
      to,
    })),
    firstLine: line,
    endLine: line + end,
    headerRows: header.length,
    positional: true,
  };
}

/** Whether blanks stand for tabs up to their stops: a long word takes those behind it to other stops than its column's. */
function areAtStops(lines: readonly Line<TextPiece>[]): boolean {
  const columns = lines.flatMap((pieces) =>
    pieces.slice(1).map(({ start }) => start - pieces[0].start + Math.round(pieces[0].x)),
  );
  const atStops = columns.filter((column) => column % TAB_STOP === 0);
  return atStops.length >= MOST_AT_STOPS * columns.length;
}

/**
 * Whether the figures of columns stand below each other, by their ends, their middles or their beginnings. Where blanks
 * part the cells without keeping columns, such as those put for tabs, a figure stands as far on as the name before it is
 * long.
 */
function areAligned({ columns, rows }: Arranged<TextPiece>): boolean {
  let figures = 0;
  let aligned = 0;
  const ends = columns.filter(({ isFigures }) => isFigures).map(({ to }) => to);
  columns.forEach(({ isFigures, to }, column) => {
    if (!isFigures) return;
    const places = rows.flatMap(({ cells }) => {
      const piece = cells[column][0]?.[0];
      return piece && isFigureWord(piece.text) ? [piece] : [];
    });
    figures += places.length;
    const way = Math.min(...ends.filter((end) => end !== to).map((end) => Math.abs(end - to)));
    const slack = Math.max(LEAST_SLACK, Number.isFinite(way) ? SLACK * way : 0);
    aligned += Math.max(
      ...[0, 0.5, 1].map((share) =>
        mostAtOnePlace(
          places.map(({ x, width }) => x + share * width),
          slack,
        ),
      ),
    );
  });
  return aligned >= LEAST_ALIGNED * figures;
}

/** Figures so near each other, in characters, or by this share of the way to the next column, stand below each other. */
const LEAST_SLACK = 2;
const SLACK = 0.25;

/** How many of the places are no further apart than `slack`. */
function mostAtOnePlace(places: readonly number[], slack: number): number {
  const sorted = [...places].sort((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; from < sorted.length; from++) {
    while (to < sorted.length && sorted[to] <= sorted[from] + slack) to++;
    most = Math.max(most, to - from);
  }
  return most;
}

/** The line behind the last row: words below the last figures that a blank line parts from them stand below the table. */
function lastRowEnd(lines: readonly Line<TextPiece>[]): number {
  const figures = lines.findLastIndex((pieces) => pieces.some(({ text }) => isFigureWord(text)));
  const gaps = lines.filter((pieces, index) => pieces.length > 0 && lines[index - 1]?.length === 0).length;
  const isSpread = gaps * 2 > lines.filter(({ length }) => length > 0).length;
  let end = figures + 1;
  for (let next = end; next < lines.length; next++) {
    if (lines[next].length > 0) end = next + 1;
    else if (!isSpread || lines[next + 1]?.length === 0) break;
  }
  return end;
}

/** Blank lines, and page numbers among rows. */
function isLeftOut(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  return kinds[line] === 'blank' || isPageNumber(lineCell(snapshot, line).text);
}

/** Up to which line a table was looked for: lines of one that was not understood begin none. */
const triedIn = memoize((_: readonly LineKind[]): Tried => ({ until: 0 }));

interface Tried {
  until: number;
  /** What was read of the lines before. */
  grid?: Grid;
}

/** Whether a header or a row may stand on a line: no title, caption, note, page number or sentence. */
function mayBegin(snapshot: Snapshot, line: number): boolean {
  const { text } = lineCell(snapshot, line);
  return !endsTable(text) && !isCaptionText(text);
}

/** Whether a line ends the table above it; `indent` is how far its first character stands from the left. */
function endsTable(text: string, indent = 0): boolean {
  if (isPageNumber(text) || isNote(text)) return true;
  const pieces = piecesIn(text);
  const words = pieces.map((piece) => piece.text);
  const sentence = pieces.find((piece) => SENTENCE.test(piece.text) || piece.text.length > LONGEST_CELL);
  if (sentence) return indent + sentence.at < DEEP && !(pieces.length > 2 && words.some(isAmount));
  if (pieces.length === 1 && namesTable(text) && mayBeTitle(text)) return true;
  return areCaptions(words);
}

/** What wide gaps part, with how far from the first character each begins. */
function piecesIn(text: string): { readonly text: string; readonly at: number }[] {
  return [...text.matchAll(APART)].map((match) => ({ text: match[0], at: match.index }));
}

const APART = /\S+(?:\s\S+)*/g;

/** The line behind the last one that may be part of the table; `undefined` where no amount comes. */
function endOf(snapshot: Snapshot, kinds: readonly LineKind[], line: number): number | undefined {
  const head = lineText(snapshot, line);
  // The rest of a name may be printed again; of a header all words.
  const first = piecesIn(head).length > 1 ? head.replace(BLANKS, '') : undefined;
  let end = line;
  let printed = 0;
  let hasAmount = false;
  for (let next = line; next < kinds.length && kinds[next] !== 'tabs'; next++) {
    if (kinds[next] === 'blank') {
      if (next - end >= MOST_BLANK) break;
      continue;
    }
    if (kinds[next] !== 'text') break;
    if (next > line && snapshot.text.charCodeAt(lineStart(snapshot, next)) === FORM_FEED) break;
    const { text, start } = lineCell(snapshot, next);
    // A page may end among rows that stand as those before it.
    if (next > line && isPageNumber(text)) continue;
    const isEnd = next > line && endsTable(text, start - lineStart(snapshot, next));
    if (isEnd && !isNameAbove(snapshot, kinds, next)) break;
    if (next > line + 1 && text.replace(BLANKS, '') === first) break;
    printed++;
    hasAmount ||= text.split(/\s+/).some(isFigureWord);
    if (!hasAmount && printed > FIRST_AMOUNT) return undefined;
    end = next + 1;
  }
  return hasAmount ? end : undefined;
}

const CODE_NAME = /^\d{3,9}[-—－]\S+$/;

/** A code with its name, which the bodies above tables have too, right above the figures of its row, which are set in further. */
function isNameAbove(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  if (kinds[line + 1] !== 'text') return false;
  const [own, next] = [lineCell(snapshot, line), lineCell(snapshot, line + 1)];
  const indent = (start: number, of: number): number => start - lineStart(snapshot, of);
  return (
    CODE_NAME.test(own.text) &&
    next.text.split(/\s+/).some(isFigureWord) &&
    indent(next.start, line + 1) > indent(own.start, line)
  );
}

/** So many pages begin with the same line where that is their running head. */
const FEWEST_HEADS = 3;

/** The lines of running heads: what several pages begin with, set off from the rest, the numbers in it aside. */
function headsIn(snapshot: Snapshot, kinds: readonly LineKind[]): ReadonlySet<number> {
  return headsOf(kinds)(snapshot);
}

const headsOf = memoize((kinds: readonly LineKind[]) => {
  let heads: ReadonlySet<number> | undefined;
  return (snapshot: Snapshot): ReadonlySet<number> => {
    heads ??= findHeads(snapshot, kinds);
    return heads;
  };
});

function findHeads(snapshot: Snapshot, kinds: readonly LineKind[]): ReadonlySet<number> {
  const byText = new Map<string, number[]>();
  for (let line = 0; line < kinds.length; line++) {
    if (snapshot.text.charCodeAt(lineStart(snapshot, line)) !== FORM_FEED) continue;
    let first = line;
    while (first < kinds.length && kinds[first] === 'blank') first++;
    if (first === kinds.length) break;
    const text = lineText(snapshot, first).replace(/[\s\d]+/g, '');
    if (text === '' || kinds[first + 1] !== 'blank') continue;
    const lines = byText.get(text);
    if (lines) lines.push(first);
    else byText.set(text, [first]);
  }
  return new Set([...byText.values()].filter(({ length }) => length >= FEWEST_HEADS).flat());
}

/** Whether nothing but a running head and a page number stands above a line on its page: it may go on with a table. */
function beginsPage(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  const heads = headsIn(snapshot, kinds);
  for (let at = line; at >= 0; at--) {
    if (at < line && kinds[at] !== 'blank' && !heads.has(at) && !isPageNumber(lineCell(snapshot, at).text))
      return false;
    if (snapshot.text.charCodeAt(lineStart(snapshot, at)) === FORM_FEED) return true;
  }
  return false;
}

const BLANKS = /\s+/g;
const WHOLE = /^\d{4,}$/;

function isFigureWord(text: string): boolean {
  return isAmount(text) || WHOLE.test(text);
}

/** Whether blanks keep columns apart: most figures have wide gaps before them. Characters spread over a cell have narrow ones. */
function areApart(lines: readonly Line<TextPiece>[]): boolean {
  let wide = 0;
  let narrow = 0;
  for (const pieces of lines)
    pieces.forEach((piece, index) => {
      if (index === 0 || !isFigureWord(piece.text)) return;
      const { x, width } = pieces[index - 1];
      if (piece.x - x - width >= CELL_GAP) wide++;
      else narrow++;
    });
  return wide > narrow;
}

/** The header as one row: each word once, in the first column that it stands over. */
function headerRow(columns: readonly Column[], line: number): GridRow {
  const met = new Set<number>();
  return {
    line,
    cells: columns.map(({ headers }): Cell => {
      const own = headers.filter(({ start }) => !met.has(start));
      for (const { start } of own) met.add(start);
      const [first] = own;
      return first
        ? { ...first, text: own.map(({ text }) => text).join('') }
        : { text: '', start: 0, end: 0 };
    }),
  };
}

function rowOf(snapshot: Snapshot, { line, cells }: ArrangedRow<TextPiece>, first: number): GridRow {
  let at = lineStart(snapshot, first + line);
  return {
    line: first + line,
    cells: cells.map((printed): Cell => {
      if (printed.length === 0) return { text: '', start: at, end: at };
      const cell = cellOf(snapshot, printed);
      at = cell.end;
      return cell;
    }),
  };
}

function columnOf(snapshot: Snapshot, { path, isOpen }: ArrangedColumn<TextPiece>): Column {
  const headers = path.map((printed) => cellOf(snapshot, printed));
  return { path: headers.map(({ text }) => text.replace(/\s+/g, '')), headers, ...(isOpen && { isOpen }) };
}

/** A cell of the pieces of one line or several. */
function cellOf({ text }: Snapshot, printed: Printed<TextPiece>): Cell {
  const [first, ...more] = printed.map((pieces): Cell => {
    const [start, end] = [pieces[0].start, pieces[pieces.length - 1].end];
    return { text: text.slice(start, end), start, end };
  });
  return more.length === 0
    ? first
    : { ...first, text: [first, ...more].map((cell) => cell.text).join(''), more };
}
