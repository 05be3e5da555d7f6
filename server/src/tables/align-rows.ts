/** Puts the rows of pages that print fewer or more columns than the others under the columns that their cells belong to. */

import { parseAmount, toHalfWidth } from '../amounts/printed';
import { groupBy, largest } from '../text/collections';
import { compact } from '../text/normalise';
import { type GridRow, widthOf } from './grid';
import type { Cell, Column } from './model';

/** What stands in a cell: words, figures that may be a code or an amount, or what can only be an amount. */
type Kind = 'blank' | 'words' | 'figures' | 'amount';

/** What stands in a column, in the rows that print all columns. */
interface Profile {
  readonly kind: Kind;
  /** Whether figures are at home among its words. */
  readonly hasFigures?: boolean;
  /** The share of the rows that print it. */
  readonly share: number;
}

/** Where the cells of some rows belong, in order; blank ones may belong nowhere. */
interface Alignment {
  readonly columns: readonly (number | undefined)[];
  /** False where amounts may as well stand in other columns. */
  readonly isCertain: boolean;
}

/**
 * Figures are at home in a column of words where so many of its cells are some, a tenth at least: codes printed before
 * their names in one column, cut off at its width, are words in most rows and the first six digits in others.
 */
const LEAST_FIGURES = 2;
const FIGURES_AMONG_WORDS = 0.1;

/** More columns than any form has: rows that wide are not looked at. */
const MOST_COLUMNS = 64;

/** A cell where no cell of its kind belongs, beside leaving a printed column out. */
const MISPLACED = 10;

/** So many cells at least, and as many as there are rows, unless some stand beyond the last column. */
const LEAST_MISPLACED = 2;

/** Rows are moved where what stands wrong as they are printed is so many times what does then. */
const CLEARLY_BETTER = 10;

/**
 * Pages of one table may leave out columns that are blank on them, or part one in two, so that their cells stand too far
 * left or right. Rows of one width are moved together, where nearly all of their cells stand wrong by their kind as
 * printed and right then. Where they may stand in several columns, it is not known what does.
 */
export function alignRows(rows: readonly GridRow[], headers: readonly Column[]): readonly GridRow[] {
  const count = headers.length;
  if (count > MOST_COLUMNS) return rows;
  const others = rows.filter((row) => widthOf(row) < count || reaches(row, count));
  if (others.length === 0 || others.length === rows.length) return rows;
  const isOther = new Set(others);
  const profiles = profilesOf(
    rows.filter((row) => !isOther.has(row)),
    headers.map(({ path }) => path.some((word) => word !== '')),
  );
  const moved = new Map<GridRow, GridRow>();
  const move = (group: readonly GridRow[], width: number): void => {
    const alignment = width > 2 * MOST_COLUMNS ? undefined : alignmentOf(group, width, profiles);
    // Numbers that stand in no column yet have none to be moved from.
    if (alignment)
      for (const row of group) if (!row.loose?.length) moved.set(row, underColumns(row, alignment, count));
  };
  for (const [width, group] of groupBy(others, widthOf)) move(group, width);
  // Where rows end with their last printed cell, those of a page are as wide as the widest.
  const runs = runsOf(rows, (row) => isOther.has(row) && !moved.has(row));
  for (const run of runs) if (run.length >= ROWS_OF_PAGE) move(run, largest(run.map(widthOf)));
  return moved.size === 0 ? rows : rows.map((row) => moved.get(row) ?? row);
}

/** A page of fewer rows does not show by itself how wide it is. */
const ROWS_OF_PAGE = 3;

/** Rows that follow each other and have something in common. */
function runsOf(rows: readonly GridRow[], has: (row: GridRow) => boolean): readonly (readonly GridRow[])[] {
  const runs: GridRow[][] = [];
  let run: GridRow[] | undefined;
  for (const row of rows) {
    if (!has(row)) run = undefined;
    else if (run) run.push(row);
    else {
      run = [row];
      runs.push(run);
    }
  }
  return runs;
}

