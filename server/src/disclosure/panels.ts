/** Divides a table into panels: label columns with the amounts that belong to them. */

import { isZero } from '../amounts/exact';
import { inUnitOf, parseBroken } from '../amounts/flawed';
import { blankAmount, type Printed, withDecimals } from '../amounts/printed';
import type { Unit } from '../amounts/units';
import { UNIT_CODE_LENGTHS } from '../knowledge/domains';
import { classOfName } from '../knowledge/function-classes';
import { isUnitRow } from '../knowledge/row-names';
import type { TableKind } from '../knowledge/table-kinds';
import { CODE_PIECES, isUnknown } from '../lexicon/describe';
import type { Row, Table } from '../tables/model';
import { memoize } from '../text/memo';
import {
  domainOf,
  placeOf,
  readCode,
  readGluedCode,
  withLevelsAbove,
  withoutGluedCode,
  withSlippedDigits,
} from './codes';
import { withLostLevels } from './lost-levels';
import type {
  Amount,
  Code,
  CodeDomain,
  ColumnModel,
  Panel,
  PanelRow,
  RowRole,
  Side,
  TableModel,
} from './model';
import { withoutPagesBefore } from './pages-before';
import { type Label, readLabel } from './rows';

/** The columns of a panel before its rows are read. */
interface PanelColumns {
  readonly codeColumns: number[];
  nameColumn?: number;
  readonly amountColumns: number[];
}

/** Panels of a table, left to right; a table without label columns is one panel. */
export function readPanels(model: TableModel): Panel[] {
  const groups = shareAmounts(divide(model.columns)).filter(holdsSomething);
  const panels = groups.map((group) => readPanel(model, group, groups.length));
  return withRolesBeside(withSpanningTotals(withBothSides(model, panels)));
}

/** Of two sides one may say by its words which it is: the other is the other one. */
function withBothSides({ kind }: TableModel, panels: Panel[]): Panel[] {
  const [left, right] = panels;
  if (panels.length !== 2 || !TWO_SIDED.includes(kind) || (left.side && right.side)) return panels;
  if (!left.side && right.side === 'expenditure') return [{ ...left, side: 'revenue' }, right];
  return left.side === 'revenue' ? [left, { ...right, side: 'expenditure' }] : panels;
}

const TWO_SIDED: readonly TableKind[] = ['revenue-expenditure', 'fiscal-revenue-expenditure'];

/**
 * The totals of both sides of a table stand beside each other, and so does what is carried over: a row with a word that
 * nobody knows is what its neighbour says that it is.
 */
function withRolesBeside(panels: readonly Panel[]): Panel[] {
  const sides = panels.filter(({ side }) => side !== undefined);
  return panels.map((panel) => {
    const beside = sides.filter(({ side }) => panel.side !== undefined && side !== panel.side);
    if (beside.length === 0 || !panel.rows.some(({ isUnknown }) => isUnknown)) return panel;
    const rows = panel.rows.map((row, index): PanelRow => {
      const role = row.isUnknown ? beside[0].rows[index]?.role : undefined;
      if (role === undefined || !(TOTALS.includes(role) || role === 'carry-over')) return row;
      const { isUnknown: _, ...known } = row;
      return { ...known, role };
    });
    return { ...panel, rows };
  });
}

/**
 * Where the label of a total spans the panels of one side, its amount stands in the last of them: it is the total there,
 * and what the others would print is not known.
 */
function withSpanningTotals(panels: readonly Panel[]): Panel[] {
  const rows = panels.map((panel) => [...panel.rows]);
  for (let index = 1; index < panels.length; index++) {
    if (panels[index].side !== panels[index - 1].side) continue;
    for (let at = 0; at < rows[index].length; at++) {
      const [left, right] = [rows[index - 1][at], rows[index][at]];
      if (!spans(left, right)) continue;
      const { role, label, labelPlace } = left;
      rows[index][at] = { ...right, role, label, labelPlace };
      rows[index - 1][at] = { ...left, amounts: left.amounts.map(() => undefined) };
    }
  }
  return panels.map((panel, index) => ({ ...panel, rows: rows[index] }));
}

const TOTALS: readonly RowRole[] = ['total', 'subtotal', 'grand-total'];

function spans(left: PanelRow, right: PanelRow): boolean {
  if (!TOTALS.includes(left.role) || left.code || right.label !== '' || right.code) return false;
  return !left.amounts.some(isPrinted) && right.amounts.some(isPrinted);
}

function isPrinted(amount: Amount | undefined): boolean {
  return amount !== undefined && !amount.printed.blank;
}

/** The same table with other rows: those in which lost numbers have been placed. */
export function withRows(model: TableModel, rows: TableModel['rows']): TableModel {
  const panels: Panel[] = [];
  const placed = { ...model, rows, panels };
  panels.push(...readPanels(placed));
  return placed;
}

