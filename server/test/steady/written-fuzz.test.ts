/** Whatever is written in the table language, checking, formatting and renaming never fail, and formatting changes nothing but blanks. */

import { expect, test } from 'vitest';
import { applyEdits } from '../../src/cli/edits';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { positionAt } from '../../src/text/snapshot';
import { createRandom } from '../generator/random';
import { isInside, rangesOf } from './inside';
import { drawWritten } from './written-texts';

/** How many texts; CI sets more. They are short, so that they are five times as many as those of other kinds. */
const TEXTS = 5 * Number(process.env.GOUJI_FUZZ ?? 40);
const FIRST_SEED = Number(process.env.GOUJI_SEED ?? 1);
const LONGEST = 24;

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);
const withoutBlanks = (text: string) => text.replace(/[ \t]/g, '');

/** What goes wrong with a text, in one line. */
function failureOf(text: string, at: number, isThorough: boolean): string | undefined {
  try {
    const document = check(text);
    const outside = rangesOf(service, document).find((range) => !isInside(document, range));
    if (outside) return `a range outside: ${JSON.stringify(outside)}`;
    if (!isThorough) return undefined;
    const formatted = applyEdits(text, service.format(document));
    if (formatted === undefined) return 'edits that overlap';
    if (withoutBlanks(formatted) !== withoutBlanks(text)) return 'formatting changed more than blanks';
    if (service.format(check(formatted)).length > 0) return 'formatting twice is not formatting once';
    service.rename(document, positionAt(document.snapshot, at), '新名.一');
    service.convert(document, 'md');
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

test(`${TEXTS} texts of the table language are checked, lined up, renamed in and converted`, () => {
  const failures: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + TEXTS && failures.length < 3; seed++) {
    const random = createRandom(seed);
    const text = drawWritten(random, LONGEST);
    // What is made of a text takes several checks: of one text in four.
    const failure = failureOf(text, random.int(0, text.length), seed % 4 === 0);
    if (failure !== undefined) failures.push(`GOUJI_SEED=${seed}: ${failure}`);
  }
  expect(failures).toEqual([]);
}, 600_000);