/** Whether rows that lack one cell stand one column too far left, going by what other rows have in a blank first column. */
export function standOneLeft(rows: readonly GridRow[], others: readonly GridRow[], width: number): boolean {
  if (width > MOST_COLUMNS || others.length === 0) return false;
  const named = Array.from({ length: width }, (_, column) => column > 0);
  const alignment = alignmentOf(rows, width - 1, profilesOf(others, named));
  return alignment?.columns.every((column, index) => column === index + 1) ?? false;
}

/** Whether a row prints something beyond the last column. */
function reaches(row: GridRow, count: number): boolean {
  if (widthOf(row) <= count) return false;
  return (row.outline?.last ?? row.cells.findLastIndex(({ text }) => text !== '')) >= count;
}

const FIGURES = /^\d+$/;

function kindOf(cell: Cell | undefined): Kind {
  const text = compact(toHalfWidth(cell?.text ?? ''));
  if (text === '') return 'blank';
  if (FIGURES.test(text)) return 'figures';
  return parseAmount(text, '元') ? 'amount' : 'words';
}

/** A column that prints nothing may print amounts on other pages, if it has a name. */
function profilesOf(rows: readonly GridRow[], areNamed: readonly boolean[]): readonly Profile[] {
  return areNamed.map((isNamed, column): Profile => {
    const kinds = rows.map(({ cells }) => kindOf(cells[column])).filter((kind) => kind !== 'blank');
    const words = kinds.filter((kind) => kind === 'words').length;
    const figures = kinds.filter((kind) => kind === 'figures').length;
    const share = kinds.length / rows.length;
    if (kinds.length === 0) return { kind: isNamed ? 'amount' : 'blank', share };
    const hasFigures = figures >= LEAST_FIGURES && figures >= FIGURES_AMONG_WORDS * kinds.length;
    if (words * 2 > kinds.length) return { kind: 'words', hasFigures, share };
    return { kind: kinds.includes('amount') ? 'amount' : 'figures', share };
  });
}

/** Whether a cell may stand in a column: whole amounts look like codes. */
function fits(kind: Kind, column: Profile | undefined): boolean {
  if (kind === 'blank' || kind === column?.kind) return true;
  return kind === 'figures' && (column?.kind === 'amount' || column?.hasFigures === true);
}

/** `undefined` where no alignment is clearly better than leaving the cells where they are printed. */
function alignmentOf(
  rows: readonly GridRow[],
  width: number,
  profiles: readonly Profile[],
): Alignment | undefined {
  const kinds = rows.map(({ cells }) => Array.from({ length: width }, (_, index) => kindOf(cells[index])));
  const asPrinted = countsOf(kinds).reduce(
    (sum, counts, index) => sum + misplaced(counts, profiles[index]),
    0,
  );
  // One cell alone may stand where it does not fit, as the name of a total in the column of codes.
  const least = width > profiles.length ? 1 : Math.max(LEAST_MISPLACED, rows.length);
  if (asPrinted < least * MISPLACED) return undefined;
  const most = asPrinted / CLEARLY_BETTER;
  return aligned(kinds, profiles, most) ?? alignedJoined(kinds, profiles, most);
}

/** How many cells of each kind stand in each column. */
function countsOf(kinds: readonly (readonly Kind[])[]): readonly ReadonlyMap<Kind, number>[] {
  return kinds[0].map((_, index) => {
    const counts = new Map<Kind, number>();
    for (const row of kinds) counts.set(row[index], (counts.get(row[index]) ?? 0) + 1);
    return counts;
  });
}

function misplaced(counts: ReadonlyMap<Kind, number>, column: Profile | undefined): number {
  let cells = 0;
  for (const [kind, count] of counts) if (!fits(kind, column)) cells += count;
  return MISPLACED * cells;
}

