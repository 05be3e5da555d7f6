/** Purchases, assets, lists of targets, blank totals, damaged amounts, numbering and units of tables. */

import { describe, expect, test } from 'vitest';
import { rangeOfPlace } from '../../src/features/ranges';
import type { Settings } from '../../src/service';
import { checked } from '../support/checked';

/** The codes found and the printed text that each stands on; codes of 科目编码 and completeness are others' business. */
function check(text: string, settings: Partial<Settings> = {}): [code: string, at: string][] {
  const { document } = checked(text, { settings });
  const lines = text.split('\n');
  return document.findings
    .filter(({ code }) => /^(?:sum|tie|amount|table\/(?!note)|purchase|asset|target)/.test(code))
    .map(({ code, place }) => {
      const { start, end } = rangeOfPlace(document, place);
      return [code, lines[start.line].slice(start.character, end.character)];
    });
}

const BUDGET = (rows: readonly string[], unit = '万元', title = '部门支出总表') =>
  [
    title,
    `单位：${unit}`,
    '',
    '序号\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
    ...rows,
    '',
    '说明：以上为本年安排。',
    '',
  ].join('\n');

const ROWS = [
  '1\t\t合计\t15.30\t12.30\t3.00',
  '2\t205\t教育支出\t12.30\t10.30\t2.00',
  '3\t206\t科学技术支出\t3.00\t2.00\t1.00',
];

const replace = (index: number, row: string) => ROWS.map((each, at) => (at === index ? row : each));

describe.each([
  ['a table in order', BUDGET(ROWS), []],
  ['a blank total', BUDGET(replace(0, '1\t\t合计\t15.30\t\t3.00')), [['table/blank-total', '']]],
  [
    'a blank in an amount',
    BUDGET(replace(2, '3\t206\t科学技术支出\t3.00\t2.0 0\t1.00')),
    [['table/amount-format', '2.0 0']],
  ],
  [
    'words with digits for an amount',
    BUDGET(replace(2, '3\t206\t科学技术支出\t3.00\t约2\t1.00')),
    [['table/amount-format', '约2']],
  ],
  [
    'a gap in the numbering',
    BUDGET(replace(2, '4\t206\t科学技术支出\t3.00\t2.00\t1.00')),
    [['table/order', '4']],
  ],
  [
    'a wrong number between others: only that one',
    BUDGET(replace(1, '3\t205\t教育支出\t12.30\t10.30\t2.00')),
    [['table/order', '3']],
  ],
  [
    'numbers of columns with a gap: they are no amounts',
    BUDGET(['栏次\t1\t2\t3\t5\t5', ...ROWS]),
    [['table/order', '5']],
  ],
  ['numbers of columns with a formula', BUDGET(['栏次\t1\t2\t3=4+5\t4\t5', ...ROWS]), []],
] as const)('%s', (_, text, expected) => {
  test('is found', () => {
    expect(check(text)).toEqual(expected);
  });
});

test('exact mode takes a residue for an error, and the interval for what it is', () => {
  const text = BUDGET(replace(0, '1\t\t合计\t15.31\t12.30\t3.00'));
  const residue = check(text);
  expect(new Set(residue.map(([code]) => code))).toEqual(new Set(['sum/rounding']));
  expect(check(text, { tolerance: 'exact' })).toEqual([['amount/suspect', '15.31']]);
});

const PURCHASES = (first: string, budget = '9.00') =>
  [
    BUDGET(ROWS),
    '部门政府采购预算',
    '单位：万元',
    '',
    '政府采购项目来源\t\t采购物品名称\t数量\t政府采购金额\t\t',
    '项目名称\t预算资金\t\t\t合计\t一般公共预算拨款\t单位资金',
    '合计\t\t\t\t4.00\t3.00\t1.00',
    '本级小计\t\t\t\t4.00\t3.00\t1.00',
    `信息系统运行\t9.00\t台式计算机\t2\t${first}\t2.00\t`,
    `信息系统运行\t${budget}\t打印机\t1\t1.50\t1.00\t0.50`,
    '办公保障\t2.00\t复印纸\t5\t0.50\t\t0.50',
    '',
    '说明：以上为本年安排。',
    '',
  ].join('\n');

