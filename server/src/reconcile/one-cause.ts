/** Broken relations that no amount explains, and of which several tell one thing: what is left over in them is the same. */

import { absolute, add, type Exact, subtract } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import type { TableModel } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { groupBy } from '../text/collections';
import { tableOf } from './graph';

/** Equalities between two tables that stand behind a sum: of one alone the same rest may be an accident. */
const FEWEST_TIES = 2;

/** A relation that is told, with those that say no more than it does. */
export interface OneCause {
  readonly told: Judged;
  /** The same total with the same rest in other tables. */
  readonly twins: readonly Judged[];
  /** Equalities between its table and another, the rests of which together are its own. */
  readonly ties: readonly Judged[];
}

/** Each broken relation by itself, but for those that others say too. */
export function causesOf(broken: readonly Judged[]): OneCause[] {
  const sums = [
    ...groupBy(broken.filter(isSum), ({ relation, residual }) => {
      return `${relation.total.printed.value} ${residual.value}`;
    }).values(),
  ];
  const ties = [...tiesByTables(broken).values()].filter((group) => group.length >= FEWEST_TIES);
  const said = new Set<Judged>();
  const causes = new Map<Judged, OneCause>();
  for (const [told, ...others] of sums) {
    const twins = others.filter((one, i) => isFirstOfTable(one, [told, ...others.slice(0, i)]));
    const own = ties.find((group) => makeUp(group, told));
    for (const one of [...twins, ...(own ?? [])]) said.add(one);
    causes.set(told, { told, twins, ties: own ?? [] });
  }
  return broken.flatMap((told) =>
    said.has(told) ? [] : (causes.get(told) ?? { told, twins: [], ties: [] }),
  );
}

const isSum = ({ relation }: Judged): boolean =>
  relation.rule.startsWith('sum/') && relation.parts.length > 1 && tableOf(relation) !== undefined;

/** In one table two totals of the same amount may both be wrong. */
function isFirstOfTable({ relation }: Judged, before: readonly Judged[]): boolean {
  return before.every((other) => tableOf(other.relation) !== tableOf(relation));
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

/** Whether the rests of equalities with the table of a sum are the rest of the sum. */
function makeUp(ties: readonly Judged[], { relation, residual }: Judged): boolean {
  const table = tableOf(relation);
  const { total, parts } = ties[0].relation;
  if (total.cell?.table !== table && parts[0].amount.cell?.table !== table) return false;
  const together = ties.reduce<Exact>((sum, one) => add(sum, one.residual.value), 0);
  const rest = subtract(absolute(together), absolute(residual.value));
  return statusOf({ ...residual, value: rest }) !== 'broken';
}
