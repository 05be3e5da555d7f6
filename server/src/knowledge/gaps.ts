/** Where the classification is known to lack codes, so that nobody is told off for using them. */

import type { ClassificationDomain } from './model';

/** Budgets of earlier years used codes and names that the classification does not hold. */
export const FIRST_KNOWN_YEAR = 2020;

/** From this year on, 款 were added whose entries are not known, and 项 with a number of their own. */
const LAST_KNOWN_YEAR = 2024;
const ADDED_GROUPS: readonly string[] = ['20141', '21019'];
const ADDED_ITEM = '98';

/** Whether a code that is not in the classification may well be in the official list of a year; without a year, the newest. */
export function isKnownGap(domain: ClassificationDomain, code: string, year?: number): boolean {
  if (domain !== 'functional' || (year !== undefined && year <= LAST_KNOWN_YEAR)) return false;
  return (
    ADDED_GROUPS.some((group) => code.startsWith(group)) || (code.length === 7 && code.endsWith(ADDED_ITEM))
  );
}