test('purchases add up across and down', () => {
  expect(check(PURCHASES('2.00'))).toEqual([]);
  expect(check(PURCHASES('2.70'))).toEqual([['amount/suspect', '2.70']]);
});

/** Purchases with quantities and prices; each line says what is kept for smaller firms. */
const ORDERS = (lines: readonly string[], total: string, kept: string) =>
  [
    BUDGET(ROWS),
    '部门政府采购预算',
    '单位：万元',
    '',
    '政府采购项目来源\t\t采购物品名称\t数量\t单价\t政府采购金额\t\t2026年预留中小微企业份额',
    '项目名称\t预算资金\t\t\t\t合计\t一般公共预算拨款\t',
    `合计\t\t\t\t\t${total}\t${total}\t${kept}`,
    ...lines,
    '',
    '说明：以上为本年安排。',
    '',
  ].join('\n');

const ORDER = [
  '设备更新\t9.00\t台式计算机\t3\t0.45\t1.35\t1.35\t1.35',
  '设备更新\t9.00\t打印机\t4\t0.60\t2.40\t2.40\t',
  '办公保障\t5.00\t复印纸\t220\t0.02\t4.62\t4.62\t4.62',
  '信息系统运行\t2.00\t应用软件\t1\t1.50\t1.50\t1.50\t1.50',
];
const withOrder = (index: number, order: string) => ORDER.map((each, at) => (at === index ? order : each));

test.each([
  ['quantity times price, prices rounded', ORDER, []],
  [
    'a quantity that does not fit',
    withOrder(0, '设备更新\t9.00\t台式计算机\t5\t0.45\t1.35\t1.35\t1.35'),
    [['purchase/amount', '1.35']],
  ],
  [
    'more kept than bought',
    withOrder(0, '设备更新\t9.00\t台式计算机\t3\t0.45\t1.35\t1.35\t3.75').concat(
      '信息系统运行\t2.00\t维护\t1\t\t\t\t-2.40',
    ),
    [['purchase/share', '1.35']],
  ],
  [
    'more bought than budgeted',
    withOrder(3, '信息系统运行\t1.20\t应用软件\t1\t1.50\t1.50\t1.50\t1.50').concat(
      '培训\t3.00\t培训服务\t1\t0.00\t0.00\t0.00\t',
    ),
    [['purchase/budget', '1.20']],
  ],
] as const)('purchases: %s', (_, lines, expected) => {
  expect(check(ORDERS(lines, '9.87', '7.47'))).toEqual(expected);
});

test('prices in another unit than the amounts, without a word of it, are left alone', () => {
  const inYuan = ORDER.map((line) => line.replace(/\t0\.(\d\d)\t/, '\t$100\t'));
  expect(check(ORDERS(inYuan, '9.87', '7.47'))).toEqual([]);
});

const ASSETS = (other: string) =>
  [
    BUDGET(ROWS),
    '部门固定资产占用情况表',
    '截止时间：2024-12-31',
    '',
    '项目\t数量\t价值（金额单位：万元）',
    '资产总额\t\t50.00',
    '1、房屋（平方米）\t\t20.00',
    '其中：办公用房（平方米）\t\t15.00',
    '2、车辆（台、辆）\t1\t12.50',
    `3、其他固定资产\t20\t${other}`,
    '',
    '说明：以上为上年末数。',
    '',
  ].join('\n');

test('assets add up, parts of a kind left out', () => {
  expect(check(ASSETS('17.50'))).toEqual([]);
  expect(check(ASSETS('18.50')).map(([code]) => code)).toEqual(['asset/sum']);
});

test('a table in another unit than all others is told once', () => {
  const of = (title: string, unit: string) => BUDGET(ROWS, unit, title);
  const income = (unit: string) =>
    of('部门收入总表', unit).replace('基本支出', '财政拨款收入').replace('项目支出', '事业收入');
  const general = of('一般公共预算支出表', '万元');
  const lines = [
    '一、一般公共预算拨款收入\t15.30\t一、教育支出\t12.30',
    '\t\t二、科学技术支出\t3.00',
    '收入总计\t15.30\t支出总计\t15.30',
  ];
  const summary = [
    '部门收支总表',
    '单位：万元',
    '',
    '收入\t\t支出\t',
    '项目\t金额\t项目\t金额',
    ...lines,
    '',
    '说明：以上。',
    '',
  ].join('\n');
  const all = (unit: string) => [summary, income('万元'), of('部门支出总表', unit), general].join('\n');
  expect(check(all('万元'))).toEqual([]);
  expect(check(all('元'))).toEqual([['table/unit', '元']]);
});

