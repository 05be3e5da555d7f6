/** Reads a text into blocks: tables with their captions, and the text between them. */

import { SERIAL } from '../knowledge/column-words';
import { compact } from '../text/normalise';
import { lineCount, lineSpan, lineStart, type Snapshot } from '../text/snapshot';
import {
  isBodyLine,
  isCaptionLine,
  isMarkedContinued,
  isOpening,
  isPageNumber,
  isUnitLine,
  mayBeTitle,
  namesTable,
  stripTitle,
  titleOffset,
} from './captions';
import { cellBetween, isEmpty, rebase } from './cells';
import { joinContinuedRows } from './continued-rows';
import { readFrontMatter } from './front-matter';
import type { Grid, GridRow } from './grid';
import { columnCount, type HeaderSplit, readColumns, splitHeader } from './header';
import { classifyLines, type LineKind } from './lines';
import type { Block, Caption, Cell, ReadDocument, Row, Table, TextBlock } from './model';
import { readCells } from './readers/cells';
import { readPipes } from './readers/pipes';
import { readSpaced } from './readers/spaced';
import { readTabs } from './readers/tabs';

/** One reader a layout, tried in this order on every line that may begin a table. */
const READERS: readonly ((
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
) => Grid | undefined)[] = [readPipes, readTabs, readCells, readSpaced];

/** How far above a table its title may stand, in printed lines. */
const CAPTION_LINES = 8;

const SENTENCE_END = /[。；]/;

/** A grid with the printed lines between it and the grid before. */
interface Segment {
  readonly above: readonly TextLine[];
  readonly grid: Grid;
  readonly split: HeaderSplit;
  readonly columns: number;
}

/** A printed line of text, in pieces where tabs part it. Spans are absolute. */
interface TextLine {
  readonly line: number;
  readonly pieces: readonly Cell[];
}

/** A block with the offset of its first character. */
export interface Placed {
  readonly block: Block;
  readonly offset: number;
}

/** Reads any text; never throws. A text without tables is one block of text. */
export function readDocument(snapshot: Snapshot): ReadDocument {
  const { frontMatter, endLine } = readFrontMatter(snapshot);
  const placed = readBlocks(snapshot, endLine, true);
  return documentOf(placed, frontMatter);
}

/** A document of blocks in order. */
export function documentOf(
  placed: readonly Placed[],
  frontMatter: ReadDocument['frontMatter'],
): ReadDocument {
  const offsets = new Map<Block, number>();
  for (const { block, offset } of placed) offsets.set(block, offset);
  return { blocks: placed.map(({ block }) => block), offsets, frontMatter };
}

/** Reads a text from a line on. `isEnd` is false for a piece of a text that goes on, whose last table is not its last. */
export function readBlocks(snapshot: Snapshot, firstLine: number, isEnd: boolean): Placed[] {
  const { segments, rest } = cut(snapshot, classifyLines(snapshot), firstLine);
  return assemble(snapshot, segments, rest, isEnd);
}

/** Walks the lines once, handing each to the reader of its layout. */
function cut(snapshot: Snapshot, kinds: readonly LineKind[], firstLine: number) {
  const segments: Segment[] = [];
  let above: TextLine[] = [];
  for (let line = firstLine; line < lineCount(snapshot); ) {
    const grid = kinds[line] === 'blank' ? undefined : readGrid(snapshot, kinds, line);
    if (grid && isTable(grid)) {
      const split = splitHeader(grid);
      segments.push({ above, grid, split, columns: columnCount(split, grid.positional) });
      above = [];
      line = grid.endLine;
      continue;
    }
    if (kinds[line] !== 'blank') above.push(readTextLine(snapshot, line));
    line++;
  }
  return { segments, rest: above };
}

/** A single row that holds a sentence is text with a stray tab. */
function isTable(grid: Grid): boolean {
  return (
    grid.rows.length > 1 || !grid.rows.some((row) => row.cells.some((cell) => SENTENCE_END.test(cell.text)))
  );
}

function readGrid(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  for (const read of READERS) {
    const grid = read(snapshot, kinds, line);
    if (grid) return grid;
  }
  return undefined;
}

