/** Printed amounts: from text to an exact value, and back in the style of what stands there. */

import { decimalsNeeded, type Exact, exactFromDigits, isZero, negate, sign, toFixed } from './exact';
import { type Unit, unitExponent } from './units';

/** An amount as it is printed: exact value, and the size of its last printed place. */
export interface Printed {
  /** Exact value in 分. A blank cell is exact 0. */
  readonly value: Exact;
  /** One unit of the last printed place in 分 (two decimals of 万元: 10,000); 0 where nothing or only a dash is printed. */
  readonly step: Exact;
  /** Decimals printed. */
  readonly decimals: number;
  readonly unit: Unit;
  /** True when nothing is printed there. */
  readonly blank: boolean;
  /** What is printed, without surrounding blanks. */
  readonly text: string;
}

const FULL_WIDTH_OFFSET = 0xfee0;
const DASHES = /^[-‐-―－—─]+$/;
const PLAIN = /^\d+(?:\.\d*)?$|^\.\d+$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const SIGN = /^([-−－△▲])\s*/;
const PARENTHESES = /^\((.*)\)$/;

/** Full-width digits, commas, points, signs and parentheses made half-width; one character for one. */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET));
}

/** An amount that is not printed: exact 0. */
export function blankAmount(unit: Unit): Printed {
  return { value: 0, step: 0, decimals: 0, unit, blank: true, text: '' };
}

/**
 * Reads one printed amount: digits with or without thousands separators, a sign (`-3.00`, `△3.00`, `(3.00)`),
 * full-width or not. A lone dash is an exact 0. Anything else gives `undefined`.
 */
export function parseAmount(text: string, unit: Unit): Printed | undefined {
  const printed = text.trim();
  if (printed === '') return blankAmount(unit);
  return parsePlain(printed, unit) ?? parseStyled(printed, unit);
}

const POWERS = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
];

/** The common case, `1234.56` of at most 15 digits, without regular expressions or big numbers. */
function parsePlain(text: string, unit: Unit): Printed | undefined {
  if (text.length > 15) return undefined;
  let coefficient = 0;
  let point = -1;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) coefficient = coefficient * 10 + digit;
    else if (digit === -2 && point < 0 && i > 0) point = i;
    else return undefined;
  }
  const decimals = point < 0 ? 0 : text.length - point - 1;
  const shift = unitExponent(unit) - decimals;
  if (shift < 0 || shift >= POWERS.length) return undefined;
  const value = coefficient * POWERS[shift];
  if (!Number.isSafeInteger(value)) return undefined;
  return { value, step: POWERS[shift], decimals, unit, blank: false, text };
}

function parseStyled(printed: string, unit: Unit): Printed | undefined {
  const half = toHalfWidth(printed).replace(/，/g, ',');
  if (DASHES.test(half)) return { value: 0, step: 0, decimals: 0, unit, blank: false, text: printed };
  const inner = PARENTHESES.exec(half)?.[1] ?? half;
  const unsigned = inner.replace(SIGN, '');
  const negative = inner !== half || unsigned !== inner;
  if (!PLAIN.test(unsigned) && !GROUPED.test(unsigned)) return undefined;
  const digits = unsigned.replace(/,/g, '');
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  const exponent = unitExponent(unit);
  const magnitude = exactFromDigits(digits, exponent);
  return {
    value: negative ? negate(magnitude) : magnitude,
    step: exactFromDigits('1', exponent - decimals),
    decimals,
    unit,
    blank: false,
    text: printed,
  };
}

/** How amounts are printed at a place: what an edit there must imitate. */
export interface Style {
  readonly decimals: number;
  readonly grouped: boolean;
  readonly fullWidth: boolean;
  readonly negative: '-' | '−' | '－' | '△' | '▲' | '()';
  /** What a zero is printed as: `''` (blank), `0`, `0.00`, `-` … */
  readonly zero: string | undefined;
}

/** The style of one printed amount; `zero` stays open unless the amount itself is a zero or blank. */
export function styleOf(printed: Printed): Style {
  const { text } = printed;
  const half = toHalfWidth(text);
  const signed = SIGN.exec(text)?.[1] as Style['negative'] | undefined;
  return {
    decimals: printed.decimals,
    grouped: half.includes(','),
    fullWidth: /[０-９]/.test(text),
    negative: PARENTHESES.test(half) ? '()' : (signed ?? '-'),
    zero: isZero(printed.value) ? text : undefined,
  };
}

/**
 * Prints a value in 分 in a unit and style. More decimals are printed than the style has where the value needs them,
 * so that printing never changes an amount.
 */
export function printAmount(value: Exact, unit: Unit, style: Style): string {
  if (isZero(value) && style.zero !== undefined) return style.zero;
  const exponent = unitExponent(unit);
  const decimals = Math.max(style.decimals, decimalsNeeded(value, exponent));
  const plain = toFixed(sign(value) < 0 ? negate(value) : value, exponent, decimals);
  const grouped = style.grouped ? group(plain) : plain;
  const signed =
    sign(value) >= 0 ? grouped : style.negative === '()' ? `(${grouped})` : style.negative + grouped;
  return style.fullWidth ? toFullWidth(signed) : signed;
}

/** Prints a value in 分 as a plain decimal string of a unit, with at least the given decimals: for messages and data. */
export function formatAmount(value: Exact, unit: Unit, decimals = 0): string {
  const exponent = unitExponent(unit);
  return toFixed(value, exponent, Math.max(decimals, decimalsNeeded(value, exponent)));
}

function group(plain: string): string {
  const [whole, fraction] = plain.split('.');
  const separated = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + FULL_WIDTH_OFFSET));
}
