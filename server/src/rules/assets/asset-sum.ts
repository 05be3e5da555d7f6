/** `asset/sum`: 资产总额 = Σ kinds of assets (rule 42); the total of assets to be bought = Σ lines. */

import type { Panel, PanelRow, TableModel } from '../../disclosure/model';
import { readPurchases } from '../../disclosure/purchase-lines';
import { means } from '../../lexicon/describe';
import type { Relation } from '../model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from '../relations';
import { listRelations } from '../sums/sum-lists';
import { rowRelations } from '../sums/sum-row';

const CODE = 'asset/sum';

/**
 * The numbered kinds of the highest level are added up; 其中 lines are part of one of them. Where kinds stand in columns, each
 * row is added up, and the units below each other.
 */
export function assetSum(table: TableModel): readonly Relation[] {
  if (table.kind !== 'assets') return [];
  if (readPurchases(table).length > 0) return listRelations(table, CODE);
  const numbered = numberedKinds(table);
  return numbered.length > 0 ? numbered : [...listRelations(table, CODE), ...rowRelations(table, CODE)];
}

function numberedKinds(table: TableModel): readonly Relation[] {
  return table.panels.flatMap((panel, index) => {
    const totals = panel.rows.filter((row) => isTotal(row));
    const kinds = kindsOf(panel);
    if (totals.length !== 1 || kinds.length === 0) return [];
    const settings: RelationSettings = { rule: CODE, template: `${CODE}:${index}`, describe: describeColumn };
    return panel.amountColumns
      .map((_, column) =>
        sumOf(
          settings,
          totals[0].amounts[column],
          kinds.map((row) => row.amounts[column]),
        ),
      )
      .filter(isRelation);
  });
}

function isTotal({ role, label }: PanelRow): boolean {
  return role === 'total' || role === 'grand-total' || means(label, 'asset-total');
}

function kindsOf({ rows }: Panel): readonly PanelRow[] {
  const numbered = rows.filter((row) => row.role === 'item' && row.ordinal && !isTotal(row));
  const highest = numbered.reduce((least, { ordinal }) => Math.min(least, ordinal?.level ?? 0), Infinity);
  return numbered.filter(({ ordinal }) => ordinal?.level === highest);
}
