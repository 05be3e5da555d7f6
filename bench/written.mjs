// Real documents as files of the table language, where they lie in ../shared: what is found in the converted file that was
// not found before, what `=` in the place of every printed total and amount with codes below it comes to in one recompute, and
// what a round trip through other forms loses: `node bench/written.mjs [--views FOLDER] [--list] [name …]`. Converted files
// are kept in a folder if one is named, and taken from there the next time.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/typescript.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    cli: { type: 'string', default: fileURLToPath(new URL('../dist/cli.js', import.meta.url)) },
    views: { type: 'string' },
    list: { type: 'boolean', default: false },
    only: { type: 'string', default: 'findings,asked,tsv,md' },
  },
});
const { checkWritten, findingsIn, outcomesOf, rowsOf, throughForm } = await importTypeScript(
  'server/test/real/round-trips.ts',
);
const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));
const measured = new Set(options.only.split(','));

/** What the command line prints; findings make it exit with 1, which is no failure here. */
function gouji(...args) {
  try {
    return execFileSync(process.execPath, [options.cli, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    if (error.status !== 1) throw error;
    return error.stdout;
  }
}

function documents() {
  return [
    ['seeds', '.txt'],
    ['real/cells', '.txt'],
    ['real', '.pdf'],
  ].flatMap(([folder, ending]) => {
    if (!existsSync(join(SHARED, folder))) return [];
    return readdirSync(join(SHARED, folder))
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => ({ name: `${folder}/${name}`, path: join(SHARED, folder, name) }));
  });
}

/** The document in the table language. */
function converted({ name, path }) {
  const kept = options.views && join(options.views, `${name.replaceAll('/', '-')}.budget`);
  if (kept && existsSync(kept)) return readFileSync(kept, 'utf8');
  const text = gouji('convert', path, '--to', 'budget');
  if (kept) writeFileSync(kept, text);
  return text;
}

/** What is found in a source as often as it is found. */
function findingsOf({ path }) {
  const [{ diagnostics }] = JSON.parse(gouji('check', '--format', 'json', path)).files;
  const counts = new Map();
  for (const { code, severity } of diagnostics)
    counts.set(`${severity} ${code}`, (counts.get(`${severity} ${code}`) ?? 0) + 1);
  return counts;
}

/** Findings of a kind beyond those there were. */
function beyond(before, after) {
  return [...after].flatMap(([kind, count]) => {
    const more = count - (before.get(kind) ?? 0);
    return more > 0 ? [`${more} × ${kind}`] : [];
  });
}

/** What stands in a list and less often in another. */
function lacking(before, after) {
  const left = new Map();
  for (const each of after) left.set(each, (left.get(each) ?? 0) + 1);
  return before.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

/** The codes and amounts of rows, wherever they stand. */
const printedIn = (rows) => rows.flat().map((text) => text.split(' ').at(-1));
/** Rows with the words over their amounts. */
const wordsOf = (rows) => rows.map((row) => row.join(' | '));

const KINDS = ['same', 'residue', 'style', 'other', 'open'];
const noRows = () => ({ documents: 0, rows: 0, of: 0, lost: 0 });
const totals = { documents: 0, asked: 0, findings: [], forms: { tsv: noRows(), md: noRows() } };
for (const kind of KINDS) totals[kind] = 0;

function tell(words) {
  if (options.list) console.log(`    ! ${words}`);
}

for (const each of documents()) {
  if (wanted.length > 0 && !wanted.some((word) => each.name.includes(word))) continue;
  totals.documents++;
  const text = converted(each);
  const document = checkWritten(text);
  const said = [];
  if (measured.has('findings')) {
    const found = beyond(findingsOf(each), findingsIn(document));
    totals.findings.push(...found);
    said.push(`new findings: ${found.join(', ') || 'none'}`);
  }
  if (measured.has('asked')) {
    const outcomes = outcomesOf(text);
    totals.asked += outcomes.length;
    const counts = KINDS.map((kind) => outcomes.filter((outcome) => outcome.kind === kind).length);
    for (const [index, kind] of KINDS.entries()) totals[kind] += counts[index];
    said.push(
      `asked ${outcomes.length}: ${KINDS.map((kind, index) => `${kind} ${counts[index]}`).join(', ')}`,
    );
    for (const { line, printed, now, kind } of outcomes)
      if (kind !== 'same') tell(`line ${line + 1} ${kind}: ${printed} → ${now || '(blank)'}`);
  }
  for (const form of ['tsv', 'md']) {
    if (!measured.has(form)) continue;
    const [before, after] = [rowsOf(document), rowsOf(throughForm(document, form))];
    const found = lacking(wordsOf(before), wordsOf(after));
    const gone = lacking(printedIn(before), printedIn(after));
    const sum = totals.forms[form];
    sum.documents += found.length > 0 ? 1 : 0;
    sum.rows += found.length;
    sum.of += before.length;
    sum.lost += gone.length;
    said.push(
      `${form}: ${found.length} of ${before.length} rows differ, ${gone.length} codes and amounts lost`,
    );
    for (const row of found) tell(`${form}: ${row}`);
    for (const number of gone) tell(`${form} lost: ${number}`);
  }
  console.log(`${basename(each.name).padEnd(20)} ${said.join('; ')}`);
}

if (totals.documents === 0) console.log('Skipped: the real documents are not in ../shared.');
else {
  console.log(`\n${totals.documents} documents`);
  if (measured.has('findings'))
    console.log(`new findings after converting: ${totals.findings.join(', ') || 'none'}`);
  if (measured.has('asked'))
    console.log(`asked ${totals.asked}: ${KINDS.map((kind) => `${kind} ${totals[kind]}`).join(', ')}`);
  for (const [form, { documents, rows, of, lost }] of Object.entries(totals.forms))
    console.log(
      `${form}: ${rows} of ${of} rows in ${documents} documents differ, ${lost} codes and amounts lost`,
    );
}
