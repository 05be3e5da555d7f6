/** Printed percentages with the amounts that make them: growth, decline, shares and completion, in sentences and in tables. */

import type { Amount, Disclosure, Percent, TableModel } from '../disclosure/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import type { Part } from './model';
import { rowRates } from './tables/table-rate';
import { type Change, changesOf } from './text/text-change';
import { ratedValues } from './text/text-rate';
import { sharesOf } from './text/text-share';

/** A percentage: Σ ±part of Σ ±whole. */
export interface Proportion {
  /** Its coefficient is below zero for a decline in a table; sentences say so in words. */
  readonly printed: Percent;
  readonly part: readonly Part[];
  readonly whole: readonly Part[];
  /** By how much something grew or shrank, a share of a whole, or of what was planned. */
  readonly tells: 'growth' | 'share' | 'completion';
}

/** Those of the sentences of a disclosure. */
export const proportionsInText = memoize((disclosure: Disclosure): readonly Proportion[] => {
  const changes = changesOf(disclosure).flatMap(({ amount, now, direction }): Proportion[] => {
    const { rate } = amount.statement;
    if (!rate || !now || rate.direction !== direction) return [];
    const whole = [plus(now), { amount, sign: direction > 0 ? (-1 as const) : (1 as const) }];
    return [{ printed: rate, part: [plus(amount)], whole, tells: 'growth' }];
  });
  const values = ratedValues(disclosure).map(({ amount, past, rate }): Proportion => {
    const [more, less] = rate.direction > 0 ? [amount, past] : [past, amount];
    const part = [plus(more), { amount: less, sign: -1 as const }];
    return { printed: rate, part, whole: [plus(past)], tells: 'growth' };
  });
  const shares = sharesOf(disclosure).map(
    ({ part, of: { whole, percent, isPlan } }): Proportion => ({
      printed: percent,
      part: [plus(part)],
      whole: [plus(whole)],
      tells: isPlan ? 'completion' : 'share',
    }),
  );
  return [...changes, ...values, ...shares];
});

/** Those of the rates of a table. */
const proportionsInTable = memoize((table: TableModel): readonly Proportion[] =>
  rowRates(table).map(({ cell, rate, now, last }) => ({
    printed: { ...rate, place: { block: table.table, start: cell.start, end: cell.end } },
    part: [plus(now), { amount: last, sign: -1 }],
    whole: [plus(last)],
    tells: 'growth',
  })),
);

function plus(amount: Amount): Part {
  return { amount, sign: 1 };
}

/** The percentages of a disclosure that each amount has a part in. */
export const proportionsByAmount = memoize(
  (disclosure: Disclosure): ReadonlyMap<Amount, readonly Proportion[]> => {
    const found = new Map<Amount, Proportion[]>();
    const all = [...proportionsInText(disclosure), ...disclosure.tables.flatMap(proportionsInTable)];
    for (const proportion of all)
      for (const amount of amountsIn(proportion)) {
        const own = found.get(amount);
        if (own) own.push(proportion);
        else found.set(amount, [proportion]);
      }
    return found;
  },
);

/** The amounts that make a percentage, each once. */
export function amountsIn({ part, whole }: Proportion): readonly Amount[] {
  return [...new Set([...part, ...whole].map(({ amount }) => amount))];
}

/** The growths and declines that sentences tell of each amount. */
export const changesByAmount = memoize(
  (disclosure: Disclosure): ReadonlyMap<Amount | undefined, readonly Change[]> =>
    groupBy(changesOf(disclosure), ({ now }): Amount | undefined => now),
);
