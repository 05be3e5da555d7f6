// Drops rows, swaps rows, moves amounts and mistypes codes in real and invented disclosures, and prints how many are seen,
// told for what they are, and mended: `node bench/acts.mjs [--seed N] [--rounds N] [--list] [name …]`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/typescript.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    rounds: { type: 'string', default: '30' },
    list: { type: 'boolean', default: false },
  },
});

const { ACT_KINDS, actOut, actSubject, createRandom, createService } =
  await importTypeScript('bench/mutations.ts');

const root = new URL('..', import.meta.url);
const REAL = new URL('../shared/seeds/', root);
const FIXTURES = ['demo/clean.disclosure', 'cells/clean.disclosure', 'pipes/clean.budget'];
/** Tries for one that changes something: not every row has a neighbour that is blank. */
const TRIES = 50;

const documents = [
  ...(existsSync(REAL) ? readdirSync(REAL).map((name) => [name, new URL(name, REAL)]) : []),
  ...FIXTURES.map((name) => [name, new URL(`test-fixtures/${name}`, root)]),
].filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

const seed = Number(options.seed);
console.log(`seed ${seed} (repeat with --seed ${seed})`);
const random = createRandom(seed);
const service = createService({ documentation: () => undefined });

function outcomeOf(subject, kind) {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const outcome = actOut(service, subject, kind, random);
    if (outcome) return outcome;
  }
  return undefined;
}

const percent = (outcomes, what) =>
  outcomes.length === 0
    ? '–'
    : `${((100 * outcomes.filter((each) => each[what]).length) / outcomes.length).toFixed(1)}`;

for (const [name, file] of documents) {
  const language = name.endsWith('.budget') ? 'budget' : 'plaintext';
  const subject = actSubject(service, readFileSync(file, 'utf8'), language);
  for (const kind of ACT_KINDS) {
    const outcomes = Array.from({ length: Number(options.rounds) }, () => outcomeOf(subject, kind)).filter(
      Boolean,
    );
    console.log(
      `${name.padEnd(26)}${kind.padEnd(14)}${String(outcomes.length).padEnd(5)}seen ${percent(outcomes, 'seen')} %, named ${percent(outcomes, 'named')} %, restored ${percent(outcomes, 'restored')} %`,
    );
    if (!options.list) continue;
    for (const { what, seen, named, messages } of outcomes.filter((each) => !each.named)) {
      console.log(`    ! ${what} ${seen ? '' : '(unseen)'}${named ? '' : '(not named)'}`);
      for (const message of messages.slice(0, 6)) console.log(`        ${message}`);
    }
  }
}
