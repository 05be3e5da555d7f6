/** Tells money from other numbers by how it is printed, where nothing else says what a number is. */

import { toHalfWidth } from './printed';

/** Money with thousands separators or decimals: nothing else is printed like that but shares, which carry their sign. */
const MONEY =
  /^[¥￥]?(?:[-‐‑–－−△▲]|\()?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,10})\)?(?:千元|百万元|万元|亿元|元)?$/;
/** What may stand for a year and a month. */
const MONTH = /^20\d{2}\.(?:0?[1-9]|1[0-2])$/;
/** One decimal alone: amounts are printed so too, but measures and counts more often. */
const ONE_DECIMAL = /^[^.]*\.\d$/;
const MARK = /[.,．，]/;
/** Figures and their marks, wrongly put together: `1,23.45`, `12.3.4`. */
const FIGURES = /^[-\d,.\s]+$/;
const DIGIT = /\d/;
const LONGEST = 40;

/** Whether a text may hold money or figures at all: most cells and lines do not, which costs less to find out. */
export function mayHoldMoney(text: string): boolean {
  return MARK.test(text);
}

/** Whether a piece of text without blanks is a number that looks like money: `1,234`, `¥56.78`, `(0.50)`, full-width or not. */
export function looksLikeMoney(text: string): boolean {
  if (text.length > LONGEST || !MARK.test(text)) return false;
  const plain = toHalfWidth(text);
  return MONEY.test(plain) && !MONTH.test(plain);
}

/** The same where measures stand beside amounts: a single decimal is no sign of money there. */
export function looksLikeMoneyAmongMeasures(text: string): boolean {
  return looksLikeMoney(text) && !ONE_DECIMAL.test(toHalfWidth(text));
}

/** Whether figures and their marks are all that is printed. */
export function areFigures(text: string): boolean {
  if (text.length > LONGEST || !MARK.test(text)) return false;
  const plain = toHalfWidth(text);
  return FIGURES.test(plain) && DIGIT.test(plain);
}
