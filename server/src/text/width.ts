/** How wide text shows: Chinese characters and full-width forms count two columns. */

import { eastAsianWidth } from 'get-east-asian-width';

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
    const unit = text.charCodeAt(at);
    if (unit < 0xa0) width++;
    // Most of what is printed: no look-up for it.
    else if (unit >= 0x4e00 && unit <= 0x9fff) width += 2;
    else {
      const point = text.codePointAt(at) ?? unit;
      if (point > 0xffff) at++;
      width += widthOf(point, ambiguous);
    }
  }
  return width;
}

function widthOf(point: number, ambiguous: 1 | 2): number {
  if (NO_WIDTH.test(String.fromCodePoint(point))) return 0;
  return eastAsianWidth(point, { ambiguousAsWide: ambiguous === 2 });
}
