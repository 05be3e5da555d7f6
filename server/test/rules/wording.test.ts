/** The words of findings about sums: names, numbers, tables and units. */

import { describe, expect, test } from 'vitest';
import type { Finding, Locale } from '../../src/rules/model';
import { listNames } from '../../src/rules/names';
import { checked } from '../support/checked';

/** A table of revenue, then one of expenditure under a header of two lines. */
function disclosure(total: string, education: string): string {
  return [
    '部门预算收入总表',
    '预算年度：2026',
    '单位：万元',
    '科目编码\t科目名称\t合计\t财政拨款收入\t其他收入',
    '\t合计\t1,241.50\t1,207.00\t34.50',
    '205\t教育支出\t1,234.50\t1,200.00\t34.50',
    '206\t科学技术支出\t3.00\t3.00\t',
    '208\t社会保障和就业支出\t4.00\t4.00\t',
    '',
    '部门预算支出总表',
    '预算年度：2026',
    '单位：万元',
    '科目编码\t科目名称\t本年支出\t\t',
    '\t\t合计\t基本支出\t项目支出',
    `\t合计\t${total}\t1,000.00\t241.50`,
    `205\t教育支出\t${education}\t1,000.00\t234.50`,
    '206\t科学技术支出\t3.00\t\t3.00',
    '208\t社会保障和就业支出\t4.00\t\t4.00',
    '',
    '以上各项均按规定编列。',
    '',
  ].join('\n');
}

const ONE_WRONG = disclosure('1,241.50', '1,243.50');

/** The findings about sums; the classification of the tests does not know all codes. */
function findingsOf(text: string): readonly Finding[] {
  return checked(text).document.findings.filter(({ amount }) => amount !== undefined);
}

function told(finding: Finding, locale: Locale): string[] {
  return [finding.message(locale), ...finding.related.map(({ message }) => message(locale))];
}

describe('a finding', () => {
  test('says by how much each relation is off and in which tables its amounts stand', () => {
    const [suspect] = findingsOf(ONE_WRONG);
    expect(told(suspect, 'zh-cn')).toEqual([
      '此数应为 1,234.50：改后 3 条勾稽关系全部成立（现为 1,243.50，多 9.00）',
      '✗ 差 9.00：教育支出（205）合计 1,243.50 ≠ 基本支出 1,000.00 + 项目支出 234.50（得 1,234.50）',
      '✗ 差 9.00：合计 1,241.50 ≠ 教育支出（205）1,243.50 + 科学技术支出（206）3.00 + 社会保障和就业支出（208）4.00（得 1,250.50）',
      '✗ 差 9.00：部门预算收入总表“教育支出（205）合计”1,234.50 ≠ 部门预算支出总表“教育支出（205）合计”1,243.50',
    ]);
  });

  test('groups thousands in English and names the same amounts', () => {
    const [suspect] = findingsOf(ONE_WRONG);
    expect(told(suspect, 'en')).toEqual([
      'Should be 1,234.50: then all 3 relations around it hold (printed 1,243.50, 9.00 too much)',
      '✗ off by 9.00: 教育支出（205）合计 1,243.50 ≠ 基本支出 1,000.00 + 项目支出 234.50 (makes 1,234.50)',
      '✗ off by 9.00: 合计 1,241.50 ≠ 教育支出（205）1,243.50 + 科学技术支出（206）3.00 + 社会保障和就业支出（208）4.00 (makes 1,250.50)',
      '✗ off by 9.00: 部门预算收入总表“教育支出（205）合计”1,234.50 ≠ 部门预算支出总表“教育支出（205）合计”1,243.50',
    ]);
  });

  test('leaves out a header word that stands over all amounts', () => {
    // By itself: the other table would tell which of the amounts are wrong.
    const both = disclosure('1,241.60', '1,234.60');
    const [total] = findingsOf(both.slice(both.indexOf('部门预算支出总表')));
    expect(total.message('zh-cn')).toContain('合计 1,241.50、合计 · 基本支出 1,000.10');
  });

  test('gives programs plain decimals', () => {
    const [suspect] = findingsOf(ONE_WRONG);
    expect(suspect.data).toMatchObject({ expected: '1234.50', actual: '1243.50', difference: '9.00' });
  });
});

test('of two numbers with as many decimals neither is called the other rounded', () => {
  const table = ['部门预算支出总表', '单位：万元', '科目编码\t科目名称\t合计\t基本支出\t项目支出'];
  const rows = ['\t合计\t1,241.50\t1,000.00\t241.50', '205\t教育支出\t1,241.50\t1,000.00\t241.50', ''];
  const rounding = (amount: string) =>
    findingsOf([...table, ...rows, '三、说明', `2026年项目支出${amount}万元。`].join('\n'))
      .filter(({ code }) => code === 'text/rounding')
      .map(({ message }) => message('zh-cn'));
  expect(rounding('241.51')).toEqual([
    '文字“项目支出”241.51 万元与部门预算支出总表“合计 · 项目支出”241.50 万元相差 0.01，在各自四舍五入的范围内',
  ]);
  expect(rounding('242')).toEqual([
    '文字“项目支出”242 万元 为部门预算支出总表“合计 · 项目支出”241.50 万元 四舍五入而得',
  ]);
});

test.each<[readonly string[], Locale, string]>([
  [['甲'], 'zh-cn', '甲'],
  [['甲', '乙'], 'zh-cn', '甲、乙'],
  [['甲', '乙', '丙', '丁'], 'zh-cn', '甲、乙等 4 项'],
  [['甲', '甲', '甲', '甲'], 'zh-cn', '甲等 4 项'],
  [['甲', '乙', '甲'], 'zh-cn', '甲、乙等 3 项'],
  [['甲', '甲', '乙', '丙'], 'en', '甲, 乙 and 2 more'],
])('a list of names tells each once and counts all: %j', (names, locale, words) => {
  expect(listNames(names, locale, 2)).toBe(words);
});
