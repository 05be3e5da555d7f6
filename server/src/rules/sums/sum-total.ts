/** Sums to a total row: 合计 = Σ top-level rows; 本年收入合计 = Σ its 一、二、… lines (rules 2 and 4). */

import { isAsked } from '../../disclosure/asked';
import type { Amount, Panel, PanelRow, TableModel } from '../../disclosure/model';
import { isBesideThisYear } from '../../knowledge/change-columns';
import { BUDGET_KINDS } from '../../knowledge/table-kinds';
import { codePanels } from '../../model/code-panels';
import { codeTree, isUnit } from '../../model/code-tree';
import { hasMoney, readLines } from '../../model/lines';
import { isOnlyLine } from '../../model/only-line';
import { isSameList } from '../../text/memo';
import type { Relation } from '../model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from '../relations';

/** 合计 rows of panels with codes, totals of panels with numbered lines, and the parents of nested lines. */
export function sumTotal(table: TableModel): readonly Relation[] {
  if (table.kind === 'three-publics') return [];
  return [
    ...codePanels(table).flatMap((panel, index) => ofCodes(table, panel, index)),
    ...table.panels.flatMap((panel, index) => (panel.domain ? [] : ofLines(table, panel, index))),
  ];
}

function ofCodes(table: TableModel, panel: Panel, index: number): Relation[] {
  const { total, tops, children, certain } = codeTree(panel);
  if (!total) return [];
  // The total of a torn table may have lost parts on the side where they are printed.
  const isOpen = total.row < table.rows.length - 1 ? table.isTornBelow : table.isTornAbove;
  const heads = headsOf(tops);
  const settings =
    (name: string, defines = true) =>
    (column: number): RelationSettings => ({
      defines,
      rule: 'sum/total',
      template: isOpen ? `${name}:${index}:${column}` : `${name}:${index}`,
      certain,
      isOpen,
    });
  const leaves = tops.length === 1 && isUnit(tops[0]) ? children.get(tops[0]) : undefined;
  const listed = listedRows(panel);
  return [
    ...columnSums(table, panel, total, tops, settings('total', heads.length === tops.length)),
    ...(heads.length < tops.length && asksForHeads(tops)
      ? columnSums(table, panel, total, heads, settings('heads'))
      : []),
    // Where there is but one unit, the total is that of its rows as well.
    ...(leaves ? columnSums(table, panel, total, leaves, settings('leaves')) : []),
    ...(certain || children.size === 0 || isSameList(listed, leaves ?? [])
      ? []
      : columnSums(table, panel, total, listed, settings('flat'))),
  ];
}

/** Rows under one unit's code, run by run: the first may be the unit and the others its projects, or all of them projects. */
function unitRuns(tops: readonly PanelRow[]): PanelRow[][] {
  const runs: PanelRow[][] = [];
  for (const row of tops) {
    const run = runs.at(-1);
    if (run && isUnit(row) && row.code?.digits === run[0].code?.digits) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

function headsOf(tops: readonly PanelRow[]): PanelRow[] {
  return unitRuns(tops).map(([head]) => head);
}

/** Whether each first row of several asks for what the others print: then it is what they come to. */
function asksForHeads(tops: readonly PanelRow[]): boolean {
  return unitRuns(tops).every(
    ([head, ...others]) =>
      others.length === 0 ||
      head.amounts.some(
        (amount, column) =>
          amount !== undefined && isAsked(amount) && others.some(({ amounts }) => isTyped(amounts[column])),
      ),
  );
}

function isTyped(amount: Amount | undefined): boolean {
  return amount !== undefined && !amount.printed.blank && !isAsked(amount);
}

/** Codes that were cut off may seem to be above others: then the total is perhaps that of all rows. */
function listedRows(panel: Panel): readonly PanelRow[] {
  return panel.rows.filter((row) => row.role === 'item' && row.code && !isUnit(row));
}

function ofLines(table: TableModel, panel: Panel, index: number): Relation[] {
  if (!BUDGET_KINDS.has(table.kind) || table.kind === 'project-expenditure') return [];
  // Names without numbers on neither side of a table may be those of codes that were not read: then they are no list.
  const isList =
    panel.side !== undefined ||
    panel.rows.some(({ ordinal }) => ordinal) ||
    isOnlyLine(
      table,
      panel.rows.filter((row) => hasMoney(row) && row.role !== 'total'),
    );
  return readLines(panel).sums.flatMap(({ rule, total, parts, certain }) =>
    columnSums(table, panel, total, parts, () => ({
      rule,
      template: `${rule}:${index}:${total.row}`,
      certain: certain && isList,
      // Totals of lines stand below their parts; only what is nested may go on behind the end.
      isOpen: rule === 'sum/children' ? table.isTornBelow : table.isTornAbove,
    })),
  );
}

function columnSums(
  table: TableModel,
  panel: Panel,
  total: PanelRow,
  parts: readonly PanelRow[],
  settings: (column: number) => RelationSettings,
): Relation[] {
  return panel.amountColumns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => !isOfTotalAlone(table, column, parts, index))
    .map(({ index: column }) =>
      sumOf(
        { ...settings(column), describe: describeColumn },
        total.amounts[column],
        parts.map((row) => row.amounts[column]),
      ),
    )
    .filter(isRelation);
}

/** Last year's amounts, and what differs from them, may be given for the total alone. */
function isOfTotalAlone(
  { columns, year }: TableModel,
  column: number,
  parts: readonly PanelRow[],
  index: number,
): boolean {
  const isBlank = parts.every(({ amounts }) => amounts[index]?.printed.blank !== false);
  return isBlank && isBesideThisYear(columns[column].path, year);
}
