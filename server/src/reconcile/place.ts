/** Places the numbers of tables whose blanks were lost: in the columns in which the relations hold. */

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
  candidatesOf,
  type Group,
  type GroupsAt,
  keepSome,
  valueAt,
} from './place-candidates';
import { pruneByPattern } from './place-pattern';
import { pruneByRelations } from './place-prune';

/** The document with the lost numbers of all its disclosures placed. */
export function placeDocument(model: DocumentModel): DocumentModel {
  return { ...model, disclosures: model.disclosures.map(placed) };
}

const placed = memoize(placeNumbers);

/**
 * The disclosure with lost numbers in their columns. Of the ways in which a row's numbers fit its columns those are
 * kept that break fewest relations: of the row first, then down the columns and to other tables, then those like the
 * rows around. Where several are left, the columns in which they differ are marked undetermined.
 */
function placeNumbers(disclosure: Disclosure): Disclosure {
  const groups = disclosure.tables.flatMap((table) => groupsOf(table));
  if (groups.length === 0) return disclosure;
  const trial = withPlaced(disclosure, groups, (group) => group.candidates.slice(0, 1));
  pruneByRelations(relate(trial.disclosure), trial.groupsAt);
  if (isGeneralOnly(trial.disclosure)) for (const group of groups) avoidOtherFunds(group);
  pruneByPattern(groups);
  pruneByRelations(relate(trial.disclosure), trial.groupsAt);
  return withPlaced(disclosure, groups, (group) => group.candidates).disclosure;
}

/** Where all money is 一般公共预算, nothing stands in the columns of other funds unless it must. */
function avoidOtherFunds(group: Group): void {
  const { columns } = group.table;
  group.candidates = keepSome(group.candidates, (candidate) => {
    return !candidate.columns.some((column) => OTHER_FUND.test(columns[column].path.join('/')));
  });
}

function groupsOf(table: TableModel): Group[] {
  return table.rows.flatMap((row, index) =>
    (row.loose ?? []).map((loose) => ({
      table,
      index,
      loose,
      candidates: candidatesOf(table, index, loose),
    })),
  );
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
