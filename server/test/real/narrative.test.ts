/** Sentences of real documents, where they lie beside the repository: tied to the right places, mistakes found, none invented. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Amount, TextAmount } from '../../src/disclosure/model';
import type { Relation } from '../../src/rules/model';
import { fullName } from '../../src/rules/names';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';
import { positionAt } from '../../src/text/snapshot';

/** A sentence's number with the place that it names: `K6 合计[人员经费]`. */
interface Entry {
  readonly seed: number;
  readonly line: number;
  readonly text: string;
  readonly value: string;
  readonly refers_to: string;
}

const ROOT = new URL('../../../', import.meta.url);
const FACTS = new URL('../shared/ground-truth/facts.json', ROOT);
const NAMES = ['chengde-2025', 'julu-2026', 'sanmenxia-2025', 'beidaihe-2024', 'leting-2023'];
const fileOf = (name: string) => new URL(`../shared/seeds/${name}.txt`, ROOT);

const isPresent = existsSync(FACTS) && NAMES.every((name) => existsSync(fileOf(name)));
if (!isPresent) console.log('Skipped: sentences of real documents, because ../shared is not there.');

const service = createService({ documentation: () => undefined });
const texts = isPresent ? NAMES.map((name) => readFileSync(fileOf(name), 'utf8')) : [];
const documents = texts.map((text) => service.check(text, 'disclosure', DEFAULT_SETTINGS));

