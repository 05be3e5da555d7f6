/** Amounts that add up but cannot stand where they do: under the other side of basic expenditure, beside an empty table. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Errors, warnings and amounts in strange columns: code and the printed amount. */
function loud(text: string): string[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const lines = text.split('\n');
  return service
    .diagnostics(document, 'file:///columns')
    .filter(({ code, severity }) => severity === 1 || severity === 2 || code === 'table/amount-format')
    .map(({ code, range: { start, end } }) => {
      return `${code} ${lines[start.line].slice(start.character, end.character)}`;
    });
}

/** 合计, 302, 30201 and 30211 by 人员经费 and 公用经费, beside wages. */
const BASIC = (total: string, goods: string, office: string, travel: string) =>
  [
    '2025年部门支出总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t850.00\t850.00\t',
    '205\t教育支出\t850.00\t850.00\t',
    '',
    '2025年一般公共预算基本支出表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t人员经费\t公用经费',
    `\t合计\t850.00\t${total}`,
    '301\t工资福利支出\t770.00\t770.00\t',
    '30101\t基本工资\t500.00\t500.00\t',
    '30102\t津贴补贴\t270.00\t270.00\t',
    `302\t商品和服务支出\t80.00\t${goods}`,
    `30201\t办公费\t50.00\t${office}`,
    `30211\t差旅费\t30.00\t${travel}`,
    '',
    '说明：以上为本年安排。',
  ].join('\n');

test.each([
  ['goods under 公用', BASIC('770.00\t80.00', '\t80.00', '\t50.00', '\t30.00'), []],
  [
    'one amount of goods under 人员 that adds up there',
    BASIC('800.00\t50.00', '30.00\t50.00', '\t50.00', '30.00\t'),
    ['table/amount-format 30.00'],
  ],
  [
    'an amount moved, so that nothing adds up',
    BASIC('770.00\t80.00', '\t80.00', '\t50.00', '30.00\t'),
    ['amount/suspect 30.00'],
  ],
  [
    'two columns under each other’s names',
    BASIC('770.00\t80.00', '\t80.00', '\t50.00', '\t30.00').replace(
      '人员经费\t公用经费',
      '公用经费\t人员经费',
    ),
    [],
  ],
] as const)('%s', (_, text, expected) => {
  expect(loud(text)).toEqual(expected);
});

const FUNDS = (spending: readonly string[], fund: string) =>
  [
    '2025年财政拨款收支总表',
    '单位：万元',
    '收入\t\t支出\t\t\t',
    '项目\t金额\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款',
    `一、一般公共预算拨款\t100.00\t一、教育支出\t${spending[0]}`,
    `二、政府性基金预算拨款\t20.00\t二、其他支出\t${spending[1]}`,
    `本年收入合计\t120.00\t本年支出合计\t${spending[2]}`,
    `收入总计\t120.00\t支出总计\t${spending[2]}`,
    '',
    '2025年政府性基金预算财政拨款支出表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    ...(fund === '' ? ['\t\t\t\t'] : [`\t合计\t${fund}\t\t${fund}`, `229\t其他支出\t${fund}\t\t${fund}`]),
    '',
    '说明：以上为本年安排。',
  ].join('\n');

const WITH_FUND = ['100.00\t100.00\t', '20.00\t\t20.00', '120.00\t100.00\t20.00'];
const WITHOUT = ['100.00\t100.00\t', '20.00\t20.00\t', '120.00\t120.00\t'];

/** Rows and columns say it; the empty table adds nothing. */
const SLIP = ['amount/suspect 80.00', 'amount/suspect 20.00'];

test.each([
  ['a fund in both tables', WITH_FUND, '20.00', []],
  ['a fund in neither', WITHOUT, '', []],
  ['an empty table beside a fund', WITH_FUND, '', ['tie/table 20.00']],
  [
    'an empty table beside one slip',
    ['100.00\t80.00\t20.00', '20.00\t20.00\t', '120.00\t120.00\t'],
    '',
    SLIP,
  ],
] as const)('%s', (_, spending, fund, expected) => {
  expect(loud(FUNDS(spending, fund))).toEqual(expected);
});
