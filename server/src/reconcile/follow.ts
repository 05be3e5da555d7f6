/**
 * Follows a new value of an amount: to the other places that print the same fact, and to what is computed from it; and tells
 * which of these values printed amounts speak against.
 */

import {
  absolute,
  add,
  compare,
  cutTo,
  type Exact,
  equal,
  isZero,
  negate,
  roundTo,
  sign,
  subtract,
} from '../amounts/exact';
import type { Amount, Percent } from '../disclosure/model';
import { isNothing } from '../model/empty-table';
import type { Judged, Manner, Relation } from '../rules/model';
import { isInText } from '../rules/names';
import { amountsIn, type Proportion } from '../rules/proportions';
import { isSameFact } from '../rules/text/quotes';
import type { Change } from '../rules/text/text-change';
import { type NewPercent, newPercents } from './follow-percent';
import { amountsOf } from './graph';
import { residualAfter, statusIn } from './judge';
import type { Repair } from './repair';

/** A value that follows from the new one, or that one itself. */
export interface Following extends Repair {
  /** What was asked for, the same fact in another place, or what is computed from it. */
  readonly why: 'asked' | 'same' | 'computed';
  /**
   * True where the value cannot be vouched for: printed amounts speak against it, it goes into a blank, or it is not the only
   * one that would do.
   */
  readonly isDoubtful: boolean;
  /** The printed amounts that speak against it. */
  readonly against: readonly Amount[];
  /** A percentage of its sentence that may have to change with it, and of which it is not known how. */
  readonly stale?: Percent;
}

/** A printed percentage with what it is from now on. */
export interface FollowingPercent {
  readonly percent: Percent;
  /** Digits without the point, with as many decimals as are printed. */
  readonly coefficient: number;
  readonly isDoubtful: boolean;
}

/** All that follows from a new value. */
export interface Followed {
  readonly values: readonly Following[];
  readonly percents: readonly FollowingPercent[];
}

/** What a disclosure says of an amount. */
export interface Around {
  readonly relationsOf: (amount: Amount) => readonly Judged[];
  /** The printed percentages that it has a part in. */
  readonly proportionsOf: (amount: Amount) => readonly Proportion[];
  /** The growths and declines that are told of it. */
  readonly changesOf: (amount: Amount) => readonly Change[];
}

/** So many values are followed; beyond that all of them are doubtful. */
const MOST_FOLLOWED = 2000;
/** A value that several relations give is told anew so often: each may learn of one more part that has changed. */
const MOST_TOLD = 8;

/**
 * All values that follow from one, it first. Sums are followed from their parts upwards; the other way only where a total has
 * a single printed part, which speaks against it. What follows for certain is told before anything that does not.
 */
export function follow(asked: Repair, around: Around): Followed {
  const known: Known = {
    asked: asked.amount,
    steps: new Map([[asked.amount, { ...asked, why: 'asked', isSure: true }]]),
    values: new Map([[asked.amount, asked.value]]),
    told: new Map(),
    resisted: new Map(),
  };
  const open = [asked.amount];
  const unsure: { readonly one: Judged; readonly from: Amount }[] = [];
  let [next, nextUnsure] = [0, 0];
  while (known.steps.size <= MOST_FOLLOWED) {
    if (next < open.length) {
      const from = open[next++];
      for (const change of around.changesOf(from)) {
        const step = changeStep(change, from, known.values);
        if (step && isNews(step, known)) open.push(step.amount);
      }
      for (const one of around.relationsOf(from)) {
        const step = stepFrom(one, from, known.values);
        if (step && !step.isSure) unsure.push({ one, from });
        else if (step && isNews(step, known)) open.push(step.amount);
      }
    } else if (nextUnsure < unsure.length) {
      const { one, from } = unsure[nextUnsure++];
      const step = stepFrom(one, from, known.values);
      if (step && isNews(step, known)) open.push(step.amount);
    } else break;
  }
  return doubted(known, around);
}

