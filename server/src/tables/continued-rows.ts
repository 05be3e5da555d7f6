/** Joins the lines of a row whose long names, and perhaps codes, go on below: narrow columns break them at their width. */

import { parseBroken } from '../amounts/flawed';
import { isOfLastLevel } from '../knowledge/domains';
import { isUnknown, means, tells } from '../lexicon/describe';
import { isNumbered } from '../lexicon/ordinals';
import { compact } from '../text/normalise';
import { isEmpty } from './cells';
import { isTotalTorn } from './cut-rows';
import type { GridRow, RowOutline } from './grid';
import type { Cell, Column } from './model';

const DIGITS = /^\d{1,6}$/;
/** A code in one cell with the name, or its digits as far as the first line of that cell holds them. */
const GLUED = /^[[【〔（(]?(?:\d{3}(?:\d{2}){0,2}(?:\D|$)|\d{3,7}$)/;
/** How many digits codes have, over all their columns: 类, 款, 项 and units. */
const CODE_LENGTHS = [3, 5, 6, 7, 9];
const LONGEST_UNIT_CODE = 9;
/** Columns break at a width, but not in the middle of a word of figures or letters. */
const SLACK = 1;

/** What a column holds as far as breaking over lines goes. */
type ColumnUse = 'serial' | 'code' | 'text' | 'other';

interface Layout {
  readonly uses: readonly ColumnUse[];
  /** The longest piece in each column: how wide it is. */
  readonly widthOf: (column: number) => number;
  readonly paths: readonly string[];
}

/** The rows with those joined to the one above that only continue it. */
export function joinContinuedRows(rows: readonly GridRow[], columns: readonly Column[]): GridRow[] {
  const widths: number[] = [];
  const layout: Layout = {
    uses: columns.map((column, index) => useOf(column, rows, index)),
    widthOf: (column) => {
      widths[column] ??= widthOf(rows, column);
      return widths[column];
    },
    paths: columns.map(({ path }) => path.at(-1) ?? ''),
  };
  if (!layout.uses.includes('text')) return [...rows];
  const joined: GridRow[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (above && continuesRow(above, row, layout)) joined[joined.length - 1] = join(above, row);
    else joined.push(row);
  }
  return joined;
}

function useOf({ path }: Column, rows: readonly GridRow[], column: number): ColumnUse {
  const word = path.at(-1) ?? '';
  // Each line of a list of indicators is one, however short the words of the next.
  if (path.some((step) => step.includes('指标'))) return 'other';
  if (means(word, 'serial')) return 'serial';
  if (means(word, 'code')) return 'code';
  if (means(word, 'name') || tells(word, 'text')) return 'text';
  return isUnknown(word) && holdsWords(rows, column) ? 'text' : 'other';
}

const WORD = /\p{Script=Han}/u;

/** Whether a column prints words, and nothing but words. */
function holdsWords(rows: readonly GridRow[], column: number): boolean {
  let hasWords = false;
  for (const { cells } of rows) {
    const text = cells[column]?.text ?? '';
    if (text !== '' && !WORD.test(text)) return false;
    hasWords ||= text !== '';
  }
  return hasWords;
}

function widthOf(rows: readonly GridRow[], column: number): number {
  let width = 0;
  for (const { cells } of rows) width = Math.max(width, cells[column]?.text.length ?? 0);
  return width;
}

function continuesRow(above: GridRow, row: GridRow, layout: Layout): boolean {
  if (row.loose?.length) return false;
  if (row.outline && !mayContinue(row.outline, layout)) return false;
  const printed = continuingColumns(above, row, layout);
  if (!printed) return false;
  if (!codesFit(above, row, layout)) return false;
  return (
    hasOwnMark(above, layout) ||
    (hasAmount(above, layout) &&
      (printed.some((column) => isFull(above, column, layout)) ||
        printed.every((column) => isTotalTorn(lastPiece(above.cells[column]), row.cells[column].text))))
  );
}

/** A quick look: a row with a serial number, or whose last cell is an amount, goes on from none. */
function mayContinue({ first, last }: RowOutline, { uses }: Layout): boolean {
  return first >= 0 && isWrapped(uses[first]) && isWrapped(uses[last]);
}

function isWrapped(use: ColumnUse | undefined): boolean {
  return use === 'text' || use === 'code';
}

/** The printed columns of a row when each goes on from the one above; nothing as soon as one does not. */
function continuingColumns(above: GridRow, row: GridRow, layout: Layout): number[] | undefined {
  const printed: number[] = [];
  const { cells } = row;
  for (let column = 0; column < cells.length; column++) {
    if (cells[column].text === '') continue;
    if (!goesOnFrom(above, row, column, layout)) return undefined;
    printed.push(column);
  }
  return printed.length > 0 ? printed : undefined;
}

/** A cell can go on only below a printed one: digits of a code, or the rest of a name that was cut at the column's width. */
function goesOnFrom(above: GridRow, row: GridRow, column: number, { uses }: Layout): boolean {
  const use = uses[column];
  if (use !== 'text' && use !== 'code') return false;
  const from = above.cells[column];
  const rest = row.cells[column];
  if (isEmpty(from)) return false;
  if (uses[column] === 'code' && /^\d/.test(from.text))
    return DIGITS.test(rest.text) && /^\d+$/.test(from.text);
  return (
    (uses[column] === 'text' || uses[column] === 'code') &&
    lastPiece(from).length >= rest.text.length &&
    !beginsLabel(rest.text)
  );
}

/** A code in marks behind a name: all that is left of the name may be this. */
const CODE_IN_MARKS = /^[（(【[]\d{3}(?:\d{2}){0,2}[)）】\]]$/;

function beginsLabel(text: string): boolean {
  const printed = compact(text);
  if (CODE_IN_MARKS.test(printed)) return false;
  return isNumbered(printed) || tells(printed, 'begins-line') || parseBroken(text, '元') !== undefined;
}

/** Codes that go on are whole afterwards, and were not before. */
function codesFit(above: GridRow, row: GridRow, layout: Layout): boolean {
  const { uses, paths } = layout;
  return uses.every((use, column) => {
    const rest = row.cells[column]?.text ?? '';
    if (use !== 'code' || !DIGITS.test(rest)) return true;
    const length = above.cells[column].text.length + rest.length;
    if (means(paths[column], 'code-piece'))
      return length === (paths[column] === '类' ? 3 : 2) || isUnitCode(above, row, column, uses);
    const isOfUnits = means(paths[column], 'unit-code');
    return (
      CODE_LENGTHS.includes(length) &&
      (isOfUnits || !isOfLastLevel(above.cells[column].text)) &&
      (rest.length < 3 || !CODE_LENGTHS.includes(above.cells[column].text.length))
    );
  });
}

/** The first of several code columns holds the whole code of a unit, while the others are blank. */
function isUnitCode(above: GridRow, row: GridRow, column: number, uses: readonly ColumnUse[]): boolean {
  const length = above.cells[column].text.length + row.cells[column].text.length;
  const isAlone = uses.every(
    (use, other) => use !== 'code' || other === column || isEmpty(above.cells[other]),
  );
  return isAlone && row.cells[column].text.length < 3 && length <= LONGEST_UNIT_CODE;
}

/** Rows with a serial number or a code of their own are told apart by it: one without is no row. */
function hasOwnMark(above: GridRow, { uses }: Layout): boolean {
  return uses.some((use, column) => {
    const text = above.cells[column]?.text ?? '';
    return use === 'text' ? GLUED.test(text) : (use === 'serial' || use === 'code') && /\d/.test(text);
  });
}

function hasAmount(row: GridRow, { uses }: Layout): boolean {
  return row.cells.some((cell, column) => uses[column] === 'other' && cell.text !== '');
}

function isFull(above: GridRow, column: number, { widthOf: width }: Layout): boolean {
  return lastPiece(above.cells[column]).length >= width(column) - SLACK;
}

function lastPiece(cell: Cell): string {
  return cell.more?.at(-1)?.text ?? cell.text;
}

function join(above: GridRow, row: GridRow): GridRow {
  const cells = above.cells.map((cell, column): Cell => {
    const rest = row.cells[column];
    if (isEmpty(rest)) return cell;
    return { ...cell, text: cell.text + rest.text, more: [...(cell.more ?? []), rest] };
  });
  return { cells, loose: above.loose, line: above.line };
}
