/** Takes off columns that are blank in every row at the edges of a grid: an extra tab at the start of each line, or at the end of some. */

import { largest } from '../text/collections';
import { standOneLeft } from './align-rows';
import { arrangeHeader, arrangeTree, type HeaderWord, leavesOf, wordsIn } from './arrange-header';
import { isEmpty } from './cells';
import { type Grid, type GridRow, widthOf } from './grid';
import { type HeaderSplit, splitHeader } from './header';
import { repairHeader } from './header-repair';
import type { Cell } from './model';
import { arrangePrintedOnce } from './printed-once';

/** A grid with its split, and how many blank columns were taken off before its first one. */
export interface WithoutEdges {
  readonly grid: Grid;
  readonly split: HeaderSplit;
  readonly lead: number;
}

/** A grid without blank edges, with its split. A page without a header keeps its columns, as only a header names them. */
export function splitWithoutEdges(printed: Grid): WithoutEdges {
  const { grid, split } = withWholeHeader(printed, splitHeader(printed));
  if (grid.layout !== 'tabs' || split.header.length === 0) return { grid, split, lead: 0 };
  const width = largest(grid.rows.map(widthOf));
  const isAtEdge = pagesWithoutEdge(split, width);
  const lead = grid.rows.every((row) => isAtEdge(row) || row.cells[0]?.text === '') ? 1 : 0;
  // Where only rows of the header are shorter, its words were packed to the left: then the last column is one of the table's.
  const isTail =
    grid.rows.every((row) => widthOf(row) === width) || split.data.some((row) => widthOf(row) < width);
  const isBlankTail = isTail && grid.rows.every((row) => lastPrinted(row) < width - 1);
  const tail = isBlankTail && !namesColumn(split.header, width - 1) ? 1 : 0;
  if (lead + tail === 0 || width <= lead + tail + 1) return { grid, split, lead: 0 };
  const trim = (row: GridRow): GridRow => {
    const from = isAtEdge(row) ? 0 : lead;
    const undetermined = row.undetermined?.map((column) => column - from);
    const cells = row.cells.slice(from, from === lead ? width - tail : width - lead - tail);
    return { cells, ...(undetermined && { undetermined }), line: row.line };
  };
  const trimmed = { ...grid, rows: grid.rows.map(trim) };
  return { grid: trimmed, split: splitHeader(trimmed), lead };
}

/**
 * The rows of a page in the columns of a table that had blank ones taken off before its first: without these cells, where they
 * are blank in all rows, or in those that are wider than the table.
 */
export function withoutLead(rows: readonly GridRow[], lead: number, columns: number): readonly GridRow[] {
  const isBlankBefore = (row: GridRow): boolean => firstPrinted(row) < 0 || firstPrinted(row) >= lead;
  if (lead === 0 || !rows.some((row) => widthOf(row) > columns && isBlankBefore(row))) return rows;
  const areAll = rows.every(isBlankBefore);
  return rows.map((row): GridRow => {
    if (!areAll && !(widthOf(row) > columns && isBlankBefore(row))) return row;
    const undetermined = row.undetermined?.map((column) => column - lead);
    return { cells: row.cells.slice(lead), ...(undetermined && { undetermined }), line: row.line };
  });
}

/** The column of the first cell that is not blank; −1 in a blank row. */
function firstPrinted(row: GridRow): number {
  return row.outline?.first ?? row.cells.findIndex(({ text }) => text !== '');
}

/**
 * The header with the blank cells that its rows have lost behind the last printed one, as all rows have: then what its words
 * stand over is told by where they stand, and no row of it has fewer words than columns for merged ones.
 */
function withWholeHeader(grid: Grid, split: HeaderSplit): Pick<WithoutEdges, 'grid' | 'split'> {
  const { rows, layout, positional } = grid;
  const { header, data } = split;
  if (layout !== 'tabs' || !positional || header.length < 2) return { grid, split };
  const width = largest(rows.map(widthOf));
  const areCut = data.some((row) => widthOf(row) < width) && rows.every((row) => endsPrinted(row));
  if (!areCut || !header.every((row) => widthOf(row) === width || hasGap(row))) return { grid, split };
  const whole = header.map((row) => (widthOf(row) < width ? widened(row, width) : row));
  const filled = { ...grid, rows: [...whole, ...rows.slice(header.length)] };
  return { grid: filled, split: splitHeader(filled) };
}

function endsPrinted(row: GridRow): boolean {
  return lastPrinted(row) === widthOf(row) - 1;
}

/** Whether a blank cell stands before a printed one. */
function hasGap(row: GridRow): boolean {
  return row.cells.some(({ text }, column) => text === '' && column < lastPrinted(row));
}

/** The row with blank cells behind it. */
function widened({ cells, undetermined, line }: GridRow, width: number): GridRow {
  const end = cells.at(-1)?.end ?? 0;
  const blank: Cell = { text: '', start: end, end };
  const all = [...cells, ...Array.from({ length: width - cells.length }, () => blank)];
  return { cells: all, ...(undetermined && { undetermined }), line };
}

/** The rows of pages that leave the first column out where it is blank on the other pages, that of the header among them. */
function pagesWithoutEdge({ header, data }: HeaderSplit, width: number): (row: GridRow) => boolean {
  // Blank cells behind the last printed one may have been left out of any row.
  const pages = data.filter((row) => widthOf(row) < width && firstPrinted(row) === 0);
  const others = data.filter((row) => firstPrinted(row) > 0);
  const isWhole = header.every((row) => firstPrinted(row) !== 0);
  if (pages.length === 0 || !isWhole || !standOneLeft(pages, others, width)) return () => false;
  const rows = new Set(pages);
  return (row) => rows.has(row);
}

/** The column of the last cell that is not blank; −1 in a blank row. */
function lastPrinted(row: GridRow): number {
  return row.outline?.last ?? row.cells.findLastIndex(({ text }) => text !== '');
}

/** Whether a blank column is one of a header whose words stand left of their columns. */
function namesColumn(header: readonly GridRow[], column: number): boolean {
  if (arrangePrintedOnce(header, column + 1)) return true;
  if (arrangePrintedOnce(header, column)) return false;
  const words = header.map(({ cells }) =>
    Array.from({ length: column + 1 }, (_, at) => (isEmpty(cells[at]) ? undefined : cells[at])),
  );
  if (!repairHeader(words).some((row) => row[column] !== undefined)) return false;
  const counted = countsOfColumns(header).find((count) => count === column || count === column + 1);
  return counted !== column;
}

/** How many columns the words of a header make up, going by its lines and without. */
function countsOfColumns(header: readonly GridRow[]): number[] {
  const rows = header.map(({ cells }) => wordsIn(cells));
  const rowOf = new Map(rows.flatMap((row, index) => row.map(({ cell }) => [cell, index] as const)));
  const sameLine = (a: HeaderWord, b: HeaderWord): boolean => rowOf.get(a.cell) === rowOf.get(b.cell);
  const words = rows.flat();
  return [leavesOf(arrangeTree(words, { sameLine, spansMore: true })).length, arrangeHeader(words).length];
}
