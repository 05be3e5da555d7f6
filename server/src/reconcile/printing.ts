/** Prints new values of amounts where the old ones stand, in the manner of the place. */

import { absolute, compare, type Exact, equal, exactFromDigits, isZero } from '../amounts/exact';
import { type Printed, printAmount, type Style, styleOf } from '../amounts/printed';
import { unitExponent } from '../amounts/units';
import type { Amount } from '../disclosure/model';
import type { Edit } from '../rules/model';
import type { Repair } from './repair';

/** Edits that print new values where the old ones stand; amounts without a cell of their own are left alone. */
export function editsFor(repairs: readonly Repair[]): Edit[] {
  return repairs
    .filter(isPrintable)
    .map((repair) => ({ place: repair.amount.place, newText: printedText(repair) }));
}

function isPrintable({ amount, value }: Repair): boolean {
  if (equal(value, amount.printed.value)) return false;
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

function styleFor(amount: Amount, value: Exact): Style {
  if (!amount.printed.blank && isZero(value)) return { ...styleOf(amount.printed), zero: zeroOf(amount) };
  if (!amount.printed.blank) return likeNeighbours(amount);
  const neighbour = neighbours(amount).find((other) => !other.printed.blank && !isZero(other.printed.value));
  const style = styleOf(neighbour?.printed ?? amount.printed);
  const isOfUnit = neighbour?.printed.unit === amount.printed.unit;
  const own: Style = { ...style, zero: '', marks: isOfUnit ? style.marks : ['', ''] };
  return neighbour ? own : { ...own, decimals: 2 };
}

/** The style of an amount, but for what the mistake may have changed: more decimals than its column has, no separators. */
function likeNeighbours(amount: Amount): Style {
  const own = styleOf(amount.printed);
  const column = otherMoney(amount, neighbours(amount));
  const others = column.length > 0 ? column : otherMoney(amount, amountsOfTable(amount));
  const decimals = Math.max(0, ...others.map((printed) => printed.decimals));
  const grouped = others.map((printed) => styleOf(printed).separator).find((separator) => separator !== '');
  return {
    ...own,
    decimals: others.length > 0 ? Math.min(own.decimals, decimals) : own.decimals,
    separator: own.separator === '' && !isLong(amount.printed) ? (grouped ?? '') : own.separator,
  };
}

/** What is printed of other amounts than this one, noughts left out. */
function otherMoney(amount: Amount, amounts: readonly Amount[]): Printed[] {
  return amounts
    .filter((other) => other !== amount && !isZero(other.printed.value))
    .map(({ printed }) => printed);
}

function amountsOfTable({ cell }: Amount): Amount[] {
  return (cell?.table.panels ?? []).flatMap(({ rows }) =>
    rows.flatMap(({ amounts }) => amounts.filter((other): other is Amount => other !== undefined)),
  );
}

/** Whether an amount would be grouped where such amounts are. */
function isLong({ value, unit }: Printed): boolean {
  return compare(absolute(value), exactFromDigits('1000', unitExponent(unit))) >= 0;
}

/** How the column prints its other zeros; blank where it leaves them out. */
export function zeroOf(amount: Amount): string | undefined {
  return neighbours(amount).find((other) => other !== amount && isZero(other.printed.value))?.printed.text;
}

/** The amounts of the same column. */
function neighbours(amount: Amount): Amount[] {
  const { cell } = amount;
  if (!cell) return [];
  const panel = cell.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  const index = panel?.amountColumns.indexOf(cell.column) ?? -1;
  return (panel?.rows ?? [])
    .map((row) => row.amounts[index])
    .filter((other): other is Amount => other !== undefined);
}
