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

/** Edits that print new values where the old ones stand; amounts without a cell of their own are left alone. */
export function editsFor(repairs: readonly Repair[], textOf = printedText): Edit[] {
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

/** A value in the style of the amount it replaces; a blank takes the style of its column. */
export function printedText({ amount, value }: Repair): string {
  return printAmount(value, amount.printed.unit, styleFor(amount, value));
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

function styleFor(amount: Amount, value: Exact): Style {
  if (!amount.printed.blank && isZero(value)) return { ...styleOf(amount.printed), zero: zeroOf(amount) };
  if (!amount.printed.blank) return likeNeighbours(amount, value);
  const column = columnOf(amount);
  const neighbour = column && firstMoneyIn(column);
  const style = styleOf(neighbour?.printed ?? amount.printed);
  const isOfUnit = neighbour?.printed.unit === amount.printed.unit;
  // The first amount of the column may be too small to show how thousands are parted.
  const separator =
    style.separator || (isLong({ ...amount.printed, value }) && mannersBeside(amount)?.separator) || '';
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

/** How money is printed in some place, noughts left out. */
interface Manners {
  readonly money: ReadonlySet<Amount>;
  /** The most decimals, and the most of all amounts but one that has these. */
  readonly decimals: readonly [most: number, next: number];
  /** How most that have any part thousands, be it not at all. */
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

/** How the column prints its other zeros; blank where it leaves them out, nothing where it has none. */
export function zeroOf(amount: Amount): string | undefined {
  const column = columnOf(amount);
  return column && firstZerosIn(column).find((other) => other !== amount)?.printed.text;
}

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
