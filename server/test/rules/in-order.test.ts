/** What once raised false alarms on documents in order, a case for each cause; each with a mistake that is still told. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Errors and warnings of the rules about sums, ties, sentences and codes, with the printed text that they stand on. */
function told(...parts: readonly (readonly string[])[]): string[] {
  const text = parts.map((lines) => lines.join('\n')).join('\n\n');
  const lines = text.split('\n');
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///in-order')
    .filter(({ code, severity }) => (severity ?? 1) <= 2 && !/^(?:doc|table)\//.test(String(code)))
    .map(
      ({ code, range: { start, end } }) =>
        `${code} ${lines[start.line].slice(start.character, end.character)}`,
    );
}

const spending = (...rows: readonly string[]) => [
  '2026年部门支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  ...rows,
];

describe('a code that was broken in the middle', () => {
  const rows = (wages: string) =>
    spending(
      '\t合计\t66.00\t46.00\t20.00',
      '207\t文化旅游体育与传媒支出\t50.00\t30.00\t20.00',
      '20701\t文化和旅游\t50.00\t30.00\t20.00',
      `2 07 01 01\t行政运行\t${wages}\t${wages}\t`,
      '2070102\t一般行政管理事务\t20.00\t\t20.00',
      '221\t住房保障支出\t16.00\t16.00\t',
      '22102\t住房改革支出\t16.00\t16.00\t',
      '2210201\t住房公积金\t16.00\t16.00\t',
    );

  test('is no unit that the rows below belong to', () => {
    expect(told(rows('30.00')).filter((each) => !each.startsWith('code/malformed'))).toEqual([]);
  });

  test('does not hide a wrong amount', () => {
    expect(told(rows('31.00')).filter((each) => !each.startsWith('code/malformed'))).not.toEqual([]);
  });
});

describe('a 三公 table with the 小计 of the three, with meetings, and units below the 合计', () => {
  const table = (running: string) => [
    '2026年一般公共预算“三公”经费、会议费、培训费支出表',
    '单位：万元',
    '单位名称\t合计\t“三公”经费\t\t\t\t\t\t会议费\t培训费',
    '\t\t小计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t\t',
    '\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t',
    '合计\t44.00\t30.00\t5.00\t19.00\t\t19.00\t6.00\t8.00\t6.00',
    '某市档案局\t24.00\t16.00\t5.00\t8.00\t\t8.00\t3.00\t5.00\t3.00',
    `某市档案馆\t20.00\t14.00\t\t11.00\t\t${running}\t3.00\t3.00\t3.00`,
  ];

  test('adds up in order', () => {
    expect(told(table('11.00'))).toEqual([]);
  });

  test('names a wrong amount of a unit', () => {
    expect(told(table('11.10'))).toEqual(['amount/suspect 11.10']);
  });
});

describe('a list of parts that a page cuts', () => {
  const table = spending('\t合计\t130.00\t80.00\t50.00', '205\t教育支出\t130.00\t80.00\t50.00');
  const sentence = (project: string) => [
    '三、支出预算情况',
    '2026年支出预算130.00万元，其中：基本支出80.00万元，',
    '- 12 -',
    '某市档案局2026年部门预算',
    `项目支出${project}万元。`,
  ];

  test('is not taken for all of them', () => {
    expect(told(table, sentence('50.00'))).toEqual([]);
  });
});

describe('a table that is keyed by several codes at once', () => {
  const row = (economic: string, amount: string, basic = amount) =>
    `2050201-学前教育\t50101-工资奖金津补贴\t${economic}\t${amount}\t${basic}\t`;
  const table = (bonus: string) => [
    '2026年支出总表',
    '单位：万元',
    '支出功能分类科目\t政府支出经济分类科目\t部门支出经济分类科目\t合计\t基本支出\t项目支出',
    row('30101-基本工资', '12.00'),
    row('30102-津贴补贴', '8.00'),
    row('30103-奖金', '5.00', bonus),
    '合计\t\t\t25.00\t25.00\t',
  ];

  test('repeats each of them in order', () => {
    expect(told(table('5.00'))).toEqual([]);
  });

  test('still adds up', () => {
    expect(told(table('5.50'))).toEqual(['amount/suspect 5.50']);
  });
});

describe('economic codes of seven digits below one of five', () => {
  const table = (wages: string) => [
    '2026年一般公共预算基本支出表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t人员经费\t公用经费',
    '\t合计\t32.00\t20.00\t12.00',
    '301\t工资福利支出\t20.00\t20.00\t',
    '30102\t津贴补贴\t20.00\t20.00\t',
    `3010201\t规范津贴补贴\t${wages}\t${wages}\t`,
    '3010202\t其他津贴补贴\t6.00\t6.00\t',
    '302\t商品和服务支出\t12.00\t\t12.00',
    '30201\t办公费\t12.00\t\t12.00',
  ];

  test('are no unknown codes', () => {
    expect(told(table('14.00'))).toEqual([]);
  });

  test('add up to it', () => {
    expect(told(table('14.50'))).not.toEqual([]);
  });
});

test('rows of two years and their difference are no parts of a total', () => {
  const table = (change: string) => [
    '2026年“三公”经费支出表',
    '单位：万元',
    '年度\t合计\t因公出国（境）费\t公务接待费',
    '2025年\t9.00\t4.00\t5.00',
    '2026年\t8.00\t4.00\t4.00',
    `增减\t-1.00\t\t${change}`,
  ];
  expect(told(table('-1.00'))).toEqual([]);
});

test('a percentage that does not fit is told, and not its amount, which a table bears out', () => {
  const table = spending('\t合计\t130.00\t80.00\t50.00', '205\t教育支出\t130.00\t80.00\t50.00');
  const sentence =
    '2026年支出预算130.00万元，其中：基本支出80.00万元，占16.54%；项目支出50.00万元，占38.46%。';
  expect(told(table, ['三、支出预算情况', sentence])).toEqual(['text/share 80.00']);
});

test('a row that could not be read elsewhere hides no missing parent', () => {
  const table = (other: string) =>
    spending(
      '\t合计\t66.00\t46.00\t20.00',
      '207\t文化旅游体育与传媒支出\t50.00\t30.00\t20.00',
      '2070101\t行政运行\t30.00\t30.00\t',
      '2070102\t一般行政管理事务\t20.00\t\t20.00',
      '221\t住房保障支出\t16.00\t16.00\t',
      '22102\t住房改革支出\t16.00\t16.00\t',
      other,
    );
  expect(told(table('2210201\t住房公积金\t16.00\t16.00\t'))).toEqual(['code/missing-parent 2070101']);
  expect(told(table('22102O1\t住房公积金\t16.00\t16.00\t'))).toContain('code/missing-parent 2070101');
});
