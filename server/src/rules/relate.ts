/** Collects the relations of a disclosure from all rules. */

import type { Disclosure, TableModel } from '../disclosure/model';
import { BUDGET_KINDS } from '../knowledge/table-kinds';
import { memoize } from '../text/memo';
import type { Finding, Relation } from './model';
import { BOUND_RULES, OTHER_TABLE_RULES, TABLE_RULES, TIE_RULES } from './registry';
import { tablesInOtherUnit, tableUnit, touchesTable } from './table-unit';
import { openAtTear } from './torn';

/** All relations that the rules find, in order of the tables. */
export function relate(disclosure: Disclosure): Relation[] {
  const inTables = disclosure.tables.filter(isSummed).flatMap(sumsOf);
  const others = disclosure.tables.flatMap(othersOf);
  return [...inTables, ...others, ...ties(disclosure)];
}

/** The bounds of a disclosure, which take no part in the search for wrong amounts. */
export function boundsIn(disclosure: Disclosure): readonly Relation[] {
  return BOUND_RULES.flatMap((rule) => rule(disclosure));
}

const sumsOf = memoize((table: TableModel) => TABLE_RULES.flatMap((rule) => rule(table)).map(openAtTear));
const othersOf = memoize((table: TableModel) =>
  OTHER_TABLE_RULES.flatMap((rule) => rule(table)).map(openAtTear),
);

/** Ties of a table whose unit is wrong would say the same once for each. */
function ties(disclosure: Disclosure): readonly Relation[] {
  const found = allTies(disclosure);
  const slipped = tablesInOtherUnit(found);
  return slipped.size === 0 ? found : found.filter((tie) => !touchesTable(tie, slipped));
}

const allTies = memoize((disclosure: Disclosure) =>
  TIE_RULES.flatMap((rule) => rule(disclosure)).map(openAtTear),
);

/** What the ties of a disclosure say of the units of its tables. */
export function unitFindings(disclosure: Disclosure): readonly Finding[] {
  return tableUnit(disclosure, allTies(disclosure));
}

function isSummed(table: TableModel): boolean {
  return BUDGET_KINDS.has(table.kind) || table.panels.some((panel) => panel.domain !== undefined);
}
