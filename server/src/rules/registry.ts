/** The list of rules: add a file, add it here. */

import type { FindingRule, TableRule } from './model';
import { sumBalance } from './sum-balance';
import { sumChildren } from './sum-children';
import { sumRow } from './sum-row';
import { sumTotal } from './sum-total';
import { threePublics } from './three-publics';

/** Rules that relate the amounts of one table. */
export const TABLE_RULES: readonly TableRule[] = [sumRow, sumChildren, sumTotal, sumBalance, threePublics];

/** Rules that look at codes, names and text. */
export const FINDING_RULES: readonly FindingRule[] = [];
