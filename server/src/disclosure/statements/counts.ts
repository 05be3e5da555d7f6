/** Counts of things in a paragraph, with the words around them: `8个`. */

import type { Paragraph, TextCount } from './model';
import type { Token } from './tokens';
import { LONGEST_PHRASE, MARKS, placeIn } from './walk';

/** The counts among the tokens of a paragraph; longer numbers than of six digits count nothing. */
export function readCounts(paragraph: Paragraph, tokens: readonly Token[]): TextCount[] {
  return tokens
    .filter(({ kind, number }) => kind === 'count' && /^\d{1,6}$/.test(number))
    .map((token) => ({
      count: Number(token.number),
      word: token.unit,
      place: placeIn(paragraph, token.start, token.numberEnd),
      paragraph,
      at: token.start,
      before: lastClause(paragraph.text.slice(Math.max(0, token.start - LONGEST_PHRASE), token.start)),
      after: /^[^，。；：（]*/.exec(paragraph.text.slice(token.end, token.end + LONGEST_PHRASE))?.[0] ?? '',
    }));
}

/** The words behind the last mark of punctuation. */
function lastClause(text: string): string {
  let start = text.length;
  while (start > 0 && !MARKS.has(text[start - 1])) start--;
  return text.slice(start);
}
