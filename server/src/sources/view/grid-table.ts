/** Writes a grid of an original as tables of plain cells with a header of one row each, and the lines printed around them. */

import { parseAmount } from '../../amounts/printed';
import type { GridBlock, GridCell, Origin } from '../model';
import { groupRows, type PrintedRow, type RowGroup } from './grid-rows';
import { columnsOf, headerDepth, headerPaths, pathText } from './header-paths';
import type { PlacedText, ViewParagraph, ViewPiece, ViewTable } from './model';
import { nameLevels } from './name-levels';

const AMOUNT = /^[-－]?\d[\d,，]*(?:[.．]\d+)?$/;
/** A piece of a code in a column of its own: 类, 款 or 项. */
const CODE_PIECE = /^\d{2,3}$/;

/** The tables of a grid in order, with the titles, captions and notes that are printed in rows of it. */
export function piecesOfGrid(block: GridBlock): ViewPiece[] {
  return groupRows(block).flatMap((group, index) => [
    ...group.above.flatMap((cell) => linesOf(cell)),
    ...(group.rows.length > 0
      ? [tableOf(group, index === 0 ? block.headerRows : undefined, block.origin)]
      : []),
    ...group.below.flatMap((cell) => linesOf(cell)),
  ]);
}

/** A text of several lines as paragraphs. */
export function linesOf({ text, origin }: PlacedText, level?: number): ViewParagraph[] {
  return text
    .split(/[\r\n\t]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ type: 'paragraph', text: line, origin, ...(level !== undefined && { level }) }));
}

function tableOf({ rows, isForm }: RowGroup, said: number | undefined, origin: Origin): ViewTable {
  const columns = columnsOf(rows);
  if (isForm) return { type: 'table', ...formOf(rows, columns), origin };
  const depth = headerDepth(rows, columns, said);
  const printed = rows.slice(depth);
  const amounts = columnsOfAmounts(printed);
  const body = printed.map((row) => besideAmounts(row, columns, amounts));
  const levels = nameLevels(body);
  const paths = headerPaths(rows.slice(0, depth), columns);
  const indexOf = mergeColumns(columns, paths, body);
  const count = Math.max(0, ...indexOf.values()) + 1;
  const header: (PlacedText | undefined)[] = Array.from({ length: count }, () => undefined);
  columns.forEach((column, at) => {
    const path = paths[at];
    if (path.length > 0)
      header[indexOf.get(column) ?? 0] ??= { text: pathText(path), origin: path[path.length - 1].origin };
  });
  return {
    type: 'table',
    header,
    rows: body.map((row) => laidOut(row, indexOf, count, levels)),
    origin: rows[0].cells[0].origin,
  };
}

/** A form has no header of its own: its first row stands where tables have theirs. */
function formOf(rows: readonly PrintedRow[], columns: readonly number[]): Pick<ViewTable, 'header' | 'rows'> {
  const indexOf = new Map(columns.map((column, index) => [column, index]));
  const [header, ...body] = rows.map((row) => laidOut(row, indexOf, columns.length));
  return { header, rows: body };
}

/** Where each column is written: those under the same header that are never both filled are one column cut in two. */
function mergeColumns(
  columns: readonly number[],
  paths: readonly (readonly GridCell[])[],
  body: readonly PrintedRow[],
): Map<number, number> {
  const indexOf = new Map<number, number>();
  const filled = filledRows(body);
  let index = -1;
  let inColumn = new Set<number>();
  columns.forEach((column, at) => {
    const own = filled.get(column) ?? new Set<number>();
    const isSame =
      at > 0 && isSamePath(paths[at - 1], paths[at]) && ![...own].some((row) => inColumn.has(row));
    if (isSame && !holdsCodePieces(body, column)) inColumn = new Set([...inColumn, ...own]);
    else {
      index++;
      inColumn = own;
    }
    indexOf.set(column, index);
  });
  return indexOf;
}

/** The rows in which each column is filled. */
function filledRows(body: readonly PrintedRow[]): Map<number, Set<number>> {
  const filled = new Map<number, Set<number>>();
  for (const { row, cells } of body)
    for (const { column } of cells) {
      const own = filled.get(column) ?? new Set<number>();
      filled.set(column, own.add(row));
    }
  return filled;
}

function isSamePath(a: readonly GridCell[], b: readonly GridCell[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((cell, depth) => cell === b[depth]);
}

function holdsCodePieces(body: readonly PrintedRow[], column: number): boolean {
  const texts = body.flatMap(({ cells }) =>
    cells.filter((cell) => cell.column === column).map(({ text }) => text),
  );
  return texts.length > 0 && texts.every((text) => CODE_PIECE.test(text));
}

/** The columns in which amounts stand and hardly anything else. */
function columnsOfAmounts(body: readonly PrintedRow[]): Set<number> {
  const counts = new Map<number, number>();
  for (const { cells } of body)
    for (const { column, text } of cells)
      counts.set(column, (counts.get(column) ?? 0) + (AMOUNT.test(text) ? 1 : -1));
  return new Set([...counts].filter(([, count]) => count > 0).map(([column]) => column));
}

/** A label merged over the amounts of one panel belongs to the panel behind it, whose amount stands right beside it. */
function besideAmounts(
  row: PrintedRow,
  columns: readonly number[],
  amounts: ReadonlySet<number>,
): PrintedRow {
  const cells = row.cells.map((cell, at) => {
    const next = row.cells[at + 1];
    const end = cell.column + cell.columnSpan;
    if (cell.columnSpan === 1 || AMOUNT.test(cell.text) || next?.column !== end || !AMOUNT.test(next.text))
      return cell;
    const covered = columns.filter((column) => cell.column <= column && column < end);
    const last = covered[covered.length - 1];
    const isAcross = covered.some((column) => amounts.has(column)) && !amounts.has(last);
    return isAcross ? { ...cell, column: last, columnSpan: 1 } : cell;
  });
  return { ...row, cells };
}

const NO_LEVELS: ReadonlyMap<GridCell, number> = new Map();

function laidOut(
  { cells }: PrintedRow,
  indexOf: ReadonlyMap<number, number>,
  count: number,
  levels: ReadonlyMap<GridCell, number> = NO_LEVELS,
): (PlacedText | undefined)[] {
  const row: (PlacedText | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const cell of cells) {
    const { text, column, origin } = cell;
    const at = indexOf.get(column) ?? 0;
    const before = row[at];
    // Cells that lie over each other: nothing printed is lost.
    row[at] = before
      ? { ...before, text: `${before.text} ${oneCell(text)}` }
      : { text: oneCell(text), origin, level: levels.get(cell) };
  }
  return row;
}

/** Lines of a cell; a blank keeps figures apart that end one and begin the next. */
function oneCell(text: string): string {
  return text.trim().replace(/(\d)[\r\n]+(?=\d)/g, '$1 \n');
}

/** Which columns of a table hold amounts and nothing else. */
export function amountColumns({ header, rows }: ViewTable): boolean[] {
  return header.map((_, column) => {
    const texts = rows.flatMap((row) => row[column]?.text ?? []);
    const hasAmount = texts.some((text) => /\d[.,]\d/.test(text));
    return hasAmount && texts.every((text) => parseAmount(text, '元') !== undefined);
  });
}
