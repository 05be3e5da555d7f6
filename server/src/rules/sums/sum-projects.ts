/** Sums down a table of projects without codes: 合计 = Σ projects, and each unit's row = Σ the projects below it (rule 17). */

import type { Panel, PanelRow, TableModel } from '../../disclosure/model';
import { isOnlyLine } from '../../model/only-line';
import { memoize } from '../../text/memo';
import type { Relation } from '../model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from '../relations';

/** A row with the rows that it adds up. */
interface Group {
  readonly head: PanelRow;
  readonly rows: readonly PanelRow[];
}

/** The rows of a list of projects that print money. */
export interface ProjectRows {
  readonly total: PanelRow;
  /** Units with their projects; empty where the list is flat. */
  readonly units: readonly Group[];
  readonly projects: readonly PanelRow[];
}

/**
 * The list may be flat, or units may stand in it with their own totals, which no word of theirs need say. So every sum but
 * that of a single project is only likely, and is believed where the columns of the table bear it out.
 */
export function sumProjects(table: TableModel): readonly Relation[] {
  if (table.kind !== 'project-expenditure') return [];
  return table.panels.flatMap((panel, index) => {
    if (!panel.domain) return ofPanel(table, panel, index);
    return panel.domain === 'unit' ? withUnitCodes(panel, index) : [];
  });
}

/** A unit's code stands in its own row and again before each of its projects. */
function withUnitCodes(panel: Panel, index: number): Relation[] {
  const runs: PanelRow[][] = [];
  for (const row of panel.rows) {
    const run = runs.at(-1);
    if (run && row.code && run[0].code?.digits === row.code.digits) run.push(row);
    else runs.push([row]);
  }
  return runs
    .filter((run) => run.length > 1)
    .flatMap(([head, ...rows]) => columnSums(panel, { head, rows }, `unit-code:${index}`));
}

function ofPanel(table: TableModel, panel: Panel, index: number): Relation[] {
  const list = projectRows(panel);
  if (!list) return [];
  const { total, units, projects } = list;
  if (units.length === 0) {
    const isClear = isOnlyLine(table, projects);
    return columnSums(panel, { head: total, rows: projects }, `projects:${index}`, isClear);
  }
  const heads = units.map(({ head }) => head);
  return [
    ...columnSums(panel, { head: total, rows: heads }, `units:${index}`),
    ...units.flatMap((unit) => columnSums(panel, unit, `unit:${index}`)),
  ];
}

/** The rows below or above the total; `undefined` where no row can be told to be it. */
export const projectRows = memoize((panel: Panel): ProjectRows | undefined => {
  const rows = panel.rows.filter(({ amounts }) => amounts.some((amount) => amount && !amount.printed.blank));
  const total = totalOf(rows);
  if (!total) return undefined;
  const listed = rows.filter((row) => row !== total);
  const units = unitsOf(listed);
  return { total, units, projects: units.length > 0 ? units.flatMap((unit) => unit.rows) : listed };
});

/** The row of 合计 at either end of the list, or a first row whose name was left out. */
function totalOf(rows: readonly PanelRow[]): PanelRow | undefined {
  const totals = rows.filter(({ role }) => role === 'total' || role === 'grand-total');
  const [first] = rows;
  if (totals.length === 0) return first?.label === '' ? first : undefined;
  const isAtEnd = totals[0] === first || totals[0] === rows.at(-1);
  return totals.length === 1 && isAtEnd ? totals[0] : undefined;
}

/**
 * Rows below the units that they belong to. A unit prints its code alone where projects have names, or its name where
 * the names of projects stand in another column; the first row of the list is then a unit.
 */
function unitsOf(rows: readonly PanelRow[]): Group[] {
  const isHead = rows.some(isCodeAlone) ? isCodeAlone : ({ label }: PanelRow) => label !== '';
  if (!rows[0] || !isHead(rows[0]) || rows.every(isHead)) return [];
  const heads = [...rows.keys()].filter((index) => isHead(rows[index]));
  return heads.map((at, index) => ({ head: rows[at], rows: rows.slice(at + 1, heads[index + 1]) }));
}

function isCodeAlone({ label }: PanelRow): boolean {
  return label !== '' && !Number.isNaN(Number(label));
}

function columnSums(
  { amountColumns }: Panel,
  { head, rows }: Group,
  template: string,
  certain = false,
): Relation[] {
  const settings: RelationSettings = {
    rule: 'sum/total',
    template,
    certain,
    describe: describeColumn,
  };
  return amountColumns
    .map((_, column) =>
      sumOf(
        settings,
        head.amounts[column],
        rows.map((row) => row.amounts[column]),
      ),
    )
    .filter(isRelation);
}
