/** Finds the wrong amount behind broken relations: the least retyping that makes everything around it hold. */

import { equal, isZero } from '../amounts/exact';
import type { Amount } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { type Act, type Reread, type StructuralAct, structuralActs } from './acts';
import {
  explainByPair,
  explainBySingle,
  type Hypothesis,
  LARGEST_FOR_PAIRS,
  peel,
  standout,
  stillBroken,
} from './explain';
import { areTwoApart, brokenComponents, coefficientOf, type RelationsOf } from './graph';
import { zeroOf } from './printing';
import { isOneSlip, type Repair } from './repair';
import type { Work } from './work';

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

/** A component with what explains it, and how many typing acts that takes. */
interface Costed {
  readonly localised: Localised;
  readonly cost: number;
  /** What is left of the component where only some of it is explained. */
  readonly rest?: Localised;
}

/**
 * Localises every component of broken relations as far as the budget of work goes. Acts that touch several amounts may
 * explain several components; they are looked for where tables can be read again.
 */
export function localise(
  judged: readonly Judged[],
  around: RelationsOf,
  work: Work,
  reread?: Reread,
): Localised[] {
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
    components.map((broken) => [broken, localiseComponent(broken, around, own.get(broken) ?? [], work)]),
  );
  for (const act of joint)
    if (!joint.some((other) => other !== act && rivals(act, other))) takeJoint(act, costed, byRelation);
  const found = [...costed.values()].flatMap(({ localised, rest }) =>
    rest ? [localised, rest] : [localised],
  );
  return withoutMended(mergedAll(found));
}

/** Components in order, those that want the same amounts merged; most want amounts of their own. */
function mergedAll(all: readonly Localised[]): Localised[] {
  const wanted = new Set<Amount>();
  let found: Localised[] = [];
  for (const one of all) {
    if (one.repairs.some(({ amount }) => wanted.has(amount))) found = merge(found, one);
    else found.push(one);
    for (const { amount } of one.repairs) wanted.add(amount);
  }
  return found;
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
  work: Work,
): Costed {
  const unexplained = { localised: { broken, repairs: [], candidates: [] }, cost: broken.length + 1 };
  const singles = [...explainBySingle(broken, around, new Map(), work), ...acts];
  // A search that was broken off may have missed a rival of what it found.
  if (work.isSpent()) return unexplained;
  if (singles.length > 0) return { localised: decide(broken, singles), cost: 1 };
  const more = broken.length <= LARGEST_FOR_PAIRS ? explainByPair(broken, around, work) : [];
  if (work.isSpent()) return unexplained;
  if (more.length > 0) return { localised: decide(broken, more), cost: 2 };
  const repairs = peel(broken, around, work);
  if (repairs.length > 0) return { localised: { broken, repairs, candidates: [] }, cost: repairs.length };
  return inPart(broken, around, work) ?? unexplained;
}

/** One amount that is surely wrong beside relations that something else breaks. */
function inPart(broken: readonly Judged[], around: RelationsOf, work: Work): Costed | undefined {
  const found = standout(broken, around, work);
  if (!found) return undefined;
  const { repair, mends } = found;
  const left = broken.filter((one) => !mends.includes(one));
  return {
    localised: { broken: mends, repairs: [repair], candidates: [] },
    rest: { broken: left, repairs: [], candidates: [] },
    cost: broken.length + 1,
  };
}

/** The best hypothesis, if none is as good; among equals the one-keystroke slips come first. */
function decide(broken: readonly Judged[], hypotheses: readonly Hypothesis[]): Localised {
  const filled = hypotheses.filter(({ repairs }) => repairs.every(({ amount }) => !amount.printed.blank));
  // A name that is official for another code, and not for the printed one, bears witness beside the sums: it says more than
  // how much rounding would leave over.
  const named = filled.filter(({ act }) => act?.kind === 'code' && act.isNamed);
  if (named.length === 1) return chosen(broken, named[0]);
  const rivals = leastSurprising(filled.length > 0 ? filled : hypotheses);
  if (rivals.length === 1) return chosen(broken, rivals[0]);
  const slips = rivals.filter(({ repairs, act }) => !act && repairs.every(isOneSlip));
  if (slips.length === 1 && !areTwoPrintings(broken, rivals)) return chosen(broken, slips[0]);
  const likelyFirst = [...slips, ...rivals.filter((rival) => !slips.includes(rival))];
  return { broken, repairs: [], candidates: likelyFirst.flatMap(({ repairs }) => repairs) };
}

function chosen(broken: readonly Judged[], { repairs, act }: Hypothesis): Localised {
  // What knows its amounts about bears witness to none of them, though one keystroke may be all there is.
  const isAbout = broken.every(({ relation }) => relation.isApproximate);
  if (!act && repairs.length === 1 && (isAbout || isMerelyTooMuch(repairs[0], broken)))
    return { broken, repairs: [], candidates: repairs };
  return { broken, repairs, candidates: [], act };
}

/**
 * Whether one broken relation alone, or several that share another printed amount, wants nothing to stand where other cells of
 * the column are blank: the amount may as well be one that the relation does not know of.
 */
function isMerelyTooMuch({ amount, value }: Repair, broken: readonly Judged[]): boolean {
  if (!isZero(value) || !amount.cell || zeroOf(amount)) return false;
  return !areTwoApart(
    broken.filter(({ relation }) => coefficientOf(relation, amount) !== 0),
    amount,
  );
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
