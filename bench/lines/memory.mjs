// Resident memory after opening 100,000 lines, and its peak over 100 edits.
import { setTimeout as sleep } from 'node:timers/promises';
import { buildPeer, built } from '../lib/build.mjs';
import { disclosures, itemDigit } from '../lib/documents.mjs';
import { memoryOf, openSession, toggled } from '../lib/session.mjs';

const EDITS = 100;

export const line = {
  name: 'memory, 100,000 lines',
  unit: 'MB',
  async measure() {
    const text = disclosures(100_000);
    const ours = await openSession([built('server.js'), '--stdio'], 'disclosure', text);
    const hello = await openSession([await buildPeer('hello'), '--stdio'], 'disclosure', text);
    await sleep(2000);
    const opened = memoryOf(ours.server.pid).now;
    const peer = memoryOf(hello.server.pid).now;
    const digit = toggled(itemDigit(text));
    let peak = 0;
    for (let edit = 0; edit < EDITS; edit++) {
      await ours.edit(digit[edit % 2]);
      peak = Math.max(peak, memoryOf(ours.server.pid).now);
    }
    for (const { server } of [ours, hello]) await server.stop();
    return [
      { what: 'after opening', peer: 'hello', ours: opened, theirs: peer, atMost: 2 },
      {
        what: 'peak over 100 edits',
        peer: '1.5 × own + 50',
        ours: peak,
        theirs: 1.5 * opened + 50,
        atMost: 1,
      },
    ];
  },
};
