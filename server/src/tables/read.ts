/** Reads a text into blocks: tables with their captions, and the text between them. */

import { unescapeMarkdown } from '../text/markdown';
import { lineCount, lineSpan, lineText, type Snapshot } from '../text/snapshot';
import { finish, type Steps } from '../text/steps';
import { buildTable } from './build-table';
import { belowHeading, belowWrittenTitle, captionStart } from './caption-above';
import { captionsBehindTitle, isHeading, isOpening, isWrapped } from './captions';
import { cellBetween, rebase, seen } from './cells';
import { captionKey, continuationOf, type Segment, type TextLine } from './continued-tables';
import { splitWithoutEdges } from './edges';
import { endOfFence, opensRelations } from './fences';
import { readFrontMatter } from './front-matter';
import { type Grid, MOST_COLUMNS } from './grid';
import { columnCount } from './header';
import { classifyLines, type LineKind } from './lines';
import type { Cell, Placed, ReadDocument, Table, TextBlock } from './model';
import { listOffsets } from './offsets';
import { isAboveAligned, readAligned } from './readers/aligned';
import { readCells } from './readers/cells';
import { readParagraphs } from './readers/paragraphs';
import { readPipes } from './readers/pipes';
import { readSpaced } from './readers/spaced';
import { readSpacedForm } from './readers/spaced-forms';
import { readTabs } from './readers/tabs';
import { isWaiverLine, readWaivers, withoutWaiverBehind } from './waivers';
import { readFaults } from './written-faults';

/** How the lines of a file are read: one reader a layout, tried in order on every line that may begin a table. */
interface Language {
  readonly readers: readonly ((
    snapshot: Snapshot,
    kinds: readonly LineKind[],
    line: number,
  ) => Grid | undefined)[];
  readonly readLine: (snapshot: Snapshot, line: number) => TextLine;
  /** Whether a table may go on behind the end of a page. */
  readonly hasPages: boolean;
  /** Whether fenced blocks state relations. */
  readonly hasFences: boolean;
}

const DISCLOSURE: Language = {
  readers: [readMarkdown, readTabs, readCells, readParagraphs, readSpacedForm, readAligned, readSpacedTable],
  readLine: readTextLine,
  hasPages: true,
  hasFences: false,
};

/** The table language: other layouts are text there. */
const TABLE_LANGUAGE: Language = {
  readers: [readPipes],
  readLine: readMarkdownLine,
  hasPages: false,
  hasFences: true,
};

const NO_TEXT: TextBlock = { type: 'text', start: 0, end: 0, lines: [] };
const SENTENCE_END = /[。；]/;
const SENTENCE_MARK = /[，。；]/;
const TAB = 9;

/**
 * Reads any text; never throws. A text without tables is one block of text. A text with front matter is in the table
 * language, and so is any that `isWritten`.
 */
export function readDocument(snapshot: Snapshot, isWritten = false): ReadDocument {
  return finish(readInSteps(snapshot, isWritten));
}

/** The same, table by table. */
export function* readInSteps(snapshot: Snapshot, isWritten = false): Steps<ReadDocument> {
  const { frontMatter, endLine } = readFrontMatter(snapshot, isWritten);
  if (!frontMatter && !isWritten) return documentOf(yield* readBlocks(snapshot, endLine, true));
  // What is written ends where its writer ends it: its last table is not cut off.
  const placed = yield* readBlocks(snapshot, endLine, !isWritten, TABLE_LANGUAGE);
  return writtenDocument(snapshot, placed, { frontMatter, isWritten });
}

/** What is known of a document in the table language beside its blocks. */
interface WrittenAs {
  readonly frontMatter: ReadDocument['frontMatter'];
  readonly isWritten: boolean;
}

