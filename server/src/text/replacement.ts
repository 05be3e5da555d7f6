/** Replacements of parts of a text, and the text after them. */

import type { Span } from './snapshot';

/** What of a text is replaced by what. */
export interface Replacement extends Span {
  readonly newText: string;
}

/** The text after replacements that are sorted and do not overlap. */
export function withReplacements(text: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, newText } of replacements) {
    pieces.push(text.slice(from, start), newText);
    from = end;
  }
  return pieces.join('') + text.slice(from);
}
