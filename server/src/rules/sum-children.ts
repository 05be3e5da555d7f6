/** Sums over codes: a 类 is the sum of its nearest listed descendants, a unit the sum of its codes (rule 4). */

import type { Panel, PanelRow, TableModel } from '../disclosure/model';
import { codeTree } from './code-tree';
import type { Relation } from './model';
import { describeColumn, isRelation, sumOf } from './relations';

/**
 * In every amount column, a row with listed descendants is their sum. Parents sum their nearest listed descendants,
 * so a missing 款 row breaks nothing above it.
 */
export function sumChildren(table: TableModel): readonly Relation[] {
  return table.panels.flatMap((panel, index) => relationsOfPanel(panel, index));
}

function relationsOfPanel(panel: Panel, index: number): Relation[] {
  if (!panel.domain) return [];
  const { children, certain } = codeTree(panel);
  return [...children].flatMap(([parent, rows]) => relationsOfParent(panel, parent, rows, index, certain));
}

function relationsOfParent(
  panel: Panel,
  parent: PanelRow,
  rows: readonly PanelRow[],
  index: number,
  certain: boolean,
): Relation[] {
  const settings = { rule: 'sum/children', template: `children:${index}`, certain, describe: describeColumn };
  return panel.amountColumns
    .map((_, column) =>
      sumOf(
        settings,
        parent.amounts[column],
        rows.map((row) => row.amounts[column]),
      ),
    )
    .filter(isRelation);
}
