/** Rows that the end of a page or a stray line end cut in two: put together where both halves make up a whole row. */

import { parseBroken } from '../amounts/flawed';
import { means, tells } from '../lexicon/describe';
import { compact } from '../text/normalise';
import { type GridRow, widthOf } from './grid';
import type { Cell, Layout } from './model';

/**
 * The rows of a table of so many columns, with halves joined. Where they do not make up a whole row, it is not known what
 * stands in the columns of either. `begins` are the rows that pages begin with.
 */
export function joinCutRows(
  rows: readonly GridRow[],
  columns: number,
  layout: Layout,
  begins: ReadonlySet<GridRow>,
): readonly GridRow[] {
  if (layout !== 'tabs' && layout !== 'cells') return rows;
  const areWhole = layout === 'cells' && areInHalves(rows, columns);
  const joined: GridRow[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    const overlap = row.outline?.first !== 0 && row.cells[0]?.text === '' ? 1 : 0;
    const mayBeHalves = areWhole || (layout === 'cells' && begins.has(row));
    if (above && mayBeHalves && areHalves(above, row, columns))
      joined.splice(-1, 1, ...together(above, row, columns, 0));
    else if (above && isRest(above, row, columns, layout, overlap))
      joined.splice(-1, 1, ...together(above, row, columns, overlap));
    else if (above && layout === 'tabs' && isTornName(above, row, columns))
      joined.splice(-1, 1, mended(above, row));
    else if (above && layout === 'tabs' && isBehindTab(above, row, columns))
      joined.splice(-1, 1, ...together({ ...above, cells: above.cells.slice(0, -1) }, row, columns, 0));
    else joined.push(row);
  }
  return joined.length === rows.length && joined.every((row, index) => row === rows[index]) ? rows : joined;
}

/** Whether two rows make up a whole one. */
function areHalves(above: GridRow, row: GridRow, columns: number): boolean {
  return widthOf(above) + widthOf(row) === columns && !above.undetermined && !isTotal(above) && !isTotal(row);
}

/** The label of a total may span columns, so that its row is short by itself. */
function isTotal({ cells }: GridRow): boolean {
  return cells.some(({ text }) => means(compact(text), 'whole'));
}

/**
 * Whether rows that do not have so many cells are those of totals, or make up one with a neighbour, and as many at least are
 * whole by themselves.
 */
function areInHalves(rows: readonly GridRow[], columns: number): boolean {
  let [whole, joined] = [0, 0];
  for (let at = 0; at < rows.length; at++) {
    if (widthOf(rows[at]) === columns || isTotal(rows[at])) whole++;
    else if (at + 1 < rows.length && areHalves(rows[at], rows[at + 1], columns)) {
      joined++;
      at++;
    } else return false;
  }
  return whole >= joined;
}

/**
 * Whether a row is what is missing of the short one above it: it has amounts alone, and in rows of tabs a blank before
 * them. What makes up the whole width with it may go on with words.
 */
function isRest(above: GridRow, row: GridRow, columns: number, layout: Layout, overlap: number): boolean {
  const width = widthOf(above) + widthOf(row) - overlap;
  if (widthOf(above) >= columns || width > columns || above.undetermined || !hasWords(above)) return false;
  if (layout === 'tabs' ? overlap === 0 : width !== columns) return false;
  const printed = row.cells.filter(({ text }) => text !== '');
  const amounts = printed.filter(({ text }) => parseBroken(text, '元') !== undefined);
  if (amounts.length === 0) return false;
  return (
    amounts.length === printed.length ||
    (overlap === 1 && width === columns && amounts[0] === printed[0] && DECIMALS.test(printed[0].text))
  );
}

/** Whether a row was cut behind a tab: the one above ends with that, and this one begins with the amount behind it. */
function isBehindTab(above: GridRow, row: GridRow, columns: number): boolean {
  const width = widthOf(above) + widthOf(row) - 1;
  if (width > columns || above.undetermined) return false;
  if (above.outline ? above.outline.last === above.outline.width - 1 : above.cells.at(-1)?.text !== '')
    return false;
  if (row.outline && (row.outline.first !== 0 || row.outline.hasWords)) return false;
  if (!hasWords(above) || !DECIMALS.test(row.cells[0]?.text ?? '')) return false;
  return width === columns || row.cells.every(({ text }) => parseBroken(text, '元') !== undefined);
}

/**
 * Whether a row was cut within a name: the one above ends with words, this one begins with words, has an amount behind them,
 * and is no wider than what is missing. Either the one above has a number or a code and no amount yet, or both make up the
 * name of a total in a row of the table's width.
 */
function isTornName(above: GridRow, row: GridRow, columns: number): boolean {
  const before = widthOf(above);
  if (before < 2 || before >= columns || before - 1 + widthOf(row) > columns) return false;
  if (above.outline && above.outline.last < before - 1) return false;
  const [name, ...marks] = above.cells.slice(0, before).reverse();
  const [rest, ...behind] = row.cells;
  if (!WORDS.test(name.text) || !WORDS.test(rest?.text ?? '') || !behind.some(isDecimal)) return false;
  const hasAmount = marks.some(isDecimal);
  const makesTotal = hasAmount && isTotalTorn(name.text, rest.text) && before - 1 + widthOf(row) === columns;
  const isMarked = !hasAmount && marks.some(({ text }) => MARK.test(text));
  return makesTotal || (isMarked && !tells(compact(rest.text), 'total'));
}

function isDecimal({ text }: Cell): boolean {
  return DECIMALS.test(text);
}

/** Whether two words make up the name of a total which the first of them is not: 本年收入合 and 计, 支出 and 合计. */
export function isTotalTorn(name: string, rest: string): boolean {
  const [before, whole] = [compact(name), compact(name + rest)];
  return tells(whole, 'total') && !tells(before, 'total') && !means(compact(rest), 'grand-total');
}

function mended(above: GridRow, row: GridRow): GridRow {
  const name = above.cells[widthOf(above) - 1];
  const [rest, ...behind] = row.cells;
  const whole: Cell = { ...name, text: name.text + rest.text, more: [...(name.more ?? []), rest] };
  return { cells: [...above.cells.slice(0, widthOf(above) - 1), whole, ...behind], line: above.line };
}

const WORDS = /^[\p{Script=Han}（）()“”、]+$/u;
const MARK = /^\d+$/;

/** A row that begins with a whole number has a serial number, and is one of its own. */
const DECIMALS = /\.\d/;

function hasWords({ cells }: GridRow): boolean {
  return cells.some(({ text }) => /\p{Script=Han}/u.test(text));
}

function together(above: GridRow, row: GridRow, columns: number, overlap: number): GridRow[] {
  const cells = [...above.cells, ...row.cells.slice(overlap)];
  if (cells.length === columns) return [{ cells, line: above.line }];
  const from = above.cells.length;
  const missing = Array.from({ length: columns - from }, (_, index) => from + index);
  const blank = row.cells.map((cell): Cell => ({ ...cell, text: '' }));
  return [
    { cells: above.cells, undetermined: missing, line: above.line },
    { cells: blank, undetermined: Array.from({ length: columns }, (_, index) => index), line: row.line },
  ];
}
