/** Finds tables whose reading is in doubt as a whole: nothing that they hold is judged. */

import type { TableModel } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { memoize } from '../text/memo';
import { isMisread } from './doubt';
import { amountsOf, tableOf } from './graph';
import type { Judgement } from './judge';

/** Fewer misread sums may have a cause of their own, and leave the rest of a table as it is. */
const FEWEST_MISREAD = 2;

/** What is doubted of the tables of a disclosure. */
export interface Doubts {
  /** Tables in which more sums are misread than hold. */
  readonly doubtful: ReadonlySet<TableModel>;
  /** These, and tables that another amount might make doubtful. */
  readonly weak: ReadonlySet<TableModel>;
}

const NO_DOUBTS: Doubts = { doubtful: new Set(), weak: new Set() };

/** The doubts that the verdicts on all relations of a disclosure give rise to. */
export function doubtsOf(judgements: readonly Judgement[]): Doubts {
  const misread = count(judgements.flatMap(misreadIn));
  const weak = new Set([...misread].flatMap(([table, sums]) => (sums < FEWEST_MISREAD ? [] : [table])));
  if (weak.size === 0) return NO_DOUBTS;
  const holding = count(judgements.flatMap(({ all }) => all.filter(holds)));
  const isDoubtful = (table: TableModel) => (misread.get(table) ?? 0) > (holding.get(table) ?? 0);
  return { doubtful: new Set([...weak].filter(isDoubtful)), weak };
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