/** What is known while values are followed. */
interface Known {
  readonly asked: Amount;
  readonly steps: Map<Amount, Step>;
  readonly values: Map<Amount, Exact>;
  /** How often each value was told. */
  readonly told: Map<Amount, number>;
  /** Totals with the only part that is printed for them. */
  readonly resisted: Map<Amount, Amount>;
}

/** Takes a step into account; false where it says nothing new, or of the amount that was asked for. */
function isNews(step: Step, { asked, steps, values, told, resisted }: Known): boolean {
  const { amount, value, from, isDown } = step;
  if (amount === asked) return false;
  const before = steps.get(amount);
  if (isDown && from && !before?.isSure) resisted.set(from, amount);
  if (equal(before?.value ?? amount.printed.value, value)) return false;
  const times = told.get(amount) ?? 0;
  if (times >= MOST_TOLD) return false;
  told.set(amount, times + 1);
  // Where it was learnt of first stays: what that rests on was there before.
  steps.set(amount, before ? { ...before, value, isSure: before.isSure && step.isSure } : step);
  values.set(amount, value);
  return true;
}

/** A value with the amount that it was learnt from. */
interface Step extends Repair {
  readonly why: Following['why'];
  readonly isSure: boolean;
  readonly from?: Amount;
  /** True where it was learnt from a total of which it is a part. */
  readonly isDown?: true;
}

/** What a relation says of another amount once one in it has changed; nothing where it still holds. */
function stepFrom(one: Judged, from: Amount, values: ReadonlyMap<Amount, Exact>): Step | undefined {
  const { relation, status } = one;
  if (relation.isBound || relation.isApproximate) return undefined;
  const residual = residualAfter(one, values);
  const missing = subtract(residual.value, one.residual.value);
  if (isZero(missing)) return undefined;
  // What was wrong before and is right now was mended.
  if (status === 'broken' && statusIn(relation, residual) !== 'broken') return undefined;
  const isKept = status !== 'broken';
  if (isSameFact(relation)) return sameFact(one, from, values, isKept);
  const { total } = relation;
  const now = (amount: Amount): Exact => values.get(amount) ?? amount.printed.value;
  const change = changeIn(relation, from);
  if (relation.expect && !change && relation.rule !== 'text/sum') return undefined;
  if (change) {
    const coefficient = change === total ? 1 : -signOf(relation, change);
    const value = subtract(now(change), coefficient > 0 ? missing : negate(missing));
    // A change that turns round, or comes to nothing, is worded otherwise.
    if (sign(value) <= 0) return undefined;
    return stepTo(change, value, 'computed', from, isKept);
  }
  if (from !== total) {
    if (!isFollowed(relation)) return undefined;
    const value = inPlace(subtract(now(total), missing), total);
    return stepTo(total, value, 'computed', from, isKept && relation.defines && relation.isOpen !== true);
  }
  const part = onlyPart(relation);
  if (!part || !relation.defines) return undefined;
  const value = add(now(part.amount), part.sign > 0 ? missing : negate(missing));
  const step = stepTo(part.amount, value, 'computed', from, false);
  return step && { ...step, isDown: true };
}

/** By how much more something grew once it has another value: what it was the year before is not printed, and stays. */
function changeStep(
  { amount, direction, past }: Change,
  from: Amount,
  values: ReadonlyMap<Amount, Exact>,
): Step | undefined {
  const value = values.get(from);
  if (past || value === undefined) return undefined;
  const more = subtract(value, from.printed.value);
  const changed = add(amount.printed.value, direction > 0 ? more : negate(more));
  if (sign(changed) <= 0) return undefined;
  const isFine = compare(from.printed.step, amount.printed.step) <= 0;
  return stepTo(amount, inPlace(changed, amount), 'computed', from, isFine);
}

function stepTo(
  amount: Amount,
  value: Exact,
  why: Following['why'],
  from: Amount,
  isSure: boolean,
): Step | undefined {
  if (isNothing(amount)) return undefined;
  return { amount, value, why, from, isSure: isSure && isWritable(amount) };
}

