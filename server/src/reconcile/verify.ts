/** Tries values out: which would make relations exact, and how much surprise they leave. */

import { add, type Exact, equal, isZero, negate, scale, sign } from '../amounts/exact';
import { type Residual, statusOf, surpriseOf } from '../amounts/interval';
import { parseAmount } from '../amounts/printed';
import { slipsOf } from '../amounts/slips';
import type { Amount, TableModel } from '../disclosure/model';
import type { Judged, Relation } from '../rules/model';
import { memoize } from '../text/memo';
import { coefficientOf } from './graph';
import { residualAfter, type Values } from './judge';

/** Whether a table prints an amount below zero: one that never does holds money that cannot be less than nothing. */
const printsNegative = memoize(({ panels }: TableModel): boolean =>
  panels.some(({ rows }) =>
    rows.some(({ amounts }) => amounts.some((amount) => amount && sign(amount.printed.value) < 0)),
  ),
);

/** Whether an amount may be less than nothing: sentences say 减少, and tables without any such amount have lost a sign at most. */
function mayBeNegative({ cell, printed }: Amount, value: Exact): boolean {
  if (!cell) return false;
  return equal(value, negate(printed.value)) || printsNegative(cell.table);
}

/** The values that would make each of the relations exact. */
export function valuesFor(amount: Amount, relations: readonly Judged[], given: Values): Exact[] {
  const values: Exact[] = [];
  for (const one of relations) {
    const coefficient = coefficientOf(one.relation, amount);
    if (coefficient === 0) continue;
    if (one.relation.isApproximate) {
      values.push(...slippedFrom(amount, one, given));
      continue;
    }
    const residual = residualAfter(one, given).value;
    const change = coefficient > 0 ? negate(residual) : residual;
    const value = add(given.get(amount) ?? amount.printed.value, change);
    if (sign(value) < 0 && !mayBeNegative(amount, value)) continue;
    if (!values.some((other) => equal(other, value))) values.push(value);
  }
  return values;
}

/** Of so many numbers that a keystroke may have made another any may be meant. */
const MOST_MEANT = 2;

/**
 * The few numbers of a keystroke less that a relation allows which knows its amounts about: a rate, a share. Of several those
 * that it allows if all others are exactly what they print.
 */
function slippedFrom(amount: Amount, { relation, ...rest }: Judged, given: Values): readonly Exact[] {
  if (amount.cell) return [];
  const { expect, expectOfExact = expect } = relation;
  const allowed = (values: readonly Exact[], own: Relation): readonly Exact[] =>
    values.filter(
      (value) =>
        statusOf(residualAfter({ relation: own, ...rest }, new Map(given).set(amount, value))) !== 'broken',
    );
  const fitting = allowed(keystrokesBefore(amount), relation);
  const exact = fitting.length > 1 ? allowed(fitting, { ...relation, expect: expectOfExact }) : [];
  const meant = exact.length > 0 ? exact : fitting;
  return meant.length <= MOST_MEANT ? meant : [];
}

/** The values of which one keystroke may have made an amount. */
const keystrokesBefore = memoize(({ printed: { text, unit } }: Amount): readonly Exact[] =>
  slipsOf(text).flatMap((each) => parseAmount(each, unit)?.value ?? []),
);

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

function surpriseIn({ relation }: Judged, residual: Residual): number {
  return surpriseOf(residual) + (partsOneFact(relation, residual) ? TWO_PRINTINGS_DIFFER : 0);
}

/**
 * Whether a residue lies between two amounts that are the same, which are rounded alike: where both print the same last place,
 * no rounding parts them, so that it says more than in any sum.
 */
export function partsOneFact({ expect }: Relation, { terms, steps, step, value }: Residual): boolean {
  return !expect && terms === 2 && equal(steps, scale(step, 2)) && !isZero(value);
}
