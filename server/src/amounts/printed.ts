/** Printed amounts: from text to an exact value, and back in the style of what stands there. */

import {
  absolute,
  decimalsNeeded,
  type Exact,
  exactFromDigits,
  isZero,
  negate,
  sign,
  toFixed,
} from './exact';
import { UNITS, type Unit, unitExponent } from './units';

/** An amount as it is printed: exact value, and the size of its last printed place. */
export interface Printed {
  /** Exact value in 分. A blank cell is exact 0. */
  readonly value: Exact;
  /**
   * One unit of the last place in 分 (two decimals of 万元: 10,000): the last printed one, or that of the amounts around
   * it where they print more; 0 where nothing or only a dash is printed.
   */
  readonly step: Exact;
  /** Decimals printed. */
  readonly decimals: number;
  /** Decimals that the amounts around it print, where those are more. */
  readonly usualDecimals?: number;
  readonly unit: Unit;
  /** True when nothing is printed there. */
  readonly blank: boolean;
  /** What is printed, without surrounding blanks. */
  readonly text: string;
  /** What is wrong with how it is printed, where its digits leave no doubt of its value. */
  readonly flaw?: Flaw;
}

/** Blanks in an amount, separators of thousands in wrong places or of another width, a unit that is not the table's. */
export type Flaw = 'blanks' | 'separators' | 'unit';

const FULL_WIDTH_OFFSET = 0xfee0;
/** No amount of money needs more digits; longer runs of digits are something else. */
const MOST_DIGITS = 40;
const LONGEST = 80;
const NOTHING = /^(?:[-‐-―－—─−]+|[/／]|无)$/;
const CURRENCY = '¥￥';
/** Of `万元` and `元` the longer one is meant. */
const UNIT_WORDS = [...UNITS].sort((a, b) => b.length - a.length);
/** What stands before the number, the number, what stands after it: `( 1,234.00 )`, `－３．００`. */
const STYLED = /^([(（]\s*|[-‐‑–－−△▲]\s*)?([.．]?[\d０-９][\d０-９,，.．]*)(\s*[)）])?$/;
const PLAIN = /^\d+(?:\.\d*)?$|^\.\d+$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/** Full-width digits, commas, points, signs and parentheses made half-width; one character for one. */
export function toHalfWidth(text: string): string {
  if (!hasFullWidth(text)) return text;
  return text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET));
}

function hasFullWidth(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char >= 0xff01 && char <= 0xff5e) return true;
  }
  return false;
}

/** An amount that is not printed: exact 0. */
export function blankAmount(unit: Unit): Printed {
  return { value: 0, step: 0, decimals: 0, unit, blank: true, text: '' };
}

/**
 * Reads one printed amount: digits with or without thousands separators, a sign (`-3.00`, `△3.00`, `(3.00)`),
 * full-width or not, perhaps with `¥` before it, or with a unit behind it, which then counts instead of the one given. A
 * lone dash, a stroke and 无 are an exact 0. Anything else gives `undefined`, a number of over 40 digits too.
 */
export function parseAmount(text: string, unit: Unit): Printed | undefined {
  const printed = text.trim();
  if (printed === '') return blankAmount(unit);
  return parsePlain(printed, unit) ?? parseStyled(printed, unit);
}

/** An amount among others that have so many decimals: it is as precise as they are, though it may print fewer. */
export function withDecimals(printed: Printed, usualDecimals: number): Printed {
  if (printed.decimals >= usualDecimals) return printed;
  if (isZero(printed.step)) return { ...printed, usualDecimals };
  return {
    ...printed,
    step: exactFromDigits('1', unitExponent(printed.unit) - usualDecimals),
    usualDecimals,
  };
}

