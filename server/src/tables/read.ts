/** Reads a text into blocks: tables with their captions, and the text between them. */

import { unescapeMarkdown } from '../text/markdown';
import { compact } from '../text/normalise';
import { lineCount, lineSpan, lineStart, type Snapshot } from '../text/snapshot';
import {
  isCaptionLine,
  isHeading,
  isOpening,
  mayBeTitle,
  namesTable,
  stripTitle,
  titleOffset,
} from './captions';
import { cellBetween, rebase } from './cells';
import { joinContinuedRows } from './continued-rows';
import { captionKey, continuationOf, type Segment, type TextLine } from './continued-tables';
import { splitWithoutEdges } from './edges';
import { readFrontMatter } from './front-matter';
import type { Grid, GridRow } from './grid';
import { COLUMN_NUMBERS, columnCount, columnNumbers, isIndexRow, readColumns } from './header';
import { classifyLines, type LineKind } from './lines';
import type { Block, Caption, Cell, ReadDocument, Row, Table, TextBlock } from './model';
import { readCells } from './readers/cells';
import { readPipes } from './readers/pipes';
import { readSpaced } from './readers/spaced';
import { readSpacedForm } from './readers/spaced-forms';
import { readTabs } from './readers/tabs';

/** How the lines of a file are read: one reader a layout, tried in order on every line that may begin a table. */
interface Language {
  readonly readers: readonly ((
    snapshot: Snapshot,
    kinds: readonly LineKind[],
    line: number,
  ) => Grid | undefined)[];
  readonly readLine: (snapshot: Snapshot, line: number) => TextLine;
}

const DISCLOSURE: Language = {
  readers: [readPipes, readTabs, readCells, readSpacedForm, readSpaced],
  readLine: readTextLine,
};

/** A file with front matter is in the table language: other layouts are text there. */
const TABLE_LANGUAGE: Language = { readers: [readPipes], readLine: readMarkdownLine };

/** How far above a table its title may stand, in printed lines. */
const CAPTION_LINES = 8;

/** 栏 and 列. */
const COLUMN_CHARACTERS: readonly number[] = [0x680f, 0x5217];
const SENTENCE_END = /[。；]/;
const TAB = 9;

/** A block with the offset of its first character. */
export interface Placed {
  readonly block: Block;
  readonly offset: number;
}

