/** Texts with marks in tests: `<|>` is the cursor, `<|…|>` a range. */

import type { Position, Range } from 'vscode-languageserver-types';
import { createSnapshot, positionAt, rangeOf } from '../../src/text/snapshot';

const MARK = /<\|>|<\||\|>/g;

/** A text without its marks, and what they marked, in order. */
export interface Marked {
  readonly text: string;
  readonly cursors: readonly Position[];
  readonly ranges: readonly Range[];
}

export function unmark(marked: string): Marked {
  const cursors: number[] = [];
  const starts: number[] = [];
  const spans: { start: number; end: number }[] = [];
  let removed = 0;
  const text = marked.replace(MARK, (mark, at: number) => {
    const offset = at - removed;
    removed += mark.length;
    if (mark === '<|>') cursors.push(offset);
    else if (mark === '<|') starts.push(offset);
    else spans.push({ start: starts.pop() ?? 0, end: offset });
    return '';
  });
  const snapshot = createSnapshot(text);
  return {
    text,
    cursors: cursors.map((offset) => positionAt(snapshot, offset)),
    ranges: spans.map((span) => rangeOf(snapshot, span)),
  };
}