function holdsSomething(group: PanelColumns): boolean {
  return group.codeColumns.length > 0 || group.amountColumns.length > 0;
}

/** A new panel begins at a label column that follows amounts, or at a second code or name column. */
function divide(columns: readonly ColumnModel[]): PanelColumns[] {
  const groups: PanelColumns[] = [];
  let open: PanelColumns | undefined;
  const begin = (): PanelColumns => {
    const group: PanelColumns = { codeColumns: [], amountColumns: [] };
    groups.push(group);
    return group;
  };
  for (const column of columns) {
    if (column.role === 'code') {
      if (!open || !(takesCode(open, column, columns) || followsItsName(open, column, columns)))
        open = begin();
      open.codeColumns.push(column.index);
    } else if (column.role === 'name') {
      if (!open || open.amountColumns.length > 0 || open.nameColumn !== undefined) open = begin();
      open.nameColumn = column.index;
    } else if (column.role === 'amount') {
      open ??= begin();
      open.amountColumns.push(column.index);
    }
  }
  return groups;
}

/** 类, 款 and 项 side by side make up one code; any other second code column begins a panel. */
function takesCode(group: PanelColumns, column: ColumnModel, columns: readonly ColumnModel[]): boolean {
  if (group.amountColumns.length > 0 || group.nameColumn !== undefined) return false;
  const previous = group.codeColumns.at(-1);
  if (previous === undefined) return true;
  const [above, below] = [previous, column.index].map((index) =>
    CODE_PIECES.indexOf(columns[index].path.at(-1) ?? ''),
  );
  return above >= 0 && below > above;
}

/** A code printed behind its name: no other name follows that it could belong to. */
function followsItsName(group: PanelColumns, column: ColumnModel, columns: readonly ColumnModel[]): boolean {
  const next = columns[column.index + 1]?.role;
  const isNamed = group.nameColumn === column.index - 1 && group.codeColumns.length === 0;
  return isNamed && next !== 'name' && next !== 'code';
}

/** Label columns without amounts of their own share those of the panel that follows; the first of them gets the amounts. */
function shareAmounts(groups: readonly PanelColumns[]): PanelColumns[] {
  const shared = groups.map((group) => ({ ...group, amountColumns: [...group.amountColumns] }));
  for (let i = shared.length - 1; i > 0; i--) {
    const before = shared[i - 1];
    if (before.amountColumns.length > 0) continue;
    before.nameColumn ??= shared[i].nameColumn;
    before.amountColumns.push(...shared[i].amountColumns);
    shared[i].amountColumns.length = 0;
  }
  return shared;
}

function readPanel(model: TableModel, group: PanelColumns, panels: number): Panel {
  const { table, columns, kind } = model;
  const labelColumn = group.codeColumns[0] ?? group.nameColumn;
  const path = labelColumn === undefined ? [] : columns[labelColumn].path;
  const domain =
    group.codeColumns.length > 0
      ? hasLostCodes(model, group)
        ? undefined
        : domainOf(path, kind, table, group.codeColumns)
      : gluedDomain(model, group);
  const decimals = usualDecimals(model, group);
  const printedRows = model.rows.map((row, index) => readRow(model, group, decimals, row, index, domain));
  const mayLoseBlanks = table.layout === 'spaced' && group.codeColumns.length > 1;
  const rows = mayLoseBlanks ? withLostLevels(printedRows) : printedRows;
  const printed = rows.map(({ code }) => code);
  const labels = rows.map(({ label }) => label);
  const read = withSlippedDigits(printed, labels, model.rows, group.codeColumns);
  const whole = withoutPagesBefore(withLevelsAbove(read, model.rows, group.codeColumns), domain);
  // One row is typed at a time: several are what was left of codes.
  const begun = model.rows.flatMap((row, index) => (isBegun(row, group, columns) ? [index] : []));
  const codes = begun.length === 1 ? whole.with(begun[0], undefined) : whole;
  return {
    side: panels > 1 ? sideOf(group, columns) : undefined,
    codeColumns: group.codeColumns,
    nameColumn: group.nameColumn,
    amountColumns: group.amountColumns,
    domain,
    rows: withUnits(
      rows.map((row, index) => (row.code === codes[index] ? row : withCode(row, codes[index]))),
    ),
  };
}

/** Whether no row prints anything in the columns of codes, though some have names: without codes they are lines as any other. */
function hasLostCodes({ rows }: TableModel, { codeColumns, nameColumn }: PanelColumns): boolean {
  if (nameColumn === undefined) return false;
  const isCoded = rows.some(({ cells }) =>
    codeColumns.some((column) => CODED.test(cells[column]?.text ?? '')),
  );
  return !isCoded && rows.some(({ cells }) => (cells[nameColumn]?.text ?? '') !== '');
}

