/** Documents in the table language, edited at random: no throw, and what is kept never differs from checking from scratch. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { createRandom } from '../generator/random';
import { applyEdit } from './texts';
import { drawWriting, WRITTEN } from './written-texts';

/** How many edits; CI sets more. A whole document is checked for each, so that they are fewer than those of other texts. */
const EDITS = Math.max(200, Number(process.env.GOUJI_REPLAY ?? 0) / 50);
const FIRST_SEED = Number(process.env.GOUJI_SEED ?? 1);
const EDITS_A_TEXT = 50;
const STRIDE = 5;

const service = createService({ documentation: () => undefined });
const ALL = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

function everything(text: string, document: ReturnType<typeof service.check>) {
  return {
    tables: service.tables(document),
    diagnostics: service.diagnostics(document, 'file:///a'),
    relations: service.relations(document),
    coverage: service.coverage(document),
    hints: service.inlayHints(document, ALL),
    edits: service.fixAll(document),
    format: service.format(document),
    inside: service
      .diagnostics(document, 'file:///a')
      .every(({ range }) => range.end.line < text.split(/\r\n|\r|\n/).length),
  };
}

test(`${EDITS} edits of documents in the table language come to the same as checks from scratch`, () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + EDITS / EDITS_A_TEXT; seed++) {
    const random = createRandom(seed);
    let text = WRITTEN;
    let document = service.check(text, 'budget', DEFAULT_SETTINGS);
    for (let done = 1; done <= EDITS_A_TEXT; done++) {
      const edit = drawWriting(random, text);
      text = applyEdit(text, edit);
      const change = { start: edit.start, oldEnd: edit.oldEnd, newEnd: edit.start + edit.text.length };
      document = service.check(text, 'budget', DEFAULT_SETTINGS, { document, change });
      if (done % STRIDE !== 0) continue;
      const scratch = everything(text, service.check(text, 'budget', DEFAULT_SETTINGS));
      expect(everything(text, document), `GOUJI_SEED=${seed}, after ${done} edits`).toEqual(scratch);
      expect(scratch.inside).toBe(true);
    }
  }
}, 600_000);
