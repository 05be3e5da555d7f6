/** What a retyped amount does to those that are computed from it, told without reading anything again. */

import { add, compare, equal, isZero, negate } from '../amounts/exact';
import { isAsked } from '../disclosure/asked';
import type { Amount } from '../disclosure/model';
import type { Judged, Relation } from '../rules/model';
import { memoize } from '../text/memo';
import { relationsInList } from './graph';
import { judgeAll, sumOfParts } from './judge';
import type { DisclosureVerdicts } from './reconcile';
import type { Retyped } from './retyped';

type Values = Map<Amount, Amount['printed']['value']>;

/**
 * Whether everything that relations say of a retyped amount, and of all that is computed from it, holds as it did before:
 * then nothing else is found than before. False too where only a check can tell.
 */
export function holdsAsComputed(
  verdicts: DisclosureVerdicts,
  { amount, instead }: Retyped,
  isExact: boolean,
): boolean {
  if (amount.cell && verdicts.weak.has(amount.cell.table)) return false;
  const { around, definitions } = computingIn(verdicts, isExact);
  const values = valuesAfter(around, definitions, { amount, instead });
  if (!values) return false;
  const touched = new Set([...values.keys()].flatMap((each) => around(each)));
  return [...touched].every((one) => one.status === 'exact' && holdsWith(one.relation, values));
}

interface Computing {
  /** All relations that an amount is in, those that are left out of account too. */
  readonly around: (amount: Amount) => readonly Judged[];
  /** What each computed amount is computed from. */
  readonly definitions: ReadonlyMap<Amount, Relation>;
}

/** Asked with every keystroke, and the same until something is checked again. */
const computingBy = memoize((_: DisclosureVerdicts) => new Map<boolean, Computing>());

function computingIn(verdicts: DisclosureVerdicts, isExact: boolean): Computing {
  const known = computingBy(verdicts);
  const found = known.get(isExact) ?? computingOf(verdicts, isExact);
  known.set(isExact, found);
  return found;
}

function computingOf({ relations, bounds }: DisclosureVerdicts, isExact: boolean): Computing {
  const lists = [...relations, ...bounds].map((list) => judgeAll(list, isExact).all);
  const definitions = new Map<Amount, Relation>();
  // In the order in which they are computed: those that the words leave no doubt of first.
  for (const isCertain of [true, false])
    for (const { relation, status } of lists.flat()) {
      const { total, defines, isBound, expect, certain } = relation;
      const isDefining = defines && !isBound && !expect && status === 'exact' && certain === isCertain;
      if (isDefining && isAsked(total) && !definitions.has(total)) definitions.set(total, relation);
    }
  const around = (amount: Amount): readonly Judged[] =>
    lists.flatMap((list) => relationsInList(list).get(amount) ?? []);
  return { around, definitions };
}

/** The values of the amount and of all that is computed from it; nothing where they cannot be told, or one comes to nought. */
function valuesAfter(
  around: Computing['around'],
  definitions: Computing['definitions'],
  { amount, instead }: Retyped,
): Values | undefined {
  const affected = new Set([amount]);
  const waiting = new Map<Amount, number>();
  const users = new Map<Amount, Relation[]>();
  for (const part of affected) {
    const own = around(part)
      .map(({ relation }) => relation)
      .filter((relation) => definitions.get(relation.total) === relation && relation.total !== part);
    users.set(part, [...new Set(own)]);
    for (const { total } of users.get(part) ?? []) {
      waiting.set(total, (waiting.get(total) ?? 0) + 1);
      affected.add(total);
    }
  }
  const values: Values = new Map([[amount, instead.printed.value]]);
  for (const [part] of values)
    for (const relation of users.get(part) ?? []) {
      const { total } = relation;
      const left = (waiting.get(total) ?? 0) - 1;
      waiting.set(total, left);
      if (left > 0) continue;
      const value = sumOfParts(relation, values);
      if (isZero(value) !== isZero(total.printed.value)) return undefined;
      values.set(total, value);
    }
  return values.size === affected.size ? values : undefined;
}

function holdsWith(relation: Relation, values: Values): boolean {
  if (relation.expect) return false;
  const total = values.get(relation.total) ?? relation.total.printed.value;
  const sum = sumOfParts(relation, values);
  return relation.isBound ? compare(total, sum) >= 0 : equal(add(total, negate(sum)), 0);
}
