/** Caps on the size of a text, so that no file brings the checker down. */

import { createSnapshot, lineCount, lineStart, type Snapshot } from './snapshot';

/** UTF-16 units of text that are read at most: some 50 MB. */
export const LONGEST_TEXT = 50_000_000;
/** Lines that are read at most. */
export const MOST_LINES = 300_000;

/** What of a text is read. */
export interface Capped {
  readonly readable: Snapshot;
  /** Why the rest is not read, for the user; nothing when all is. */
  readonly partial?: string;
}

/** The beginning of a text up to the caps: whole lines, and the same offsets as in the text. */
export function cap(snapshot: Snapshot): Capped {
  const byLines = lineCount(snapshot) > MOST_LINES ? lineStart(snapshot, MOST_LINES) : snapshot.text.length;
  const end = Math.min(byLines, LONGEST_TEXT);
  if (end === snapshot.text.length) return { readable: snapshot };
  const reason =
    end === byLines ? `只校核前 ${MOST_LINES} 行` : `只校核前 ${LONGEST_TEXT / 1_000_000} 百万字`;
  return { readable: createSnapshot(snapshot.text.slice(0, end)), partial: reason };
}
