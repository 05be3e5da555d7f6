// Mistypes amounts in the views of real PDFs, where these lie in ../shared, and prints how many are found, named and offered
// their repair, and what else the preferred repairs would write (nothing may be):
// `node bench/originals.mjs [--seed N] [--each N] [--dir FOLDER] [--views FOLDER] [--list] [name …]`. Views are kept in a folder
// if one is named, and taken from there the next time.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/typescript.mjs';
import { amountsIn, applied, canBeCertain, isNamed, mistype, offsets, percent } from './lib/mistyped.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    each: { type: 'string', default: '40' },
    dir: { type: 'string', default: fileURLToPath(new URL('../../shared/real/', import.meta.url)) },
    cli: { type: 'string', default: fileURLToPath(new URL('../dist/cli.js', import.meta.url)) },
    views: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

/** What is asked of each figure, in percent: of the tied ones, and of those tied twice. */
const TARGETS = [
  ['isTied', 'found', 98],
  ['isTwice', 'named', 95],
  ['isTwice', 'offered', 95],
];

const { createService, createRandom, DEFAULT_SETTINGS } = await importTypeScript('bench/mutations.ts');
const service = createService({ documentation: () => undefined });
const URI = 'file:///view';

/** The view of a PDF: what is in order from page to page is not looked at again for each mistyped amount. */
function viewOf(name) {
  const kept = options.views && join(options.views, name.replace(/\.pdf$/, '.txt'));
  if (kept && existsSync(kept)) return readFileSync(kept, 'utf8');
  const view = execFileSync(
    process.execPath,
    [options.cli, 'convert', join(options.dir, name), '--to', 'budget'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  if (kept) writeFileSync(kept, view);
  return view;
}

const checked = (text) => service.check(text, 'disclosure', DEFAULT_SETTINGS);
const seriousIn = (document) => service.diagnostics(document, URI).filter(({ severity }) => severity <= 2);

/** What a diagnostic is about: its words change with the amounts around it, its line does not. */
const keyOf = ({ code, range }) => `${code} ${range.start.line}`;

/** What became of one mistyped amount. */
function outcomeOf(text, known, amount, mistyped) {
  const { start, printed } = amount;
  const before = text.slice(0, start) + mistyped + text.slice(start + printed.length);
  const document = checked(before);
  const at = offsets(before);
  const serious = seriousIn(document);
  const here = serious.filter((one) => isNamed(one, at, start));
  const others = serious.filter((one) => !here.includes(one) && !known.has(keyOf(one)));
  const after = applied(before, service.fixAll(document));
  return {
    ...amount,
    mistyped,
    line: text.slice(0, start).split('\n').length,
    isTwice: canBeCertain(amount),
    found: here.length > 0 || others.length > 0,
    named: here.length > 0,
    offered: serious.some(({ data }) => data?.fixes?.some(({ edits }) => applied(before, edits) === text)),
    written: after === text,
    isViolation: after !== before && after !== text,
    elsewhere: here.length > 0 ? others.filter(({ severity }) => severity === 1) : [],
    others,
    after,
  };
}

/** So many amounts of a document mistyped, one at a time. */
function outcomesOf(name) {
  const published = viewOf(name);
  // What the preferred repairs write into the document as published are its own mistakes.
  const text = applied(published, service.fixAll(checked(published)));
  const document = checked(text);
  const known = new Set(seriousIn(document).map(keyOf));
  const amounts = amountsIn(text, {
    tables: service.tables(document),
    relations: service.relations(document),
    coverage: service.coverage(document),
  });
  const random = createRandom(Number(options.seed));
  return random.some(amounts, Number(options.each)).flatMap((amount) => {
    const mistyped = mistype(amount, random);
    return mistyped === undefined ? [] : [outcomeOf(text, known, amount, mistyped)];
  });
}

function figures(outcomes) {
  return TARGETS.map(([among, what, target]) => {
    const share = percent(
      outcomes.filter((outcome) => outcome[among]),
      what,
    );
    return { words: `${what} ${share.toFixed(1)} %`, isShort: share < target };
  });
}

function report(name, outcomes) {
  const count = (what) => outcomes.filter((outcome) => outcome[what]).length;
  const elsewhere = outcomes.filter((outcome) => outcome.elsewhere.length > 0).length;
  console.log(
    `${name.padEnd(18)} ${outcomes.length} mistyped, ${count('isTied')} tied, ${count('isTwice')} twice: ${figures(
      outcomes,
    )
      .map(({ words }) => words)
      .join(
        ', ',
      )}, written ${count('written')}; violations ${count('isViolation')}, errors elsewhere ${elsewhere}`,
  );
}

/** One that is not as it should be, with what is said instead. */
function list({ line, printed, mistyped, title, relations, ...outcome }) {
  const lacks = [];
  if (outcome.isViolation) lacks.push('VIOLATION');
  if (outcome.isTied && !outcome.found) lacks.push('not found');
  else if (outcome.isTwice && !outcome.named) lacks.push('not named');
  if (outcome.isTwice && !outcome.offered) lacks.push('not offered');
  if (outcome.elsewhere.length > 0) lacks.push('elsewhere');
  if (lacks.length === 0) return;
  const rules = relations.map(({ rule, members, status }) => `${rule} of ${members.size} ${status}`);
  console.log(
    `  ! line ${line}: ${printed} → ${mistyped} ${lacks.join(', ')} (${title ?? 'text'}; ${rules.join(', ')})`,
  );
  for (const { code, message, range } of outcome.others.slice(0, 4))
    console.log(`      ${range.start.line + 1} ${code} ${message.slice(0, 200)}`);
}

if (!existsSync(options.dir)) console.log('Skipped: the real PDFs are not in ../shared.');
else {
  console.log(`seed ${options.seed} (repeat with --seed ${options.seed})`);
  const names = readdirSync(options.dir)
    .filter((name) => name.endsWith('.pdf'))
    .sort();
  const all = [];
  for (const name of names) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    const outcomes = outcomesOf(name);
    if (outcomes.length === 0) continue;
    report(name, outcomes);
    if (options.list) outcomes.forEach(list);
    else outcomes.filter(({ isViolation }) => isViolation).forEach(list);
    all.push(...outcomes);
  }
  report('all', all);
  if (all.some(({ isViolation }) => isViolation) || figures(all).some(({ isShort }) => isShort))
    process.exitCode = 1;
}
