/** The lines of revenue in 收支 tables, by the words they begin with. */

/** The three funds of 财政拨款, in the order in which tables print them. */
export const FUND_LINES: readonly RegExp[] = [/^一般公共预算/, /^政府性?基金/, /^国有资本/];

/** Lines that are money of 一般公共预算. */
export const GENERAL_LINE = /^一般公共预算|^财政拨款|^本年收入/;

/** Columns of the funds beside 一般公共预算. */
export const OTHER_FUND = /基金|国有资本/;

/** What follows 其中： in a line that shows the part of 一般公共预算 that is 财政拨款. */
export const OF_WHICH_FISCAL = /^财政拨款$/;

/** The heading of such a column. */
export const OF_WHICH_FISCAL_COLUMN = /^其中[：:]财政拨款$/;
