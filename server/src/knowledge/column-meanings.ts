/** What an amount column shows, told from the words of its header path: total, funds, natures, sources. */

import { type Concept, means, tells } from '../lexicon/describe';

export type ColumnMeaning = 'total' | (typeof MEANINGS)[number];

/** More specific meanings come first; the words are looked for in the last step, or in the group of a 小计. */
const MEANINGS = [
  'year-revenue',
  'carry-over',
  'fiscal',
  'general',
  'fund',
  'state-capital',
  'basic',
  'project',
  'personnel',
  'public',
  'wages',
  'goods',
  'family',
  'capital',
] as const satisfies readonly Concept[];

/** The meaning of a column; `undefined` where its words have none of the known ones. */
export function meaningOf(path: readonly string[]): ColumnMeaning | undefined {
  const last = path.at(-1) ?? '';
  const own = MEANINGS.find((meaning) => tells(last, meaning));
  if (own || !means(last, 'total')) return own;
  const group = path.at(-2);
  if (group === undefined) return 'total';
  const meaning = MEANINGS.find((each) => tells(group, each));
  return meaning && !means(group, 'neutral-group')
    ? meaning
    : isBasicGroup(path)
      ? 'basic'
      : means(group, 'neutral-group')
        ? 'total'
        : meaning;
}

/** 基本支出/小计 beside 项目支出/小计 is a meaning; a table of basic expenditure alone has the words as its title. */
function isBasicGroup(path: readonly string[]): boolean {
  return means(path.at(-2) ?? '', 'basic');
}

/** Columns of a table that shows the money of every fund. */
export const ALL_MONEY_COLUMNS: readonly ColumnMeaning[] = ['general', 'fund', 'state-capital'];
