/** The rows of a grid as they are printed, cut into tables where titles or captions stand between rows. */

import { areCaptions, isBareYear, isNote, mayBeTitle, namesTable } from '../../tables/captions';
import { isIndicatorHeader } from '../../tables/forms';
import type { Cell } from '../../tables/model';
import type { GridBlock, GridCell } from '../model';

/** A row with its printed cells from left to right; blank ones and rows without any are left out. */
export interface PrintedRow {
  readonly row: number;
  readonly cells: readonly GridCell[];
}

/** The rows of one table: what is printed in them above it, its own rows, and the notes below. */
export interface RowGroup {
  readonly above: readonly GridCell[];
  readonly rows: readonly PrintedRow[];
  readonly below: readonly GridCell[];
  readonly isForm: boolean;
}

/** A single cell over this share of the columns, before any row of several, is a title. */
const TITLE_SHARE = 2 / 3;

/** Cuts a grid into tables. Nothing printed is left out. */
export function groupRows(block: GridBlock): RowGroup[] {
  const printed = printedRows(block);
  const isForm = printed.some(({ cells }) => isIndicatorHeader(cells.map(asCell)));
  const groups: RowGroup[] = [];
  let above: GridCell[] = [];
  let rows: PrintedRow[] = [];
  for (const [index, row] of printed.entries()) {
    const isAbove = isCaptionRow(row) || (rows.length === 0 && isTitleRow(row, printed[index + 1], block));
    if (!isAbove || (isForm && rows.length > 0)) {
      rows.push(row);
      continue;
    }
    if (rows.length > 0) {
      groups.push(groupOf(above, rows, isForm));
      [above, rows] = [[], []];
    }
    above.push(...row.cells);
  }
  return [...groups, groupOf(above, rows, isForm)];
}

/** A cell in the words of table reading; its place in a text is not asked for. */
export function asCell({ text }: { readonly text: string }): Cell {
  return { text, start: 0, end: text.length };
}

/** The rows of a grid in which anything is printed. */
export function printedRows({ cells }: GridBlock): PrintedRow[] {
  const rows = new Map<number, GridCell[]>();
  for (const cell of cells) {
    if (cell.text.trim() === '') continue;
    const own = rows.get(cell.row) ?? [];
    rows.set(cell.row, own);
    own.push(cell);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, own]) => ({ row, cells: own.sort((a, b) => a.column - b.column) }));
}

function isCaptionRow({ cells }: PrintedRow): boolean {
  const [{ text }] = cells;
  if (cells.length === 1 && namesTable(text) && mayBeTitle(text)) return true;
  return areCaptions(cells.map((cell) => cell.text));
}

/** The only cell of a row above rows of several, as wide as the table: a title, or the year below it. */
function isTitleRow(
  { cells }: PrintedRow,
  next: PrintedRow | undefined,
  { columnCount }: GridBlock,
): boolean {
  const [cell] = cells;
  const isWide = cells.length === 1 && cell.columnSpan > 1 && cell.columnSpan >= columnCount * TITLE_SHARE;
  return isWide && next !== undefined && (mayBeTitle(cell.text) || isBareYear(cell.text));
}

/** Notes in rows of their own at the end of a table stand below it. */
function groupOf(above: readonly GridCell[], rows: readonly PrintedRow[], isForm: boolean): RowGroup {
  const last = rows.findLastIndex(({ cells }) => cells.length > 1 || !isNote(cells[0].text));
  const below = isForm ? [] : rows.slice(last + 1).flatMap(({ cells }) => cells);
  return { above, rows: isForm ? rows : rows.slice(0, last + 1), below, isForm };
}
