// Mistypes one digit of random codes of the real documents and prints how many are noticed and how many are offered
// the right code first: `node bench/codes.mjs [--seed N] [--count N] [--list]`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/typescript.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    count: { type: 'string', default: '500' },
    list: { type: 'boolean', default: false },
  },
});

const REAL = new URL('../../shared/seeds/', import.meta.url);
const TARGETS = { seen: 97, firstIsRight: 85 };

if (!existsSync(REAL)) {
  console.log('Skipped: the real documents are not in ../shared.');
} else {
  const { codeSubject, createRandom, measureCodes } = await importTypeScript('bench/code-mutations.ts');
  const seed = Number(options.seed);
  console.log(`seed ${seed} (repeat with --seed ${seed})`);
  const subjects = readdirSync(REAL).map((name) =>
    codeSubject(name, readFileSync(new URL(name, REAL), 'utf8')),
  );
  for (const { name, codes, before } of subjects) {
    console.log(`${name.padEnd(24)}${codes.length} codes, ${before.size} findings as it is`);
    if (options.list) for (const message of before) console.log(`    ${message}`);
  }
  const outcomes = measureCodes(subjects, Number(options.count), createRandom(seed));
  for (const [what, target] of Object.entries(TARGETS)) {
    const failed = outcomes.filter((outcome) => !outcome[what]);
    const percent = (100 * (outcomes.length - failed.length)) / outcomes.length;
    console.log(`${what.padEnd(24)}${percent.toFixed(1)} % of ${outcomes.length} (target ${target} %)`);
    if (percent < target) process.exitCode = 1;
    if (!options.list) continue;
    for (const { name, line, printed, mistyped, messages } of failed) {
      console.log(`    ! ${name}:${line} ${printed} → ${mistyped} ${messages.join(' | ')}`);
    }
  }
}
