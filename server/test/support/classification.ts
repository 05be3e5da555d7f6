/** A small classification for tests, so that they do not depend on the data that is shipped. */

import type { Classification, ClassificationDomain, ClassificationEntry } from '../../src/knowledge/model';

export type ClassificationRow = readonly [
  domain: ClassificationDomain,
  code: string,
  name: string,
  more?: Partial<ClassificationEntry>,
];

export function classificationOf(
  rows: readonly ClassificationRow[],
  old: Readonly<Record<string, string>> = {},
): Classification {
  const entries = rows.map(([domain, code, name, more]) => ({
    domain,
    entry: { code, name, fromYear: 2023, evidence: 'seen' as const, ...more },
  }));
  const all: Classification['all'] = (domain, code) =>
    entries.filter((each) => each.domain === domain && each.entry.code === code).map(({ entry }) => entry);
  return {
    all,
    find: (domain, code, year = 2026) =>
      all(domain, code).find(({ fromYear, toYear = year }) => fromYear <= year && year <= toYear),
    children: (domain, code) =>
      entries
        .filter((each) => each.domain === domain && each.entry.code.length === code.length + 2)
        .filter(({ entry }) => entry.code.startsWith(code))
        .map(({ entry }) => entry),
    old: (code) => old[code],
    near: () => [],
    corresponding: () => [],
  };
}