function readTextLine(snapshot: Snapshot, line: number): TextLine {
  const { start, end } = lineSpan(snapshot, line);
  const { text } = snapshot;
  const pieces: Cell[] = [];
  let from = start;
  for (let at = text.indexOf('\t', from); at >= 0 && at < end; at = text.indexOf('\t', from)) {
    pieces.push(cellBetween(text, from, at));
    from = at + 1;
  }
  pieces.push(cellBetween(text, from, end));
  return { line, pieces: pieces.filter((piece) => piece.text !== '') };
}

function assemble(
  snapshot: Snapshot,
  segments: readonly Segment[],
  rest: readonly TextLine[],
  isEnd: boolean,
): Placed[] {
  const placed: Placed[] = [];
  for (let index = 0; index < segments.length; ) {
    const first = segments[index];
    const parts = [first];
    const captionFrom = captionStart(first.above);
    const caption = first.above.slice(captionFrom);
    const captions = new Set(caption.flatMap((line) => line.pieces.map((piece) => captionKey(piece.text))));
    for (
      index++;
      index < segments.length && continues(first, parts[parts.length - 1], segments[index], captions);
      index++
    )
      parts.push(segments[index]);
    pushText(placed, first.above.slice(0, captionFrom));
    placed.push(
      buildTable(snapshot, caption, parts, isEnd && index === segments.length && rest.length === 0),
    );
  }
  pushText(placed, rest);
  return placed;
}

/** Text is one block up to a line that may open another disclosure. */
function pushText(placed: Placed[], lines: readonly TextLine[]): void {
  let start = 0;
  lines.forEach((line, index) => {
    if (index === start || !isOpening(line.pieces[0]?.text ?? '')) return;
    pushBlock(placed, lines.slice(start, index));
    start = index;
  });
  pushBlock(placed, lines.slice(start));
}

function pushBlock(placed: Placed[], lines: readonly TextLine[]): void {
  if (lines.length === 0) return;
  const offset = lines[0].pieces[0]?.start ?? 0;
  const cells = lines.flatMap((line) => line.pieces.map((piece) => rebase(piece, offset)));
  const end = cells.at(-1)?.end ?? 0;
  const block: TextBlock = { type: 'text', start: 0, end, lines: cells };
  placed.push({ block, offset });
}

/** Index of the first line above a table that belongs to it: from the title down. */
function captionStart(above: readonly TextLine[]): number {
  let start = above.length;
  let title = -1;
  for (let i = above.length - 1; i >= 0 && above.length - i <= CAPTION_LINES; i--) {
    const texts = above[i].pieces.map((piece) => piece.text);
    if (texts.every(isCaptionLine)) start = i;
    else if (!texts.every((text) => mayBeTitle(text) || isCaptionLine(text))) break;
    else {
      if (title < 0) title = i;
      if (!texts.some(namesTable)) continue;
      title = i;
      break;
    }
  }
  return title < 0 ? start : Math.min(title, start);
}

/** Whether a grid goes on with the table before it: over a page break, with or without its header repeated. */
function continues(first: Segment, previous: Segment, next: Segment, captions: ReadonlySet<string>): boolean {
  if (previous.grid.layout !== next.grid.layout) return false;
  const between = next.above.flatMap((line) => line.pieces.map((piece) => piece.text));
  if (!between.every((text) => isPageNumber(text) || isRepeated(text, captions))) return false;
  if (first.grid.layout === 'pipes') return false;
  if (next.split.header.length === 0) return fits(first, next) && between.every(isPageNumber);
  if (!sameHeader(first, next)) return false;
  const repeatsTitle = between.some((text) => !isCaptionLine(text) && !isPageNumber(text));
  if (!repeatsTitle || between.some(isMarkedContinued)) return true;
  return !beginsAgain(first, previous, next);
}

/** A line printed above the table too, or one that belongs above any of its pages; another body begins another table. */
function isRepeated(text: string, captions: ReadonlySet<string>): boolean {
  return captions.has(captionKey(text)) || isUnitLine(text) || (isCaptionLine(text) && !isBodyLine(text));
}

