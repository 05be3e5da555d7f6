/** Tries values out: which would make relations exact, and how much surprise they leave. */

import { add, type Exact, equal, negate, sign } from '../amounts/exact';
import { statusOf, surpriseOf } from '../amounts/interval';
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
    surprise += surpriseOf(residual) - (status === 'broken' ? 0 : surpriseOf(before));
  }
  return surprise;
}
