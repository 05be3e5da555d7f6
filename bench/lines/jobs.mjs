// Checking a thousand copies of disclosures with two workers against one.

import { existsSync } from 'node:fs';
import { run, withCopies } from '../lib/batch.mjs';
import { built, pathOf } from '../lib/build.mjs';
import { SAMPLE } from '../lib/documents.mjs';
import { medians } from '../lib/interleave.mjs';

const COPIES = 1000;
const REAL = ['beidaihe-2024', 'chengde-2025', 'julu-2026', 'leting-2023', 'sanmenxia-2025'];

export const line = {
  name: 'two jobs',
  unit: '',
  measure: () => {
    const real = REAL.map((name) => pathOf(`../shared/seeds/${name}.txt`)).filter(existsSync);
    return withCopies(real.length > 0 ? real : [SAMPLE], COPIES, async (folder, megabytes) => {
      const peaks = {};
      const rate = (jobs) => async () => {
        const args = [built('cli.js'), 'check', '--format', 'ndjson', '--jobs', jobs, folder];
        const { seconds, peak } = await run(args, { lines: COPIES });
        peaks[jobs] = peak;
        return megabytes / seconds;
      };
      const rates = await medians({ one: rate('1'), two: rate('2') }, 1);
      return [
        { what: 'MB/s', peer: 'one job', ours: rates.two, theirs: rates.one, atLeast: 1.6 },
        { what: 'memory (MB)', peer: 'one job', ours: peaks[2], theirs: peaks[1], atMost: 3 },
      ];
    });
  },
};
