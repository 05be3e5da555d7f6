/** Judges relations: their residuals, and which templates of relations a table really has. */

import { add, compare, type Exact, isZero, negate, scale, sign, subtract } from '../amounts/exact';
import { type Residual, type Status, statusOf } from '../amounts/interval';
import { isSlip, isTellingSlip } from '../amounts/slips';
import type { Amount } from '../disclosure/model';
import type { Judged, Relation, ValueOf } from '../rules/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { isMisread } from './doubt';
import { amountsOf, coefficientOf } from './graph';

/** Values that stand in for printed ones. */
export type Values = ReadonlyMap<Amount, Exact>;

const AS_PRINTED: Values = new Map();

/**
 * So many broken relations of one template, and fewer that hold, say that the template does not fit the table; those
 * that share an amount count once, because one wrong amount breaks them all.
 */
const MISREAD = 4;

/**
 * An uncertain template is believed when so many votes for it come to one relation that is broken: fewer where that is an
 * equality of two amounts a keystroke apart, the fewest where they are so long that this is no accident.
 */
const HOLDS_FOR_ONE_BROKEN = { any: 3, slip: 2, tellingSlip: 1 } as const;

/** A sum of several amounts does not hold by chance: it has more votes than two amounts that are the same. */
const VOTES_OF_A_SUM = 3;

/** What is left over in a relation, with some amounts replaced by other values. */
export function residualOf(relation: Relation, values: Values = AS_PRINTED): Residual {
  let value: Exact = 0;
  let steps: Exact = 0;
  let step: Exact = 0;
  let terms = 0;
  const count = (amount: Amount, sign: 1 | -1): void => {
    const replaced = values.get(amount);
    const { printed } = amount;
    value = sign > 0 ? add(value, replaced ?? printed.value) : subtract(value, replaced ?? printed.value);
    // A blank and a dash are exact.
    if (isZero(printed.step)) return;
    terms++;
    steps = add(steps, printed.step);
    if (compare(printed.step, step) > 0) step = printed.step;
  };
  count(relation.total, 1);
  for (const part of relation.parts) count(part.amount, part.sign > 0 ? -1 : 1);
  if (relation.within !== undefined) steps = scale(relation.within, 2);
  if (!relation.expect) return { value, steps, terms, step };
  const expected = relation.expect(valuesIn(values));
  const total = values.get(relation.total) ?? relation.total.printed.value;
  return { value: subtract(total, expected.value), steps: expected.steps, terms, step };
}

/**
 * What is left over in a judged relation once some amounts have other values. Where few are replaced, the length of the
 * sum does not matter.
 */
export function residualAfter({ relation, residual }: Judged, values: Values): Residual {
  const isSum = !relation.expect || relation.isPlainSum;
  if (!isSum || values.size > relation.parts.length) {
    const after = residualOf(relation, values);
    return isZero(residual.steps) ? { ...after, steps: 0 } : after;
  }
  let { value } = residual;
  for (const [amount, replaced] of values) {
    const coefficient = coefficientOf(relation, amount);
    if (coefficient === 0) continue;
    const change = subtract(replaced, amount.printed.value);
    value = add(value, coefficient > 0 ? change : negate(change));
  }
  return { ...residual, value };
}

function valuesIn(values: Values): ValueOf {
  return (amount) => values.get(amount) ?? amount.printed.value;
}

/** Σ ±part of a relation, or what else its total should be, in 分; with some amounts replaced by other values. */
export function sumOfParts(relation: Relation, values: Values = AS_PRINTED): Exact {
  if (relation.expect) return relation.expect(valuesIn(values)).value;
  let sum: Exact = 0;
  for (const { amount, sign } of relation.parts) {
    const value = values.get(amount) ?? amount.printed.value;
    sum = add(sum, sign > 0 ? value : negate(value));
  }
  return sum;
}

/** Relations with their verdicts, and those that are left out of account. */
export interface Judgement {
  /** The verdicts on all relations, in their order. */
  readonly all: readonly Judged[];
  /** Relations whose template fits the table. */
  readonly judged: readonly Judged[];
  /** The relations of each template that seems not to fit. */
  readonly doubted: readonly (readonly Judged[])[];
}

