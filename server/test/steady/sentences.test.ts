/** Whatever numbers sentences print, checking them neither fails nor says anything of numbers that there are not. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { createRandom, type Random } from '../generator/random';

/** How many texts; CI sets more. */
const TEXTS = Number(process.env.GOUJI_FUZZ ?? 100);
const FIRST_SEED = Number(process.env.GOUJI_SEED ?? 1);

const service = createService({ documentation: () => undefined });

const ABOVE = [
  '某某局2025年部门预算',
  '部门预算支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t12.00\t7.00\t5.00',
  '210\t卫生健康支出\t12.00\t7.00\t5.00',
  '',
  '部门预算情况说明',
].join('\n');

const UNITS = ['万元', '元', '亿元', '千元', '%', '％', '个百分点', '个', ''];
const SUBJECTS = [
  '2025年支出预算',
  '本年收入合计',
  '“三公”经费',
  '卫生健康支出（类）',
  '基本支出',
  '项目支出',
  '',
];
const MARKS = ['，', '。', '；', '（', '：', '、', ''];
const NUMBERS = [
  '0',
  '0.00',
  '100',
  '100.00',
  '-5.20',
  '1,696.14',
  '1，696.14',
  '１，６９６．１４',
  '1 696.14',
  '4,545,00.00',
  '1.234.56',
  '1..5',
  '.5',
  '5.',
  '0.0000001',
  '#REF!',
  '12x.00',
  '9'.repeat(40),
  '9'.repeat(400),
  `1.${'3'.repeat(60)}`,
];

function number(random: Random): string {
  return random.chance(0.5)
    ? random.pick(NUMBERS)
    : `${random.int(0, 9999)}.${String(random.int(0, 99)).padStart(2, '0')}`;
}

const money = (random: Random) => number(random) + random.pick(['万元', '元', '亿元']);
const percent = (random: Random) => number(random) + random.pick(['%', '％', '个百分点']);

const CLAUSES: readonly ((random: Random) => string)[] = [
  (random) =>
    `比上年${random.pick(['增加', '减少'])}${money(random)}，${random.pick(['增长', '下降'])}${percent(random)}`,
  (random) => `占${random.pick(['', '比', '总支出'])}${percent(random)}`,
  (random) =>
    `其中：基本支出${money(random)}，占${percent(random)}；项目支出${money(random)}，占${percent(random)}`,
  (random) => `年初预算为${money(random)}，支出决算为${money(random)}，完成年初预算的${percent(random)}`,
  (random) => `（增长${percent(random)}）`,
  (random) => number(random) + random.pick(UNITS),
];

function sentence(random: Random): string {
  const head = random.pick(['', '1.', '（一）', '2、']) + random.pick(SUBJECTS) + money(random);
  const clauses = Array.from({ length: random.int(0, 3) }, () => random.pick(CLAUSES)(random));
  return [head, ...clauses].join(random.pick(MARKS)) + random.pick(MARKS);
}

function told(text: string): string {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  service.fixAll(document);
  service.coverage(document);
  service.convert(document, 'budget');
  return JSON.stringify(service.diagnostics(document, 'file:///text'));
}

function failureOf(text: string): string | undefined {
  try {
    return /NaN|Infinity/.exec(told(text))?.[0];
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

test(`${TEXTS} texts of sentences with numbers of every sort are checked`, () => {
  const failures: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + TEXTS && failures.length < 3; seed++) {
    const random = createRandom(seed);
    const lines = Array.from({ length: random.int(1, 8) }, () => sentence(random));
    const failure = failureOf([ABOVE, ...lines].join('\n'));
    if (failure !== undefined) failures.push(`GOUJI_SEED=${seed}: ${failure}`);
  }
  expect(failures).toEqual([]);
});

test.each([
  ['a rate with groups of thousands in a list', '1.基本支出7.00万元，比上年增加6.60万元，增长 1,696.14%。'],
  [
    'shares with groups of thousands',
    '支出预算12.00万元，其中：基本支出7.00万元，占1,058.33%；项目支出5.00万元，占41.67%。',
  ],
  ['a decline to nothing', '支出预算0万元，比上年减少0万元，下降100%。'],
  ['a decline of more than all', '支出预算12.00万元，比上年减少3.00万元，下降1,100.5%。'],
])('%s is read', (_, text) => {
  expect(failureOf(`${ABOVE}\n${text}`)).toBeUndefined();
});

test('a rate with groups of thousands is checked as any other', () => {
  const rate = (printed: string) =>
    service
      .check(
        `${ABOVE}\n基本支出7.00万元，比上年增加6.61万元，增长${printed}%。`,
        'disclosure',
        DEFAULT_SETTINGS,
      )
      .findings.filter(({ code }) => code.startsWith('text/change'));
  expect(rate('1,694.87')).toEqual([]);
  expect(rate('1,964.87')).toHaveLength(1);
});
