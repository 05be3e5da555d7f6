/** A text kept in pieces answers as a string does, whatever is edited in it. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editedText, replaceIn } from '../../src/text/edited';
import { createSnapshot, editLines } from '../../src/text/snapshot';
import { wholeText } from '../support/whole-text';

/** Long enough that pieces are cut anew: near and far edits, short and long ones, over the edges of pieces. */
const text = fc
  .string({ unit: fc.constantFrom('a', '预', '\n', '\r', '7'), minLength: 1, maxLength: 60 })
  .chain((piece) => fc.integer({ min: 1, max: 400 }).map((times) => piece.repeat(times)));

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 6000 })),
  inserted: fc.oneof(
    fc.constantFrom('', '8', '\n', '\r\n'),
    fc.string({ maxLength: 20 }).map((s) => s.repeat(900)),
  ),
  isJoined: fc.boolean(),
});

test('edits of a text in pieces come to what edits of a string come to', () => {
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 12 }), (whole, edits) => {
      let expected = whole;
      let lines = { ...createSnapshot(whole), text: editedText(whole) };
      for (const { at, removed, inserted, isJoined } of edits) {
        const start = Math.floor(at * expected.length);
        const oldEnd = Math.min(expected.length, start + removed);
        const change = { start, oldEnd, newEnd: start + inserted.length };
        expected = expected.slice(0, start) + inserted + expected.slice(oldEnd);
        lines = editLines(lines, change, replaceIn(lines.text, change, inserted));
        if (isJoined) expect(lines.text.whole()).toBe(expected);
        expect(lines.text.length).toBe(expected.length);
        for (const offset of [0, start - 1, start, change.newEnd, expected.length - 1]) {
          expect(lines.text.charCodeAt(offset)).toBe(expected.charCodeAt(offset));
          const from = Math.max(0, offset);
          expect(lines.text.slice(from, from + 3000)).toBe(expected.slice(from, from + 3000));
        }
        expect(wholeText(lines)).toBe(expected);
        expect(lines.lineStarts).toEqual(createSnapshot(expected).lineStarts);
      }
    }),
  );
});
