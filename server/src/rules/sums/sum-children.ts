/** Sums over codes: a 类 is the sum of its nearest listed descendants, a unit the sum of its codes (rule 4). */

import type { Panel, PanelRow, TableModel } from '../../disclosure/model';
import { codePanels } from '../../model/code-panels';
import { codeTree, rowsAboveLast } from '../../model/code-tree';
import type { Relation } from '../model';
import { describeColumn, isRelation, sumOf } from '../relations';

/**
 * In every amount column, a row with listed descendants is their sum. Parents sum their nearest listed descendants,
 * so a missing 款 row breaks nothing above it.
 */
export function sumChildren(table: TableModel): readonly Relation[] {
  return codePanels(table).flatMap((panel, index) => relationsOfPanel(table, panel, index));
}

function relationsOfPanel(table: TableModel, panel: Panel, index: number): Relation[] {
  const tree = codeTree(panel);
  const open = table.isTornBelow ? rowsAboveLast(panel, tree) : undefined;
  return [...tree.children].flatMap(([parent, rows]) => {
    const isOpen = open?.has(parent) ?? false;
    return relationsOfParent(panel, parent, rows, (column) => ({
      rule: 'sum/children',
      // What may be cut off is believed for itself, not with the sums that are whole.
      template: isOpen ? `children:${index}:${parent.row}:${column}` : templateOf(parent, index),
      certain: tree.certain,
      isOpen,
      describe: describeColumn,
    }));
  });
}

/** A row without code is only perhaps what the rows below it are part of: its sums are believed for themselves. */
function templateOf({ code }: PanelRow, index: number): string {
  return code ? `children:${index}` : `children:${index}:unnamed`;
}

function relationsOfParent(
  panel: Panel,
  parent: PanelRow,
  rows: readonly PanelRow[],
  settings: (column: number) => Parameters<typeof sumOf>[0],
): Relation[] {
  return panel.amountColumns
    .map((_, column) =>
      sumOf(
        settings(column),
        parent.amounts[column],
        rows.map((row) => row.amounts[column]),
      ),
    )
    .filter(isRelation);
}
