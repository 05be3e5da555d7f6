/** Tables whose columns or rows may be added up in several ways: the way that their amounts bear out is taken. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Errors with the printed text that they stand on. */
function errors(lines: readonly string[]): string[] {
  const document = service.check(lines.join('\n'), 'disclosure', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///structures')
    .filter(({ severity }) => severity === 1)
    .map(({ code, range: { start, end } }) => {
      return `${code} ${lines[start.line].slice(start.character, end.character)}`;
    });
}

/** A variant of 项目支出 beside it, which is no further part of 合计. */
const VARIANT = (...rows: string[]) => [
  '2026年一般公共预算支出表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t\t项目支出\t',
  '\t\t\t人员经费\t公用经费\t项目支出总数\t扣除专项后预算数',
  ...rows,
  '',
  '说明：以上为本年安排。',
];
const VARIANT_ROWS = [
  '2050201\t学前教育\t13.00\t5.00\t1.00\t7.00\t6.00',
  '2050202\t小学教育\t4.00\t\t\t4.00\t4.00',
  '2050203\t初中教育\t8.50\t8.00\t0.50\t\t',
  '\t合计\t25.50\t13.00\t1.50\t11.00\t10.00',
];

test('a column that says how much of its neighbour is of some sort is not added', () => {
  expect(errors(VARIANT(...VARIANT_ROWS))).toEqual([]);
});

test('beside such a column, a wrong amount is named', () => {
  const wrong = VARIANT_ROWS.map((row) => row.replace('8.50\t8.00', '8.50\t8.30'));
  expect(errors(VARIANT(...wrong))).toEqual(['amount/suspect 8.30']);
});

/** The same money by source and by nature, side by side. */
const TWICE = (...rows: string[]) => [
  '2026年部门支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t一般公共预算\t政府性基金\t基本支出\t项目支出',
  ...rows,
  '',
  '说明：以上为本年安排。',
];
const TWICE_ROWS = [
  '\t合计\t20.00\t15.00\t5.00\t12.00\t8.00',
  '205\t教育支出\t13.00\t8.00\t5.00\t10.00\t3.00',
  '206\t科学技术支出\t7.00\t7.00\t\t2.00\t5.00',
];

test('a total that is broken down by source and by nature adds up twice', () => {
  expect(errors(TWICE(...TWICE_ROWS))).toEqual([]);
});

test('in either breakdown a wrong amount is named', () => {
  const wrong = TWICE_ROWS.map((row) => row.replace('10.00\t3.00', '10.00\t3.30'));
  expect(errors(TWICE(...wrong))).toEqual(['amount/suspect 3.30']);
});

test('one total that leaves a column out is an error, not a structure', () => {
  const rows = TWICE_ROWS.map((row) => row.split('\t').slice(0, 5).join('\t'));
  expect(errors(TWICE(...rows.map((row) => row.replace('13.00\t8.00\t5.00', '8.00\t8.00\t5.00'))))).toEqual([
    'amount/suspect 8.00',
  ]);
});
