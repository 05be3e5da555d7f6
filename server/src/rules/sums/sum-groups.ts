/** 人员经费合计 and 公用经费合计 below groups of codes that stand side by side (rule 3). */

import type { Amount, Panel, PanelRow, TableModel } from '../../disclosure/model';
import { means } from '../../lexicon/describe';
import { addsUp } from '../../model/adds-up';
import { codeTree } from '../../model/code-tree';
import type { Relation } from '../model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from '../relations';

/** A group's total with the panels that it closes; none where they are not known. */
export interface GroupTotal {
  readonly total: Amount;
  readonly panels: readonly Panel[];
}

/** Every group total is the sum of the highest codes of its panels, and the total in a row of its own that of all groups. */
export function sumGroups(table: TableModel): readonly Relation[] {
  const totals = groupTotals(table);
  const sums = totals
    .filter(({ panels }) => panels.length > 0)
    .map(({ total, panels }) => sumOf(SETTINGS, total, topsOf(panels)));
  const whole = totals.length > 1 ? totalBelow(table, totals) : undefined;
  const ofAll =
    whole &&
    sumOf(
      SETTINGS,
      whole,
      totals.map(({ total }) => total),
    );
  return [...sums, ofAll].filter(isRelation);
}

/** The only amount in a row of 合计 below those of the groups, whatever column it stands in. */
function totalBelow({ panels }: TableModel, totals: readonly GroupTotal[]): Amount | undefined {
  const lowest = Math.max(...totals.map(({ total }) => total.cell?.row ?? 0));
  const beside = (at: number) => panels.flatMap(({ rows }) => rows.filter(({ row }) => row === at));
  const ends = new Set(
    panels.flatMap(({ rows }) =>
      rows.filter(({ role, row }) => row > lowest && role === 'total').map(({ row }) => row),
    ),
  );
  const [row, ...others] = ends;
  if (row === undefined || others.length > 0) return undefined;
  const printed = beside(row).flatMap(({ amounts }) =>
    amounts.filter((amount) => amount !== undefined && !amount.printed.blank),
  );
  return printed.length === 1 ? printed[0] : undefined;
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
      means(row.label, 'group-total') ? (closed(groups, index, at) ?? []) : [],
    ),
  );
}

/**
 * The total of the panels from one on, or of those on its left as well, where these print nothing beside it: a group may run
 * over several. Then sums tell where it begins; where none holds, it is not known which panels it closes.
 */
function closed(groups: readonly Panel[], index: number, at: number): GroupTotal | undefined {
  const found = closing(groups.slice(index), at);
  const before = groups.slice(0, index).findLastIndex((panel) => isPrinted(panel.rows[at])) + 1;
  if (!found || before === index) return found;
  const ways = Array.from({ length: index - before + 1 }, (_, further) => ({
    total: found.total,
    panels: [...groups.slice(index - further, index), ...found.panels],
  }));
  return (
    ways.find(({ total, panels }) => addsUp(total, topsOf(panels))) ?? { total: found.total, panels: [] }
  );
}

function isPrinted(row: PanelRow): boolean {
  return isLabelled(row) || row.amounts.some((amount) => amount && !amount.printed.blank);
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
