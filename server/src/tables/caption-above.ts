/** Finds the caption above a table, and reads it: its title, the mark before that, and the other lines. */

import {
  areCaptions,
  isBareYear,
  isCaptionLine,
  isFactLine,
  isHeading,
  isPageNumber,
  mayBeTitle,
  namesTable,
  stripTitle,
  titleOffset,
} from './captions';
import type { TextLine } from './continued-tables';
import type { Caption, Cell } from './model';

/** How far above a table its title may stand, in printed lines. */
const CAPTION_LINES = 8;

/** Index of the heading above a pipe table, where only captions stand between; else as for other layouts. */
export function belowHeading(above: readonly TextLine[]): number {
  for (let i = above.length - 1; i >= 0; i--) {
    const texts = above[i].pieces.map((piece) => piece.text);
    if (texts.some(isHeading)) return i;
    if (!areCaptions(texts)) break;
  }
  return captionStart(above);
}

/**
 * The same in the table language, where a title is a heading: without one, a line that names a table is taken for it, and any
 * other is text.
 */
export function belowWrittenTitle(above: readonly TextLine[]): number {
  const start = belowHeading(above);
  const isNamed = above
    .slice(start)
    .some(({ pieces }) =>
      pieces.some(({ text }) => isHeading(text) || (namesTable(text) && mayBeTitle(text))),
    );
  if (isNamed) return start;
  return above.findLastIndex(({ pieces }) => !areCaptions(pieces.map(({ text }) => text))) + 1;
}

/** Index of the first line above a table that belongs to it: from the title down. */
export function captionStart(above: readonly TextLine[]): number {
  let start = above.length;
  let title = -1;
  let isOverPage = false;
  for (let i = above.length - 1; i >= 0 && above.length - i <= CAPTION_LINES; i--) {
    const texts = above[i].pieces.map((piece) => piece.text);
    if (title < 0 && texts.every(isPageNumber)) isOverPage = true;
    else if (areCaptions(texts) || texts.every((text) => isBareYear(text) || isFactLine(text))) start = i;
    else if (!texts.every((text) => mayBeTitle(text) || isCaptionLine(text))) break;
    // Where a page ends between a table and its title, only words that name a table are one.
    else if (isOverPage && title < 0 && !texts.some(namesTable)) break;
    else {
      if (title < 0) title = i;
      if (!texts.some(namesTable)) continue;
      title = i;
      break;
    }
  }
  return title < 0 ? start : Math.min(title, start);
}

/** The title and the other lines of a caption, with the places that `move` gives them. */
export function readCaption(lines: readonly TextLine[], move: (cell: Cell) => Cell): Caption {
  const pieces = lines.flatMap((line) => line.pieces);
  const title =
    pieces.find((piece) => isHeading(piece.text)) ??
    pieces.findLast((piece) => namesTable(piece.text) && mayBeTitle(piece.text)) ??
    pieces.findLast((piece) => mayBeTitle(piece.text));
  return {
    title: title && move(withoutMarks(title)),
    mark: title && titleOffset(title.text) > 0 ? move(markOf(title)) : undefined,
    lines: pieces.filter((piece) => piece !== title).map(move),
  };
}

/** What stands before the title itself. */
function markOf({ text, start }: Cell): Cell {
  const length = titleOffset(text);
  return { text: text.slice(0, length), start, end: start + length };
}

/** The title itself, without the bookmark or heading mark before it. */
function withoutMarks(title: Cell): Cell {
  const from = title.start + titleOffset(title.text);
  const text = stripTitle(title.text);
  return { text, start: from, end: from + text.length };
}
