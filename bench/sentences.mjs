// Mistypes amounts, percentages and words of direction in the sentences of real disclosures, one at a time, and prints how many
// are found, named (something is told on the very amount) and offered their repair, and what else preferred repairs would write (nothing may be):
// `node bench/sentences.mjs [--seed N] [--each N] [--dir FOLDER] [--only amounts|percentages|directions] [--list] [name …]`.
// A folder holds texts: `../shared/real/cells`, `../shared/seeds`, or the views that `bench/originals.mjs --views` keeps.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/typescript.mjs';
import { applied, mistype, offsets, percent } from './lib/mistyped.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    each: { type: 'string', default: '40' },
    dir: { type: 'string', default: fileURLToPath(new URL('../../shared/real/cells/', import.meta.url)) },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

/** What is asked of each figure, in percent. */
const TARGETS = {
  amounts: { found: 90, named: 85, offered: 80 },
  percentages: { found: 90 },
  directions: { found: 90 },
};

const OPPOSITE = { 增加: '减少', 增长: '下降', 减少: '增加', 下降: '增长', 降低: '提高' };

const { createService, createRandom, sentencesOf, DEFAULT_SETTINGS } =
  await importTypeScript('bench/sentences.ts');
const service = createService({ documentation: () => undefined });
const URI = 'file:///sentences';
const seriousIn = (document) => service.diagnostics(document, URI).filter(({ severity }) => severity <= 2);
/** What a diagnostic is about; its words change with the amounts around it, the word of a candidate does too. */
const keyOf = ({ code, range, message }) => `${code} ${range.start.line}:${range.start.character} ${message}`;

/** What is printed instead: a word turned round, or a number with one slip of the keys; `undefined` where chance finds none. */
function mistyped(kind, { printed }, random) {
  if (kind === 'directions') return OPPOSITE[printed];
  return /[1-9]/.test(printed) ? mistype({ printed, relations: [] }, random) : undefined;
}

function outcomeOf({ text, document, known }, { start, printed }, instead) {
  const change = { start, oldEnd: start + printed.length, newEnd: start + instead.length };
  const now = text.slice(0, start) + instead + text.slice(change.oldEnd);
  const after = service.check(now, 'disclosure', DEFAULT_SETTINGS, { document, change });
  const at = offsets(now);
  const serious = seriousIn(after);
  const fresh = serious.filter((one) => !known.has(keyOf(one)));
  const written = applied(now, service.fixAll(after));
  return {
    start,
    printed,
    instead,
    fresh,
    found: fresh.length > 0,
    named: fresh.some(({ range }) => at(range.start) === start),
    offered: serious.some(({ data }) => data?.fixes?.some(({ edits }) => applied(now, edits) === text)),
    isViolation: written !== now && written !== text,
  };
}

/** So many numbers or words of a kind mistyped, one at a time. */
function outcomesOf(name, kind) {
  const published = readFileSync(join(options.dir, name), 'utf8');
  // What the preferred repairs write into the document as published are its own mistakes.
  const text = applied(published, service.fixAll(service.check(published, 'disclosure', DEFAULT_SETTINGS)));
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const known = new Set(seriousIn(document).map(keyOf));
  const random = createRandom(Number(options.seed));
  const chosen = random.some(sentencesOf(document)[kind], Number(options.each));
  const outcomes = chosen.flatMap((printed) => {
    const instead = mistyped(kind, printed, random);
    return instead === undefined ? [] : [outcomeOf({ text, document, known }, printed, instead)];
  });
  if (options.list) for (const outcome of outcomes) list(text, kind, outcome);
  return outcomes;
}

function list(text, kind, { start, printed, instead, fresh, ...outcome }) {
  const lacking = Object.keys(TARGETS[kind]).filter((what) => !outcome[what]);
  if (outcome.isViolation) lacking.push('VIOLATION');
  if (lacking.length === 0) return;
  const from = text.slice(0, start).lastIndexOf('\n') + 1;
  const around = `${text.slice(Math.max(from, start - 60), start)}«${printed} → ${instead}»`;
  console.log(
    `  ! ${lacking.join(', ')}: ${around}${
      text
        .slice(start + printed.length)
        .slice(0, 30)
        .split('\n')[0]
    }`,
  );
  for (const { code, message } of fresh.slice(0, 2)) console.log(`      ${code} ${message.slice(0, 160)}`);
}

function report(name, kind, outcomes) {
  const figures = Object.keys(TARGETS[kind]).map((what) => `${what} ${percent(outcomes, what).toFixed(1)} %`);
  const violations = outcomes.filter(({ isViolation }) => isViolation).length;
  console.log(
    `${name.padEnd(18)} ${kind}: ${outcomes.length} mistyped, ${figures.join(', ')}; violations ${violations}`,
  );
  return (
    violations > 0 || Object.entries(TARGETS[kind]).some(([what, target]) => percent(outcomes, what) < target)
  );
}

if (!existsSync(options.dir)) console.log('Skipped: the real disclosures are not in ../shared.');
else {
  console.log(`seed ${options.seed} (repeat with --seed ${options.seed})`);
  const names = readdirSync(options.dir)
    .filter((name) => name.endsWith('.txt'))
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
    .sort();
  for (const kind of Object.keys(TARGETS)) {
    if (options.only && options.only !== kind) continue;
    const all = [];
    for (const name of names) {
      const outcomes = outcomesOf(name, kind);
      if (outcomes.length === 0) continue;
      report(name, kind, outcomes);
      all.push(...outcomes);
    }
    if (report('all', kind, all)) process.exitCode = 1;
  }
}
