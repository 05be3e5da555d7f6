/** A mistyped digit of any code is noticed, and the right code is the first offer: on made-up and real disclosures. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createRandom } from '../generator/random';
import { type CodeSubject, codeSubject, measureCodes } from './mutate-codes';

const ROOT = new URL('../../../', import.meta.url);
const REAL = new URL('../shared/seeds/', ROOT);
const MADE_UP = ['demo/clean.disclosure', 'tabs/carry-over.disclosure', 'variants/split-codes.disclosure'];

function subjectsIn(folder: URL, names: readonly string[]): CodeSubject[] {
  return names.map((name) => codeSubject(name, readFileSync(new URL(name, folder), 'utf8')));
}

function expectNoticed(subjects: readonly CodeSubject[], count: number): void {
  const outcomes = measureCodes(subjects, count, createRandom(20260101));
  const failed = (what: 'seen' | 'firstIsRight') =>
    outcomes
      .filter((outcome) => !outcome[what])
      .map(({ name, line, printed, mistyped }) => `${name}:${line} ${printed} → ${mistyped}`);
  expect(failed('seen').length, failed('seen').join('\n')).toBeLessThanOrEqual(0.03 * count);
  expect(failed('firstIsRight').length, failed('firstIsRight').join('\n')).toBeLessThanOrEqual(0.15 * count);
}

it('in made-up disclosures', () => {
  expectNoticed(subjectsIn(new URL('test-fixtures/', ROOT), MADE_UP), 60);
});

if (!existsSync(REAL)) {
  console.log('Skipped: mistyped codes of real documents, because ../shared is not there.');
} else {
  it('in real disclosures', () => {
    expectNoticed(subjectsIn(REAL, readdirSync(REAL)), 60);
  });
}
