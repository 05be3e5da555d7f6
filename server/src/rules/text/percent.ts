/** Relations in which a percentage stands between two amounts. */

import {
  absolute,
  add,
  compare,
  type Exact,
  equal,
  isZero,
  portion,
  remainder,
  scale,
  subtract,
} from '../../amounts/exact';
import { slipsOfPercent } from '../../amounts/slips';
import type { Amount, Percent } from '../../disclosure/model';
import type { Expected, ValueOf } from '../model';

/**
 * What `part` should be when it is `percent` of `base`: itself where the printed percentage, rounded as it is, allows it.
 * `direction` is 0 for a share of the base; ±1 where the base is what the part has already been added to or taken from. Amounts
 * may have more decimals than they print, unless they are exact.
 */
export function expectPercent(
  part: Amount,
  base: Amount,
  percent: Percent,
  direction: 1 | -1 | 0,
  areExact = false,
): (valueAt: ValueOf) => Expected {
  const hundred = hundredOf(percent);
  const steps = areExact ? 0 : add(part.printed.step, base.printed.step);
  return (valueAt) => {
    const value = valueAt(part);
    const whole = before(valueAt(base), value, direction);
    const left = hundred + direction * percent.coefficient;
    // What shrank by all of itself or more leaves nothing to tell by how much.
    if (left <= 0 || allows(value, whole, percent.coefficient, hundred, steps)) return { value, steps };
    const implied = portion(valueAt(base), percent.coefficient, left);
    return { value: areExact ? implied : toStep(implied, part.printed.step), steps };
  };
}

/** Whether the printed percentage, rounded as it is, allows the part; `direction` as in what is expected of it. */
export function fitsPercent(
  part: Amount,
  base: Amount,
  percent: Percent,
  direction: 1 | -1 | 0 = 0,
): boolean {
  return equal(expectPercent(part, base, percent, direction)(printedValue).value, part.printed.value);
}

function printedValue({ printed }: Amount): Exact {
  return printed.value;
}

/** Whether an expectation that does not hold as printed would with one keystroke in its percentage changed. */
export function isMistyped(
  part: Amount,
  percent: Percent,
  expect: (percent: Percent) => (valueAt: ValueOf) => Expected,
): boolean {
  return slipsOfPercent(percent.coefficient, percent.decimals).some((slip) => {
    const meant = { ...percent, ...slip };
    // What shrinks by all of itself allows anything.
    if (isAll(meant) && !isAll(percent)) return false;
    return equal(expect(meant)(printedValue).value, part.printed.value);
  });
}

function isAll(percent: Percent): boolean {
  return percent.coefficient >= hundredOf(percent);
}

/** 100 % in units of the last place of a percentage. */
export function hundredOf({ decimals }: Pick<Percent, 'decimals'>): number {
  return 100 * 10 ** decimals;
}

/** The nearest value with the decimals that are printed. */
export function toStep(value: Exact, step: Exact): Exact {
  if (isZero(step)) return value;
  const rest = remainder(value, step);
  const lower = subtract(value, rest);
  return compare(scale(rest, 2), step) >= 0 ? add(lower, step) : lower;
}

/** The base before the change. */
function before(base: Exact, change: Exact, direction: 1 | -1 | 0): Exact {
  if (direction === 0) return base;
  return direction > 0 ? subtract(base, change) : add(base, change);
}

/** |part·hundred − coefficient·whole| within one unit of the last printed place of each. */
function allows(part: Exact, whole: Exact, coefficient: number, hundred: number, steps: Exact): boolean {
  const off = absolute(subtract(scale(part, hundred), scale(whole, coefficient)));
  return compare(off, add(absolute(whole), scale(steps, hundred))) <= 0;
}

/** `12.29%` */
export function percentText({ coefficient, decimals }: Percent): string {
  return `${(coefficient / 10 ** decimals).toFixed(decimals)}%`;
}
