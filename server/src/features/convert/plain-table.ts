/** A table as plain words for other formats: without serial numbers, codes whole and first, lost numbers kept. */

import type { ColumnModel, TableModel } from '../../disclosure/model';
import { means } from '../../lexicon/describe';
import type { Row } from '../../tables/model';

export interface PlainColumn {
  /** Header words from the top level down. */
  readonly path: readonly string[];
  readonly isAmount: boolean;
  /** The columns of the printed table that it shows, several for a code in pieces. */
  readonly from: readonly number[];
}

export interface PlainTable {
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly PlainRow[];
}

export interface PlainRow {
  /** Index into the rows of the table. */
  readonly index: number;
  /** One text a column. */
  readonly cells: readonly string[];
}

/** Word of the column that takes the pieces of a code. */
const CODE_WORD = '科目编码';
/** Digits of 类, 款 and 项. A code that its pieces do not make up stays as it is printed. */
const CODE_LENGTHS: readonly number[] = [3, 5, 7];
/** Marks a number of which is not known in which column it stands, so that nothing reads it as an amount there. */
const DOUBT = '?';

/** The table with its columns in the order in which they are to be written; `rows` as they are to be shown. */
export function plainTable(model: TableModel, shown = model.rows): PlainTable {
  const columns = columnsOf(model);
  const rows = shown.map((row, index) => ({
    index,
    cells: columns.map(({ from }) => textAt(model, row, index, from)),
  }));
  return {
    columns,
    rows: rows.filter(({ cells }) => cells.some((text) => text !== '')),
  };
}

function columnsOf(model: TableModel): PlainColumn[] {
  const { columns } = model;
  const taken = new Set<number>();
  const plain: PlainColumn[] = [];
  const take = (column: ColumnModel): void => {
    if (taken.has(column.index) || column.role === 'serial') return;
    const panel = model.panels.find(({ nameColumn }) => nameColumn === column.index);
    // The code goes before its name, wherever it is printed.
    if (panel) for (const index of panel.codeColumns) take(columns[index]);
    const pieces = piecesOf(model, column.index);
    for (const index of pieces) taken.add(index);
    plain.push(plainColumn(column, pieces));
  };
  columns.forEach(take);
  for (let index = columns.length; index < widthOf(model); index++)
    plain.push({ path: [], isAmount: false, from: [index] });
  return plain;
}

/** The columns over which a code is spread and can be joined again, or the column alone. */
function piecesOf({ panels, rows }: TableModel, column: number): readonly number[] {
  const panel = panels.find(({ codeColumns }) => codeColumns.includes(column));
  const isWhole = panel?.rows.every(({ row, code }) => {
    const first = rows[row].cells[panel.codeColumns[0]]?.text ?? '';
    return !code || (first.length === CODE_LENGTHS[0] && CODE_LENGTHS.includes(code.digits.length));
  });
  return panel && isWhole ? panel.codeColumns : [column];
}

function plainColumn({ path, role }: ColumnModel, from: readonly number[]): PlainColumn {
  const isAmount = role === 'amount' || role === 'quantity' || role === 'unit-price' || role === 'percent';
  const last = path.at(-1) ?? '';
  if (from.length === 1 || !means(last, 'code-piece')) return { path, isAmount, from };
  const groups = path.slice(0, -1);
  return {
    path: means(groups.at(-1) ?? '', 'code') ? groups : [...groups, CODE_WORD],
    isAmount: false,
    from,
  };
}

/** Rows of forms may have more cells than there are columns. */
function widthOf({ rows, columns }: TableModel): number {
  let width = columns.length;
  for (const { cells } of rows)
    for (let index = cells.length; index > width; index--)
      if (cells[index - 1].text !== '') {
        width = index;
        break;
      }
  return width;
}

function textAt(model: TableModel, row: Row, index: number, columns: readonly number[]): string {
  const code = codeOf(model, index, columns);
  if (code !== undefined) return code;
  return columns.map((column) => row.cells[column]?.text || doubtfulAt(model, row, index, column)).join('');
}

/** A code whole: joined from its pieces, without blanks in it; nothing where only a piece of it is shown. */
function codeOf({ panels }: TableModel, index: number, columns: readonly number[]): string | undefined {
  const panel = panels.find(({ codeColumns }) => codeColumns.includes(columns[0]));
  return panel?.codeColumns.length === columns.length ? panel.rows[index]?.code?.digits : undefined;
}

/** Where a row's numbers may stand in several columns, those not placed fill its open columns from the left. */
function doubtfulAt(model: TableModel, row: Row, index: number, column: number): string {
  if (!isOpen(row, column)) return '';
  const loose = model.table.rows[index].loose?.find(({ columns }) => columns.includes(column));
  if (!loose) return '';
  const open = loose.columns.filter((each) => isOpen(row, each) && !row.cells[each]?.text);
  const left = loose.numbers.filter((number) => !row.cells.includes(number));
  const number = left[open.indexOf(column)];
  return number ? number.text + DOUBT : '';
}

function isOpen({ undetermined, loose }: Row, column: number): boolean {
  return (undetermined?.includes(column) || loose?.some(({ columns }) => columns.includes(column))) ?? false;
}
