/** Parts a sheet into the tables that stand on it and the lines around them. */

import type { GridBlock, GridCell, OriginalBlock } from '../model';
import { columnName, NARROWEST, type Sheet, type SheetCell } from './sheet';

/** The blocks of a sheet in order. */
export function blocksOfSheet(sheet: string, { cells, ruledRows }: Sheet): OriginalBlock[] {
  const rows = byRow(cells);
  const isTableRow = ruledRows.size > 0 ? isRuled(ruledRows) : isFilled;
  return runsOf(rows, isTableRow, ruledRows).flatMap(({ isTable, rows: run }) =>
    isTable && (run.length > 1 || isHeaderAlone(run[0], ruledRows))
      ? [gridOf(sheet, run)]
      : run.flatMap((row) => linesOf(sheet, row)),
  );
}

type SheetRow = readonly SheetCell[];

/** Rows that belong together: those of a table, or the lines around tables. */
interface Run {
  readonly isTable: boolean;
  readonly rows: SheetRow[];
}

function byRow(cells: readonly SheetCell[]): SheetCell[][] {
  const rows: SheetCell[][] = [];
  for (const cell of cells) {
    if (rows.at(-1)?.[0].row === cell.row) rows[rows.length - 1].push(cell);
    else rows.push([cell]);
  }
  return rows;
}

/** Where somebody has drawn lines, they say what is a table. */
function isRuled(ruledRows: ReadonlySet<number>): (row: SheetRow) => boolean {
  return ([{ row }]) => ruledRows.has(row);
}

/** What stands in one row above a table: the body and the unit. */
const UNIT = /单位\s*[:：]/;

/** A ruled row that stands alone is the header of a table that lists nothing. */
function isHeaderAlone(row: SheetRow, ruledRows: ReadonlySet<number>): boolean {
  return ruledRows.size > 0 && isFilled(row);
}

/** Where none are drawn, rows of several cells are those of tables. */
function isFilled(row: SheetRow): boolean {
  const isCaption = row.some(({ text }) => UNIT.test(text)) && row.every(({ rowSpan }) => rowSpan === 1);
  return !isCaption && row.filter(({ text }) => text !== '').length >= NARROWEST;
}

/** A row that is blank and has no lines ends a table; a row of one cell between others of it is one of its own. */
function runsOf(
  rows: readonly SheetRow[],
  isTableRow: (row: SheetRow) => boolean,
  ruledRows: ReadonlySet<number>,
): Run[] {
  const runs: Run[] = [];
  const leadsOn = leadingOn(rows, isTableRow, ruledRows);
  /** The last row that cells of the run reach into. */
  let end = Number.NEGATIVE_INFINITY;
  rows.forEach((row, index) => {
    const [{ row: at }] = row;
    const run = runs.at(-1);
    const goesOn = !isGap(end, at, ruledRows);
    const isInside = run?.isTable === true && goesOn && (at <= end || leadsOn[index]);
    const isTable = isTableRow(row) || isInside;
    if (run && run.isTable === isTable && (goesOn || !isTable)) run.rows.push(row);
    else runs.push({ isTable, rows: [row] });
    for (const cell of row) end = Math.max(end, cell.row + cell.rowSpan - 1);
  });
  return runs;
}

/** Whether between two rows a blank one stands that has no lines. */
function isGap(end: number, next: number, ruledRows: ReadonlySet<number>): boolean {
  if (next <= end + 1) return false;
  if (ruledRows.size === 0) return true;
  for (let row = end + 1; row < next; row++) if (!ruledRows.has(row)) return true;
  return false;
}

/**
 * For each row, whether rows right below it lead on to one of a table. Without lines, headings of groups and rows whose
 * amounts are blank, several in succession too, stand between rows of the table.
 */
function leadingOn(
  rows: readonly SheetRow[],
  isTableRow: (row: SheetRow) => boolean,
  ruledRows: ReadonlySet<number>,
): boolean[] {
  const leadsOn = rows.map(() => false);
  if (ruledRows.size > 0) return leadsOn;
  for (let index = rows.length - 2; index >= 0; index--) {
    const isAdjacent = rows[index + 1][0].row === rows[index][0].row + 1;
    leadsOn[index] = isAdjacent && (isTableRow(rows[index + 1]) || leadsOn[index + 1]);
  }
  return leadsOn;
}

function linesOf(sheet: string, row: SheetRow): OriginalBlock[] {
  return row.flatMap(({ text, row: at, column }) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => ({ type: 'paragraph' as const, text: line, origin: originOf(sheet, at, column) })),
  );
}

function gridOf(sheet: string, rows: readonly SheetRow[]): GridBlock {
  const cells = rows.flat();
  const firstRow = rows[0][0].row;
  const firstColumn = cells.reduce((least, { column }) => Math.min(least, column), Number.POSITIVE_INFINITY);
  const end = cells.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0);
  const lastRow = rows[rows.length - 1][0].row;
  return {
    type: 'grid',
    cells: cells.map((cell) => gridCell(sheet, cell, firstRow, firstColumn)),
    rowCount: lastRow - firstRow + 1,
    columnCount: end - firstColumn,
    origin: originOf(sheet, firstRow, firstColumn),
  };
}

function gridCell(sheet: string, cell: SheetCell, firstRow: number, firstColumn: number): GridCell {
  const { text, row, column, rowSpan, columnSpan, isBold, indent } = cell;
  return {
    text,
    row: row - firstRow,
    column: column - firstColumn,
    rowSpan,
    columnSpan,
    origin: originOf(sheet, row, column),
    ...(isBold && { isBold }),
    ...(indent > 0 && { indent }),
  };
}

function originOf(sheet: string, row: number, column: number) {
  return { sheet, cell: `${columnName(column)}${row + 1}` };
}
