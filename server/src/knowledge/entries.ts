/** All entries of a classification in order of code, as completion goes through them. */

import { memoize } from '../text/memo';
import type { Classification, ClassificationDomain, ClassificationEntry } from './model';

/** The entries of a domain in a year (the newest without one) whose code begins with some digits, in order of code. */
export function entriesBelow(
  classification: Classification,
  domain: ClassificationDomain,
  digits: string,
  year: number | undefined,
): readonly ClassificationEntry[] {
  const lists = listsOf(classification);
  const key = `${domain} ${year}`;
  const all = lists.get(key) ?? walk(classification, domain, year);
  lists.set(key, all);
  if (digits === '') return all;
  const first = firstNotBefore(all, digits);
  let behind = first;
  while (all[behind]?.code.startsWith(digits)) behind++;
  return all.slice(first, behind);
}

const listsOf = memoize((_: Classification) => new Map<string, readonly ClassificationEntry[]>());

function walk(
  classification: Classification,
  domain: ClassificationDomain,
  year: number | undefined,
): ClassificationEntry[] {
  const found: ClassificationEntry[] = [];
  const open = [''];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    for (const entry of classification.children(domain, code, year)) {
      found.push(entry);
      open.push(entry.code);
    }
  }
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function firstNotBefore(entries: readonly ClassificationEntry[], digits: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].code < digits) low = middle + 1;
    else high = middle;
  }
  return low;
}