/** Which kind of table, row and column a place of the facts is; a 三公 table may print its parts as columns. */
const PLACES: readonly (readonly [place: RegExp, kind: string, name: RegExp])[] = [
  [/^[KT]1 ?收入总计$/, 'revenue-expenditure', /^收入(?:总计|合计)/],
  [/^K1 (?:一般公共预算拨款收入|一)$/, 'revenue-expenditure', /^一般公共预算/],
  [/^K1 二\(空\)$/, 'revenue-expenditure', /^政府性基金/],
  [/^K1 三\(空\)$/, 'revenue-expenditure', /^国有资本/],
  [/^K1 五\(空\)$/, 'revenue-expenditure', /^单位资金/],
  [/^K1 上年结转结余$/, 'revenue-expenditure', /^上年结转/],
  [/^T1 八$/, 'revenue-expenditure', /^社会保障和就业/],
  [/^T1 十$/, 'revenue-expenditure', /^卫生健康/],
  [/^T1 二十一$/, 'revenue-expenditure', /^住房保障支出/],
  [/^T2 总计$/, 'revenue', /^合计/],
  [/^[KT]3 合计$/, 'expenditure', /^合计$/],
  [/^[KT]3 (?:合计\[基本支出\]|基本(?:小计)?)$/, 'expenditure', /^合计基本支出/],
  [/^[KT]3 (?:合计\[项目支出\]|项目(?:小计)?)$/, 'expenditure', /^合计项目支出/],
  [/^T4 收入合计/, 'fiscal-revenue-expenditure', /^收入合计/],
  [/^T5 合计$/, 'general-expenditure', /^合计$/],
  [/^T5 工资福利支出$/, 'general-expenditure', /^合计工资福利支出/],
  [/^T5 对个人和家庭的补助$/, 'general-expenditure', /^合计对个人和家庭/],
  [/^T5 商品和服务支出$/, 'general-expenditure', /^合计商品和服务支出/],
  [/^T5 项目小计$/, 'general-expenditure', /^合计项目支出/],
  [/^T6 合计$/, 'basic-expenditure', /^(?:合计)+$/],
  [/^[KT]6 (?:合计\[)?人员/, 'basic-expenditure', /人员经费/],
  [/^[KT]6 (?:合计\[)?公用/, 'basic-expenditure', /公用经费/],
  [/^[KT][89] 合计$/, 'three-publics', /(?:小计|合计)/],
  [/^T8 接待$/, 'three-publics', /公务接待费/],
  [/^T8 公车$/, 'three-publics', /公务用车/],
  [/^T10 合计$/, 'project-expenditure', /合计/],
];

describe.runIf(isPresent)('sentences of real documents', () => {
  const entries: readonly Entry[] = isPresent ? JSON.parse(readFileSync(FACTS, 'utf8')).narrative : [];

  test('at least nine in ten are tied to the place that they name', () => {
    const missed = entries.filter((entry) => !isTied(entry));
    console.log(`Tied to their places: ${entries.length - missed.length} of ${entries.length}.`);
    for (const { seed, line, text, refers_to } of missed)
      console.log(`  not tied: ${NAMES[seed]}:${line} ${text} → ${refers_to}`);
    expect(entries.length).toBe(75);
    expect(missed.length).toBeLessThanOrEqual(entries.length / 10);
  });

  test('their mistakes are reported, and nothing else', () => {
    const found = documents.flatMap((document, seed) =>
      service
        .diagnostics(document, 'file:///text')
        .filter(({ code, severity }) => isOfText(String(code)) && (severity ?? 1) <= 2)
        .map(({ code, range, data }) => ({
          line: `${NAMES[seed]}:${range.start.line + 1}`,
          code: code === 'amount/suspect' ? `${data.explains}` : code,
        })),
    );
    expect(found.filter(({ line }) => isInText(line))).toEqual([
      { line: 'julu-2026:578', code: 'asset/purchase' },
      { line: 'sanmenxia-2025:143', code: 'tie/text' },
      { line: 'sanmenxia-2025:143', code: 'text/unit' },
      { line: 'sanmenxia-2025:143', code: 'text/count' },
    ]);
  });

  test('at least 85 in 100 amounts of the text are tied', () => {
    const counts = documents.map((document) => service.coverage(document).text);
    counts.forEach(({ amounts, tied }, seed) => {
      console.log(`${NAMES[seed]}: ${tied} of ${amounts} amounts of the text are tied.`);
    });
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(counts.map(({ tied }) => tied))).toBeGreaterThanOrEqual(
      0.85 * sum(counts.map(({ amounts }) => amounts)),
    );
  });

  test('a mistyped amount is found nine times in ten, and named nearly four times in five', () => {
    const outcomes = documents.flatMap((document, seed) =>
      textAmounts(document).flatMap((amount, index) => mistype(document, texts[seed], amount, index) ?? []),
    );
    const found = outcomes.filter(({ isFound }) => isFound).length;
    const named = outcomes.filter(({ isNamed }) => isNamed).length;
    console.log(`Of ${outcomes.length} mistyped amounts ${found} are found, ${named} on the amount itself.`);
    expect(outcomes.length).toBeGreaterThan(200);
    expect(found).toBeGreaterThanOrEqual(0.9 * outcomes.length);
    // A table whose blanks were lost and that was read without rows accuses no sentence: one amount fewer is named.
    expect(named).toBeGreaterThanOrEqual(0.79 * outcomes.length);
  });
});

const CELLS = new URL('../shared/real/cells/', ROOT);
const published = existsSync(CELLS)
  ? readdirSync(CELLS)
      .filter((name) => name.endsWith('.txt'))
      .sort()
  : [];
if (published.length === 0)
  console.log('Skipped: sentences of published documents, because ../shared is not there.');

describe.runIf(published.length > 0)('sentences of published documents', () => {
  /** So many amounts of each document are mistyped, evenly over its text. */
  const EACH = Number(process.env.GOUJI_SENTENCES ?? 3);
  const all = published.map((name) => {
    const text = readFileSync(new URL(name, CELLS), 'utf8');
    return { name, text, document: service.check(text, 'disclosure', DEFAULT_SETTINGS) };
  });

  // Only those count in which any mistake would be told.
  test('at least 82 in 100 amounts of the text are tied', () => {
    const counts = all.map(({ document }) => service.coverage(document).text);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const [tied, amounts] = [sum(counts.map((one) => one.tied)), sum(counts.map((one) => one.amounts))];
    console.log(`${tied} of ${amounts} amounts of the text are tied.`);
    expect(tied).toBeGreaterThanOrEqual(0.82 * amounts);
  });

  test('a mistyped amount is found three times in four, of each document as many', () => {
    const outcomes = all.flatMap(({ text, document }) => {
      const amounts = textAmounts(document);
      const chosen = Array.from({ length: EACH }, (_, k) => Math.floor(((k + 0.5) * amounts.length) / EACH));
      return [...new Set(chosen)].flatMap((index) =>
        amounts[index] ? (mistype(document, text, amounts[index], index) ?? []) : [],
      );
    });
    const found = outcomes.filter(({ isFound }) => isFound).length;
    const named = outcomes.filter(({ isNamed }) => isNamed).length;
    console.log(`Of ${outcomes.length} mistyped amounts ${found} are found, ${named} on the amount itself.`);
    expect(found).toBeGreaterThanOrEqual(0.75 * outcomes.length);
    expect(named).toBeGreaterThanOrEqual(0.6 * outcomes.length);
  });
});

const isOfText = (code: string) => /^(?:text|tie|asset|amount)\//.test(code);

/** Lines of prose; the tables have tests of their own. */
function isInText(place: string): boolean {
  const [name, line] = place.split(':');
  const document = documents[NAMES.indexOf(name)];
  const lines = document.model.disclosures.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type !== 'text') return [];
      const offset = document.model.read.offsets.get(block) ?? 0;
      return block.lines.map(({ start }) => positionAt(document.snapshot, offset + start).line + 1);
    }),
  );
  return lines.includes(Number(line));
}

