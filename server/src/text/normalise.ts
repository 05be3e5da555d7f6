/** Brings printed words to one form, so that they can be compared. */

const BLANKS = /[\s\u00a0\u3000\u200b\ufeff]+/g;

/** The text without any blanks: ASCII, no-break, ideographic and zero-width ones. */
export function compact(text: string): string {
  return text.replace(BLANKS, '');
}
