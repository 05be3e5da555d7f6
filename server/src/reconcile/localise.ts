/** Finds the wrong amount behind broken relations: the least retyping that makes everything around it hold. */

import { type Exact, equal, roundTo } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import { printAmount, styleOf } from '../amounts/printed';
import type { Amount } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { type Act, type Reread, type StructuralAct, structuralActs } from './acts';
import { amountsOf, brokenComponents, type RelationsOf } from './graph';
import { residualAfter, type Values } from './judge';
import type { Repair } from './repair';
import { isSlip } from './slips';
import { surpriseAfter, valuesFor } from './verify';

/** Pairs of wrong amounts are sought in components of up to this many broken relations. */
const LARGEST_FOR_PAIRS = 64;
/** Rounds of peeling in larger components: each names one amount. */
const MOST_PEELED = 64;

/** Sums of floating ratios that differ by less are the same. */
const SAME_SURPRISE = 1e-9;

/** What is known of one component of broken relations. */
export interface Localised {
  readonly broken: readonly Judged[];
  /** The amounts that explain them all, with their right values; empty when the evidence does not decide. */
  readonly repairs: readonly Repair[];
  /** Rival single amounts when several explain the component equally well. */
  readonly candidates: readonly Repair[];
  /** What was done, where it was not that the amounts were mistyped one by one. */
  readonly act?: Act;
}

/** A way to explain broken relations, with the surprise that it leaves behind. */
interface Hypothesis {
  readonly repairs: readonly Repair[];
  readonly surprise: number;
  readonly act?: Act;
}

/** A component with what explains it, and how many typing acts that takes. */
interface Costed {
  readonly localised: Localised;
  readonly cost: number;
}

/** Localises every component of broken relations; acts that touch several amounts may explain several components, and are looked for where tables can be read again. */
export function localise(judged: readonly Judged[], around: RelationsOf, reread?: Reread): Localised[] {
  const components = brokenComponents(judged);
  const acts = reread ? structuralActs(components, around, judged, reread) : [];
  const byRelation = new Map(components.flatMap((broken) => broken.map((one) => [one, broken] as const)));
  const own = new Map<readonly Judged[], StructuralAct[]>();
  const joint: StructuralAct[] = [];
  for (const act of acts) {
    const touched = new Set(act.mends.map((one) => byRelation.get(one) ?? []));
    const [first] = touched;
    if ([...touched].some((broken) => broken.some((one) => !act.mends.includes(one)))) continue;
    if (touched.size > 1) joint.push(act);
    else own.set(first, [...(own.get(first) ?? []), act]);
  }
  const costed = new Map(
    components.map((broken) => [broken, localiseComponent(broken, around, own.get(broken) ?? [])]),
  );
  for (const act of joint)
    if (!joint.some((other) => other !== act && rivals(act, other))) takeJoint(act, costed, byRelation);
  return withoutMended(
    [...costed.values()].reduce<Localised[]>((found, { localised }) => merge(found, localised), []),
  );
}

/** A component that nothing explains may hold relations which the amounts named in another one mend. */
function withoutMended(all: readonly Localised[]): Localised[] {
  const given = new Map(
    all.flatMap(({ repairs }) => repairs.map(({ amount, value }) => [amount, value] as const)),
  );
  return all.map((one) =>
    one.repairs.length > 0 || one.act || given.size === 0
      ? one
      : { ...one, broken: stillBroken(one.broken, [], given) },
  );
}

/** Whether another act explains some of the same relations and is at least as good: more of them, or less surprise. */
function rivals(act: StructuralAct, other: StructuralAct): boolean {
  if (!other.mends.some((one) => act.mends.includes(one))) return false;
  if (other.mends.length !== act.mends.length) return other.mends.length > act.mends.length;
  return other.surprise <= act.surprise + SAME_SURPRISE;
}

