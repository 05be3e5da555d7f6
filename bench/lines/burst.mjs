// Fifty keystrokes 30 ms apart at 100,000 lines: how long after the last one the answer comes, and how many come.
import { setTimeout as sleep } from 'node:timers/promises';
import { built } from '../lib/build.mjs';
import { disclosures, itemDigit } from '../lib/documents.mjs';
import { median } from '../lib/interleave.mjs';
import { openSession, toggled } from '../lib/session.mjs';

const KEYS = 50;
const PACE = 30;
const PUBLISH = 'textDocument/publishDiagnostics';

export const line = {
  name: 'burst of 50 keys, 100,000 lines',
  unit: '',
  async measure() {
    const text = disclosures(100_000);
    const session = await openSession([built('server.js'), '--stdio'], 'disclosure', text);
    const digit = toggled(itemDigit(text));
    const single = [];
    for (let edit = 0; edit < 24; edit++) {
      single.push((await session.edit(digit[edit % 2])).time);
      await sleep(100);
    }
    const before = session.server.received(PUBLISH);
    const last = session.published(session.version() + KEYS);
    for (let key = 0; key < KEYS; key++) {
      if (key > 0) await sleep(PACE);
      session.send(digit[key % 2]);
    }
    const sent = performance.now();
    const { at } = await last;
    await sleep(1000);
    const publishes = session.server.received(PUBLISH) - before;
    await session.server.stop();
    const bound = 100 + median(single.slice(8));
    return [
      { what: 'last answer (ms)', peer: '100 ms + a keystroke', ours: at - sent, theirs: bound, atMost: 1 },
      { what: 'publishes', peer: 'bound', ours: publishes, theirs: 10, atMost: 1 },
    ];
  },
};
