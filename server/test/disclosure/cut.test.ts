/** Several disclosures in one file, and codes glued to names. */

import { describe, expect, test } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

const read = (lines: readonly string[]) =>
  understand(readDocument(createSnapshot([...lines, ''].join('\n')))).disclosures;

const SUMMARY = ['收入\t\t支出\t', '项目\t金额\t项目\t金额', '收入总计\t3.00\t支出总计\t3.00', ''];
const SPENDING = ['科目编码\t科目名称\t合计', '\t合计\t3.00', ''];

describe('a file is cut into disclosures', () => {
  test('where a 收支总表 comes again after other tables, of whatever kind and year', () => {
    const disclosures = read([
      '青河县档案馆2025年部门预算',
      '部门收支总表',
      ...SUMMARY,
      '部门支出总表',
      ...SPENDING,
      '青河县档案馆2024年度部门决算',
      '收入支出决算总表',
      ...SUMMARY,
      '支出决算表',
      ...SPENDING,
    ]);
    expect(disclosures.map(({ year, tables }) => [year, tables.map(({ title }) => title)])).toEqual([
      [2025, ['部门收支总表', '部门支出总表']],
      [2024, ['收入支出决算总表', '支出决算表']],
    ]);
  });

  test('the line that opens the second belongs to it, the text before to the first', () => {
    const [first, second] = read([
      '部门收支总表',
      ...SUMMARY,
      '部门支出总表',
      ...SPENDING,
      '名词解释',
      '1、基本支出：日常开支。',
      '云溪市水利局2026年单位预算公开说明',
      '单位收支总表',
      ...SUMMARY,
      '单位支出总表',
      ...SPENDING,
    ]);
    expect(first.glossary.map(({ term }) => term)).toEqual(['基本支出']);
    expect([second.year, second.glossary.length]).toEqual([2026, 0]);
  });
});

test.each([
  ['2010405日常经济运行调节', '2010405', '日常经济运行调节'],
  ['20811残疾人事业', '20811', '残疾人事业'],
  ['208 社会保障和就业支出', '208', '社会保障和就业支出'],
])('%s is a code and a name', (printed, code, name) => {
  const [{ tables }] = read(['部门支出总表', '单位：万元', '', '功能分类科目\t合计', `${printed}\t3.00`]);
  const [row] = tables[0].panels[0].rows;
  expect([row.code?.digits, row.label]).toEqual([code, name]);
});
