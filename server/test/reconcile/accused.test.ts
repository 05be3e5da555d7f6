/** What is doubted alone is believed where something else accuses the same amount, and only then; coverage tells which is which. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { withEdits } from '../real/mutations';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'disclosure', DEFAULT_SETTINGS);

const SPENDING = [
  '部门支出总表',
  '单位：万元',
  '',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t1,130.00\t1,070.00\t60.00',
  '205\t教育支出\t1,110.00\t1,050.00\t60.00',
  '20502\t普通教育\t1,110.00\t1,050.00\t60.00',
  '2050202\t小学教育\t1,110.00\t1,050.00\t60.00',
  '221\t住房保障支出\t20.00\t20.00\t',
  '22102\t住房改革支出\t20.00\t20.00\t',
  '2210201\t住房公积金\t20.00\t20.00\t',
  '',
];

const form = (number: number, name: string, amount: string): string[] => [
  `${number}、${name}绩效目标表`,
  '单位：万元',
  `项目编码\t13030424P00000410155${number}\t项目名称\t${name}`,
  `预算规模及资金用途\t预算数\t${amount}\t其中：财政资金\t${amount}\t其他资金\t`,
  `绩效目标\t1.${name}按期完成`,
  '',
];

const FORMS = [
  ...SPENDING,
  ...form(1, '校舍维修补助', '20.00'),
  ...form(2, '图书购置专项', '37.00'),
  ...form(3, '运动会经费', '3.00'),
].join('\n');

const BUDGET = '预算数\t37.00';

describe('the budget of a form that its sources and the sum of all forms accuse', () => {
  test.each([
    ['two digits swapped', '73.00'],
    ['the point moved', '3.700'],
    ['a digit doubled', '377.00'],
  ])('is named and mended: %s', (_, wrong) => {
    const text = FORMS.replace(BUDGET, `预算数\t${wrong}`);
    const document = check(text);
    const named = document.findings.filter(({ severity }) => severity === 1);
    expect(named.map(({ code, data }) => [code, data?.expected])).toEqual([['amount/suspect', '37.00']]);
    expect(withEdits(text, service.fixAll(document))).toBe(FORMS);
  });

  test('is not, where the sources say something else than the sum', () => {
    const text = FORMS.replace(BUDGET, '预算数\t73.00').replace('财政资金\t37.00', '财政资金\t38.00');
    const document = check(text);
    expect(document.findings.filter(({ code }) => code === 'amount/suspect')).toEqual([]);
    expect(service.fixAll(document)).toEqual([]);
  });
});

describe('an amount that only one likely relation holds', () => {
  const alone = FORMS.replaceAll(/\t其中：财政资金\t[\d.]+\t其他资金\t/g, '');

  test('is not tied, since a mistake in it is not told', () => {
    const { untied } = service.coverage(check(alone));
    const lines = alone.split('\n');
    const budgets = lines.flatMap((line, index) => (line.includes('预算数') ? [index] : []));
    expect(untied.map(({ start }) => start.line)).toEqual(budgets);
    const wrong = check(alone.replace(BUDGET, '预算数\t73.00'));
    expect(wrong.findings.filter(({ severity }) => severity <= 2)).toEqual([]);
  });

  test('every tied amount of the forms is told when it is wrong by a tenth and more', () => {
    const { untied } = service.coverage(check(FORMS));
    const starts = new Set(untied.map(({ start }) => `${start.line}:${start.character}`));
    for (const match of FORMS.matchAll(/\d[\d,]*\.\d\d/g)) {
      const before = FORMS.slice(0, match.index).split('\n');
      if (starts.has(`${before.length - 1}:${before[before.length - 1].length}`)) continue;
      const wrong = (Number(match[0].replaceAll(',', '')) * 1.1 + 0.01).toFixed(2);
      const text = FORMS.slice(0, match.index) + wrong + FORMS.slice(match.index + match[0].length);
      expect(
        check(text).findings.filter(({ severity }) => severity <= 2),
        `${match[0]} as ${wrong}`,
      ).not.toEqual([]);
    }
  });
});

test('a number of the text that only the amount it names speaks against is told as their difference', () => {
  const clean = [...SPENDING, '2026年项目支出60.00万元。', ''].join('\n');
  const told = (number: string) =>
    check(clean.replace('项目支出60.00万元', `项目支出${number}万元`)).findings.map(({ message }) =>
      message('zh-cn'),
    );
  expect(told('60.00').filter((each) => each.includes('60.00 万元'))).toEqual([]);
  expect(told('66.00').join()).toContain('此数应为 60.00：');
  expect(told('17.25').join()).toMatch(/文字“项目支出”17\.25 万元与.*不符.*若以后者为准，此数应为 60\.00/);
});

test('a sum alone does not want nothing to stand where other cells of its column are blank', () => {
  const text = [
    '部门支出总表',
    '单位：万元',
    '',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '205\t教育支出\t30.00\t30.00\t',
    '208\t社会保障和就业支出\t12.00\t12.00\t',
    '210\t卫生健康支出\t14.00\t14.00\t',
    '221\t住房保障支出\t20.00\t20.00\t7.00',
    '',
  ].join('\n');
  const [found, ...others] = check(text).findings.filter(({ severity }) => severity === 1);
  expect(others).toEqual([]);
  expect(found?.code).not.toBe('amount/suspect');
});
