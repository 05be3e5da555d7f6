/** Prints a stored number as its cell shows it: what a clerk sees is what is checked. */

import { format, getFormatInfo } from 'numfmt';
import { roundedTo, storedNumber } from '../../amounts/stored';

const SHOWN_AS_TEXT = '@';
/** Days between the first day of 1900 and that of 1904, from which some workbooks count. */
const DAYS_TO_1904 = 1_462;

/**
 * The shown text, without the blanks that only align it. A pattern that cannot be read, and a cell that holds no
 * number, show what is stored.
 */
export function displayNumber(stored: string, pattern: string, isFrom1904: boolean): string {
  const value = storedNumber(stored);
  if (!value) return stored;
  if (pattern === SHOWN_AS_TEXT) return value.toString();
  try {
    return format(pattern, shownValue(value, pattern, isFrom1904), { locale: 'zh-CN' }).trim();
  } catch {
    return value.toString();
  }
}

function shownValue(
  value: NonNullable<ReturnType<typeof storedNumber>>,
  pattern: string,
  isFrom1904: boolean,
): number {
  const { type, isDate, maxDecimals, scale } = getFormatInfo(pattern);
  if (isDate) return value.plus(isFrom1904 ? DAYS_TO_1904 : 0).toNumber();
  if (type === 'general') return value.toNumber();
  // A percentage is shown a hundredfold, a comma at the pattern's end leaves out thousands.
  return roundedTo(value, maxDecimals + Math.round(Math.log10(scale || 1))).toNumber();
}
