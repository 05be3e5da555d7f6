/** How well names fit what was typed for them: by characters that they have, or by letters that they are read with. */

import { pinyinIndex, type Readings } from '../knowledge/pinyin-match';
import { memoize } from '../text/memo';
import { trailingLetters } from '../text/typed';

/** 0 where what was typed begins a name, 1 where it stands within, `undefined` where it does not fit. */
export type Fit = (name: string) => 0 | 1 | undefined;

/** Loads how characters are read; called when letters are typed. */
export type LoadReadings = () => Promise<Readings>;

/** Lists of names are asked about letter by letter, and are indexed once. */
const indexesBy = memoize((readings: Readings) =>
  memoize((names: readonly string[]) => pinyinIndex(names, readings)),
);

/** How names of a list fit. What was typed as nothing fits everything. */
export async function fitOf(typed: string, names: readonly string[], load: LoadReadings): Promise<Fit> {
  if (typed === '') return () => 0;
  if (trailingLetters(typed) !== typed) return (name) => rankOfIndex(name.indexOf(typed));
  const found = indexesBy(await load())(names)(typed.toLowerCase());
  return (name) => found.get(name);
}

function rankOfIndex(index: number): 0 | 1 | undefined {
  if (index < 0) return undefined;
  return index === 0 ? 0 : 1;
}
