// From starting the process to the answer to `initialize`, against the smallest server.
import { buildPeer, built } from '../lib/build.mjs';
import { medians } from '../lib/interleave.mjs';
import { startServer } from '../lib/lsp.mjs';

const ROUNDS = 20;

async function coldStart(file) {
  const start = performance.now();
  const server = startServer([file, '--stdio']);
  await server.initialize();
  const time = performance.now() - start;
  await server.stop();
  return time;
}

export const line = {
  name: 'cold start',
  unit: 'ms',
  async measure() {
    const files = [built('server.js'), await buildPeer('hello')];
    const { ours, peer } = await medians(
      { ours: () => coldStart(files[0]), peer: () => coldStart(files[1]) },
      ROUNDS,
    );
    return [{ peer: 'hello', ours, theirs: peer, atMost: 1.1 }];
  },
};
