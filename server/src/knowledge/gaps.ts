/** Where the classification is known to lack codes, so that nobody is told off for using them. */

import type { ClassificationDomain } from './model';
import { EARLIEST_YEAR } from './outline';

/** Budgets of earlier years used codes and names that the classification does not hold. */
export const FIRST_KNOWN_YEAR = 2020;

/**
 * Whether the list of a year is known only as far as it has stayed the same: functional codes and names change from year
 * to year, and those that were dropped or renamed before the first year of the classification are not in it.
 */
export function isBeforeFirstList(domain: ClassificationDomain, year: number | undefined): boolean {
  return domain === 'functional' && year !== undefined && year < EARLIEST_YEAR;
}

/** From this year on, 款 were added whose entries are not known, and 款 and 项 with a number of their own in many 类. */
const LAST_KNOWN_YEAR = 2024;
const ADDED_GROUPS: readonly string[] = ['20141', '21019'];
const ADDED = '98';
/** The 类 before this one are of government itself, and got no 款 of that number. */
const FIRST_WITH_ADDED_GROUP = '205';

/** Why a code may be missing: it belongs to a group of which nothing is known, or has the number of a later addition. */
export type Gap = 'group' | 'item';

/** Whether a code that is not in the classification may well be in the official list of a year; without a year, the newest. */
export function knownGap(domain: ClassificationDomain, code: string, year?: number): Gap | undefined {
  if (domain !== 'functional' || (year !== undefined && year <= LAST_KNOWN_YEAR)) return undefined;
  if (ADDED_GROUPS.some((group) => code.startsWith(group)) || isInAddedGroup(code)) return 'group';
  return code.length === 7 && code.endsWith(ADDED) ? 'item' : undefined;
}

function isInAddedGroup(code: string): boolean {
  return code.slice(3, 5) === ADDED && code >= FIRST_WITH_ADDED_GROUP;
}
