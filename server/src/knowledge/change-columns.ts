/** Columns that set this year against the year before. */

/** 增减 as an amount: 增减额, 比上年增减; rates have words of their own. */
export const CHANGE = /^(?:(?:比|较|与)?上年(?:预算)?(?:数)?(?:相比)?)?增减(?:额|数|金额|变化|情况)?$/;
export const THIS_YEAR = /^(?:本年|当年|今年)(?:度)?(?:预算|决算)?(?:数|金额|支出|收入)?$/;
export const LAST_YEAR = /^(?:上年|去年)(?:度)?(?:预算|决算)?(?:数|金额|支出|收入)?$/;

/** By how much this year's amount differs from last year's, in percent of the latter. */
export const CHANGE_RATE =
  /^(?:(?:比|较|与)?上年(?:预算|执行)?(?:数)?(?:相比)?)?(?:增减|增长|变动|变化)?(?:率|幅度?|比例|比率|百分比)?[（(]?[%％]?[）)]?$/;

const YEAR_STEP = /^(20\d\d)年/;
const LAST_STEP = /^(?:上年|去年)(?!.*(?:结转|结余))/;
const THIS_STEP = /^(?:本年|当年|今年)/;

/** Of which of two years side by side a column is, by the words above it; `year` is that of the budget. */
export function yearOfColumn(path: readonly string[], year: number | undefined): 'this' | 'last' | undefined {
  for (const step of path) {
    const named = YEAR_STEP.exec(step);
    const back = named && year !== undefined ? year - Number(named[1]) : undefined;
    if (back === 0 || THIS_STEP.test(step)) return 'this';
    if (back === 1 || LAST_STEP.test(step)) return 'last';
  }
  return undefined;
}
