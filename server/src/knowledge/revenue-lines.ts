/** The lines of revenue in 收支 tables, by the words they begin with. */

/** The three funds of 财政拨款, in the order in which tables print them. */
export const FUND_LINES: readonly RegExp[] = [/^一般公共预算/, /^政府性?基金/, /^国有资本/];

/** Sources of this year's money: a line of 收支总表 and the column of 收入总表 that shows the same. */
export const SOURCES: readonly RegExp[] = [
  ...FUND_LINES,
  /^财政专户/,
  /^事业收入$/,
  /^(?:事业单位)?经营收入$/,
  /^上级补助/,
  /^附属单位/,
  /^其他收入$/,
];

/** Money that comes over from the year before. */
export const CARRIED_OVER = /结转|结余/;

/** Lines that are money of 一般公共预算. */
export const GENERAL_LINE = /^一般公共预算|^财政拨款|^本年收入/;

/** Columns of the funds beside 一般公共预算. */
export const OTHER_FUND = /基金|国有资本/;

/** What follows 其中： in a line that shows the part of 一般公共预算 that is 财政拨款. */
export const OF_WHICH_FISCAL = /^财政拨款$/;

/** The heading of such a column. */
export const OF_WHICH_FISCAL_COLUMN = /^其中[：:]财政拨款$/;

/** The line of what comes over from the year before or goes over into the next, among other lines outside 本年合计. */
export const CARRY_OVER_LINE = /^(?:上年|年初|以前年度|年末|年终|结转下年|下年).*(?:结转|结余)|^结转下年/;
