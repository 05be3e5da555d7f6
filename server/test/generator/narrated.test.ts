/**
 * Made-up disclosures that tell their finances in words: their amounts are tied to the right places, and nothing true is
 * called wrong. `GOUJI_SENTENCES` says how many; a failing one is made again by its number.
 */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { compareNarrated, type NarratedReport, narratedText } from './narrated';

const CASES = Number(process.env.GOUJI_SENTENCES ?? 60);
const TIED = 0.95;

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
});
