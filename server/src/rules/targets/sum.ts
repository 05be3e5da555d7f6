/** `target/sum`: in a list of projects with their targets, 资金总额 = Σ its sources (rule 39). */

import type { TableModel } from '../../disclosure/model';
import type { Relation } from '../model';
import { rowRelations } from '../sums/sum-row';

/** The forms of single projects are not tables of amounts; lists of them have columns to add up. */
export function targetSum(table: TableModel): readonly Relation[] {
  return table.kind === 'performance-target' ? rowRelations(table, 'target/sum') : [];
}
