/** Places the numbers of tables whose blanks were lost: in the columns in which the relations hold. */

import { isZero } from '../amounts/exact';
import type { Disclosure, DocumentModel, TableModel } from '../disclosure/model';
import { withRows } from '../disclosure/panels';
import { tells } from '../lexicon/describe';
import { isGeneralOnly } from '../model/funds';
import { relate } from '../rules/relate';
import type { Row } from '../tables/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { finish, mapInSteps, type Steps } from '../text/steps';
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
import { createPrune, type Prune } from './place-prune';

/** The document with the lost numbers of all its disclosures placed. */
export function placeDocument(model: DocumentModel): DocumentModel {
  return finish(placeInSteps(model));
}

/** The same, disclosure by disclosure. */
export function* placeInSteps(model: DocumentModel): Steps<DocumentModel> {
  return { ...model, disclosures: yield* mapInSteps(model.disclosures, placed) };
}

const placed = memoize(placeNumbers);

/** The disclosure with lost numbers in the columns that all ways left agree on; where they differ, undetermined. */
function placeNumbers(disclosure: Disclosure): Disclosure {
  const { groups } = waysLeft(disclosure);
  if (groups.length === 0) return disclosure;
  return withPlaced(disclosure, groups, (group) => group.candidates).disclosure;
}

/** The lost numbers of a disclosure with the ways to place them, and the relations that left them these. */
export interface Ways {
  readonly groups: readonly Group[];
  readonly constraints: readonly Constraint[];
}

/**
 * Of the ways in which a row's numbers fit its columns those that break fewest relations: of the row first, then down
 * the columns and to other tables; of these, those that leave no residue; of these, those like the rows around.
 */
export const waysLeft = memoize((disclosure: Disclosure): Ways => {
  const groups = disclosure.tables.flatMap((table) => groupsOf(table));
  if (groups.length === 0) return { groups, constraints: [] };
  const trial = withPlaced(disclosure, groups, (group) => group.candidates.slice(0, 1));
  const all = withoutErrors(constraintsOf(relate(trial.disclosure), trial.groupsAt));
  const certain = all.filter(({ relation }) => relation.certain);
  createPrune(certain, 'rounded')();
  const constraints = believed(all);
  const prune = createPrune(constraints, 'rounded');
  prune();
  for (const group of groups)
    group.candidates = keepSome(group.candidates, (candidate) => fitsSides(group, candidate));
  const broken = prune();
  const narrow = (narrowing: () => void) => unlessBroken(groups, prune, broken, narrowing);
  if (isGeneralOnly(trial.disclosure)) narrow(() => groups.forEach(avoidOtherFunds));
  narrow(createPrune(constraints, 'exact'));
  groups.forEach(preferMistyped);
  for (const own of groupBy(groups, ({ table }) => table).values()) narrow(() => keepUsual(own));
  return { groups, constraints };
});

/** Takes a narrowing and what follows from it back where it breaks a relation that could hold before. */
function unlessBroken(
  groups: readonly Group[],
  prune: Prune,
  broken: ReadonlySet<Constraint>,
  narrowing: () => void,
): void {
  const before = groups.map(({ candidates }) => candidates);
  narrowing();
  if (groups.every(({ candidates }, index) => candidates === before[index])) return;
  if ([...prune()].every((constraint) => broken.has(constraint))) return;
  groups.forEach((group, index) => {
    group.candidates = before[index];
  });
}

/** Where all money is 一般公共预算, no money stands in the columns of other funds unless it must. */
function avoidOtherFunds(group: Group): void {
  const { money, table } = group;
  group.candidates = keepSome(group.candidates, ({ columns }) =>
    columns.every(
      (column, i) =>
        isZero(money[i].value) || !table.columns[column].path.some((word) => tells(word, 'other-fund')),
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
export function withPlaced(
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
