/** Finds numbers out of order among those that headings or the entries of a list begin with. */

import type { Numbered } from '../disclosure/model';

/** A number that does not follow the one before it. */
export interface OutOfOrder {
  readonly ordinal: Numbered;
  readonly before: Numbered;
  /** What it should be, where those around it leave no doubt. */
  readonly expected?: number;
}

/** Parts of a document hold no lists of parts. */
const WIDEST = 1;

/** The numbers of one level below one heading, as far as they have been followed. */
interface Run {
  last: Numbered;
  /** The number that `last` should have. */
  number: number;
}

/**
 * Numbers that skip or repeat one. A list may begin anywhere and begin again at one; a list within a list begins at one,
 * and the outer list goes on behind it.
 */
export function outOfOrder(ordinals: readonly Numbered[]): OutOfOrder[] {
  const open: Run[][] = [];
  return ordinals.flatMap((ordinal, index) => {
    open.length = Math.min(open.length, ordinal.level + 1);
    open[ordinal.level] ??= [];
    const runs = open[ordinal.level];
    const goesOn = runs.findLastIndex(({ number }) => ordinal.number === number + 1);
    if (goesOn >= 0) {
      runs.length = goesOn;
      runs.push({ last: ordinal, number: ordinal.number });
      return [];
    }
    const run = runs.at(-1);
    if (!run || (ordinal.number === 1 && (run.number !== 1 || ordinal.level !== WIDEST))) {
      runs.push({ last: ordinal, number: ordinal.number });
      return [];
    }
    const { last: before, number } = run;
    const next = nextOf(ordinals, index);
    const isSlip = next === undefined ? ordinal.number === number : next.number === number + 2;
    run.last = ordinal;
    run.number = isSlip ? number + 1 : ordinal.number;
    return [{ ordinal, before, expected: isSlip ? number + 1 : undefined }];
  });
}

/** The next number of the same level, if no wider heading stands between. */
function nextOf(ordinals: readonly Numbered[], index: number): Numbered | undefined {
  const { level } = ordinals[index];
  let at = index + 1;
  while (at < ordinals.length && ordinals[at].level > level) at++;
  return ordinals[at]?.level === level ? ordinals[at] : undefined;
}
