/** Tells the tables whose own sums are looked for without anybody stating them. */

import { askedIn } from '../../disclosure/asked';
import type { TableModel } from '../../disclosure/model';
import { BUDGET_KINDS } from '../../knowledge/table-kinds';

/** Whether the amounts of a table are those of the budget, by its kind or by the codes in it, or a writer asks for some of them. */
export function isSummed(table: TableModel): boolean {
  return (
    BUDGET_KINDS.has(table.kind) ||
    table.panels.some(({ domain }) => domain !== undefined) ||
    askedIn(table).length > 0
  );
}
