/** What can be folded: sections, tables and the rows below codes, never a total with the header. */

import { expect, test } from 'vitest';
import { foldingRanges } from '../../src/features/folding';
import { BUDGET_HEAD } from '../support/budget';
import { checked } from '../support/checked';
import { lineWith, structured } from '../support/structured';

const text = structured();
const { document } = checked(text);

function foldedAt(line: number): number | undefined {
  return foldingRanges(document).find(({ startLine }) => startLine === line)?.endLine;
}

test('a section folds to its last line, a table from its title to its last row', () => {
  expect(foldedAt(lineWith(text, '第一部分', 1))).toBe(lineWith(text, '221\t住房保障支出', 1));
  expect(foldedAt(lineWith(text, '部门预算支出总表', 1))).toBe(lineWith(text, '221\t住房保障支出'));
  expect(foldedAt(lineWith(text, '一般公共预算基本支出表'))).toBe(lineWith(text, '30201'));
});

test('rows fold below the code above them', () => {
  expect(foldedAt(lineWith(text, '214\t交通'))).toBe(lineWith(text, '2140104\t公路'));
  expect(foldedAt(lineWith(text, '21401\t公路'))).toBe(lineWith(text, '2140104\t公路'));
  expect(foldedAt(lineWith(text, '221\t住房'))).toBeUndefined();
});

test('no total folds into the header, and none into the rows above it', () => {
  expect(foldedAt(lineWith(text, '科目编码'))).toBeUndefined();
  const total = '\t合计\t850.00\t700.00\t150.00\n';
  const below = `${structured([total, ''])}${total}`;
  const folded = foldingRanges(checked(below).document);
  const last = lineWith(below, '30201');
  expect(folded.filter(({ startLine }) => startLine === lineWith(below, '302\t'))).toEqual([
    { startLine: lineWith(below, '302\t'), endLine: last },
  ]);
});

test('no line begins two ranges, and an editor with a limit gets the widest', () => {
  const all = foldingRanges(document);
  expect(new Set(all.map(({ startLine }) => startLine)).size).toBe(all.length);
  expect(foldingRanges(document, 3)).toEqual(all.slice(0, 3));
});

test('a block that states relations folds', () => {
  const stated = [...BUDGET_HEAD, '## 表', '', '| 科目编码 | 科目名称 | 合计 |', '| --- | --- | --- |'];
  const rows = ['| 210 | 卫生健康支出 | 1.00 |', '', '```勾稽', '表!合计 = 表!合计', '```', ''];
  const found = foldingRanges(checked([...stated, ...rows].join('\n')).document);
  const first = stated.length + rows.indexOf('```勾稽');
  expect(found).toContainEqual({ startLine: first, endLine: first + 2 });
});
