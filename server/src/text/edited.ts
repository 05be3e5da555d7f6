/** A text that is being edited: kept in pieces, so that an edit of a long text copies only the piece around it. */

import type { Text, TextChange } from './snapshot';

/** A text that never changes; an edit makes another that shares most of it. */
export interface EditedText extends Text {
  readonly pieces: Pieces;
  /** The text in one piece. Joining it takes as long as copying it, and is done once. */
  readonly whole: () => string;
  readonly isJoined: () => boolean;
}

/** A text cut in three, of which edits copy the middle one. */
interface Pieces {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

/** UTF-16 units on either side of an edit that go to the middle piece: the edits that follow are mostly near. */
const MARGIN = 2048;
/** A middle piece of more units is cut anew, so that an edit never copies much. */
const LONGEST_MIDDLE = 8 * MARGIN;

/** A text of which nothing has been edited yet. */
export function editedText(whole: string): EditedText {
  return pieced({ head: whole, middle: '', tail: '' });
}

/** The text with one replacement made in it: `change` says where and how long, `inserted` what. */
export function replaceIn(text: EditedText, change: TextChange, inserted: string): EditedText {
  const { head, middle, tail } = piecesAround(text, change);
  const start = change.start - head.length;
  const end = change.oldEnd - head.length;
  return pieced({ head, middle: middle.slice(0, start) + inserted + middle.slice(end), tail });
}

/** The pieces as they are where the middle one holds the change; else, or once they have been joined, cut anew. */
function piecesAround(text: EditedText, { start, oldEnd }: TextChange): Pieces {
  const { head, middle } = text.pieces;
  const isHeld = head.length <= start && oldEnd <= head.length + middle.length;
  if (isHeld && middle.length <= LONGEST_MIDDLE && !text.isJoined()) return text.pieces;
  const whole = text.whole();
  const from = Math.max(0, start - MARGIN);
  const to = oldEnd + MARGIN;
  return { head: whole.slice(0, from), middle: whole.slice(from, to), tail: whole.slice(to) };
}

function pieced(pieces: Pieces): EditedText {
  const { head, middle, tail } = pieces;
  const tailStart = head.length + middle.length;
  let joined: string | undefined;
  return {
    pieces,
    length: tailStart + tail.length,
    charCodeAt: (index) => {
      if (index < head.length) return head.charCodeAt(index);
      return index < tailStart ? middle.charCodeAt(index - head.length) : tail.charCodeAt(index - tailStart);
    },
    slice: (start, end) =>
      slice(head, start, end) +
      slice(middle, start - head.length, end - head.length) +
      slice(tail, start - tailStart, end - tailStart),
    whole: () => {
      joined ??= head + middle + tail;
      return joined;
    },
    isJoined: () => joined !== undefined,
  };
}

/** What of a piece lies between two offsets, either of which may be before or beyond it. */
function slice(piece: string, start: number, end: number): string {
  return end <= 0 || start >= piece.length ? '' : piece.slice(Math.max(0, start), end);
}
