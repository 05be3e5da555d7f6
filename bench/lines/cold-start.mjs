// From starting the process to the answer to `initialize`, against the smallest server.
import { buildPeer, built } from '../lib/build.mjs';
import { medians } from '../lib/interleave.mjs';
import { startServer } from '../lib/lsp.mjs';

const ROUNDS = 10;

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
  peer: 'hello',
  atMost: 1.3,
  async measure() {
    const [ours, peer] = [built('dist/server.js'), await buildPeer('hello')];
    return medians({ ours: () => coldStart(ours), peer: () => coldStart(peer) }, ROUNDS);
  },
};
