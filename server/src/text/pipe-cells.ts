/** Where the cells of a row between pipes stand. */

import type { Span } from './snapshot';

export const BACKSLASH = 92;
export const PIPE = 124;

/** The next pipe from `from` that no backslash escapes; −1 where there is none before `end`. */
export function nextPipe(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const char = text.charCodeAt(i);
    if (char === BACKSLASH) i++;
    else if (char === PIPE) return i;
  }
  return -1;
}

/**
 * The cells of a line that begins with a pipe, blanks around them included. The last is what follows the last pipe: nothing,
 * where the row is closed.
 */
export function pipeCells(text: string, start: number, end: number): Span[] {
  const cells: Span[] = [];
  let from = text.indexOf('|', start) + 1;
  for (let at = nextPipe(text, from, end); at >= 0; at = nextPipe(text, from, end)) {
    cells.push({ start: from, end: at });
    from = at + 1;
  }
  return [...cells, { start: from, end }];
}

/** The first cell of a text's rows that holds nothing but blanks; the end of the text where there is none. */
export function firstBlankCell(text: string): Span {
  let start = 0;
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|') ? pipeCells(text, start, start + line.length).slice(0, -1) : [];
    const blank = cells.find((cell) => text.slice(cell.start, cell.end).trim() === '');
    if (blank) return blank;
    start += line.length + 1;
  }
  return { start: text.length, end: text.length };
}
