/** Finds the amounts of money that sentences print. */

import { parseAmount } from '../amounts/printed';
import type { Unit } from '../amounts/units';
import type { TextBlock } from '../tables/model';
import { compact } from '../text/normalise';
import type { TextAmount } from './model';

const MONEY = /(?<![\d.,，A-Za-z])([-−]?\d[\d,]*(?:\.\d+)?)\s*(亿\s?元|百万元|万\s?元|千元|元)/g;

/** Every number with a unit of money in a block of text, in order. Its place is the number without its unit. */
export function readTextAmounts(block: TextBlock): TextAmount[] {
  const amounts: TextAmount[] = [];
  for (const line of block.lines) {
    if (!line.text.includes('元')) continue;
    for (const match of line.text.matchAll(MONEY)) {
      const printed = parseAmount(match[1], compact(match[2]) as Unit);
      if (!printed) continue;
      const start = line.start + match.index;
      amounts.push({ printed, place: { block, start, end: start + match[1].length }, block, line });
    }
  }
  return amounts;
}
