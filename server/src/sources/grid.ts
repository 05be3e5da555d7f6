/** Puts cells with spans into a grid, as rows are read one after another: HTML and Word know widths, not places. */

import type { GridCell, GridPlace } from './model';

/** A cell as it is read, before its column is known. */
export interface SpannedCell extends Omit<GridCell, 'row' | 'column'> {}

/** Rows and columns beyond these are not read: a span of a hostile page may say anything. */
const MOST_COLUMNS = 1_000;
const MOST_ROWS = 100_000;

/** Where the cells of each row stand, given how many columns and rows each covers. */
export function placeCells(rows: readonly (readonly SpannedCell[])[]): {
  readonly cells: GridCell[];
  readonly columnCount: number;
} {
  const cells: GridCell[] = [];
  /** For each column, the first row that is free below what reaches down into it. */
  const freeFrom: number[] = [];
  let columnCount = 0;
  rows.slice(0, MOST_ROWS).forEach((row, index) => {
    let column = 0;
    for (const cell of row) {
      while ((freeFrom[column] ?? 0) > index) column++;
      const columnSpan = Math.min(Math.max(1, cell.columnSpan), MOST_COLUMNS - column);
      if (columnSpan <= 0) break;
      const rowSpan = Math.min(Math.max(1, cell.rowSpan), rows.length - index);
      cells.push({ ...cell, row: index, column, rowSpan, columnSpan });
      for (let at = column; at < column + columnSpan; at++) freeFrom[at] = index + rowSpan;
      column += columnSpan;
      columnCount = Math.max(columnCount, column);
    }
  });
  return { cells, columnCount };
}

/** Blank cells that are not merged say nothing; merged ones say what belongs together. */
export function isWorthKeeping({
  text,
  rowSpan,
  columnSpan,
}: Pick<GridCell, 'text'> & Omit<GridPlace, 'row' | 'column'>): boolean {
  return text !== '' || rowSpan > 1 || columnSpan > 1;
}
