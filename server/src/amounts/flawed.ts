/** Amounts as people and programs break them: read by their digits where these leave no doubt, and known for broken. */

import type { Exact } from './exact';
import { type Printed, parseAmount, printAmount, styleOf, toHalfWidth, withoutUnit } from './printed';
import type { Unit } from './units';

const BLANK = /[ \t\u00a0\u3000]+/g;
const HAS_BLANK = /[ \t\u00a0\u3000]/;
/** Blanks that part groups of three digits, or stand beside the point, or within two decimals. */
const BLANK_BEFORE_GROUPS = /^(\D*)([1-9]\d{0,2})((?: \d{3})+)((?:[.．]\d+)?\D*)$/;
const BLANK_BESIDE_POINT = /(?<! ) *([.．]) *(?=\d)/g;
const BLANK_IN_DECIMALS = /([.．]\d) (?=\d(?!\d))/g;
/**
 * Separators of thousands where none belong: before decimals, or before three digits at the end; before four, or behind a
 * group of three before two, where a digit was typed twice or lost.
 */
const MISPLACED = /^\D*[1-9]\d*(?:,\d+)+(?:\.\d+|(?<=,\d{3})|(?<=,\d{4})|(?<=,\d{3},\d{2}))\D*$/;
/** The same where no amount has decimals: a digit was lost from the last group. */
const MISPLACED_WHOLE = /^\D*[1-9]\d{0,2}(?:,\d{3})*,\d{1,2}\D*$/;
/** Points for separators before two decimals: `1.234.56`. */
const POINTS = /^(\D*)([1-9]\d{0,2}(?:\.\d{3})+)(\.\d{2}\D*)$/;
/** What spreadsheets show for a formula that failed, or for a number that does not fit its column. */
const ERROR_VALUE = /^#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|N\/A|#{2,})$/i;
/** Digits with a point, and at most one character that no amount has: `12x.00`, `1.5O`, `1..50`. */
const DAMAGED = /^[-(（]?[\dOolI,，.．。·]*[^\d\s\p{Script=Han}]?[\dOolI,，.．。·]*[)）]?$/u;
const HAS_DECIMALS = /^[^\dOolI]*[\dOolI].*[,，.．。·][\dOolI]/;
const DATE = /^\d{1,4}(?:[.．]\d{1,3}){2,}$/;
/** Without a digit of either width there is no amount to mend: most cells with words end here. */
const DIGIT = /[\d０-９]/;
const LONGEST = 40;

/**
 * Reads an amount as `parseAmount` does, and also one that is broken: blanks in it, separators of thousands in wrong
 * places. `flaw` then says what is wrong with it; its value is that of its digits. `undefined` where these leave a doubt:
 * less where the amounts around it are whole and have separators.
 */
export function parseBroken(text: string, unit: Unit, areWhole = false): Printed | undefined {
  const plain = parseAmount(text, unit);
  if (plain) return hasMixedWidths(plain) ? { ...plain, flaw: 'separators' } : plain;
  if (text.length > LONGEST || !DIGIT.test(text)) return undefined;
  const printed = text.trim();
  const closed = withoutBlanks(printed);
  const mended = parseAmount(closed, unit) ? closed : withSeparatorsRight(closed, areWhole);
  if (mended === printed) return undefined;
  const amount = parseAmount(mended, unit);
  if (!amount || amount.blank) return undefined;
  return { ...amount, text: printed, flaw: mended === closed ? 'blanks' : 'separators' };
}

/** An amount in a table whose unit is another than is printed behind it: its digits count in the unit of the table. */
export function inUnitOf(printed: Printed, unit: Unit): Printed {
  if (printed.unit === unit) return printed;
  const amount = parseBroken(withoutUnit(printed.text), unit);
  return amount ? { ...amount, text: printed.text, flaw: 'unit' } : printed;
}

/** Whether a text was an amount once, and cannot be read as one. */
export function isDamaged(text: string): boolean {
  const printed = text.trim();
  if (printed.length === 0 || printed.length > LONGEST) return false;
  if (ERROR_VALUE.test(printed)) return true;
  if (!/\d/.test(printed) || !HAS_DECIMALS.test(printed) || DATE.test(printed)) return false;
  return DAMAGED.test(printed) && parseBroken(printed, '元') === undefined;
}

/** Whether a cell says that a formula failed. */
export function isErrorValue(text: string): boolean {
  return ERROR_VALUE.test(text.trim());
}

/** A broken amount as it should be printed, its thousands parted or not as in the amounts around it. */
export function printProperly(printed: Printed, separator: '' | ',' | '，'): string {
  const style = styleOf({ ...printed, usualDecimals: undefined });
  const value: Exact = printed.value;
  return printAmount(value, printed.unit, { ...style, separator, zero: undefined });
}

/** Whether an amount has thousands that may be parted. */
export function hasThousands({ text, decimals }: Printed): boolean {
  return (text.match(/\d/g)?.length ?? 0) - decimals > 3;
}

/** Whether a printed amount parts its thousands; `undefined` where it has none, or is no amount with decimals. */
export function partsThousands(text: string): boolean | undefined {
  if (/^\D?\d{1,3}(?:,\d{3})+\.\d+\D?$/.test(text)) return true;
  return /^\D?\d{4,}\.\d+\D?$/.test(text) ? false : undefined;
}

/** `12，345.00`: separators of one width among digits of another. */
function hasMixedWidths({ text }: Printed): boolean {
  return text.includes('，') && /\d/.test(text);
}

function withoutBlanks(text: string): string {
  if (!HAS_BLANK.test(text)) return text;
  return text
    .replace(BLANK, ' ')
    .replace(BLANK_BESIDE_POINT, '$1')
    .replace(BLANK_IN_DECIMALS, '$1')
    .replace(BLANK_BEFORE_GROUPS, (_, before: string, first: string, groups: string, rest: string) => {
      return before + first + groups.replaceAll(' ', '') + rest;
    });
}

function withSeparatorsRight(text: string, areWhole: boolean): string {
  const plain = toHalfWidth(text);
  if (MISPLACED.test(plain) || (areWhole && MISPLACED_WHOLE.test(plain))) return plain.replaceAll(',', '');
  const points = POINTS.exec(plain);
  return points ? points[1] + points[2].replaceAll('.', '') + points[3] : text;
}
