// Checking many copies of a disclosure in one process, against splitting the same text into lines and tabs.
import { run, withCopies } from '../lib/batch.mjs';
import { built, pathOf } from '../lib/build.mjs';
import { SAMPLE } from '../lib/documents.mjs';
import { medians } from '../lib/interleave.mjs';

const COPIES = 1650;

export const line = {
  name: 'batch check',
  unit: 'MB/s',
  measure: () =>
    withCopies([SAMPLE], COPIES, async (folder, megabytes) => {
      const check = [built('cli.js'), 'check', '--format', 'ndjson', folder];
      const split = [pathOf('bench/peers/split.mjs'), folder];
      const rates = await medians(
        {
          ours: async () =>
            megabytes / (await run(check, { lines: COPIES, never: '"partial":true' })).seconds,
          peer: async () => megabytes / (await run(split, { lines: 1 })).seconds,
        },
        1,
      );
      return [{ peer: 'splitting', ours: rates.ours, theirs: rates.peer, atLeast: 0.25 }];
    }),
};
