// Measures the built command line on originals: forms of one disclosure read and found alike, and what broken files cost.
//
//   node bench/originals-built.mjs [forms] [hostile] [NAME…]    names choose among the documents whose forms are compared
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTypeScript } from '../scripts/typescript.mjs';

const root = new URL('..', import.meta.url);
const cli = fileURLToPath(new URL('dist/cli.js', root));
const folder = mkdtempSync(join(tmpdir(), 'gouji-originals-'));
const chosen = process.argv.slice(2);
const names = chosen.filter((each) => each !== 'forms' && each !== 'hostile');
const isChosen = (name) => names.length === 0 || names.includes(name);
const compact = (text) => text.replace(/\s+/g, '');
/** Cells without the blank ones at the end of their row: forms have rows of several lengths. */
const wordsOf = (cells) =>
  cells.map(compact).slice(0, cells.findLastIndex((cell) => compact(cell) !== '') + 1);

/** What the command line prints, and what it cost: seconds of processor time and megabytes at most. */
function gouji(...args) {
  const timed = ['-f', '%U %S %M', process.execPath, cli, ...args];
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', timed, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const lines = stderr.trimEnd().split('\n');
  const [user, system, kilobytes] = lines.pop().split(' ').map(Number);
  const said = lines.filter((line) => line.startsWith('gouji: '));
  return { status, stdout, said, seconds: user + system, megabytes: kilobytes / 1024 };
}

/** Tables by their titles, headers and cells, and findings by their codes and words, without what a form breaks its lines by. */
function read(path) {
  const { disclosures } = JSON.parse(gouji('convert', '--to', 'json', path).stdout);
  const tables = disclosures.flatMap((each) => each.tables);
  const [{ diagnostics }] = JSON.parse(gouji('check', '--format', 'json', path).stdout).files;
  return {
    tables: tables.map(({ title, columns, rows }) => [
      title,
      wordsOf(columns),
      rows.map(({ cells }) => wordsOf(cells)),
    ]),
    cells: tables.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.filter((cell) => cell.trim() !== '')),
    ),
    findings: diagnostics.map(({ code, message }) => `${code} ${message}`),
    diagnostics,
  };
}

const written = (name, bytes) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const isSame = (a, b) => (JSON.stringify(a) === JSON.stringify(b) ? 'same' : 'DIFFERENT');

/** The forms of a text beside the text itself, which is how the same facts are read without any original. */
function compareForms(name, textPath, forms) {
  const asText = read(textPath);
  for (const [kind, path] of forms) {
    const form = read(path);
    const places = form.diagnostics.flatMap(({ data, relatedInformation = [] }) => [
      data,
      ...relatedInformation,
    ]);
    const placed = places.filter(({ origin }) => origin !== undefined).length;
    console.log(
      `${`${name}.${kind}`.padEnd(26)} ${String(form.cells.length).padStart(6)} cells ${isSame(form.tables, asText.tables)}  ${String(form.findings.length).padStart(4)} findings ${isSame(form.findings, asText.findings)}  ${placed}/${places.length} places with origin`,
    );
  }
}

async function measureForms() {
  const { createService, DEFAULT_SETTINGS } = await importTypeScript('server/src/service.ts');
  const { asPage, asWordFile, asWorkbook, printedOf } = await importTypeScript(
    'server/test/support/printed-forms.ts',
  );
  const { readExpected } = await importTypeScript('server/test/real/expected.ts');
  const { mistypedSubtotals } = await importTypeScript('server/test/real/mutations.ts');
  const fixture = (path) => fileURLToPath(new URL(`test-fixtures/${path}`, root));
  for (const name of ['clean', 'sample'].filter(isChosen)) {
    const forms = ['pdf', 'docx', 'xlsx', 'html'].map((kind) => [kind, fixture(`originals/${name}.${kind}`)]);
    compareForms(name, fixture(`pipes/${name}.budget`), forms);
  }
  const service = createService({ documentation: () => undefined });
  const writers = [
    ['docx', asWordFile],
    ['xlsx', asWorkbook],
    ['html', asPage],
  ];
  const formsOf = (name, text) => {
    const printed = printedOf(service.check(text, 'plaintext', DEFAULT_SETTINGS));
    return writers.map(([kind, write]) => [kind, written(`${name}.${kind}`, write(printed))]);
  };
  const documents = readExpected(root)?.documents ?? [];
  for (const { name, text } of documents.filter((each) => isChosen(each.name))) {
    const path = written(`${name}.txt`, text);
    compareForms(name, path, formsOf(name, text));
    const [{ relations }] = JSON.parse(gouji('check', '--format', 'json', '--relations', path).stdout).files;
    for (const mutation of spread(mistypedSubtotals(text, relations), MISTYPED))
      tellMistyped(name, mutation, formsOf);
  }
}

/** So many subtotals are mistyped in each form of each document. */
const MISTYPED = 3;

const spread = (all, count) =>
  all.filter((_, i) => i % Math.max(1, Math.floor(all.length / count)) === 0).slice(0, count);

/** Whether a mistyped subtotal is found in each form, where it is said to stand, and whether that is its cell. */
function tellMistyped(name, { text, printed, mistyped }, formsOf) {
  for (const [kind, path] of formsOf(`${name}-mistyped`, text)) {
    const { diagnostics } = JSON.parse(gouji('check', '--format', 'json', path).stdout).files[0];
    const view = gouji('convert', '--to', 'budget', path).stdout.split('\n');
    const error = diagnostics.find(
      ({ severity, range: { start, end } }) =>
        severity === 1 && view[start.line].slice(start.character, end.character) === mistyped,
    );
    const told = error ? `${error.code} ${JSON.stringify(error.data.origin)}` : 'NOT FOUND';
    console.log(`  ${printed} -> ${mistyped} in .${kind}: ${told}`);
  }
}

async function measureHostile() {
  const { HOSTILE, millionRows } = await importTypeScript('server/test/support/hostile.ts');
  const files = [...HOSTILE, ['一百万行.xlsx', '', millionRows]];
  let [slowest, largest] = [0, 0];
  for (const [name, expected, bytes] of files) {
    const { said, seconds, megabytes } = gouji('check', written(name, bytes()));
    [slowest, largest] = [Math.max(slowest, seconds), Math.max(largest, megabytes)];
    const isRight = said.length === 1 && said[0].includes(expected);
    console.log(
      `${isRight ? '' : 'WRONG '}${seconds.toFixed(2)} s ${Math.round(megabytes)} MB  ${said.join(' / ').replaceAll(`${folder}/`, '')}`,
    );
  }
  console.log(`${files.length} files, ${slowest.toFixed(2)} s and ${Math.round(largest)} MB at most`);
}

try {
  if (chosen.length === 0 || chosen.includes('forms')) await measureForms();
  if (chosen.length === 0 || chosen.includes('hostile')) await measureHostile();
} finally {
  rmSync(folder, { recursive: true });
}
