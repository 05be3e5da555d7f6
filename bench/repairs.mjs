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

/** The offset of a zero-based line and column. */
function offsets(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return ({ line, character }) => starts[line] + character;
}

/** Whole hundredths of a printed amount, whatever its unit. */
const value = (printed) => Number(printed.replaceAll(',', ''));
const decimals = (printed) =>
  printed.length - 1 - (printed.includes('.') ? printed.indexOf('.') : printed.length - 1);

/** The tables of the budget itself: 收支总表 … 三公. */
const BUDGET = new Set([
  'revenue-expenditure',
  'revenue',
  'expenditure',
  'fiscal-revenue-expenditure',
  'general-expenditure',
  'basic-expenditure',
  'government-fund',
  'state-capital',
  'three-publics',
]);

function kindOf(table) {
  if (!table) return 'text';
  return BUDGET.has(table.kind) ? 'budget' : 'other';
}

/**
 * The printed amounts of a document that are not zero, with the relations that each is in, and whether the check says itself
 * that these would notice a mistake. Of the others nothing can be found.
 */
async function amountsOf(folder, name, text) {
  writeFileSync(join(folder, name), text);
  const [file] = await check(folder, '--relations', name);
  const at = offsets(text);
  const amounts = new Map();
  const known = (range) => {
    const [start, end] = [at(range.start), at(range.end)];
    const printed = text.slice(start, end);
    if (!/^\d[\d,]*(?:\.\d+)?$/.test(printed) || value(printed) === 0) return undefined;
    const table = file.tables.find(({ range: around }) => at(around.start) <= start && end <= at(around.end));
    if (!amounts.has(start))
      amounts.set(start, { start, printed, kind: kindOf(table), relations: [], tied: true });
    return amounts.get(start);
  };
  for (const range of file.coverage.untied) {
    const amount = known(range);
    if (amount) amount.tied = false;
  }
  for (const [id, { rule, total, parts, status, residual }] of file.relations.entries()) {
    const members = [total, ...parts.map(({ range }) => range)].map(known).filter(Boolean);
    const relation = {
      id,
      rule,
      members: new Set(members.map(({ start }) => start)),
      status,
      residual: Number(residual),
    };
    for (const member of members) member.relations.push(relation);
  }
  const sets = new Map();
  for (const amount of amounts.values())
    sets.set(relationsOf(amount), (sets.get(relationsOf(amount)) ?? 0) + 1);
  for (const amount of amounts.values()) {
    amount.isApart = relationsOf(amount) !== '' && sets.get(relationsOf(amount)) === 1;
    // A list may leave something out: it says nothing once its parts are too small.
    if (amount.relations.length > 0 && amount.relations.every(({ rule }) => rule === 'text/sum'))
      amount.kind = 'lists';
  }
  const inOrder = [...amounts.values()].filter(({ relations }) =>
    relations.every(({ status }) => status !== 'broken'),
  );
  return { amounts: inOrder, diagnostics: file.diagnostics };
}

/** Relations that know their amounts only about: they name none. */
const APPROXIMATE = /^(?:text\/(?:share|rate|count)|purchase\/amount|asset\/purchase|target\/amount)$/;

/** The relations that an amount is in; no other amount must be in the same ones, or it could as well be the wrong one. */
function relationsOf({ relations }) {
  return relations
    .filter(({ rule }) => !APPROXIMATE.test(rule))
    .map(({ id }) => id)
    .join();
}

/** Whether two relations that share no other printed amount demand the value that is printed. */
function canBeCertain({ start, relations }) {
  const exact = relations.filter(
    ({ status, residual, members }) => status === 'exact' && residual === 0 && members.size > 1,
  );
  return exact.some((one, i) =>
    exact
      .slice(i + 1)
      .some((other) => [...one.members].every((member) => member === start || !other.members.has(member))),
  );
}

const SLIPS = ['changed', 'swapped', 'lost', 'doubled', 'moved'];

function slip(printed, random) {
  const kind = random.pick(SLIPS);
  const digits = [...printed.matchAll(/\d/g)].map(({ index }) => index);
  const at = random.pick(digits);
  const next = digits[digits.indexOf(at) + 1];
  if (kind === 'changed')
    return `${printed.slice(0, at)}${(Number(printed[at]) + random.int(1, 9)) % 10}${printed.slice(at + 1)}`;
  if (kind === 'doubled') return printed.slice(0, at) + printed[at] + printed.slice(at);
  if (kind === 'lost') return digits.length > 1 ? printed.slice(0, at) + printed.slice(at + 1) : printed;
  if (kind === 'moved') {
    const point = printed.indexOf('.');
    if (point < 2 || printed.includes(',')) return printed;
    return `${printed.slice(0, point - 1)}.${printed[point - 1]}${printed.slice(point + 1)}`;
  }
  if (next === undefined) return printed;
  return (
    printed.slice(0, at) + printed[next] + printed.slice(at + 1, next) + printed[at] + printed.slice(next + 1)
  );
}

/** One amount mistyped so that no rounding in any of its relations explains it; `undefined` where chance finds no way. */
function mistype({ printed, relations }, random) {
  const terms = Math.max(1, ...relations.map(({ members }) => members.size));
  for (let attempt = 0; attempt < 20; attempt++) {
    const mistyped = slip(printed, random);
    const change = Math.abs(value(mistyped) - value(printed));
    if (
      mistyped.endsWith('.') ||
      mistyped.startsWith(',') ||
      !(change > (terms + 1) * 10 ** -Math.min(decimals(printed), decimals(mistyped)))
    )
      continue;
    return mistyped;
  }
  return undefined;
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
    const here = diagnostics.filter(
      ({ code, range }) =>
        /^(?:amount\/suspect|text\/unit|table\/unit)$/.test(code) && at(range.start) === copy.start,
    );
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

function applied(text, edits) {
  const at = offsets(text);
  return [...edits]
    .sort((a, b) => at(b.range.start) - at(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, at(range.start)) + newText + result.slice(at(range.end)),
      text,
    );
}

const percent = (outcomes, what) =>
  (100 * outcomes.filter((outcome) => outcome[what]).length) / outcomes.length;

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
  const tied = all.filter((outcome) => outcome.tied);
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