/** A document in the table language: what its writer lets stand, and what is written badly, belongs to it. */
export function writtenDocument(
  snapshot: Snapshot,
  placed: readonly Placed[],
  { frontMatter, isWritten }: WrittenAs,
): ReadDocument {
  // What is wrong with front matter has to stand somewhere, though nothing stands below it yet.
  const blocks = placed.length === 0 && isWritten ? [{ block: NO_TEXT, offset: 0 }] : placed;
  const waivers = readWaivers(snapshot, placed);
  const faults = isWritten ? readFaults(snapshot, blocks) : [];
  return {
    ...documentOf(faults.length > 0 ? blocks : placed),
    ...(frontMatter && { frontMatter }),
    ...(isWritten && { isWritten }),
    ...(waivers.length > 0 && { waivers }),
    ...(faults.length > 0 && { faults }),
  };
}

/** A document of blocks in order. */
export function documentOf(placed: readonly Placed[]): ReadDocument {
  return { blocks: placed.map(({ block }) => block), offsets: listOffsets(placed) };
}

/** Reads a text from a line on. `isEnd` is false for a piece of a text that goes on, whose last table is not its last. */
export function* readBlocks(
  snapshot: Snapshot,
  firstLine: number,
  isEnd: boolean,
  language = DISCLOSURE,
): Steps<Placed[]> {
  const kinds = classifyLines(snapshot);
  yield;
  const { segments, rest } = yield* cut(snapshot, kinds, firstLine, language);
  return yield* assemble(snapshot, segments, rest, isEnd, language);
}

/** Reads a text that is one table with its caption and nothing more; `undefined` where it is more than that, or less. */
export function readTable(
  snapshot: Snapshot,
  isEnd: boolean,
): { readonly block: Table; readonly offset: number } | undefined {
  const { segments, rest } = finish(cut(snapshot, classifyLines(snapshot), 0, DISCLOSURE));
  if (segments.length !== 1 || rest.length > 0) return undefined;
  const [placed, ...others] = finish(assemble(snapshot, segments, rest, isEnd, DISCLOSURE));
  return placed.block.type === 'table' && others.length === 0
    ? { block: placed.block, offset: placed.offset }
    : undefined;
}

