/** Tests waivers of the table language: what they let stand and no more, and what is said of those that are wrong. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { BUDGET_HEAD } from '../support/budget';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);

interface Written {
  /** On a line above the heading of the table. */
  readonly above?: string;
  /** Between heading and table. */
  readonly between?: string;
  /** In the last cell of the row that is wrong. */
  readonly row?: string;
  /** Above the sentence that is wrong. */
  readonly sentence?: string;
  /** Behind the sentence that is wrong. */
  readonly behind?: string;
}

/** A row that does not add up (12.00 ≠ 4.00 + 7.00) and a sentence that does not fit the table (21.00 万元). */
function disclosure({ above = '', between = '', row = '', sentence = '', behind = '' }: Written): string {
  return [
    ...BUDGET_HEAD,
    above,
    '## 部门预算支出总表',
    between,
    '',
    '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
    '| --- | --- | ---: | ---: | ---: |',
    '| 2012601 | 行政运行 | 5.00 | 3.00 | 2.00 |',
    '| 2012602 | 一般行政管理事务 | 9.00 | 1.00 | 8.00 |',
    `| 2012604 | 档案馆 | 12.00 | 4.00 | 7.00 ${row} |`,
    '',
    '## 说明',
    '',
    sentence,
    `其中基本支出800.00万元，公用经费300.00万元，项目支出占两者之和1,200.00万元。${behind}`,
    '',
  ].join('\n');
}

const found = (text: string) =>
  service
    .diagnostics(check(text), 'file:///a')
    .filter(({ severity = 1 }) => severity <= 2)
    .map(
      ({ code, range }) =>
        `${code} ${text.split('\n')[range.start.line].slice(range.start.character, range.end.character)}`,
    );

