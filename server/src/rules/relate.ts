/** Collects the relations of a disclosure from all rules. */

import type { Disclosure, TableModel } from '../disclosure/model';
import { memoize } from '../text/memo';
import { finish, mapInSteps, type Steps } from '../text/steps';
import type { Finding, Relation } from './model';
import { BOUND_RULES, OTHER_TABLE_RULES, TABLE_RULES, TIE_RULES } from './registry';
import { statedIn, withAffirmed } from './stated/read';
import { isSummed } from './sums/is-summed';
import { tablesInOtherUnit, tableUnit, touchesTable, unknownUnits } from './tables/table-unit';
import { openAtTear } from './torn';

/** All relations that the rules find, in order of the tables. */
export function relate(disclosure: Disclosure): Relation[] {
  return relationLists(disclosure).flat();
}

/**
 * The same in lists: one for each table, and one for each rule between tables. All relations of a template that vote
 * together are in one list. The list of a table that an edit leaves alone stays the same object.
 */
export function relationLists(disclosure: Disclosure): readonly (readonly Relation[])[] {
  return finish(relateInSteps(disclosure));
}

/** The same, table by table. */
export function* relateInSteps(disclosure: Disclosure): Steps<readonly (readonly Relation[])[]> {
  const { affirmed } = statedIn(disclosure);
  const inTables = yield* mapInSteps(disclosure.tables.filter(isSummed), (table) =>
    withAffirmed(sumsOf(table), affirmed.get(table)),
  );
  const others = yield* mapInSteps(disclosure.tables, othersOf);
  return [...inTables, ...others, ...ties(disclosure)];
}

/** The bounds of a disclosure, which take no part in the search for wrong amounts. */
export function boundLists(disclosure: Disclosure): readonly (readonly Relation[])[] {
  return withoutUnknownUnits(
    disclosure,
    BOUND_RULES.map((rule) => rule(disclosure)),
  );
}

const sumsOf = memoize((table: TableModel) =>
  TABLE_RULES.flatMap((rule) => rule(table))
    .map(openAtTear)
    .map(inUnknownColumn),
);
const othersOf = memoize((table: TableModel) =>
  OTHER_TABLE_RULES.flatMap((rule) => rule(table))
    .map(openAtTear)
    .map(inUnknownColumn),
);

/**
 * What stands below a word that nobody knows may be no money: only its own sums, all together, tell that it adds up, and
 * those of other columns say nothing of it.
 */
function inUnknownColumn(relation: Relation): Relation {
  const { cell } = relation.total;
  if (!cell?.table.columns[cell.column]?.isUnknown) return relation;
  const isWithin = relation.parts.every(({ amount }) => amount.cell?.column === cell.column);
  return isWithin ? { ...relation, template: `column ${cell.column}`, certain: false } : relation;
}

/** Ties of a table whose unit is wrong would say the same once for each. */
function ties(disclosure: Disclosure): readonly (readonly Relation[])[] {
  const found = allTies(disclosure);
  const slipped = tablesInOtherUnit(found);
  if (slipped.size === 0) return found;
  return found.map((list) => list.filter((tie) => !touchesTable(tie, slipped)));
}

const allTies = memoize((disclosure: Disclosure) =>
  withoutUnknownUnits(
    disclosure,
    TIE_RULES.map((rule) => rule(disclosure).map(openAtTear)),
  ),
);

/** Amounts in a unit that is not known are compared with none of another table or of the text. */
function withoutUnknownUnits(
  { tables }: Disclosure,
  lists: readonly (readonly Relation[])[],
): readonly (readonly Relation[])[] {
  const unknown = new Map(tables.flatMap((table) => (table.unknownUnit ? [[table, 0] as const] : [])));
  if (unknown.size === 0) return lists;
  return lists.map((list) => list.filter((one) => !touchesTable(one, unknown)));
}

/** The tables of a disclosure whose units seem wrong beside all others. */
export function tablesOfDoubtfulUnit(disclosure: Disclosure): ReadonlySet<TableModel> {
  return new Set(tablesInOtherUnit(allTies(disclosure)).keys());
}

/** What the ties of a disclosure say of the units of its tables. */
export function unitFindings(disclosure: Disclosure): readonly Finding[] {
  return [...tableUnit(disclosure, allTies(disclosure)), ...unknownUnits(disclosure)];
}
