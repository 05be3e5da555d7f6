/** Looks for amounts that explain broken relations: one, two at once, or one after the other, within a budget of work. */

import { absolute, compare, cutTo, type Exact, roundTo, scale, shift, subtract } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import { formatAmount } from '../amounts/printed';
import { isSlip } from '../amounts/slips';
import { unitExponent } from '../amounts/units';
import type { Amount } from '../disclosure/model';
import type { Judged } from '../rules/model';
import type { Act } from './acts';
import { amountsOf, areTwoApart, type RelationsOf, sharedAmounts } from './graph';
import { residualAfter, type Values } from './judge';
import { usualAround } from './printing';
import { isOneSlip, type Repair } from './repair';
import { surpriseAfter, valuesFor } from './verify';
import type { Work } from './work';

/** Pairs of wrong amounts are sought in components of up to this many broken relations. */
export const LARGEST_FOR_PAIRS = 64;
/** Rounds of peeling in larger components: each names one amount. */
const MOST_PEELED = 64;

/** A way to explain broken relations, with the surprise that it leaves behind. */
export interface Hypothesis {
  readonly repairs: readonly Repair[];
  readonly surprise: number;
  readonly act?: Act;
}

/** Every single amount that, given one other value, makes all relations it touches hold, and all broken ones with them. */
export function explainBySingle(
  broken: readonly Judged[],
  around: RelationsOf,
  given: Values,
  work: Work,
): Hypothesis[] {
  const hypotheses: Hypothesis[] = [];
  for (const amount of sharedAmounts(broken)) {
    if (given.has(amount)) continue;
    const touched = around.get(amount) ?? [];
    if (!work.spend(broken.length * (1 + touched.length))) break;
    const best = bestValue(amount, broken, touched, given);
    if (best) hypotheses.push(best);
  }
  return hypotheses;
}

/**
 * The value of an amount that leaves the least surprise, if any makes everything around it hold; one that a single keystroke
 * makes of it before others, which differ from that by rounding.
 */
function bestValue(
  amount: Amount,
  broken: readonly Judged[],
  touched: readonly Judged[],
  given: Values,
): Hypothesis | undefined {
  let best: (Hypothesis & { readonly isSlip: boolean }) | undefined;
  for (const value of valuesFor(amount, broken, given)) {
    const values = new Map(given).set(amount, value);
    const surprise = surpriseAfter(touched, values);
    if (surprise === undefined) continue;
    const isSlip = isOneSlip({ amount, value });
    const isWorse = best?.isSlip === isSlip ? best.surprise <= surprise : best?.isSlip;
    if (!isWorse) best = { repairs: [{ amount, value }], surprise, isSlip };
  }
  return best && asText(best, touched, given);
}

/** So many units of the last printed place: of less, rounding to that place would say too little. */
const LEAST_STEPS = 100;

/**
 * Numbers of the text are printed with their own decimals: rounded to these, or cut off where the others are, where all
 * still holds then. Decimals that were lost with the mistake, as in 3 for 0.3, do not count: neither where the exact value
 * is one keystroke away nor where rounding would change it by more than a hundredth.
 */
function asText(found: Hypothesis, touched: readonly Judged[], given: Values): Hypothesis {
  const [{ amount, value }] = found.repairs;
  if (amount.cell) return found;
  const cutsOff = touched.some(({ relation }) => relation.total === amount && relation.manner === 'cut-off');
  const printed = saidOf(amount, value, cutsOff ? cutTo : roundTo);
  return surpriseAfter(touched, new Map(given).set(amount, printed)) === undefined
    ? found
    : { repairs: [{ amount, value: printed }], surprise: found.surprise };
}

/** A value with as many decimals as numbers around the amount have, or it has itself: that which a keystroke made another. */
function saidOf(amount: Amount, value: Exact, manner: typeof roundTo): Exact {
  const { text, unit, decimals, step } = amount.printed;
  const slip = [usualAround(amount) ?? decimals, decimals]
    .map((each) => ({ decimals: each, value: manner(value, shift(1, unitExponent(unit) - each)) }))
    .find(
      (said) =>
        compare(scale(absolute(subtract(said.value, value)), LEAST_STEPS), absolute(value)) <= 0 &&
        isSlip(text, formatAmount(said.value, unit, said.decimals)),
    );
  if (slip) return slip.value;
  return compare(value, scale(step, LEAST_STEPS)) < 0 || isOneSlip({ amount, value })
    ? value
    : manner(value, step);
}

/**
 * Pairs of amounts: the first is any amount of the broken relations with a value that makes one of them exact; the
 * second must explain what is then still broken. Work grows with the square of the component's size, which is capped.
 */
