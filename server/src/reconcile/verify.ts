/** Tries values out: which would make relations exact, and how much surprise they leave. */

import { add, type Exact, equal, isZero, negate, scale, sign } from '../amounts/exact';
import { type Residual, statusOf, surpriseOf } from '../amounts/interval';
import type { Amount } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { coefficientOf } from './graph';
import { residualAfter, type Values } from './judge';

/** The values that would make each of the relations exact; sentences print no negative amounts, but 减少. */
export function valuesFor(amount: Amount, relations: readonly Judged[], given: Values): Exact[] {
  const values: Exact[] = [];
  for (const one of relations) {
    const coefficient = coefficientOf(one.relation, amount);
    if (coefficient === 0 || one.relation.isApproximate) continue;
    const residual = residualAfter(one, given).value;
    const change = coefficient > 0 ? negate(residual) : residual;
    const value = add(given.get(amount) ?? amount.printed.value, change);
    if (!amount.cell && sign(value) < 0) continue;
    if (!values.some((other) => equal(other, value))) values.push(value);
  }
  return values;
}

/** How much more surprising the relations are than before; `undefined` when one of them does not hold. */
export function surpriseAfter(touched: readonly Judged[], values: Values): number | undefined {
  let surprise = 0;
  for (const one of touched) {
    const { residual: before, status } = one;
    const residual = residualAfter(one, values);
    if (statusOf(residual) === 'broken') return undefined;
    surprise += surpriseIn(one, residual) - (status === 'broken' ? 0 : surpriseIn(one, before));
  }
  return surprise;
}

/** More than rounding leaves in all sums around an amount together. */
const TWO_PRINTINGS_DIFFER = 1000;

/**
 * Two amounts that are the same are rounded alike: where both print the same last place, no rounding parts them, so
 * that a residue there says more than in any sum.
 */
function surpriseIn({ relation }: Judged, residual: Residual): number {
  const isOneFact =
    !relation.expect && residual.terms === 2 && equal(residual.steps, scale(residual.step, 2));
  return surpriseOf(residual) + (isOneFact && !isZero(residual.value) ? TWO_PRINTINGS_DIFFER : 0);
}
