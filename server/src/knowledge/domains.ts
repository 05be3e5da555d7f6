/** What the codes of each classification look like, and what the classifications are called. */

import type { ClassificationDomain } from './model';

/** A classification at a glance. */
export interface DomainFacts {
  readonly chinese: string;
  readonly english: string;
  /** The first digit of every code. */
  readonly firstDigit: string;
  /** How many digits a code may have, shortest first. */
  readonly lengths: readonly number[];
}

export const DOMAINS: Readonly<Record<ClassificationDomain, DomainFacts>> = {
  functional: {
    chinese: '支出功能分类',
    english: 'functional classification (支出功能分类)',
    firstDigit: '2',
    lengths: [3, 5, 7],
  },
  'department-economic': {
    chinese: '部门预算支出经济分类',
    english: 'economic classification of departments (部门预算支出经济分类)',
    firstDigit: '3',
    lengths: [3, 5],
  },
  'government-economic': {
    chinese: '政府预算支出经济分类',
    english: 'economic classification of government (政府预算支出经济分类)',
    firstDigit: '5',
    lengths: [3, 5],
  },
  income: {
    chinese: '收入分类',
    english: 'revenue classification (收入分类)',
    firstDigit: '1',
    lengths: [3, 5, 7, 9],
  },
};

/** How many digits the codes of budget units have: two levels of three, or three. */
export const UNIT_CODE_LENGTHS: readonly number[] = [6, 9];

/** Digits of a 类, the first level. */
export const FIRST_LEVEL = 3;

/** Digits that every further level adds. */
export const LEVEL = 2;

/** The code one level up; `undefined` for a 类. */
export function parentCode(code: string): string | undefined {
  return code.length > FIRST_LEVEL ? code.slice(0, -LEVEL) : undefined;
}

/** The pieces of a code by level: 2101501 → 210, 15, 01. */
export function levelsOf(code: string): string[] {
  const levels = [code.slice(0, FIRST_LEVEL)];
  for (let at = FIRST_LEVEL; at < code.length; at += LEVEL) levels.push(code.slice(at, at + LEVEL));
  return levels;
}

/** A code with those above it, the 类 first: 2101501 → 210, 21015, 2101501. A code of odd length ends the path as it is. */
export function pathOf(code: string): string[] {
  const path: string[] = [];
  for (let end = FIRST_LEVEL; end < code.length; end += LEVEL) path.push(code.slice(0, end));
  return [...path, code];
}

const LONGEST: ReadonlyMap<string, number> = new Map(
  Object.values(DOMAINS).map(({ firstDigit, lengths }) => [firstDigit, Math.max(...lengths)]),
);
/** A second level that no classification has: codes of units may. */
export const NO_SECOND = '00';

/** Whether digits are a whole code of the last level that a classification has, with which none goes on. */
export function isOfLastLevel(digits: string): boolean {
  const [, second = ''] = levelsOf(digits);
  return second !== NO_SECOND && LONGEST.get(digits[0]) === digits.length;
}

/**
 * Whether codes of one class, as long as a code itself, stand right above and below it: then one of its digits is wrong, and it is
 * neither a unit's nor one with a page number before it.
 */
export function isBetweenSiblings(
  digits: string,
  above: string | undefined,
  below: string | undefined,
): boolean {
  if (!above || !below || digits.length <= FIRST_LEVEL) return false;
  const areAsLong = above.length === digits.length && below.length === digits.length;
  if (!areAsLong || above.slice(0, FIRST_LEVEL) !== below.slice(0, FIRST_LEVEL)) return false;
  // A number before a code changes more than one of its first digits.
  return [...digits.slice(0, FIRST_LEVEL)].filter((digit, at) => digit !== above[at]).length <= 1;
}
