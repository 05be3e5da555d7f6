/** Tells a table's header from its data, and how many columns they have. */

import { parseBroken } from '../amounts/flawed';
import { toHalfWidth } from '../amounts/printed';
import { isHeaderWord, means, tells } from '../lexicon/describe';
import { isNumbered } from '../lexicon/ordinals';
import { largest } from '../text/collections';
import { compact } from '../text/normalise';
import { isEmpty } from './cells';
import { splitForm } from './forms';
import type { Grid, GridRow } from './grid';
import type { Cell, ColumnNumber } from './model';

/** Rows that a header may have before it must be data. */
const DEEPEST_HEADER = 6;

const INDEX_NUMBER = /^[（(]?(\d{1,2})[)）]?(?:\s*[=＝].*)?$/;
/** Stands in every header of a list of indicators: 一级指标. */
const LEVEL = '级';

/** How a grid divides: rows of the header, then perhaps a 栏次 row, then data. */
export interface HeaderSplit {
  readonly header: readonly GridRow[];
  readonly data: readonly GridRow[];
  readonly index?: GridRow;
  /** True where the rows are those of a form: around a list of indicators, with cells that stand in no column. */
  readonly isForm?: boolean;
}

/** Splits a grid into header, 栏次 row and data rows. A grid that begins with data has no header. */
export function splitHeader(grid: Grid): HeaderSplit {
  const { rows } = grid;
  const form = grid.text?.includes(LEVEL) === false ? undefined : splitForm(rows);
  if (form) return { ...form, isForm: true };
  let next = 0;
  if (grid.headerRows !== undefined) next = grid.headerRows;
  else
    while (
      next < rows.length &&
      next < DEEPEST_HEADER &&
      !isIndexRow(rows[next]) &&
      looksLikeHeader(rows, next)
    )
      next++;
  const header = rows.slice(0, next);
  const index = next < rows.length && next > 0 && isIndexRow(rows[next]) ? rows[next] : undefined;
  return { header, index, data: rows.slice(index ? next + 1 : next) };
}

/** The numbers of a 栏次 row; `3=4+5` is 3. */
export function columnNumbers({ cells }: GridRow): ColumnNumber[] {
  return cells.flatMap((cell) => {
    const number = INDEX_NUMBER.exec(toHalfWidth(cell.text))?.[1];
    return number === undefined ? [] : [{ value: Number(number), cell }];
  });
}

/** The cells 类, 款 and 项 of a row of column numbers; none where it does not begin with them. */
export function piecesIn(index: GridRow | undefined): readonly Cell[] {
  const cells = index?.cells ?? [];
  const end = cells.findIndex(({ text }) => !means(compact(text), 'code-piece'));
  return cells.slice(0, Math.max(0, end));
}

/** A row named 栏次 of nothing but small numbers, even where one of them is wrong. */
function isNamedIndex({ cells }: GridRow): boolean {
  const [first, ...others] = cells.filter((cell) => cell.text !== '');
  return (
    first !== undefined &&
    means(compact(first.text), 'column-numbers') &&
    others.length >= 2 &&
    others.every(
      ({ text }) => INDEX_NUMBER.test(toHalfWidth(text)) || means(compact(text), 'in-column-numbers'),
    )
  );
}

/** A label of a row of column numbers is short; a row is one under any label only where it counts so many columns at least. */
const LONGEST_LABEL = 4;
const FEWEST_COUNTED = 3;
const FEWEST_COUNTED_BY_SERIAL = 2;

/**
 * A row that counts all of the columns behind its label, one by one, whatever that says: `序号 1 2 3 4`, perhaps beside 类, 款
 * and 项. Amounts that happen to be 1, 2, 3 may stand beside a total.
 */
function isCountingRow({ cells }: GridRow): boolean {
  const first = cells.findIndex(({ text }) => INDEX_NUMBER.test(toHalfWidth(text)));
  const label = cells
    .slice(0, Math.max(0, first))
    .filter(({ text }) => text !== '' && !means(compact(text), 'code-piece'));
  if (label.length !== 1) return false;
  const word = compact(label[0].text);
  if (word.length > LONGEST_LABEL || isNumbered(word) || tells(word, 'total')) return false;
  const counted = cells.slice(first);
  while (counted.at(-1)?.text === '') counted.pop();
  const fewest = means(word, 'serial') ? FEWEST_COUNTED_BY_SERIAL : FEWEST_COUNTED;
  return (
    counted.length >= fewest &&
    counted.every(
      ({ text }, index) => Number(INDEX_NUMBER.exec(toHalfWidth(text))?.[1] ?? Number.NaN) === index + 1,
    )
  );
}

/** The 栏次 row numbers the columns: 1, 2, 3 … */
export function isIndexRow(row: GridRow): boolean {
  if (isNamedIndex(row) || isCountingRow(row)) return true;
  let last = 0;
  let numbers = 0;
  let words = 0;
  // Pieces of codes that are broken over lines may count anew as well, 1 2 and 1 2, but not in every column.
  const hasGaps = row.cells.some(({ text }) => text === '');
  for (const cell of row.cells) {
    if (cell.text === '') continue;
    const number = INDEX_NUMBER.exec(toHalfWidth(cell.text))?.[1];
    if (number === undefined) {
      if (!means(compact(cell.text), 'in-column-numbers')) return false;
      words++;
      continue;
    }
    if (Number(number) <= last && (Number(number) !== 1 || (last < FEWEST_COUNTED && words === 0 && hasGaps)))
      return false;
    if (last > 0 && Number(number) > last + 3) return false;
    last = Number(number);
    numbers++;
  }
  return numbers >= 2 ? last >= 2 && firstNumber(row) <= 1 : numbers === 1 && words > 0 && last === 1;
}

