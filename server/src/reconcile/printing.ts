/** Prints new values of amounts where the old ones stand, in the manner of the place. */

import {
  absolute,
  compare,
  decimalsNeeded,
  type Exact,
  equal,
  exactFromDigits,
  isZero,
} from '../amounts/exact';
import { decimalsAt, type Printed, parseAmount, printAmount, type Style, styleOf } from '../amounts/printed';
import { isSlip } from '../amounts/slips';
import { unitExponent } from '../amounts/units';
import { isAsked } from '../disclosure/asked';
import type { FormAmount } from '../disclosure/forms';
import type { Amount, Panel, TableModel } from '../disclosure/model';
import type { Edit } from '../rules/model';
import { isInText } from '../rules/names';
import { memoize } from '../text/memo';
import type { Repair } from './repair';

const NO_TABLES: readonly TableModel[] = [];

/** Edits that print new values where the old ones stand; amounts without a cell of their own are left alone. */
export function editsFor(
  repairs: readonly Repair[],
  textOf = (repair: Repair): string => printedText(repair),
): Edit[] {
  return repairs
    .filter(isPrintable)
    .map((repair) => ({ place: repair.amount.place, newText: textOf(repair) }));
}

function isPrintable({ amount, value }: Repair): boolean {
  if (equal(value, amount.printed.value)) return false;
  // What is asked for follows from its parts: those are to be mended.
  if (isAsked(amount)) return false;
  const { cell } = amount;
  if (!cell) return true;
  // Where blanks were lost there is no room for a number in one of them.
  if (cell.table.table.layout === 'spaced' && amount.printed.blank) return false;
  return cell.table.rows[cell.row].cells[cell.column] !== undefined;
}

/**
 * A value in the style of the amount it replaces; a blank takes the style of its column. Where neither that nor its table shows
 * how thousands are parted, other tables do.
 */
export function printedText({ amount, value }: Repair, tables = NO_TABLES): string {
  return printAmount(value, amount.printed.unit, styleFor(amount, value, tables));
}

/** The same of an amount that is no mistake but another one from now on: no fewer decimals than it had or than it needs. */
export function renamedText({ amount, value }: Repair): string {
  const { printed } = amount;
  const style = styleFor(amount, value);
  const needed = decimalsNeeded(value, unitExponent(printed.unit));
  const decimals = Math.max(printed.blank ? style.decimals : printed.decimals, needed);
  return printAmount(value, printed.unit, { ...style, decimals });
}

/** The decimals that it is printed with. */
export function decimalsOfRepair(repair: Repair): number {
  const { printed } = repair.amount;
  return parseAmount(printedText(repair), printed.unit)?.decimals ?? decimalsAt(printed);
}

function styleFor(amount: Amount, value: Exact, tables = NO_TABLES): Style {
  if (!amount.printed.blank && isZero(value)) return { ...styleOf(amount.printed), zero: zeroOf(amount) };
  if (!amount.printed.blank) return likeNeighbours(amount, value);
  const column = columnOf(amount);
  const neighbour = column && firstMoneyIn(column);
  const style = styleOf(neighbour?.printed ?? amount.printed);
  const isOfUnit = neighbour?.printed.unit === amount.printed.unit;
  // The first amount of the column may be too small to show how thousands are parted.
  const separator =
    style.separator || (isLong({ ...amount.printed, value }) && separatorBeside(amount, tables)) || '';
  const own: Style = { ...style, separator, zero: '', marks: isOfUnit ? style.marks : ['', ''] };
  return neighbour ? own : { ...own, decimals: 2 };
}

/** The style of an amount, but for what the mistake may have changed: its decimals, and separators. */
function likeNeighbours(amount: Amount, value: Exact): Style {
  const own = styleOf(amount.printed);
  const others = mannersBeside(amount);
  if (!others) return { ...own, decimals: decimalsFor(amount, value, own, usualAround(amount)) };
  const isGrouped = own.separator !== '' || isLong(amount.printed);
  const same = isGrouped ? undefined : sameBeside(amount, value);
  return {
    ...own,
    decimals: decimalsFor(amount, value, own, decimalsBeside(others, amount)),
    separator: isGrouped ? own.separator : same ? styleOf(same.printed).separator : others.separator,
  };
}

