/** Tolerance and surprise of residuals, as the reconciliation model defines them. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, type Exact, scale } from '../../src/amounts/exact';
import { isLargeRounding, type Residual, statusOf, surpriseOf } from '../../src/amounts/interval';
import { parseAmount } from '../../src/amounts/printed';
import type { Unit } from '../../src/amounts/units';
import { RUNS } from './arbitraries';

/** The residual of `total = Σ parts`, straight from the definition. */
function residualOf(total: string, parts: readonly string[], unit: Unit = '万元'): Residual {
  const printed = [total, ...parts].map((text) => parseAmount(text, unit)!);
  const filled = printed.filter((amount) => !amount.blank);
  const sum = printed.slice(1).reduce<Exact>((s, part) => add(s, part.value), 0);
  return {
    value: add(printed[0].value, scale(sum, -1)),
    steps: filled.reduce<Exact>((s, amount) => add(s, amount.step), 0),
    terms: filled.length,
    step: filled.reduce<Exact>((s, amount) => (compare(amount.step, s) > 0 ? amount.step : s), 0),
  };
}

const uniform = (residue: number, terms: number, step: number): Residual => ({
  value: residue,
  steps: terms * step,
  terms,
  step,
});

describe('status', () => {
  test.each([
    ['10.00', ['4.00', '6.00'], 'exact'],
    ['10.01', ['4.00', '6.00'], 'rounding'],
    ['10.02', ['4.00', '6.00'], 'broken'],
    ['9.98', ['4.00', '6.00'], 'broken'],
    // Blanks are exact zeros: they widen no tolerance.
    ['10.02', ['4.00', '6.00', '', ''], 'broken'],
    ['10.02', ['4.00', '5.00', '1.00'], 'rounding'],
    // A number printed without decimals stands for half a unit either way.
    ['10', ['3.60', '6.80'], 'rounding'],
    ['10', ['3.60', '6.91'], 'rounding'],
    ['10', ['3.60', '6.92'], 'broken'],
    ['-', ['', ''], 'exact'],
    ['-', ['0.01'], 'broken'],
  ])('%s = Σ %j is %s', (total, parts, status) => {
    expect(statusOf(residualOf(total, parts))).toBe(status);
  });

  test('the tolerance is half the sum of the last printed places, its bound included, whatever the sign', () => {
    const cases = fc.tuple(
      fc.integer({ min: -2000, max: 2000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(1, 10, 100, 10_000),
    );
    fc.assert(
      fc.property(cases, ([residue, terms, step]) => {
        const expected =
          residue === 0 ? 'exact' : Math.abs(residue) <= (terms * step) / 2 ? 'rounding' : 'broken';
        const residual = uniform(residue, terms, step);
        return statusOf(residual) === expected && statusOf(uniform(-residue, terms, step)) === expected;
      }),
      { numRuns: RUNS },
    );
  });

  test('parts honestly rounded never break their relation', () => {
    const parts = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), {
      minLength: 1,
      maxLength: 40,
    });
    const toCents = (units: number) => (Math.round(units / 100) / 100).toFixed(2);
    fc.assert(
      fc.property(parts, (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        return statusOf(residualOf(toCents(total), values.map(toCents))) !== 'broken';
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });
});

describe('surprise', () => {
  test('is 12·r²/(m·u²), 0 when exact and infinite when broken', () => {
    expect(surpriseOf(uniform(0, 3, 100))).toBe(0);
    expect(surpriseOf(uniform(100, 3, 100))).toBe(4);
    expect(surpriseOf(uniform(-100, 12, 100))).toBe(1);
    expect(surpriseOf(uniform(151, 3, 100))).toBe(Number.POSITIVE_INFINITY);
  });

  test('a residue is large beyond 4·u·√(m/12)', () => {
    // With 48 terms the bound is 8 units, the tolerance 24.
    expect(isLargeRounding(uniform(800, 48, 100))).toBe(false);
    expect(isLargeRounding(uniform(801, 48, 100))).toBe(true);
    expect(isLargeRounding(uniform(2400, 48, 100))).toBe(true);
    expect(isLargeRounding(uniform(2401, 48, 100))).toBe(false);
    expect(isLargeRounding(uniform(0, 48, 100))).toBe(false);
  });
});