function firstNumber(row: GridRow): number {
  for (const cell of row.cells) {
    const number = INDEX_NUMBER.exec(toHalfWidth(cell.text))?.[1];
    if (number !== undefined) return Number(number);
  }
  return 0;
}

function looksLikeHeader(rows: readonly GridRow[], index: number): boolean {
  const printed = rows[index].cells.filter((cell) => cell.text !== '');
  if (printed.length === 0) return false;
  if (printed.some((cell) => isNumber(cell.text))) return false;
  if (isNumbered(printed[0].text) || tells(compact(printed[0].text), 'begins-data')) return false;
  if (printed.length === 1 && index > 0 && means(compact(printed[0].text), 'whole')) return false;
  if (index === 0) return true;
  if (isFull(rows[index - 1]) && isAsWide(rows, index)) return false;
  return printed.some((cell) => isHeaderWord(compact(cell.text))) || spansAbove(rows, index);
}

/** Whether neither a row nor any of those that may be the first data row below it is wider than the one above. */
function isAsWide(rows: readonly GridRow[], index: number): boolean {
  const width = rows[index - 1].cells.length;
  const below = rows.slice(index + 1, DEEPEST_HEADER + 1);
  return rows[index].cells.length === width && below.every(({ cells }) => cells.length <= width);
}

/** A row with words in every column leaves nothing for a second header row to divide. */
function isFull(row: GridRow): boolean {
  return row.cells.length > 1 && row.cells.every((cell) => cell.text !== '');
}

function isNumber(text: string): boolean {
  const amount = parseBroken(text, '元');
  return amount !== undefined && amount.text !== '';
}

/** A header cell is short; anything longer is a sentence or a name. */
const LONGEST_WORD = 30;

/** Whether rows that stand where a header may stand name most columns of a table of that many columns. */
export function namesColumns(header: readonly GridRow[], columns: number): boolean {
  const printed = header.flatMap((row) => row.cells.filter((cell) => cell.text !== ''));
  const named = printed.filter(
    ({ text }) => text.length <= LONGEST_WORD && isHeaderWord(compact(text)),
  ).length;
  return named * 2 >= printed.length && printed.length * 2 >= columns;
}

/** So many words of a header are the same for each one that a page prints otherwise. */
const SAME_FOR_ONE_OTHER = 2;

/** Whether rows of a header print other words than another's in a few of its cells, and all others where that has them. */
export function isNearlySame(header: readonly GridRow[], other: readonly GridRow[]): boolean {
  if (header.length === 0 || header.length !== other.length) return false;
  let same = 0;
  let differing = 0;
  for (const [index, { cells }] of header.entries()) {
    const beside = other[index].cells;
    for (let column = 0; column < Math.max(cells.length, beside.length); column++) {
      const [one, another] = [cells[column], beside[column]];
      if (isEmpty(one) !== isEmpty(another)) return false;
      if (isEmpty(one)) continue;
      if (compact(one.text) === compact(another.text)) same++;
      else if (isNumber(one.text) || isNumber(another.text)) return false;
      else differing++;
    }
  }
  return same > 0 && differing * SAME_FOR_ONE_OTHER <= same;
}

/** A row below a header whose cells stand under merged ones is header too, unless its first one may name a row. */
function spansAbove(rows: readonly GridRow[], index: number): boolean {
  const above = rows[index - 1].cells;
  const here = rows[index].cells;
  const isUnderMerged = here.some((cell, column) => cell.text !== '' && isEmpty(above[column]));
  return isUnderMerged && (isEmpty(here[0]) || isOverFigures(rows, index));
}

/** So many words that stand over figures head columns, and are no row. */
const FEWEST_OVER_FIGURES = 2;
const WORDS = /\p{Script=Han}{2}/u;

/** Whether several words of a row, the first among them, stand where the first row of figures below has its figures. */
function isOverFigures(rows: readonly GridRow[], index: number): boolean {
  const below = rows
    .slice(index + 1, index + DEEPEST_HEADER)
    .find(({ cells }) => cells.some(({ text }) => isNumber(text)));
  const isOver = ({ text }: Cell, column: number) =>
    WORDS.test(text) && isNumber(below?.cells[column]?.text ?? '');
  const { cells } = rows[index];
  return isOver(cells[0], 0) && cells.filter(isOver).length >= FEWEST_OVER_FIGURES;
}

/** How many columns a grid has: the commonest width of its data, if its header and its numbers of columns are no wider. */
export function columnCount(split: HeaderSplit, positional: boolean): number {
  if (split.isForm) return printedWidth(split.header[0]);
  const widths = new Map<number, number>();
  for (const row of split.data) {
    const width = row.outline?.width ?? row.cells.length;
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  let best = split.index?.cells.length ?? 0;
  let most = split.index ? 1 : 0;
  for (const [width, rows] of widths)
    if (rows > most || (rows === most && width > best)) [best, most] = [width, rows];
  const header = positional
    ? largest(split.header.map(printedWidth))
    : (split.header.at(-1)?.cells.length ?? 0);
  return Math.max(best, header, split.index ? printedWidth(split.index) : 0);
}

/** Cells up to the last printed one: blank cells past it are an artefact of writing rows with tabs. */
export function printedWidth(row: GridRow): number {
  if (row.outline) return row.outline.last + 1;
  let width = row.cells.length;
  while (width > 0 && row.cells[width - 1].text === '') width--;
  return width;
}
