/** 人员经费合计 and 公用经费合计 below groups of codes that stand side by side (rule 3). */

import type { Amount, Panel, PanelRow, TableModel } from '../disclosure/model';
import { means } from '../lexicon/describe';
import { codeTree } from './code-tree';
import type { Relation } from './model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from './relations';

/** A group's total with the panels that it closes. */
export interface GroupTotal {
  readonly total: Amount;
  readonly panels: readonly Panel[];
}

/** Every group total is the sum of the highest codes of its panels. */
export function sumGroups(table: TableModel): readonly Relation[] {
  return groupTotals(table)
    .map(({ total, panels }) => sumOf(SETTINGS, total, topsOf(panels)))
    .filter(isRelation);
}

const SETTINGS: RelationSettings = { rule: 'sum/total', template: 'group-total', describe: describeColumn };

/** The tree is that of all panels together, for a list of codes may run on from one to the next. */
function topsOf(panels: readonly Panel[]): (Amount | undefined)[] {
  const { tops } = codeTree({ ...panels[0], rows: panels.flatMap(({ rows }) => rows) });
  return tops.map((row) => row.amounts[0]);
}

/** The group totals of a table of basic expenditure whose groups stand side by side, one amount column each. */
export function groupTotals({ kind, panels }: TableModel): readonly GroupTotal[] {
  if (kind !== 'basic-expenditure') return [];
  const groups = panels.filter(({ domain, amountColumns }) => domain && amountColumns.length === 1);
  return groups.flatMap((panel, index) =>
    panel.rows.flatMap((row, at) =>
      means(row.label, 'group-total') ? (closing(groups.slice(index), at) ?? []) : [],
    ),
  );
}

/** The total is printed in the group's own column, or in the last column of the panels that the group runs over. */
function closing(groups: readonly Panel[], at: number): GroupTotal | undefined {
  for (const [index, panel] of groups.entries()) {
    const row = panel.rows[at];
    if (index > 0 && isLabelled(row)) return undefined;
    const total = row.amounts[0];
    if (total && !total.printed.blank) return { total, panels: groups.slice(0, index + 1) };
  }
  return undefined;
}

function isLabelled({ label, code }: PanelRow): boolean {
  return label !== '' || code !== undefined;
}
