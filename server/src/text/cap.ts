/** Caps on the size of a text, so that no file brings the checker down. */

import { createSnapshot, lineCount, lineStart, type Snapshot } from './snapshot';

/** UTF-16 units of text that are read at most: some 50 MB. */
export const LONGEST_TEXT = 50_000_000;
/** Lines that are read at most. */
export const MOST_LINES = 300_000;

/** Where a check stopped. */
export interface Cut {
  /** UTF-16 offset of the first unit that is not read. */
  readonly end: number;
  /** The cap that was reached; that on work stops the search for wrong amounts, when all has been read. */
  readonly by: 'lines' | 'length' | 'work';
}

/** What of a text is read. */
export interface Capped {
  readonly readable: Snapshot;
  /** Where the rest begins, which is not read; nothing when all is. */
  readonly partial?: Cut;
}

/** The beginning of a text up to the caps, with the same offsets as in the text; whole lines unless the text is too long. */
export function cap(snapshot: Snapshot): Capped {
  const byLines = lineCount(snapshot) > MOST_LINES ? lineStart(snapshot, MOST_LINES) : snapshot.text.length;
  const end = Math.min(byLines, LONGEST_TEXT);
  if (end === snapshot.text.length) return { readable: snapshot };
  const by = end === byLines ? 'lines' : 'length';
  return { readable: createSnapshot(snapshot.text.slice(0, end)), partial: { end, by } };
}
