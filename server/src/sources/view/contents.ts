/** Finds the lines of contents lists, which name headings and are none themselves. */

import { compact } from '../../text/normalise';
import type { ViewPiece } from './model';

const CONTENTS = /^目录$/;
/** The page behind a title of a list, and what stands between them. */
const PAGE = /\d{1,4}$/;
const LEADER = '.．·…';
/** No list has more lines. */
const MOST_LINES = 300;

/** The pieces, in which lines below 目录 are no headings: up to the first that comes again, where the body begins. */
export function withoutListedHeadings(pieces: readonly ViewPiece[]): ViewPiece[] {
  const listed = new Set<ViewPiece>();
  pieces.forEach((piece, at) => {
    if (piece.type === 'paragraph' && CONTENTS.test(compact(piece.text)))
      for (const line of linesBelow(pieces, at + 1)) listed.add(line);
  });
  if (listed.size === 0) return [...pieces];
  return pieces.map((piece) =>
    listed.has(piece) && piece.type === 'paragraph' ? { ...piece, level: undefined } : piece,
  );
}

function titleOf(line: string): string {
  const text = compact(line).replace(PAGE, '');
  let end = text.length;
  while (end > 0 && LEADER.includes(text[end - 1])) end--;
  return text.slice(0, end);
}

/** The lines of a list that begins at an index; none where no line of it comes again. */
function linesBelow(pieces: readonly ViewPiece[], from: number): readonly ViewPiece[] {
  const seen = new Set<string>();
  for (let at = from; at < pieces.length && at - from < MOST_LINES; at++) {
    const piece = pieces[at];
    if (piece.type === 'table') return [];
    const title = titleOf(piece.text);
    if (seen.has(title)) return pieces.slice(from, at);
    if (title !== '') seen.add(title);
  }
  return [];
}
