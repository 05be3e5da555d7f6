/** Prints a stored number as its cell shows it: what a clerk sees is what is checked. */

import Decimal from 'decimal.js';
import { format, getFormatInfo } from 'numfmt';

/** Spreadsheets keep fifteen digits; what lies behind them is noise of binary fractions. */
const DIGITS = 15;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SHOWN_AS_TEXT = '@';
/** Days between the first day of 1900 and that of 1904, from which some workbooks count. */
const DAYS_TO_1904 = 1_462;

/**
 * The shown text, without the blanks that only align it. A pattern that cannot be read, and a cell that holds no
 * number, show what is stored.
 */
export function displayNumber(stored: string, pattern: string, isFrom1904: boolean): string {
  if (!NUMBER.test(stored)) return stored;
  const value = new Decimal(stored).toSignificantDigits(DIGITS);
  if (pattern === SHOWN_AS_TEXT) return value.toString();
  try {
    return format(pattern, shownValue(value, pattern, isFrom1904), { locale: 'zh-CN' }).trim();
  } catch {
    return value.toString();
  }
}

/** Rounded half up in decimal, as the programs show it: in binary 1.005 would become 1.00. */
function shownValue(value: Decimal, pattern: string, isFrom1904: boolean): number {
  const { type, isDate, maxDecimals, scale } = getFormatInfo(pattern);
  if (isDate) return value.plus(isFrom1904 ? DAYS_TO_1904 : 0).toNumber();
  if (type === 'general') return value.toNumber();
  // A percentage is shown a hundredfold, a comma at the pattern's end leaves out thousands.
  const places = maxDecimals + Math.round(Math.log10(scale || 1));
  if (places < 0) return value.toNearest(new Decimal(10).pow(-places), Decimal.ROUND_HALF_UP).toNumber();
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toNumber();
}
