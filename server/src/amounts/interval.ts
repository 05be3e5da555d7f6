/** What a residual means: exact, rounding, or broken, by the intervals that printed amounts stand for. */

import { absolute, compare, type Exact, isZero, ratio, scale } from './exact';

export type Status = 'exact' | 'rounding' | 'broken';

/** What is left over in a relation, and how much rounding could account for. All quantities in 分. */
export interface Residual {
  /** total − Σ ±part. */
  readonly value: Exact;
  /** Σ of the last printed places of the non-blank amounts: twice the tolerance. */
  readonly steps: Exact;
  /** How many amounts are not blank. */
  readonly terms: number;
  /** The largest last printed place among them. */
  readonly step: Exact;
}

/** `broken` when the residual exceeds half the sum of the last printed places. */
export function statusOf(residual: Residual): Status {
  if (isZero(residual.value)) return 'exact';
  return compare(scale(absolute(residual.value), 2), residual.steps) <= 0 ? 'rounding' : 'broken';
}

/**
 * How unlikely honest rounding is to leave this residual: 12·r²/(m·u²), about 1 for a typical one; infinite when broken.
 */
export function surpriseOf(residual: Residual): number {
  const status = statusOf(residual);
  if (status === 'exact') return 0;
  if (status === 'broken') return Number.POSITIVE_INFINITY;
  const quotient = ratio(residual.value, residual.step);
  return (12 * quotient * quotient) / residual.terms;
}

/** A residual larger than four standard deviations of honest rounding: worded 尾差偏大. */
export function isLargeRounding(residual: Residual): boolean {
  return statusOf(residual) === 'rounding' && surpriseOf(residual) > 16;
}
