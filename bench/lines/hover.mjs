// A hover asked for right after an edit at 100,000 lines.
import { setTimeout as sleep } from 'node:timers/promises';
import { buildPeer, built } from '../lib/build.mjs';
import { asJson, disclosures, itemDigit, jsonDigit } from '../lib/documents.mjs';
import { median } from '../lib/interleave.mjs';
import { openSession, toggled } from '../lib/session.mjs';

const EDITS = 30;
const WARM_UP = 8;

export const line = {
  name: 'hover after an edit, 100,000 lines',
  unit: 'ms',
  async measure() {
    const text = disclosures(100_000);
    const json = asJson(text);
    const sides = [
      {
        session: await openSession([built('server.js'), '--stdio'], 'disclosure', text),
        at: itemDigit(text),
      },
      {
        session: await openSession([await buildPeer('json-thin'), '--stdio'], 'json', json),
        at: jsonDigit(json),
      },
    ];
    const times = [[], []];
    for (let edit = 0; edit < EDITS + WARM_UP; edit++) {
      for (const [index, { session, at }] of sides.entries()) {
        const { time, hover } = await session.editAndHover(toggled(at)[edit % 2], at);
        if (index === 0 && !hover) throw new Error('there is no hover on an amount');
        if (edit >= WARM_UP) times[index].push(time);
        await sleep(60);
      }
    }
    for (const { session } of sides) await session.server.stop();
    return [{ peer: 'json-thin', ours: median(times[0]), theirs: median(times[1]), atMost: 0.1 }];
  },
};
