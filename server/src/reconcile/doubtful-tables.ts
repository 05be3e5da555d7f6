/** Finds tables whose reading is in doubt as a whole: nothing that they hold is judged. */

import { isZero } from '../amounts/exact';
import type { Amount, TableModel } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { isMisread } from './doubt';
import { amountsOf, tableOf } from './graph';
import type { Judgement } from './judge';

/** Fewer misread sums may have a cause of their own, and leave the rest of a table as it is. */
const FEWEST_MISREAD = 2;
/**
 * So many broken relations of one kind that share no amount show that a table whose blanks were lost was misread: nobody
 * makes as many mistakes, while a column that was taken for another breaks one in each row.
 */
const FEWEST_APART = 3;

/** What is doubted of the tables of a disclosure. */
export interface Doubts {
  /** Tables in which more sums are misread than hold, or too much is broken apart from the rest. */
  readonly doubtful: ReadonlySet<TableModel>;
  /** These, and tables that another amount might make doubtful. */
  readonly weak: ReadonlySet<TableModel>;
}

const NO_DOUBTS: Doubts = { doubtful: new Set(), weak: new Set() };

/** The doubts that the verdicts on all relations of a disclosure, and on its bounds, give rise to. */
export function doubtsOf(judgements: readonly Judgement[], bounds: readonly Judged[]): Doubts {
  const misread = count(judgements.flatMap(misreadIn));
  const few = [...misread].flatMap(([table, sums]) => (sums < FEWEST_MISREAD ? [] : [table]));
  const apart = brokenApart([...judgements.flatMap(({ judged }) => judged.filter(isBroken)), ...bounds]);
  if (few.length === 0 && apart.size === 0) return NO_DOUBTS;
  const holding = count(judgements.flatMap(({ all }) => all.filter(holds)));
  const isDoubtful = (table: TableModel) => (misread.get(table) ?? 0) > (holding.get(table) ?? 0);
  const torn = [...apart].flatMap(([table, broken]) => (broken < fewestApart(table) ? [] : [table]));
  const nearly = [...apart].flatMap(([table, broken]) => (broken < fewestApart(table) - 1 ? [] : [table]));
  return { doubtful: new Set([...few.filter(isDoubtful), ...torn]), weak: new Set([...few, ...nearly]) };
}

/** One row in so many whose amounts fit no column for sure shows that the columns may be other ones. */
const ROWS_FOR_ONE_OPEN = 5;

/** Where the words of a header may stand over other columns, one broken relation says that they do. */
function fewestApart({ table, rows }: TableModel): number {
  const open = rows.filter(({ undetermined = [] }) => undetermined.length > 0).length;
  return table.isUnsure || open * ROWS_FOR_ONE_OPEN > rows.length ? 1 : FEWEST_APART;
}

function isBroken({ status }: Judged): boolean {
  return status === 'broken';
}

/** For each table whose blanks were lost the most broken relations of one kind of which no two share an amount of it. */
function brokenApart(judged: readonly Judged[]): ReadonlyMap<TableModel, number> {
  const met = new Map<TableModel, Map<string, { count: number; amounts: Set<Amount> }>>();
  for (const { relation, status } of judged) {
    if (status !== 'broken') continue;
    const printed = amountsOf(relation).filter((amount) => !isZero(amount.printed.value));
    for (const [table, own] of groupBy(printed, (amount) => amount.cell?.table)) {
      if (table?.table.layout !== 'spaced') continue;
      const kinds = met.get(table) ?? new Map<string, { count: number; amounts: Set<Amount> }>();
      const kind = kinds.get(relation.rule) ?? { count: 0, amounts: new Set() };
      if (!own.some((amount) => kind.amounts.has(amount))) kind.count++;
      for (const amount of own) kind.amounts.add(amount);
      met.set(table, kinds.set(relation.rule, kind));
    }
  }
  return new Map(
    [...met].map(([table, kinds]) => [table, Math.max(...[...kinds.values()].map((kind) => kind.count))]),
  );
}

const misreadIn = memoize(({ all }: Judgement): readonly Judged[] => all.filter(isMisread));

/** Noughts that add up to nought bear nothing out. */
function holds({ status, residual }: Judged): boolean {
  return status !== 'broken' && residual.terms > 0;
}

/** How many of the relations stand within each table. */
function count(judged: readonly Judged[]): ReadonlyMap<TableModel, number> {
  const counts = new Map<TableModel, number>();
  for (const { relation } of judged) {
    const table = tableOf(relation);
    if (table) counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return counts;
}

/** The verdicts without those on amounts of doubtful tables; the same list where there are none. */
export function withoutDoubtful(judged: readonly Judged[], { doubtful }: Doubts): readonly Judged[] {
  if (doubtful.size === 0) return judged;
  const isDoubted = ({ relation }: Judged) =>
    amountsOf(relation).some(({ cell }) => cell !== undefined && doubtful.has(cell.table));
  return judged.some(isDoubted) ? judged.filter((one) => !isDoubted(one)) : judged;
}
