/** Reads the numbers of headings: 第二部分, 二、, （二）. */

/** The number that a heading begins with. */
export interface Ordinal {
  /** 1 for 第二部分, 2 for 二、, 3 for （二）. */
  readonly level: number;
  readonly number: number;
  /** As printed: 二. */
  readonly numeral: string;
  /** As printed, with the words around it: 第二部分, 二、. */
  readonly label: string;
}

const NUMERALS = '零一二三四五六七八九';

/** Levels of headings, the widest first, in text without blanks. */
const LEVELS: readonly RegExp[] = [
  /^第([一二三四五六七八九十]+)(?:部分|章|节)/,
  /^([一二三四五六七八九十]+)[、.．]/,
  /^[（(]([一二三四五六七八九十]+)[）)]/,
];

/** The number that a title (without blanks and marks) begins with; nothing where it has none. */
export function readOrdinal(title: string): Ordinal | undefined {
  for (const [index, pattern] of LEVELS.entries()) {
    const match = pattern.exec(title);
    if (!match) continue;
    const [label, numeral] = match;
    return { level: index + 1, number: readNumeral(numeral), numeral, label };
  }
  return undefined;
}

/** What follows the number of a title. */
export function withoutOrdinal(title: string): string {
  return LEVELS.reduce((rest, pattern) => rest.replace(pattern, ''), title);
}

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
