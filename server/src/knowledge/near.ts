/** Finds the codes that someone may have meant: by what is printed as their name, and by how few digits differ. */

import { nameKey } from '../text/normalise';
import { sharedPairs } from './alike';
import { parentCode } from './domains';
import type { ClassificationEntry } from './model';

/** How candidates are reached; entries are those of the year in question. */
export interface NearSources {
  readonly find: (code: string) => ClassificationEntry | undefined;
  readonly siblings: (code: string) => readonly ClassificationEntry[];
  readonly named: (key: string) => readonly ClassificationEntry[];
}

const MOST = 5;
const FARTHEST = 2;
const ALIKE = 0.5;
const DIGITS = '0123456789';

/**
 * At most five entries, best first. Only entries within two digits of the code, beside it under the same parent, or
 * of the same name are looked at, so that the cost does not grow with the classification.
 */
export function nearest(code: string, name: string, sources: NearSources): ClassificationEntry[] {
  const key = nameKey(name);
  const candidates = new Map<string, ClassificationEntry>();
  const take = (entry: ClassificationEntry | undefined) => entry && candidates.set(entry.code, entry);
  for (const near of variants(code)) take(sources.find(near));
  sources.siblings(code).forEach(take);
  sources.named(key).forEach(take);
  candidates.delete(code);
  return [...candidates.values()]
    .map((entry) => ({ entry, score: scoreOf(entry, code, key) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.entry.code < b.entry.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/** Zero for what is near neither by name nor by digits; the name says more than the digits. */
function scoreOf(entry: ClassificationEntry, code: string, key: string): number {
  const isBeside = parentCode(entry.code) === parentCode(code);
  const distance = digitDistance(entry.code, code);
  if (distance > FARTHEST && !isBeside) return 0;
  const likeness = sharedPairs(nameKey(entry.name), key);
  if (likeness < ALIKE && distance > 1) return 0;
  return 4 * likeness + (isBeside ? 1 : 0) + Math.max(0, FARTHEST + 1 - distance);
}

/** Codes that differ by one digit written wrong, left out, written twice, or swapped with its neighbour. */
function variants(code: string): string[] {
  const found: string[] = [];
  for (let at = 0; at <= code.length; at++) {
    const before = code.slice(0, at);
    for (const digit of DIGITS) {
      found.push(before + digit + code.slice(at));
      if (at < code.length) found.push(before + digit + code.slice(at + 1));
    }
    if (at === code.length) continue;
    found.push(before + code.slice(at + 1));
    if (at + 1 < code.length) found.push(before + code[at + 1] + code[at] + code.slice(at + 2));
  }
  return found;
}

/** The codes that differ from one in exactly one digit. */
export function oneDigitChanged(code: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < code.length; at++) {
    for (const digit of DIGITS) {
      if (digit !== code[at]) found.push(code.slice(0, at) + digit + code.slice(at + 1));
    }
  }
  return found;
}

/** Digits to change, insert, leave out or swap with a neighbour to get from one code to the other. */
export function digitDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, rows[i - 2][j - 2] + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}
