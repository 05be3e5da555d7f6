/** Lines of text whose columns are kept by blanks, as pieces with places: what `pdftotext -layout` prints. */

import type { Snapshot, Span } from '../text/snapshot';
import { lineSpan } from '../text/snapshot';
import { displayWidth } from '../text/width';
import { isAmount } from './by-position/boxes';
import type { Line, Piece } from './by-position/model';

/** A word of a line with its place in the text. */
export interface TextPiece extends Piece, Span {}

/** How wide a Chinese character counts: programs that lay out pages print blanks as if all characters were one wide. */
export type WideWidth = 1 | 2;

const WORD = /[^\s\u00a0\u3000\u200b\ufeff]+/g;
/** Amounts printed one below the other end so near each other. */
const SAME_EDGE = 1;

/** The words of a line. */
export function piecesOfLine(snapshot: Snapshot, line: number, wide: WideWidth): Line<TextPiece> {
  const { start, end } = lineSpan(snapshot, line);
  const text = snapshot.text.slice(start, end);
  const pieces: TextPiece[] = [];
  let x = 0;
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    x += widthOf(text.slice(at, match.index), wide);
    at = match.index + match[0].length;
    const width = widthOf(match[0], wide);
    pieces.push({ text: match[0], x, width, start: start + match.index, end: start + at });
    x += width;
  }
  return pieces;
}

function widthOf(text: string, wide: WideWidth): number {
  const printed = text.replace(/[\f\u200b\ufeff]/g, '');
  return wide === 2 ? displayWidth(printed) : [...printed].length;
}

/** How wide Chinese characters count in these lines: as that puts more amounts below each other. */
export function wideWidthOf(snapshot: Snapshot, lines: readonly number[]): WideWidth {
  const [one, two] = ([1, 2] as const).map((wide) =>
    sharedEdges(lines.map((line) => piecesOfLine(snapshot, line, wide))),
  );
  return two > one ? 2 : 1;
}

/** How many amounts end where one on the line of amounts above does. */
function sharedEdges(lines: readonly Line<TextPiece>[]): number {
  let shared = 0;
  let above: number[] = [];
  for (const line of lines) {
    const edges = line.filter(({ text }) => isAmount(text)).map(({ x, width }) => x + width);
    if (edges.length === 0) continue;
    let at = 0;
    for (const edge of edges) {
      while (at < above.length && above[at] < edge - SAME_EDGE) at++;
      if (at < above.length && above[at] <= edge + SAME_EDGE) shared++;
    }
    above = edges;
  }
  return shared;
}
