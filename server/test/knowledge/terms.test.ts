/** The built-in glossary: its size, its form, and that every name means one term. */

import { expect, it } from 'vitest';
import { namesOf, standardTerm, standardTerms } from '../../src/knowledge/terms';
import { termKey } from '../../src/text/terms';

it('explains at least sixty terms, none twice', () => {
  expect(standardTerms().length).toBeGreaterThanOrEqual(60);
  const keys = standardTerms().flatMap((each) => namesOf(each).map(termKey));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

it.each(standardTerms().map((each) => [each.term, each] as const))(
  '%s is explained in 1–3 sentences',
  (_, term) => {
    const sentences = term.definition.match(/。/g)?.length ?? 0;
    expect(sentences).toBeGreaterThanOrEqual(1);
    expect(sentences).toBeLessThanOrEqual(3);
    expect(term.definition.endsWith('。')).toBe(true);
    expect(term.definition.length).toBeGreaterThan(15);
    for (const name of namesOf(term)) expect(standardTerm(name)).toBe(term);
  },
);

it.each([
  ['三公经费', '“三公”经费'],
  ['"三公" 经费', '“三公”经费'],
  ['因公出国(境)费', '因公出国（境）费'],
  ['机关运转经费', '机关运行经费'],
])('%s means %s', (name, term) => {
  expect(standardTerm(name)?.term).toBe(term);
});

it('knows no other words', () => {
  expect(standardTerm('某某专项')).toBeUndefined();
});
