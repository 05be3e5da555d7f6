/** Finds amounts by what they mean: the total of a column, a code's row, a line of a 收支 table. */

import { isZero } from '../amounts/exact';
import type { Amount, Disclosure, Panel, PanelRow, Side, TableKind, TableModel } from '../disclosure/model';
import { type ColumnMeaning, meaningOf } from '../knowledge/column-meanings';
import { classOfName } from '../knowledge/function-classes';
import { isOfOwnMoney } from '../knowledge/table-kinds';
import { amountSide, type Concept, isUnknown, means, tells, withoutSide } from '../lexicon/describe';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { codeTree, isUnit } from './code-tree';
import { isOpen, readLines } from './lines';

/** What stands where an amount is looked for: it, something that could not be read as one, or no such place. */
export type Found = Amount | 'unread' | undefined;

/** What a row shows in a column. */
export function foundAt(row: PanelRow | undefined, column: number | undefined): Found {
  return row && column !== undefined ? (row.amounts[column] ?? 'unread') : undefined;
}

/** The amount, where one was read. */
export function readable(found: Found): Amount | undefined {
  return found === 'unread' ? undefined : found;
}

/**
 * The one table of a kind that has amounts, or of several the only one whose title names the money that the kind is
 * about: 一般公共预算基本支出表 beside 财政拨款基本支出表. `undefined` where any of several may be meant.
 */
export function tableOf(disclosure: Disclosure, kind: TableKind): TableModel | undefined {
  const tables = tablesOf(disclosure, kind);
  if (tables.length < 2) return tables[0];
  const own = tables.filter(({ title }) => isOfOwnMoney(kind, title));
  return own.length === 1 ? own[0] : undefined;
}

/** All tables of a kind that have amounts. */
export function tablesOf(disclosure: Disclosure, kind: TableKind): readonly TableModel[] {
  return filledTables(disclosure).get(kind) ?? [];
}

const filledTables = memoize(({ tables }: Disclosure): ReadonlyMap<TableKind, readonly TableModel[]> => {
  const filled = tables.filter(({ panels }) => panels.some(hasAmounts));
  return groupBy(filled, ({ kind }) => kind);
});

function hasAmounts({ rows }: Panel): boolean {
  return rows.some(isFilled);
}

/** The panel with codes and amounts. */
export function codePanel(table: TableModel | undefined): Panel | undefined {
  return table?.panels.find((panel) => panel.domain !== undefined && panel.amountColumns.length > 0);
}

function sidePanel(table: TableModel | undefined, side: Side): Panel | undefined {
  return table?.panels.find((panel) => panel.side === side);
}

/** Index into the panel's amounts of the only column with a meaning; of 预算数 and 决算数, the one that tables repeat. */
export function columnOf(table: TableModel, panel: Panel, meaning: ColumnMeaning): number | undefined {
  const found = meaningsOf(table)(panel).get(meaning) ?? [];
  if (found.length < 2) return found[0];
  const wanted = table.finalAccounts ? 'settled' : 'budgeted';
  const repeated = found.filter((index) =>
    tells(amountSide(pathAt(table, panel, index).at(-1) ?? ''), wanted),
  );
  return repeated.length === 1 ? repeated[0] : undefined;
}

/** The columns of each meaning: asked for again and again. */
const meaningsOf = memoize((table: TableModel) =>
  memoize((panel: Panel): ReadonlyMap<ColumnMeaning | undefined, readonly number[]> => {
    return groupBy([...panel.amountColumns.keys()], (index) => meaningIn(pathAt(table, panel, index)));
  }),
);

function pathAt(table: TableModel, panel: Panel, index: number): readonly string[] {
  return table.columns[panel.amountColumns[index]].path;
}

/** Header paths outlive the edits of the rows below them. */
const meaningIn = memoize((path: readonly string[]) =>
  meaningOf([...path.slice(0, -1), withoutSide(path.at(-1) ?? '')]),
);

/** The column that shows all money: 合计, or the only one. */
export function totalColumn(table: TableModel, panel: Panel): number | undefined {
  return panel.amountColumns.length === 1 ? 0 : columnOf(table, panel, 'total');
}

/** The amount of the 合计 row under a meaning. */
export function totalOf(table: TableModel | undefined, meaning: ColumnMeaning): Amount | undefined {
  return readable(totalPlace(table, meaning));
}

/** The same, telling what could not be read from what is not there. */
export function totalPlace(table: TableModel | undefined, meaning: ColumnMeaning): Found {
  const panel = codePanel(table);
  if (!table || !panel) return undefined;
  const { total } = codeTree(panel);
  if (meaning === 'total') return foundAt(total, totalColumn(table, panel));
  const column = columnOf(table, panel, meaning);
  return column === undefined && total && mayBeUnnamed(table, panel, total)
    ? 'unread'
    : foundAt(total, column);
}

/** Whether the total has money in a column under a word that nobody knows, which may mean what none of the others do. */
function mayBeUnnamed(table: TableModel, panel: Panel, { amounts }: PanelRow): boolean {
  return panel.amountColumns.some((_, index) => {
    const amount = amounts[index];
    return amount && !isZero(amount.printed.value) && isUnknown(pathAt(table, panel, index).at(-1) ?? '');
  });
}

