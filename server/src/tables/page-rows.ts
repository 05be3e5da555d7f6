/** Rows of tabs that are the number of a page and nothing else: an extraction put them into a cell of their own. */

import { toHalfWidth } from '../amounts/printed';
import { DOMAINS, FIRST_LEVEL, LEVEL, NO_SECOND, UNIT_CODE_LENGTHS } from '../knowledge/domains';
import { means } from '../lexicon/describe';
import { compact } from '../text/normalise';
import { isPageNumber } from './captions';
import { type GridRow, widthOf } from './grid';
import type { Column } from './model';

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
 * with those of its column, as serials, codes and numbers of lines do, is no page; one that may be the rest of a code above it
 * stays until all of the table is known.
 */
export function withoutPageRows(rows: readonly GridRow[]): readonly GridRow[] {
  const alone = new Set(rows.filter(mayBePage));
  if (alone.size === 0) return rows;
  const kept = rows.filter((row, at) => !alone.has(row) || isOfColumn(rows, at, alone));
  return kept.some(printsSeveral) ? kept : rows;
}

/**
 * The data rows of a whole table without the numbers of pages that might have been the rests of codes above them, which narrow
 * columns break over lines: what its codes are like tells.
 */
export function withoutPagesAmongCodes(
  rows: readonly GridRow[],
  columns: readonly Column[],
): readonly GridRow[] {
  const alone = new Set(rows.filter(mayBePage));
  if (alone.size === 0) return rows;
  const pages = pagesAmong(rows, alone, columns);
  return pages.size === 0 ? rows : rows.filter((row) => !pages.has(row));
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

/** Whether a lone number goes on with the numbers of its column, or may be the rest of a code, perhaps of one on the page before. */
function isOfColumn(rows: readonly GridRow[], at: number, alone: ReadonlySet<GridRow>): boolean {
  if (!WHOLE.test(printedIn(rows[at]))) return false;
  if (isInOrder(rows, at, alone)) return true;
  const broken = brokenAt(rows, at, alone);
  if (broken) return broken.whole.length === LEVEL || isCode(broken.whole);
  return beginsRows(rows, at, alone);
}

/** Whether a lone number is the next serial, or a code between two others. */
function isInOrder(rows: readonly GridRow[], at: number, alone: ReadonlySet<GridRow>): boolean {
  const [column, own] = [columnOf(rows[at]), printedIn(rows[at])];
  const [above, below] = [-1, 1].map((step) => {
    const row = nextIn(rows, at, column, step, alone);
    return row === undefined ? undefined : textAt(rows[row], column);
  });
  if (isNext(above, own) || isNext(own, below)) return true;
  const isAsLong = [above, below].some((beside) => beside?.length === own.length && WHOLE.test(beside));
  return isAsLong && isBefore(above, own) && isBefore(own, below);
}

/** Whether no amount stands before a row, and behind it one does, or nothing: its code may stand on the page before. */
function beginsRows(rows: readonly GridRow[], at: number, alone: ReadonlySet<GridRow>): boolean {
  if (rows.slice(0, at).some((row) => printsAmount(row))) return false;
  const next = rows.slice(at + 1).find((row) => !alone.has(row));
  return next === undefined || printsAmount(next);
}

/** A lone number below digits, of which it may be the rest. */
interface BrokenCode {
  readonly row: GridRow;
  readonly column: number;
  /** The row that the digits above belong to. */
  readonly head: GridRow;
  /** The digits above, perhaps on several lines, and the same with the number and what goes on below it. */
  readonly above: string;
  readonly whole: string;
  /** What the column prints before these digits, and behind the number; nothing where it prints no more. */
  readonly before: string;
  readonly behind: string;
}

const DIGITS = /^\d+$/;
/** The code of a unit takes five lines in a column of two digits. */
const MOST_LINES = 5;

/** The digits right above a lone number: all lines of a code but the last are as long as its column is wide. */
function brokenAt(rows: readonly GridRow[], at: number, alone: ReadonlySet<GridRow>): BrokenCode | undefined {
  const column = columnOf(rows[at]);
  const digitsAt = (row: number | undefined) => (row === undefined ? '' : compact(textAt(rows[row], column)));
  let [above, head, width] = ['', at, 0];
  for (let row = at - 1; row >= Math.max(0, at - MOST_LINES); row--) {
    const digits = digitsAt(row);
    if (digits === '' && alone.has(rows[row])) continue;
    if (!DIGITS.test(digits) || (width > 0 && digits.length !== width)) break;
    [above, head, width] = [digits + above, row, digits.length];
    if (printsAmount(rows[row], column) || isCode(digits)) break;
  }
  if (above === '') return undefined;
  let whole = above + digitsAt(at);
  for (let row = at; digitsAt(row).length === width && isRestBelow(rows[row + 1], column); row++)
    whole += digitsAt(row + 1);
  const [before, behind] = [nextIn(rows, head, column, -1, alone), nextIn(rows, at, column, 1, alone)];
  return {
    row: rows[at],
    column,
    head: rows[head],
    above,
    whole,
    before: digitsAt(before),
    behind: digitsAt(behind),
  };
}

/** Whether a row goes on with the digits of a code. */
function isRestBelow(row: GridRow | undefined, column: number): boolean {
  return row !== undefined && DIGITS.test(textAt(row, column)) && !printsAmount(row, column);
}

/** An amount, or what stands in its place where there is none; rests of codes have fewer digits. */
const AMOUNT = /\d\.\d|\d,\d{3}|^\d{4,}$|^[-－—–]$/;

/** Whether a row prints an amount, beside its code if that stands in a column. */
function printsAmount({ cells }: GridRow, code?: number): boolean {
  return cells.some(({ text }, column) => column !== code && AMOUNT.test(toHalfWidth(text)));
}

const LENGTHS = new Map(Object.values(DOMAINS).map(({ firstDigit, lengths }) => [firstDigit, lengths]));

/** Whether digits are as many as a code of the classification that begins like them has, or one of a unit. */
function isCode(digits: string): boolean {
  if (UNIT_CODE_LENGTHS.includes(digits.length)) return true;
  const hasSecond = digits.slice(FIRST_LEVEL, FIRST_LEVEL + LEVEL) !== NO_SECOND;
  return hasSecond && LENGTHS.get(digits[0])?.includes(digits.length) === true;
}

/** What a column prints: 类, or 款 or 项, with so many digits; codes of units; numbers of rows; or codes of any kind. */
type Use = number | 'unit' | 'serial' | 'code';

const FIRST_PIECE = '类';

function useOf(column: Column | undefined): Use {
  const word = column?.path.at(-1) ?? '';
  if (means(word, 'code-piece')) return word === FIRST_PIECE ? FIRST_LEVEL : LEVEL;
  if (means(word, 'serial')) return 'serial';
  return means(word, 'unit-code') ? 'unit' : 'code';
}

/** The rows of lone numbers that are those of pages. */
function pagesAmong(
  rows: readonly GridRow[],
  alone: ReadonlySet<GridRow>,
  columns: readonly Column[],
): ReadonlySet<GridRow> {
  const pages = new Set<GridRow>();
  const rests: BrokenCode[] = [];
  const open: BrokenCode[] = [];
  rows.forEach((row, at) => {
    if (!alone.has(row) || isInOrder(rows, at, alone)) return;
    const broken = WHOLE.test(printedIn(row)) ? brokenAt(rows, at, alone) : undefined;
    const isRest = broken && isRestIn(useOf(columns[broken.column]), broken);
    if (!broken || isRest === false) pages.add(row);
    else if (isRest) rests.push(broken);
    else open.push(broken);
  });
  for (const one of open) {
    const others = open.filter(({ column }) => column === one.column);
    const areBroken = rests.some(({ column }) => column === one.column) || !rise(others);
    if (!areBroken && !isRestAmong(rows, alone, one, others)) pages.add(one.row);
  }
  return pages;
}

/** Whether a number is the rest of a code in a column of such; `undefined` where the digits above may be whole as well. */
function isRestIn(use: Use, { above, whole }: BrokenCode): boolean | undefined {
  const isOfUnit = UNIT_CODE_LENGTHS.includes(whole.length);
  if (use === 'serial') return false;
  if (use === 'unit') return isOfUnit && !UNIT_CODE_LENGTHS.includes(above.length);
  if (use !== 'code') return whole.length === use || (isOfUnit && above.length !== use);
  if (!isCode(whole)) return false;
  return isCode(above) ? undefined : true;
}

/** The numbers of pages rise one by one. */
function rise(numbers: readonly BrokenCode[]): boolean {
  const pages = numbers.map(({ row }) => Number(printedIn(row)));
  return pages.every((page, index) => index === 0 || page === pages[index - 1] + 1);
}

/**
 * Whether a number makes up a code with digits that may be one by themselves: where other rows hold the rest of a code, or these
 * digits stand above already; else where no parts of these digits follow, and the code is as long as others, in their order.
 */
function isRestAmong(
  rows: readonly GridRow[],
  alone: ReadonlySet<GridRow>,
  { column, above, whole, before, behind }: BrokenCode,
  open: readonly BrokenCode[],
): boolean {
  if (before.startsWith(above) || rows.some((row) => isRestOfCode(row, column))) return true;
  if (behind.startsWith(above)) return false;
  const heads = new Set(open.map(({ head }) => head));
  const others = rows.filter((row) => !alone.has(row) && !heads.has(row));
  const lengths = new Set(others.map((row) => compact(textAt(row, column)).length));
  if (lengths.has(above.length) && !lengths.has(whole.length)) return false;
  return isBefore(before, whole) && isBefore(whole, behind);
}

/** The rest of a code beside that of its name, or one that begins with a nought, which no number of a page does. */
const REST = /^(?:\d{1,2}|0\d{1,2})$/;

function isRestOfCode(row: GridRow, column: number): boolean {
  return REST.test(textAt(row, column)) && !mayBePage(row) && !printsAmount(row, column);
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
  alone: ReadonlySet<GridRow>,
): number | undefined {
  for (let row = at + step, looks = 0; rows[row] && looks < MOST_ROWS; row += step, looks++) {
    const text = textAt(rows[row], column);
    if (text !== '' && !alone.has(rows[row]) && !NOUGHT.test(text)) return row;
  }
  return undefined;
}

function columnOf({ outline, cells }: GridRow): number {
  return outline?.first ?? cells.findIndex(({ text }) => text !== '');
}

/** What a lone number is. */
function printedIn(row: GridRow): string {
  return textAt(row, columnOf(row));
}

function textAt({ cells }: GridRow, column: number): string {
  return cells[column]?.text ?? '';
}
