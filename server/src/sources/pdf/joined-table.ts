/** Tables of pages that follow each other → one, where the second goes on with the first. */

import type { PageTable, TableCell } from './page-table';

/** A cell with the page and the place in its own lattice that it was printed in. */
export interface PlacedCell extends TableCell {
  readonly table: PageTable;
  readonly printedRow: number;
  readonly printedColumn: number;
}

export interface JoinedTable {
  readonly parts: readonly PageTable[];
  readonly xs: readonly number[];
  readonly rowCount: number;
  readonly cells: readonly PlacedCell[];
  /** Rows that came again on later pages; 0 where none did. */
  readonly headerRows: number;
}

/** Lines of two pages this near, in points, are the same column's. */
const SAME = 4;
/** The share of lines that must be the same. */
const ALIKE = 0.8;

export function startTable(table: PageTable): JoinedTable {
  return {
    parts: [table],
    xs: table.xs,
    rowCount: table.ys.length - 1,
    cells: table.cells.map((cell) => ({ ...cell, table, printedRow: cell.row, printedColumn: cell.column })),
    headerRows: 0,
  };
}

/** How far the lines of a table lie to the right of those of another that has the same columns. */
export function offsetBetween(xs: readonly number[], next: readonly number[]): number | undefined {
  const offset = next[0] - xs[0];
  const width = next[next.length - 1] - next[0];
  if (Math.abs(width - (xs[xs.length - 1] - xs[0])) > SAME) return undefined;
  const same = next.filter((x) => xs.some((other) => Math.abs(x - offset - other) <= SAME)).length;
  return same >= ALIKE * Math.min(next.length, xs.length) ? offset : undefined;
}

/** A table with the one that goes on with it; rows that come again at its top are left out. */
export function continuedBy(first: JoinedTable, table: PageTable, offset: number): JoinedTable {
  const shifted = table.xs.map((x) => x - offset);
  const added = shifted.filter((x) => !first.xs.some((other) => Math.abs(x - other) <= SAME));
  const xs = [...first.xs, ...added].sort((a, b) => a - b);
  const before = first.cells.map((cell) => ({ ...cell, ...remapped(cell, first.xs, xs) }));
  const own = startTable(table).cells.map((cell) => ({ ...cell, ...remapped(cell, shifted, xs) }));
  const repeated = repeatedRows(before, own);
  const headerRows = Math.max(first.headerRows, repeated);
  const rest = own
    .filter(({ row }) => row >= repeated)
    .map((cell) => ({ ...cell, row: cell.row - repeated }));
  const rowCount = first.rowCount + table.ys.length - 1 - repeated;
  const torn = tornRow(before, rest, first.rowCount - 1);
  if (torn) {
    const cells = [
      ...torn,
      ...rest.filter(({ row }) => row > 0).map((cell) => atRow(cell, cell.row + first.rowCount - 1)),
    ];
    return { parts: [...first.parts, table], xs, rowCount: rowCount - 1, cells, headerRows };
  }
  const cells = [...before, ...rest.map((cell) => atRow(cell, cell.row + first.rowCount))];
  return { parts: [...first.parts, table], xs, rowCount, cells, headerRows };
}

const atRow = (cell: PlacedCell, row: number): PlacedCell => ({ ...cell, row });

function remapped(
  { column, columnSpan }: TableCell,
  from: readonly number[],
  to: readonly number[],
): { readonly column: number; readonly columnSpan: number } {
  const at = (x: number): number => {
    let best = 0;
    for (let i = 1; i < to.length; i++) if (Math.abs(to[i] - x) < Math.abs(to[best] - x)) best = i;
    return best;
  };
  const start = at(from[column]);
  return { column: start, columnSpan: Math.max(1, at(from[column + columnSpan]) - start) };
}

/** How many rows at the top of the second are those at the top of the first. */
function repeatedRows(first: readonly PlacedCell[], next: readonly PlacedCell[]): number {
  const rows = rowKeys(first);
  const others = rowKeys(next);
  let count = 0;
  while (count < rows.length && count < others.length && rows[count] !== '' && rows[count] === others[count])
    count++;
  // A cell that reaches below the last equal row ties the rows it covers together.
  return count;
}

function rowKeys(cells: readonly PlacedCell[]): string[] {
  const keys: string[] = [];
  for (const { row, column, text } of [...cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    while (keys.length <= row) keys.push('');
    if (text !== '') keys[row] += `${column}:${text.replace(/\s/g, '')}|`;
  }
  return keys;
}

const FIGURE = /^[-\d.,%\s]+$/;
const BEGINS = /^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|\d{3})/;

/** The cells of the first with the last row and the row that goes on with it made one, where the page's end parted a row. */
function tornRow(
  before: readonly PlacedCell[],
  next: readonly PlacedCell[],
  last: number,
): PlacedCell[] | undefined {
  const rest = next.filter(({ row, text }) => row === 0 && text !== '');
  if (rest.length === 0 || rest.some(({ rowSpan }) => rowSpan > 1)) return undefined;
  const above = (cell: PlacedCell): PlacedCell | undefined =>
    before.find(
      ({ row, rowSpan, column, text }) => row + rowSpan - 1 === last && column === cell.column && text !== '',
    );
  const goesOn = rest.every((cell) => {
    const start = above(cell);
    return (
      start?.isFull === true && !FIGURE.test(cell.text) && !FIGURE.test(start.text) && !BEGINS.test(cell.text)
    );
  });
  const filled = before.filter(({ row, text }) => row === last && text !== '').length;
  if (!goesOn || filled <= rest.length) return undefined;
  const ends = new Map(rest.map((cell) => [above(cell), cell.text]));
  return before.map((cell) => (ends.has(cell) ? { ...cell, text: cell.text + ends.get(cell) } : cell));
}
