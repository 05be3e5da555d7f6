/** Collects the relations of a disclosure from all rules. */

import type { Disclosure, TableKind, TableModel } from '../disclosure/model';
import type { Relation } from './model';
import { TABLE_RULES, TIE_RULES } from './registry';

/** Tables of other sorts have amounts too, but rules of their own. */
const NOT_SUMMED: ReadonlySet<TableKind> = new Set([
  'performance-target',
  'procurement',
  'assets',
  'organisation',
  'other',
]);

/** All relations that the rules find, in order of the tables. */
export function relate(disclosure: Disclosure): Relation[] {
  const inTables = disclosure.tables
    .filter(isSummed)
    .flatMap((table) => TABLE_RULES.flatMap((rule) => rule(table)));
  const between = TIE_RULES.flatMap((rule) => rule(disclosure));
  return [...inTables, ...between];
}

function isSummed(table: TableModel): boolean {
  return !NOT_SUMMED.has(table.kind) || table.panels.some((panel) => panel.domain !== undefined);
}
