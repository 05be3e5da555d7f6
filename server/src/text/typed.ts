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
 * letters for its name. Behind the cursor there may be numbers. `undefined` where something else is typed.
 */
export function begunCells(before: string, after: string): (Span & { readonly text: string })[] | undefined {
  const [, code = '', gap = '', letters = ''] = BEGUN.exec(before) ?? [];
  if (before === '' || code + gap + letters !== before || !NUMBERS.test(after)) return undefined;
  const first = { text: code, start: 0, end: code.length };
  return letters === ''
    ? [first]
    : [first, { text: letters, start: before.length - letters.length, end: before.length }];
}

const HEADING = /^#{1,6}[ \t]+/;

/** The marks that make a heading of a line, blanks behind them included. */
export function headingMarks(line: string): string | undefined {
  return HEADING.exec(line)?.[0];
}
