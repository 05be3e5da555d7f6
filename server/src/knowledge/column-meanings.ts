/** What an amount column shows, told from the words of its header path: total, funds, natures, sources. */

export type ColumnMeaning =
  | 'total'
  | 'year-revenue'
  | 'fiscal'
  | 'carry-over'
  | 'general'
  | 'fund'
  | 'state-capital'
  | 'basic'
  | 'project'
  | 'personnel'
  | 'public'
  | 'wages'
  | 'goods'
  | 'family'
  | 'capital';

/** The column of a 收支 table that the other tables repeat: in a budget, and in final accounts. */
export const BUDGETED = /^(?:本年|当年)?预算数$|^金额$/;
/** What had been planned, beside what was spent. */
export const PLANNED = /^(?:年初|全年|本年|当年)?预算数$/;
export const SETTLED = /^决算数$|^(?:本年)?金额$/;

const TOTAL_WORD = /^(?:合计|小计|总计|共计|(?:收入|支出)(?:合计|总计))$/;
/** Groups that say nothing of what the columns below them show. */
const NEUTRAL_GROUP =
  /^(?:收入|支出|资金性质|资金来源|预算数|决算数|金额|本年支出|[本当]年(?:财政拨款|一般公共预算|政府性基金预算|国有资本经营预算)(?:财政拨款)?支出|.*基本支出|.*支出合计|(?:收入|支出)(?:预算|决算)数?|(?:财政拨款|(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?)支出(?:预算|决算)?数?)$/;

/** More specific meanings come first; the words are looked for in the last step, or in the group of a 小计. */
const MEANINGS: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['year-revenue', /^本年(?:收入|预算)(?:合计|小计)?$/],
  ['carry-over', /^(?:上年|年初).*(?:结转|结余)/],
  ['fiscal', /^财政拨款(?:收入)?$/],
  ['general', /^一般公共预算/],
  ['fund', /^政府性?基金/],
  ['state-capital', /^国有资本/],
  ['basic', /^基本支出/],
  ['project', /^项目支出/],
  ['personnel', /^人员(?:经费|支出)/],
  ['public', /^(?:日常)?公用(?:经费|支出)/],
  ['wages', /^工资福利/],
  ['goods', /^商品和服务/],
  ['family', /^对个人和家庭/],
  ['capital', /^资本性支出/],
];

/** The meaning of a column; `undefined` where its words have none of the known ones. */
export function meaningOf(path: readonly string[]): ColumnMeaning | undefined {
  const last = path.at(-1) ?? '';
  if (!TOTAL_WORD.test(last)) return MEANINGS.find(([, words]) => words.test(last))?.[0];
  const group = path.at(-2);
  if (group === undefined) return 'total';
  const meaning = MEANINGS.find(([, words]) => words.test(group))?.[0];
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
