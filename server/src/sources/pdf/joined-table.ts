/** Tables of pages that follow each other → one, where the second goes on with the first. */

import type { PageTable, TableCell } from './page-table';
import { decimalsOf, FIGURE, type TornCells, tornCells } from './torn-row';

/** A table with those of the next pages that go on with it, and how far to the right each is printed. */
export interface TableChain {
  readonly parts: { readonly table: PageTable; readonly offset: number }[];
}

/** A cell with the page and the place in its own lattice that it was printed in. */
export interface PlacedCell extends TableCell {
  readonly table: PageTable;
  readonly printedRow: number;
  readonly printedColumn: number;
  readonly printedSpan: number;
}

export interface JoinedTable {
  readonly first: PageTable;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly PlacedCell[];
  /** Rows that came again on later pages; 0 where none did. */
  readonly headerRows: number;
}

/** Lines of two pages this near, in points, are the same column's. */
const SAME = 4;
/** The share of lines that must be the same. */
const ALIKE = 0.8;
/** The share of rows that begin alike by which a table is the form of the one before, filled in anew. */
const FORM_AGAIN = 0.5;

export const startChain = (table: PageTable): TableChain => ({ parts: [{ table, offset: 0 }] });

/**
 * Whether a table on the next page goes on with a chain, and then how far to the right it is printed. It has the same
 * columns; where the lines above it come again (`isCaptioned`), so does its header, or it begins with amounts and has none;
 * and it is not the next of a row of forms, which all have the same labels.
 */
export function offsetIn({ parts }: TableChain, table: PageTable, isCaptioned: boolean): number | undefined {
  const [{ table: first }] = parts;
  const last = parts[parts.length - 1];
  const own = offsetBetween(first.xs, table.xs);
  const toLast = own === undefined ? offsetBetween(last.table.xs, table.xs) : undefined;
  const offset = own ?? (toLast === undefined ? undefined : last.offset + toLast);
  if (offset === undefined) return undefined;
  const repeated = repeatedRows(first, table);
  if (isCaptioned && repeated === 0 && !beginsWithAmounts(table)) return undefined;
  return isFormAgain(first, table, repeated) ? undefined : offset;
}

/** How far the lines of a table lie to the right of those of another that has the same columns. */
function offsetBetween(xs: readonly number[], next: readonly number[]): number | undefined {
  const offset = next[0] - xs[0];
  const width = next[next.length - 1] - next[0];
  if (Math.abs(width - (xs[xs.length - 1] - xs[0])) > SAME) return undefined;
  const same = next.filter((x) => xs.some((other) => Math.abs(x - offset - other) <= SAME)).length;
  return same >= ALIKE * Math.min(next.length, xs.length) ? offset : undefined;
}

const AMOUNT = /^-?\d[\d,]*[.,]\d+$/;

/** Whether the first row holds amounts, as no header does. */
const beginsWithAmounts = ({ cells }: PageTable): boolean =>
  cells.some(({ row, text }) => row === 0 && AMOUNT.test(text));

/** How many rows at the top of the second are those at the top of the first. */
function repeatedRows(first: PageTable, next: PageTable): number {
  const rows = rowTexts(first);
  const others = rowTexts(next);
  let count = 0;
  while (count < rows.length && rows[count] !== '' && rows[count] === others[count]) count++;
  return count;
}

function rowTexts({ cells, ys }: PageTable): string[] {
  const texts = new Array<string>(ys.length - 1).fill('');
  for (const { row, text } of inOrder(cells)) if (text !== '') texts[row] += `${text.replace(/\s/g, '')}|`;
  return texts;
}

const inOrder = (cells: readonly TableCell[]): TableCell[] =>
  [...cells].sort((a, b) => a.row - b.row || a.column - b.column);

function isFormAgain(first: PageTable, next: PageTable, repeated: number): boolean {
  const labels = labelsOf(first);
  const others = [...labelsOf(next)].filter(([row]) => row >= repeated);
  const again = others.filter(([row, label]) => labels.get(row) === label).length;
  return again >= 3 && again >= FORM_AGAIN * others.length;
}

/** What rows begin with, figures left out. */
function labelsOf({ cells }: PageTable): Map<number, string> {
  const labels = new Map<number, string>();
  for (const { row, text } of inOrder(cells)) if (text !== '' && !labels.has(row)) labels.set(row, text);
  for (const [row, label] of labels) if (FIGURE.test(label)) labels.delete(row);
  return labels;
}

/** One table of a chain: rows that come again are left out, a row that a page's end parted is whole. */
export function joinedTable({ parts }: TableChain): JoinedTable {
  const [{ table: first }] = parts;
  const xs = allLines(parts);
  const decimals = decimalsOf(parts.flatMap(({ table }) => table.cells));
  const cells: PlacedCell[] = [];
  let rowCount = 0;
  let headerRows = 0;
  /** Where the cells of the last page begin: a row that is parted ends there. */
  let lastPage = 0;
  for (const { table, offset } of parts) {
    const repeated = table === first ? 0 : repeatedRows(first, table);
    headerRows = Math.max(headerRows, repeated);
    const own = placedCells(table, offset, xs).filter(({ row }) => row >= repeated);
    const firstRow = own.filter(({ row }) => row === repeated);
    const torn = tornCells(cells, rowEnding(cells, lastPage, rowCount - 1), firstRow, decimals);
    for (const [at, text] of torn) cells[at] = { ...cells[at], text: cells[at].text + text };
    lastPage = cells.length;
    const moved = rowCount - repeated - (torn.size > 0 ? 1 : 0);
    for (const cell of own)
      if (!isEnd(cell, cells, torn, repeated)) cells.push({ ...cell, row: cell.row + moved });
    rowCount = moved + table.ys.length - 1;
  }
  return { first, rowCount, columnCount: xs.length - 1, cells, headerRows };
}

/** The lines of all parts, each once. */
function allLines(parts: TableChain['parts']): number[] {
  const xs = [...parts[0].table.xs];
  for (const { table, offset } of parts) {
    for (const x of table.xs)
      if (!xs.some((other) => Math.abs(x - offset - other) <= SAME)) xs.push(x - offset);
  }
  return xs.sort((a, b) => a - b);
}

function placedCells(table: PageTable, offset: number, xs: readonly number[]): PlacedCell[] {
  const places = table.xs.map((x) => nearestTo(xs, x - offset));
  return table.cells.map((cell) => {
    const column = places[cell.column];
    return {
      ...cell,
      column,
      columnSpan: Math.max(1, places[cell.column + cell.columnSpan] - column),
      table,
      printedRow: cell.row,
      printedColumn: cell.column,
      printedSpan: cell.columnSpan,
    };
  });
}

function nearestTo(xs: readonly number[], x: number): number {
  let best = 0;
  for (let i = 1; i < xs.length; i++) if (Math.abs(xs[i] - x) < Math.abs(xs[best] - x)) best = i;
  return best;
}

/** The cells from an index on that end in a row, by their index. */
function rowEnding(cells: readonly PlacedCell[], from: number, last: number): number[] {
  const ending: number[] = [];
  for (let at = from; at < cells.length; at++)
    if (cells[at].row + cells[at].rowSpan - 1 === last) ending.push(at);
  return ending;
}

/** Whether a cell is the end of a parted one, and so already in it. */
function isEnd(
  { row, column, text }: PlacedCell,
  cells: readonly PlacedCell[],
  torn: TornCells,
  firstRow: number,
): boolean {
  if (torn.size === 0 || row !== firstRow) return false;
  return text === '' || [...torn.keys()].some((at) => cells[at].column === column);
}
