/** `purchase/sum`: 合计 and 小计 of government purchases, across the funds and down the lines (rule 41). */

import type { Panel, PanelRow, TableModel } from '../../disclosure/model';
import { means, tells } from '../../lexicon/describe';
import type { Relation } from '../model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from '../relations';
import { listRelations } from '../sums/sum-lists';
import { rowRelations } from '../sums/sum-row';

const CODE = 'purchase/sum';

/** 合计 = Σ funds in every line; 小计 of a unit = Σ its lines; 合计 = Σ 小计; a list without 小计 adds up as lists do. */
export function purchaseSum(table: TableModel): readonly Relation[] {
  if (table.kind !== 'procurement') return [];
  const isAdded = (column: number): boolean => !isProjectBudget(table, column);
  const down = table.panels.some(hasSubtotals)
    ? table.panels.flatMap((panel, index) => downTheLines(table, panel, index))
    : listRelations(table, CODE, isAdded);
  return [...rowRelations(table, CODE), ...down];
}

function hasSubtotals({ rows }: Panel): boolean {
  return rows.some(({ label }) => tells(label, 'purchase-subtotal'));
}

function downTheLines(table: TableModel, panel: Panel, index: number): Relation[] {
  const totals = panel.rows.filter(({ role }) => role === 'total' || role === 'grand-total');
  const groups = groupsOf(panel.rows);
  const subtotals = groups.flatMap(({ subtotal }) => subtotal ?? []);
  const name = `purchase:${table.panels.length}:${index}`;
  return [
    ...(totals.length === 1 && subtotals.length > 0
      ? sums(table, panel, totals[0], subtotals, `${name}:total`)
      : []),
    ...groups.flatMap((group) =>
      group.subtotal ? sums(table, panel, group.subtotal, group.lines, `${name}:subtotal`) : [],
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
    if (tells(row.label, 'purchase-subtotal')) groups.push({ subtotal: row, lines: [] });
    else groups[groups.length - 1].lines.push(row);
  }
  return groups;
}

/** In every column of money spent: the budget of a project stands in each of its lines and is not added up. */
function sums(
  table: TableModel,
  panel: Panel,
  total: PanelRow,
  parts: readonly PanelRow[],
  template: string,
): Relation[] {
  const settings: RelationSettings = { rule: CODE, template, certain: false, describe: describeColumn };
  return panel.amountColumns
    .flatMap((column, index) =>
      isProjectBudget(table, column)
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

function isProjectBudget({ columns }: TableModel, column: number): boolean {
  return columns[column].path.some((word) => means(word, 'purchase-budget'));
}
