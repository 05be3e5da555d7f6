/**
 * What is written without being looked at: into texts in order nothing; into a text with one amount mistyped nothing but what
 * stood there before, by certain repairs as well as by recomputing; and nothing more the second time.
 * `GOUJI_ROUNDS` and `GOUJI_SEED` say how many mistyped amounts and which.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mend } from '../../src/cli/mend';
import { type CheckedDocument, createService, DEFAULT_SETTINGS, type LanguageId } from '../../src/service';
import { createRandom, type Random } from '../generator/random';
import { type Mistyped, mistype, mutated, subjectOf } from './mutate';

const ROUNDS = Number(process.env.GOUJI_ROUNDS ?? 6);
const SEED = Number(process.env.GOUJI_SEED ?? 5);

const FIXTURES = new URL('../../../test-fixtures/', import.meta.url);
const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);

/** Fixtures of every layout, and some with rounding, zeros, wide digits, several disclosures in one file. */
const NAMES = [
  'demo/clean.disclosure',
  'cells/clean.disclosure',
  'tabs/carry-over.disclosure',
  'pipes/clean.budget',
  'final-accounts/clean.disclosure',
  'variants/several.disclosure',
  'variants/thousands.repaired.disclosure',
  'variants/whole-yuan.disclosure',
  'variants/printed-zeros.disclosure',
];

interface Document {
  readonly name: string;
  readonly text: string;
  readonly language: LanguageId;
}

const fixtures = NAMES.map(
  (name): Document => ({
    name,
    text: readFileSync(new URL(name, FIXTURES), 'utf8'),
    language: name.endsWith('.budget') ? 'budget' : 'plaintext',
  }),
);

const seeds = (existsSync(SEEDS) ? readdirSync(SEEDS) : []).map(
  (name): Document => ({
    name,
    text: readFileSync(new URL(name, SEEDS), 'utf8'),
    language: 'plaintext',
  }),
);

if (seeds.length === 0) console.log('Skipped: the real documents are not in ../shared.');

const service = createService({ documentation: () => undefined });

function fixed(text: string, language: LanguageId, recompute: boolean): string {
  const check = (each: string): CheckedDocument => service.check(each, language, DEFAULT_SETTINGS);
  return mend(check(text), { recompute }, service, check)?.text ?? 'edits that overlap';
}

function drawn({ text, language }: Document, random: Random): Mistyped[] {
  const subject = subjectOf(service, text, language);
  return Array.from({ length: ROUNDS }).flatMap(() => mistype(subject, 1, random) ?? []);
}

/** What is wrong with what was written into a text with an amount mistyped. */
function fault({ text, language }: Document, wrong: Mistyped, recompute: boolean): string | undefined {
  const before = mutated(text, [wrong]).text;
  const after = fixed(before, language, recompute);
  const words = `line ${wrong.line}: ${wrong.printed} → ${wrong.mistyped}`;
  if (after !== before && after !== text) return `${words}: something else was written`;
  return fixed(after, language, recompute) === after
    ? undefined
    : `${words}: more was written the second time`;
}

describe.each([...fixtures, ...seeds])('$name', (document) => {
  // Its own mistakes are mended first.
  const mended = { ...document, text: fixed(document.text, document.language, false) };
  const slips = drawn(mended, createRandom(SEED));

  test.each([
    ['repairs', false],
    ['recomputing', true],
  ])('%s write nothing but what stood there', (_, recompute) => {
    expect(fixed(mended.text, mended.language, recompute)).toBe(mended.text);
    expect(slips.length).toBeGreaterThan(0);
    expect(slips.flatMap((wrong) => fault(mended, wrong, recompute) ?? [])).toEqual([]);
  });
});

test.each(fixtures)('$name has nothing to write', ({ text, language }) => {
  expect(fixed(text, language, false)).toBe(text);
});

test('most of what is mistyped in fixtures is mended', () => {
  const random = createRandom(SEED + 1);
  const all = fixtures.flatMap((document) => drawn(document, random).map((wrong) => ({ document, wrong })));
  const restored = all.filter(
    ({ document: { text, language }, wrong }) => fixed(mutated(text, [wrong]).text, language, false) === text,
  );
  expect(restored.length / all.length).toBeGreaterThan(0.8);
});
