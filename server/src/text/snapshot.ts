/** An immutable text with its lines: the one place where offsets become LSP positions. */

import type { Position, Range } from 'vscode-languageserver-types';

/** A half-open interval of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A string, or what answers like one. */
export interface Text {
  readonly length: number;
  readonly charCodeAt: (index: number) => number;
  readonly slice: (start: number, end: number) => string;
}

/** A text that never changes, with the offset at which each line starts. */
export interface Lines<T extends Text = Text> {
  readonly text: T;
  /** Offsets of line starts; line ends are `\n`, `\r\n` or `\r`, as LSP has it. Never written to. */
  readonly lineStarts: Uint32Array;
}

/** The same of a text in one piece. */
export type Snapshot = Lines<string>;

const LF = 10;
const CR = 13;

export function createSnapshot(text: string): Snapshot {
  return { text, lineStarts: Uint32Array.from(findLineStarts(text)) };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  const hasCarriageReturns = text.includes('\r');
  if (!hasCarriageReturns) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char !== LF && char !== CR) continue;
    if (char === CR && text.charCodeAt(i + 1) === LF) i++;
    starts.push(i + 1);
  }
  return starts;
}

/** A replacement of the text between two offsets by a text of some length. */
export interface TextChange {
  readonly start: number;
  /** End of what was replaced, in the old text. */
  readonly oldEnd: number;
  /** End of what replaced it, in the new text. */
  readonly newEnd: number;
}

/** The lines of a text after a change, taken over from those before it. */
export function editLines<T extends Text>(before: Lines, change: TextChange, text: T): Lines<T> {
  // A line end may be split or joined at the edges of the change, so that the lines it touches are found anew.
  const firstLine = lineOf(before, Math.max(0, change.start - 1));
  const lastLine = lineOf(before, Math.min(before.text.length, change.oldEnd + 1));
  const delta = change.newEnd - change.oldEnd;
  const from = before.lineStarts[firstLine];
  const oldTo =
    lastLine + 1 < before.lineStarts.length ? before.lineStarts[lastLine + 1] : before.text.length;
  const isEnd = lastLine + 1 >= before.lineStarts.length;
  const found = findLineStarts(text.slice(from, oldTo + delta));
  const between = isEnd ? found : found.slice(0, -1);
  const after = isEnd ? before.lineStarts.length : lastLine + 1;
  return { text, lineStarts: joinLines(before.lineStarts, firstLine, from, between, after, delta) };
}

/** Line starts up to a line, those found from an offset on, and those from another line on, moved by `delta`. */
function joinLines(
  old: Uint32Array,
  until: number,
  from: number,
  found: readonly number[],
  after: number,
  delta: number,
): Uint32Array {
  const behind = until + found.length;
  const joined = new Uint32Array(behind + old.length - after);
  joined.set(old.subarray(0, until));
  for (let i = 0; i < found.length; i++) joined[until + i] = from + found[i];
  joined.set(old.subarray(after), behind);
  if (delta !== 0) for (let line = behind; line < joined.length; line++) joined[line] += delta;
  return joined;
}

export function lineCount(lines: Lines): number {
  return lines.lineStarts.length;
}

/** The offset at which a line (zero-based) starts. */
export function lineStart(lines: Lines, line: number): number {
  return lines.lineStarts[line] ?? lines.text.length;
}

/** The span of a line (zero-based) without its line end. Lines out of range give an empty span at the text's end. */
export function lineSpan(lines: Lines, line: number): Span {
  const { text, lineStarts } = lines;
  if (line < 0 || line >= lineStarts.length) return { start: text.length, end: text.length };
  const start = lineStarts[line];
  let end = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length;
  while (end > start && isLineEnd(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isLineEnd(char: number): boolean {
  return char === LF || char === CR;
}

/** The text of a line without its line end. */
export function lineText(lines: Lines, line: number): string {
  const { start, end } = lineSpan(lines, line);
  return lines.text.slice(start, end);
}

/** The zero-based line that holds an offset; offsets are clamped to the text. */
export function lineOf(lines: Lines, offset: number): number {
  const { lineStarts } = lines;
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle] <= offset) low = middle;
    else high = middle;
  }
  return low;
}

export function positionAt(lines: Lines, offset: number): Position {
  const line = lineOf(lines, offset);
  const { start, end } = lineSpan(lines, line);
  return { line, character: Math.max(0, Math.min(offset, end) - start) };
}

/** The offset of a position; characters beyond the line's end count as its end. */
export function offsetAt(lines: Lines, position: Position): number {
  const { start, end } = lineSpan(lines, position.line);
  return Math.min(end, start + Math.max(0, position.character));
}

export function rangeOf(lines: Lines, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}
