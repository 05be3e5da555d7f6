/** Follows the edits of open documents, so that a check knows what has changed since the one before. */

import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { TextChange } from '../service';

/** One change that has the effect of two, the second made after the first. */
export function mergeChanges(first: TextChange, second: TextChange): TextChange {
  const delta = first.newEnd - first.oldEnd;
  const oldEnd = Math.max(first.oldEnd, second.oldEnd - delta);
  return {
    start: Math.min(first.start, second.start),
    oldEnd,
    newEnd: oldEnd + delta + (second.newEnd - second.oldEnd),
  };
}

/**
 * Makes the edits of one notification, in order, and says what they come to: one change, or `undefined` where the
 * whole text was replaced.
 */
export function updateText(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): { readonly document: TextDocument; readonly change: TextChange | undefined } {
  let current = document;
  let merged: TextChange | undefined;
  let isWhole = false;
  for (const change of changes) {
    if ('range' in change) {
      const ends = [current.offsetAt(change.range.start), current.offsetAt(change.range.end)];
      // A range written backwards means the same as forwards.
      const [start, oldEnd] = [Math.min(...ends), Math.max(...ends)];
      const own = { start, oldEnd, newEnd: start + change.text.length };
      merged = merged ? mergeChanges(merged, own) : own;
    } else isWhole = true;
    current = TextDocument.update(current, [change], version);
  }
  return { document: current, change: isWhole ? undefined : merged };
}