/** The same value in its row: there thousands are parted, or not, as they were in the amount. */
function sameBeside({ cell }: Amount, value: Exact): Amount | undefined {
  const panel = cell?.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  const beside = panel?.rows[cell?.row ?? -1]?.amounts ?? [];
  return beside.find((other) => other && equal(other.printed.value, value) && isLong(other.printed));
}

/**
 * The decimals with which the amount is one keystroke away from its value: as many as amounts around it have, or else as it
 * has itself or a few less, for the keystroke may have made decimals of digits before the point.
 */
function decimalsFor({ printed }: Amount, value: Exact, own: Style, usual: number | undefined): number {
  const needed = decimalsNeeded(value, unitExponent(printed.unit));
  const fewer = Array.from(
    { length: Math.max(0, own.decimals - needed) + 1 },
    (_, less) => own.decimals - less,
  );
  const found = (usual === undefined ? fewer : [usual, ...fewer]).find(
    (decimals) =>
      decimals >= needed && isSlip(printed.text, printAmount(value, printed.unit, { ...own, decimals })),
  );
  return found ?? Math.min(own.decimals, usual ?? own.decimals);
}

/** The numbers around one that stands in no column: in its paragraph, or in the head of its form. */
function amountsAround(amount: Amount | FormAmount): readonly Amount[] {
  if (isInText(amount)) return amount.statement.beside;
  return ('beside' in amount && amount.beside) || [];
}

/** The decimals that most other numbers around it have; `undefined` where there are none, or they differ. */
export function usualAround(amount: Amount): number | undefined {
  const others = amountsAround(amount).filter(
    (other) => other !== amount && !isZero(other.printed.value) && other.printed.unit === amount.printed.unit,
  );
  const most = (decimals: number): number =>
    others.filter(({ printed }) => printed.decimals === decimals).length;
  return others.map(({ printed }) => printed.decimals).find((decimals) => most(decimals) * 2 > others.length);
}

/** How other money of the column is printed, or where it has none, that of the table. */
function mannersBeside(amount: Amount): Manners | undefined {
  const column = columnOf(amount);
  const own = column && mannersOfColumn(column);
  if (own && hasOthers(own, amount)) return own;
  const all = amount.cell && mannersOfTable(amount.cell.table);
  return all && hasOthers(all, amount) ? all : undefined;
}

/** How thousands are parted in the nearest place that shows it: the column, the table, the other tables together. */
function separatorBeside(amount: Amount, tables: readonly TableModel[]): Style['separator'] {
  const column = columnOf(amount);
  const near = [
    ...(column ? [mannersOfColumn(column)] : []),
    ...(amount.cell ? [mannersOfTable(amount.cell.table)] : []),
  ];
  const shown = near.find(({ long }) => long > 0);
  return shown ? shown.separator : separatorIn(tables);
}

/** Asked for all that is computed where nothing near shows it. */
const separatorIn = memoize((tables: readonly TableModel[]): Style['separator'] => {
  const others = tables.map(mannersOfTable).filter(({ long }) => long > 0);
  const grouped = others.filter(({ separator }) => separator !== '');
  return grouped.length * 2 > others.length ? grouped[0].separator : '';
});

/** How money is printed in some place, noughts left out. */
interface Manners {
  readonly money: ReadonlySet<Amount>;
  /** The most decimals, and the most of all amounts but one that has these. */
  readonly decimals: readonly [most: number, next: number];
  /** How many are long enough to show how thousands are parted. */
  readonly long: number;
  /** How most of these part them, be it not at all. */
  readonly separator: Style['separator'];
}

function hasOthers({ money }: Manners, amount: Amount): boolean {
  return money.size > (money.has(amount) ? 1 : 0);
}

