/** The relations around each amount, and the components of broken relations that share amounts. */

import type { Amount, TableModel } from '../disclosure/model';
import type { Judged, Relation } from '../rules/model';
import { memoize } from '../text/memo';

/** Which relations an amount is in. */
export type RelationsOf = Pick<ReadonlyMap<Amount, readonly Judged[]>, 'get'>;

/** The relations around amounts in several lists, of which most stay the same from check to check. */
export function relationsAmong(lists: readonly (readonly Judged[])[]): RelationsOf {
  const known = new Map<Amount, readonly Judged[] | undefined>();
  return {
    get: (amount) => {
      if (!known.has(amount)) known.set(amount, foundIn(lists, amount));
      return known.get(amount);
    },
  };
}

export function relationsByAmount(judged: readonly Judged[]): ReadonlyMap<Amount, readonly Judged[]> {
  const map = new Map<Amount, Judged[]>();
  for (const one of judged) {
    for (const amount of amountsOf(one.relation)) {
      const list = map.get(amount);
      if (list) list.push(one);
      else map.set(amount, [one]);
    }
  }
  return map;
}

function foundIn(lists: readonly (readonly Judged[])[], amount: Amount): readonly Judged[] | undefined {
  let all: readonly Judged[] | undefined;
  for (const list of lists) {
    const found = relationsInList(list).get(amount);
    if (found) all = all ? [...all, ...found] : found;
  }
  return all;
}

/** The relations around each amount of a list that is asked for again and again. */
export const relationsInList = memoize(relationsByAmount);

/** The total and the parts. */
export function amountsOf(relation: Relation): Amount[] {
  return [relation.total, ...relation.parts.map((part) => part.amount)];
}

/** The amounts that all of some relations have in common. */
export function sharedAmounts(relations: readonly Judged[]): Amount[] {
  const [first, ...others] = relations.map(({ relation }) => amountsOf(relation));
  if (others.length === 0) return first;
  const sets = others.map((amounts) => new Set(amounts));
  return first.filter((amount) => sets.every((set) => set.has(amount)));
}

/** The table that all amounts of a relation stand in; `undefined` where there is none, or several. */
export function tableOf(relation: Relation): TableModel | undefined {
  const table = relation.total.cell?.table;
  return relation.parts.every(({ amount }) => amount.cell?.table === table) ? table : undefined;
}

/** Of so many relations two that are apart are looked for: a printed amount is in few. */
const MOST_WITNESSES = 16;

/** Whether two of the relations share no printed amount, but for the one that they tell of. */
export function areTwoApart(relations: readonly Judged[], amount?: Amount): boolean {
  const few = relations.slice(0, MOST_WITNESSES);
  return few.some((one, index) =>
    few.slice(index + 1).some((other) => areApart(one.relation, other.relation, amount)),
  );
}

function areApart(one: Relation, other: Relation, amount: Amount | undefined): boolean {
  const [a, b] = [printedIn(one), printedIn(other)];
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const each of few) if (each !== amount && many.has(each)) return false;
  return true;
}

/** The printed amounts of relations, looked up for each of them: long sums are asked about once for every part. */
const printedIn = memoize(
  (relation: Relation): ReadonlySet<Amount> =>
    new Set(amountsOf(relation).filter(({ printed }) => !printed.blank)),
);

/** Signs of the parts of long sums, which are asked for again and again while a wrong amount is sought. */
const signsOfLongSums = new WeakMap<Relation, ReadonlyMap<Amount, number>>();
const LONG = 16;

/** +1 for the total, the negated sign for a part: how the residual follows the amount. */
export function coefficientOf(relation: Relation, amount: Amount): number {
  if (relation.total === amount) return 1;
  if (relation.parts.length < LONG)
    return 0 - (relation.parts.find((part) => part.amount === amount)?.sign ?? 0);
  return 0 - (signsOf(relation).get(amount) ?? 0);
}

function signsOf(relation: Relation): ReadonlyMap<Amount, number> {
  const known = signsOfLongSums.get(relation);
  if (known) return known;
  const signs = new Map(relation.parts.map(({ amount, sign }) => [amount, sign]));
  signsOfLongSums.set(relation, signs);
  return signs;
}

/** Groups broken relations that share an amount, directly or through others. */
export function brokenComponents(judged: readonly Judged[]): Judged[][] {
  const broken = judged.filter(({ status }) => status === 'broken');
  const around = relationsByAmount(broken);
  const seen = new Set<Judged>();
  const components: Judged[][] = [];
  for (const start of broken) {
    if (seen.has(start)) continue;
    seen.add(start);
    const component = [start];
    for (let next = 0; next < component.length; next++) {
      for (const amount of amountsOf(component[next].relation)) {
        for (const neighbour of around.get(amount) ?? []) {
          if (seen.has(neighbour)) continue;
          seen.add(neighbour);
          component.push(neighbour);
        }
      }
    }
    components.push(component);
  }
  return components;
}