/** The decimals that the place calls for. */
export function decimalsAt({ decimals, usualDecimals = 0 }: Printed): number {
  return Math.max(decimals, usualDecimals);
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

/** An amount taken apart: `( １,234.00 )` is before `( `, number `１,234.00`, after ` )`. */
interface Pieces {
  readonly before: string;
  readonly number: string;
  readonly after: string;
  /** The marks of money around all that. */
  readonly marks: readonly [currency: string, unit: string];
  /** The unit that is printed behind it. */
  readonly unit?: Unit;
}

function takeApart(text: string): Pieces | undefined {
  if (text.length > LONGEST) return undefined;
  const { currency, plain, unitText, unit } = withoutMarks(text);
  const match = STYLED.exec(plain);
  if (!match) return undefined;
  const [, before = '', number, after = ''] = match;
  const opened = before.startsWith('(') || before.startsWith('（');
  if (opened !== (after !== '')) return undefined;
  return { before, number, after, marks: [currency, unitText], unit };
}

/** A printed amount without the unit behind it. */
export function withoutUnit(text: string): string {
  const { unitText } = withoutMarks(text);
  return unitText === '' ? text : text.slice(0, -unitText.length).trimEnd();
}

/** An amount without the marks of money around it: `¥1,234.00`, `1,234.00 万元`. */
function withoutMarks(text: string): Marked {
  const unit = UNIT_WORDS.find((word) => text.endsWith(word));
  const rest = unit === undefined ? text : text.slice(0, -unit.length).trimEnd();
  const plain = CURRENCY.includes(rest[0] ?? ' ') ? rest.slice(1).trimStart() : rest;
  const currency = rest.slice(0, rest.length - plain.length);
  return { currency, plain, unitText: text.slice(rest.length), unit };
}

interface Marked {
  readonly currency: string;
  readonly plain: string;
  readonly unitText: string;
  readonly unit?: Unit;
}

function parseStyled(text: string, unit: Unit): Printed | undefined {
  if (NOTHING.test(text)) return { value: 0, step: 0, decimals: 0, unit, blank: false, text };
  const pieces = takeApart(text);
  if (!pieces) return undefined;
  const number = toHalfWidth(pieces.number);
  if (!PLAIN.test(number) && !GROUPED.test(number)) return undefined;
  const digits = number.replace(/,/g, '');
  if (digits.length > MOST_DIGITS) return undefined;
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  const ownUnit = pieces.unit ?? unit;
  const exponent = unitExponent(ownUnit);
  const magnitude = exactFromDigits(digits, exponent);
  return {
    value: pieces.before === '' ? magnitude : negate(magnitude),
    step: exactFromDigits('1', exponent - decimals),
    decimals,
    unit: ownUnit,
    blank: false,
    text,
  };
}

/** How amounts are printed at a place: what an edit there must imitate. */
export interface Style {
  readonly decimals: number;
  readonly fullWidth: boolean;
  readonly point: '.' | '．';
  /** Between groups of three digits; empty where digits are not grouped. */
  readonly separator: '' | ',' | '，';
  /** What a negative amount has before and after its digits: `-` and nothing, `(` and `)`, `△` and nothing … */
  readonly negative: readonly [before: string, after: string];
  /** What stands around all that: `¥` before it, a unit behind it. */
  readonly marks: readonly [before: string, after: string];
  /** What a zero is printed as: `''` (blank), `0`, `0.00`, `-` … */
  readonly zero: string | undefined;
}

/** The style of one printed amount; `zero` stays open unless the amount itself is a zero or blank. */
export function styleOf(printed: Printed): Style {
  const text = printed.flaw === 'unit' ? withoutUnit(printed.text) : printed.text;
  const pieces = takeApart(text);
  const fullWidth = /[０-９]/.test(text);
  const wide = fullWidth && !text.includes('.');
  return {
    decimals: decimalsAt(printed),
    fullWidth,
    point: wide || text.includes('．') ? '．' : '.',
    separator: text.includes('，') ? '，' : text.includes(',') ? ',' : '',
    negative: pieces?.before ? [pieces.before, pieces.after] : [fullWidth ? '－' : '-', ''],
    marks: pieces?.marks ?? ['', ''],
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
  const [whole, fraction] = toFixed(absolute(value), exponent, decimals).split('.');
  const number = groupDigits(whole, style.separator) + (fraction === undefined ? '' : style.point + fraction);
  const digits = style.fullWidth ? toFullWidthDigits(number) : number;
  const [before, after] = style.negative;
  const [currency, unitText] = style.marks;
  return currency + (sign(value) < 0 ? before + digits + after : digits) + unitText;
}

/** Prints a value in 分 as a plain decimal string of a unit, with at least the given decimals: for messages and data. */
export function formatAmount(value: Exact, unit: Unit, decimals = 0): string {
  const exponent = unitExponent(unit);
  return toFixed(value, exponent, Math.max(decimals, decimalsNeeded(value, exponent)));
}

/** Digits with a separator between groups of three: `1,204`. */
export function groupDigits(whole: string, separator: string): string {
  if (separator === '') return whole;
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return groups.join(separator);
}

function toFullWidthDigits(number: string): string {
  return number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + FULL_WIDTH_OFFSET));
}
