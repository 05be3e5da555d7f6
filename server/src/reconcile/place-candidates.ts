/** The ways in which the numbers of one row may stand in its columns. */

import { add, type Exact, subtract } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import { type Printed, parseAmount } from '../amounts/printed';
import type { Panel, TableModel } from '../disclosure/model';
import { isSideOfEconomy } from '../knowledge/economic-sides';
import { rowSums } from '../rules/sum-row';
import type { Cell, LooseNumbers } from '../tables/model';

/** One way to place numbers: the column of each, in order. */
export type Candidate = readonly number[];

/** Numbers of a row to be placed, with the ways that are left. */
export interface Group {
  readonly table: TableModel;
  /** Index of the row. */
  readonly index: number;
  readonly loose: LooseNumbers;
  /** Narrowed as evidence comes in; never empty. */
  candidates: readonly Candidate[];
}

/** Finds the group whose numbers may stand in a column of a row. */
export type GroupsAt = (table: TableModel, row: number, column: number) => Group | undefined;

/** Rows with more ways than this keep only the first of them: no table of budgets has so many. */
const MOST_CANDIDATES = 5000;

/** All ways that keep the order of the columns, less those that the row itself rules out. */
export function candidatesOf(table: TableModel, index: number, loose: LooseNumbers): readonly Candidate[] {
  const all = combinations(loose.columns, loose.numbers.length);
  const byRole = keepSome(all, (candidate) => fitsRoles(table, index, loose, candidate));
  const panel = table.panels.find(({ amountColumns }) =>
    loose.columns.some((column) => amountColumns.includes(column)),
  );
  if (!panel) return byRole;
  return keepSome(byRole, (candidate) => rowHolds(table, panel, loose, candidate));
}

/** Those of the candidates that pass a test, or all of them when none does: then the row has an error. */
export function keepSome(
  candidates: readonly Candidate[],
  test: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  const kept = candidates.filter(test);
  return kept.length > 0 ? kept : candidates;
}

/** The cell that a candidate puts into a column. */
export function valueAt({ numbers }: LooseNumbers, candidate: Candidate, column: number): Cell | undefined {
  const position = candidate.indexOf(column);
  return position < 0 ? undefined : numbers[position];
}

/** Choices of `size` columns in order, from left to right. */
function combinations(columns: readonly number[], size: number): Candidate[] {
  const found: Candidate[] = [];
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

/** Counts are whole numbers, money is not put under people's or goods' spending where the code says the other. */
function fitsRoles(
  table: TableModel,
  index: number,
  { numbers }: LooseNumbers,
  candidate: Candidate,
): boolean {
  const code = codeOfRow(table, index);
  return candidate.every((column, i) => {
    const model = table.columns[column];
    if (model.role === 'quantity' && numbers[i].text.includes('.')) return false;
    return code === undefined || isSideOfEconomy(model.path.at(-1) ?? '', code);
  });
}

function codeOfRow(table: TableModel, index: number): string | undefined {
  const code = table.panels.find(({ domain }) => domain === 'department-economic')?.rows[index]?.code;
  return code?.digits;
}

/** True when every sum across the row holds. */
function rowHolds(table: TableModel, panel: Panel, loose: LooseNumbers, candidate: Candidate): boolean {
  const printed = panel.amountColumns.map((column) => printedAt(table, loose, candidate, column));
  return rowSums(table, panel).every(({ total, parts }) =>
    holds(
      printed[total],
      parts.map((part) => printed[part]),
    ),
  );
}

function printedAt(
  table: TableModel,
  loose: LooseNumbers,
  candidate: Candidate,
  column: number,
): Printed | undefined {
  const cell = valueAt(loose, candidate, column);
  return cell && parseAmount(cell.text, table.unit);
}

function holds(total: Printed | undefined, parts: readonly (Printed | undefined)[]): boolean {
  let value: Exact = total?.value ?? 0;
  let steps: Exact = total?.step ?? 0;
  for (const part of parts) {
    if (!part) continue;
    value = subtract(value, part.value);
    steps = add(steps, part.step);
  }
  return statusOf({ value, steps, step: steps, terms: parts.length + 1 }) !== 'broken';
}
