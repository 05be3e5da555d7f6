/** From the spans of a grid's cells to its header: how many rows it has, and the words over each column. */

import type { Grid, GridRow } from '../../tables/grid';
import { type HeaderSplit, isIndexRow, splitHeader } from '../../tables/header';
import { pathWords, readColumns } from '../../tables/header-columns';
import type { Cell } from '../../tables/model';
import type { GridCell } from '../model';
import { asCell, type PrintedRow } from './grid-rows';

/** No header has more rows. */
const DEEPEST_HEADER = 8;
const MARK = /^[*＊—-]{1,3}$/;
const YEAR = /^20\d{2}$/;
const FIGURE = /^[-－]?[\d,，]+(?:[.．]\d+)?[%％]?$/;

/**
 * How many of the rows are the header, as words, figures and spans tell. Rows that come again on every page are said to be
 * the header too; those that number the columns may be among them, and stand below the header.
 */
export function headerDepth(
  rows: readonly PrintedRow[],
  columns: readonly number[],
  said: number | undefined,
): number {
  const grid = gridOf(rows, columns);
  const end = rows.findIndex((row, at) => isIndexRow(grid.rows[at]) || isMarked(row) || hasFigures(row));
  const most = Math.min(end < 0 ? rows.length : end, DEEPEST_HEADER);
  const repeated = rows.filter(({ row }) => row < (said ?? 0)).length;
  let depth = Math.min(Math.max(splitHeader(grid).header.length, repeated), most);
  while (depth > 0 && depth < most && belongsAbove(rows, depth)) depth++;
  return depth;
}

/** The columns of the grid in which anything is printed. */
export function columnsOf(rows: readonly PrintedRow[]): number[] {
  return [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort((a, b) => a - b);
}

/** A row of nothing but asterisks or dashes, as stand where columns have no number. */
function isMarked({ cells }: PrintedRow): boolean {
  return cells.every(({ text }) => MARK.test(text));
}

/** Whether a row without figures lies within cells of the header: beside those that reach down to it, or below wide ones. */
function belongsAbove(rows: readonly PrintedRow[], depth: number): boolean {
  const header = rows.slice(0, depth).flatMap(({ cells }) => cells);
  const { row, cells } = rows[depth];
  if (header.some((cell) => cell.row + cell.rowSpan > row)) return true;
  const wide = rows[depth - 1].cells.filter(({ columnSpan }) => columnSpan > 1);
  return (
    cells.length > 1 &&
    cells.every((cell) => wide.some((over) => covers(over, cell.column) && cell.columnSpan < over.columnSpan))
  );
}

/** Years head columns. */
function hasFigures({ cells }: PrintedRow): boolean {
  return cells.some(({ text }) => FIGURE.test(text) && !YEAR.test(text));
}

function covers({ column, columnSpan }: GridCell, at: number): boolean {
  return column <= at && at < column + columnSpan;
}

/** The header cells over each column, the outer ones first. */
export function headerPaths(header: readonly PrintedRow[], columns: readonly number[]): GridCell[][] {
  const cells = header.flatMap((row) => row.cells);
  const isMerged = cells.some(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1);
  const isFull = header.every((row) => row.cells.length === columns.length);
  return isMerged || isFull ? coveringCells(cells, columns) : arrangedCells(header, columns);
}

function coveringCells(cells: readonly GridCell[], columns: readonly number[]): GridCell[][] {
  return columns.map((column) => cells.filter((cell) => covers(cell, column)).sort((a, b) => a.row - b.row));
}

/** Where the original does not say which cells are merged, blanks go on from what is beside or above them, as in a text. */
function arrangedCells(header: readonly PrintedRow[], columns: readonly number[]): GridCell[][] {
  const printed = new Map<Cell, GridCell>();
  const rows = header.map((row) => gridRow(row, columns, printed));
  const split: HeaderSplit = { header: rows, data: [] };
  return readColumns(split, columns.length, true)
    .slice(0, columns.length)
    .map(({ headers }) => headers.flatMap((cell) => printed.get(cell) ?? []));
}

/** Rows in the words of table reading, one cell a column. */
export function gridOf(rows: readonly PrintedRow[], columns: readonly number[]): Grid {
  return {
    layout: 'tabs',
    rows: rows.map((row) => gridRow(row, columns)),
    firstLine: 0,
    endLine: rows.length,
    positional: true,
  };
}

function gridRow(
  { row, cells }: PrintedRow,
  columns: readonly number[],
  printed?: Map<Cell, GridCell>,
): GridRow {
  const at = new Map(cells.map((cell) => [cell.column, cell]));
  return {
    line: row,
    cells: columns.map((column) => {
      const own = at.get(column);
      const cell = asCell(own ?? { text: '' });
      if (own) printed?.set(cell, own);
      return cell;
    }),
  };
}

/** The words over a column in one cell of a header: `收入/预算数`, parted by blanks too where a slash alone would not part them. */
export function pathText(path: readonly GridCell[]): string {
  const words = path.map(({ text }) => text.replaceAll('\n', '').trim());
  const text = words.join('/');
  const steps = words.flatMap((word) => pathWords(word)).length;
  return pathWords(text).length === steps ? text : words.join(' / ');
}
