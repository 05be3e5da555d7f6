/** The classification of revenue and expenditure as far as it is known: read on first use, then looked up. */

import { nameKey } from '../text/normalise';
import { DEPARTMENT_ECONOMIC } from './data/department-economic';
import { ECONOMIC_MAP } from './data/economic-map';
import { FUNCTIONAL } from './data/functional';
import { FUNCTIONAL_OLD } from './data/functional-old';
import { GOVERNMENT_ECONOMIC } from './data/government-economic';
import { INCOME } from './data/income';
import { parentCode } from './domains';
import type { Classification, ClassificationDomain, ClassificationEntry } from './model';
import { nearest } from './near';
import { EARLIEST_YEAR, readOutline } from './outline';

/** What a classification is made of; see ./outline.ts for the form. */
export interface Outlines {
  readonly domains: Readonly<Record<ClassificationDomain, string>>;
  /** 支出功能分类 of about 2009. */
  readonly old: string;
  /** A line for each government economic code, with the department economic codes that belong to it. */
  readonly economicMap: string;
}

const SHIPPED: Outlines = {
  domains: {
    functional: FUNCTIONAL,
    'department-economic': DEPARTMENT_ECONOMIC,
    'government-economic': GOVERNMENT_ECONOMIC,
    income: INCOME,
  },
  old: FUNCTIONAL_OLD,
  economicMap: ECONOMIC_MAP,
};

/** The entries of one domain by what they are asked for. Entries of one code stand in order of years. */
export interface DomainIndex {
  readonly byCode: ReadonlyMap<string, readonly ClassificationEntry[]>;
  /** Codes of direct children, in order. */
  readonly byParent: ReadonlyMap<string, readonly string[]>;
  /** By the key of the name; made on first use, since only codes that are not known need it. */
  readonly byName: () => ReadonlyMap<string, readonly ClassificationEntry[]>;
}

/** The classification that comes with Gouji. It is not complete; see {@link ClassificationEntry.evidence}. */
export function loadClassification(): Classification {
  return createClassification(SHIPPED);
}

/** A classification over outlines. None of them is read before it is asked for: starting must not wait for it. */
export function createClassification(outlines: Outlines): Classification {
  const indexes = new Map<ClassificationDomain, DomainIndex>();
  const indexOf = (domain: ClassificationDomain) =>
    remembered(indexes, domain, () => indexEntries(readOutline(outlines.domains[domain])));
  const old = once(() => new Map(readOutline(outlines.old).map(({ code, name }) => [code, name])));
  const economic = once(() => readEconomicMap(outlines.economicMap));

  const all: Classification['all'] = (domain, code) => indexOf(domain).byCode.get(code) ?? [];
  const find: Classification['find'] = (domain, code, year) =>
    all(domain, code)
      .filter((entry) => isValid(entry, year))
      .at(-1);
  const children: Classification['children'] = (domain, code, year) =>
    (indexOf(domain).byParent.get(code) ?? []).flatMap((child) => find(domain, child, year) ?? []);
  const named: Classification['named'] = (domain, key, year) =>
    (indexOf(domain).byName().get(key) ?? []).filter((entry) => isValid(entry, year));
  return {
    all,
    find,
    children,
    named,
    near: nearIn({ find, children, named }),
    old: (code) => old().get(code),
    corresponding: (_, code) => economic().get(code) ?? [],
  };
}

/** Makes `near` from the other look-ups. */
export function nearIn({
  find,
  children,
  named,
}: Pick<Classification, 'find' | 'children' | 'named'>): Classification['near'] {
  return (domain, code, name, year) =>
    nearest(code, name, {
      find: (other) => find(domain, other, year),
      siblings: (other) => children(domain, parentCode(other) ?? '', year),
      named: (key) => named(domain, key, year),
    });
}

/** Whether an entry is in the list of a year. Without a year, every entry counts, and the newest is found. */
export function isValid({ fromYear, toYear }: ClassificationEntry, year: number | undefined): boolean {
  if (year === undefined) return true;
  return (fromYear <= EARLIEST_YEAR || fromYear <= year) && (toYear === undefined || year <= toYear);
}

export function indexEntries(entries: readonly ClassificationEntry[]): DomainIndex {
  const byCode = new Map<string, ClassificationEntry[]>();
  const byParent = new Map<string, string[]>();
  for (const entry of entries) {
    const { code } = entry;
    if (!byCode.has(code)) push(byParent, parentCode(code) ?? '', code);
    push(byCode, code, entry);
  }
  return { byCode, byParent, byName: once(() => groupByName(entries)) };
}

function groupByName(entries: readonly ClassificationEntry[]): ReadonlyMap<string, ClassificationEntry[]> {
  const byName = new Map<string, ClassificationEntry[]>();
  for (const entry of entries) push(byName, nameKey(entry.name), entry);
  return byName;
}

/** Reads the lines both ways. */
function readEconomicMap(map: string): ReadonlyMap<string, readonly string[]> {
  const corresponding = new Map<string, string[]>();
  for (const line of map.trim().split('\n')) {
    const [government, ...departments] = line.replaceAll('*', '').split(' ');
    for (const department of departments) {
      push(corresponding, government, department);
      push(corresponding, department, government);
    }
  }
  return corresponding;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

export function remembered<K, V>(values: Map<K, V>, key: K, make: () => V): V {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  return made;
}

/** Makes a value on first use, and keeps it. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