/** Walks the lines once, handing each to the reader of its layout. */
function* cut(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  firstLine: number,
  language: Language,
): Steps<{ readonly segments: readonly Segment[]; readonly rest: readonly TextLine[] }> {
  const segments: Segment[] = [];
  let above: TextLine[] = [];
  for (let line = firstLine; line < lineCount(snapshot); ) {
    yield;
    const found = kinds[line] === 'blank' ? undefined : readGrid(snapshot, kinds, line, language);
    if (found && isTable(found)) {
      const { grid, split, lead } = splitWithoutEdges(found);
      const untrimmed = grid === found ? undefined : found;
      segments.push({ above, grid, split, lead, columns: columnCount(split, grid.positional), untrimmed });
      above = [];
      line = grid.endLine;
      continue;
    }
    if (language.hasFences && isWaiverLine(snapshot, line)) {
      line++;
      continue;
    }
    const isFenced = language.hasFences && opensRelations(lineText(snapshot, line));
    const fence = isFenced ? readFence(snapshot, line) : [];
    above.push(...fence);
    if (fence.length === 0 && kinds[line] !== 'blank') above.push(language.readLine(snapshot, line));
    line += Math.max(1, fence.length);
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

/**
 * Tables that a program has turned into Markdown: it knows headers of one row only, so that the row of dashes stands
 * behind the first of several, or behind an empty one.
 */
function readMarkdown(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  const grid = readPipes(snapshot, kinds, line);
  if (!grid) return undefined;
  const first = grid.rows.findIndex(({ cells }) => cells.some(({ text }) => text !== ''));
  return { ...grid, rows: grid.rows.slice(Math.max(0, first)), headerRows: undefined };
}

function readSpacedTable(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  return isAboveAligned(snapshot, kinds, line) ? undefined : readSpaced(snapshot, kinds, line);
}

function readTextLine(snapshot: Snapshot, line: number): TextLine {
  const { text } = snapshot;
  const { start, end } = lineSpan(snapshot, line);
  const pieces: Cell[] = [];
  let from = start;
  let tabs = 0;
  let column: number | undefined;
  for (let at = start; at <= end; at++) {
    if (at < end && text.charCodeAt(at) !== TAB) continue;
    const piece = cellBetween(text, from, at);
    if (piece.text !== '') {
      pieces.push(piece);
      column ??= tabs;
    }
    from = at + 1;
    tabs++;
  }
  // So many tabs part nothing.
  if (pieces.length > MOST_COLUMNS) return { line, pieces: [cellBetween(text, start, end)] };
  return column ? { line, pieces, column } : { line, pieces };
}

/** The lines of a fenced block that states relations. */
function readFence(snapshot: Snapshot, first: number): TextLine[] {
  const end = endOfFence(snapshot, first);
  return Array.from({ length: end - first }, (_, index): TextLine => {
    const line = first + index;
    const { start, end } = lineSpan(snapshot, line);
    return { line, pieces: [cellBetween(snapshot.text, start, end)], isStated: true };
  });
}

/** A line of Markdown is one piece; escaped characters stand where they are printed. */
function readMarkdownLine(snapshot: Snapshot, line: number): TextLine {
  const { start, end } = lineSpan(snapshot, line);
  const cell = withoutWaiverBehind(cellBetween(snapshot.text, start, end));
  return { line, pieces: [{ ...cell, text: unescapeMarkdown(cell.text) }] };
}

function* assemble(
  snapshot: Snapshot,
  printed: readonly Segment[],
  rest: readonly TextLine[],
  isEnd: boolean,
  language: Language,
): Steps<Placed[]> {
  const { hasPages } = language;
  const placed: Placed[] = [];
  // Lines of a text that goes on behind them.
  let open: readonly TextLine[] = [];
  const segments = hasPages ? printed.map(seenAbove) : printed;
  for (let index = 0; index < segments.length; ) {
    yield;
    const first = withPieces(segments[index]);
    const { above } = printed[index];
    const parts: [Segment, ...Segment[]] = [first];
    const captionFrom = captionOf(first, language);
    const own = first.above.slice(captionFrom);
    const caption = own.filter(({ isStated }) => !isStated);
    const captions = new Set(caption.flatMap((line) => line.pieces.map((piece) => captionKey(piece.text))));
    for (index++; hasPages && index < segments.length; index++) {
      const part = continuationOf(parts, withPieces(segments[index]), captions, segments[index + 1]);
      if (!part) break;
      parts.push(part);
    }
    if (isWithoutHeader(first)) {
      const further = parts.slice(1).flatMap((part) => [...part.above, ...linesOf(snapshot, part.grid)]);
      const lines = [...open, ...above, ...linesOf(snapshot, first.grid), ...further];
      open = isProse(lines.at(-1)) ? lines : [];
      if (open.length === 0) pushText(placed, lines);
      continue;
    }
    pushText(placed, [...open, ...above.slice(0, captionFrom)]);
    open = [];
    const isLast = isEnd && index === segments.length && rest.length === 0;
    placed.push(buildTable(snapshot, { caption, stated: own.filter(isStated) }, parts, isLast));
  }
  pushText(placed, [...open, ...rest]);
  return placed;
}

/** Whether a line is one of a sentence, which blanks on both sides of its numbers may part as columns are. */
function isProse(line: TextLine | undefined): boolean {
  return line?.pieces.some(({ text }) => SENTENCE_MARK.test(text)) ?? false;
}

/**
 * Index of the first line above a table that belongs to it. What is stated there does not, unless it stands between the
 * heading and the table with nothing but captions.
 */
function captionOf({ above, grid }: Segment, { hasFences }: Language): number {
  if (grid.layout !== 'pipes') return captionStart(above);
  const from = above.findLastIndex(isStated) + 1;
  const own = above.slice(from);
  if (!hasFences) return belowHeading(own);
  const heading = from > 0 ? belowHeading(above.filter((line) => !isStated(line))) : -1;
  const title = above.filter((line) => !isStated(line))[heading];
  if (title?.pieces.some(({ text }) => isHeading(text))) return above.indexOf(title);
  return from + belowWrittenTitle(own);
}

function isStated(line: TextLine): boolean {
  return line.isStated === true;
}

/**
 * A segment in whose captions characters that nobody sees are none, and a title is parted from what is glued to it. Text
 * keeps them: each of its characters has its place.
 */
function seenAbove(segment: Segment): Segment {
  const above = segment.above.map((line) => ({
    ...line,
    pieces: line.pieces.map(seen).flatMap(partedBehindTitle),
  }));
  return { ...segment, above };
}

function partedBehindTitle(piece: Cell): Cell[] {
  const at = captionsBehindTitle(piece.text);
  if (at <= 0) return [piece];
  const title = piece.text.slice(0, at).trimEnd();
  return [
    { text: title, start: piece.start, end: piece.start + title.length },
    { ...piece, text: piece.text.slice(at), start: piece.start + at },
  ];
}

/** Rows kept apart by blanks that go on with no table, below no header: nobody knows what they are. */
function isWithoutHeader({ grid, split }: Segment): boolean {
  return grid.layout === 'aligned' && split.header.length === 0;
}

function linesOf(snapshot: Snapshot, { firstLine, endLine }: Grid): TextLine[] {
  const lines = Array.from({ length: endLine - firstLine }, (_, i) => readTextLine(snapshot, firstLine + i));
  return lines.filter(({ pieces }) => pieces.length > 0);
}

/** Blanks that part what stands side by side above a table whose columns are kept by blanks. */
const APART = /\s{3,}/g;

/** The segment with the lines above it in the pieces that they are printed in. */
function withPieces(segment: Segment): Segment {
  if (segment.grid.layout !== 'aligned') return segment;
  const above = segment.above.map(
    ({ line, pieces }): TextLine => ({ line, pieces: pieces.flatMap(partedAtBlanks) }),
  );
  return { ...segment, above };
}

function partedAtBlanks({ text, start, end }: Cell): Cell[] {
  const pieces: Cell[] = [];
  let from = 0;
  for (const match of text.matchAll(APART)) {
    pieces.push({ text: text.slice(from, match.index), start: start + from, end: start + match.index });
    from = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(from), start: start + from, end }];
}

/** Text is one block up to a line that may open another disclosure. */
function pushText(placed: Placed[], lines: readonly TextLine[]): void {
  let start = 0;
  lines.forEach((line, index) => {
    if (index > start && isOtherKind(lines[index - 1], line)) {
      pushBlock(placed, lines.slice(start, index));
      start = index;
    }
    if (
      line.isStated ||
      index === start ||
      !isOpening(line.pieces[0]?.text ?? '') ||
      goesOn(lines[index - 1], line)
    )
      return;
    pushBlock(placed, lines.slice(start, index));
    start = index;
  });
  pushBlock(placed, lines.slice(start));
}

/** Whether a relation block begins or ends between two lines, or one begins behind another. */
function isOtherKind(above: TextLine, line: TextLine): boolean {
  if (above.isStated !== line.isStated) return true;
  return line.isStated === true && opensRelations(line.pieces[0].text);
}

/** Whether a line right below another goes on with its sentence. */
function goesOn(above: TextLine, { line }: TextLine): boolean {
  return above.line === line - 1 && isWrapped(above.pieces.at(-1)?.text ?? '');
}

function pushBlock(placed: Placed[], lines: readonly TextLine[]): void {
  if (lines.length === 0) return;
  const offset = lines[0].pieces[0]?.start ?? 0;
  const cells = lines.flatMap((line) => line.pieces.map((piece) => rebase(piece, offset)));
  const end = cells.at(-1)?.end ?? 0;
  const block: TextBlock = lines[0].isStated
    ? { type: 'text', start: 0, end, lines: [], stated: cells }
    : { type: 'text', start: 0, end, lines: cells };
  placed.push({ block, offset });
}
