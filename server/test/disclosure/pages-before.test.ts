/** Page numbers that stand before rows are taken off their codes and labels. */

import { describe, expect, test } from 'vitest';
import { readLabel } from '../../src/disclosure/rows';
import { checked } from '../support/checked';

const HEAD = ['部门预算支出总表', '单位：万元', '科目编码\t科目名称\t合计\t基本支出\t项目支出'];
const ROWS = [
  '\t合计\t35.00\t25.00\t10.00',
  '205\t教育支出\t25.00\t15.00\t10.00',
  '20502\t普通教育\t25.00\t15.00\t10.00',
  '2050201\t学前教育\t20.00\t12.00\t8.00',
  '2050202\t小学教育\t5.00\t3.00\t2.00',
  '208\t社会保障和就业支出\t10.00\t10.00\t',
  '20805\t行政事业单位养老支出\t10.00\t10.00\t',
  '2080505\t机关事业单位基本养老保险缴费支出\t10.00\t10.00\t',
];

function codesOf(rows: readonly string[]): string[] {
  const { document } = checked([...HEAD, ...rows, '', '说明。', ''].join('\n'));
  const panels = document.model.disclosures.flatMap(({ tables }) => tables.flatMap((table) => table.panels));
  return panels.flatMap((panel) => panel.rows.map(({ code }) => code?.digits ?? ''));
}

const withRow = (index: number, row: string): string[] => ROWS.with(index, row);
const CODES = ROWS.map((row) => row.split('\t')[0]);

describe('a code is what is left', () => {
  test.each([
    ['without a bare number', 3, '12 2050201\t学前教育\t20.00\t12.00\t8.00'],
    ['without one that is glued to it', 3, '122050201\t学前教育\t20.00\t12.00\t8.00'],
    ['without one between dashes', 5, '— 4 — 208\t社会保障和就业支出\t10.00\t10.00\t'],
    ['without one of all pages', 5, '4/60 208\t社会保障和就业支出\t10.00\t10.00\t'],
    ['of a 类', 5, '7208\t社会保障和就业支出\t10.00\t10.00\t'],
  ])('%s', (_, index, row) => {
    expect(codesOf(withRow(index, row))).toEqual(CODES);
  });

  test('where the number makes another code of it, once a page number was found', () => {
    const rows = withRow(1, '19205\t教育支出\t25.00\t15.00\t10.00').with(
      6,
      '2220805\t行政事业单位养老支出\t10.00\t10.00\t',
    );
    expect(codesOf(rows)).toEqual(CODES);
  });
});

describe('a code stays as printed', () => {
  test('where such numbers do not rise', () => {
    const rows = withRow(1, '9205\t教育支出\t25.00\t15.00\t10.00').with(
      6,
      '920805\t行政事业单位养老支出\t10.00\t10.00\t',
    );
    expect(codesOf(rows)).toEqual(CODES.with(1, '9205').with(6, '920805'));
  });

  test('where no 类 of the table is left', () => {
    expect(codesOf(withRow(5, '7212\t城乡社区支出\t10.00\t10.00\t'))[5]).toBe('7212');
  });

  test('where it is one of the classification', () => {
    expect(codesOf(withRow(5, '20208\t其他\t10.00\t10.00\t'))[5]).toBe('20208');
  });
});

test.each([
  ['12一、教育支出', '教育支出'],
  ['12 （一）教育支出', '教育支出'],
  ['— 12 — 合计', '合计'],
  ['12/60 合计', '合计'],
  ['12合计', '合计'],
  ['123、车辆', '车辆'],
  ['12其中：教育支出', '教育支出'],
])('the label of %s', (text, name) => {
  expect(readLabel(text).name).toBe(name);
});

test.each(['3号楼', '12个月', '2025年预算数'])('the label of %s is left as it is', (text) => {
  expect(readLabel(text).name).toBe(text);
});
