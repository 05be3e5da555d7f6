// From a keystroke to right diagnostics in a file of the table language, with `=` in every subtotal.
import { createRequire } from 'node:module';
import { buildPeer, built } from '../lib/build.mjs';
import { asJson, jsonDigit, positionAt, written } from '../lib/documents.mjs';
import { comparable, isSameList } from '../lib/expected.mjs';
import { median } from '../lib/interleave.mjs';
import { openSession, toggled } from '../lib/session.mjs';

const ROWS = 1000;
const EDITS = 100;
const WARM_UP = 20;
/** Milliseconds between an answer and the next key. */
const PAUSE = 20;

export const line = {
  name: 'keystroke, 1,000 rows with =',
  unit: 'ms',
  async measure() {
    const text = written(ROWS);
    const json = asJson(text.replaceAll(' | ', '\t'));
    const ours = await openSession([built('server.js'), '--stdio'], 'budget', text);
    const theirs = await openSession([await buildPeer('json-thin'), '--stdio'], 'json', json);
    const digit = text.indexOf('.37', text.length >> 1) - 1;
    const times = [
      await typed(ours, toggled(positionAt(text, digit)), ours),
      await typed(theirs, toggled(jsonDigit(json))),
    ];
    for (const { server } of [ours, theirs]) await server.stop();
    return [{ peer: 'json-thin', ours: times[0], theirs: times[1], atMost: 1 }];
  },
};

/** The median time of an edit; what `verified` publishes last must be what a check from scratch finds. */
async function typed(session, changes, verified) {
  const times = [];
  let last = [];
  for (let edit = 0; edit < EDITS + WARM_UP; edit++) {
    const { time, diagnostics } = await session.edit(changes[edit % 2]);
    if (edit >= WARM_UP) times.push(time);
    last = diagnostics;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  if (verified && !isSameList(comparable(last), expected(verified.text())))
    throw new Error('what was published is not what a check from scratch finds');
  return median(times);
}

function expected(text) {
  const { createService, DEFAULT_SETTINGS } = createRequire(import.meta.url)(built('service.js'));
  const service = createService({ documentation: () => undefined });
  const document = service.check(text, 'budget', DEFAULT_SETTINGS);
  return comparable(service.diagnostics(document, 'file:///bench/document'));
}
