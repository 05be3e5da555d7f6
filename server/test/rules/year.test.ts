/** `doc/year`: one year that contradicts all others, and the other years that a disclosure has every right to name. */

import { describe, expect, test } from 'vitest';
import { printedOf, told } from '../support/told';

const CODE = 'doc/year';

const table = (title: string, year: number) => [
  title,
  '506 云河市档案馆',
  `预算年度：${year}`,
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t12.00\t10.00\t2.00',
  '204\t公共安全支出\t12.00\t10.00\t2.00',
  '',
];

const TITLES = ['部门预算支出总表', '一般公共预算支出表', '政府性基金预算支出表', '国有资本经营预算支出表'];

/** A budget of 2025 with four tables and some lines of its own. */
const budget = (...lines: readonly string[]) =>
  [...TITLES.flatMap((title) => table(title, 2025)), '云河市档案馆2025年部门预算公开说明', ...lines].join(
    '\n',
  );

/** Accounts of 2024. */
const accounts = (...lines: readonly string[]) =>
  [
    ...[
      '支出决算表',
      '一般公共预算财政拨款支出决算表',
      '政府性基金支出决算表',
      '国有资本经营支出决算表',
    ].flatMap((title) => table(title, 2024)),
    '云河市档案馆2024年度部门决算公开说明',
    ...lines,
  ].join('\n');

describe('a year that contradicts all others', () => {
  test('of a budget that is compared with itself, however often', () => {
    const itself = ['收入', '支出', '基本支出'].map(
      (what) => `2025年${what}预算12.00万元，比2025年预算增加1.00万元。`,
    );
    const text = budget(...itself, '政府性基金预算支出0万元，与2025年预算持平。');
    expect(told(text, CODE)).toMatchObject([
      { severity: 2, printed: '2025' },
      { severity: 2, printed: '2025' },
    ]);
    expect(told(budget('2025年收入预算12.00万元，比2025年年初预算增加1.00万元。'), CODE)).toEqual([]);
    expect(
      told(budget('2025年收入预算12.00万元，比2024年预算增加1.00万元，与2024年预算持平。'), CODE),
    ).toEqual([]);
  });

  test('of a table', () => {
    const text = budget(...table('部门预算收入总表', 2023));
    expect(told(text, CODE)).toMatchObject([
      { severity: 2, printed: '2023', mended: budget(...table('部门预算收入总表', 2025)) },
    ]);
  });

  test.each([
    ['of a heading', '云河市档案馆2024年部门预算情况说明', '2024'],
    ['of a sentence', '2023年收入总计12.00万元，支出总计12.00万元。', '2023'],
    ['of a sentence that looks ahead', '2026年支出预算12.00万元。', '2026'],
    ['of the assets, long past', '截至2021年12月31日，共有车辆2辆。', '2021'],
    ['of the assets, yet to come', '截至2025年12月31日，共有车辆2辆。', '2025'],
  ])('%s', (_, sentence, printed) => {
    const more = ['2025年收入总计12.00万元。', '2025年支出总计12.00万元。', '2025年基本支出10.00万元。'];
    expect(
      told(budget('2025年部门预算情况说明', '2025年部门预算情况', sentence, ...more), CODE),
    ).toMatchObject([{ severity: 2, printed }]);
  });

  test('among years compared with', () => {
    const compared = ['收入', '支出', '项目支出'].map((what) => `${what}12.00万元，比2024年增加1.00万元。`);
    const text = budget(...compared, '基本支出10.00万元，比2025年减少1.00万元。');
    expect(told(text, CODE)).toMatchObject([{ severity: 2, printed: '2025' }]);
  });
});

describe('is worth a look only', () => {
  test('a table of assets that are a year old', () => {
    const assets = [
      '固定资产占用情况表',
      '截止时间：2023-12-31',
      '项目\t数量\t价值（万元）',
      '资产总额\t\t9.00',
      '其他\t8\t9.00',
    ];
    expect(told(budget(...assets, ''), CODE)).toMatchObject([
      { severity: 3, printed: '2023', mended: undefined },
    ]);
  });

  test('a list of projects named after the year before', () => {
    const list = ['馆舍维护', '设备更新', '档案修复'].map(
      (name, index) => `${index + 1}、2024年度${name}项目：财政资金3万元`,
    );
    const found = told(budget(...list, '4、展览项目：财政资金2万元'), CODE);
    // Three times the same is told once.
    expect(found.map(({ severity, printed }) => [severity, printed])).toEqual([[3, '2024']]);
  });
});

describe('stays silent', () => {
  test.each([
    ['on the year before', '2024年支出预算10.00万元，2025年增加2.00万元。'],
    ['on what was settled earlier', '2023年“三公”经费决算1.00万元。'],
    ['on a comparison with settled amounts', '比2023年决算增加1.00万元。'],
    ['on laws and plans', '按照《云河市2021年预算管理办法》和“十四五”规划，2021—2025年支出预算12.00万元。'],
    ['on the number of a document', '按照财预〔2017〕98号，支出12.00万元。'],
    ['on money granted in advance', '1、提前下达2026年中央专项资金3万元'],
    ['on the date of publication', '2025年3月12日'],
    ['on a heading about another year', '云河市档案馆2023年预算执行情况'],
    ['on assets at the end of last year', '截至2024年12月31日，共有车辆2辆。'],
    ['on assets of the year before last, in a sentence', '截至2023年12月31日，共有车辆2辆。'],
    ['on assets at another date', '截至2025年8月31日，共有车辆2辆。'],
    [
      'on two projects of the year before',
      '1、2024年度设备更新项目：财政资金3万元，2、2024年度修复项目：财政资金3万元',
    ],
    [
      'on projects of carried-over money',
      '1、2024年设备项目：结转3万元，2、2024年修复项目：结转3万元，3、2024年展览项目：结转2万元',
    ],
  ])('%s', (_, sentence) => {
    expect(printedOf(budget(sentence), CODE)).toEqual([]);
  });

  test('on assets at the end of the year where no title says whether it is a budget', () => {
    const titles = ['支出总表', '一般公共预算支出表', '政府性基金预算支出表', '国有资本经营预算支出表'];
    const assets = [
      '国有资产情况表',
      '截止时间：2025-12-31',
      '资产类别\t价值',
      '资产总额\t9.00',
      '房屋\t9.00',
    ];
    const forms = [...titles.flatMap((title) => table(title, 2025)), ...assets];
    expect(printedOf(forms.join('\n'), CODE)).toEqual([]);
    const accounts = [...forms, '云河市档案馆2025年度部门决算公开说明'];
    expect(printedOf(accounts.join('\n'), CODE)).toEqual([]);
    const ofBudget = [...forms, '云河市档案馆2025年度部门预算公开说明'];
    expect(printedOf(ofBudget.join('\n'), CODE)).toEqual(['2025']);
  });

  test('on accounts that speak of the year before, of their own budget and of what comes next', () => {
    const lines = [
      '2024年支出决算12.00万元，比2023年增加1.00万元。',
      '与2024年预算相比增加1.00万元。',
      '2025年支出预算13.00万元。',
      '截至2024年12月31日，共有车辆2辆。',
    ];
    expect(printedOf(accounts(...lines), CODE)).toEqual([]);
  });

  test('on the budget that a file of accounts prints as well', () => {
    expect(printedOf(accounts(...table('2025年部门收入预算总表', 2025)), CODE)).toEqual([]);
  });

  test('where the years of the tables do not agree', () => {
    const text = TITLES.flatMap((title, index) => table(title, 2022 + index)).join('\n');
    expect(printedOf(text, CODE)).toEqual([]);
  });
});
