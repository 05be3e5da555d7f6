/** Odd line ends are found anew where a change makes them, and long runs of them cost no more than their length. */

import { expect, test } from 'vitest';
import { hasOddEnds, readable, readableAfter } from '../../src/text/readable';
import { createSnapshot, editLines } from '../../src/text/snapshot';

test('a text is looked through anew where a change joins lines at the end of a page', () => {
  for (const [before, start, end] of [
    ['甲\n\f乙', 1, 2],
    ['甲\f\f\n乙', 3, 4],
    ['甲\n\f\f\f乙', 1, 2],
  ] as const) {
    const text = before.slice(0, start) + before.slice(end);
    const from = createSnapshot(before);
    const after = editLines(from, { start, oldEnd: end, newEnd: start }, text);
    readable(from);
    readableAfter(from, after, { start, oldEnd: end, newEnd: start });
    expect(hasOddEnds(after)).toBe(hasOddEnds(createSnapshot(text)));
    expect(hasOddEnds(after)).toBe(true);
  }
});

test.each(['\f', '\v', '\u2028'])(
  'a long run of %j is read in no time that grows with its square',
  (char) => {
    const text = `甲${char.repeat(200_000)}乙\n`;
    expect(readable(createSnapshot(text)).text).toHaveLength(text.length);
  },
);
