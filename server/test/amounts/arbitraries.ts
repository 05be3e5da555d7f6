/** Random amounts for the property tests, and decimal.js as the oracle they are compared with. */

import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { Exact } from '../../src/amounts/exact';
import { UNITS, type Unit, unitExponent } from '../../src/amounts/units';

/** Runs of each property; `bench/amounts.mjs` raises it so that a million amounts are compared. */
export const RUNS = Number(process.env.GOUJI_AMOUNT_RUNS ?? 10_000);

export const Oracle = Decimal.clone({ precision: 300, toExpNeg: -300, toExpPos: 300 });

export const anyUnit: fc.Arbitrary<Unit> = fc.constantFrom(...UNITS);

/** A plain decimal string without a sign: 0 to 14 digits before the point, 0 to 9 after it, mostly two. */
export const plainNumber: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 0, max: 14 }), fc.maxSafeNat(), fc.constantFrom(2, 2, 2, 0, 1, 3, 6, 9), fc.nat())
  .map(([length, whole, decimals, fraction]) => {
    const digits = length === 0 ? '0' : String(whole % 10 ** length);
    return decimals === 0 ? digits : `${digits}.${String(fraction % 10 ** decimals).padStart(decimals, '0')}`;
  });

/** A number of 15 to 28 digits, which no safe integer holds in 分. */
const hugeNumber: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.maxSafeNat(), fc.maxSafeNat(), fc.integer({ min: 0, max: 99 }))
  .map(([first, a, b, cents]) =>
    `${first}${a}${b % 1_000_000_000}.${String(cents).padStart(2, '0')}`.slice(0, 28),
  );

export const signedNumber: fc.Arbitrary<string> = fc
  .tuple(fc.boolean(), fc.oneof({ weight: 9, arbitrary: plainNumber }, { weight: 1, arbitrary: hugeNumber }))
  .map(([negative, text]) => (negative ? `-${text}` : text));

/** What a printed number means in 分, by the oracle. */
export function oracleValue(number: string, unit: Unit): Decimal {
  return new Oracle(number).times(new Oracle(10).pow(unitExponent(unit)));
}

/** Whether a value is the oracle's, and in the form that `Exact` promises: a safe integer wherever one will do. */
export function agrees(value: Exact, oracle: Decimal): boolean {
  if (!oracle.equals(value)) return false;
  const fits = oracle.isInteger() && oracle.abs().lessThanOrEqualTo(Number.MAX_SAFE_INTEGER);
  return fits ? typeof value === 'number' && !Object.is(value, -0) : typeof value !== 'number';
}