/** What a code may be printed with: anything but words. */
const CODED = /[^\s\p{Script=Han}]/u;

/**
 * Whether a row prints nothing but a code, and perhaps its serial number, as one that is being typed: what it will be is not
 * known, and it has no part yet.
 */
function isBegun(
  { cells, loose, undetermined }: Row,
  { codeColumns }: PanelColumns,
  columns: TableModel['columns'],
): boolean {
  if (loose || undetermined || codeColumns.every((column) => (cells[column]?.text ?? '') === ''))
    return false;
  return cells.every(
    ({ text }, column) => text === '' || codeColumns.includes(column) || columns[column]?.role === 'serial',
  );
}

/** A row with another code than it prints; one whose number seemed to be that of a unit is none by its code. */
function withCode(row: PanelRow, code: Code | undefined): PanelRow {
  return { ...row, code, role: row.role === 'unit' && code?.domain !== UNIT ? 'item' : row.role };
}

/** Digits that a unit's code shares with those of the other units of its body. */
const BODY_LENGTH = 3;

/** Codes of units may stand among 科目编码: then the first row with a code is a unit, and the others are of the same body. */
function withUnits(rows: readonly PanelRow[]): readonly PanelRow[] {
  const first = rows.find(({ code }) => code)?.code;
  if (!first || first.domain === 'unit' || !UNIT_CODE_LENGTHS.includes(first.digits.length)) return rows;
  const body = first.digits.slice(0, BODY_LENGTH);
  return rows.map((row): PanelRow => {
    const { code } = row;
    if (code?.digits.length !== first.digits.length || !code.digits.startsWith(body)) return row;
    return { ...row, role: 'unit', code: { ...code, domain: 'unit' } };
  });
}

/** Codes glued to names count when most names of the column have one. */
function gluedDomain(
  { table, kind }: { table: Table; kind: TableKind },
  group: PanelColumns,
): CodeDomain | undefined {
  const { nameColumn } = group;
  if (nameColumn === undefined) return undefined;
  const names = table.rows.map((row) => row.cells[nameColumn]).filter((cell) => cell && cell.text !== '');
  const glued = names.filter((cell) => readGluedCode(table, cell, 'functional'));
  if (glued.length === 0 || glued.length * 2 < names.length) return undefined;
  return domainOf([], kind, table, [nameColumn]);
}

function sideOf(group: PanelColumns, columns: readonly ColumnModel[]): Side | undefined {
  const path = [group.nameColumn ?? group.codeColumns[0], ...group.amountColumns]
    .flatMap((index) => (index === undefined ? [] : columns[index].path))
    .join('');
  if (/收入/.test(path) && !/支出/.test(path)) return 'revenue';
  return /支出/.test(path) && !/收入/.test(path) ? 'expenditure' : undefined;
}

const UNIT: CodeDomain = 'unit';

function readRow(
  model: TableModel,
  group: PanelColumns,
  decimals: ReadonlyMap<number, number>,
  row: Row,
  index: number,
  domain?: CodeDomain,
): PanelRow {
  const { table } = model;
  const cell = group.nameColumn === undefined ? undefined : row.cells[group.nameColumn];
  const glued =
    domain && group.codeColumns.length === 0 && cell ? readGluedCode(table, cell, domain) : undefined;
  const printed = glued ?? (domain ? readCode(table, row, group.codeColumns, domain) : undefined);
  const labelCell = cell && cell.text !== '' ? cell : totalInCodeColumn(row, group);
  const text = labelCell?.text ?? '';
  const label = readLabel(glued ? withoutGluedCode(text) : text);
  const code = printed && isUnitRow(printed.digits, label.name) ? { ...printed, domain: UNIT } : printed;
  return {
    row: index,
    role: roleOf(label.role, code),
    label: label.name,
    labelPlace: labelCell && placeOf(table, labelCell),
    code,
    ordinal: label.ordinal,
    ...(isUnknownLabel(label, code) && { isUnknown: true }),
    amounts: group.amountColumns.map((column) => readAmount(model, row, index, column, decimals.get(column))),
  };
}

function isUnknownLabel({ role, name, ordinal }: Label, code: Code | undefined): boolean {
  if (role !== 'item' || code || ordinal || name === '') return false;
  return isUnknown(name) && classOfName(name) === undefined;
}

/** A code makes its row an item, or a unit, whatever its name sounds like. */
function roleOf(labelled: RowRole, code: Code | undefined): RowRole {
  if (!code || labelled === 'of-which') return labelled;
  return code.domain === 'unit' ? 'unit' : 'item';
}

