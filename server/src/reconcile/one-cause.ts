/** Broken relations that no amount explains, and of which several tell one thing: what is left over in them is the same. */

import { absolute, add, type Exact, subtract } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import type { PanelRow, TableModel } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { rowOf } from '../rules/names';
import { groupBy } from '../text/collections';
import { isColumnSum } from './acts/rows';
import { tableOf } from './graph';

/** Equalities between two tables that stand behind a sum: of one alone the same rest may be an accident. */
const FEWEST_TIES = 2;

/** A relation that is told, with those that say no more than it does. */
export interface OneCause {
  readonly told: Judged;
  /** The same rest: of the same total in other tables, or in other columns of its row. */
  readonly twins: readonly Judged[];
  /** Equalities between its table and another, the rests of which together are its own. */
  readonly ties: readonly Judged[];
}

/** Each broken relation by itself, but for those that others say too. */
export function causesOf(broken: readonly Judged[]): OneCause[] {
  const twins = twinsOf(broken.filter(isSum));
  const groups = groupsByTable(broken);
  const ties = new Map(
    [...twins.keys()].map((told) => {
      const own = groups.get(tableOf(told.relation)) ?? [];
      return [told, own.find((group) => makesUp(group, told))?.ties];
    }),
  );
  const said = new Set([...twins.values(), ...ties.values()].flatMap((group) => group ?? []));
  return broken.flatMap((told) =>
    said.has(told) ? [] : { told, twins: twins.get(told) ?? [], ties: ties.get(told) ?? [] },
  );
}

const isSum = ({ relation }: Judged): boolean => relation.parts.length > 1 && isColumnSum(relation);

/** Sums that are told, each with those behind it that leave the same. */
function twinsOf(sums: readonly Judged[]): ReadonlyMap<Judged, readonly Judged[]> {
  const told = new Map<Judged, Judged[]>();
  const byTotal = new Map<string, Judged>();
  const byRow = new Map<PanelRow | undefined, Map<string, Judged>>();
  for (const one of sums) {
    const { relation, residual } = one;
    const [total, rest] = [`${relation.total.printed.value} ${residual.value}`, `${residual.value}`];
    const row = rowOf(relation.total);
    const inRow = byRow.get(row) ?? new Map<string, Judged>();
    byRow.set(row, inRow);
    const beside = inRow.get(rest);
    const elsewhere = byTotal.get(total);
    // In one table two totals of the same amount may both be wrong.
    const before =
      beside ?? (elsewhere && tableOf(elsewhere.relation) !== tableOf(relation) ? elsewhere : undefined);
    if (before) told.get(before)?.push(one);
    else told.set(one, []);
    inRow.set(rest, before ?? one);
    if (!byTotal.has(total)) byTotal.set(total, before ?? one);
  }
  return told;
}

/** Equalities of two amounts, by the two tables that these stand in. */
function tiesByTables(broken: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const numbers = new Map<TableModel, number>();
  const numberOf = (table: TableModel): number => {
    const number = numbers.get(table) ?? numbers.size;
    numbers.set(table, number);
    return number;
  };
  const ties = broken.filter(({ relation: { total, parts } }) => {
    return (
      parts.length === 1 &&
      total.cell &&
      parts[0].amount.cell &&
      total.cell.table !== parts[0].amount.cell.table
    );
  });
  return groupBy(ties, ({ relation: { total, parts } }) =>
    [total, parts[0].amount].flatMap(({ cell }) => (cell ? [numberOf(cell.table)] : [])).join(' '),
  );
}

/** Equalities between two tables, with their rests together. */
interface Ties {
  readonly ties: readonly Judged[];
  readonly together: Exact;
}

/** The groups of equalities that are large enough, by each of the two tables that they are between. */
function groupsByTable(broken: readonly Judged[]): ReadonlyMap<TableModel | undefined, readonly Ties[]> {
  const groups = new Map<TableModel | undefined, Ties[]>();
  for (const ties of tiesByTables(broken).values()) {
    if (ties.length < FEWEST_TIES) continue;
    const together = ties.reduce<Exact>((sum, { residual }) => add(sum, residual.value), 0);
    const { total, parts } = ties[0].relation;
    for (const { cell } of [total, parts[0].amount])
      groups.set(cell?.table, [...(groups.get(cell?.table) ?? []), { ties, together }]);
  }
  return groups;
}

/** Whether the rests of equalities with the table of a sum are together the rest of the sum. */
function makesUp({ together }: Ties, { residual }: Judged): boolean {
  const rest = subtract(absolute(together), absolute(residual.value));
  return statusOf({ ...residual, value: rest }) !== 'broken';
}
