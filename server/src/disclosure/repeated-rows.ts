/** Finds rows that are printed twice, one right below the other, as the end of a page makes them: what they say counts once. */

import { add, type Exact, equal, isTimes, isZero, subtract } from '../amounts/exact';
import { toHalfWidth } from '../amounts/printed';
import type { Row } from '../tables/model';
import { groupBy } from '../text/collections';
import { compact } from '../text/normalise';
import type { ColumnModel, Panel, PanelRow, TableModel } from './table-model';

/** The rows of a table that print the one above them once more, as they were read, by their indexes. */
export function repeatedRows({ rows, columns, panels }: TableModel): ReadonlyMap<number, PanelRow> {
  const repeated = new Map<number, PanelRow>();
  const sums = new Map<Panel, SumsOfPanel>();
  for (let index = 1; index < rows.length; index++) {
    if (!isSame(rows[index - 1], rows[index])) continue;
    const panel = panels.find((one) => isPrinted(one.rows[index]));
    if (!panel) continue;
    const ofPanel = sums.get(panel) ?? sumsOf(panel);
    sums.set(panel, ofPanel);
    const row = panel.rows[index];
    const isCoded = panels.some((one) => one.rows[index]?.code !== undefined);
    if (isNumbered(columns, rows[index]) || isOnce(row, isCoded, ofPanel)) repeated.set(index, row);
  }
  return repeated;
}

/** The rows with blank cells in the place of those that are printed once more. */
export function withoutRepeated(
  rows: readonly Row[],
  repeated: ReadonlyMap<number, PanelRow>,
): readonly Row[] {
  return rows.map((row, index): Row => {
    if (!repeated.has(index)) return row;
    return { cells: row.cells.map((cell) => ({ ...cell, text: '' })), line: row.line };
  });
}

function isSame(above: Row, row: Row): boolean {
  const [one, other] = [above.cells, row.cells];
  if (above.loose || row.loose || above.undetermined || row.undetermined) return false;
  for (let column = 0; column < Math.max(one.length, other.length); column++)
    if (!isSameText(one[column]?.text ?? '', other[column]?.text ?? '')) return false;
  return true;
}

/** Whether two cells print the same, in digits of whatever width. */
function isSameText(one: string, other: string): boolean {
  return one === other || compact(toHalfWidth(one)) === compact(toHalfWidth(other));
}

function isPrinted(row: PanelRow | undefined): boolean {
  if (!row || (row.label === '' && !row.code)) return false;
  return row.amounts.some((amount) => amount && !amount.printed.blank);
}

/** In which columns a row prints money. */
function printsMoney({ amounts }: PanelRow): boolean[] {
  return amounts.map((amount) => amount !== undefined && !isZero(amount.printed.value));
}

/** Whether a row has a number of the line. */
function isNumbered(columns: readonly ColumnModel[], { cells }: Row): boolean {
  return columns.some(({ role, index }) => role === 'serial' && (cells[index]?.text ?? '') !== '');
}

/**
 * A number of the row, or of the line, is given once. A code may stand for several things of one name and amount, which
 * then make up what it is part of; and what has neither may be two things, unless only one of them fits into the total.
 */
function isOnce(row: PanelRow, isCoded: boolean, sums: SumsOfPanel): boolean {
  if (row.ordinal || row.role !== 'item') return true;
  const { head, parts } = row.code ? sums.siblingsOf(row.code.digits) : sums.all;
  const ofHead = head ? printsMoney(head) : [];
  const column = printsMoney(row).findIndex((isPrinted, at) => isPrinted && ofHead[at]);
  if (!head || column < 0) return isCoded;
  const whole = moneyOf(head, column);
  const sum = parts[column] ?? 0;
  if (equal(sum, whole)) return false;
  if (row.code) return true;
  const once = subtract(sum, moneyOf(row, column));
  return equal(once, whole) || ((isCoded || !isMultiple(sum, whole)) && isMultiple(once, whole));
}

/** Units, 类, 款 and 项 in one column all come to the total: their sum is so many times it at most. */
const MOST_LEVELS = 4;

/** Whether an amount is another one, or that several times: the parts of parts may be listed beside these. */
function isMultiple(sum: Exact, whole: Exact): boolean {
  for (let times = 1; times <= MOST_LEVELS; times++) if (isTimes(sum, whole, times)) return true;
  return false;
}

function moneyOf({ amounts }: PanelRow, column: number): Exact {
  return amounts[column]?.printed.value ?? 0;
}

/** A row that adds up others, and what these make up in each column; a repeated one counts as often as it is printed. */
interface Summed {
  readonly head?: PanelRow;
  readonly parts: readonly Exact[];
}

/** What adds up to what in a panel, added up once for all of its repeated rows. */
interface SumsOfPanel {
  /** The row of the next shorter code above a code, or the total, and all rows that have it above them. */
  siblingsOf(digits: string): Summed;
  /** The total and all items. */
  readonly all: Summed;
}

function sumsOf(panel: Panel): SumsOfPanel {
  const above = new Map(panel.rows.flatMap((row) => (row.code ? [[row.code.digits, row] as const] : [])));
  const parentOf = (digits: string): string | undefined => {
    for (let length = digits.length - 1; length > 0; length--)
      if (above.has(digits.slice(0, length))) return digits.slice(0, length);
    return undefined;
  };
  const coded = panel.rows.filter(({ code }) => code);
  const siblings = groupBy(coded, ({ code }) => parentOf(code?.digits ?? ''));
  const parts = new Map([...siblings].map(([parent, rows]) => [parent, addedUp(rows)] as const));
  const head = totalOf(panel);
  return {
    siblingsOf(digits) {
      const parent = parentOf(digits);
      return { head: parent === undefined ? head : above.get(parent), parts: parts.get(parent) ?? [] };
    },
    all: { head, parts: addedUp(panel.rows.filter(({ role }) => role === 'item')) },
  };
}

function addedUp(rows: readonly PanelRow[]): readonly Exact[] {
  const sums: Exact[] = [];
  for (const row of rows)
    row.amounts.forEach((_, column) => {
      sums[column] = add(sums[column] ?? 0, moneyOf(row, column));
    });
  return sums;
}

/** The total of a panel that has but one. */
function totalOf({ rows }: Panel): PanelRow | undefined {
  const totals = rows.filter(({ role }) => role === 'total' || role === 'grand-total');
  return totals.length === 1 ? totals[0] : undefined;
}
