/** `purchase/budget`: the lines of one project show the same budget, and its purchases do not exceed it (rule 41). */

import type { Amount, PanelRow, TableModel } from '../../disclosure/model';
import { means } from '../../lexicon/describe';
import { mostPrinted } from '../../model/most-printed';
import { groupBy } from '../../text/collections';
import type { Relation } from '../model';
import { rowOf } from '../names';
import { describeEqual, isRelation, type RelationSettings, sumOf } from '../relations';

const CODE = 'purchase/budget';

/**
 * Each line of a project against the one that most others equal; likely rather than certain, for two projects may have one
 * name.
 */
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
  return table.panels
    .flatMap(({ amountColumns, rows }) => {
      const index = amountColumns.findIndex((column) =>
        means(table.columns[column].path.at(-1) ?? '', 'purchase-budget'),
      );
      if (index < 0) return [];
      const projects = groupBy(
        rows.flatMap((row) => budgetOf(row, index) ?? []),
        (amount) => rowOf(amount)?.label,
      );
      return [...projects.values()].flatMap((budgets) => {
        const usual = mostPrinted(budgets);
        return budgets.map((budget) => (budget === usual ? undefined : sumOf(settings, budget, [usual])));
      });
    })
    .filter(isRelation);
}

function budgetOf({ label, role, amounts }: PanelRow, index: number): Amount | undefined {
  const amount = amounts[index];
  return role === 'item' && label !== '' && amount && !amount.printed.blank ? amount : undefined;
}
