/** Checks each table by itself, so that what a rule finds in one is kept for as long as that table stays the same. */

import type { TableModel } from '../disclosure/model';
import { memoize } from '../text/memo';
import type { Finding, FindingRule } from './model';

/** The check of a rule that looks at nothing but one table at a time. */
export function eachTable(check: (table: TableModel) => readonly Finding[]): FindingRule['check'] {
  const known = memoize(check);
  return ({ tables }) => tables.flatMap(known);
}
