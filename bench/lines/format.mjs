// Lining up a table of 10,000 rows that is not lined up, against splitting its lines into cells: processor time, in one process.
import { createRequire } from 'node:module';
import { built } from '../lib/build.mjs';
import { written } from '../lib/documents.mjs';
import { medians } from '../lib/interleave.mjs';

const ROWS = 10_000;
const ROUNDS = 15;

export const line = {
  name: 'lining up 10,000 rows',
  unit: 'ms of processor',
  async measure() {
    const { createService, DEFAULT_SETTINGS } = createRequire(import.meta.url)(built('service.js'));
    const service = createService({ documentation: () => undefined });
    const text = written(ROWS);
    let document = service.check(text, 'budget', DEFAULT_SETTINGS);
    if (service.format(document).length < ROWS) throw new Error('the table is lined up already');
    const { format, split } = await medians(
      {
        format: () => {
          // Of a text that was just typed in, as the formatter of an editor sees it: nothing of its lines is known yet.
          const change = { start: text.length, oldEnd: text.length, newEnd: text.length };
          document = service.check(text, 'budget', DEFAULT_SETTINGS, { document, change });
          return cpuTimeOf(() => service.format(document));
        },
        split: () => cpuTimeOf(() => cellsOf(text)),
      },
      ROUNDS,
    );
    return [{ peer: 'split and trim', ours: format, theirs: split, atMost: 3 }];
  },
};

function cellsOf(text) {
  return text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
}

function cpuTimeOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
