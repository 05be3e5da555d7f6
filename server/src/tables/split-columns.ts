/** Joins a column without a name to the one beside it where the two are one, cut in two when the text was taken out. */

import { compact } from '../text/normalise';
import { type GridRow, widthOf } from './grid';
import type { Cell, Column } from './model';

/**
 * The rows with each cell of a column without a name in the named column next to it, where no row prints both. Pieces of
 * a code stay: 类, 款 and 项 may stand below one name, each in rows of its own.
 */
export function joinSplitColumns(rows: readonly GridRow[], columns: readonly Column[]): readonly GridRow[] {
  const isNamed = columns.map(({ path }) => path.some((word) => word !== ''));
  if (isNamed.every((named) => named)) return rows;
  const whole = rows.filter((row) => widthOf(row) >= columns.length);
  const joined = new Map<number, number>();
  isNamed.forEach((named, column) => {
    const beside = named ? undefined : nearestNamed(isNamed, column);
    if (beside !== undefined && areOne(whole, column, beside)) joined.set(column, beside);
  });
  if (joined.size === 0) return rows;
  const isWhole = new Set(whole);
  return rows.map((row) => (isWhole.has(row) ? moved(row, joined) : row));
}

/** Of two equally near ones that behind: names of columns are centred over them, what they hold begins at the left. */
function nearestNamed(isNamed: readonly boolean[], column: number): number | undefined {
  for (let away = 1; away < isNamed.length; away++) {
    if (isNamed[column + away]) return column + away;
    if (isNamed[column - away]) return column - away;
  }
  return undefined;
}

/** Two digits are a piece of a code. */
const PIECE = /^\d{1,2}$/;

function areOne(rows: readonly GridRow[], column: number, beside: number): boolean {
  const printed = rows.filter(({ cells }) => cells[column].text !== '');
  return (
    printed.length > 0 &&
    printed.every(({ cells }) => cells[beside].text === '' && !PIECE.test(compact(cells[column].text)))
  );
}

function moved(row: GridRow, joined: ReadonlyMap<number, number>): GridRow {
  const from = [...joined].filter(([column]) => row.cells[column].text !== '');
  if (from.length === 0) return row;
  const cells = [...row.cells];
  for (const [column, beside] of from) {
    const { text, start, end }: Cell = cells[column];
    cells[beside] = { ...cells[column], text };
    cells[column] = beside > column ? { text: '', start, end: start } : { text: '', start: end, end };
  }
  const undetermined = row.undetermined?.map((column) => joined.get(column) ?? column);
  return { cells, line: row.line, loose: row.loose, ...(undetermined && { undetermined }) };
}
