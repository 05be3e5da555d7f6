/** Tells the tables whose own sums are looked for without anybody stating them. */

import type { TableModel } from '../../disclosure/model';
import { BUDGET_KINDS } from '../../knowledge/table-kinds';

/** Whether the amounts of a table are those of the budget: by its kind, or by the codes in it. */
export function isSummed({ kind, panels }: TableModel): boolean {
  return BUDGET_KINDS.has(kind) || panels.some(({ domain }) => domain !== undefined);
}
