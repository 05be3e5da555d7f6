/** One word that nobody has seen, in place of a word of a header or a total, raises no error and changes no repair. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describe as sensesOf } from '../../src/lexicon/describe';
import { createService, type LanguageId } from '../../src/service';
import { printCase } from '../generator/print';
import { createRandom } from '../generator/random';
import { type Effect, subjectFor, tryWord } from './trials';
import { nonsense, SYNONYMS } from './words';

const root = new URL('../../../', import.meta.url);
const fixtures = new URL('test-fixtures/', root);

/** Documents in order, their cells known in one layout or another. */
const IN_ORDER = [
  'demo/clean.disclosure',
  'cells/clean.disclosure',
  'tabs/carry-over.disclosure',
  'pipes/clean.budget',
  'final-accounts/clean.disclosure',
  'spaced/clean.disclosure',
  'aligned/clean.disclosure',
  'variants/split-codes.disclosure',
  'variants/printed-zeros.disclosure',
  'variants/whole-yuan.disclosure',
];

/** Disclosures as published, where they lie beside the repository. */
const PUBLISHED = ['../shared/seeds/', '../shared/real/cells/'].map((path) => new URL(path, root));

/** Made-up disclosures that are tried with a word each; `GOUJI_WORDS=2000` is a full run. */
const CASES = Number(process.env.GOUJI_WORDS ?? 40);
/** So many words of each other document, spread over it: all of them in a full run. */
const WORDS_OF_FIXTURE = Math.ceil(CASES / 5);
const WORDS_OF_PUBLISHED = Math.ceil(CASES / 20);

const LAYOUTS = ['tabs', 'cells', 'pipes'] as const;

/** Made-up disclosures in which a word once did more than its own harm. */
const KEPT = [
  [66, 'tabs', 'the totals of this year on both sides, one below the other'],
  [252, 'tabs', 'names broken over lines'],
  [318, 'tabs', 'a word below the group of codes and names in a header packed to the left'],
  [362, 'pipes', 'codes of units in two pieces'],
  [501, 'tabs', 'a total named in the column of codes'],
] as const;

const service = createService({ documentation: () => undefined });

function languageOf(name: string): LanguageId {
  return name.endsWith('.budget') ? 'budget' : 'plaintext';
}

/** The effects of so many words of a document. */
function effectsIn(name: string, text: string, words: number): Effect[] {
  const subject = subjectFor(service, text, languageOf(name), name.length);
  const step = Math.max(1, subject.trials.length / words);
  const chosen = subject.trials.filter(
    (_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step),
  );
  return chosen.map((trial) => tryWord(service, subject, trial));
}

function faultsOf(effects: readonly Effect[]): string[] {
  return effects.flatMap(({ trial, line, errors, fixes }) =>
    [...errors, ...fixes].map((said) => `${line} ${trial.kind} ${trial.word} → ${trial.unseen}: ${said}`),
  );
}

describe('a word that nobody has seen', () => {
  test.each(IN_ORDER)('in %s', (name) => {
    const effects = effectsIn(name, readFileSync(new URL(name, fixtures), 'utf8'), WORDS_OF_FIXTURE);
    expect(effects.length).toBeGreaterThan(0);
    expect(faultsOf(effects)).toEqual([]);
  });

  test.each(LAYOUTS)('in made-up disclosures in the layout %s, and moves no amount', (layout) => {
    const effects = Array.from({ length: Math.ceil(CASES / LAYOUTS.length) }, (_, seed) => {
      const text = printCase(seed, layout).text;
      const subject = subjectFor(service, text, layout === 'pipes' ? 'budget' : 'plaintext', seed);
      return subject.trials.length === 0
        ? []
        : [tryWord(service, subject, createRandom(seed).pick(subject.trials))];
    }).flat();
    expect(effects.length).toBeGreaterThan(0);
    expect(faultsOf(effects)).toEqual([]);
    expect(effects.filter(({ displaced }) => displaced > 0).map(({ trial }) => trial.word)).toEqual([]);
  });

  test.each(KEPT)('in case %d in the layout %s: %s', (seed, layout) => {
    const text = printCase(seed, layout).text;
    const subject = subjectFor(service, text, layout === 'pipes' ? 'budget' : 'plaintext', seed);
    const effect = tryWord(service, subject, createRandom(seed).pick(subject.trials));
    expect(faultsOf([effect])).toEqual([]);
    expect(effect.displaced).toBe(0);
  });

  for (const folder of PUBLISHED) {
    const isThere = existsSync(folder);
    const names = isThere ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
    test.skipIf(!isThere).each(isThere ? names : ['(the published documents are not beside the repository)'])(
      'in %s as published',
      (name) => {
        const effects = effectsIn(name, readFileSync(new URL(name, folder), 'utf8'), WORDS_OF_PUBLISHED);
        expect(faultsOf(effects)).toEqual([]);
      },
    );
  }
});

describe('the words of the trials', () => {
  test('are none that we know', () => {
    const known = SYNONYMS.filter(([word, synonym]) =>
      sensesOf(synonym).some(
        ({ concept, weight }) =>
          weight === 1 && sensesOf(word).some((sense) => sense.concept === concept && sense.weight === 1),
      ),
    );
    expect(known).toEqual([]);
    expect(sensesOf(nonsense('一般公共预算'))).toEqual([]);
  });
});
