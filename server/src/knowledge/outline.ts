/**
 * Reads the outlines that classifications are kept in: one entry a line, each indented by its level, with the digits
 * that it adds to the entry above, its name, a star where the name was seen in a real document since 2020, and its
 * years where they are limited: ` 39 社会工作事务 * 2024-`. An entry without a name only holds those below it.
 */

import type { ClassificationEntry } from './model';

/** 2023 stands for 2023 or earlier. */
export const EARLIEST_YEAR = 2023;

const BLANK = 32;

/** The entries of an outline, in order of code. Plain searches: starting a check waits for this. */
export function readOutline(outline: string): ClassificationEntry[] {
  const entries: ClassificationEntry[] = [];
  const codes: string[] = [];
  for (let start = 0; start < outline.length; ) {
    const end = endOf(outline, '\n', start, outline.length);
    const level = indentation(outline, start);
    const digitsEnd = endOf(outline, ' ', start + level, end);
    const code = (level > 0 ? codes[level - 1] : '') + outline.slice(start + level, digitsEnd);
    codes[level] = code;
    if (digitsEnd < end) entries.push(readEntry(code, outline, digitsEnd + 1, end));
    start = end + 1;
  }
  return entries;
}

/** Where the next mark stands, or `end` if it does not stand before that. */
function endOf(text: string, mark: string, start: number, end: number): number {
  const at = text.indexOf(mark, start);
  return at < 0 || at > end ? end : at;
}

function indentation(text: string, start: number): number {
  let level = 0;
  while (text.charCodeAt(start + level) === BLANK) level++;
  return level;
}

function readEntry(code: string, outline: string, start: number, end: number): ClassificationEntry {
  const nameEnd = endOf(outline, ' ', start, end);
  const name = outline.slice(start, nameEnd);
  if (nameEnd === end) return { code, name, fromYear: EARLIEST_YEAR, evidence: 'recalled' };
  const marks = outline.slice(nameEnd + 1, end).split(' ');
  const evidence = marks[0] === '*' ? 'seen' : 'recalled';
  const [from, to] = (marks.find((mark) => mark !== '*') ?? '-').split('-');
  const entry = { code, name, fromYear: from ? Number(from) : EARLIEST_YEAR, evidence } as const;
  return to ? { ...entry, toYear: Number(to) } : entry;
}
