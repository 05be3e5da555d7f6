/** What an amount column shows, told from the words of its header path: total, funds, natures, sources. */

import { type Concept, means, tells } from '../lexicon/describe';

export type ColumnMeaning = 'total' | (typeof MEANINGS)[number];

/** The column of a 收支 table that the other tables repeat: in a budget, and in final accounts. */
export const BUDGETED = /^(?:本年|当年)?预算数$|^金额$/;
/** What had been planned, beside what was spent. */
export const PLANNED = /^(?:年初|全年|本年|当年)?预算数$/;
export const SETTLED = /^决算数$|^(?:本年)?金额$/;

/** Groups that say nothing of what the columns below them show. */
const NEUTRAL_GROUP =
  /^(?:收入|支出|资金性质|资金来源|预算数|决算数|金额|本年支出|[本当]年(?:财政拨款|一般公共预算|政府性基金预算|国有资本经营预算)(?:财政拨款)?支出|.*基本支出|.*支出合计|(?:收入|支出)(?:预算|决算)数?|(?:财政拨款|(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?)支出(?:预算|决算)?数?)$/;

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
  return meaning && !NEUTRAL_GROUP.test(group)
    ? meaning
    : isBasicGroup(path)
      ? 'basic'
      : NEUTRAL_GROUP.test(group)
        ? 'total'
        : meaning;
}

/** 基本支出/小计 beside 项目支出/小计 is a meaning; a table of basic expenditure alone has the words as its title. */
function isBasicGroup(path: readonly string[]): boolean {
  return path.at(-2) === '基本支出';
}

/** Columns of a table that shows the money of every fund. */
export const ALL_MONEY_COLUMNS: readonly ColumnMeaning[] = ['general', 'fund', 'state-capital'];
