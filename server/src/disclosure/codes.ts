/** Reads 科目编码: in one cell, over three columns, or glued to the name; and tells which classification they belong to. */

import { toHalfWidth } from '../amounts/printed';
import { FIRST_LEVEL, LEVEL } from '../knowledge/domains';
import type { TableKind } from '../knowledge/table-kinds';
import { tells } from '../lexicon/describe';
import type { Cell, Place, Row, Table } from '../tables/model';
import { compact } from '../text/normalise';
import { readCodeText } from './code-text';
import { findGluedCode } from './glued-code';
import type { Code, CodeDomain } from './model';
import { behindMarkedPage } from './pages-before';

/** As many as a code has at most, with the number of a page before seven of them. */
const DIGITS = /^\d{1,10}$/;
/** The code in a row's code columns, its pieces joined; `undefined` where none is printed. */
export function readCode(
  table: Table,
  row: Row,
  columns: readonly number[],
  domain: CodeDomain,
): Code | undefined {
  const cells = columns
    .map((column) => row.cells[column])
    .filter((cell): cell is Cell => !!cell && cell.text !== '');
  if (cells.length === 0) return undefined;
  const digits = columns.length === 1 ? digitsOf(cells[0]) : cells.map(joined).join('');
  if (digits === undefined || !DIGITS.test(digits)) return undefined;
  const pieces = cells.flatMap((cell) => [cell, ...(cell.more ?? [])]);
  return { digits, domain, places: pieces.map((cell) => placeOf(table, cell)) };
}

/** The digits that a whole code means, letters taken for digits and stray marks put right. */
function digitsOf(cell: Cell): string | undefined {
  const digits = joined(cell);
  return DIGITS.test(digits) ? digits : readCodeText(cell.text)?.digits;
}

function joined(cell: Cell | undefined): string {
  return cell ? compact(toHalfWidth(cell.text.slice(behindMarkedPage(cell.text)))) : '';
}

/**
 * The codes of a panel's rows, put right where columns of two characters let the last digit of 类 slip between those of
 * 款: `30|032` is 303|02, `20|8` is 208. As printed where digits were lost too, so that one code stands for several names.
 */
export function withSlippedDigits(
  codes: readonly (Code | undefined)[],
  labels: readonly string[],
  rows: readonly Row[],
  columns: readonly number[],
): readonly (Code | undefined)[] {
  if (columns.length < 2) return codes;
  const pieces = rows.map(({ cells }) => columns.map((column) => joined(cells[column])));
  const put = codes.map((code, index) => code && unslipped(code, pieces[index]));
  const isPutRight =
    put.some((code, index) => code?.isSlipped && pieces[index][1].length > LEVEL) &&
    put.every((code, index) => (code === undefined) === (codes[index] === undefined)) &&
    haveOneName(put, labels) &&
    levelsAbove(put) >= levelsAbove(codes);
  return isPutRight ? put : codes;
}

/** A code with its digits in order, one too long for any 类 as it is; `undefined` where they cannot have slipped so. */
function unslipped(code: Code, [first, second, ...rest]: readonly string[]): Code | undefined {
  if (first.length > FIRST_LEVEL) return code;
  const slipped = SLIPPED.exec(`${first}|${second}`);
  if (!slipped) return undefined;
  const [, head, before = '', last, after = '', alone] = slipped;
  const digits = [head, last ?? alone, before, after, ...rest].join('');
  return LOST.test(digits) ? undefined : { ...code, digits, isSlipped: true };
}

/** Whether no code that was put right stands beside two names. */
function haveOneName(codes: readonly (Code | undefined)[], labels: readonly string[]): boolean {
  const names = new Map<string, string>();
  return codes.every((code, index) => {
    if (!code?.isSlipped) return true;
    const name = names.get(code.digits) ?? labels[index];
    names.set(code.digits, name);
    return name === labels[index];
  });
}

/** How many codes have their 类 printed too: codes that are merely cut after two digits have it as printed. */
function levelsAbove(codes: readonly (Code | undefined)[]): number {
  const digits = new Set(codes.map((code) => code?.digits));
  return codes.filter(
    (code) => code && code.digits.length > FIRST_LEVEL && digits.has(code.digits.slice(0, FIRST_LEVEL)),
  ).length;
}

