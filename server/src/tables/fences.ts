/** Tells where fenced blocks begin and end. */

import { lineCount, lineText, type Snapshot } from '../text/snapshot';

const FENCE = /^\s*(?:`{3,}|~{3,})/;
const RELATION_FENCE = /^\s*(?:`{3,}|~{3,})\s*勾稽\s*$/;
/** What goes on below a block that nobody has closed: comments in it have one mark. */
const BELOW_OPEN = /^\s*(?:$|##|\|)/;

/** Whether a line begins or ends a fenced block. */
export function isFence(line: string): boolean {
  return FENCE.test(line);
}

/** Whether a line begins a block that states relations. */
export function opensRelations(line: string): boolean {
  return RELATION_FENCE.test(line);
}

/**
 * The line behind a fenced block. One of relations that no line closes before the next begins, or before the end of the text,
 * ends where a blank line, a heading or a table follows, so that what stands below it is still read.
 */
export function endOfFence(snapshot: Snapshot, first: number): number {
  const states = opensRelations(lineText(snapshot, first));
  let line = first + 1;
  while (line < lineCount(snapshot) && !isFence(lineText(snapshot, line))) line++;
  const isClosed = line < lineCount(snapshot) && !(states && opensRelations(lineText(snapshot, line)));
  if (isClosed) return line + 1;
  return states ? endOfOpen(snapshot, first, line) : line;
}

function endOfOpen(snapshot: Snapshot, first: number, limit: number): number {
  let line = first + 1;
  while (line < limit && !BELOW_OPEN.test(lineText(snapshot, line))) line++;
  return line;
}
