/** The ways in which the numbers of one row may stand in its columns. */

import { add, type Exact, sign, subtract } from '../amounts/exact';
import { parseBroken } from '../amounts/flawed';
import { statusOf } from '../amounts/interval';
import { type Printed, withDecimals } from '../amounts/printed';
import type { TableModel } from '../disclosure/model';
import { isSideOfEconomy } from '../knowledge/economic-sides';
import { rowSums } from '../rules/sums/sum-row';
import type { Cell, LooseNumbers } from '../tables/model';
import { memoize } from '../text/memo';

/** One way to place numbers: the column of each, in order, and what was meant where one of them is wrong or lost. */
export interface Candidate {
  readonly columns: readonly number[];
  /** The right value of one column, in 分: of a number mistyped there, or of one that was left out. */
  readonly meant?: { readonly column: number; readonly value: Exact };
}

/** What a number is worth in 分, with its last printed place. */
type Money = Pick<Printed, 'value' | 'step'>;

/** Numbers of a row of a table, read once. */
interface RowNumbers {
  readonly table: TableModel;
  /** Index of the row. */
  readonly index: number;
  readonly loose: LooseNumbers;
  /** What each of the numbers is worth. */
  readonly money: readonly Money[];
}

/** Numbers of a row to be placed, with the ways that are left. */
export interface Group extends RowNumbers {
  /** Narrowed as evidence comes in; never empty. */
  candidates: readonly Candidate[];
}

/** Finds the group whose numbers may stand in a column of a row. */
export type GroupsAt = (table: TableModel, row: number, column: number) => Group | undefined;

/** Rows with more ways than this keep only the first of them: no table of budgets has so many. */
const MOST_CANDIDATES = 5000;

/** The numbers of a row with all ways to place them that the row itself allows. */
export function groupOf(table: TableModel, index: number, loose: LooseNumbers): Group {
  const decimals = usualDecimals(table);
  const money = loose.numbers.map(({ text }): Money => {
    const parsed = parseBroken(text, table.unit);
    return parsed ? withDecimals(parsed, decimals) : NOTHING;
  });
  const numbers = { table, index, loose, money };
  return { ...numbers, candidates: candidatesOf(numbers) };
}

const NOTHING: Money = { value: 0, step: 0 };

/**
 * All ways that keep the order of the columns, less those that the row itself rules out. Where it rules out all, one of
 * its numbers is wrong or lost: then the ways that one other number makes hold.
 */
function candidatesOf(numbers: RowNumbers): readonly Candidate[] {
  const { table, loose } = numbers;
  const size = loose.numbers.length;
  const all = combinations(loose.columns, size);
  const fitting = all.filter((columns) => fitsRoles(numbers, columns));
  const plain = (fitting.length > 0 ? fitting : all).map((columns) => ({ columns }));
  const panel = table.panels.find(({ amountColumns }) =>
    loose.columns.some((column) => amountColumns.includes(column)),
  );
  if (!panel) return plain;
  const sums = rowSums(table, panel).map(({ total, parts }) => ({
    total: panel.amountColumns[total],
    parts: parts.map((part) => panel.amountColumns[part]),
  }));
  const holding = plain.filter((candidate) => sums.every((sum) => holds(numbers, candidate, sum)));
  if (holding.length > 0) return holding;
  const mended = mendedCandidates(numbers, plain, sums);
  return mended.length > 0 ? mended : plain;
}

/** A sum across the row, by columns of the table. */
interface ColumnSum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Candidates in which one number has another value, or stands in one more column, so that every sum holds. */
function mendedCandidates(
  numbers: RowNumbers,
  plain: readonly Candidate[],
  sums: readonly ColumnSum[],
): Candidate[] {
  return plain.flatMap(({ columns }) =>
    numbers.loose.columns.flatMap((column) => {
      const sum = sums.find(({ total, parts }) => total === column || parts.includes(column));
      if (!sum) return [];
      const value = missingValue(numbers, { columns }, sum, column);
      const candidate: Candidate = { columns, meant: { column, value } };
      const isWhole = sign(value) > 0 && sums.every((other) => holds(numbers, candidate, other));
      return isWhole ? [candidate] : [];
    }),
  );
}

