/** Tells whether printed amounts add up to another, within what rounding explains: how rules choose between structures. */

import { add, type Exact, scale, subtract } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import type { Amount } from '../disclosure/model';

/**
 * Whether parts, less those that are taken away, add up to so many times a total, once unless said otherwise; what is not
 * there counts as nothing.
 */
export function addsUp(
  total: Amount | undefined,
  parts: readonly (Amount | undefined)[],
  times = 1,
  taken: readonly Amount[] = [],
): boolean {
  const step = total?.printed.step ?? 0;
  let sum: Exact = 0;
  let steps = scale(step, times);
  for (const part of parts) {
    sum = add(sum, part?.printed.value ?? 0);
    steps = add(steps, part?.printed.step ?? 0);
  }
  for (const { printed } of taken) {
    sum = subtract(sum, printed.value);
    steps = add(steps, printed.step);
  }
  const value = subtract(scale(total?.printed.value ?? 0, times), sum);
  return statusOf({ value, steps, terms: parts.length + taken.length + 1, step }) !== 'broken';
}
