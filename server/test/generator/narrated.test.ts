/**
 * Made-up disclosures that tell their finances in words: their amounts are tied to the right places, and nothing true is
 * called wrong. `GOUJI_SENTENCES` says how many; a failing one is made again by its number.
 */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { compareNarrated, mistypeNarrated, type NarratedReport, narratedText } from './narrated';

const CASES = Number(process.env.GOUJI_SENTENCES ?? 60);
const TIED = 0.95;
/** Shares of mistyped amounts that are found, and found on the amount itself. */
const FOUND = 0.9;
const NAMED = 0.8;
/** So many cases are mistyped, in one of so many amounts at a time. */
const MISTYPED = 6;
const AMOUNTS_EVERY = 4;

const service = createService({ documentation: () => undefined });

describe('made-up disclosures in words', () => {
  const reports = Array.from({ length: CASES }, (_, seed) =>
    compareNarrated(service, seed, DEFAULT_SETTINGS),
  );
  const all = (what: (report: NarratedReport) => number) =>
    reports.reduce((sum, each) => sum + what(each), 0);
  console.log(narratedText(reports));

  test('are tied to the tables', () => {
    const amounts = all(({ placed }) => placed.length);
    const missed = all(({ untied }) => untied.length);
    expect(amounts).toBeGreaterThan(10 * CASES);
    expect(1 - missed / amounts).toBeGreaterThanOrEqual(TIED);
  });

  test('are never tied to a wrong place', () => {
    expect(reports.flatMap(({ seed, misplaced }) => misplaced.map((each) => `${seed}: ${each}`))).toEqual([]);
  });

  test('raise no error and no warning', () => {
    expect(reports.flatMap(({ seed, alarms }) => alarms.map((each) => `${seed}: ${each}`))).toEqual([]);
  });

  test('are found when they are mistyped', () => {
    const outcomes = Array.from({ length: MISTYPED }, (_, seed) =>
      mistypeNarrated(service, seed, DEFAULT_SETTINGS, AMOUNTS_EVERY),
    );
    const sum = (what: 'amounts' | 'found' | 'named') =>
      outcomes.reduce((total, outcome) => total + outcome[what], 0);
    console.log(`Of ${sum('amounts')} mistyped amounts ${sum('found')} are found, ${sum('named')} named.`);
    expect(sum('amounts')).toBeGreaterThan(0);
    expect(sum('found')).toBeGreaterThanOrEqual(FOUND * sum('amounts'));
    expect(sum('named')).toBeGreaterThanOrEqual(NAMED * sum('amounts'));
  });
});
