/** Applies the edits of a fix to a text. */

import type { TextEdit } from 'vscode-languageserver-types';
import { createSnapshot, offsetAt } from '../text/snapshot';

/** The text after the edits, all of which are for the text as given; `undefined` when two of them overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const snapshot = createSnapshot(text);
  const ordered = edits
    .map(({ range, newText }) => ({
      start: offsetAt(snapshot, range.start),
      end: offsetAt(snapshot, range.end),
      newText,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, newText } of ordered) {
    if (start < from) return undefined;
    pieces.push(text.slice(from, start), newText);
    from = end;
  }
  return pieces.join('') + text.slice(from);
}
