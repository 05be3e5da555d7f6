// Checking many copies of a disclosure in one process, against splitting the same text into lines and tabs.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built, pathOf } from '../lib/build.mjs';
import { medians } from '../lib/interleave.mjs';

const COPIES = 300;
const ROUNDS = 3;

/** A real disclosure where there is one beside the repository, else the sample of the demo. */
const DOCUMENT = [
  pathOf('../shared/seeds/julu-2026.txt'),
  pathOf('test-fixtures/demo/clean.disclosure'),
].find(existsSync);

/**
 * Megabytes of text a second that `node …args` gets through; findings may make it exit with 1.
 * It must print as many lines as it is asked for, so that nothing is left out unseen.
 */
function throughput(args, megabytes, lines) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = 0;
    child.stdout.on('data', (chunk) => {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) printed++;
    });
    child.once('close', (code) => {
      if (code !== 0 && code !== 1) reject(new Error(`${args[0]} ended with ${code}`));
      else if (printed < lines) reject(new Error(`${args[0]} printed ${printed} lines instead of ${lines}`));
      else resolve((megabytes / (performance.now() - start)) * 1000);
    });
  });
}

export const line = {
  name: 'batch check',
  unit: 'MB/s',
  peer: 'splitting',
  atLeast: 0.25,
  reportOnly: true,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-bench-'));
    try {
      for (let i = 0; i < COPIES; i++) copyFileSync(DOCUMENT, join(folder, `${i}.txt`));
      const megabytes = (statSync(DOCUMENT).size * COPIES) / 1e6;
      const ours = [built('dist/cli.js'), 'check', '--format', 'ndjson', folder];
      const peer = [pathOf('bench/peers/split.mjs'), folder];
      return await medians(
        { ours: () => throughput(ours, megabytes, COPIES), peer: () => throughput(peer, megabytes, 1) },
        ROUNDS,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
