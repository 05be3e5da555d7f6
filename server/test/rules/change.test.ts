/** 增减 = 本年 − 上年 in a table that sets two years against each other. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Errors and warnings: code and printed amount. */
function loud(text: string): string[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const lines = text.split('\n');
  return service
    .diagnostics(document, 'file:///change')
    .filter(({ severity }) => severity === 1 || severity === 2)
    .map(({ code, range: { start, end } }) => {
      return `${code} ${lines[start.line].slice(start.character, end.character)}`;
    });
}

const TABLE = (transport: string, header = '本年预算数\t上年预算数\t增减额') =>
  [
    '2025年一般公共预算支出表',
    '单位：万元',
    `科目编码\t科目名称\t${header}`,
    '\t合计\t60.00\t70.00\t-10.00',
    `214\t交通运输支出\t40.00\t55.00\t${transport}`,
    '221\t住房保障支出\t12.00\t10.00\t2.00',
    '229\t其他支出\t8.00\t5.00\t3.00',
    '',
    '说明：以上为本年安排。',
  ].join('\n');

test.each([
  ['a fall is negative', TABLE('-15.00'), []],
  ['a wrong change is named', TABLE('-51.00'), ['amount/suspect -51.00']],
  ['an amount of this year is named', TABLE('-15.00').replace('40.00', '46.00'), ['amount/suspect 46.00']],
  [
    'columns of rates are left alone',
    TABLE('0.05', '本年预算数\t上年预算数\t增减率')
      .replace('-10.00', '0.12')
      .replace('\t2.00', '\t0.04')
      .replace('\t3.00', '\t0.03'),
    [],
  ],
] as const)('%s', (_, text, expected) => {
  expect(loud(text)).toEqual(expected);
});

const RATES = (transport: string, header = '增减%') =>
  [
    '2026年一般公共预算支出表',
    '单位：万元',
    `科目编码\t科目名称\t上年预算数\t本年预算数\t增减额\t${header}`,
    '\t合计\t70.00\t60.00\t-10.00\t-14.29',
    `214\t交通运输支出\t55.00\t40.00\t-15.00\t${transport}`,
    '221\t住房保障支出\t10.00\t12.00\t2.00\t20.00%',
    '224\t灾害防治及应急管理支出\t0.00\t1.00\t1.00\t100.00%',
    '229\t其他支出\t5.00\t7.00\t2.00\t40.00%',
  ].join('\n');

test.each([
  ['a rate fits its two years', RATES('-27.27%'), []],
  ['a rate that is cut off fits too', RATES('-27.2%', '增减幅度（%）'), []],
  ['a rate that does not fit is named itself', RATES('-22.77%'), ['sum/row -22.77%']],
  ['a rate of the other sign is named', RATES('27.27%', '比上年增减率'), ['sum/row 27.27%']],
  [
    'a rate beside a wrong change is left alone',
    RATES('-22.77%').replace('-15.00', '-51.00'),
    ['amount/suspect -51.00'],
  ],
  [
    'a column of something else is left alone',
    RATES('40%', '完成率').replace('-14.29', '90%').replace('20.00%', '88%').replace('40.00%', '91%'),
    [],
  ],
] as const)('%s', (_, text, expected) => {
  expect(loud(text)).toEqual(expected);
});