test('stars and numbers below a header number its columns', () => {
  const numbered = ['**\t**\t**\t1\t2\t3', ...ROWS];
  expect(check(BUDGET(numbered))).toEqual([]);
});

test('公务用车费 is one of the 三公', () => {
  const table = (total: string) =>
    [
      '“三公”经费支出预算表',
      '单位：万元',
      '',
      '项目\t预算数',
      `合计\t${total}`,
      '1、因公出国（境）费用\t',
      '2、公务接待费\t3.00',
      '3、公务用车费\t15.00',
      '其中：（1）公务用车运行维护费\t15.00',
      '（2）公务用车购置费\t',
      '',
      '说明：以上。',
      '',
    ].join('\n');
  expect(check(table('18.00'))).toEqual([]);
  expect(check(table('28.00'))).not.toEqual([]);
});

test('a further page has the unit and the year of the first', () => {
  const page = (unit: string, rows: readonly string[]) =>
    [
      '部门支出总表',
      `单位：${unit}`,
      '',
      '序号\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
      ...rows,
      '',
      '— 1 —',
      '',
    ].join('\n');
  const pages = (unit: string) => page('万元', ROWS.slice(0, 2)) + page(unit, ROWS.slice(2));
  expect(check(pages('万元'))).toEqual([]);
  expect(check(pages('元'))).toEqual([['table/unit', '元']]);
});

const FINAL = (row: string) =>
  [
    '收入决算表',
    '单位：万元',
    '',
    '项目\t\t本年收入合计\t财政拨款收入\t事业收入',
    '科目编码\t科目名称\t\t\t',
    '\t\t决算数\t决算数\t决算数',
    '\t合计\t9.00\t6.00\t3.00',
    row,
    '206\t科学技术支出\t5.00\t4.00\t1.00',
    '注：本表反映当年收入。',
    '',
  ].join('\n');

const THREE_PUBLICS = (row: string) =>
  [
    '“三公”经费支出决算表',
    '单位：万元',
    '',
    '合计\t\t因公出国（境）费\t\t公务接待费\t',
    '预算数\t决算数\t预算数\t决算数\t预算数\t决算数',
    row,
    '注：本表反映当年支出。',
    '',
  ].join('\n');

test('决算数 below each column leaves what the words above add up, 预算数 and 决算数 each by itself', () => {
  expect(check(FINAL('205\t教育支出\t4.00\t2.00\t2.00'))).toEqual([]);
  expect(check(FINAL('205\t教育支出\t4.00\t2.00\t7.00'))).toEqual([['amount/suspect', '7.00']]);
  expect(check(THREE_PUBLICS('9.00\t7.00\t4.00\t3.00\t5.00\t4.00'))).toEqual([]);
  expect(check(THREE_PUBLICS('9.00\t8.00\t4.00\t3.00\t5.00\t4.00'))).toEqual([['sum/row', '8.00']]);
});

test('a unit that is not known is said, and its amounts are compared with no others', () => {
  const general = BUDGET(ROWS, '百元', '一般公共预算支出表').replaceAll(/\d+\.\d\d/g, (printed) =>
    (Number(printed) * 100).toFixed(2),
  );
  const all = (unit: string) => [BUDGET(ROWS), general.replace('百元', unit)].join('\n');
  expect(check(all('百元'))).toEqual([['table/unit', '百元']]);
  expect(check(all('美元'))).toEqual([['table/unit', '美元']]);
  expect(check(all('百元').replace('1530.00', '1531.00'))).toContainEqual(['table/unit', '百元']);
  expect(check(all('百元').replace('1530.00', '1531.00')).length).toBeGreaterThan(1);
});
