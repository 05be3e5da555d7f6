/** Lines of a cell → its text: figures, codes and words that were broken over lines are whole again. */

import { NUMERAL } from '../../lexicon/ordinals';
import { linesOf, type TypeLine } from './lines-of-type';
import type { Piece } from './page-model';

export interface CellText {
  readonly text: string;
  readonly isBold: boolean;
  /** How far it is set in from the left edge, in sizes of its type. */
  readonly indent: number;
  /** The last line fills the cell: whatever follows may belong to it. */
  readonly isFull: boolean;
}

/** Characters at the end of a sentence or item. */
const ENDED = /[。；;！？：:]$/;
/** How an item of a list begins. */
const ITEM = new RegExp(`^(?:[（(]?(?:\\d{1,2}|${NUMERAL})[）)、.．]|[①-⑳●•◆■])(?!\\d)`);
const FIGURE_END = /[\d,.，．-]$/;
const FIGURE_START = /^[\d,.，．%]/;
const LETTER_END = /[A-Za-z]$/;
const LETTER_START = /^[A-Za-z]/;
const COMPLETE_FIGURE = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/;

/** The text of the pieces in a cell that reaches from `left` to `right`. */
export function cellText(pieces: readonly Piece[], left: number, right: number): CellText {
  const lines = linesOf(pieces);
  const room = Math.max(right - left, Math.max(...lines.map(({ width }) => width)));
  let text = lines[0].text;
  for (let i = 1; i < lines.length; i++) text += seam(lines[i - 1], lines[i], room) + lines[i].text;
  const first = lines[0];
  const last = lines[lines.length - 1];
  return {
    text,
    isBold: lines.every(({ isBold }) => isBold),
    indent: Math.max(0, Math.round(((first.x - left) / first.size) * 10) / 10),
    isFull: last.width + 2 * last.size > right - left,
  };
}

/** What stands between two lines of a cell. */
function seam(line: TypeLine, next: TypeLine, room: number): string {
  // A line is full where the first character of the next would not have fitted any more.
  const isFull = line.width + next.pieces[0].glyphs[0].width > room - line.size;
  if (FIGURE_END.test(line.text) && FIGURE_START.test(next.text)) {
    const isTwo = COMPLETE_FIGURE.test(line.text) && COMPLETE_FIGURE.test(next.text) && !isFull;
    return isTwo ? '\n' : '';
  }
  if (!isFull && ENDED.test(line.text) && line.text.length > 8) return '\n';
  if (!isFull && ITEM.test(next.text)) return '\n';
  return LETTER_END.test(line.text) && LETTER_START.test(next.text) ? ' ' : '';
}
