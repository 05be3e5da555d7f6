/** Measures by how much a printed name is set in: where codes are not printed, that alone tells levels apart. */

/** Blanks before a text in widths of a Chinese character: an ideographic space is one, others are half of one. */
export function leadingBlanks(text: string): number {
  let width = 0;
  for (const char of text) {
    if (char === '\u3000') width += 1;
    else if (char === ' ' || char === '\u00a0') width += 0.5;
    else break;
  }
  return width;
}
