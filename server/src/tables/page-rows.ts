/** Rows of tabs that are the number of a page and nothing else: an extraction put them into a cell of their own. */

import { toHalfWidth } from '../amounts/printed';
import { DOMAINS, FIRST_LEVEL, LEVEL, UNIT_CODE_LENGTHS } from '../knowledge/domains';
import { compact } from '../text/normalise';
import { isPageNumber } from './captions';
import { type GridRow, widthOf } from './grid';

/** Codes of the classifications begin with 201: a plain number from there on may be one. */
const MOST_PAGES = 200;
const WHOLE = /^\d{1,4}$/;
const NOUGHT = /^0+$/;
const NINE = 0x39;
const ZERO = 0x30;
/** 第 and the dashes before the number of a page, half width. */
const MARKS: readonly number[] = [...'第-—–·'].map((mark) => mark.charCodeAt(0));

/**
 * The rows without those that print the number of a page alone, where others stand beside them. A number that goes on
 * with those of its column, as serials, codes and numbers of lines do, is no page.
 */
export function withoutPageRows(rows: readonly GridRow[]): readonly GridRow[] {
  const pages = new Set(rows.filter(mayBePage));
  if (pages.size === 0 || rows.some(isRestOfCode)) return rows;
  const kept = rows.filter((row, at) => !pages.has(row) || isOfColumn(rows, at, pages));
  return kept.some(printsSeveral) ? kept : rows;
}

/** Where one code is broken over lines, a lone number may be the rest of another. */
function isRestOfCode({ cells }: GridRow): boolean {
  const [first, ...others] = cells.filter(({ text }) => text !== '');
  return first !== undefined && REST.test(first.text) && others.length <= 1 && !others.some(hasDigit);
}

/** The rest of a code, with the rest of its name or without: no number of a page begins with a nought. */
const REST = /^0\d{1,2}$/;

function hasDigit({ text }: { readonly text: string }): boolean {
  return /\d/.test(text);
}

function printsSeveral({ outline, cells }: GridRow): boolean {
  return outline ? outline.first !== outline.last : cells.filter(({ text }) => text !== '').length > 1;
}

/** A quick look first: most rows print more than one cell, or words. */
function mayBePage(row: GridRow): boolean {
  const { outline } = row;
  if (outline && (outline.first < 0 || outline.first !== outline.last || !mayBegin(outline.firstChar)))
    return false;
  if (widthOf(row) < 2) return false;
  const [printed, ...others] = row.cells.filter(({ text }) => text !== '');
  if (!printed || others.length > 0) return false;
  const text = toHalfWidth(printed.text);
  if (!isPageNumber(text)) return false;
  return !WHOLE.test(text) || (!text.startsWith('0') && Number(text) <= MOST_PAGES);
}

function mayBegin(char: number): boolean {
  return (char >= ZERO && char <= NINE) || char > 0xff00 || MARKS.includes(char);
}

/**
 * Whether a lone number goes on with the next printed ones of its column, as the next serial or as a code between two others,
 * or with the code right above it, which a line end broke.
 */
function isOfColumn(rows: readonly GridRow[], at: number, pages: ReadonlySet<GridRow>): boolean {
  const column = rows[at].cells.findIndex(({ text }) => text !== '');
  const own = rows[at].cells[column].text;
  if (!WHOLE.test(own)) return false;
  const printed = (from: number | undefined) => (from === undefined ? undefined : textAt(rows[from], column));
  const next = (from: number, step: number) => nextIn(rows, from, column, step, pages);
  const [before, behind] = [next(at, -1), next(at, 1)];
  const [above, below] = [printed(before), printed(behind)];
  if (isNext(above, own) || isNext(own, below)) return true;
  if (
    above &&
    before !== undefined &&
    goesOn(above, own, codeAbove(rows, before, column), below) &&
    !isPiece(rows[before], column)
  )
    return true;
  const isAsLong = [above, below].some((beside) => beside?.length === own.length && WHOLE.test(beside));
  return isAsLong && isBefore(above, own) && isBefore(own, below);
}

/** Whether a cell is the 款 or the 项 of a code whose beginning stands on its left. */
function isPiece({ cells }: GridRow, column: number): boolean {
  return (
    (cells[column]?.text.length ?? 0) <= LEVEL && cells.slice(0, column).some(({ text }) => DIGITS.test(text))
  );
}

/** The nearest code above a row, or the beginning of one whose rest stands below it. */
function codeAbove(rows: readonly GridRow[], at: number, column: number): string | undefined {
  for (let row = at - 1; row >= Math.max(0, at - MOST_ROWS); row--) {
    const text = compact(textAt(rows[row], column));
    if (text.length >= FIRST_LEVEL && DIGITS.test(text)) return text;
  }
  return undefined;
}

/** The lowest first digit of such a code. */
const FIRST_OF_CLASS = DOMAINS.functional.firstDigit;

/** Digits of the codes of 支出: those of the economic classifications are among them. */
const CODE_LENGTHS = DOMAINS.functional.lengths;
const DIGITS = /^\d{2,}$/;

/**
 * Whether a number makes up a code with the digits above it: these are no code by themselves, or the one before them begins
 * as they do, so that they are not the first of their kind, which the number of a page may follow.
 */
function goesOn(
  above: string,
  own: string,
  beforeThat: string | undefined,
  below: string | undefined,
): boolean {
  if (!DIGITS.test(above)) return false;
  const length = above.length + own.length;
  if (CODE_LENGTHS.includes(length))
    return CODE_LENGTHS.includes(above.length)
      ? beforeThat?.startsWith(above) === true
      : above.length > LEVEL || above[0] >= FIRST_OF_CLASS;
  return UNIT_CODE_LENGTHS.includes(length) && below?.[0] !== above[0];
}

/** Whether one number is the next after another; codes begin with noughts, and serials do not. */
function isNext(one: string | undefined, other: string | undefined): boolean {
  const areSerials = [one, other].every((text) => text && WHOLE.test(text) && !text.startsWith('0'));
  return areSerials && Number(other) - Number(one) === 1;
}

function isBefore(one: string | undefined, other: string | undefined): boolean {
  return !one || !other || Number(one) < Number(other);
}

/** So many rows are looked at for what a column prints: pages hold few more. */
const MOST_ROWS = 60;

/** The nearest row in which the column prints anything but a nought. */
function nextIn(
  rows: readonly GridRow[],
  at: number,
  column: number,
  step: number,
  pages: ReadonlySet<GridRow>,
): number | undefined {
  for (let row = at + step, looks = 0; rows[row] && looks < MOST_ROWS; row += step, looks++) {
    const text = textAt(rows[row], column);
    if (text !== '' && !pages.has(rows[row]) && !NOUGHT.test(text)) return row;
  }
  return undefined;
}

function textAt({ cells }: GridRow, column: number): string {
  return cells[column]?.text ?? '';
}