/** Two digits of 类, and its last one between the two of 款 or where there is no 款. */
const SLIPPED = /^(\d\d)\|(?:(\d)(\d)(\d)|(\d))$/;
/** A level that no classification has. */
const LOST = /^\d{3}00/;

/**
 * The codes of a panel's rows, in order, with the levels that a row leaves out taken from those above it: where 类, 款
 * and 项 have columns of their own, many print only the level that changes, and some do so in the one column of an
 * economic classification, which has but two levels.
 */
export function withLevelsAbove(
  codes: readonly (Code | undefined)[],
  rows: readonly Row[],
  columns: readonly number[],
): readonly (Code | undefined)[] {
  if (columns.length === 0) return codes;
  let above = '';
  return codes.map((code, index) => {
    if (!code || code.domain === 'unit') return code;
    const inherited = digitsOfLevels(levelsLeftOut(code, rows[index], columns));
    const isPiece = inherited > 0 && inherited <= above.length && code.digits.length % LEVEL === 0;
    const whole = isPiece ? { ...code, digits: above.slice(0, inherited) + code.digits, inherited } : code;
    if (whole.digits.length >= FIRST_LEVEL) above = whole.digits;
    return whole;
  });
}

/** How many levels a row leaves out: those of the blank columns before the first piece of its code. */
function levelsLeftOut({ digits, domain }: Code, { cells }: Row, columns: readonly number[]): number {
  if (columns.length > 1) return columns.findIndex((column) => (cells[column]?.text ?? '') !== '');
  return digits.length === LEVEL && domain.endsWith('economic') ? 1 : 0;
}

function digitsOfLevels(levels: number): number {
  return levels === 0 ? 0 : FIRST_LEVEL + (levels - 1) * LEVEL;
}

/** A code printed with the name in the same cell. */
export function readGluedCode(table: Table, cell: Cell, domain: CodeDomain): Code | undefined {
  const glued = findGluedCode(cell.text);
  if (!glued) return undefined;
  const start = cell.start + glued.start;
  const place: Place = { block: table, start, end: start + glued.digits.length };
  return { digits: glued.digits, domain, places: [place] };
}

/** What is left of a label when its glued code is taken off. */
export function withoutGluedCode(text: string): string {
  return findGluedCode(text)?.name ?? text;
}

export function placeOf(table: Table, cell: Cell): Place {
  return { block: table, start: cell.start, end: cell.end };
}

/** The classification of a code column: by its header, else by the kind of table, else by its digits. */
export function domainOf(
  path: readonly string[],
  kind: TableKind,
  table: Table,
  columns: readonly number[],
): CodeDomain {
  const header = path.join('');
  if (tells(path.at(-1) ?? '', 'unit-code')) return 'unit';
  if (/^(?:(?!政府).)*政府.*经济/.test(header)) return 'government-economic';
  if (/经济/.test(header)) return 'department-economic';
  if (/功能/.test(header)) return 'functional';
  return (
    domainOfDigits(table, columns) ?? (kind === 'basic-expenditure' ? 'department-economic' : 'functional')
  );
}

/** The commonest first digit decides: 2 functional, 3 department economic, 5 government economic, 1 income. */
function domainOfDigits(table: Table, columns: readonly number[]): CodeDomain | undefined {
  const counts = new Map<CodeDomain, number>();
  for (const row of table.rows) {
    const printed = columns.map((column) => row.cells[column]?.text ?? '').find((text) => text !== '') ?? '';
    const first = findGluedCode(printed)?.digits ?? compact(toHalfWidth(printed));
    const domain = DOMAINS_BY_DIGIT[first.charAt(0)];
    if (domain && OF_CLASSIFICATION.test(first)) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Codes of six and of nine digits are those of units. */
const OF_CLASSIFICATION = /^\d{3}(?:\d{2}|\d{4})?(?!\d)/;

const DOMAINS_BY_DIGIT: Readonly<Record<string, CodeDomain>> = {
  '1': 'income',
  '2': 'functional',
  '3': 'department-economic',
  '5': 'government-economic',
};
