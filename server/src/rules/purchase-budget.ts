/** `purchase/budget`: the lines of one project show the same budget, and its purchases do not exceed it (rule 41). */

import type { Amount, PanelRow, TableModel } from '../disclosure/model';
import { PROJECT_BUDGET } from '../knowledge/purchases';
import type { Relation } from './model';
import { describeEqual, isRelation, type RelationSettings, sumOf } from './relations';

const CODE = 'purchase/budget';

/** Each line of a project against its first; likely rather than certain, for two projects may have one name. */
export function purchaseBudget(table: TableModel): readonly Relation[] {
  if (table.kind !== 'procurement') return [];
  const settings: RelationSettings = {
    rule: CODE,
    template: CODE,
    certain: false,
    defines: false,
    severity: 2,
    describe: describeEqual,
  };
  return table.panels.flatMap(({ amountColumns, rows }) => {
    const index = amountColumns.findIndex((column) =>
      PROJECT_BUDGET.test(table.columns[column].path.at(-1) ?? ''),
    );
    if (index < 0) return [];
    const first = new Map<string, Amount>();
    return rows
      .map((row) => {
        const budget = budgetOf(row, index);
        const known = budget && first.get(row.label);
        if (budget && !known) first.set(row.label, budget);
        return known ? sumOf(settings, budget, [known]) : undefined;
      })
      .filter(isRelation);
  });
}

function budgetOf({ label, role, amounts }: PanelRow, index: number): Amount | undefined {
  const amount = amounts[index];
  return role === 'item' && label !== '' && amount && !amount.printed.blank ? amount : undefined;
}
