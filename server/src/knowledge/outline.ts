/**
 * Reads the outlines that classifications are kept in: one entry a line, each indented by its level, with the digits
 * that it adds to the entry above, its name, a star where the name was seen in a real document since 2020, and its
 * years where they are limited: ` 39 社会工作事务 * 2024-`. An entry without a name only holds those below it.
 */

import type { ClassificationEntry } from './model';

/** 2023 stands for 2023 or earlier. */
export const EARLIEST_YEAR = 2023;

const BLANK = 32;

/** The entries of an outline, in order of code. */
export function readOutline(outline: string): ClassificationEntry[] {
  const entries: ClassificationEntry[] = [];
  const path: string[] = [];
  for (let start = 0; start < outline.length; ) {
    const end = endOfLine(outline, start);
    const level = indentation(outline, start);
    const [digits, name, ...marks] = outline.slice(start + level, end).split(' ');
    path.length = level;
    path.push(digits);
    if (name) entries.push(readEntry(path.join(''), name, marks));
    start = end + 1;
  }
  return entries;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function indentation(text: string, start: number): number {
  let level = 0;
  while (text.charCodeAt(start + level) === BLANK) level++;
  return level;
}

function readEntry(code: string, name: string, marks: readonly string[]): ClassificationEntry {
  const evidence = marks[0] === '*' ? 'seen' : 'recalled';
  const [from, to] = (marks.find((mark) => mark !== '*') ?? '-').split('-');
  const entry = { code, name, fromYear: from ? Number(from) : EARLIEST_YEAR, evidence } as const;
  return to ? { ...entry, toYear: Number(to) } : entry;
}