/**
 * Judges every relation and leaves out those whose template does not fit the table. With `exact`, nothing is put down
 * to rounding.
 */
export function judge(relations: readonly Relation[], exact = false): readonly Judged[] {
  return judgeAll(relations, exact).judged;
}

/** The same, with what was left out. Remembered for lists that stay the same from check to check. */
export function judgeAll(relations: readonly Relation[], exact: boolean): Judgement {
  return exact ? allExactly(relations) : allWithin(relations);
}

const allWithin = memoize((relations: readonly Relation[]) => judgeList(relations, false));
const allExactly = memoize((relations: readonly Relation[]) => judgeList(relations, true));

function judgeList(relations: readonly Relation[], exact: boolean): Judgement {
  return weighed(relations.map((relation) => judgeOne(relation, exact)));
}

/** Leaves out of the verdicts of one list those whose template does not fit the table. */
export function weighed(all: readonly Judged[]): Judgement {
  const votes = countVotes(all);
  const judged: Judged[] = [];
  const doubted = new Map<Votes, Judged[]>();
  all.forEach((one, index) => {
    if (isLeftOut(one)) return;
    const vote = votes[index];
    vote.isBelieved ??= isBelieved(vote);
    if (vote.isBelieved) judged.push(one);
    else doubted.set(vote, [...(doubted.get(vote) ?? []), one]);
  });
  // One array where nothing is left out, so that what is remembered of either is remembered once.
  return { all, judged: judged.length === all.length ? all : judged, doubted: [...doubted.values()] };
}

/** Tells of relations of one amount, all broken if it were far from right, which of them would be taken into account. */
export type Believed = (broken: readonly Judged[]) => readonly Judged[];

/** Votes on all relations as they are; those of a template that vote together must be in the list together. */
export function believedIn(all: readonly Judged[]): Believed {
  const votes = countVotes(all);
  const voteOf = new Map(all.map((one, index) => [one, votes[index]]));
  return (broken) => {
    const byVote = groupBy(broken, (one) => voteOf.get(one));
    return [...byVote].flatMap(([vote, own]) => (vote && isBelievedWith(vote, own) ? own : []));
  };
}

/** Whether a template is believed once more of its relations are broken, by something else than a keystroke. */
function isBelievedWith(votes: Votes, more: readonly Judged[]): boolean {
  const holding = more.filter(({ status, residual }) => status !== 'broken' && residual.terms > 0);
  const holds = holding.reduce((left, { relation }) => left - votesFor(relation), votes.holds);
  const relations = [...new Set(more.map(({ relation }) => relation))];
  const { all, against: before } = tallyOf(votes.broken);
  const added = relations.filter((relation) => !all.has(relation));
  if (votes.certain) return isCertainBelieved(holds, votes.broken, added);
  const own = against(relations.filter((relation) => all.has(relation)));
  return holds - HOLDS_FOR_ONE_BROKEN.any * relations.length >= before - own;
}

/** The verdict on one relation by itself. With `exact`, nothing is put down to rounding. */
export function judgeOne(relation: Relation, exact: boolean): Judged {
  const printed = residualOf(relation);
  const residual = exact ? { ...printed, steps: 0 } : printed;
  return { relation, residual, status: statusIn(relation, residual) };
}

/** A bound holds exactly as long as its total is not too small. */
export function statusIn({ isBound }: Relation, residual: Residual): Status {
  return isBound && sign(residual.value) > 0 ? 'exact' : statusOf(residual);
}

/** Whether a broken relation says nothing of its amounts, whatever its template. */
export function isLeftOut(judged: Judged): boolean {
  return mayHaveLostParts(judged) || isMisread(judged);
}

/** A total that exceeds parts of which the end of the text may have taken some away says nothing. */
export function mayHaveLostParts({ relation, residual, status }: Judged): boolean {
  return relation.isOpen === true && status === 'broken' && sign(residual.value) > 0;
}