/** What a column must hold for a sum to be exact. */
function missingValue(
  numbers: RowNumbers,
  candidate: Candidate,
  { total, parts }: ColumnSum,
  column: number,
): Exact {
  const others = parts.filter((part) => part !== column);
  const sum = others.reduce<Exact>((so, part) => add(so, moneyAt(numbers, candidate, part).value), 0);
  return total === column ? sum : subtract(moneyAt(numbers, candidate, total).value, sum);
}

/** Those of the candidates that pass a test, or all of them when none does: then the row has an error. */
export function keepSome(
  candidates: readonly Candidate[],
  test: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  const kept = candidates.filter(test);
  return kept.length > 0 && kept.length < candidates.length ? kept : candidates;
}

/** The cell that a candidate puts into a column. */
export function valueAt({ numbers }: LooseNumbers, candidate: Candidate, column: number): Cell | undefined {
  const position = candidate.columns.indexOf(column);
  return position < 0 ? undefined : numbers[position];
}

/** What a candidate takes a column to hold, in 分, with the last printed place. */
export function moneyAt({ money }: RowNumbers, candidate: Candidate, column: number): Money {
  const position = candidate.columns.indexOf(column);
  const printed = position < 0 ? NOTHING : money[position];
  return candidate.meant?.column === column ? { value: candidate.meant.value, step: printed.step } : printed;
}

/** The decimals that most of a table's unplaced numbers print: one that prints fewer has lost a digit. */
const usualDecimals = memoize(({ rows, unit }: TableModel): number => {
  const counts = new Map<number, number>();
  for (const { numbers } of rows.flatMap(({ loose = [] }) => loose)) {
    for (const { text } of numbers) {
      const decimals = parseBroken(text, unit)?.decimals;
      if (decimals !== undefined) counts.set(decimals, (counts.get(decimals) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
});

/** Choices of `size` columns in order, from left to right. */
function combinations(columns: readonly number[], size: number): number[][] {
  const found: number[][] = [];
  const open: number[][] = [[]];
  for (let next = open.pop(); next && found.length < MOST_CANDIDATES; next = open.pop()) {
    if (next.length === size) {
      found.push(next.map((position) => columns[position]));
      continue;
    }
    const last = columns.length - (size - next.length);
    for (let position = last; position > (next.at(-1) ?? -1); position--) open.push([...next, position]);
  }
  return found;
}

/** Counts are whole numbers. */
function fitsRoles({ table, loose }: RowNumbers, columns: readonly number[]): boolean {
  const { numbers } = loose;
  return columns.every(
    (column, i) => table.columns[column].role !== 'quantity' || !numbers[i].text.includes('.'),
  );
}

/** Whether no money stands under people's or goods' spending where the row's code says the other. */
export function fitsSides({ table, index }: RowNumbers, { columns }: Candidate): boolean {
  const code = codeOfRow(table, index);
  return (
    code === undefined ||
    columns.every((column) => isSideOfEconomy(table.columns[column].path.at(-1) ?? '', code))
  );
}

function codeOfRow(table: TableModel, index: number): string | undefined {
  const code = table.panels.find(({ domain }) => domain === 'department-economic')?.rows[index]?.code;
  return code?.digits;
}

/** True when a sum across the row holds, rounding included. */
function holds(numbers: RowNumbers, candidate: Candidate, { total, parts }: ColumnSum): boolean {
  const of = moneyAt(numbers, candidate, total);
  let { value, step: steps } = of;
  for (const part of parts) {
    const money = moneyAt(numbers, candidate, part);
    value = subtract(value, money.value);
    steps = add(steps, money.step);
  }
  return statusOf({ value, steps, step: of.step, terms: parts.length + 1 }) !== 'broken';
}
