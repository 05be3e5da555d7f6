/** Lays official lists over the classification that comes with Gouji. */

import { type DomainIndex, indexEntries, isValid, nearIn, remembered } from './classification';
import { FIRST_LEVEL } from './domains';
import type { Classification, ClassificationDomain, ClassificationEntry } from './model';
import type { OfficialEntry } from './official-list';

/** A list with fewer codes of a 类 is a supplement, whatever it replaces. */
const FEWEST = 3;

/**
 * Official entries go before those of the classification below. Where a list of a year holds at least half as many codes
 * of a 类 as are known, it is that year's list of the 类: what is not in it is not valid then.
 */
export function layOver(below: Classification, official: readonly OfficialEntry[]): Classification {
  if (official.length === 0) return below;
  const indexes = new Map<ClassificationDomain, DomainIndex>();
  const indexOf = (domain: ClassificationDomain) =>
    remembered(indexes, domain, () => indexEntries(entriesOf(domain, official)));
  const complete = new Map<string, boolean>();
  const isComplete = (domain: ClassificationDomain, group: string, year: number | undefined): boolean =>
    remembered(complete, `${domain} ${group} ${year}`, () => {
      const count = countCodes(
        (code) => indexOf(domain).byParent.get(code) ?? [],
        group,
        (code) => (indexOf(domain).byCode.get(code) ?? []).some((entry) => isValid(entry, year)),
      );
      if (count < FEWEST) return false;
      const known = countCodes(
        (code) => below.children(domain, code, year).map((entry) => entry.code),
        group,
      );
      return 2 * count >= known;
    });

  const find: Classification['find'] = (domain, code, year) => {
    const entries = indexOf(domain).byCode.get(code);
    const found = entries?.findLast((entry) => isValid(entry, year));
    if (found) return found;
    if (isComplete(domain, code.slice(0, FIRST_LEVEL), year)) return undefined;
    return below.find(domain, code, year);
  };
  const children: Classification['children'] = (domain, code, year) => {
    const added = indexOf(domain).byParent.get(code);
    const known = below.children(domain, code, year).map((entry) => entry.code);
    const codes = added ? [...new Set([...known, ...added])].sort() : known;
    return codes.flatMap((child) => find(domain, child, year) ?? []);
  };
  const named: Classification['named'] = (domain, key, year) => {
    const added = (indexOf(domain).byName().get(key) ?? []).filter((entry) => isValid(entry, year));
    const known = below.named(domain, key, year);
    return [...added, ...known.filter((entry) => find(domain, entry.code, year) === entry)];
  };
  return {
    all: (domain, code) => [...below.all(domain, code), ...(indexOf(domain).byCode.get(code) ?? [])],
    find,
    children,
    named,
    near: nearIn({ find, children, named }),
    old: below.old,
    corresponding: below.corresponding,
  };
}

/** In order of years, so that the newest is found first from the end. */
function entriesOf(domain: ClassificationDomain, official: readonly OfficialEntry[]): ClassificationEntry[] {
  return official
    .filter((each) => each.domain === domain)
    .map(({ entry }) => entry)
    .sort((a, b) => a.fromYear - b.fromYear);
}

/** How many codes stand below a 类, itself included; levels whose own row is missing are walked through. */
function countCodes(
  childrenOf: (code: string) => readonly string[],
  group: string,
  counts: (code: string) => boolean = () => true,
): number {
  let count = 0;
  const open = [group];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (counts(code)) count++;
    open.push(...childrenOf(code));
  }
  return count;
}
