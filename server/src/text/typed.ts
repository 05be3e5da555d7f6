/** What was typed last on a line: letters for pinyin, or Chinese words. */

import type { Span } from './snapshot';

const LETTERS = /[A-Za-z]{1,24}$/;
const BEGUN = /^([0-9]{1,9}|[A-Za-z]{1,24})(?:( {1,3})([A-Za-z]{1,24}))?$/;
const NUMBERS = /^(?: [ \d.,-]{0,200})?$/;
const WORDS = /[\p{Script=Han}“”（）]{1,16}$/u;

/** The letters at the end of a text; empty where it ends otherwise. */
export function trailingLetters(text: string): string {
  return LETTERS.exec(text)?.[0] ?? '';
}

/** The Chinese characters at the end of a text, with quotes and brackets among them. */
export function trailingWords(text: string): string {
  return WORDS.exec(text)?.[0] ?? '';
}

/**
 * The cells of a row that is being typed, up to the cursor: a code or letters for one, or a code and behind a blank
 * letters for its name. Where rows are numbered, their number may stand before that, and then characters of a name do
 * as well, or nothing yet. Behind the cursor there may be numbers. `undefined` where something else is typed.
 */
export function begunCells(
  before: string,
  after: string,
  isNumbered = false,
): (Span & { readonly text: string })[] | undefined {
  const from = isNumbered ? (NUMBER.exec(before)?.[0].length ?? 0) : 0;
  const rest = before.slice(from);
  if (!NUMBERS.test(after)) return undefined;
  if (from > 0 && trailingWords(rest) === rest) return [{ text: rest, start: from, end: before.length }];
  const [, code = '', gap = '', letters = ''] = BEGUN.exec(rest) ?? [];
  if (rest === '' || code + gap + letters !== rest) return undefined;
  // So few digits are the number of the row.
  if (isNumbered && from === 0 && code.length < FEWEST_DIGITS && isDigits(code)) return undefined;
  const first = { text: code, start: from, end: from + code.length };
  return letters === ''
    ? [first]
    : [first, { text: letters, start: before.length - letters.length, end: before.length }];
}

const NUMBER = /^[ \t]{0,20}[0-9]{1,4}[ \t]{1,20}/;
/** Digits of a 类. */
const FEWEST_DIGITS = 3;

function isDigits(text: string): boolean {
  return text[0] >= '0' && text[0] <= '9';
}

/**
 * Code, letters or words alone on a line whose cells begin behind some blanks; `undefined` where more stands there. Words
 * without blanks before them are a line of text.
 */
export function begunCell(line: string): (Span & { readonly text: string }) | undefined {
  const text = line.trimStart();
  const start = line.length - text.length;
  const isWords = start > 0 && trailingWords(text) === text;
  if (!isWords && begunCells(text, '')?.length !== 1) return undefined;
  return { text, start, end: line.length };
}

const LAST_NUMBER = /[0-9]{1,4}/;

/** What stands before the code of a row, for the row behind it: its number counted up. */
export function countedUp(text: string): string {
  return text.replace(LAST_NUMBER, (number) => String(Number(number) + 1));
}

/** The cells of a row of pipes before its code, without what keeps them in line. */
export function unpadded(lead: string): string {
  return lead
    .split('|')
    .map((cell) => cell.trim())
    .join(' | ')
    .trimStart();
}

const HEADING = /^#{1,6}[ \t]+/;

/** The marks that make a heading of a line, blanks behind them included. */
export function headingMarks(line: string): string | undefined {
  return HEADING.exec(line)?.[0];
}
