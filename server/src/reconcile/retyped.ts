/** Judges anew what one retyped amount touches, while everything else stays as the check before found it. */

import type { Amount, TableModel } from '../disclosure/model';
import type { Finding, Judged, Relation, ValueOf } from '../rules/model';
import type { Place } from '../tables/model';
import { memoize } from '../text/memo';
import { boundFindings } from './bounds';
import { findingsOf } from './findings';
import { relationsAmong } from './graph';
import { type Judgement, judgeAll, judgeOne, weighed } from './judge';
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
  const { relations, lists, bounds, looks } = verdicts;
  if (looks.some(({ place }) => touches(place, retyped.amount.place))) return undefined;
  const now = [...lists];
  for (const [index, list] of relations.entries()) {
    const table = onlyTable(list);
    if (table && table !== retyped.amount.cell?.table) continue;
    const before = judgeAll(list, isExact);
    const after = judgedAgain(before, retyped, isExact);
    if (after === before) continue;
    if (after.doubted.length > 0 || before.doubted.length > 0) return undefined;
    now[index] = after.judged;
  }
  const { findings, localised, isCut } = findingsOf(now.flatMap(inexact), relationsAmong(now));
  if (isCut || localised.some(({ repairs }) => repairs.length === 0)) return undefined;
  const boundsNow = bounds.flatMap((list) => judgedAgain(judgeAll(list, isExact), retyped, isExact).judged);
  return [...findings, ...boundFindings(boundsNow, localised), ...looks];
}

function touches(a: Place, b: Place): boolean {
  return a.block === b.block && a.start <= b.end && b.start <= a.end;
}

/** What findings are made of; few of many. */
const inexact = memoize((list: readonly Judged[]) => list.filter(({ status }) => status !== 'exact'));

/** The table that all amounts of a list stand in; `undefined` where there is none, or no such table. */
const onlyTable = memoize((list: readonly Relation[]): TableModel | undefined => {
  const table = list[0]?.total.cell?.table;
  const isInIt = (amount: Amount): boolean => amount.cell?.table === table;
  return list.every(({ total, parts }) => isInIt(total) && parts.every((part) => isInIt(part.amount)))
    ? table
    : undefined;
});

/** The judgement of a list in which an amount was retyped; the same where that is in none of its relations, as in most. */
function judgedAgain(before: Judgement, retyped: Retyped, isExact: boolean): Judgement {
  const { amount } = retyped;
  if (!before.all.some(({ relation }) => holds(relation, amount))) return before;
  return weighed(before.all.map((one) => judgedAfter(one, retyped, isExact)));
}

/** The verdict on one relation once an amount was retyped. */
export function judgedAfter(judged: Judged, retyped: Retyped, isExact: boolean): Judged {
  if (!holds(judged.relation, retyped.amount)) return judged;
  return judgeOne(withRetyped(judged.relation, retyped), isExact);
}

/** Asked of every relation with every keystroke. */
function holds({ total, parts }: Relation, amount: Amount): boolean {
  if (total === amount) return true;
  for (const part of parts) if (part.amount === amount) return true;
  return false;
}

/** The relation with another amount in the place of one. */
function withRetyped(relation: Relation, { amount, instead }: Retyped): Relation {
  const { total, parts, expect, name } = relation;
  const before = (one: Amount): Amount => (one === instead ? amount : one);
  return {
    ...relation,
    total: total === amount ? instead : total,
    parts: parts.map((part) => (part.amount === amount ? { ...part, amount: instead } : part)),
    name: (one, locale) => name(before(one), locale),
    // It asks for the amount that it was made with.
    expect: expect && ((values: ValueOf) => expect((one) => values(one === amount ? instead : one))),
  };
}