function decimalsBeside({ money, decimals: [most, next] }: Manners, amount: Amount): number {
  return money.has(amount) && amount.printed.decimals === most ? next : most;
}

function mannersAmong(amounts: readonly Amount[]): Manners {
  const money = amounts.filter(({ printed }) => !isZero(printed.value));
  const [most = 0, next = 0] = money.map(({ printed }) => printed.decimals).sort((a, b) => b - a);
  const long = money.filter(({ printed }) => isLong(printed));
  const grouped = long.filter(({ printed }) => styleOf(printed).separator !== '');
  const isGrouped = grouped.length > 0 && grouped.length * 2 >= long.length;
  return {
    money: new Set(money),
    decimals: [most, next],
    long: long.length,
    separator: isGrouped ? styleOf(grouped[0].printed).separator : '',
  };
}

/** Of a column, and of all columns of a table: asked for every repair in them. */
const mannersOfColumn = memoize(mannersAmong);
const mannersOfTable = memoize(({ panels }: TableModel) =>
  mannersAmong(panels.flatMap(({ rows }) => rows.flatMap(({ amounts }) => amounts.filter(isThere)))),
);

function isThere(amount: Amount | undefined): amount is Amount {
  return amount !== undefined;
}

/** Whether an amount would be grouped where such amounts are. */
function isLong({ value, unit }: Printed): boolean {
  return compare(absolute(value), exactFromDigits('1000', unitExponent(unit))) >= 0;
}

/**
 * How the column prints its other zeros; blank where it leaves them out, nothing where it has none. Where it shows nothing at
 * all, the totals of such columns in other tables tell of its own total.
 */
export function zeroOf(amount: Amount, tables = NO_TABLES): string | undefined {
  const column = columnOf(amount);
  const zero = column && firstZerosIn(column).find((other) => other !== amount)?.printed.text;
  return zero === '' && isTotalOfNothing(amount) ? (zeroOfTotals(tables) ?? zero) : zero;
}

/** Whether an amount stands in the row of the total, and no other in its column is printed. */
function isTotalOfNothing(amount: Amount): boolean {
  const { cell, printed } = amount;
  const panel = cell?.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  const column = columnOf(amount);
  if (!column || panel?.rows[cell?.row ?? -1]?.role !== 'total') return false;
  return printedIn(column) === (printed.blank ? 0 : 1);
}

/** How many amounts of a column are printed. Asked for every zero in it. */
const printedIn = memoize(
  (column: readonly Amount[]) => column.filter(({ printed }) => !printed.blank).length,
);

/** How the first total prints a zero in a column that shows nothing else. */
const zeroOfTotals = memoize((tables: readonly TableModel[]): string | undefined => {
  const totals = tables
    .flatMap(({ panels }) => panels.flatMap(({ rows }) => rows.filter(({ role }) => role === 'total')))
    .flatMap(({ amounts }) => amounts.filter(isThere));
  return totals.find(
    (amount) => isZero(amount.printed.value) && !amount.printed.blank && isTotalOfNothing(amount),
  )?.printed.text;
});

/** Asked for every blank and every zero of a column. */
const firstMoneyIn = memoize((column: readonly Amount[]) =>
  column.find(({ printed }) => !printed.blank && !isZero(printed.value)),
);

/** Two, so that there is another beside any amount that is asked about. */
const firstZerosIn = memoize((column: readonly Amount[]) =>
  column.filter((amount) => isZero(amount.printed.value) && !isAsked(amount)).slice(0, 2),
);

/** The amounts of the same column; `undefined` in no table. */
function columnOf({ cell }: Amount): readonly Amount[] | undefined {
  const panel = cell?.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  return panel && columnsIn(panel)[panel.amountColumns.indexOf(cell?.column ?? -1)];
}

/** The amounts of a panel, column by column. */
const columnsIn = memoize(({ amountColumns, rows }: Panel): readonly (readonly Amount[])[] =>
  amountColumns.map((_, index) => rows.flatMap(({ amounts }) => amounts[index] ?? [])),
);