/** Whether a number may be put there without asking: something is printed, and it is known in which column. */
function isWritable({ printed, cell }: Amount): boolean {
  if (printed.blank) return false;
  return cell?.table.rows[cell.row]?.undetermined === undefined;
}

/** The same fact where the other place prints it. */
function sameFact(
  { relation, status }: Judged,
  from: Amount,
  values: ReadonlyMap<Amount, Exact>,
  isKept: boolean,
): Step | undefined {
  const { total, parts, manner } = relation;
  const other = from === total ? parts[0].amount : total;
  const value = values.get(from) ?? from.printed.value;
  const isFiner = !isZero(other.printed.step) && compare(other.printed.step, from.printed.step) < 0;
  if (isFiner && status === 'rounding') {
    // It prints more than what the new value tells: its last decimals are kept, for who knows better to mend.
    const moved = add(other.printed.value, subtract(value, from.printed.value));
    return stepTo(other, moved, 'same', from, false);
  }
  const isCoarser = compare(other.printed.step, from.printed.step) > 0;
  const isPlain = status === 'exact' || isCoarser;
  const isSure = isKept && isPlain && !isFiner && (manner !== undefined || isOneWay(value, other));
  return stepTo(other, inPlace(value, other, manner), 'same', from, isSure);
}

/** Whether a value is the same in a place however its last decimals are left out. */
function isOneWay(value: Exact, amount: Amount): boolean {
  return equal(inPlace(value, amount, 'rounded'), inPlace(value, amount, 'cut-off'));
}

/** A value as a place prints it: with its last decimals rounded, or cut off where its like are. */
function inPlace(value: Exact, { printed }: Amount, manner: Manner = 'rounded'): Exact {
  if (isZero(printed.step)) return value;
  return manner === 'cut-off' ? cutTo(value, printed.step) : roundTo(value, printed.step);
}

/** Whether the total of a relation follows from its parts. Two sides that balance are two facts. */
function isFollowed({ defines, rule }: Relation): boolean {
  return defines || rule === 'tie/table' || rule === 'text/sum';
}

/** The growth or decline in a relation between two years, which follows from the two. */
function changeIn(relation: Relation, from: Amount): Amount | undefined {
  if (relation.rule !== 'text/change') return undefined;
  const isChange = (amount: Amount): boolean => isInText(amount) && amount.statement.sense === 'change';
  if (isChange(relation.total)) return relation.total === from ? undefined : relation.total;
  return relation.parts.map(({ amount }) => amount).find((amount) => amount !== from && isChange(amount));
}

function signOf({ parts }: Relation, amount: Amount): number {
  return parts.find((part) => part.amount === amount)?.sign ?? 1;
}

/** The only part of a sum that something is printed for. */
function onlyPart({ parts }: Relation) {
  const [first, ...others] = parts.filter(({ amount }) => !isZero(amount.printed.value));
  return others.length === 0 ? first : undefined;
}

/** The values with what speaks against them, and against what they were learnt from; and the percentages that they make. */
function doubted({ steps, values, resisted }: Known, around: Around): Followed {
  const isCut = steps.size > MOST_FOLLOWED;
  const stuck = new Set([...steps.keys()].flatMap((amount) => stuckChanges(amount, values, around)));
  const percents = newPercents(values, around.proportionsOf).filter(
    ({ proportion }) => !amountsIn(proportion).some((amount) => stuck.has(amount)),
  );
  const against = contradictions(steps, values, around, percents);
  const doubtful = new Set<Amount>();
  // A value comes behind the one that it was learnt from.
  const followed = [...steps.values()].map(({ amount, value, why, from, isSure }): Following => {
    const part = resisted.get(amount);
    const witnesses = [...new Set([...(part ? [part] : []), ...(against.get(amount) ?? [])])];
    const stale = stalePercent(amount, around);
    const isOpen = isCut || !isSure || stale !== undefined || witnesses.length > 0;
    const isDoubtful = isOpen || (from !== undefined && doubtful.has(from));
    if (isDoubtful) doubtful.add(amount);
    return { amount, value, why, isDoubtful, against: witnesses, stale };
  });
  return { values: followed, percents: percents.flatMap((each) => percentFrom(each, doubtful) ?? []) };
}

