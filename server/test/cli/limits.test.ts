/** Caps: what is cut, and that everything else keeps its place. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitBytes, limitText } from '../../src/cli/limits';
import { createSnapshot, lineText } from '../../src/text/snapshot';

const LIMITS = { bytes: 12, lineLength: 4 };

test('short lines keep their places, long ones are blank', () => {
  const text = fc.array(fc.constantFrom('a', 'bb', '\n', '\r\n', '\r')).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (whole) => {
      const limited = limitText(whole, LIMITS);
      const [before, after] = [createSnapshot(whole), createSnapshot(limited.text)];
      expect(after.lineStarts).toHaveLength(before.lineStarts.length);
      let cut = false;
      for (let line = 0; line < before.lineStarts.length; line++) {
        const end = before.lineStarts[line + 1] ?? whole.length;
        const isLong = end - before.lineStarts[line] > LIMITS.lineLength;
        expect(lineText(after, line)).toBe(isLong ? ' ' : lineText(before, line));
        cut ||= isLong;
      }
      expect(limited.partial !== undefined).toBe(cut);
      if (!cut) expect(limited.text).toBe(whole);
    }),
  );
});

test('bytes are cut after a whole line', () => {
  const cut = (text: string) => {
    const { bytes, partial } = limitBytes(Buffer.from(text), LIMITS);
    return { text: bytes.toString(), partial: partial !== undefined };
  };
  expect(cut('12345\n789012')).toEqual({ text: '12345\n789012', partial: false });
  expect(cut('12345\n7890123')).toEqual({ text: '12345\n', partial: true });
  expect(cut('12345\n78901\n3')).toEqual({ text: '12345\n78901\n', partial: true });
  expect(cut('预算预算\n')).toEqual({ text: '', partial: true });
});
