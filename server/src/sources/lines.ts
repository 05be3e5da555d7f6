/** Joins the lines of a cell as a reader does: a word, a name or a figure goes on where its line ended. */

const LATIN = /[A-Za-z]$/;
const LATIN_FIRST = /^[A-Za-z]/;

/** The lines as one; only between two words of letters a blank stands. */
export function joinBrokenLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines.map((each) => each.trim())) {
    const needsBlank = LATIN.test(text) && LATIN_FIRST.test(line);
    text += needsBlank ? ` ${line}` : line;
  }
  return text;
}
