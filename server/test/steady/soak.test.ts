/** Many documents edited for a while with everything a client asks for: all is answered, and memory stays level. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../generator/random';
import { bundleServer } from './bundle';
import { sleep, startClient } from './client';
import { applyEdit, drawEdit } from './texts';

/** CI sets more. */
const SECONDS = Number(process.env.GOUJI_SOAK ?? 6);
const DOCUMENTS = 20;
const EDITS_A_SECOND = 30;
const LONGEST = 40_000;

const GOOD = readFileSync(new URL('../../../test-fixtures/demo/sample.disclosure', import.meta.url), 'utf8');

interface Open {
  uri: string;
  text: string;
  version: number;
}

test(`${SECONDS} seconds of editing`, async () => {
  const bundle = await bundleServer();
  const client = await startClient([join(bundle.folder, 'server.js'), '--stdio']);
  const random = createRandom(7);
  let opened = 0;
  const open = (): Open => {
    const document = { uri: `file:///soak-${++opened}.txt`, text: GOOD, version: 1 };
    client.open(document.uri, document.text);
    return document;
  };
  const documents = Array.from({ length: DOCUMENTS }, open);
  let [asked, answered] = [0, 0];
  const ask = (method: string, document: Open, params: object = {}): void => {
    asked++;
    const id = client.nextId();
    const answer = client.request(method, { textDocument: { uri: document.uri }, ...params });
    void answer.then(() => answered++);
    if (random.chance(0.3)) client.notify('$/cancelRequest', { id });
  };
  const memories: number[] = [];
  const begin = Date.now();
  for (let edits = 0; Date.now() - begin < SECONDS * 1000; edits++) {
    const index = random.int(0, DOCUMENTS - 1);
    const document = documents[index];
    edit(document);
    const position = { line: random.int(0, 60), character: random.int(0, 20) };
    if (random.chance(0.5)) ask('textDocument/hover', document, { position });
    if (random.chance(0.2))
      ask('textDocument/codeAction', document, {
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
    if (random.chance(0.05) || document.text.length > LONGEST) {
      client.close(document.uri);
      documents[index] = open();
    }
    if (edits % EDITS_A_SECOND === 0) memories.push(client.memory());
    await sleep(Math.max(0, begin + (edits + 1) * (1000 / EDITS_A_SECOND) - Date.now()));
  }

  function edit(document: Open): void {
    const { start, oldEnd, text } = drawEdit(random, document.text);
    const range = { start: positionAt(document.text, start), end: positionAt(document.text, oldEnd) };
    // A range in the middle of a line end means its beginning; such edits are left out here.
    if (
      splitsLineEnd(document.text, start) ||
      splitsLineEnd(document.text, oldEnd) ||
      /[\r\ud800]/.test(text)
    )
      return;
    document.text = applyEdit(document.text, { start, oldEnd, text });
    document.version++;
    client.notify('textDocument/didChange', {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges: [{ range, text }],
    });
  }

  while (answered < asked) await sleep(20);
  for (const { uri, version } of documents) {
    while (client.published.findLast((each) => each.uri === uri)?.version !== version) await sleep(20);
  }
  expect(client.isRunning()).toBe(true);
  const settled = memories.slice(Math.floor(memories.length / 3));
  const [early, late] = [settled.slice(0, settled.length >> 1), settled.slice(settled.length >> 1)].map(
    highest,
  );
  expect(late).toBeLessThan(1.3 * early + 50);
  client.kill();
  bundle.remove();
});

const highest = (values: readonly number[]): number => Math.max(...values);

function splitsLineEnd(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}

function positionAt(text: string, offset: number) {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before[before.length - 1].length };
}