function percentFrom(
  { proportion, coefficient, isSure }: NewPercent,
  doubtful: ReadonlySet<Amount>,
): FollowingPercent | undefined {
  if (coefficient === undefined) return undefined;
  const isDoubtful = !isSure || amountsIn(proportion).some((amount) => doubtful.has(amount));
  return { percent: proportion.printed, coefficient, isDoubtful };
}

/** The growths and declines of an amount that cannot follow it. */
function stuckChanges(now: Amount, values: ReadonlyMap<Amount, Exact>, { changesOf }: Around): Amount[] {
  const isFree = (change: Change): boolean =>
    change.past !== undefined || changeStep(change, now, values) !== undefined;
  return changesOf(now).flatMap((change) => (isFree(change) ? [] : [change.amount]));
}

/** A percentage that the sentence prints for an amount and that nothing printed makes: nobody can tell what it is now. */
function stalePercent(amount: Amount, { proportionsOf }: Around): Percent | undefined {
  if (!isInText(amount)) return undefined;
  const { rate, bareRate, share, completion } = amount.statement;
  const made = new Set(proportionsOf(amount).map(({ printed }) => printed));
  return [rate, bareRate, share, completion].find((percent) => percent && !made.has(percent));
}

/** So many printed amounts that speak against a value are kept. */
const MOST_AGAINST = 2;

/** The printed amounts that held with what was there before, and do not hold with the new values. */
function contradictions(
  steps: ReadonlyMap<Amount, Step>,
  values: ReadonlyMap<Amount, Exact>,
  around: Around,
  percents: readonly NewPercent[],
): ReadonlyMap<Amount, ReadonlySet<Amount>> {
  const against = new Map<Amount, Set<Amount>>();
  const contradict = (all: readonly Amount[], isMeant = (_: Amount): boolean => true): void => {
    const witnesses = all.filter((amount) => !values.has(amount) && !isZero(amount.printed.value));
    for (const amount of all) {
      if (!values.has(amount) || !isMeant(amount)) continue;
      const own = against.get(amount) ?? new Set<Amount>();
      against.set(amount, own);
      for (const witness of witnesses.length > 0 ? witnesses : all)
        if (witness !== amount && own.size < MOST_AGAINST) own.add(witness);
      // Where nothing else is printed, the amount stands for what its sentence says of it.
      if (own.size === 0) own.add(amount);
    }
  };
  // What a sentence says in words or percent is nothing against the table that it quotes.
  const isSaid = (amount: Amount): boolean => isInText(amount);
  const seen = new Set<Judged>();
  for (const changed of steps.keys()) {
    for (const one of around.relationsOf(changed)) {
      if (seen.has(one)) continue;
      seen.add(one);
      const { relation } = one;
      // Percentages are told anew.
      if (relation.percent || !isContradicted(one, values)) continue;
      contradict(amountsOf(relation));
    }
    for (const change of stuckChanges(changed, values, around)) contradict([changed, change], isSaid);
  }
  for (const { proportion, coefficient } of percents)
    if (coefficient === undefined) contradict(amountsIn(proportion), isSaid);
  return against;
}

/** Whether what held before does not hold any more; what held to the last place may be off by less than that. */
function isContradicted(one: Judged, values: ReadonlyMap<Amount, Exact>): boolean {
  const { relation, status } = one;
  if (status === 'broken') return false;
  const residual = residualAfter(one, values);
  if (statusIn(relation, residual) === 'broken') return true;
  if (relation.isBound || relation.expect || status !== 'exact') return false;
  const { step } = relation.total.printed;
  return !isZero(residual.value) && compare(absolute(residual.value), step) >= 0;
}
