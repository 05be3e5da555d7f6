/** 三公 by rows: 小计 = 出国 + 车辆 + 接待, 车辆 = 购置 + 运行, 合计 = 小计 + 会议 + 培训 (rule 6). */

import type { Panel, PanelRow, TableModel } from '../../disclosure/model';
import { type ThreePublicsPart, threePublicsPart } from '../../knowledge/three-publics';
import { addsUp } from '../../model/adds-up';
import { hasMoney } from '../../model/lines';
import type { DiagnosticCode } from '../diagnostic-codes';
import type { Relation } from '../model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from '../relations';

/** Sums of a 三公 table that prints its parts as rows; a table that prints them as columns is left to `sum/row`. */
export function threePublics(table: TableModel): readonly Relation[] {
  if (table.kind !== 'three-publics') return [];
  return table.panels.flatMap((panel, index) => relationsOf(panel, index));
}

function relationsOf(panel: Panel, index: number): Relation[] {
  const rows = partRows(panel);
  const { total, subtotal, abroad, vehicles, reception } = rows;
  if (!abroad && !vehicles && !reception) return [];
  const three = [abroad, vehicles, reception];
  const others = [rows.conferences, rows.training];
  return [
    ...(rows.purchase && rows.running
      ? sums(panel, 'sum/children', index, vehicles, [rows.purchase, rows.running])
      : []),
    ...sums(panel, 'sum/total', index, subtotal, three),
    ...sums(panel, 'sum/total', index, total, subtotal ? [subtotal, ...others] : [...three, ...others]),
  ];
}

/** The first row of each part; rows inside another part's list (其他会议费) have names of their own. */
function partRows(panel: Panel): Partial<Record<ThreePublicsPart, PanelRow>> {
  const rows: Partial<Record<ThreePublicsPart, PanelRow>> = {};
  for (const row of panel.rows) {
    const part = threePublicsPart(row.label);
    if (part) rows[part] ??= row;
  }
  return rows;
}

function sums(
  panel: Panel,
  rule: DiagnosticCode,
  index: number,
  total: PanelRow | undefined,
  parts: readonly (PanelRow | undefined)[],
): Relation[] {
  const known = parts.filter((part): part is PanelRow => part !== undefined);
  if (!total || known.length === 0) return [];
  const { listed, certain } = withUnknown(panel, total, known);
  const settings: RelationSettings = {
    rule,
    template: `three-publics:${index}:${total.row}`,
    certain,
    describe: describeColumn,
  };
  return panel.amountColumns
    .map((_, column) =>
      sumOf(
        settings,
        total.amounts[column],
        listed.map((row) => row.amounts[column]),
      ),
    )
    .filter(isRelation);
}

/** The parts with the line that they lack, where one under a word that nobody knows makes up what is missing. */
function withUnknown(panel: Panel, total: PanelRow, known: readonly PanelRow[]) {
  const unknown = panel.rows.filter((row) => isNameless(row) && hasMoney(row));
  const isSum = (parts: readonly PanelRow[]): boolean =>
    total.amounts.every((amount, column) =>
      addsUp(
        amount,
        parts.map((row) => row.amounts[column]),
      ),
    );
  if (unknown.length === 0 || isSum(known)) return { listed: known, certain: true };
  const lacking = unknown.find((row) => isSum([...known, row]));
  return { listed: lacking ? [...known, lacking] : known, certain: false };
}

/** A line that is none of the parts, and whose words say nothing else. */
function isNameless({ label, role }: PanelRow): boolean {
  return role === 'item' && threePublicsPart(label) === undefined;
}
