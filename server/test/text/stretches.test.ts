/** Several rounds of edits, kept as stretches of the text as it was, say what has become of it and where. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetsBefore, type Stretch, withEdits } from '../../src/text/stretches';

/** The text with all stretches replaced, which are in order. */
function made(text: string, stretches: readonly Stretch[]): string {
  let from = 0;
  let result = '';
  for (const { start, end, text: own } of stretches) {
    expect(start).toBeGreaterThanOrEqual(from);
    expect(end).toBeGreaterThanOrEqual(start);
    result += text.slice(from, start) + own;
    from = end;
  }
  return result + text.slice(from);
}

/** Edits of a text of any length, as shares of it, in order and apart. */
const round = fc
  .array(fc.record({ at: fc.nat(39), length: fc.nat(6), text: fc.stringMatching(/^[a-e]{0,5}$/) }), {
    maxLength: 6,
  })
  .map((edits) => {
    let from = 0;
    return edits
      .sort((a, b) => a.at - b.at)
      .map(({ at, length, text }): Stretch => {
        const start = Math.max(from, at);
        from = start + length;
        return { start, end: from, text };
      });
  });

const within = (edits: readonly Stretch[], { length }: string): Stretch[] =>
  edits.filter(({ end }) => end <= length);

test('the stretches of all rounds make of the text what its rounds make of it one by one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{0,40}$/), fc.array(round, { maxLength: 5 }), (text, rounds) => {
      let now = text;
      let stretches: readonly Stretch[] = [];
      for (const edits of rounds) {
        const own = within(edits, now);
        stretches = withEdits(stretches, own);
        now = made(now, own);
        expect(made(text, stretches)).toBe(now);
      }
    }),
    { numRuns: 2000 },
  );
});

test('what no edit has touched is found where it was', () => {
  const text = Array.from({ length: 40 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
  fc.assert(
    fc.property(fc.array(round, { maxLength: 5 }), (rounds) => {
      let stretches: readonly Stretch[] = [];
      for (const edits of rounds) stretches = withEdits(stretches, within(edits, made(text, stretches)));
      const now = made(text, stretches);
      const before = offsetsBefore(stretches);
      for (let at = 0; at < now.length; at++) {
        const index = text.indexOf(now[at]);
        if (index >= 0) expect(before(at)).toBe(index);
      }
    }),
  );
});

test('an amount that is mended twice is one stretch, from what was printed first', () => {
  const first = withEdits([], [{ start: 3, end: 5, text: '1.20' }]);
  expect(withEdits(first, [{ start: 3, end: 7, text: '12.00' }])).toEqual([
    { start: 3, end: 5, text: '12.00' },
  ]);
});
