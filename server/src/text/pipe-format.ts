/** Lines up the pipes of a table by display width, changing nothing but blanks. */

import { pipeCells } from './pipe-cells';
import type { Replacement } from './replacement';
import { lineSpan, type Snapshot, type Span } from './snapshot';
import { widthBetween } from './width';

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

/** What a cell shows, blanks around it left out. */
interface Cell extends Span {
  readonly width: number;
}

interface Line extends Span {
  /** Blanks before the first pipe: they make the table part of a list. */
  readonly indent: string;
  readonly cells: readonly Cell[];
  readonly isClosed: boolean;
}

/** So many blanks at once are cut from here: most are asked for again and again. */
const BLANKS = ' '.repeat(WIDEST);

/** The replacements, one a line at most, that line up the lines from `first` up to `end`, all of which begin with a pipe. */
export function formatPipes(snapshot: Snapshot, first: number, end: number, style: PipeStyle): Replacement[] {
  const lines: Line[] = [];
  for (let line = first; line < end; line++)
    lines.push(readLine(snapshot.text, lineSpan(snapshot, line), style));
  const widths = widthsOf(lines);
  const { text } = snapshot;
  return lines.flatMap((line) => replacement(text, line, written(text, line, widths, style)) ?? []);
}

function readLine(text: string, { start, end }: Span, { ambiguous }: PipeStyle): Line {
  const cells = pipeCells(text, start, end).map((span) => shownIn(text, span, ambiguous));
  const last = cells[cells.length - 1];
  const isClosed = cells.length > 1 && last.start === last.end;
  const indent = text.slice(start, text.indexOf('|', start));
  return { start, end, indent, cells: isClosed ? cells.slice(0, -1) : cells, isClosed };
}

/** Only blanks and tabs are ours to change: wide and fixed blanks are part of a name. */
function shownIn(text: string, span: Span, ambiguous: 1 | 2): Cell {
  let { start, end } = span;
  while (start < end && isOurs(text.charCodeAt(start))) start++;
  while (start < end && isOurs(text.charCodeAt(end - 1))) end--;
  return { start, end, width: widthBetween(text, start, end, ambiguous) };
}

function isOurs(char: number): boolean {
  return char === 32 || char === 9;
}

function widthsOf(lines: readonly Line[]): number[] {
  const widths: number[] = [];
  for (const { cells } of lines)
    for (const [column, { width }] of cells.entries())
      widths[column] = Math.max(widths[column] ?? NARROWEST, Math.min(WIDEST, width));
  return widths;
}

function written(text: string, line: Line, widths: readonly number[], { toRight }: PipeStyle): string {
  const { indent, cells, isClosed } = line;
  let result = `${indent}|`;
  for (let column = 0; column < cells.length; column++) {
    const { start, end, width } = cells[column];
    const shown = text.slice(start, end);
    const blanks = blanksOf(widths[column] - width);
    result += toRight(column) ? ` ${blanks}${shown}` : ` ${shown}${blanks}`;
    if (column < cells.length - 1 || isClosed) result += ' |';
  }
  return isClosed ? result : withoutBlanksBehind(result);
}

function withoutBlanksBehind(line: string): string {
  let end = line.length;
  while (isOurs(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}

function blanksOf(count: number): string {
  if (count <= 0) return '';
  return count <= WIDEST ? BLANKS.slice(0, count) : ' '.repeat(count);
}

/** What differs between a line and how it should be written: what both begin and end with stays. */
function replacement(text: string, { start, end }: Span, line: string): Replacement | undefined {
  const length = Math.min(end - start, line.length);
  let before = 0;
  while (before < length && text.charCodeAt(start + before) === line.charCodeAt(before)) before++;
  if (before === length && end - start === line.length) return undefined;
  let after = 0;
  while (
    after < length - before &&
    text.charCodeAt(end - 1 - after) === line.charCodeAt(line.length - 1 - after)
  )
    after++;
  return { start: start + before, end: end - after, newText: line.slice(before, line.length - after) };
}
