/** Of which of two years side by side a column is. */

import { tells } from '../lexicon/describe';

const WITH_YEAR = /^(20\d{2})年/;

/** Of which of two years side by side a column is, by the words above it; `year` is that of the budget. */
export function yearOfColumn(path: readonly string[], year: number | undefined): 'this' | 'last' | undefined {
  for (const step of path) {
    const named = WITH_YEAR.exec(step);
    const back = named && year !== undefined ? year - Number(named[1]) : undefined;
    if (back === 0 || tells(step, 'of-this-year')) return 'this';
    if (back === 1 || tells(step, 'of-last-year')) return 'last';
  }
  return undefined;
}

/** Whether a column is of last year or of what differs from it: beside this year's, it may be filled in for the total alone. */
export function isBesideThisYear(path: readonly string[], year: number | undefined): boolean {
  return yearOfColumn(path, year) === 'last' || path.some((step) => tells(step, 'compares'));
}

/** A header word with 本年 or 上年 instead of the year that it names, where it is one of these. */
export function withoutYear(word: string, year: number | undefined): string {
  const named = Number(WITH_YEAR.exec(word)?.[1]);
  if (year === undefined || (named !== year && named !== year - 1)) return word;
  return word.replace(WITH_YEAR, named === year ? '本年' : '上年');
}
