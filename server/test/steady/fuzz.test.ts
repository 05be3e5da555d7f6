/** Whatever the text, checking it neither fails nor takes long, and all that is said of it lies inside of it. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS, type LanguageId } from '../../src/service';
import { printCase } from '../generator/print';
import { createRandom, type Random } from '../generator/random';
import { isInside, rangesOf } from './inside';
import { applyEdit, drawEdit, excerpt, fixtureTexts, randomBytes, wordSalad } from './texts';

/** How many texts; CI sets more. */
const TEXTS = Number(process.env.GOUJI_FUZZ ?? 400);
const FIRST_SEED = Number(process.env.GOUJI_SEED ?? 1);
/** Of the processor's time, so that a busy machine does not count. */
const LONGEST_SECONDS = 2;
const LONGEST_EXCERPT = 60;

const LANGUAGES: readonly LanguageId[] = ['disclosure', 'budget', 'plaintext', 'markdown'];
const service = createService({ documentation: () => undefined });
const fixtures = fixtureTexts();

function mutated(random: Random, text: string): string {
  let result = text;
  for (let edits = random.int(1, 12); edits > 0; edits--)
    result = applyEdit(result, drawEdit(random, result));
  return result;
}

function drawText(random: Random): string {
  const kind = random.int(0, 9);
  if (kind === 0) return randomBytes(random, random.int(0, 3000));
  if (kind === 1) return wordSalad(random, random.int(0, 400));
  if (kind === 2)
    return mutated(
      random,
      printCase(random.int(0, 1e6), random.pick(['tabs', 'cells', 'spaced', 'pipes'])).text,
    );
  if (kind === 3) return mutated(random, random.pick(fixtures));
  return mutated(random, excerpt(random, random.pick(fixtures), LONGEST_EXCERPT));
}

/** What is wrong with the check of a text, in one line. */
function failureOf(text: string, language: LanguageId): string | undefined {
  const before = process.cpuUsage();
  try {
    const document = service.check(text, language, DEFAULT_SETTINGS);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (seconds > LONGEST_SECONDS) return `took ${seconds} s`;
    const outside = rangesOf(service, document).find((range) => !isInside(document, range));
    return outside && `a range outside: ${JSON.stringify(outside)}`;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

test(`${TEXTS} texts of every sort are checked`, () => {
  const failures: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + TEXTS && failures.length < 3; seed++) {
    const random = createRandom(seed);
    const text = drawText(random);
    const failure = failureOf(text, random.pick(LANGUAGES));
    if (failure !== undefined) failures.push(`GOUJI_SEED=${seed}: ${failure}`);
  }
  expect(failures).toEqual([]);
});