/** Rows by code, those that stand twice left out. */
export const rowsByCode = memoize((panel: Panel): ReadonlyMap<string, PanelRow> => {
  const rows = new Map<string, PanelRow>();
  const twice = new Set<string>();
  for (const row of panel.rows) {
    if (!row.code) continue;
    if (rows.has(row.code.digits)) twice.add(row.code.digits);
    rows.set(row.code.digits, row);
  }
  for (const code of twice) rows.delete(code);
  return rows;
});

/** The rows that together make up a 类: its own row, or the highest listed ones below it. */
export function rowsOfClass(panel: Panel, digits: string): readonly PanelRow[] {
  const { tops, children } = codeTree(panel);
  const candidates = [...tops, ...tops.flatMap((top) => (isUnit(top) ? (children.get(top) ?? []) : []))];
  return candidates.filter((row) => !isUnit(row) && row.code?.digits.startsWith(digits));
}

/** The lines of one side of a 收支 table. */
export interface SideLines {
  readonly panel: Panel;
  readonly grandTotal?: PanelRow;
  /** 本年收入合计, 本年支出合计. */
  readonly subtotal?: PanelRow;
  /** What all lines of the year add up to: the subtotal, or the grand total where no line may be one. */
  readonly year?: PanelRow;
  readonly carryOver?: PanelRow;
  /** Numbered lines above the subtotal. */
  readonly items: readonly PanelRow[];
  /** Those of them that are part of another one. */
  readonly details: ReadonlySet<PanelRow>;
  /** Those that say what money that is carried over is made of. */
  readonly carried: ReadonlySet<PanelRow>;
  /** Index into the amounts of the column that other tables repeat: the only one, or 决算数 in final accounts. */
  readonly column?: number;
}

export function sideLines(table: TableModel | undefined, side: Side): SideLines | undefined {
  return table && linesOfTable(table)[side];
}

const linesOfTable = memoize((table: TableModel) => ({
  revenue: readSide(table, 'revenue'),
  expenditure: readSide(table, 'expenditure'),
}));

function readSide(table: TableModel, side: Side): SideLines | undefined {
  const panel = sidePanel(table, side);
  if (!panel) return undefined;
  const { grandTotal, details, carried } = readLines(panel);
  const subtotal = panel.rows.find((row) => isTotal(row) && row !== grandTotal);
  const end = subtotal ?? grandTotal;
  const at = end ? panel.rows.indexOf(end) : -1;
  // A total in the first row stands over all others.
  const above = at > 0 ? panel.rows.slice(0, at) : panel.rows.slice(at + 1);
  return {
    panel,
    grandTotal,
    subtotal,
    year: subtotal ?? (panel.rows.some(isOpen) ? undefined : grandTotal),
    carryOver: panel.rows.find((row) => row.role === 'carry-over' && tells(row.label, 'carried-line')),
    items: above.filter((row) => row.role === 'item' && row.label !== ''),
    details,
    carried,
    column: repeatedColumn(table, panel),
  };
}

/** What a line shows in the column that other tables repeat. */
export function lineAmount(lines: SideLines | undefined, row: PanelRow | undefined): Amount | undefined {
  return readable(linePlace(lines, row));
}

/** The same, telling what could not be read from what is not there. */
export function linePlace(lines: SideLines | undefined, row: PanelRow | undefined): Found {
  return foundAt(row, lines?.column);
}

/** The column that other tables repeat: 合计 or the only one, 预算数 in a budget, 决算数 in final accounts. */
export function repeatedColumn(table: TableModel, panel: Panel): number | undefined {
  const total = totalColumn(table, panel);
  if (total !== undefined) return total;
  const wanted = table.finalAccounts ? 'repeated-settlement' : 'repeated-budget';
  const found = panel.amountColumns.flatMap((column, index) =>
    means(table.columns[column].path.at(-1) ?? '', wanted) ? [index] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

function isTotal(row: PanelRow): boolean {
  return row.role === 'subtotal' || row.role === 'grand-total' || row.role === 'total';
}

/**
 * The lines of a side by the 类 that their names mean. Where an old name of a 类 is listed beside its new one, the line
 * with an amount is meant; two amounts leave it open.
 */
export const linesByClass = memoize((lines: SideLines): ReadonlyMap<string, PanelRow> => {
  const found = new Map<string, PanelRow[]>();
  for (const line of lines.items) {
    const digits = classOfName(line.label);
    if (digits !== undefined && !lines.details.has(line))
      found.set(digits, [...(found.get(digits) ?? []), line]);
  }
  const one = new Map<string, PanelRow>();
  for (const [digits, rows] of found) {
    const filled = rows.length > 1 ? rows.filter(isFilled) : rows;
    if (filled.length === 1) one.set(digits, filled[0]);
  }
  return one;
});

function isFilled({ amounts }: PanelRow): boolean {
  return amounts.some((amount) => amount && !amount.printed.blank);
}

/**
 * The only item whose label begins with some words, unless it is of money carried over, so that another one is not known. Lines
 * of carried-over money that print none do not count.
 */
export function lineNamed(lines: SideLines, concept: Concept): PanelRow | undefined {
  const found = lines.items.filter((row) => tells(row.label, concept));
  const [only, ...others] = found.filter((row) => !lines.carried.has(row) || !isNothing(row));
  return only && others.length === 0 && !lines.carried.has(only) ? only : undefined;
}

function isNothing({ amounts }: PanelRow): boolean {
  return amounts.every((amount) => amount !== undefined && isZero(amount.printed.value));
}
