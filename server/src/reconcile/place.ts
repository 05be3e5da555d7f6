/** Places the numbers of tables whose blanks were lost: in the columns in which the relations hold. */

import { isZero } from '../amounts/exact';
import type { Disclosure, DocumentModel, TableModel } from '../disclosure/model';
import { withRows } from '../disclosure/panels';
import { OTHER_FUND } from '../knowledge/revenue-lines';
import { relate } from '../rules/relate';
import { isGeneralOnly } from '../rules/ties/funds';
import type { Row } from '../tables/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import {
  type Candidate,
  fitsSides,
  type Group,
  type GroupsAt,
  groupOf,
  keepSome,
  valueAt,
} from './place-candidates';
import { believed, type Constraint, constraintsOf } from './place-constraints';
import { withoutErrors } from './place-errors';
import { keepUsual } from './place-pattern';
import { prune } from './place-prune';

/** The document with the lost numbers of all its disclosures placed. */
export function placeDocument(model: DocumentModel): DocumentModel {
  return { ...model, disclosures: model.disclosures.map(placed) };
}

const placed = memoize(placeNumbers);

/**
 * The disclosure with lost numbers in their columns. Of the ways in which a row's numbers fit its columns those are
 * kept that break fewest relations: of the row first, then down the columns and to other tables; of these, those that
 * leave no residue; of these, those like the rows around. Where several are left, the columns in which they differ are
 * marked undetermined.
 */
function placeNumbers(disclosure: Disclosure): Disclosure {
  const groups = disclosure.tables.flatMap((table) => groupsOf(table));
  if (groups.length === 0) return disclosure;
  const trial = withPlaced(disclosure, groups, (group) => group.candidates.slice(0, 1));
  const all = withoutErrors(constraintsOf(relate(trial.disclosure), trial.groupsAt));
  const certain = all.filter(({ relation }) => relation.certain);
  prune(certain, 'rounded');
  const constraints = believed(all);
  const broken = prune(constraints, 'rounded');
  for (const group of groups)
    group.candidates = keepSome(group.candidates, (candidate) => fitsSides(group, candidate));
  if (isGeneralOnly(trial.disclosure))
    unlessBroken(groups, constraints, broken, () => groups.forEach(avoidOtherFunds));
  prune(constraints, 'exact');
  groups.forEach(preferMistyped);
  for (const own of groupBy(groups, ({ table }) => table).values())
    unlessBroken(groups, constraints, broken, () => keepUsual(own));
  return withPlaced(disclosure, groups, (group) => group.candidates).disclosure;
}

/** Takes a narrowing and what follows from it back where it breaks a relation that could hold before. */
function unlessBroken(
  groups: readonly Group[],
  constraints: readonly Constraint[],
  broken: ReadonlySet<Constraint>,
  narrow: () => void,
): void {
  const before = groups.map(({ candidates }) => candidates);
  narrow();
  if (groups.every(({ candidates }, index) => candidates === before[index])) return;
  const after = prune(constraints, 'rounded');
  if ([...after].every((constraint) => broken.has(constraint))) return;
  groups.forEach((group, index) => {
    group.candidates = before[index];
  });
}

/** Where all money is 一般公共预算, no money stands in the columns of other funds unless it must. */
function avoidOtherFunds(group: Group): void {
  const { money, table } = group;
  group.candidates = keepSome(group.candidates, ({ columns }) =>
    columns.every(
      (column, i) => isZero(money[i].value) || !OTHER_FUND.test(table.columns[column].path.join('/')),
    ),
  );
}

/** A wrong number is sooner mistyped than left out, so that all others would stand elsewhere. */
function preferMistyped(group: Group): void {
  group.candidates = keepSome(
    group.candidates,
    ({ columns, meant }) => !meant || columns.includes(meant.column),
  );
}

function groupsOf(table: TableModel): Group[] {
  return table.rows.flatMap((row, index) => (row.loose ?? []).map((loose) => groupOf(table, index, loose)));
}

/** The disclosure with the numbers where all of some candidates put them. */
function withPlaced(
  disclosure: Disclosure,
  groups: readonly Group[],
  pick: (group: Group) => readonly Candidate[],
): { readonly disclosure: Disclosure; readonly groupsAt: GroupsAt } {
  const byTable = groupBy(groups, ({ table }) => table);
  const originals = new Map<TableModel, readonly Group[]>();
  const tables = disclosure.tables.map((table) => {
    const own = byTable.get(table);
    if (!own) return table;
    const byRow = groupBy(own, ({ index }) => index);
    const placed = withRows(
      table,
      table.rows.map((row, index) => placeRow(row, byRow.get(index) ?? [], pick)),
    );
    originals.set(placed, own);
    return placed;
  });
  const groupsAt: GroupsAt = (table, row, column) =>
    originals.get(table)?.find((group) => group.index === row && group.loose.columns.includes(column));
  return { disclosure: { ...disclosure, tables }, groupsAt };
}

function placeRow(row: Row, groups: readonly Group[], pick: (group: Group) => readonly Candidate[]): Row {
  if (groups.length === 0) return row;
  const cells = [...row.cells];
  const undetermined: number[] = [];
  for (const { loose, candidates, ...group } of groups) {
    const picked = pick({ loose, candidates, ...group });
    for (const column of loose.columns) {
      const found = picked.map((candidate) => valueAt(loose, candidate, column));
      if (found.some((cell) => cell !== found[0])) undetermined.push(column);
      else if (found[0]) cells[column] = found[0];
    }
  }
  return { cells, undetermined, line: row.line };
}
