/** Sorts the lines of a text by how they look: blank, a cell, a row of tabs, a row of pipes, or text. */

import { lineCount, lineSpan, type Snapshot } from '../text/snapshot';

export type LineKind = 'blank' | 'text' | 'cell' | 'tabs' | 'pipe';

/** A line longer than this (UTF-16 units) is not read as part of a table. */
export const LONGEST_LINE = 1_000_000;

const TAB = 9;
const PIPE = 124;

/** The kind of every line, by its characters alone. */
export function classifyLines(snapshot: Snapshot): LineKind[] {
  const kinds: LineKind[] = [];
  for (let line = 0; line < lineCount(snapshot); line++) kinds.push(classifyLine(snapshot, line));
  return kinds;
}

function classifyLine(snapshot: Snapshot, line: number): LineKind {
  const { start, end } = lineSpan(snapshot, line);
  const { text } = snapshot;
  if (start === end) return 'blank';
  if (end - start > LONGEST_LINE) return 'text';
  const lastTab = text.lastIndexOf('\t', end - 1);
  if (lastTab > start) return 'tabs';
  if (lastTab === start) return 'cell';
  const first = firstPrinted(text, start, end);
  if (first < 0) return 'blank';
  return text.charCodeAt(first) === PIPE ? 'pipe' : 'text';
}

function firstPrinted(text: string, start: number, end: number): number {
  for (let i = start; i < end; i++) if (!isBlank(text.charCodeAt(i))) return i;
  return -1;
}

/** Blanks of any width: space, tab, no-break and ideographic space, byte order mark. */
export function isBlank(char: number): boolean {
  return char === 32 || char === TAB || char === 0xa0 || char === 0x3000 || char === 0xfeff;
}