/** One act instead of several. */
function takeJoint(
  act: StructuralAct,
  costed: Map<readonly Judged[], Costed>,
  byRelation: ReadonlyMap<Judged, readonly Judged[]>,
): void {
  const components = [...new Set(act.mends.flatMap((one) => [byRelation.get(one) ?? []]))];
  const costs = components.map((broken) => costed.get(broken)?.cost ?? 0);
  if (costs.includes(0) || costs.reduce((sum, cost) => sum + cost, 0) <= 1) return;
  for (const broken of components) costed.delete(broken);
  const { repairs, mends } = act;
  const localised = { broken: mends, repairs, candidates: [], act: act.act };
  costed.set(mends, { localised, cost: 1 });
}

/**
 * Components that one relation ties which holds only because both are wrong are explained by the same amounts: they
 * are one. Where two explanations want the same amount to be different values, neither is believed.
 */
function merge(found: readonly Localised[], next: Localised): Localised[] {
  const shares = (one: Localised): boolean =>
    one.repairs.some(({ amount }) => next.repairs.some((repair) => repair.amount === amount));
  const sharing = found.filter(shares);
  if (sharing.length === 0) return [...found, next];
  const broken = [...sharing, next].flatMap((one) => one.broken);
  const repairs = withoutRepeats([...sharing, next].flatMap((one) => one.repairs));
  const amounts = new Set(repairs.map(({ amount }) => amount));
  const agree = amounts.size === repairs.length;
  const merged = { broken, repairs: agree ? repairs : [], candidates: agree ? [] : repairs };
  return [...found.filter((one) => !sharing.includes(one)), merged];
}

function withoutRepeats(repairs: readonly Repair[]): Repair[] {
  return repairs.filter(({ amount, value }, index) => {
    return !repairs.slice(0, index).some((other) => other.amount === amount && equal(other.value, value));
  });
}

/** Least cost wins: one act, then two, then one after the other. */
function localiseComponent(
  broken: readonly Judged[],
  around: RelationsOf,
  acts: readonly StructuralAct[],
): Costed {
  const singles = [...explainBySingle(broken, around, new Map()), ...acts];
  if (singles.length > 0) return { localised: decide(broken, singles), cost: 1 };
  const more = broken.length <= LARGEST_FOR_PAIRS ? explainByPair(broken, around) : [];
  if (more.length > 0) return { localised: decide(broken, more), cost: 2 };
  const repairs = peel(broken, around);
  return { localised: { broken, repairs, candidates: [] }, cost: repairs.length || broken.length + 1 };
}

/** The best hypothesis, if none is as good; among equals the one-keystroke slips come first. */
function decide(broken: readonly Judged[], hypotheses: readonly Hypothesis[]): Localised {
  const filled = hypotheses.filter(({ repairs }) => repairs.every(({ amount }) => !amount.printed.blank));
  const rivals = leastSurprising(filled.length > 0 ? filled : hypotheses);
  if (rivals.length === 1) return chosen(broken, rivals[0]);
  const slips = rivals.filter(({ repairs, act }) => !act && repairs.every(isOneSlip));
  if (slips.length === 1 && !areTwoPrintings(broken, rivals)) return chosen(broken, slips[0]);
  const likelyFirst = [...slips, ...rivals.filter((rival) => !slips.includes(rival))];
  return { broken, repairs: [], candidates: likelyFirst.flatMap(({ repairs }) => repairs) };
}

function chosen(broken: readonly Judged[], { repairs, act }: Hypothesis): Localised {
  return { broken, repairs, candidates: [], act };
}

/** Whether the rivals are two printings of one fact: then the look of a slip says nothing of which is right. */
function areTwoPrintings(broken: readonly Judged[], rivals: readonly Hypothesis[]): boolean {
  if (broken.length !== 1 || rivals.length !== 2) return false;
  const { total, parts } = broken[0].relation;
  return parts.length === 1 && total.cell?.table !== parts[0].amount.cell?.table;
}

function leastSurprising(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  const least = Math.min(...hypotheses.map(({ surprise }) => surprise));
  return hypotheses.filter(({ surprise }) => surprise <= least + SAME_SURPRISE);
}

function isOneSlip({ amount, value }: Repair): boolean {
  const { printed } = amount;
  return isSlip(printed.text, printAmount(value, printed.unit, styleOf(printed)));
}

