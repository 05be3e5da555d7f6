// How much longer a check takes with 20 mistyped amounts than without, in documents of 100,000 lines: one of many
// disclosures, one of a single long table: `node bench/localise.mjs [--seed N] [--lines N]`. Seconds are those of the
// processor, which other work on the machine leaves alone.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/typescript.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    lines: { type: 'string', default: '100000' },
    errors: { type: 'string', default: '20' },
  },
});
const LINES = Number(options.lines);
const ERRORS = Number(options.errors);
/** Seconds that looking for the wrong amounts may take. */
const AT_MOST = 1;

const { createRandom, createService, DEFAULT_SETTINGS, mistype, mutated, subjectOf } =
  await importTypeScript('bench/mutations.ts');

/** The demonstration disclosure over and over. */
function manyDisclosures() {
  const text = readFileSync(new URL('../test-fixtures/demo/clean.disclosure', import.meta.url), 'utf8');
  return text.repeat(Math.ceil(LINES / text.split('\n').length));
}

/** 支出总表 of units with a hundred codes each. */
function oneLongTable(random) {
  const units = Math.ceil(LINES / 101);
  const body = [];
  let total = [0, 0];
  for (let unit = 0; unit < units; unit++) {
    const rows = [];
    const sum = [0, 0];
    for (let code = 0; code < 100; code++) {
      const amounts = [random.int(1, 999_999), random.int(1, 999_999)];
      amounts.forEach((amount, column) => {
        sum[column] += amount;
      });
      rows.push(row(`2${10000 + code * 7}01`.slice(0, 7), '行政运行', amounts));
    }
    body.push(row(String(500_001 + unit), `第${unit + 1}单位`, sum), ...rows);
    total = total.map((value, column) => value + sum[column]);
  }
  return `部门支出总表\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n${[row('', '合计', total), ...body].join('\n')}\n\n说明：以上为本年安排。\n`;
}

function row(code, name, [basic, project]) {
  const print = (value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
  return [code, name, print(basic + project), print(basic), print(project)].join('\t');
}

function measure(service, name, text, random) {
  const subject = subjectOf(service, text, 'plaintext');
  const wrong = mistype(subject, ERRORS, random);
  const { text: broken, places } = mutated(text, wrong);
  const time = (content) => {
    const times = Array.from({ length: 3 }, () => {
      const begun = process.cpuUsage();
      const document = service.check(content, 'plaintext', DEFAULT_SETTINGS);
      return { seconds: process.cpuUsage(begun).user / 1e6, document };
    });
    return times.sort((a, b) => a.seconds - b.seconds)[0];
  };
  const clean = time(text);
  const { seconds, document } = time(broken);
  const suspects = document.findings.filter(({ code }) => code === 'amount/suspect').length;
  const more = seconds - clean.seconds;
  console.log(
    `${name}: ${text.split('\n').length} lines, ${subject.targets.length} amounts; clean ${clean.seconds.toFixed(2)} s, with ${places.length} errors ${seconds.toFixed(2)} s: ${more.toFixed(2)} s more (at most ${AT_MOST}); ${suspects} suspects named`,
  );
  return more <= AT_MOST;
}

const seed = Number(options.seed);
console.log(`seed ${seed} (repeat with --seed ${seed})`);
const random = createRandom(seed);
const service = createService({ documentation: () => undefined });
const passed = [
  measure(service, 'many disclosures', manyDisclosures(), random),
  measure(service, 'one long table', oneLongTable(random), random),
];
process.exitCode = passed.every(Boolean) ? 0 : 1;
