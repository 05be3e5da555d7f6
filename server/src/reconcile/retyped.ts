/** Judges anew what one retyped amount touches, while everything else stays as the check before found it. */

import type { Amount } from '../disclosure/model';
import type { Finding, Judged, Relation, ValueOf } from '../rules/model';
import type { Place } from '../tables/model';
import { memoize } from '../text/memo';
import { boundFindings } from './bounds';
import { isAlike, type StructureOf, structuresIn, votesOf } from './certain';
import { withoutDoubtful } from './doubtful-tables';
import { findingsOf } from './findings';
import { amountsOf, type RelationsOf, relationsAmong, relationsInList } from './graph';
import { isLeftOut, type Judgement, judgeAll, judgeOne, weighed } from './judge';
import type { DisclosureVerdicts } from './reconcile';

/** An amount with the one that is printed in its place now. */
export interface Retyped {
  readonly amount: Amount;
  readonly instead: Amount;
}

/**
 * What is found in a disclosure once an amount was retyped; as its relations, its names and its text were understood
 * before. `undefined` where more than the relations around the amount has to be looked at: where relations that were
 * taken for misread may come back, where what is broken is not explained by amounts alone, or where something was found
 * at the amount that its numbers do not tell.
 */
export function retypedFindings(
  verdicts: DisclosureVerdicts,
  retyped: Retyped,
  isExact: boolean,
): readonly Finding[] | undefined {
  const { relations, lists, bounds, looks, weak } = verdicts;
  const { cell } = retyped.amount;
  if (cell && weak.has(cell.table)) return undefined;
  const isLookedAt = ({ place, places = [place] }: Finding) =>
    places.some((each) => touches(each, retyped.amount.place));
  if (looks.some(isLookedAt)) return undefined;
  const replaced = new Map<Judged, Judged | undefined>();
  const now = [...lists];
  for (const [index, list] of relations.entries()) {
    const before = judgeAll(list, isExact);
    const after = replacedIn(before, retyped, isExact);
    if (after.size === 0) continue;
    if (!isBelievedAfter(before, after)) return undefined;
    for (const [one, other] of after) replaced.set(one, other);
    now[index] = withReplaced(lists[index], after);
  }
  const isWeak = ({ relation }: Judged) =>
    amountsOf(relation).some((amount) => amount.cell !== undefined && weak.has(amount.cell.table));
  if ([...replaced.keys()].some(isWeak)) return undefined;
  const around = aroundAfter(aroundBefore(verdicts), retyped, replaced);
  const { findings, localised, isCut } = findingsOf({
    judged: now.flatMap(inexact),
    around,
    structureOf: structuresAfter(structuresBefore(verdicts), replaced),
  });
  if (isCut || localised.some(({ repairs }) => repairs.length === 0)) return undefined;
  const boundsReplaced = bounds.map((list) => replacedIn(judgeAll(list, isExact), retyped, isExact));
  if (boundsReplaced.some((after) => [...after.keys()].some(isWeak))) return undefined;
  const boundsNow = bounds.flatMap((list, index) =>
    withoutDoubtful(withReplaced(judgeAll(list, isExact).judged, boundsReplaced[index]), verdicts),
  );
  return [...findings, ...boundFindings(boundsNow, localised), ...looks];
}

function touches(a: Place, b: Place): boolean {
  return a.block === b.block && a.start <= b.end && b.start <= a.end;
}

/** What findings are made of; few of many. */
const inexact = memoize((list: readonly Judged[]) => list.filter(({ status }) => status !== 'exact'));

/** Verdicts by those that they replace; nothing for those on relations that their rule no longer makes. */
type Replaced = ReadonlyMap<Judged, Judged | undefined>;

const NOTHING: Replaced = new Map();

/** The verdicts of a list on relations with the retyped amount, and what they are now; mostly none. */
function replacedIn({ all }: Judgement, retyped: Retyped, isExact: boolean): Replaced {
  const touched = relationsInList(all).get(retyped.amount);
  return touched ? new Map(touched.map((one) => [one, judgedAfter(one, retyped, isExact)])) : NOTHING;
}

function withReplaced(list: readonly Judged[], replaced: Replaced): readonly Judged[] {
  if (replaced.size === 0) return list;
  return list.flatMap((one) => (replaced.has(one) ? (replaced.get(one) ?? []) : one));
}

/** Whether all relations of a list are taken into account as before; those of a template vote together. */
function isBelievedAfter({ all, doubted }: Judgement, replaced: Replaced): boolean {
  if (doubted.length > 0) return false;
  for (const [before, after] of replaced) if (after && isLeftOut(before) !== isLeftOut(after)) return false;
  const templates = new Set([...replaced.keys()].map(({ relation }) => relation.template));
  const voting = all.filter(({ relation }) => templates.has(relation.template));
  return weighed(withReplaced(voting, replaced)).doubted.length === 0;
}

const aroundBefore = memoize(({ lists }: DisclosureVerdicts) => relationsAmong(lists));

const structuresBefore = memoize(({ lists }: DisclosureVerdicts) => structuresIn(lists));

/** What was broken before and is not any more no longer counts; what is broken now is explained, or a check has to tell. */
function structuresAfter(before: StructureOf, replaced: Replaced): StructureOf {
  return (one) => {
    const { count, votes, broken } = before(one);
    const own = [...replaced].filter(([each]) => isAlike(each, one));
    const change = votesOf(own.flatMap(([, after]) => after ?? [])) - votesOf(own.map(([each]) => each));
    return {
      count,
      votes: votes + change,
      broken: withReplaced(broken, replaced).filter(({ status }) => status === 'broken'),
    };
  };
}

function aroundAfter(before: RelationsOf, { amount, instead }: Retyped, replaced: Replaced): RelationsOf {
  return {
    get: (one) => {
      const around = before.get(one === instead ? amount : one);
      return around && withReplaced(around, replaced);
    },
  };
}

/**
 * The verdict on one relation once an amount was retyped; `undefined` where its rule made it only because its numbers agree, as
 * a sentence quotes one of several places: a check may find what it quotes now.
 */
export function judgedAfter(judged: Judged, retyped: Retyped, isExact: boolean): Judged | undefined {
  const { relation } = judged;
  const { amount, instead } = retyped;
  if (!holds(relation, amount)) return judged;
  if (relation.isMadeWith?.(amount, instead.printed.value) === false) return undefined;
  return judgeOne(withRetyped(relation, retyped), isExact);
}

/** Asked of every relation with every keystroke. */
function holds({ total, parts }: Relation, amount: Amount): boolean {
  if (total === amount) return true;
  for (const part of parts) if (part.amount === amount) return true;
  return false;
}

/** The relation with another amount in the place of one. */
function withRetyped(relation: Relation, { amount, instead }: Retyped): Relation {
  const { total, parts, expect, expectOfExact, name } = relation;
  const before = (one: Amount): Amount => (one === instead ? amount : one);
  const after =
    (values: ValueOf): ValueOf =>
    (one) =>
      values(one === amount ? instead : one);
  return {
    ...relation,
    total: total === amount ? instead : total,
    parts: parts.map((part) => (part.amount === amount ? { ...part, amount: instead } : part)),
    name: (one, locale) => name(before(one), locale),
    // They ask for the amount that they were made with.
    expect: expect && ((values: ValueOf) => expect(after(values))),
    expectOfExact: expectOfExact && ((values: ValueOf) => expectOfExact(after(values))),
  };
}
