/** From the spans of a grid's cells to its header: how many rows it has, and the words over each column. */

import type { Grid, GridRow } from '../../tables/grid';
import { type HeaderSplit, splitHeader } from '../../tables/header';
import { pathWords, readColumns } from '../../tables/header-columns';
import type { Cell } from '../../tables/model';
import type { GridCell } from '../model';
import { asCell, type PrintedRow } from './grid-rows';

/** No header has more rows. */
const DEEPEST_HEADER = 8;
const FIGURE = /^[-－]?[\d,，]+(?:[.．]\d+)?[%％]?$/;

/** How many of the rows are the header: what the original says, else what words, figures and spans tell. */
export function headerDepth(
  rows: readonly PrintedRow[],
  columns: readonly number[],
  said: number | undefined,
): number {
  if (rows.length === 0) return 0;
  if (said !== undefined) return rows.filter(({ row }) => row < said).length;
  let depth = splitHeader(gridOf(rows, columns)).header.length;
  for (; depth > 0 && depth < Math.min(rows.length, DEEPEST_HEADER); depth++)
    if (hasFigures(rows[depth]) || !belongsAbove(rows, depth)) break;
  return depth;
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

function hasFigures({ cells }: PrintedRow): boolean {
  return cells.some(({ text }) => FIGURE.test(text));
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

function gridOf(rows: readonly PrintedRow[], columns: readonly number[]): Grid {
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
