// Measures the built command line on real documents beside the repository: false errors, known relations, mutations.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTypeScript } from '../scripts/typescript.mjs';

const root = new URL('..', import.meta.url);
const cli = fileURLToPath(new URL('dist/cli.js', root));
const facts = await importTypeScript('server/test/real/facts.ts');
const { mistypedSubtotals } = await importTypeScript('server/test/real/mutations.ts');

/** What the command line prints; findings make it exit with 1, which is no failure here. */
function gouji(...args) {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [cli, ...args], { maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
      if (error && error.code !== 1) reject(new Error(stderr || error.message));
      else resolve(stdout);
    });
  });
}

async function check(paths, ...options) {
  return JSON.parse(await gouji('check', '--format', 'json', ...options, ...paths)).files;
}

/** How many of a document's mistyped subtotals give an error on their line, come back byte for byte with `fix`, or become something else. */
async function measureMutations(name, text, relations, folder) {
  const mutations = mistypedSubtotals(text, relations).map((mutation, i) => ({
    ...mutation,
    path: join(folder, `${name}-${String(i).padStart(4, '0')}.txt`),
  }));
  for (const { path, text: mutated } of mutations) writeFileSync(path, mutated);
  const paths = mutations.map(({ path }) => path);
  const files = new Map((await check(paths)).map((file) => [basename(file.path), file]));
  const seen = mutations.filter(({ path, range }) =>
    files
      .get(basename(path))
      .diagnostics.some((each) => each.severity === 1 && each.range.start.line === range.start.line),
  );
  await gouji('fix', '--write', '--no-backup', ...paths);
  const written = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
  const restored = mutations.filter(({ path }) => written.get(path) === text);
  const spoiled = mutations.filter(({ path, text: mutated }) => ![text, mutated].includes(written.get(path)));
  const words = ({ range, printed, mistyped }) => `line ${range.start.line + 1}: ${printed} -> ${mistyped}`;
  return {
    count: mutations.length,
    unseen: mutations.filter((each) => !seen.includes(each)).map(words),
    unrestored: mutations.filter((each) => !restored.includes(each)).map(words),
    spoiled: spoiled.map(words),
  };
}

async function measure(name, folder) {
  const text = facts.readDocument(root, name);
  const [file] = await check([fileURLToPath(new URL(facts.pathOf(name), root))], '--relations');
  const errors = file.diagnostics.filter(
    ({ severity, code }) => severity === 1 && /^sum\/|^amount\//.test(code),
  );
  // Codes that the extraction really broke are rightly warned of; all others are in order.
  const codes = file.diagnostics.filter(
    ({ severity, code }) => severity <= 2 && code.startsWith('code/') && code !== 'code/malformed',
  );
  const { known, blank, unclear } = facts.knownRelations(facts.readFacts(root), name, text);
  const lost = facts.missing(known, file.relations).map(({ words }) => words);
  const mutations = await measureMutations(name, text, file.relations, folder);
  const of = (failed, count) => `${count - failed.length}/${count}`;
  console.log(`${name}
  errors from sums and amounts     ${errors.length}
  warnings about codes             ${codes.length}
  known relations found            ${of(lost, known.length)} (${blank} print nothing, ${unclear.length} could not be placed)
  mistyped subtotals, error there  ${of(mutations.unseen, mutations.count)}
  … restored by gouji fix          ${of(mutations.unrestored, mutations.count)}
  … written otherwise by it        ${mutations.spoiled.length}`);
  const problems = [...errors, ...codes].map(({ range, code }) => `${code} on line ${range.start.line + 1}`);
  const failed = [...problems, ...lost, ...unclear, ...mutations.unseen, ...mutations.spoiled];
  for (const each of failed) console.log(`    ! ${each}`);
  return failed.length === 0;
}

if (!facts.arePresent(root)) {
  console.log('Skipped: the real documents are not in ../shared.');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-real-'));
  try {
    const passed = [];
    for (const name of facts.DOCUMENTS) passed.push(await measure(name, folder));
    process.exitCode = passed.every(Boolean) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
