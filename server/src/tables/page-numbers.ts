/** Page numbers that the end of a page left behind the last cell of a row: what else may stand there is not known. */

import { parseBroken } from '../amounts/flawed';
import { lineSpan, type Snapshot } from '../text/snapshot';
import type { GridRow } from './grid';
import { isBlank } from './lines';
import type { Cell } from './model';

/** A page has at least so many rows of a table that goes on for pages. */
const ROWS_OF_PAGE = 3;
const PAGE = /^[1-9]\d{0,2}$/;
const MOST_DIGITS = 3;
const TAB = 9;
const NOUGHT = /^[-－—–]?0*$/;

/** A row that ends with a whole number, and the column in which that stands. */
interface Ending {
  readonly row: GridRow;
  readonly column: number;
  readonly page: number;
}

/**
 * The rows of tabs without the page numbers behind them. A whole number is one where the amounts of its row and its column
 * print decimals, and where such numbers rise from row to row, at least a few rows apart.
 */
export function withoutPageNumbers(snapshot: Snapshot, rows: readonly GridRow[]): readonly GridRow[] {
  const endings = rows.flatMap((row) => (endsWithPage(snapshot, row.line) ? (endingOf(row) ?? []) : []));
  if (endings.length === 0 || endings.length > Math.max(1, rows.length / ROWS_OF_PAGE)) return rows;
  const isRising = endings.every(({ page }, index) => index === 0 || page > endings[index - 1].page);
  if (!isRising || !endings.every((ending) => isBesideDecimals(ending, endings, rows))) return rows;
  const without = new Map(endings.map((ending) => [ending.row, withoutEnding(ending)]));
  return rows.map((row) => without.get(row) ?? row);
}

/** A look at the end of a line, which most rows do not pass: up to three digits behind a blank, and no tab behind them. */
function endsWithPage(snapshot: Snapshot, line: number): boolean {
  const { start, end } = lineSpan(snapshot, line);
  const { text } = snapshot;
  let at = end - 1;
  while (at > start && text.charCodeAt(at) !== TAB && isBlank(text.charCodeAt(at))) at--;
  const last = at;
  while (at > start && last - at <= MOST_DIGITS && isDigit(text.charCodeAt(at))) at--;
  return at < last && last - at <= MOST_DIGITS && isBlank(text.charCodeAt(at));
}

function isDigit(char: number): boolean {
  return char >= 48 && char <= 57;
}

function endingOf(row: GridRow): Ending | undefined {
  const column = row.cells.findLastIndex(({ text }) => text !== '');
  const text = row.cells[column]?.text ?? '';
  return column > 0 && PAGE.test(text) ? { row, column, page: Number(text) } : undefined;
}

/** Whether an amount of the row has decimals, and every other one of the column has. */
function isBesideDecimals(
  { row, column }: Ending,
  endings: readonly Ending[],
  rows: readonly GridRow[],
): boolean {
  const others = new Set(endings.map((ending) => ending.row));
  return (
    row.cells.some(hasDecimals) &&
    rows.every((other) => {
      const cell = other.cells[column];
      return others.has(other) || !cell || NOUGHT.test(cell.text) || hasDecimals(cell) || !isFigure(cell);
    })
  );
}

function isFigure({ text }: Cell): boolean {
  return parseBroken(text, '元') !== undefined;
}

function hasDecimals({ text }: Cell): boolean {
  return (parseBroken(text, '元')?.decimals ?? 0) > 1;
}

function withoutEnding({ row, column }: Ending): GridRow {
  const { cells, line } = row;
  return { cells: cells.with(column, { ...cells[column], text: '' }), undetermined: [column], line };
}