/** Every single amount that, given one other value, makes all relations it touches hold, and all broken ones with them. */
function explainBySingle(broken: readonly Judged[], around: RelationsOf, given: Values): Hypothesis[] {
  const hypotheses: Hypothesis[] = [];
  for (const amount of sharedAmounts(broken)) {
    if (given.has(amount)) continue;
    const best = bestValue(amount, broken, around.get(amount) ?? [], given);
    if (best) hypotheses.push(best);
  }
  return hypotheses;
}

/** The amounts that all of the relations have in common. */
function sharedAmounts(relations: readonly Judged[]): Amount[] {
  const [first, ...others] = relations.map(({ relation }) => amountsOf(relation));
  if (others.length === 0) return first;
  const sets = others.map((amounts) => new Set(amounts));
  return first.filter((amount) => sets.every((set) => set.has(amount)));
}

/** The value of an amount that leaves the least surprise, if any makes everything around it hold. */
function bestValue(
  amount: Amount,
  broken: readonly Judged[],
  touched: readonly Judged[],
  given: Values,
): Hypothesis | undefined {
  let best: Hypothesis | undefined;
  for (const value of valuesFor(amount, broken, given)) {
    const values = new Map(given).set(amount, value);
    const surprise = surpriseAfter(touched, values);
    if (surprise === undefined || (best && best.surprise <= surprise)) continue;
    best = { repairs: [{ amount, value }], surprise };
  }
  return best && asText(best, touched, given);
}

/** Numbers of the text are printed with their own decimals: rounded to these, where all still holds then. */
function asText(found: Hypothesis, touched: readonly Judged[], given: Values): Hypothesis {
  const [{ amount, value }] = found.repairs;
  if (amount.cell) return found;
  const rounded = roundTo(value, amount.printed.step);
  return surpriseAfter(touched, new Map(given).set(amount, rounded)) === undefined
    ? found
    : { repairs: [{ amount, value: rounded }], surprise: found.surprise };
}

/**
 * Pairs of amounts: the first is any amount of the broken relations with a value that makes one of them exact; the
 * second must explain what is then still broken. Work grows with the square of the component's size, which is capped.
 */
function explainByPair(broken: readonly Judged[], around: RelationsOf): Hypothesis[] {
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
      const rest = stillBroken(broken, around.get(amount) ?? [], given);
      if (rest.length === 0 || rest.length > LARGEST_FOR_PAIRS) continue;
      for (const { repairs, surprise } of explainBySingle(rest, around, given)) {
        const total = surprise + (surpriseOfOthers(around.get(amount) ?? [], repairs[0], around, given) ?? 0);
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
function stillBroken(broken: readonly Judged[], touched: readonly Judged[], given: Values): Judged[] {
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
function peel(broken: readonly Judged[], around: RelationsOf): Repair[] {
  const given = new Map<Amount, Exact>();
  let rest = [...broken];
  for (let round = 0; round < MOST_PEELED && rest.length > 0; round++) {
    const strongest = strongestRepair(rest, around, given);
    if (!strongest) return [];
    given.set(strongest.amount, strongest.value);
    rest = stillBroken(rest, around.get(strongest.amount) ?? [], given);
  }
  return rest.length > 0 ? [] : [...given].map(([amount, value]) => ({ amount, value }));
}

function strongestRepair(rest: readonly Judged[], around: RelationsOf, given: Values): Repair | undefined {
  let best: (Repair & { readonly mended: number }) | undefined;
  let isTie = false;
  for (const amount of amountsToTry(rest)) {
    if (given.has(amount)) continue;
    const touched = around.get(amount) ?? [];
    for (const value of valuesFor(
      amount,
      rest.filter((judged) => touched.includes(judged)),
      given,
    )) {
      const mended = mendedBy(amount, value, touched, given);
      if (mended < 1 || (best && mended < best.mended)) continue;
      isTie = best !== undefined && mended === best.mended;
      best = { amount, value, mended };
    }
  }
  return isTie && best && best.mended < 2 ? undefined : best;
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