const BEFORE = found(disclosure({}));
const inTable = BEFORE.filter((one) => !/^(?:tie|text)\/text|^text\//.test(one));
const CODE = inTable[0]?.split(' ')[0] ?? '';
const W = (code: string, reason = '含上年结转') => `<!-- 勾稽:忽略 ${code} ${reason} -->`;

test('without a waiver the mistake is told', () => {
  expect(inTable).toHaveLength(1);
});

describe('a waiver lets what it names stand', () => {
  const places: readonly (readonly [string, Written])[] = [
    ['in the row', { row: W(CODE) }],
    ['above the heading', { above: W(CODE) }],
    ['between heading and table', { between: W(CODE) }],
    ['with several codes', { row: W(`tie/table、${CODE}`) }],
  ];
  test.each(places)('%s', (_, written) => {
    const rest = BEFORE.filter((one) => one !== inTable[0]);
    expect(found(disclosure(written))).toEqual(rest);
  });

  test('and nothing else', () => {
    expect(found(disclosure({ sentence: W(CODE) })).filter((one) => one === inTable[0])).toHaveLength(1);
    expect(found(disclosure({ row: W('tie/table') }))).toContain(inTable[0]);
  });

  test('and takes no part in the table: no amount, title or text changes', () => {
    const [plain, waived] = [{}, { row: W(CODE), above: W(CODE) }].map((written) =>
      check(disclosure(written)),
    );
    const shown = (document: ReturnType<typeof check>) => service.convert(document, 'tsv');
    expect(shown(waived)).toBe(shown(plain));
  });
});

describe('a waiver in the text', () => {
  const WRONG = '支出合计9.00万元，其中：基本支出4.00万元，项目支出4.00万元。';
  const written = (above: string, behind: string) =>
    found([disclosure({}), above, WRONG + behind, '', '以上为年初预算数。', ''].join('\n'));
  const ofSentence = written('', '').filter((one) => !BEFORE.includes(one));

  test('lets its line stand from behind it, or from above', () => {
    const codes = [...new Set(ofSentence.map((one) => one.split(' ')[0]))];
    expect(codes).toContain('text/sum');
    expect(written('', W(codes.join(' ')))).toEqual(BEFORE);
    expect(written(W(codes.join(' ')), '')).toEqual(BEFORE);
  });

  test('is no part of it, whatever numbers its reason has', () => {
    const [plain, waived] = [{}, { behind: ` ${W('tie/text', '支出合计900.00万元')}` }].map(
      (written) => check(disclosure(written)).model.disclosures[0].textAmounts.length,
    );
    expect(waived).toBe(plain);
  });

  test('above a paragraph of several lines is for all of them, and not for the next', () => {
    const text = (lines: readonly string[]) =>
      [disclosure({}), W('text/sum'), ...lines, ''].join('\n').replace(/\n\n\n+/g, '\n\n');
    const count = (lines: readonly string[]) =>
      found(text(lines)).filter((one) => one.startsWith('text/sum')).length;
    expect(count(['下面两句口径不同：', WRONG])).toBe(count(['下面两句口径不同：']));
    expect(count(['下面一句口径不同：', '', WRONG])).toBeGreaterThan(count(['下面一句口径不同：']));
  });
});

describe('what explains several relations', () => {
  /** One amount breaks its row and the total of its column. */
  const suspected = (row: string) =>
    [
      ...BUDGET_HEAD,
      '## 部门预算支出总表',
      '',
      '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
      '| --- | --- | ---: | ---: | ---: |',
      '|  | 合计 | 25.00 | 8.00 | 17.00 |',
      '| 2012601 | 行政运行 | 5.00 | 3.00 | 2.00 |',
      '| 2012602 | 一般行政管理事务 | 9.00 | 1.00 | 8.00 |',
      `| 2012604 | 档案馆 | 12.00 | 4.00 | 7.00 ${row} |`,
      '',
    ].join('\n');
  const [suspect] = found(suspected(''));

  test('is let stand where all of them are named, in one waiver or in several', () => {
    expect(suspect).toBe('amount/suspect 12.00');
    for (const waived of ['sum/row sum/total', 'amount/suspect'])
      expect(found(suspected(W(waived)))).toEqual([]);
    expect(
      found(
        suspected('')
          .replace('## ', `${W('sum/total')}\n\n## `)
          .replace(' 7.00  |', ` 7.00 ${W('sum/row')} |`),
      ),
    ).toEqual([]);
  });

  test('is told where only some are, whose waiver is no useless one', () => {
    expect(found(suspected(W('sum/row')))).toEqual([suspect]);
    expect(found(suspected(W('sum/children')))).toEqual([
      suspect,
      `budget/unused-waiver ${W('sum/children')}`,
    ]);
  });
});

test('a waiver below which nothing stands is for nothing', () => {
  const text = `${disclosure({})}\n${W(CODE)}\n`;
  expect(found(text)).toEqual([...BEFORE, `budget/unused-waiver ${W(CODE)}`]);
});

describe('what is found in several places', () => {
  /** One code under two names that it does not have, and in two rows; the first row or both may be let stand. */
  const twice = (first = '', second = '') =>
    [
      '---',
      '部门: 460 青河县档案馆',
      '年度: 2026',
      '金额单位: 万元',
      '---',
      '',
      '## 部门预算支出总表',
      '',
      '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
      '| --- | --- | ---: | ---: | ---: |',
      `| 2019877 | 甲项 | 5.00 | 3.00 | 2.00 ${first} |`,
      '',
      '## 一般公共预算支出表',
      '',
      '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
      '| --- | --- | ---: | ---: | ---: |',
      `| 2019877 | 甲项 | 5.00 | 3.00 | 2.00 ${second} |`,
      '',
    ].join('\n');
  const WAIVER = W('code/unknown');
  const counted = (text: string) =>
    service
      .diagnostics(check(text), 'file:///a')
      .filter(({ code }) => code === 'code/unknown' || code === 'budget/unused-waiver')
      .map(({ code, data, range }) => `${code} ${data?.count ?? 1} ${range.start.line}`);

  test('is let stand where the waiver is, and told elsewhere', () => {
    expect(counted(twice())).toEqual(['code/unknown 2 10']);
    expect(counted(twice(WAIVER))).toEqual(['code/unknown 1 16']);
    expect(counted(twice('', WAIVER))).toEqual(['code/unknown 1 10']);
    expect(counted(twice(WAIVER, WAIVER))).toEqual([]);
  });
});

const FAULTS: readonly (readonly [string, Written, string])[] = [
  ['that is for nothing', { row: W('sum/balance') }, `budget/unused-waiver ${W('sum/balance')}`],
  ['without a reason', { row: W(CODE, '') }, `budget/syntax ${W(CODE, '')}`],
  ['without a code', { row: W('', '随便') }, `budget/syntax ${W('', '随便')}`],
  ['with a code that there is not', { row: W('sum/rows') }, `budget/syntax ${W('sum/rows')}`],
];

test.each(FAULTS)('a waiver %s is said, and lets nothing stand', (_, written, said) => {
  expect(found(disclosure(written))).toEqual(expect.arrayContaining([said, inTable[0]]));
});

test('no line is offered above a row that is not written as one: it would cut the table in two', () => {
  const text = disclosure({});
  const row = '| 2012604 | 档案馆';
  const offered = (written: string) => {
    const document = check(text.replace(row, written));
    const wrong = service
      .diagnostics(document, 'file:///a')
      .find(({ message }) => String(message).includes('12.00'));
    expect(wrong).toBeDefined();
    if (!wrong) return [];
    return service
      .codeActions(document, 'file:///a', wrong.range, [wrong])
      .map(({ title }) => title)
      .filter((title) => title.startsWith('忽略这里的'));
  };
  expect(offered(row)).toHaveLength(1);
  expect(offered('｜ 2012604 | 档案馆')).toEqual([]);
  expect(offered('2012604 | 档案馆')).toEqual([]);
});

test('what is let stand is so after a conversion too', () => {
  const everywhere = { above: W('tie/table'), row: W(CODE), sentence: W('tie/text') };
  const text = disclosure(everywhere);
  const converted = service.convert(check(text), 'budget');
  for (const comment of Object.values(everywhere)) expect(converted).toContain(comment);
  expect(found(converted)).toEqual(found(text));
  expect(service.convert(check(converted), 'budget')).toBe(converted);
});

test('after an edit what is found is what a check from scratch finds', () => {
  const before = disclosure({ row: W(CODE) });
  const at = before.indexOf('忽略 ');
  const after = `${before.slice(0, at)}不${before.slice(at)}`;
  const change = { start: at, oldEnd: at, newEnd: at + 1 };
  for (const [from, to, edit] of [
    [before, after, change],
    [after, before, { start: at, oldEnd: at + 1, newEnd: at }],
  ] as const) {
    const document = service.check(to, 'budget', DEFAULT_SETTINGS, { document: check(from), change: edit });
    expect(service.diagnostics(document, 'file:///a')).toEqual(service.diagnostics(check(to), 'file:///a'));
  }
});

test('a disclosure with waivers that an edit leaves alone stays the same object', () => {
  const summary = [
    '## 部门预算收支总表',
    '',
    '| 收入/项目 | 收入/预算数 | 支出/项目 | 支出/预算数 |',
    '| --- | ---: | --- | ---: |',
    `| 收入总计 | 9.00 | 支出总计 | 8.00 ${W('sum/balance')} |`,
    '',
  ].join('\n');
  const text = `${disclosure({ row: W(CODE) }).replace('## 部门', `${summary}\n## 部门`)}\n${summary}`;
  const document = check(text);
  const [first] = document.model.disclosures;
  expect(document.model.disclosures).toHaveLength(2);
  const edited = (at: number, instead: string) =>
    service.check(text.slice(0, at) + instead + text.slice(at + instead.length), 'budget', DEFAULT_SETTINGS, {
      document,
      change: { start: at, oldEnd: at + instead.length, newEnd: at + instead.length },
    });
  expect(edited(text.lastIndexOf('9.00'), '7.00').model.disclosures[0]).toBe(first);
  // The reason of a waiver is no part of its table, and is looked at all the same.
  expect(edited(text.indexOf('含上年'), '不要').model.disclosures[0]).not.toBe(first);
});
