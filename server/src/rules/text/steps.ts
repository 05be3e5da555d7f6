/** How precise the numbers of a sentence are when they are added up. */

import { absolute, add, compare, type Exact, isZero, remainder, sign, subtract } from '../../amounts/exact';
import { formatAmount } from '../../amounts/printed';
import { isUnlikelySlip } from '../../amounts/slips';
import type { Amount } from '../../disclosure/model';
import type { Expected, Part, ValueOf } from '../model';

/**
 * Σ ±parts with the tolerance that the printed decimals leave. People drop zeros (`207万元` beside `18.90万元`): where
 * the printed numbers miss each other by a whole multiple of the coarsest last place, nothing was rounded, and each is
 * taken for as precise as the finest. A zero is exact.
 */
export function expectSum(total: Amount, parts: readonly Part[]): (valueAt: ValueOf) => Expected {
  const amounts = [total, ...parts.map(({ amount }) => amount)];
  const printed = sumAt(parts, ({ printed: { value } }) => value);
  const steps = stepsOf(amounts, subtract(total.printed.value, printed));
  return (valueAt) => ({ value: sumAt(parts, valueAt), steps });
}

function sumAt(parts: readonly Part[], valueAt: ValueOf): Exact {
  return parts.reduce<Exact>((sum, { amount, sign }) => {
    const value = valueAt(amount);
    return sign > 0 ? add(sum, value) : subtract(sum, value);
  }, 0);
}

/** Whether an amount is a keystroke apart from one that is more by so much, and so long that this is no accident. */
export function isKeystrokeAway({ printed: { value, unit, decimals } }: Amount, more: Exact): boolean {
  const meant = add(value, more);
  // A sign is no part of what sentences print: they say 减少.
  if (sign(meant) !== sign(value)) return false;
  return isUnlikelySlip(formatAmount(value, unit, decimals), formatAmount(meant, unit, decimals));
}

/** Twice the tolerance of a sum of printed numbers that leaves a residue. */
export function stepsOf(amounts: readonly Amount[], residue: Exact): Exact {
  const steps = amounts.filter(({ printed }) => !isZero(printed.value)).map(({ printed }) => printed.step);
  if (steps.length === 0) return 0;
  const [finest, coarsest] = [steps.reduce(smaller), steps.reduce(larger)];
  const isPadded = isZero(remainder(absolute(residue), coarsest));
  return steps.reduce<Exact>((sum, step) => add(sum, isPadded ? finest : step), 0);
}

function smaller(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b;
}

function larger(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b;
}