function captionKey(text: string): string {
  return compact(stripTitle(text));
}

function fits(first: Segment, next: Segment): boolean {
  return next.columns <= first.columns && next.columns >= Math.min(first.columns, 2);
}

/** Under a repeated title and header, rows that begin like those of the first page are another table. */
function beginsAgain(first: Segment, previous: Segment, next: Segment): boolean {
  const [begin, last, following] = [first.split.data[0], previous.split.data.at(-1), next.split.data[0]];
  if (!begin || !last || !following) return true;
  if (SERIAL.test(compact(first.split.header[0]?.cells[0]?.text ?? ''))) {
    const serials = previous.split.data.flatMap(({ cells }) =>
      isEmpty(cells[0]) ? [] : [Number(cells[0].text)],
    );
    return Number(following.cells[0]?.text) !== (serials.at(-1) ?? 0) + 1;
  }
  return labelOf(begin) === labelOf(following) || isTotalRow(last);
}

function labelOf(row: GridRow): string {
  return row.cells.map((cell) => (/\d[\d,]*\.\d/.test(cell.text) ? '' : compact(cell.text))).join('\t');
}

function isTotalRow(row: GridRow): boolean {
  return row.cells.some((cell) => /^(?:合计|[^\d]{0,4}总计)$/.test(compact(cell.text)));
}

function sameHeader(a: Segment, b: Segment): boolean {
  return headerWords(a) === headerWords(b);
}

/** The words of a header: where each stands may differ from page to page. */
function headerWords(segment: Segment): string {
  return segment.split.header
    .flatMap((row) => row.cells.map((cell) => compact(cell.text)))
    .filter((word) => word !== '')
    .sort()
    .join('\t');
}

function buildTable(
  snapshot: Snapshot,
  caption: readonly TextLine[],
  parts: readonly Segment[],
  isLast: boolean,
): Placed {
  const first = parts[0];
  const firstLine = caption[0]?.line ?? first.grid.firstLine;
  const endLine = parts[parts.length - 1].grid.endLine;
  const offset = caption[0]?.pieces[0]?.start ?? lineStart(snapshot, firstLine);
  const count = Math.max(...parts.map((part) => part.columns));
  const move = (cell: Cell): Cell => rebase(cell, offset);
  const columns = first.grid.columns ?? readColumns(first.split.header, count, first.grid.positional);
  const table: Table = {
    type: 'table',
    layout: first.grid.layout,
    start: 0,
    end: lineSpan(snapshot, endLine - 1).end - offset,
    lines: endLine - firstLine,
    isLast,
    caption: readCaption(caption, move),
    columns: columns.map((column) => ({ path: column.path, headers: column.headers.map(move) })),
    rows: joinContinuedRows(
      parts.flatMap((part) => part.split.data.filter(isPrintedRow)),
      columns,
    ).map((row) => moveRow(row, firstLine, move)),
  };
  return { block: table, offset };
}

function isPrintedRow(row: GridRow): boolean {
  return row.cells.some((cell) => cell.text !== '');
}

function moveRow(row: GridRow, firstLine: number, move: (cell: Cell) => Cell): Row {
  const cells = row.cells.map(move);
  const line = row.line - firstLine;
  if (!row.loose?.length) return { cells, line };
  return {
    cells,
    loose: row.loose.map(({ numbers, columns }) => ({ numbers: numbers.map(move), columns })),
    line,
  };
}

function readCaption(lines: readonly TextLine[], move: (cell: Cell) => Cell): Caption {
  const pieces = lines.flatMap((line) => line.pieces);
  const title =
    pieces.findLast((piece) => namesTable(piece.text) && mayBeTitle(piece.text)) ??
    pieces.findLast((piece) => mayBeTitle(piece.text));
  return {
    title: title && move(withoutMarks(title)),
    lines: pieces.filter((piece) => piece !== title).map(move),
  };
}

/** The title itself, without the bookmark or heading mark before it. */
function withoutMarks(title: Cell): Cell {
  const from = title.start + titleOffset(title.text);
  const text = stripTitle(title.text);
  return { text, start: from, end: from + text.length };
}
