/** Lines up the pipes of a table by display width, changing nothing but blanks. */

import { isIdeograph } from './normalise';
import { BACKSLASH, PIPE } from './pipe-cells';
import type { Replacement } from './replacement';
import { lineSpan, type Snapshot } from './snapshot';
import { isPair, NO_BREAK, widthAt } from './width';

/** Cells wider than this (columns of a font of one width) do not widen their column: a long sentence would stretch every row. */
export const WIDEST = 40;
/** A delimiter has three characters. */
export const NARROWEST = 3;

/** How a table is to be written. */
export interface PipeStyle {
  /** Columns whose cells end at their right edge. */
  readonly toRight: (column: number) => boolean;
  /** How wide ambiguous characters show. */
  readonly ambiguous: 1 | 2;
}

/**
 * The cells of lines, one behind the other, blanks around what they show left out: numbers side by side and no objects, since
 * a long table has hundreds of thousands, and lining it up should not take much longer than finding them.
 */
interface Cells {
  readonly starts: number[];
  readonly ends: number[];
  readonly widths: number[];
}

interface Line {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Where its first pipe stands: blanks before it make the table part of a list. */
  readonly pipe: number;
  /** Its cells among all. */
  readonly first: number;
  readonly last: number;
  readonly isClosed: boolean;
}

/** A replacement within a line. */
export interface LineReplacement extends Replacement {
  readonly line: number;
  /** Where the line begins. */
  readonly lineStart: number;
}

/** So many blanks at once are cut from here: most are asked for again and again. */
const BLANKS = Array.from({ length: WIDEST + 1 }, (_, count) => ' '.repeat(count));
/** What stands between two cells, by the blanks behind the one and before the other. */
const BETWEEN = BLANKS.map((behind) => BLANKS.map((before) => `${behind} | ${before}`));

/** The replacements, one a line at most, that line up the lines from `first` up to `end`, all of which begin with a pipe. */
export function formatPipes(
  snapshot: Snapshot,
  first: number,
  end: number,
  style: PipeStyle,
): LineReplacement[] {
  const { text } = snapshot;
  const cells: Cells = { starts: [], ends: [], widths: [] };
  const lines: Line[] = [];
  for (let line = first; line < end; line++) lines.push(readLine(snapshot, line, style, cells));
  const widths = widthsOf(lines, cells);
  const toRight = widths.map((_, column) => style.toRight(column));
  const replacements: LineReplacement[] = [];
  for (const line of lines) {
    const found = replacement(text, line, written(text, line, cells, widths, toRight));
    if (found) replacements.push(found);
  }
  return replacements;
}

function readLine(snapshot: Snapshot, line: number, { ambiguous }: PipeStyle, cells: Cells): Line {
  const { text } = snapshot;
  const { start, end } = lineSpan(snapshot, line);
  const pipe = text.indexOf('|', start);
  const first = cells.starts.length;
  let from = pipe + 1;
  for (let at = readCell(text, from, end, ambiguous, cells); at < end; ) {
    from = at + 1;
    at = readCell(text, from, end, ambiguous, cells);
  }
  // What follows the last pipe is a cell where it is not blank.
  const isClosed = cells.starts.length > first + 1 && isBlank(text, from, end);
  const last = isClosed ? cells.starts.length - 1 : cells.starts.length;
  if (isClosed) for (const numbers of [cells.starts, cells.ends, cells.widths]) numbers.pop();
  return { line, start, end, pipe, first, last, isClosed };
}

/**
 * Reads a cell up to the next pipe that no backslash escapes, where it gives the place of that, or to the end. All in one pass:
 * only blanks and tabs at its edges are ours to change, wide and fixed blanks are part of a name.
 */
function readCell(text: string, from: number, end: number, ambiguous: 1 | 2, cells: Cells): number {
  let [start, last, width, blanks] = [-1, from, 0, 0];
  let at = from;
  for (let isEscaped = false; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === PIPE && !isEscaped) break;
    isEscaped = unit === BACKSLASH && !isEscaped;
    if (isOurs(unit)) {
      blanks++;
      continue;
    }
    if (start < 0) start = at;
    else width += blanks;
    blanks = 0;
    // Most of what is printed: nothing is looked up for it.
    if (unit < NO_BREAK) width++;
    else if (isIdeograph(unit)) width += 2;
    else {
      width += widthAt(text, at, ambiguous);
      if (isPair(text, at)) at++;
    }
    last = at + 1;
  }
  cells.starts.push(start < 0 ? last : start);
  cells.ends.push(last);
  cells.widths.push(width);
  return at;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isOurs(text.charCodeAt(at))) return false;
  return true;
}

function isOurs(char: number): boolean {
  return char === 32 || char === 9;
}

function widthsOf(lines: readonly Line[], cells: Cells): number[] {
  const widths: number[] = [];
  for (const { first, last } of lines)
    for (let cell = first; cell < last; cell++) {
      const column = cell - first;
      widths[column] = Math.max(widths[column] ?? NARROWEST, Math.min(WIDEST, cells.widths[cell]));
    }
  return widths;
}

function written(
  text: string,
  { start, pipe, first, last, isClosed }: Line,
  cells: Cells,
  widths: readonly number[],
  toRight: readonly boolean[],
): string {
  let result = text.slice(start, pipe + 1);
  // Blanks behind a cell, the pipe, and blanks before the next one are one piece.
  let [behind, isFirst] = [0, true];
  for (let cell = first; cell < last; cell++) {
    const column = cell - first;
    const blanks = Math.max(0, widths[column] - cells.widths[cell]);
    const before = toRight[column] ? blanks : 0;
    result += isFirst ? blanksOf(before + 1) : between(behind, before);
    result += text.slice(cells.starts[cell], cells.ends[cell]);
    behind = blanks - before;
    isFirst = false;
  }
  return isClosed ? `${result}${blanksOf(behind)} |` : withoutBlanksBehind(result);
}

function between(behind: number, before: number): string {
  return BETWEEN[behind]?.[before] ?? `${blanksOf(behind)} | ${blanksOf(before)}`;
}

function withoutBlanksBehind(line: string): string {
  let end = line.length;
  while (isOurs(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}

function blanksOf(count: number): string {
  if (count <= 0) return '';
  return BLANKS[count] ?? ' '.repeat(count);
}

/** What differs between a line and how it should be written: what both begin and end with stays. */
function replacement(text: string, { line, start, end }: Line, wanted: string): LineReplacement | undefined {
  if (end - start === wanted.length && text.startsWith(wanted, start)) return undefined;
  const length = Math.min(end - start, wanted.length);
  let before = 0;
  while (before < length && text.charCodeAt(start + before) === wanted.charCodeAt(before)) before++;
  let after = 0;
  while (
    after < length - before &&
    text.charCodeAt(end - 1 - after) === wanted.charCodeAt(wanted.length - 1 - after)
  )
    after++;
  const newText = wanted.slice(before, wanted.length - after);
  return { line, lineStart: start, start: start + before, end: end - after, newText };
}
