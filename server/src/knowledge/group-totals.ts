/** Rows that add up one group of a table of basic expenditure, whose groups stand side by side. */

/** 人员经费合计, 公用经费合计 … */
export const GROUP_TOTAL = /^(?:人员|(?:日常)?公用)(?:经费|支出)(?:合计|小计)$/;
