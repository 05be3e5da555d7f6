/** Puts the rows of pages that print fewer columns than the others under the columns that their cells belong to. */

import { parseAmount } from '../amounts/printed';
import { groupBy } from '../text/collections';
import { compact } from '../text/normalise';
import type { GridRow } from './grid';
import type { Cell, Column } from './model';

/** What stands in a cell: words, figures that may be a code or an amount, or what can only be an amount. */
type Kind = 'blank' | 'words' | 'figures' | 'amount';

/** What stands in a column, in the rows that print all columns. */
interface Profile {
  readonly kind: Kind;
  /** The share of the rows that print it. */
  readonly share: number;
}

/** More columns than any form has: rows that wide are not looked at. */
const MOST_COLUMNS = 64;

/** A cell where no cell of its kind belongs, beside leaving a printed column out. */
const MISPLACED = 10;

/** Rows are moved where what stands wrong as they are printed is so many times what does then. */
const CLEARLY_BETTER = 10;

/**
 * Pages of one table may leave out columns that are blank on them, so that their cells stand too far left. Rows of one
 * width are moved together, where nearly all of their cells stand wrong by their kind as printed and right then.
 */
export function alignNarrowRows(rows: readonly GridRow[], headers: readonly Column[]): readonly GridRow[] {
  const count = headers.length;
  if (count > MOST_COLUMNS) return rows;
  const narrow = rows.filter((row) => widthOf(row) < count);
  if (narrow.length === 0 || narrow.length === rows.length) return rows;
  const profiles = profilesOf(
    rows.filter((row) => widthOf(row) >= count),
    headers.map(({ path }) => path.some((word) => word !== '')),
  );
  const moved = new Map<GridRow, GridRow>();
  for (const [width, group] of groupBy(narrow, widthOf)) {
    const columns = columnsOf(group, width, profiles);
    if (columns) for (const row of group) moved.set(row, underColumns(row, columns, count));
  }
  return moved.size === 0 ? rows : rows.map((row) => moved.get(row) ?? row);
}

/** Whether rows that lack one cell stand one column too far left, going by what other rows have in a blank first column. */
export function standOneLeft(rows: readonly GridRow[], others: readonly GridRow[], width: number): boolean {
  if (width > MOST_COLUMNS || others.length === 0) return false;
  const named = Array.from({ length: width }, (_, column) => column > 0);
  const columns = columnsOf(rows, width - 1, profilesOf(others, named));
  return columns?.every((column, index) => column === index + 1) ?? false;
}

function widthOf(row: GridRow): number {
  return row.outline?.width ?? row.cells.length;
}

const FIGURES = /^\d+$/;

function kindOf(cell: Cell | undefined): Kind {
  const text = compact(cell?.text ?? '');
  if (text === '') return 'blank';
  if (FIGURES.test(text)) return 'figures';
  return parseAmount(text, '元') ? 'amount' : 'words';
}

/** A column that prints nothing may print amounts on other pages, if it has a name. */
function profilesOf(rows: readonly GridRow[], areNamed: readonly boolean[]): readonly Profile[] {
  return areNamed.map((isNamed, column): Profile => {
    const kinds = rows.map(({ cells }) => kindOf(cells[column])).filter((kind) => kind !== 'blank');
    const words = kinds.filter((kind) => kind === 'words').length;
    const share = kinds.length / rows.length;
    if (kinds.length === 0) return { kind: isNamed ? 'amount' : 'blank', share };
    if (words * 2 > kinds.length) return { kind: 'words', share };
    return { kind: kinds.includes('amount') ? 'amount' : 'figures', share };
  });
}

/** Whether a cell may stand in a column: whole amounts look like codes. */
function fits(kind: Kind, column: Kind): boolean {
  return kind === 'blank' || kind === column || (kind === 'figures' && column === 'amount');
}

/**
 * The column of each cell, in order, under which the fewest cells stand wrong; `undefined` where that is not clearly
 * better than leaving them where they are printed.
 */
function columnsOf(
  rows: readonly GridRow[],
  width: number,
  profiles: readonly Profile[],
): readonly number[] | undefined {
  const kinds = rows.map(({ cells }) => Array.from({ length: width }, (_, index) => kindOf(cells[index])));
  const costOf = (index: number, column: number): number =>
    MISPLACED * kinds.filter((row) => !fits(row[index], profiles[column].kind)).length;
  const asPrinted = kinds[0].reduce((sum, _, index) => sum + costOf(index, index), 0);
  if (asPrinted < MISPLACED * rows.length) return undefined;
  const best = cheapest(width, profiles.length, costOf, (column) => profiles[column].share * rows.length);
  return best.cost * CLEARLY_BETTER <= asPrinted ? best.columns : undefined;
}

/** The cheapest way to put cells into columns in order, where cells and columns left out have a price. */
function cheapest(
  width: number,
  count: number,
  costOf: (index: number, column: number) => number,
  skip: (column: number) => number,
): { readonly cost: number; readonly columns: readonly number[] } {
  // best[index][column]: the cost of the first cells in the first columns; each step only looks at the one before.
  const best = Array.from({ length: width + 1 }, () => new Array<number>(count + 1).fill(Infinity));
  best[0][0] = 0;
  for (let column = 0; column < count; column++) {
    for (let index = 0; index <= Math.min(width, column); index++) {
      const cost = best[index][column];
      best[index][column + 1] = Math.min(best[index][column + 1], cost + skip(column));
      if (index < width)
        best[index + 1][column + 1] = Math.min(best[index + 1][column + 1], cost + costOf(index, column));
    }
  }
  const columns: number[] = [];
  let index = width;
  for (let column = count; column > 0 && index > 0; column--) {
    if (best[index][column] === best[index][column - 1] + skip(column - 1)) continue;
    columns.unshift(column - 1);
    index--;
  }
  return { cost: best[width][count], columns };
}

function underColumns({ cells, line }: GridRow, columns: readonly number[], count: number): GridRow {
  const placed: Cell[] = [];
  let end = cells[0]?.start ?? 0;
  for (let column = 0; column < count; column++) {
    const index = columns.indexOf(column);
    const cell = index < 0 ? undefined : cells[index];
    placed.push(cell ?? { text: '', start: end, end });
    end = cell?.end ?? end;
  }
  return { cells: placed, line };
}