function textAmounts(document: CheckedDocument): readonly TextAmount[] {
  return document.model.disclosures.flatMap((disclosure) => disclosure.textAmounts);
}

function offsetOf({ model }: CheckedDocument, { place }: Amount): number {
  return (model.read.offsets.get(place.block) ?? 0) + place.start;
}

/** Whether the number's table amount is the one of the facts, or one that a tie holds to be the same. */
function isTied(entry: Entry): boolean {
  const document = documents[entry.seed];
  if (entry.refers_to === 'T10 行数') return isCounted(entry);
  const place = PLACES.find(([name]) => name.test(entry.refers_to));
  const amounts = textAmounts(document).filter((amount) => isMeant(document, amount, entry));
  const ties = document.judged.map(({ relation }) => relation).filter(isEquality);
  return amounts.some((amount) =>
    ties
      .filter(({ rule, total }) => rule === 'tie/text' && total === amount)
      .some(({ parts }) => sameFacts(parts[0].amount, ties).some((one) => place && isPlace(one, place))),
  );
}

function isEquality({ rule, parts }: Relation): boolean {
  return rule.startsWith('tie/') && parts.length === 1;
}

/** The words of the facts begin or end around the number; several numbers of a line may have one value. */
function isMeant(document: CheckedDocument, amount: TextAmount, entry: Entry): boolean {
  const { line } = positionAt(document.snapshot, offsetOf(document, amount));
  if (line + 1 !== entry.line || amount.printed.text !== entry.value) return false;
  const { before } = amount.statement;
  const words = entry.text
    .slice(0, entry.text.indexOf(entry.value))
    .replaceAll(' ', '')
    .replace(/^[；，]/, '');
  return before.endsWith(words);
}

function isPlace(amount: Amount, [, kind, name]: (typeof PLACES)[number]): boolean {
  return amount.cell
    ? amount.cell.table.kind === kind && name.test(fullName(amount).replace(' · ', ''))
    : kind === 'three-publics' && amount.printed.blank;
}

/** The amounts that exact ties lead to, one step away. */
function sameFacts(amount: Amount, ties: readonly Relation[]): Amount[] {
  const next = ties.flatMap(({ rule, total, parts }) => {
    if (rule !== 'tie/table') return [];
    if (total === amount) return [parts[0].amount];
    return parts[0].amount === amount ? [total] : [];
  });
  return [amount, ...next];
}

/** A count is tied where another one would be warned of. */
function isCounted({ seed, line, text }: Entry): boolean {
  const lines = texts[seed].split('\n');
  const wrong = text.replace(/\d+/, (digits) => String(Number(digits) + 1));
  lines[line - 1] = lines[line - 1].replace(text, wrong);
  const document = service.check(lines.join('\n'), 'disclosure', DEFAULT_SETTINGS);
  const at = lines[line - 1].indexOf(wrong);
  return service
    .diagnostics(document, 'file:///text')
    .some(
      ({ code, range }) =>
        code === 'text/count' && range.start.character >= at && range.start.character < at + wrong.length,
    );
}

interface Outcome {
  readonly isFound: boolean;
  readonly isNamed: boolean;
}

/** Changes one digit before the point and looks for what is new. */
function mistype(
  document: CheckedDocument,
  text: string,
  amount: TextAmount,
  index: number,
): Outcome | undefined {
  const start = offsetOf(document, amount);
  const printed = text.slice(start, start + amount.place.end - amount.place.start);
  const whole = printed.split('.')[0];
  const at = index % whole.length;
  if (!/\d/.test(whole[at])) return undefined;
  const digit = String((Number(whole[at]) % 9) + 1);
  const mistyped = text.slice(0, start + at) + digit + text.slice(start + at + 1);
  const known = new Set(warnings(document).map(keyOf));
  const fresh = warnings(service.check(mistyped, 'disclosure', DEFAULT_SETTINGS)).filter(
    (warning) => !known.has(keyOf(warning)),
  );
  const { line, character } = positionAt(document.snapshot, start);
  return {
    isFound: fresh.length > 0,
    isNamed: fresh.some(({ range }) => range.start.line === line && range.start.character === character),
  };
}

function warnings(document: CheckedDocument) {
  return service.diagnostics(document, 'file:///text').filter(({ severity }) => (severity ?? 1) <= 2);
}

function keyOf({ code, range, message }: ReturnType<typeof warnings>[number]): string {
  return `${code} ${range.start.line}:${range.start.character} ${message}`;
}