/** The cheapest alignment, if it costs no more than so much. */
function aligned(
  kinds: readonly (readonly Kind[])[],
  profiles: readonly Profile[],
  most: number,
): Alignment | undefined {
  // Asked for again and again: each column once for each cell.
  const wrong = countsOf(kinds).map((counts) => profiles.map((profile) => misplaced(counts, profile)));
  const areBlank = kinds[0].map((_, index) => isBlank(kinds, index));
  const costs: Costs = {
    place: (index, column) => wrong[index][column],
    leaveOut: (column) => profiles[column].share * kinds.length,
    drop: (index) => (areBlank[index] ? 0 : Infinity),
  };
  const { length } = kinds[0];
  const [left, right] = [true, false].map((first) => cheapest(length, profiles.length, costs, first));
  if (left.cost > most) return undefined;
  const isCertain = left.columns.every((column, index) => column === right.columns[index] || areBlank[index]);
  return { columns: left.columns, isCertain };
}

function isBlank(kinds: readonly (readonly Kind[])[], index: number): boolean {
  return kinds.every((row) => row[index] === 'blank');
}

/** The same where two cells side by side, never both printed, are one column cut in two. */
function alignedJoined(
  kinds: readonly (readonly Kind[])[],
  profiles: readonly Profile[],
  most: number,
): Alignment | undefined {
  for (let second = 1; second < kinds[0].length; second++) {
    const first = second - 1;
    const areOne = kinds.every((row) => row[first] === 'blank' || row[second] === 'blank');
    if (!areOne || isBlank(kinds, first) || isBlank(kinds, second)) continue;
    const joined = kinds.map((row) =>
      row.toSpliced(first, 2, row[first] === 'blank' ? row[second] : row[first]),
    );
    const found = aligned(joined, profiles, most);
    if (found) return { ...found, columns: found.columns.toSpliced(first, 0, found.columns[first]) };
  }
  return undefined;
}

/** What it costs to put a cell into a column, to leave a column out, and to drop a cell. */
interface Costs {
  readonly place: (index: number, column: number) => number;
  readonly leaveOut: (column: number) => number;
  readonly drop: (index: number) => number;
}

/** The cheapest way to put cells into columns in order; of several, that which puts them into the first or the last. */
function cheapest(
  width: number,
  count: number,
  { place, leaveOut, drop }: Costs,
  first: boolean,
): { readonly cost: number; readonly columns: readonly (number | undefined)[] } {
  // best[index][column]: the cost of the cells from one on in the columns from one on.
  const best = Array.from({ length: width + 1 }, () => new Array<number>(count + 1).fill(Infinity));
  for (let index = width; index >= 0; index--) {
    for (let column = count; column >= 0; column--) {
      if (index === width && column === count) best[index][column] = 0;
      if (column < count)
        best[index][column] = Math.min(best[index][column], best[index][column + 1] + leaveOut(column));
      if (index < width)
        best[index][column] = Math.min(best[index][column], best[index + 1][column] + drop(index));
      if (index < width && column < count)
        best[index][column] = Math.min(
          best[index][column],
          best[index + 1][column + 1] + place(index, column),
        );
    }
  }
  const columns: (number | undefined)[] = [];
  for (let index = 0, column = 0; index < width; ) {
    const cost = best[index][column];
    const places = column < count && cost === best[index + 1][column + 1] + place(index, column);
    const leaves = column < count && cost === best[index][column + 1] + leaveOut(column);
    if (leaves && !(first && places)) column++;
    else if (places) {
      columns.push(column++);
      index++;
    } else {
      columns.push(undefined);
      index++;
    }
  }
  return { cost: best[0][0], columns };
}

/** The row with its cells in their columns. Of one that lacks cells already it is not known what stands in any column. */
function underColumns(
  { cells, line, undetermined }: GridRow,
  { columns, isCertain }: Alignment,
  count: number,
): GridRow {
  const placed: Cell[] = [];
  let end = cells[0]?.start ?? 0;
  for (let column = 0; column < count; column++) {
    const cell = cells.find(({ text }, index) => columns[index] === column && text !== '');
    placed.push(cell ?? { text: '', start: end, end });
    end = cell?.end ?? end;
  }
  if (isCertain && !undetermined) return { cells: placed, line };
  return { cells: placed, line, undetermined: Array.from({ length: count }, (_, column) => column) };
}
