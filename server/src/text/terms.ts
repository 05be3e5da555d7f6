/** Finds which of some terms stands at a place of a text, whatever quotes, blanks or widths it is printed with. */

import { groupBy } from './collections';
import type { Span } from './snapshot';

const IGNORED = new Set(' \t\u00a0\u3000\u200b“”‘’"\'＂＇「」『』');
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

/** A term with what is left of it to compare. */
export interface TermKey<T> {
  readonly key: string;
  readonly value: T;
}

/** What counts in a term: half-width, without quotes and blanks. */
export function termKey(term: string): string {
  let key = '';
  for (const char of term) if (!IGNORED.has(char)) key += folded(char);
  return key;
}

function folded(char: string): string {
  const code = char.charCodeAt(0);
  const full = code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST;
  return full ? String.fromCharCode(code - FULL_WIDTH_OFFSET) : char;
}

/** `工资福利支出（支出经济分类科目类级）` */
const REMARK = /[（(][^（）()]*[）)]$/;
/** `基本支出预算`, `结转结余资金` */
const SAYS_NO_MORE = /(?<=支出|收入|结转结余)(?:预算|资金)$/;

/** What a term may be used as: itself, without a remark in brackets, and without a word that says no more. */
export function shortenedTerms(term: string): readonly string[] {
  const bare = term.replace(REMARK, '');
  const short = bare.replace(SAYS_NO_MORE, '');
  return [term, bare, short].filter((one) => one !== '');
}

/** The characters around an offset that count, with the offset of each in the text. */
interface Window {
  readonly key: string;
  readonly offsets: readonly number[];
}

/**
 * The longest term that covers or touches `offset` within a span of the text, with the span it is printed in.
 * Looks only as far as the longest term reaches, so that the length of a line does not matter.
 */
export function longestTermAt<T>(
  text: string,
  within: Span,
  offset: number,
  terms: readonly TermKey<T>[],
): { readonly value: T; readonly span: Span } | undefined {
  const reach = terms.reduce((longest, term) => Math.max(longest, term.key.length), 0);
  const window = windowAround(text, within, offset, reach);
  let best: { value: T; span: Span } | undefined;
  let bestLength = 0;
  for (const { key, value } of terms) {
    if (key.length <= bestLength) continue;
    const span = occurrenceAt(window, key, offset);
    if (!span) continue;
    best = { value, span };
    bestLength = key.length;
  }
  return best;
}

function windowAround(text: string, within: Span, offset: number, reach: number): Window {
  // Blanks and quotes do not count, so look somewhat further than the longest term.
  const steps = 3 * reach + 8;
  const from = Math.max(within.start, offset - steps);
  const to = Math.min(within.end, offset + steps);
  const offsets: number[] = [];
  let key = '';
  for (let at = from; at < to; at++) {
    if (IGNORED.has(text[at])) continue;
    key += folded(text[at]);
    offsets.push(at);
  }
  return { key, offsets };
}

/** Where a key is printed around an offset: under it rather than ending right before it. */
function occurrenceAt({ key: printed, offsets }: Window, key: string, offset: number): Span | undefined {
  if (key === '') return undefined;
  let touching: Span | undefined;
  for (let at = printed.indexOf(key); at >= 0; at = printed.indexOf(key, at + 1)) {
    const span = { start: offsets[at], end: offsets[at + key.length - 1] + 1 };
    if (span.start <= offset && offset < span.end) return span;
    if (span.end === offset) touching = span;
  }
  return touching;
}

/** Where a text first prints a term (by its key), in offsets of the text. */
export function findTerm(text: string, key: string): Span | undefined {
  const printed = windowAround(text, { start: 0, end: text.length }, 0, text.length);
  const at = key === '' ? -1 : printed.key.indexOf(key);
  return at < 0 ? undefined : { start: printed.offsets[at], end: printed.offsets[at + key.length - 1] + 1 };
}

/**
 * Finds everywhere that a text prints one of some terms (by their keys): the longest at each place, none within another. A
 * text is gone through once, however many terms there are.
 */
export function createTermFinder(keys: readonly string[]): (text: string) => Span[] {
  const sorted = [...keys].filter((key) => key !== '').sort((a, b) => b.length - a.length);
  const byFirst = groupBy(sorted, (key) => key[0]);
  const shortest = sorted.at(-1)?.length ?? Number.POSITIVE_INFINITY;
  return (text) => {
    if (text.length < shortest) return [];
    const { key: printed, offsets } = windowAround(text, { start: 0, end: text.length }, 0, text.length);
    const found: Span[] = [];
    for (let at = 0; at < printed.length; ) {
      const key = byFirst.get(printed[at])?.find((each) => printed.startsWith(each, at));
      if (key !== undefined) found.push({ start: offsets[at], end: offsets[at + key.length - 1] + 1 });
      at += key?.length ?? 1;
    }
    return found;
  };
}

const LETTER = /\p{L}/u;
const PARTS_CELLS = /[\r\n\t|]/;
/** The longest name, in UTF-16 units: what is longer is a sentence. */
const LONGEST_NAME = 100;

/** Whether no letter stands right before or behind a span: with one, what is printed there may be a part of a longer word. */
export function standsApart(text: string, { start, end }: Span): boolean {
  return !LETTER.test(text[start - 1] ?? '') && !LETTER.test(text[end] ?? '');
}

/** Whether some words may stand as a name in any cell and on any line. */
export function isName(words: string): boolean {
  const name = words.trim();
  return name !== '' && name.length <= LONGEST_NAME && !PARTS_CELLS.test(name);
}
