/** How Chinese characters are read: a large dictionary, so that it is a bundle of its own, loaded when someone types letters. */

import { polyphonic } from 'pinyin-pro';
import type { Readings } from './pinyin-match';

const known = new Map<string, readonly string[]>();

/** All readings of a character without tones, ü as v; none of what is no Chinese character. */
export const readings: Readings = (char) => {
  const before = known.get(char);
  if (before) return before;
  const [found = []] = polyphonic(char, {
    toneType: 'none',
    type: 'array',
    v: true,
  }) as unknown as string[][];
  const read = found.filter((reading) => reading !== char);
  known.set(char, read);
  return read;
};
