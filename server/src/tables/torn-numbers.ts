/** Rows of tabs that a line end tears in the middle of a number: the halves are one row, of which that number is not known. */

import { parseAmount, toHalfWidth } from '../amounts/printed';
import { type GridRow, widthOf } from './grid';

/** So many rows above tell how many decimals a column prints. */
const ROWS_ABOVE = 8;
const LONGEST_HALF = 16;
const BEGINS = /^-?\d[\d,.]*$/;
const GOES_ON = /^[\d,.]*\d$/;

/**
 * The row of two halves: where the first ends and the second begins with digits that are one number with the decimals of
 * its column, and the cells of both make up a row as wide as those above. `undefined` where the second is a row of its own.
 */
export function joinTorn(above: readonly GridRow[], first: GridRow, second: GridRow): GridRow | undefined {
  const width = widthOf(first) + widthOf(second) - 1;
  const usual = Math.max(...above.slice(-ROWS_ABOVE).map(widthOf), 0);
  // Blank cells behind the last printed one may have been left out of either.
  if (width > usual || (widthOf(second) > 1 && width < usual && !endsInFigures(second))) return undefined;
  const column = widthOf(first) - 1;
  if (hasWordsUnderFigures(above, second, column)) return undefined;
  const [own, rest] = [halfOf(first, column), halfOf(second, 0)];
  if (!BEGINS.test(own) || !GOES_ON.test(rest)) return undefined;
  if (!isOneNumber(own, rest, usualDecimals(above, first, second, column), width === usual)) return undefined;
  return {
    cells: [...first.cells, ...second.cells.slice(1)],
    undetermined: [...(first.undetermined ?? []), column],
    line: first.line,
  };
}

/** Whether words of the second half would stand where the rows above print figures: a name is in its place in a row of its own. */
function hasWordsUnderFigures(above: readonly GridRow[], second: GridRow, from: number): boolean {
  return second.cells.some(
    ({ text }, index) =>
      isWord(text) && above.slice(-ROWS_ABOVE).some((row) => isAmount(row.cells[from + index]?.text)),
  );
}

function isWord(text: string): boolean {
  return text !== '' && !isAmount(text) && /\p{L}/u.test(text);
}

function isAmount(text: string | undefined): boolean {
  return text !== undefined && text !== '' && parseAmount(text, '元') !== undefined;
}

function halfOf({ cells }: GridRow, column: number): string {
  const text = cells[column]?.text ?? '';
  return text.length > LONGEST_HALF ? '' : toHalfWidth(text);
}

/** Whether all that a row prints are amounts. */
function endsInFigures({ cells }: GridRow): boolean {
  return cells.every(({ text }) => text === '' || parseAmount(text, '元') !== undefined);
}

/** Whether two halves are a number as others of the column are, and the first by itself is none. */
function isOneNumber(first: string, rest: string, decimals: number, isWhole: boolean): boolean {
  const together = parseAmount(first + rest, '元');
  if (together?.decimals !== decimals) return false;
  const alone = parseAmount(first, '元');
  return !alone || alone.decimals !== decimals || (decimals === 0 && isWhole && !isCode(rest));
}

/** What may be a code or the number of a row begins one of its own. */
function isCode(text: string): boolean {
  return /^(?:\d{1,3}|\d{5}|\d{7})$/.test(text);
}

/** The most decimals that the column prints in the rows above, and the row itself: numbers of columns have none. */
function usualDecimals(above: readonly GridRow[], first: GridRow, second: GridRow, column: number): number {
  const inColumn = above.slice(-ROWS_ABOVE).map(({ cells }) => cells[column]?.text ?? '');
  const inRow = [...first.cells.slice(0, -1), ...second.cells.slice(1)].map(({ text }) => text);
  return mostDecimals([...inColumn, ...inRow]);
}

function mostDecimals(texts: readonly string[]): number {
  const printed = texts.flatMap((text) => (text === '' ? [] : (parseAmount(text, '元') ?? [])));
  return Math.max(0, ...printed.map(({ decimals }) => decimals));
}
