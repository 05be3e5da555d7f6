/** How wide text shows: Chinese characters and full-width forms count two columns. */

import { eastAsianWidth } from 'get-east-asian-width';
import { isIdeograph } from './normalise';

/** Characters that take no column of their own: marks on the one before, and what only formats. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** The columns that a text takes in a font of one width; `ambiguous` those of Greek letters, circled numbers and the like. */
export function displayWidth(text: string, ambiguous: 1 | 2 = 1): number {
  return widthBetween(text, 0, text.length, ambiguous);
}

/** The columns that a part of a text takes. */
export function widthBetween(text: string, start: number, end: number, ambiguous: 1 | 2): number {
  let width = 0;
  for (let at = start; at < end; at++) {
    width += widthAt(text, at, ambiguous);
    if (isPair(text, at)) at++;
  }
  return width;
}

/** The first character that has to be looked up; those before it take one column. */
export const NO_BREAK = 0xa0;

/** The columns of the character at an offset. */
export function widthAt(text: string, at: number, ambiguous: 1 | 2): number {
  const unit = text.charCodeAt(at);
  if (unit < NO_BREAK) return 1;
  if (isIdeograph(unit)) return 2;
  return widthOf(text.codePointAt(at) ?? unit, ambiguous);
}

/** Whether two units at an offset are one character, beyond those of the basic plane. */
export function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff;
}

function widthOf(point: number, ambiguous: 1 | 2): number {
  if (NO_WIDTH.test(String.fromCodePoint(point))) return 0;
  return eastAsianWidth(point, { ambiguousAsWide: ambiguous === 2 });
}
