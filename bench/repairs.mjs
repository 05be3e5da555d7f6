// What `gouji fix` writes, measured through the built command line: into real documents in which one amount was mistyped,
// and into documents as published: `node bench/repairs.mjs [--seed N] [--rounds N] [--list] [name …]`, or
// `node bench/repairs.mjs --published FOLDER …`, which prints every edit.
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/typescript.mjs';
import { amountsIn, applied, canBeCertain, isNamed, mistype, offsets, percent } from './lib/mistyped.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    rounds: { type: 'string', default: '300' },
    cli: { type: 'string', default: fileURLToPath(new URL('../dist/cli.js', import.meta.url)) },
    published: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const SEEDS = new URL('../../shared/seeds/', import.meta.url);

/** What is asked of each figure, in percent. */
const TARGETS = { found: 99.5, named: 99, offered: 99, restored: 97 };

/**
 * What the command line prints on either stream. Findings make it exit with 1, and a text that is no disclosure with 2: neither
 * is a failure here, but a message without a verdict is.
 */
function run(cwd, ...args) {
  return new Promise((resolve, reject) => {
    const settings = { cwd, maxBuffer: 1 << 30 };
    execFile(process.execPath, [options.cli, ...args], settings, (error, stdout, stderr) => {
      if (error && error.code !== 1 && !(options.published && error.code === 2))
        reject(new Error(stderr || error.message));
      else resolve({ stdout, stderr });
    });
  });
}

async function check(cwd, ...args) {
  return JSON.parse((await run(cwd, 'check', '--format', 'json', ...args)).stdout).files;
}

async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-repairs-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The printed amounts of a document that can be mistyped, and what is told of it as it stands. */
async function amountsOf(folder, name, text) {
  writeFileSync(join(folder, name), text);
  const [file] = await check(folder, '--relations', name);
  return { amounts: amountsIn(text, file), diagnostics: file.diagnostics };
}

const isWarning = ({ severity }) => severity <= 2;

/** What became of each mistyped copy: what the check says, what `fix` writes, and what it writes when run again. */
async function measure(folder, name, text, { amounts, diagnostics: before }, random) {
  const known = before.filter(isWarning).length;
  const copies = [];
  for (let round = 0; copies.length < Number(options.rounds) && round < 3 * Number(options.rounds); round++) {
    const amount = random.pick(amounts);
    const mistyped = mistype(amount, random);
    if (mistyped === undefined) continue;
    const path = `${String(copies.length).padStart(4, '0')}-${name}`;
    const before = text.slice(0, amount.start) + mistyped + text.slice(amount.start + amount.printed.length);
    writeFileSync(join(folder, path), before);
    copies.push({ ...amount, path, mistyped, before, certain: canBeCertain(amount) });
  }
  const paths = copies.map(({ path }) => path);
  const files = new Map((await check(folder, ...paths)).map((file) => [file.path, file]));
  await run(folder, 'fix', '--write', '--no-backup', ...paths);
  const fixed = paths.map((path) => readFileSync(join(folder, path), 'utf8'));
  await run(folder, 'fix', '--write', '--no-backup', ...paths);
  return copies.map((copy, i) => {
    const { diagnostics } = files.get(copy.path);
    const at = offsets(copy.before);
    const here = diagnostics.filter((one) => isNamed(one, at, copy.start));
    const restores = ({ edits }) => applied(copy.before, edits) === text;
    const after = readFileSync(join(folder, copy.path), 'utf8');
    return {
      ...copy,
      found: diagnostics.filter(isWarning).length > known || here.length > 0,
      named: here.length > 0,
      offered: diagnostics.some(({ data }) => data?.fixes?.some(restores)),
      restored: fixed[i] === text,
      written: fixed[i] !== copy.before,
      isViolation: fixed[i] !== copy.before && fixed[i] !== text,
      isUnsteady: after !== fixed[i],
    };
  });
}