interface Votes {
  /** Votes of the relations that hold. */
  holds: number;
  /** Those that are broken. */
  readonly broken: Relation[];
  certain: boolean;
  /** Told once all have voted. */
  isBelieved?: boolean;
}

/** The votes that each relation counts among. Relations between amounts that are all blank do not vote. */
function countVotes(all: readonly Judged[]): readonly Votes[] {
  const votes = new Map<unknown, Map<string, Votes>>();
  return all.map(({ relation, residual, status }) => {
    const table = relation.votesIn ?? relation.total.place.block;
    const templates = votes.get(table) ?? new Map<string, Votes>();
    const vote = templates.get(relation.template) ?? { holds: 0, broken: [], certain: true };
    votes.set(table, templates.set(relation.template, vote));
    vote.certain &&= relation.certain;
    if (status === 'broken') vote.broken.push(relation);
    else if (residual.terms > 0) vote.holds += votesFor(relation);
    return vote;
  });
}

/** What a relation counts for: its parts tell whether it may hold by chance. */
export function votesFor({ parts }: Relation): number {
  let printed = 0;
  for (const { amount } of parts) {
    if (!amount.printed.blank && !isZero(amount.printed.value)) printed++;
    if (printed > 1) return VOTES_OF_A_SUM;
  }
  return 1;
}

function isBelieved({ holds, broken, certain }: Votes): boolean {
  if (!certain) return holds >= against(broken);
  return isCertainBelieved(holds, broken, []);
}

/** Whether a certain template is believed beside its broken relations and some more. */
function isCertainBelieved(holds: number, broken: readonly Relation[], more: readonly Relation[]): boolean {
  const length = broken.length + more.length;
  return length <= holds || length < MISREAD || withoutShared(broken, more) < MISREAD;
}

function against(broken: readonly Relation[]): number {
  return broken.reduce((votes, relation) => votes + votesAgainst(relation), 0);
}

/** How many votes for a template it takes to believe that one of its relations is broken by a mistake; asked of long sums for every part. */
const votesAgainst = memoize(({ total, parts, isApproximate }: Relation): number => {
  // A nought that is printed adds no more than a blank.
  const printed = parts.filter(({ amount }) => !isZero(amount.printed.value));
  const [only] = printed;
  if (
    isApproximate ||
    printed.length !== 1 ||
    only.sign < 0 ||
    only.amount.printed.unit !== total.printed.unit
  )
    return HOLDS_FOR_ONE_BROKEN.any;
  const [is, meant] = [total.printed.text, only.amount.printed.text];
  if (isTellingSlip(is, meant) && isTellingSlip(meant, is)) return HOLDS_FOR_ONE_BROKEN.tellingSlip;
  return isSlip(is, meant) ? HOLDS_FOR_ONE_BROKEN.slip : HOLDS_FOR_ONE_BROKEN.any;
});

/** How many broken relations there are, and some more, when those around the amount that is in most of them count once. */
function withoutShared(broken: readonly Relation[], more: readonly Relation[]): number {
  const { counts, most } = sharedIn(broken);
  const added = countsOf(more);
  const now = [...added].reduce((max, [amount, own]) => Math.max(max, own + (counts.get(amount) ?? 0)), most);
  return broken.length + more.length - now + 1;
}

/** In how many relations each amount of them is, and the most; asked again for each amount that might break one more. */
const sharedIn = memoize((broken: readonly Relation[]) => {
  const counts = countsOf(broken);
  return { counts, most: [...counts.values()].reduce((a, b) => Math.max(a, b), 1) };
});

function countsOf(relations: readonly Relation[]): ReadonlyMap<Amount, number> {
  const counts = new Map<Amount, number>();
  for (const relation of relations)
    for (const amount of amountsOf(relation)) counts.set(amount, (counts.get(amount) ?? 0) + 1);
  return counts;
}

/** The broken relations of a template, and the votes that they take. */
const tallyOf = memoize((broken: readonly Relation[]) => ({
  all: new Set(broken),
  against: against(broken),
}));