/** 合计 is often printed in the code column; 类, 款 and 项 on its line say what stands in these. */
function totalInCodeColumn(row: Row, group: PanelColumns) {
  return group.codeColumns
    .map((column) => row.cells[column])
    .find((cell) => cell && cell.text !== '' && !/^\d/.test(cell.text) && !isPieceWord(cell.text));
}

function isPieceWord(text: string): boolean {
  return CODE_PIECES.includes(text.trim());
}

function readAmount(
  model: TableModel,
  row: Row,
  index: number,
  column: number,
  decimals = 0,
): Amount | undefined {
  const { table, unit } = model;
  if (isCutOff(model, row, index, column) || isUndetermined(row, column)) return undefined;
  const cell = row.cells[column];
  const place = cell ? placeOf(table, cell) : endOfRow(table, row);
  const printed = cell ? readCell(model, cell.text) : blankAmount(unit);
  return (
    printed && { printed: withDecimals(printed, decimals), place, cell: { table: model, row: index, column } }
  );
}

/** What is printed in a cell. A unit behind an amount counts where most amounts of the table have one. */
function readCell({ table, unit }: TableModel, text: string): Printed | undefined {
  const printed = parseBroken(text, unit, printsWholeGroups(table));
  if (!printed || printed.unit === unit || printsUnits(table)) return printed;
  return inUnitOf(printed, unit);
}

const WHOLE_GROUPS = /^\d{1,3}(?:,\d{3})+$/;
const HAS_DECIMALS = /^[\d,]+\.\d+$/;
/** So many whole amounts with separators show how a table prints its amounts. */
const FEWEST_WHOLE = 3;

/** Whether the amounts of a table have separators and no decimals. */
const printsWholeGroups = memoize(({ rows }: Table): boolean => {
  let whole = 0;
  for (const { text } of rows.flatMap(({ cells }) => cells)) {
    if (HAS_DECIMALS.test(text)) return false;
    if (WHOLE_GROUPS.test(text)) whole++;
  }
  return whole >= FEWEST_WHOLE;
});

/** Whether most amounts of a table have a unit behind them. */
const printsUnits = memoize(({ rows }: Table): boolean => {
  let amounts = 0;
  let withUnit = 0;
  for (const { text } of rows.flatMap(({ cells }) => cells)) {
    if (!/\d/.test(text)) continue;
    const isAmount = text.includes('.') && parseBroken(text, PLAIN_UNIT) !== undefined;
    if (isAmount || text.endsWith(PLAIN_UNIT)) amounts++;
    if (isAmount && text.endsWith(PLAIN_UNIT)) withUnit++;
  }
  return withUnit * 2 > amounts;
});

const PLAIN_UNIT: Unit = '元';

/** A column with fewer amounts does not show by itself how many decimals it prints. */
const ENOUGH_TO_TELL = 3;

/**
 * How many decimals the amounts of each column usually have. One that prints fewer has lost its zeros or a digit: it
 * is no rounder than its neighbours.
 */
function usualDecimals(
  { rows, unit }: TableModel,
  { amountColumns }: PanelColumns,
): ReadonlyMap<number, number> {
  const byColumn = amountColumns.map((column) =>
    rows.flatMap(({ cells }) => decimalsOf(parseBroken(cells[column]?.text ?? '', unit))),
  );
  const ofAll = usual(byColumn.flat());
  return new Map(
    amountColumns.map((column, index) => [
      column,
      byColumn[index].length < ENOUGH_TO_TELL ? ofAll : usual(byColumn[index]),
    ]),
  );
}

/** Zeros say nothing: they are printed as `0` anywhere. */
function decimalsOf(printed: Printed | undefined): readonly number[] {
  return printed && !isZero(printed.value) ? [printed.decimals] : [];
}

/** As many as at least half of them have. */
function usual(decimals: readonly number[]): number {
  return [...decimals].sort((a, b) => b - a)[(decimals.length - 1) >> 1] ?? 0;
}

/** Where blanks were lost, a number may or may not stand in a column. */
function isUndetermined({ loose, undetermined }: Row, column: number): boolean {
  if (undetermined?.includes(column)) return true;
  return loose?.some(({ columns }) => columns.includes(column)) ?? false;
}

/** The last row before the end of the text, or of what a torn table shows: cells missing in it are not known. */
function isCutOff({ table, isTornBelow }: TableModel, row: Row, index: number, column: number): boolean {
  const { length } = row.cells;
  if (!isTornBelow || index < table.rows.length - 1 || length >= table.columns.length) return false;
  // A text may end within an amount.
  return column >= (table.isLast ? length - 1 : length);
}

function endOfRow(table: Table, row: Row) {
  const end = row.cells.at(-1)?.end ?? 0;
  return { block: table, start: end, end };
}
