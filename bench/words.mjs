// Puts one word that nobody has seen in place of each word of the headers and totals of documents in order, and prints
// what that does beyond the word's own column or row: `node bench/words.mjs [--from N] [--generated N] [--every N] [--list] [name …]`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/typescript.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: '0' },
    generated: { type: 'string', default: '200' },
    every: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
});

const { createService, createRandom, printCase, subjectFor, tryWord } =
  await importTypeScript('bench/unseen.ts');

const root = new URL('..', import.meta.url);
/** Fixtures with mistakes in them are no documents in order. */
const FIXTURE = /(?:clean|carry-over|variants\/(?!.*repaired).*)\.?(?:\w+)?\.(?:disclosure|budget)$/;
const LAYOUTS = ['tabs', 'cells', 'pipes'];

function texts(folder, matches = /\.txt$/) {
  const url = new URL(folder, root);
  if (!existsSync(url)) {
    console.log(`Skipped: ${folder} is not there.`);
    return [];
  }
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
    .filter((name) => matches.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, url), 'utf8') }));
}

const languageOf = (name) => (name.endsWith('.budget') ? 'budget' : 'plaintext');

function totals() {
  return {
    trials: 0,
    withErrors: 0,
    errors: 0,
    fixes: 0,
    withLoss: 0,
    untied: 0,
    ownUntied: 0,
    displaced: 0,
  };
}

function count(sum, { errors, fixes, untied, ownUntied, displaced }) {
  sum.trials++;
  sum.withErrors += errors.length > 0 ? 1 : 0;
  sum.errors += errors.length;
  sum.fixes += fixes.length;
  sum.withLoss += untied + displaced > 0 ? 1 : 0;
  sum.untied += untied;
  sum.ownUntied += ownUntied;
  sum.displaced += displaced;
}

const WIDTHS = [44, 8, 12, 8, 8, 11, 10, 12, 10];
const print = (cells) => console.log(cells.map((cell, index) => String(cell).padEnd(WIDTHS[index])).join(''));
const figures = (name, sum) => print([name, ...Object.values(sum)]);

function tell(name, effect) {
  const { trial, line, errors, fixes, untied, displaced } = effect;
  if (errors.length + fixes.length + untied + displaced === 0) return;
  console.log(
    `  ! ${name}:${line} ${trial.kind} ${trial.word} → ${trial.unseen} (${trial.places.length}): ${errors.length} errors, ${fixes.length} fixes, ${untied} untied, ${displaced} displaced`,
  );
  for (const said of [...errors, ...fixes]) console.log(`      ${said.slice(0, 150)}`);
}

const service = createService({ documentation: () => undefined });
const every = Number(options.every);

/** Tries each word of a document, or one in so many; of a made-up one a random word. */
function run({ name, text }, sum, one) {
  const subject = subjectFor(service, text, languageOf(name), name.length);
  const trials = one ? [one(subject.trials)] : subject.trials.filter((_, index) => index % every === 0);
  for (const trial of trials) {
    if (!trial) continue;
    const effect = tryWord(service, subject, trial);
    count(sum, effect);
    if (options.list || effect.errors.length + effect.fixes.length > 0) tell(name, effect);
  }
}

const isWanted = ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const groups = [
  ['fixtures', texts('test-fixtures/', FIXTURE)],
  ['seeds', texts('../shared/seeds/')],
  ['real, cells known', texts('../shared/real/cells/')],
];
print([
  'document',
  'trials',
  'with errors',
  'errors',
  'fixes',
  'with loss',
  'untied',
  'own untied',
  'displaced',
]);
const all = totals();
const add = (sum) => {
  for (const key of Object.keys(all)) all[key] += sum[key];
};
for (const [group, documents] of groups) {
  const sums = totals();
  for (const document of documents.filter(isWanted)) {
    const sum = totals();
    run(document, sum);
    figures(`  ${basename(document.name)}`, sum);
    for (const key of Object.keys(sums)) sums[key] += sum[key];
  }
  if (sums.trials === 0) continue;
  figures(group, sums);
  add(sums);
}
const made = totals();
const from = Number(options.from);
for (let seed = from; seed < from + Number(options.generated); seed++) {
  const layout = LAYOUTS[seed % LAYOUTS.length];
  const name = `generated ${layout} ${seed}.${layout === 'pipes' ? 'budget' : 'txt'}`;
  if (!isWanted({ name })) continue;
  run({ name, text: printCase(seed, layout).text }, made, (trials) =>
    trials.length === 0 ? undefined : createRandom(seed).pick(trials),
  );
}
if (made.trials > 0) figures('generated', made);
add(made);
figures('all', all);
process.exitCode = all.errors + all.fixes > 0 ? 1 : 0;
