// From opening 100,000 lines in a fresh server to the first diagnostics.
import { buildPeer, built } from '../lib/build.mjs';
import { asJson, disclosures } from '../lib/documents.mjs';
import { medians } from '../lib/interleave.mjs';
import { openSession } from '../lib/session.mjs';

const ROUNDS = 3;

async function openTime(args, languageId, text) {
  const { server, openTime } = await openSession(args, languageId, text);
  await server.stop();
  return openTime;
}

export const line = {
  name: 'open 100,000 lines',
  unit: 'ms',
  async measure() {
    const text = disclosures(100_000);
    const json = asJson(text);
    const [ours, peer] = [
      [built('server.js'), '--stdio'],
      [await buildPeer('json-thin'), '--stdio'],
    ];
    const times = await medians(
      { ours: () => openTime(ours, 'disclosure', text), peer: () => openTime(peer, 'json', json) },
      ROUNDS,
    );
    return [{ peer: 'json-thin', ours: times.ours, theirs: times.peer, atMost: 1 }];
  },
};