function report(name, outcomes) {
  const isOf = (kind) => outcomes.filter((outcome) => outcome.kind === kind);
  const violations = outcomes.filter(({ isViolation }) => isViolation);
  const unsteady = outcomes.filter(({ isUnsteady }) => isUnsteady);
  console.log(
    `${name}: ${outcomes.length} mistyped; violations ${violations.length}, not steady ${unsteady.length}`,
  );
  for (const [words, kind] of KINDS) console.log(`  ${words.padEnd(27)}${wordsOf(isOf(kind))}`);
  const words = ({ before, start, printed, mistyped, path }) =>
    `    ! ${path} line ${before.slice(0, start).split('\n').length}: ${printed} → ${mistyped}`;
  for (const each of [...violations, ...unsteady]) console.log(`${words(each)} VIOLATION`);
  if (options.list) {
    for (const each of outcomes) {
      const groups = Object.entries(groupsOf([each])).filter(([, outcomes]) => outcomes.length > 0);
      const lacks = groups.map(([what]) => what).filter((what) => !each[what]);
      if (lacks.length > 0) console.log(`${words(each)} not ${lacks.join(', ')} (${each.kind})`);
    }
  }
  console.log(`  ${'all but those'.padEnd(27)}${wordsOf(outcomes.filter(({ kind }) => kind !== 'lists'))}`);
  return violations.length + unsteady.length === 0 && !isShort(outcomes);
}

const KINDS = [
  ['in budget tables', 'budget'],
  ['in other tables', 'other'],
  ['in the text', 'text'],
  ['in lists of the text alone', 'lists'],
];

/** Of amounts that are tied: named and offered of those that relations tell apart, restored of those that can be certain. */
function groupsOf(all) {
  const tied = all.filter((outcome) => outcome.isTied);
  const apart = tied.filter((outcome) => outcome.isApart);
  return { found: tied, named: apart, offered: apart, restored: tied.filter((outcome) => outcome.certain) };
}

function wordsOf(all) {
  const groups = groupsOf(all);
  const shares = Object.entries(groups).map(([what, outcomes]) =>
    outcomes.length === 0
      ? `${what} –`
      : `${what} ${percent(outcomes, what).toFixed(1)} % of ${outcomes.length}`,
  );
  const written = all.filter((outcome) => outcome.written).length;
  return `${all.length}: ${shares.join(', ')}; ${written} written`;
}

function isShort(all) {
  const groups = groupsOf(all.filter(({ kind }) => kind !== 'lists'));
  return Object.entries(groups).some(([what, outcomes]) => percent(outcomes, what) < TARGETS[what]);
}

async function mistypedSeeds() {
  if (!existsSync(SEEDS)) {
    console.log('Skipped: the real documents are not in ../shared.');
    return true;
  }
  const { createRandom } = await importTypeScript('bench/mutations.ts');
  console.log(`seed ${options.seed} (repeat with --seed ${options.seed})`);
  const random = createRandom(Number(options.seed));
  const passed = [];
  for (const name of readdirSync(SEEDS)) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    await inFolder(async (folder) => {
      // What `fix` writes into the unchanged document are its own mistakes.
      const path = join(folder, name);
      copyFileSync(new URL(name, SEEDS), path);
      await run(folder, 'fix', '--write', '--no-backup', name);
      const text = readFileSync(path, 'utf8');
      const known = await amountsOf(folder, name, text);
      passed.push(report(name, await measure(folder, name, text, known, random)));
    });
  }
  return passed.every(Boolean);
}

/** Every edit of every text in some folders. */
async function published() {
  for (const source of wanted) {
    await inFolder(async (folder) => {
      const names = readdirSync(source).filter((name) => name.endsWith('.txt'));
      for (const name of names) copyFileSync(join(source, name), join(folder, name));
      const { stderr } = await run(folder, 'fix', '--write', '--no-backup', ...names);
      const lines = stderr.split('\n').filter((line) => line.includes(' → '));
      console.log(
        `${source}: ${lines.length} edits in ${new Set(lines.map((line) => line.split(':')[0])).size} of ${names.length} texts`,
      );
      for (const line of lines) console.log(`    ${line}`);
    });
  }
  return true;
}

process.exitCode = (await (options.published ? published() : mistypedSeeds())) ? 0 : 1;
