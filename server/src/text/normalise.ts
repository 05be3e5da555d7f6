/** Brings printed words to one form, so that they can be compared. */

import type { Span } from './snapshot';

const BLANKS = /[\s\u00a0\u3000\u200b\ufeff]+/g;
const BLANK = /[\s\u00a0\u3000\u200b\ufeff]/;
const LEVEL_WORD = /\((?:\d{2,3})?[类款项]\)$/;
const NOT_WORDS = /[^\p{L}\p{N}]+/gu;

/** The text without any blanks: ASCII, no-break, ideographic and zero-width ones. */
export function compact(text: string): string {
  return hasBlank(text) ? text.replace(BLANKS, '') : text;
}

/** Most words have no blanks: finding that out costs less than a regular expression. */
function hasBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char <= 0x20 || (char >= 0x7f && char < 0x4e00 && BLANK.test(text[i])) || char === 0xfeff)
      return true;
  }
  return false;
}

/**
 * What counts when names are compared: letters and digits of one width. Blanks, brackets, quotes and points are left
 * out, and so is the level that some print behind a name: `行政运行（项）`.
 */
export function nameKey(name: string): string {
  if (isPlain(name)) return name;
  return compact(name.normalize('NFKC')).replace(LEVEL_WORD, '').replace(NOT_WORDS, '');
}

/** Most names are ideographs and digits alone, all of which count as they are. */
function isPlain(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const char = name.charCodeAt(i);
    if (!isIdeograph(char) && (char < 0x30 || char > 0x39)) return false;
  }
  return true;
}

/** Whether a UTF-16 unit is a unified ideograph. */
export function isIdeograph(char: number): boolean {
  return char >= 0x4e00 && char <= 0x9fff;
}

/** The part of a printed text that holds its last characters, so many without blanks: the name behind a number or code. */
export function tailSpan(text: string, characters: number): Span {
  let end = text.length;
  while (end > 0 && BLANK.test(text[end - 1])) end--;
  let start = end;
  let left = characters;
  for (let at = end - 1; at >= 0 && left > 0; at--) {
    if (BLANK.test(text[at])) continue;
    start = at;
    left--;
  }
  return { start, end };
}
