/** Exact arithmetic on money: integers of 分 where they fit, decimal.js where they do not. */

import { Decimal } from 'decimal.js';

/**
 * An exact quantity of money in 分 (0.01 元). A `number` is always a safe integer, never a fraction;
 * whatever does not fit (more than 2 decimals of 元, or beyond 90 万亿元) is a `Decimal`.
 */
export type Exact = number | Decimal;

/** Enough digits that no sum of printed amounts is ever rounded: they have at most 40 digits each (printed.ts). */
const Precise = Decimal.clone({ precision: 100 });

function settle(value: Decimal): Exact {
  if (!value.isInteger()) return value;
  const integer = value.toNumber();
  return Number.isSafeInteger(integer) ? withoutMinusZero(integer) : value;
}

function withoutMinusZero(integer: number): number {
  return integer + 0;
}

/** `digits × 10^exponent` in 分, from a string of decimal digits. */
export function exactFromDigits(digits: string, exponent: number): Exact {
  return settle(new Precise(`${digits}e${exponent}`));
}

/** `a × 10^exponent`. */
export function shift(a: Exact, exponent: number): Exact {
  if (typeof a === 'number') {
    const times = 10 ** Math.abs(exponent);
    if (exponent < 0 && a % times === 0) return withoutMinusZero(a / times);
    const product = a * times;
    if (exponent >= 0 && Number.isSafeInteger(product)) return withoutMinusZero(product);
  }
  return settle(new Precise(a).times(new Precise(`1e${exponent}`)));
}

export function add(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return settle(new Precise(a).plus(b));
}

export function negate(a: Exact): Exact {
  if (typeof a === 'number') return a === 0 ? 0 : -a;
  return settle(a.negated());
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function absolute(a: Exact): Exact {
  return sign(a) < 0 ? negate(a) : a;
}

/** `a × k` for a whole number k. */
export function scale(a: Exact, k: number): Exact {
  if (typeof a === 'number') {
    const product = a * k;
    if (Number.isSafeInteger(product)) return withoutMinusZero(product);
  }
  return settle(new Precise(a).times(k));
}

/** Whether `a = b × k` for a whole number k that is not 0; asked of numbers so far apart that b × k may not fit. */
export function isTimes(a: Exact, b: Exact, k: number): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a % k === 0 && a / k === b;
  return equal(a, scale(b, k));
}

/** `a × numerator / denominator`, rounded to whole 分; both are whole numbers, the denominator not 0. */
export function portion(a: Exact, numerator: number, denominator: number): Exact {
  return settle(
    new Precise(a).times(numerator).dividedBy(denominator).toDecimalPlaces(0, Decimal.ROUND_HALF_UP),
  );
}

/** What is left of a when b, which is not 0, is taken away as often as goes. */
export function remainder(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') return withoutMinusZero(a % b);
  return settle(new Precise(a).modulo(b));
}

/** −1, 0 or 1, as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return new Precise(a).comparedTo(b);
}

export function sign(a: Exact): number {
  return compare(a, 0);
}

export function equal(a: Exact, b: Exact): boolean {
  return compare(a, b) === 0;
}

export function isZero(a: Exact): boolean {
  return typeof a === 'number' ? a === 0 : a.isZero();
}

/** The quotient a / b as a binary float: for ranking evidence only, never for an amount. */
export function ratio(a: Exact, b: Exact): number {
  return new Precise(a).dividedBy(b).toNumber();
}

/**
 * `a / 10^exponent` printed with a fixed number of decimals, exact or rounded half away from zero.
 * `exponent` is that of the unit counted in 分 (元: 2, 万元: 6, 亿元: 10).
 */
export function toFixed(a: Exact, exponent: number, decimals: number): string {
  if (typeof a === 'number' && decimalsNeeded(a, exponent) <= decimals)
    return printDigits(a, exponent, decimals);
  // Adding 0 keeps a negative amount that rounds to nothing from being printed as -0.00.
  return inUnit(a, exponent).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).plus(0).toFixed(decimals);
}

/** Prints `a / 10^exponent` exactly, by its digits alone. */
function printDigits(a: number, exponent: number, decimals: number): string {
  const digits = String(Math.abs(a)).padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  const fraction = digits.slice(point, point + decimals).padEnd(decimals, '0');
  return `${a < 0 ? '-' : ''}${digits.slice(0, point)}${decimals > 0 ? '.' : ''}${fraction}`;
}

/** The fewest decimals that print `a / 10^exponent` exactly. */
export function decimalsNeeded(a: Exact, exponent: number): number {
  if (typeof a !== 'number') return inUnit(a, exponent).decimalPlaces();
  let decimals = a === 0 ? 0 : exponent;
  for (let rest = a; decimals > 0 && rest % 10 === 0; rest /= 10) decimals--;
  return decimals;
}

function inUnit(a: Exact, exponent: number): Decimal {
  return new Precise(a).times(`1e${-exponent}`);
}

/** The nearest multiple of a positive step; halfway, the one farther from zero. */
export function roundTo(a: Exact, step: Exact): Exact {
  const size = absolute(a);
  const over = remainder(size, step);
  const down = subtract(size, over);
  const rounded = compare(scale(over, 2), step) < 0 ? down : add(down, step);
  return sign(a) < 0 ? negate(rounded) : rounded;
}

/** The next multiple of a positive step towards zero. */
export function cutTo(a: Exact, step: Exact): Exact {
  const size = absolute(a);
  const cut = subtract(size, remainder(size, step));
  return sign(a) < 0 ? negate(cut) : cut;
}
