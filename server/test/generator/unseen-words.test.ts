/** Made-up disclosures with header words that stand in no list: every cell is read, and nothing is called wrong. */

import { describe as describeTests, expect, test } from 'vitest';
import { describe } from '../../src/lexicon/describe';
import { isWrong } from './compare';
import { errorsOn } from './errors';
import { failureText, runCases } from './report';
import { UNSEEN_WORDS } from './unseen-words';

const LAYOUTS = ['tabs', 'cells', 'pipes', 'spaced'] as const;
/** A twentieth of the cases of each layout, and twenty of them. */
const CASES = Math.ceil(Number(process.env.GOUJI_CASES ?? 400) / LAYOUTS.length / 20) + 15;
/** The share of the amounts that are read in their cells. */
const IN_PLACE = 0.99;
const FORMS = { always: 'header-word-unseen' } as const;

describeTests('header words that nobody has seen', () => {
  test('stand in no list, and no part of them does', () => {
    const known = UNSEEN_WORDS.filter((word) => describe(word).length > 0);
    expect(known).toEqual([]);
    expect(new Set(UNSEEN_WORDS).size).toBe(UNSEEN_WORDS.length);
  });

  test.each(LAYOUTS)('leave every cell of made-up disclosures in the layout %s in its place', (layout) => {
    const report = runCases(layout, 0, CASES, FORMS);
    const wrong = report.failures.filter(({ differences }) => isWrong(differences));
    expect(report.artefacts.get('header-word-unseen')?.printed).toBeGreaterThan(CASES / 3);
    expect(failureText(wrong, 20)).toBe('');
    expect(report.inPlace / report.amounts).toBeGreaterThanOrEqual(IN_PLACE);
  });

  test.each(LAYOUTS)('raise no error in made-up disclosures in the layout %s', (layout) => {
    const errors = Array.from({ length: CASES }, (_, seed) => errorsOn(seed, layout, FORMS)).flat();
    expect(errors).toEqual([]);
  });
});
