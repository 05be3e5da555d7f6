/** Keeps what several rounds of edits make of a text as stretches of the text as it was. */

/** A stretch of a text, and what stands there instead. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How much longer the text gets by it. */
const growth = ({ start, end, text }: Stretch): number => text.length - (end - start);

/**
 * The stretches with more edits, which are for the text as the stretches have made it. Both are in order and do not overlap
 * among themselves; what overlaps of one and the other becomes one.
 */
export function withEdits(stretches: readonly Stretch[], edits: readonly Stretch[]): readonly Stretch[] {
  const composed: Stretch[] = [];
  let [nextStretch, nextEdit] = [0, 0];
  /** How much further on everything stands here than it did in the text as it was. */
  let shift = 0;
  while (nextStretch < stretches.length || nextEdit < edits.length) {
    const stretch = stretches[nextStretch];
    const edit = edits[nextEdit];
    if (!edit || (stretch && stretch.start + shift + stretch.text.length <= edit.start)) {
      composed.push(stretch);
      shift += growth(stretch);
      nextStretch++;
    } else if (!stretch || stretch.start + shift >= edit.end) {
      composed.push({ start: edit.start - shift, end: edit.end - shift, text: edit.text });
      nextEdit++;
    } else composed.push(joined(Math.min(stretch.start + shift, edit.start)));
  }
  return composed;

  /** One stretch of all that overlap from an offset on. */
  function joined(from: number): Stretch {
    const start = from - shift;
    let text = '';
    /** Up to where `text` stands for what was there. */
    let at = from;
    /** Where the last stretch and the last edit taken in end, and what of the stretch comes from where. */
    let [madeStart, madeEnd, editEnd] = [from, from, edits[nextEdit].end];
    let made = '';
    for (;;) {
      const stretch = stretches[nextStretch];
      const edit = edits[nextEdit];
      if (edit && edit.start < madeEnd) {
        text += made.slice(at - madeStart, edit.start - madeStart) + edit.text;
        at = edit.end;
        editEnd = edit.end;
        nextEdit++;
      } else if (stretch && stretch.start + shift < editEnd) {
        made = stretch.text;
        madeStart = stretch.start + shift;
        madeEnd = madeStart + made.length;
        shift += growth(stretch);
        nextStretch++;
      } else break;
    }
    if (madeEnd > at) text += made.slice(at - madeStart);
    return { start, end: Math.max(editEnd, madeEnd) - shift, text };
  }
}

/** Where offsets of the text as the stretches have made it were before; those within a stretch at its start. */
export function offsetsBefore(stretches: readonly Stretch[]): (offset: number) => number {
  const starts: number[] = [];
  let shift = 0;
  for (const stretch of stretches) {
    starts.push(stretch.start + shift);
    shift += growth(stretch);
  }
  return (offset) => {
    let low = -1;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    if (low < 0) return offset;
    const { start, end, text } = stretches[low];
    const behind = offset - starts[low] - text.length;
    return behind < 0 ? start : end + behind;
  };
}
