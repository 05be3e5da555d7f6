/** The typed amounts behind computed ones that may be what is wrong where a computed amount contradicts a printed one. */

import { add, type Exact, equal, isZero, negate } from '../amounts/exact';
import { isAsked } from '../disclosure/asked';
import type { Amount } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { amountsOf, coefficientOf, type RelationsOf } from './graph';
import type { Localised } from './localise';
import { isOneSlip, type Repair } from './repair';

/** So many amounts are followed down from those of one relation; a table of a department has hundreds. */
const MOST_FOLLOWED = 4000;
/** Of more broken relations than these hardly one keystroke is the cause. */
const MOST_BROKEN = 8;
/** So many amounts are named: more say nothing. */
const MOST_NAMED = 3;

/**
 * A component with the typed amounts named that one keystroke may have made wrong: any of them, mended, makes all broken
 * relations hold, through what is computed from it. They are candidates and no repairs: the other side may be wrong as well.
 */
export function withLeavesBehind(component: Localised, around: RelationsOf): Localised {
  const { broken, act, repairs, candidates } = component;
  if (act || repairs.length > 0 || candidates.length > 0 || broken.length > MOST_BROKEN) return component;
  if (!broken.some(({ relation }) => amountsOf(relation).some(isAsked))) return component;
  const found = leavesBehind(broken, around);
  return found.length === 0 || found.length > MOST_NAMED ? component : { ...component, candidates: found };
}

function leavesBehind(broken: readonly Judged[], around: RelationsOf): readonly Repair[] {
  const shares = broken.map((one) => sharesIn(one, around));
  const [first] = shares;
  return [...(first ?? [])].flatMap(([amount, share]): Repair[] => {
    const change = changeBy(broken[0], share);
    const isCause =
      change !== undefined &&
      broken.every((one, index) => {
        const own = changeBy(one, shares[index]?.get(amount) ?? 0);
        return own !== undefined && equal(own, change);
      });
    if (!isCause) return [];
    const repair = { amount, value: add(amount.printed.value, change) };
    return isOneSlip(repair) && !isVouchedFor(amount, around) ? [repair] : [];
  });
}

/** Whether anything that is computed from an amount agrees with a typed one, which another value would contradict. */
function isVouchedFor(typed: Amount, around: RelationsOf): boolean {
  const affected = new Set([typed]);
  for (const amount of affected)
    for (const one of around.get(amount) ?? []) {
      const { total } = one.relation;
      if (isAsked(total) && definitionOf(total, around) === one) affected.add(total);
      else if (one.status === 'exact' && amountsOf(one.relation).some((other) => isOther(other, typed)))
        return true;
    }
  return false;
}

function isOther(amount: Amount, typed: Amount): boolean {
  return amount !== typed && !isAsked(amount) && !isZero(amount.printed.value);
}

/** By how much an amount has to change for nothing to be left over, where it goes in once. */
function changeBy({ residual }: Judged, share: number): Exact | undefined {
  if (share === 1) return negate(residual.value);
  return share === -1 ? residual.value : undefined;
}

/** How often each typed amount behind the computed ones of a relation goes into what is left over; nothing of too many. */
function sharesIn({ relation }: Judged, around: RelationsOf): ReadonlyMap<Amount, number> | undefined {
  const shares = new Map<Amount, number>();
  const open = amountsOf(relation)
    .filter(isAsked)
    .map((amount) => ({ amount, share: coefficientOf(relation, amount) }));
  for (let followed = 0; followed < open.length; followed++) {
    if (followed > MOST_FOLLOWED) return undefined;
    const { amount, share } = open[followed];
    const definition = definitionOf(amount, around);
    for (const part of definition?.relation.parts ?? [])
      if (isAsked(part.amount)) open.push({ amount: part.amount, share: share * part.sign });
      else if (!isZero(part.amount.printed.value))
        shares.set(part.amount, (shares.get(part.amount) ?? 0) + share * part.sign);
  }
  return shares;
}

/** What says what a computed amount is: that which the words leave no doubt of first, as it is computed. */
function definitionOf(amount: Amount, around: RelationsOf): Judged | undefined {
  const defining = (around.get(amount) ?? []).filter(
    ({ relation: { defines, isBound, expect, total }, status }) =>
      defines && !isBound && !expect && total === amount && status === 'exact',
  );
  return defining.find(({ relation }) => relation.certain) ?? defining[0];
}
