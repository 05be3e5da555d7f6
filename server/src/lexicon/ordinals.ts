/** Numbers that headings, rows and parts of a list begin with, and all ways to write them: 第二部分, 二、, （二）, 2., （2）, 2）. */

/** 一 … 九十九, as part of a pattern. */
export const NUMERAL = '[一二三四五六七八九十]{1,3}';

/** How something is numbered. */
export type Numbering =
  | 'part' // 第二部分
  | 'numeral' // 二、
  | 'numeral-in-brackets' // （二）
  | 'digits' // 2.
  | 'digits-in-brackets' // （2）
  | 'digits-before-bracket'; // 2）

/** What stands before a number, the number, and what stands behind it. */
const PARTS: Readonly<Record<Numbering, readonly [before: string, number: string, behind: string]>> = {
  part: ['第', NUMERAL, '(?:部分|章|节)'],
  numeral: ['', NUMERAL, '[、.．,，]'],
  'numeral-in-brackets': ['[（(]', NUMERAL, '[)）][、.．]?'],
  digits: ['', '\\d{1,2}', '[、.．](?!\\d)'],
  'digits-in-brackets': ['[（(]', '\\d{1,2}', '[)）][、.．]?'],
  'digits-before-bracket': ['', '\\d{1,2}', '[)）]'],
};

function patternFor(numbering: Numbering): RegExp {
  const [before, number, behind] = PARTS[numbering];
  return new RegExp(`^${before}(${number})${behind}`);
}

const PATTERNS: Readonly<Record<Numbering, RegExp>> = {
  part: patternFor('part'),
  numeral: patternFor('numeral'),
  'numeral-in-brackets': patternFor('numeral-in-brackets'),
  digits: patternFor('digits'),
  'digits-in-brackets': patternFor('digits-in-brackets'),
  'digits-before-bracket': patternFor('digits-before-bracket'),
};

/** Numbers of these kinds as part of a pattern, in a group that captures nothing. */
export function numbersOf(among: readonly Numbering[]): string {
  return `(?:${among.map((numbering) => PARTS[numbering].join('')).join('|')})`;
}

/** How lines of 收支 tables are numbered, and nothing in a header is. */
export const LINES: readonly Numbering[] = ['numeral', 'numeral-in-brackets'];
/** How headings within a text are numbered, the widest first. */
export const HEADINGS: readonly Numbering[] = ['part', ...LINES];
/** How rows and items of lists are numbered, the widest first. */
export const ITEMS: readonly Numbering[] = [...LINES, 'digits', 'digits-in-brackets'];

/** The number that something begins with. */
export interface Ordinal {
  readonly numbering: Numbering;
  readonly number: number;
  /** As printed: 二. */
  readonly numeral: string;
  /** As printed, with what stands around it: 第二部分, 二、. */
  readonly label: string;
}

/** The number that a text without blanks before it begins with; nothing where it has none of these. */
export function readOrdinal(text: string, among: readonly Numbering[] = ITEMS): Ordinal | undefined {
  for (const numbering of among) {
    const match = PATTERNS[numbering].exec(text);
    if (match) return { numbering, number: readNumeral(match[1]), numeral: match[1], label: match[0] };
  }
  return undefined;
}

/** Whether a text begins with a number of one of these kinds. */
export function isNumbered(text: string, among: readonly Numbering[] = ITEMS): boolean {
  return among.some((numbering) => PATTERNS[numbering].test(text));
}

/** What follows the number of a text; all of it where it has none. */
export function withoutOrdinal(text: string, among: readonly Numbering[] = ITEMS): string {
  return text.slice(readOrdinal(text, among)?.label.length ?? 0);
}

const NUMERALS = '零一二三四五六七八九';

/** 一 … 九十九, or Arabic digits. */
export function readNumeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text];
  const ten = tens === '' ? 1 : Math.max(0, NUMERALS.indexOf(tens));
  const one = ones === '' ? 0 : Math.max(0, NUMERALS.indexOf(ones));
  return ten * 10 + one;
}

/** A number up to 99 in Chinese: 十二. */
export function printNumeral(number: number): string {
  const ten = Math.floor(number / 10);
  const one = number % 10;
  const tens = ten === 0 ? '' : `${ten === 1 ? '' : NUMERALS[ten]}十`;
  return one === 0 && tens !== '' ? tens : tens + NUMERALS[one];
}
