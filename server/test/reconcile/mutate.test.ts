/** Mistyped amounts of fixtures are named and mended; `GOUJI_ROUNDS` and `GOUJI_SEED` say how many and which. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createService } from '../../src/service';
import { createRandom } from '../generator/random';
import { measure, type Outcome, subjectOf } from './mutate';

const ROUNDS = Number(process.env.GOUJI_ROUNDS ?? 12);
const SEED = Number(process.env.GOUJI_SEED ?? 20);

/** Fixtures in which every amount is in a set of relations that no other amount is in. */
const FIXTURES = [
  'demo/clean.disclosure',
  'cells/clean.disclosure',
  'tabs/carry-over.disclosure',
  'pipes/clean.budget',
  'variants/thousands.repaired.disclosure',
  'variants/whole-yuan.disclosure',
] as const;

const folder = new URL('../../../test-fixtures/', import.meta.url);
const service = createService({ documentation: () => undefined });

describe.each(FIXTURES)('%s', (path) => {
  const text = readFileSync(new URL(path, folder), 'utf8');
  const subject = subjectOf(service, text, path.endsWith('.budget') ? 'budget' : 'plaintext');

  test('every amount can be told from all others', () => {
    expect(subject.targets.length).toBeGreaterThan(0);
    expect(subject.unique).toBe(subject.targets.length);
  });

  test('one mistyped amount is named and mended', () => {
    const outcomes = measure(service, subject, { rounds: ROUNDS, at: 1, random: createRandom(SEED) });
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.filter(({ restored }) => !restored).map(wordsOf)).toEqual([]);
  });

  test('two at once are both named', () => {
    const outcomes = measure(service, subject, { rounds: ROUNDS, at: 2, random: createRandom(SEED + 1) });
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.filter(({ bothNamed }) => !bothNamed).map(wordsOf)).toEqual([]);
  });
});

function wordsOf({ wrong }: Outcome): string {
  return wrong.map(({ line, printed, mistyped }) => `line ${line}: ${printed} → ${mistyped}`).join(', ');
}
