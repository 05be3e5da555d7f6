/** `purchase/sum`: 合计 and 小计 of government purchases, across the funds and down the lines (rule 41). */

import type { Panel, PanelRow, TableModel } from '../disclosure/model';
import { PROJECT_BUDGET, PURCHASE_SUBTOTAL } from '../knowledge/purchases';
import type { Relation } from './model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from './relations';
import { rowRelations } from './sum-row';

const CODE = 'purchase/sum';

/** 合计 = Σ funds in every line; 小计 of a unit = Σ its lines; 合计 = Σ 小计, or Σ lines where there is none. */
export function purchaseSum(table: TableModel): readonly Relation[] {
  if (table.kind !== 'procurement') return [];
  return [...rowRelations(table, CODE), ...table.panels.flatMap(downTheLines)];
}

function downTheLines(panel: Panel, index: number, panels: readonly Panel[]): Relation[] {
  const totals = panel.rows.filter(({ role }) => role === 'total' || role === 'grand-total');
  const groups = groupsOf(panel.rows);
  const subtotals = groups.flatMap(({ subtotal }) => subtotal ?? []);
  const lines = groups.flatMap((group) => group.lines);
  const above = subtotals.length > 0 ? subtotals : lines;
  const name = `purchase:${panels.length}:${index}`;
  return [
    ...(totals.length === 1 ? sums(panel, totals[0], above, `${name}:total`) : []),
    ...groups.flatMap((group) =>
      group.subtotal ? sums(panel, group.subtotal, group.lines, `${name}:subtotal`) : [],
    ),
  ];
}

/** A unit's lines follow its 小计. */
interface Group {
  readonly subtotal?: PanelRow;
  readonly lines: PanelRow[];
}

function groupsOf(rows: readonly PanelRow[]): Group[] {
  const groups: Group[] = [{ lines: [] }];
  for (const row of rows) {
    if (row.role !== 'item' && row.role !== 'subtotal') continue;
    if (PURCHASE_SUBTOTAL.test(row.label)) groups.push({ subtotal: row, lines: [] });
    else groups[groups.length - 1].lines.push(row);
  }
  return groups;
}

/** In every column of money spent: the budget of a project stands in each of its lines and is not added up. */
function sums(panel: Panel, total: PanelRow, parts: readonly PanelRow[], template: string): Relation[] {
  const settings: RelationSettings = { rule: CODE, template, certain: false, describe: describeColumn };
  return panel.amountColumns
    .flatMap((column, index) =>
      isProjectBudget(total, column)
        ? []
        : [
            sumOf(
              settings,
              total.amounts[index],
              parts.map((row) => row.amounts[index]),
            ),
          ],
    )
    .filter(isRelation);
}

function isProjectBudget({ amounts }: PanelRow, column: number): boolean {
  const table = amounts.find((amount) => amount?.cell)?.cell?.table;
  return table?.columns[column].path.some((word) => PROJECT_BUDGET.test(word)) ?? false;
}
