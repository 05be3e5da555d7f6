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
