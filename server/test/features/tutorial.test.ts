/** The tutorial of the manual: what it has its reader write is in order, comes to what it says, and is exported whole. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyEdits } from '../../src/cli/edits';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });
const root = new URL('../../../', import.meta.url);
const PAGE = readFileSync(new URL('docs/tutorial.md', root), 'utf8');
const WRITTEN = readFileSync(new URL('test-fixtures/pipes/tutorial.budget', root), 'utf8');
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);
const foundIn = (text: string) => service.diagnostics(check(text), 'file:///a');

/** The cells of the rows of a text, blanks around them left out. */
const rowsOf = (text: string) => text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

const AMOUNT = /^\d+\.\d\d$/;

/** The amounts of the row that is called or coded so, in the table below a heading. */
function amountsIn(text: string, title: string, row: string): string[] {
  const table = text.slice(text.indexOf(`## 部门预算${title}`));
  const isAmount = (cell: string) => AMOUNT.test(cell);
  const cells = rowsOf(table).find((each) => each.includes(row) && each.some(isAmount)) ?? [];
  return cells.filter(isAmount);
}

test('prints the whole of what is written', () => {
  const indented = WRITTEN.trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
  expect(PAGE).toContain(`\n${indented}\n`);
});

test('asks for every sum: nothing is typed but leaves', () => {
  const sums = rowsOf(WRITTEN).filter(
    ([, first, second]) => /^(?:\d{3}|\d{5})$/.test(first) || /合计|总计/.test(`${first}${second}`),
  );
  expect(sums).toHaveLength(10);
  for (const cells of sums) expect(cells.filter((cell) => AMOUNT.test(cell))).toEqual([]);
});

test('has it in order, every number tied', () => {
  expect(foundIn(WRITTEN)).toEqual([]);
  const { tables, text } = service.coverage(check(WRITTEN));
  expect(tables).toMatchObject({ printed: 38, tied: 38 });
  expect(text).toMatchObject({ amounts: 7, tied: 7 });
});

test('comes to what the page says', () => {
  const filled = applyEdits(WRITTEN, service.fixAll(check(WRITTEN))) ?? '';
  expect(amountsIn(filled, '收支总表', '一、一般公共服务支出')).toEqual(['96.35', '84.70']);
  expect(amountsIn(filled, '收支总表', '八、社会保障和就业支出')).toEqual(['4.00', '9.15']);
  expect(amountsIn(filled, '收支总表', '收入总计')).toEqual(['100.35', '100.35']);
  expect(amountsIn(filled, '支出总表', '合计')).toEqual(['100.35', '73.85', '26.50']);
  expect(amountsIn(filled, '支出总表', '201')).toEqual(['84.70', '58.20', '26.50']);
  expect(amountsIn(filled, '支出总表', '20103')).toEqual(['84.70', '58.20', '26.50']);
  expect(amountsIn(filled, '支出总表', '2010301')).toEqual(['58.20', '58.20']);
  expect(amountsIn(filled, '支出总表', '22102')).toEqual(['6.50', '6.50']);
  expect(amountsIn(filled, '财政拨款“三公”经费支出表', '“三公”经费合计')).toEqual(['1.50']);
  // The table of the page: where, what it comes to, how.
  for (const said of [
    '| 支出总表 2010301 行政运行 合计 | 58.20 |',
    '| 支出总表 201 一般公共服务支出 合计 | 84.70 |',
    '| 支出总表 合计 基本支出 | 73.85 |',
    '| 支出总表 合计 合计 | 100.35 |',
    '| 收支总表 一、一般公共服务支出 | 84.70 |',
    '| 收支总表 收入总计 | 100.35 |',
    '| 三公经费支出表 “三公”经费合计 | 1.50 |',
  ])
    expect(PAGE).toContain(said);
});

test('the mistake that it tries is told as it says', () => {
  const wrong = WRITTEN.replace('|     6.50 |', '|     5.60 |');
  expect(wrong).not.toBe(WRITTEN);
  const found = foundIn(wrong);
  expect(found.map(({ code }) => code)).toEqual(['sum/balance', 'tie/text']);
  for (const amount of ['100.35', '99.45', '0.90']) expect(found[0].message).toContain(amount);
  for (const amount of ['73.85', '72.95', '0.90']) expect(found[1].message).toContain(amount);
});

test('the value behind a sign tells what it is made of', () => {
  const line = WRITTEN.split('\n').findIndex((each) => each.startsWith('| 201 '));
  const character = WRITTEN.split('\n')[line].indexOf('=');
  expect(JSON.stringify(service.hover(check(WRITTEN), { line, character }))).toMatch(
    /84\.70.*58\.20|58\.20.*84\.70/s,
  );
});

test('what is exported has every value and is in order again', () => {
  const printed = service.convert(check(WRITTEN), 'md');
  expect(printed).not.toMatch(/勾稽|\| *= *\|/);
  const again = service.check(printed, 'plaintext', DEFAULT_SETTINGS);
  expect(service.diagnostics(again, 'file:///a').filter(({ severity = 1 }) => severity < 3)).toEqual([]);
  const cells = service.convert(check(WRITTEN), 'tsv');
  expect(cells).toContain('201\t一般公共服务支出\t84.70\t58.20\t26.50');
  expect(cells).toContain('2026年收入总计100.35万元');
});
