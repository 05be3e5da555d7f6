/** The lines of revenue in 收支 tables, in the order in which tables print them. */

import type { Concept } from '../lexicon/describe';

/** The three funds of 财政拨款. */
export const FUND_LINES: readonly Concept[] = ['general', 'fund', 'state-capital'];

/** Sources of this year's money: a line of 收支总表 and the column of 收入总表 that shows the same. */
export const SOURCES: readonly Concept[] = [
  ...FUND_LINES,
  'special-account',
  'service-income-alone',
  'business-income-alone',
  'grant',
  'subordinate-income',
  'other-income-alone',
];
