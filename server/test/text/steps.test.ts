/** A check in steps comes to the same as one at once, also where others were begun and left. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/features/model';
import { createService } from '../../src/service';
import { finish } from '../../src/text/steps';

const NAMES = ['demo/sample.disclosure', 'spaced/clean.disclosure', 'pipes/written.budget'];

const createOwn = () => createService({ documentation: () => undefined });

test.each(NAMES)('%s', (name) => {
  const text = readFileSync(new URL(`../../../test-fixtures/${name}`, import.meta.url), 'utf8');
  const language = name.endsWith('.budget') ? 'budget' : 'disclosure';
  const expected = createOwn();
  const atOnce = expected.check(text, language, DEFAULT_SETTINGS);
  const service = createOwn();
  const { steps: count } = inSteps(service.checkInSteps(text, language, DEFAULT_SETTINGS));
  expect(count).toBeGreaterThan(service.tables(atOnce).length);
  for (let taken = 1; taken < count; taken += Math.ceil(count / 7)) {
    const left = service.checkInSteps(text, language, DEFAULT_SETTINGS);
    for (let i = 0; i < taken; i++) left.next();
    left.return(atOnce);
  }
  const document = finish(service.checkInSteps(text, language, DEFAULT_SETTINGS));
  expect(service.diagnostics(document, 'file:///a')).toEqual(expected.diagnostics(atOnce, 'file:///a'));
  expect(service.relations(document)).toEqual(expected.relations(atOnce));
  expect(service.coverage(document)).toEqual(expected.coverage(atOnce));
});

function inSteps(work: Generator): { readonly steps: number } {
  let steps = 0;
  while (!work.next().done) steps++;
  return { steps };
}
