/** Sorts the lines of a text by how they look: blank, a cell, a row of tabs, a row of pipes, or text. */

import { lineCount, lineSpan, type Snapshot } from '../text/snapshot';

export type LineKind = 'blank' | 'text' | 'cell' | 'tabs' | 'pipe';

/** A line longer than this (UTF-16 units) is not read as part of a table. */
export const LONGEST_LINE = 1_000_000;

const TAB = 9;
const VERTICAL_TAB = 11;
const FORM_FEED = 12;
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
  // Looking for tabs must not leave the line: a text without any would be walked through for every line.
  let first = -1;
  let isBehindTab = false;
  for (let i = start; i < end; i++) {
    const char = text.charCodeAt(i);
    if (char === TAB) {
      // A row of pipes may be lined up by tabs.
      if (first >= 0 && text.charCodeAt(first) === PIPE) return 'pipe';
      // What follows a cell may be blanks that nobody sees.
      const isCell = isBehindTab && first >= 0 && isBlankBetween(text, i, end);
      if (first >= 0 || isBehindTab) return isCell ? 'cell' : 'tabs';
      isBehindTab = true;
    } else if (first < 0 && !isBlank(char)) first = i;
  }
  if (isBehindTab) return 'cell';
  if (first < 0) return 'blank';
  return text.charCodeAt(first) === PIPE ? 'pipe' : 'text';
}

function isBlankBetween(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isBlank(text.charCodeAt(i))) return false;
  return true;
}

/** Blanks of any width: space, tab, no-break, ideographic and zero-width space, byte order mark; breaks of pages. */
export function isBlank(char: number): boolean {
  return (
    char === 32 ||
    char === TAB ||
    char === VERTICAL_TAB ||
    char === FORM_FEED ||
    char === 0xa0 ||
    char === 0x3000 ||
    char === 0x200b ||
    char === 0xfeff
  );
}
