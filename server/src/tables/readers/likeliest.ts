/** Chooses among the ways in which the columns of a spaced table may be arranged: the one in which its rows add up. */

import { add, type Exact, equal } from '../../amounts/exact';
import { parseBroken } from '../../amounts/flawed';
import { isLabelWord, isSideWord, means, tells } from '../../lexicon/describe';
import type { GridRow } from '../grid';
import type { Arrangement, Paths } from '../header-order';

/** The rows as one arrangement of the columns has them. */
export interface ReadRows extends Arrangement {
  readonly rows: GridRow[];
  readonly endLine: number;
  /** The columns of amounts. */
  readonly amounts: readonly number[];
  /** Whether another arrangement is as good, but for the order in which tables print words. */
  readonly isUnsure?: boolean;
}

/**
 * What speaks against an arrangement, the weightiest first: rows that do not fit, columns without numbers, sums that do
 * not hold, totals of nothing, an unusual order.
 */
type Doubts = readonly number[];

/**
 * The arrangement with the fewest doubts. Where several have as few, nothing is known of the numbers in columns that they
 * put in other places; the same where a good part of the rows do not fit even the best.
 */
export function likeliest(read: readonly ReadRows[]): ReadRows {
  const rated = read.map((each) => ({ each, doubts: doubtsOf(each) }));
  const best = rated.reduce((a, b) => (compareDoubts(b.doubts, a.doubts) < 0 ? b : a));
  const equals = rated.filter(({ doubts }) => compareDoubts(doubts, best.doubts) === 0);
  const { each } = best;
  const isUnsure = rated.some((other) => other !== best && isRival(other, best));
  if (equals.length === 1 && fits(each)) return isUnsure ? { ...each, isUnsure } : each;
  return { ...each, rows: each.rows.map((row) => withoutNumbers(row, each.amounts)) };
}

/** An arrangement against which rows and sums say no more than against the best. */
function isRival({ doubts }: { readonly doubts: Doubts }, best: { readonly doubts: Doubts }): boolean {
  return doubts.slice(0, -1).every((doubt, index) => doubt <= best.doubts[index]);
}

/** One row in so many may have a number too many; more say that the columns are other ones. */
const ROWS_FOR_ONE_UNFIT = 10;

function fits({ rows, amounts }: ReadRows): boolean {
  const unfit = rows.filter(({ undetermined }) => undetermined).length;
  return unfit * ROWS_FOR_ONE_UNFIT <= rows.length && !leavesColumnsEmpty(rows, amounts);
}

/** So many rows of as many numbers, with noughts printed, have a number in each column. */
const ENOUGH_ROWS = 3;

/** Whether all rows print as many numbers, noughts among them, and yet there are more columns. */
function leavesColumnsEmpty(rows: readonly GridRow[], amounts: readonly number[]): boolean {
  const printed = rows.map((row) => numbersIn(row, amounts)).filter((numbers) => numbers.length > 0);
  const [first] = printed;
  if (printed.length < ENOUGH_ROWS || first.length >= amounts.length) return false;
  const haveNoughts = printed.some((numbers) => numbers.some((text) => /^0(?:\.0+)?$/.test(text)));
  return haveNoughts && printed.every((numbers) => numbers.length === first.length);
}

function numbersIn({ cells, loose = [] }: GridRow, amounts: readonly number[]): string[] {
  const placed = amounts.flatMap((column) => cells[column]?.text || []);
  return [...placed, ...loose.flatMap(({ numbers }) => numbers.map(({ text }) => text))];
}

function doubtsOf({ rows, paths, amounts, unusual }: ReadRows): Doubts {
  const unfit =
    rows.filter(({ undetermined }) => undetermined).length + (isHeadless(paths) ? rows.length : 0);
  const empty = leavesColumnsEmpty(rows, amounts) ? 1 : 0;
  return [unfit, empty, brokenSums(rows, paths, amounts), loneTotals(paths), unusual];
}

/** How many groups span a total and nothing that it could add up. */
function loneTotals(paths: Paths): number {
  return paths.filter((path) => {
    if (path.length < 2 || !means(path[path.length - 1].word, 'total')) return false;
    const group = path[path.length - 2];
    return paths.every((other) => other === path || !other.includes(group));
  }).length;
}

/** Amounts before the first column that says what rows are about. */
function isHeadless(paths: Paths): boolean {
  const labels = paths.map((path) => isLabelWord(path.at(-1)?.word ?? ''));
  return labels.includes(true) && !labels[0];
}

function compareDoubts(a: Doubts, b: Doubts): number {
  const index = a.findIndex((doubt, at) => doubt !== b[at]);
  return index < 0 ? 0 : a[index] - b[index];
}

function withoutNumbers({ cells, line }: GridRow, amounts: readonly number[]): GridRow {
  const blank = cells.map((cell, column) => (amounts.includes(column) ? { ...cell, text: '' } : cell));
  return { cells: blank, undetermined: amounts, line };
}

/** A column with those that make it up. */
interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** How many totals of rows without blanks are not the sum of the columns beside them. */
function brokenSums(rows: readonly GridRow[], paths: Paths, amounts: readonly number[]): number {
  const sums = sumsOf(
    paths.map((path) => path.map(({ word }) => word)),
    amounts,
  );
  return rows.reduce((count, row) => count + sums.filter((sum) => isBroken(row, sum)).length, 0);
}

function isBroken({ cells }: GridRow, { total, parts }: Sum): boolean {
  const [sum, ...values] = [total, ...parts].map((column) => parseBroken(cells[column]?.text ?? '', '元'));
  if (sum === undefined || sum.text === '') return false;
  let added: Exact = 0;
  for (const value of values) {
    if (value === undefined || value.text === '') return false;
    added = add(added, value.value);
  }
  return !equal(added, sum.value);
}

/** The totals of each group of columns, and of all of them; those of 预算数 and 决算数 below them each by itself. */
function sumsOf(printed: readonly (readonly string[])[], amounts: readonly number[]): Sum[] {
  const sides = printed.map((path) =>
    path.length > 1 && isSideWord(path[path.length - 1]) ? path.at(-1) : '',
  );
  const paths = printed.map((path, column) => (sides[column] ? path.slice(0, -1) : path));
  return paths.flatMap((path, total) => {
    if (!means(path.at(-1) ?? '', 'total')) return [];
    const group = path.slice(0, -1);
    const beside = paths.flatMap((other, column) => {
      const isBeside =
        column !== total &&
        sides[column] === sides[total] &&
        group.every((word, depth) => other[depth] === word);
      return isBeside && amounts.includes(column) && !other.some((word) => tells(word, 'of-which'))
        ? [column]
        : [];
    });
    const parts = partsAt(paths, beside, group.length);
    return parts.length > 1 ? [{ total, parts }] : [];
  });
}

/** Of columns of one group those that stand for it: its own total where it has one. */
function partsAt(
  paths: readonly (readonly string[])[],
  columns: readonly number[],
  depth: number,
): readonly number[] {
  const totals = columns.filter(
    (column) => paths[column].length > depth + 1 && means(paths[column][depth + 1], 'total'),
  );
  const groups = new Set(totals.map((column) => paths[column][depth]));
  return columns.filter((column) => totals.includes(column) || !groups.has(paths[column][depth]));
}