export function explainByPair(broken: readonly Judged[], around: RelationsOf, work: Work): Hypothesis[] {
  const hypotheses = new Map<string, Hypothesis>();
  const numbers = new Map<Amount, number>();
  const numberOf = (amount: Amount): number => {
    const number = numbers.get(amount) ?? numbers.size;
    numbers.set(amount, number);
    return number;
  };
  for (const amount of amountsToTry(broken)) {
    for (const value of valuesFor(amount, broken, new Map())) {
      const given = new Map([[amount, value]]);
      const touched = around.get(amount) ?? [];
      if (!work.spend(broken.length + touched.length)) return [];
      const rest = stillBroken(broken, touched, given);
      if (rest.length === 0 || rest.length > LARGEST_FOR_PAIRS) continue;
      for (const { repairs, surprise } of explainBySingle(rest, around, given, work)) {
        const total = surprise + (surpriseOfOthers(touched, repairs[0], around, given) ?? 0);
        const pair = [{ amount, value }, ...repairs];
        const key = pair
          .map((repair) => numberOf(repair.amount))
          .sort((a, b) => a - b)
          .join('+');
        const known = hypotheses.get(key);
        if (!known || known.surprise > total) hypotheses.set(key, { repairs: pair, surprise: total });
      }
    }
  }
  return [...hypotheses.values()];
}

/** Printed amounts of the broken relations; blanks only where nothing else is left. */
function amountsToTry(broken: readonly Judged[]): Amount[] {
  const amounts = [...new Set(broken.flatMap(({ relation }) => amountsOf(relation)))];
  return amounts.filter((amount) => !amount.printed.blank);
}

/** Relations that are broken once some values are given: of the broken ones, and of those around the changed amount. */
export function stillBroken(broken: readonly Judged[], touched: readonly Judged[], given: Values): Judged[] {
  const all = new Set([...broken, ...touched]);
  return [...all].filter((one) => statusOf(residualAfter(one, given)) === 'broken');
}

/** The surprise left in relations of the first amount that the second does not touch. */
function surpriseOfOthers(touched: readonly Judged[], second: Repair, around: RelationsOf, given: Values) {
  const counted = new Set(around.get(second.amount) ?? []);
  return surpriseAfter(
    touched.filter((judged) => !counted.has(judged)),
    new Map(given).set(second.amount, second.value),
  );
}

/**
 * Names amounts one by one, the one that mends most relations first, as long as each mends at least two and breaks
 * none. All must hold in the end, else nothing is named. Bounded by the number of rounds and of amounts.
 */
export function peel(broken: readonly Judged[], around: RelationsOf, work: Work): Repair[] {
  const given = new Map<Amount, Exact>();
  let rest = [...broken];
  for (let round = 0; round < MOST_PEELED && rest.length > 0; round++) {
    const strongest = strongestRepair(rest, around, given, work);
    if (!strongest || (strongest.isTie && strongest.mended < 2)) return [];
    given.set(strongest.amount, strongest.value);
    rest = stillBroken(rest, around.get(strongest.amount) ?? [], given);
  }
  return rest.length > 0 ? [] : [...given].map(([amount, value]) => ({ amount, value }));
}

/** A wrong amount among others, with the broken relations that it explains alone. */
export interface Standout {
  readonly repair: Repair;
  readonly mends: readonly Judged[];
}

/**
 * The amount that stands out where nothing explains all: it mends more broken relations than any other, two of which share no
 * printed amount, and everything that it touches holds then.
 */
export function standout(broken: readonly Judged[], around: RelationsOf, work: Work): Standout | undefined {
  const strongest = strongestRepair(broken, around, new Map(), work);
  if (!strongest || strongest.isTie) return undefined;
  const { amount, value } = strongest;
  const touched = around.get(amount) ?? [];
  const mends = broken.filter((one) => touched.includes(one));
  const given = new Map([[amount, value]]);
  const isSettled = stillBroken([], touched, given).length === 0;
  return isSettled && areTwoApart(mends, amount) ? { repair: { amount, value }, mends } : undefined;
}

/** A repair with how many relations more it mends than it breaks, and whether another one mends as many. */
interface Strongest extends Repair {
  readonly mended: number;
  readonly isTie: boolean;
}

function strongestRepair(
  rest: readonly Judged[],
  around: RelationsOf,
  given: Values,
  work: Work,
): Strongest | undefined {
  let best: (Repair & { readonly mended: number }) | undefined;
  let isTie = false;
  for (const amount of amountsToTry(rest)) {
    if (given.has(amount)) continue;
    const touched = around.get(amount) ?? [];
    const near = new Set(touched);
    const own = rest.filter((judged) => near.has(judged));
    if (!work.spend(rest.length + own.length * touched.length)) return undefined;
    for (const value of valuesFor(amount, own, given)) {
      const mended = mendedBy(amount, value, touched, given);
      if (mended < 1 || (best && mended < best.mended)) continue;
      isTie = best !== undefined && mended === best.mended;
      best = { amount, value, mended };
    }
  }
  return best && { ...best, isTie };
}

/** How many broken relations a value mends, less those it breaks. */
function mendedBy(amount: Amount, value: Exact, touched: readonly Judged[], given: Values): number {
  const after = new Map(given).set(amount, value);
  let mended = 0;
  for (const one of touched) {
    const wasBroken = statusOf(residualAfter(one, given)) === 'broken';
    const isBroken = statusOf(residualAfter(one, after)) === 'broken';
    if (wasBroken && !isBroken) mended++;
    if (!wasBroken && isBroken) mended--;
  }
  return mended;
}
