/** Columns of codes by their headers: whatever classification these name, and where names stand in the same cells. */

import { describe, expect, test } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

function panelOf(header: string, rows: readonly string[]) {
  const text = ['一般公共预算支出表', '单位：万元', header, ...rows, ''].join('\n');
  const [{ tables }] = understand(readDocument(createSnapshot(text))).disclosures;
  const { domain, rows: read } = tables[0].panels[0];
  return [domain, read.map(({ code, label }) => `${code?.digits} ${label}`)];
}

const GOVERNMENT = ['501\t机关工资福利支出', '50101\t工资奖金津补贴'];
const DEPARTMENT = ['301\t工资福利支出', '30101\t基本工资'];
const FUNCTIONAL = ['201\t一般公共服务支出', '20105\t统计信息事务', '2010506\t统计管理'];
const withAmounts = (rows: readonly string[]) => rows.map((row) => `${row}\t1.00\t1.00\t`);

test.each([
  ['政府预算支出经济分类科目编码', 'government-economic', GOVERNMENT],
  ['政府经济分类编码', 'government-economic', GOVERNMENT],
  ['部门预算支出经济分类科目编码', 'department-economic', DEPARTMENT],
  ['部门经济科目代码', 'department-economic', DEPARTMENT],
  ['功能科目编码', 'functional', FUNCTIONAL],
  ['支出功能分类科目代码', 'functional', FUNCTIONAL],
  ['某某系统支出科目编码', 'functional', FUNCTIONAL],
])('%s', (header, domain, rows) => {
  const read = panelOf(`${header}\t科目名称\t合计\t基本支出\t项目支出`, withAmounts(rows));
  expect(read).toEqual([domain, rows.map((row) => row.replace('\t', ' '))]);
});

test.each(['科目编码及名称', '科目代码和名称', '功能分类科目编码及名称', '科目编码（名称）'])(
  '%s',
  (header) => {
    const glued = FUNCTIONAL.map((row) => row.replace('\t', ''));
    const read = panelOf(`${header}\t合计\t基本支出\t项目支出`, withAmounts(glued));
    expect(read).toEqual(['functional', FUNCTIONAL.map((row) => row.replace('\t', ' '))]);
  },
);

test('codes of units are no codes of a classification', () => {
  const rows = ['205001\t某某局本级', '205002\t某某学校'];
  const read = panelOf('预算单位编码\t单位名称\t合计\t基本支出\t项目支出', withAmounts(rows));
  expect(read[0]).toBe('unit');
});

describe('codes in columns of two characters', () => {
  const HEADER = '科目编码\t\t科目名称\t合计\t基本支出\t项目支出\n类\t款\t\t\t\t';

  test('are put right where a digit slipped from 类 into 款', () => {
    const [, rows] = panelOf(
      HEADER,
      withAmounts(['30\t1\t工资福利支出', '30\t012\t津贴补贴', '50\t019\t其他']),
    );
    expect(rows).toEqual(['301 工资福利支出', '30102 津贴补贴', '50109 其他']);
  });

  test.each([
    [
      'digits were lost, so that one code has several names',
      ['30\t012\t津贴补贴', '30\t1\t奖金', '30\t1\t绩效工资'],
    ],
    ['a level that there is not would come of it', ['30\t012\t津贴补贴', '30\t010\t职工基本医疗保险缴费']],
    [
      'they are cut after two digits',
      ['30\t1\t工资福利支出', '30\t101\t基本工资', '30\t2\t商品和服务支出', '30\t205\t水费'],
    ],
    ['no digit slipped', ['301\t02\t津贴补贴', '301\t03\t奖金']],
  ])('stay as printed where %s', (_, rows) => {
    const [, read] = panelOf(HEADER, withAmounts(rows));
    expect(read).toEqual(rows.map((row) => row.replace('\t', '').replace('\t', ' ')));
  });
});
