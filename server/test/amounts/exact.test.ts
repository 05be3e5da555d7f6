/** Exact arithmetic against decimal.js: the same result, always in its canonical form. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  compare,
  decimalsNeeded,
  equal,
  exactFromDigits,
  isZero,
  negate,
  ratio,
  scale,
  sign,
  subtract,
  toFixed,
} from '../../src/amounts/exact';
import { parseAmount } from '../../src/amounts/printed';
import { type Unit, unitExponent } from '../../src/amounts/units';
import { agrees, anyUnit, Oracle, oracleValue, plainNumber, RUNS, signedNumber } from './arbitraries';

const exact = (number: string, unit: Unit) => parseAmount(number, unit)!.value;
const pair = [signedNumber, anyUnit, signedNumber, anyUnit] as const;

describe('arithmetic against decimal.js', () => {
  test('add and subtract', () => {
    fc.assert(
      fc.property(...pair, (a, ua, b, ub) => {
        const [x, y] = [oracleValue(a, ua), oracleValue(b, ub)];
        return (
          agrees(add(exact(a, ua), exact(b, ub)), x.plus(y)) &&
          agrees(subtract(exact(a, ua), exact(b, ub)), x.minus(y))
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('compare and equal', () => {
    fc.assert(
      fc.property(...pair, (a, ua, b, ub) => {
        const expected = oracleValue(a, ua).comparedTo(oracleValue(b, ub));
        const [x, y] = [exact(a, ua), exact(b, ub)];
        return compare(x, y) === expected && equal(x, y) === (expected === 0);
      }),
      { numRuns: RUNS },
    );
  });

  test('negate, absolute, sign and scale', () => {
    fc.assert(
      fc.property(signedNumber, anyUnit, fc.integer({ min: -10_000, max: 10_000 }), (a, unit, k) => {
        const [x, oracle] = [exact(a, unit), oracleValue(a, unit)];
        return (
          agrees(negate(x), oracle.negated()) &&
          agrees(absolute(x), oracle.abs()) &&
          agrees(scale(x, k), oracle.times(k)) &&
          sign(x) === oracle.comparedTo(0) &&
          isZero(x) === oracle.isZero()
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('a column added up in any order', () => {
    const column = fc.array(fc.tuple(signedNumber, anyUnit), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(column, (amounts) => {
        const values = amounts.map(([number, unit]) => exact(number, unit));
        const oracle = amounts.reduce(
          (sum, [number, unit]) => sum.plus(oracleValue(number, unit)),
          new Oracle(0),
        );
        const forward = values.reduce(add, 0);
        const backward = values.reduceRight((sum, value) => add(sum, value), 0);
        return agrees(forward, oracle) && equal(forward, backward);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  test('printing in a unit, exact or rounded half away from zero', () => {
    fc.assert(
      fc.property(signedNumber, anyUnit, anyUnit, fc.integer({ min: 0, max: 8 }), (a, from, to, decimals) => {
        const exponent = unitExponent(to);
        const value = exact(a, from);
        const oracle = oracleValue(a, from).div(new Oracle(10).pow(exponent));
        const rounded = oracle.toDecimalPlaces(decimals, Oracle.ROUND_HALF_UP);
        const expected = (rounded.isZero() ? new Oracle(0) : rounded).toFixed(decimals);
        return (
          toFixed(value, exponent, decimals) === expected &&
          decimalsNeeded(value, exponent) === oracle.decimalPlaces()
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('the ratio of two amounts, to the precision of a float', () => {
    fc.assert(
      fc.property(plainNumber, plainNumber, anyUnit, (a, b, unit) => {
        const divisor = exact(b, unit);
        fc.pre(!isZero(divisor));
        return ratio(exact(a, unit), divisor) === new Oracle(a).div(b).toNumber();
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });
});

describe('edges', () => {
  test('sums that leave the safe integers stay exact and come back', () => {
    const top = Number.MAX_SAFE_INTEGER;
    const beyond = add(top, 1);
    expect(String(beyond)).toBe('9007199254740992');
    expect(add(beyond, 1).toString()).toBe('9007199254740993');
    expect(subtract(add(beyond, 1), 2)).toBe(top);
  });

  test('parts of a 分 are kept and come back to a safe integer', () => {
    const tenth = exactFromDigits('1', -1);
    expect(typeof tenth).toBe('object');
    expect(scale(tenth, 10)).toBe(1);
    expect(compare(tenth, 0)).toBe(1);
    expect(subtract(tenth, tenth)).toBe(0);
  });

  test('there is one zero', () => {
    for (const zero of [negate(0), scale(0, -1), scale(-5, 0), add(-5, 5), exactFromDigits('-0', 2)]) {
      expect(Object.is(zero, 0)).toBe(true);
    }
    expect(toFixed(-4, 2, 1)).toBe('0.0');
  });
});
