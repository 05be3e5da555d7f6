/** Columns of codes by their headers: whatever classification these name, and where names stand in the same cells. */

import { expect, test } from 'vitest';
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
