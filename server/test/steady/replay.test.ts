/** A long session of edits: what is kept from check to check never differs from checking the text from scratch. */

import { expect, test } from 'vitest';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';
import { createRandom } from '../generator/random';
import { applyEdit, drawEdit, excerpt, fixtureTexts } from './texts';

/** How many edits; CI sets more. */
const EDITS = Number(process.env.GOUJI_REPLAY ?? 300);
const FIRST_SEED = Number(process.env.GOUJI_SEED ?? 1);
const EDITS_A_TEXT = 100;
/** So many edits come between two comparisons. */
const STRIDE = 10;
const LONGEST = 60;

const service = createService({ documentation: () => undefined });
const fixtures = fixtureTexts();

function everything(document: CheckedDocument) {
  return {
    language: document.language,
    lines: document.snapshot.lineStarts,
    tables: service.tables(document),
    diagnostics: service.diagnostics(document, 'file:///a'),
    relations: service.relations(document),
    coverage: service.coverage(document),
  };
}

function replay(seed: number): void {
  const random = createRandom(seed);
  const pieces = Array.from({ length: random.int(1, 2) }, () =>
    excerpt(random, random.pick(fixtures), LONGEST),
  );
  let text = pieces.join('\n');
  let document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  for (let done = 1; done <= EDITS_A_TEXT; done++) {
    const edit = drawEdit(random, text);
    text = applyEdit(text, edit);
    const change = { start: edit.start, oldEnd: edit.oldEnd, newEnd: edit.start + edit.text.length };
    document = service.check(text, 'disclosure', DEFAULT_SETTINGS, { document, change });
    if (done % STRIDE !== 0) continue;
    const scratch = service.check(text, 'disclosure', DEFAULT_SETTINGS);
    expect(everything(document), `GOUJI_SEED=${seed}, after ${done} edits`).toEqual(everything(scratch));
  }
}

test(`${EDITS} edits replayed come to the same as checks from scratch`, () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + EDITS / EDITS_A_TEXT; seed++) replay(seed);
});
