/** Reads numbers as spreadsheets store them, in binary fractions, and rounds them in decimal as these programs show them. */

import Decimal from 'decimal.js';

/** Spreadsheets keep fifteen digits; what lies behind them is noise of binary fractions. */
const DIGITS = 15;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The stored number in decimal; `undefined` for what is none. Only for showing: no amount is computed from it. */
export function storedNumber(stored: string): Decimal | undefined {
  return NUMBER.test(stored) ? new Decimal(stored).toSignificantDigits(DIGITS) : undefined;
}

/** Half up at so many places behind the point, before it where they are negative: in binary 1.005 would become 1.00. */
export function roundedTo(value: Decimal, places: number): Decimal {
  if (places >= 0) return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  return value.toNearest(new Decimal(10).pow(-places), Decimal.ROUND_HALF_UP);
}