/** Reads any text; never throws. A text without tables is one block of text. */
export function readDocument(snapshot: Snapshot): ReadDocument {
  const { frontMatter, endLine } = readFrontMatter(snapshot);
  const placed = readBlocks(snapshot, endLine, true, frontMatter ? TABLE_LANGUAGE : DISCLOSURE);
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
export function readBlocks(
  snapshot: Snapshot,
  firstLine: number,
  isEnd: boolean,
  language = DISCLOSURE,
): Placed[] {
  const { segments, rest } = cut(snapshot, classifyLines(snapshot), firstLine, language);
  return assemble(snapshot, segments, rest, isEnd);
}

/** Reads a text that is one table with its caption and nothing more; `undefined` where it is more than that, or less. */
export function readTable(
  snapshot: Snapshot,
  isEnd: boolean,
): { readonly block: Table; readonly offset: number } | undefined {
  const { segments, rest } = cut(snapshot, classifyLines(snapshot), 0, DISCLOSURE);
  if (segments.length !== 1 || rest.length > 0) return undefined;
  const [placed, ...others] = assemble(snapshot, segments, rest, isEnd);
  return placed.block.type === 'table' && others.length === 0
    ? { block: placed.block, offset: placed.offset }
    : undefined;
}

/** Walks the lines once, handing each to the reader of its layout. */
function cut(snapshot: Snapshot, kinds: readonly LineKind[], firstLine: number, language: Language) {
  const segments: Segment[] = [];
  let above: TextLine[] = [];
  for (let line = firstLine; line < lineCount(snapshot); ) {
    const found = kinds[line] === 'blank' ? undefined : readGrid(snapshot, kinds, line, language);
    if (found && isTable(found)) {
      const { grid, split } = splitWithoutEdges(found);
      segments.push({ above, grid, split, columns: columnCount(split, grid.positional) });
      above = [];
      line = grid.endLine;
      continue;
    }
    if (kinds[line] !== 'blank') above.push(language.readLine(snapshot, line));
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

function readGrid(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
  { readers }: Language,
): Grid | undefined {
  for (const read of readers) {
    const grid = read(snapshot, kinds, line);
    if (grid) return grid;
  }
  return undefined;
}

function readTextLine(snapshot: Snapshot, line: number): TextLine {
  const { text } = snapshot;
  const { start, end } = lineSpan(snapshot, line);
  const pieces: Cell[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text.charCodeAt(at) !== TAB) continue;
    const piece = cellBetween(text, from, at);
    if (piece.text !== '') pieces.push(piece);
    from = at + 1;
  }
  return { line, pieces };
}

/** A line of Markdown is one piece; escaped characters stand where they are printed. */
function readMarkdownLine(snapshot: Snapshot, line: number): TextLine {
  const { start, end } = lineSpan(snapshot, line);
  const cell = cellBetween(snapshot.text, start, end);
  return { line, pieces: [{ ...cell, text: unescapeMarkdown(cell.text) }] };
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
    const captionFrom = first.grid.layout === 'pipes' ? belowHeading(first.above) : captionStart(first.above);
    const caption = first.above.slice(captionFrom);
    const captions = new Set(caption.flatMap((line) => line.pieces.map((piece) => captionKey(piece.text))));
    for (index++; index < segments.length; index++) {
      const part = continuationOf(
        first,
        parts[parts.length - 1],
        segments[index],
        captions,
        segments[index + 1],
      );
      if (!part) break;
      parts.push(part);
    }
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

/** Index of the heading above a pipe table, where only captions stand between; else as for other layouts. */
function belowHeading(above: readonly TextLine[]): number {
  for (let i = above.length - 1; i >= 0; i--) {
    const texts = above[i].pieces.map((piece) => piece.text);
    if (texts.some(isHeading)) return i;
    if (!texts.every(isCaptionLine)) break;
  }
  return captionStart(above);
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

/** How many columns a table has: more rows than those of its first page may say so, but not those of a form. */
function columnsOf(parts: readonly Segment[]): number {
  const [{ split, columns, grid }] = parts;
  if (parts.length === 1 || split.isForm || grid.columns) return columns;
  const data = parts.flatMap((part) => part.split.data);
  return Math.max(columns, columnCount({ ...split, data }, grid.positional));
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
  const count = Math.max(
    ...parts.map((part) => (part.split.header.length > 0 ? part.columns : 0)),
    columnsOf(parts),
  );
  const move = (cell: Cell): Cell => rebase(cell, offset);
  const columns = first.grid.columns ?? readColumns(first.split.header, count, first.grid.positional);
  const printed = parts.flatMap((part) => part.split.data.filter(isDataRow));
  const isWhole = first.split.isForm || first.grid.layout === 'pipes';
  const rows = isWhole ? printed : joinContinuedRows(printed, columns);
  const numbers = parts.flatMap(({ split }) => (split.index ? columnNumbers(split.index) : []));
  const table: Table = {
    type: 'table',
    layout: first.grid.layout,
    start: 0,
    end: lineSpan(snapshot, endLine - 1).end - offset,
    lines: endLine - firstLine,
    isLast,
    caption: readCaption(caption, move),
    columns: columns.map((column) => ({ path: column.path, headers: column.headers.map(move) })),
    rows: rows.map((row) => row.movedTo?.(offset, firstLine) ?? moveRow(row, firstLine, move)),
    ...(first.split.isForm && { isForm: true }),
    ...(numbers.length > 0 && {
      columnNumbers: numbers.map(({ value, cell }) => ({ value, cell: move(cell) })),
    }),
  };
  return { block: table, offset };
}

/** A row of column numbers under a header repeated within the table is no data. */
function isDataRow(row: GridRow): boolean {
  if (row.outline && !COLUMN_CHARACTERS.includes(row.outline.firstChar)) return row.outline.first >= 0;
  if (row.loose?.length || row.undetermined) return true;
  const first = row.cells.find((cell) => cell.text !== '');
  return first !== undefined && !(COLUMN_NUMBERS.test(compact(first.text)) && isIndexRow(row));
}

function moveRow(row: GridRow, firstLine: number, move: (cell: Cell) => Cell): Row {
  const cells = row.cells.map(move);
  const line = row.line - firstLine;
  const { undetermined } = row;
  if (!row.loose?.length) return undetermined ? { cells, undetermined, line } : { cells, line };
  return {
    cells,
    loose: row.loose.map(({ numbers, columns }) => ({ numbers: numbers.map(move), columns })),
    ...(undetermined && { undetermined }),
    line,
  };
}

function readCaption(lines: readonly TextLine[], move: (cell: Cell) => Cell): Caption {
  const pieces = lines.flatMap((line) => line.pieces);
  const title =
    pieces.find((piece) => isHeading(piece.text)) ??
    pieces.findLast((piece) => namesTable(piece.text) && mayBeTitle(piece.text)) ??
    pieces.findLast((piece) => mayBeTitle(piece.text));
  return {
    title: title && move(withoutMarks(title)),
    mark: title && titleOffset(title.text) > 0 ? move(markOf(title)) : undefined,
    lines: pieces.filter((piece) => piece !== title).map(move),
  };
}

/** What stands before the title itself. */
function markOf({ text, start }: Cell): Cell {
  const length = titleOffset(text);
  return { text: text.slice(0, length), start, end: start + length };
}

/** The title itself, without the bookmark or heading mark before it. */
function withoutMarks(title: Cell): Cell {
  const from = title.start + titleOffset(title.text);
  const text = stripTitle(title.text);
  return { text, start: from, end: from + text.length };
}
