/** Tests that a file of the table language is one by its name, and what is told of one that is written badly. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { BUDGET_HEAD } from '../support/budget';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);

const THREE_PUBLICS = [
  '## “三公”经费预算表',
  '',
  '| 项目 | 合计 | 财政拨款 |',
  '| --- | ---: | ---: |',
  '| 合计 | = | = |',
  '| 公务接待费 | = | 0.30 |',
  '| 因公出国（境）费 | 2.00 | 2.00 |',
  '| 公务用车运行维护费 | 1.90 | 1.80 |',
  '',
];

const PURCHASES = [
  '## 政府采购预算表',
  '',
  '| 采购项目 | 采购品目 | 数量 | 金额 |',
  '| --- | --- | ---: | ---: |',
  '| 合计 |  |  | 3.60 |',
  '| 办公设备 | 台式计算机 | 3 | 1.60 |',
  '| 办公设备 | 打印机 | 2 | 2.00 |',
  '',
];

test.each([
  ['only a 三公 table', THREE_PUBLICS],
  ['only a table of purchases', PURCHASES],
])('a file with %s is checked', (_, table) => {
  for (const head of [BUDGET_HEAD, []]) {
    const text = [...head, ...table].join('\n');
    const document = check(text);
    expect(document.model.recognised).toBe(true);
    expect(service.relations(document).length).toBeGreaterThan(0);
  }
});

/** A disclosure in order but for one wrong amount at its end, which must be found whatever is written badly above it. */
const GOOD = [
  ...BUDGET_HEAD,
  '## 部门预算支出总表',
  '',
  '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
  '| --- | --- | ---: | ---: | ---: |',
  '| 2012601 | 行政运行 | 5.00 | 3.00 | 2.00 |',
  '| 2012602 | 一般行政管理事务 | 9.00 | 1.00 | 8.00 |',
  '| 2012604 | 档案馆 | 11.00 | 4.00 | 7.00 |',
  '',
  '## 一般公共预算支出表',
  '',
  '| 科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费 |',
  '| --- | --- | ---: | ---: | ---: |',
  '| 2012601 | 行政运行 | 3.00 | 1.00 | 2.00 |',
  '| 2012602 | 一般行政管理事务 | 1.00 | 1.00 |  |',
  '| 2012604 | 档案馆 | 4.00 | 3.10 | 1.00 |',
  '',
  '注：以上为年初预算数。',
  '',
];

const syntax = (text: string, locale: 'zh-cn' | 'en' = 'zh-cn') =>
  service
    .diagnostics(service.check(text, 'budget', { ...DEFAULT_SETTINGS, locale }), 'file:///a')
    .filter(({ code }) => code === 'budget/syntax')
    .map(({ range: { start, end }, message, severity }) => {
      const shown = text.split('\n')[start.line].slice(start.character, end.character);
      expect([start.line, severity]).toEqual([end.line, 1]);
      return { shown, message: String(message) };
    });

const WRONG = '4.00 | 3.10 | 1.00';
const isFound = (text: string) =>
  service
    .diagnostics(check(text), 'file:///a')
    .some(
      ({ code, range }) =>
        (code === 'sum/row' || code === 'amount/suspect') &&
        text.split('\n')[range.start.line].includes(WRONG),
    );

const DASHES = '| --- | --- | ---: | ---: | ---: |';
const ROW = '| 2012602 | 一般行政管理事务 | 9.00 | 1.00 | 8.00 |';

const BAD: readonly [what: string, from: string, to: string, shown: string, hint: string][] = [
  ['a key that front matter has not', '年度:', '年份:', '年份', '可写的有：部门、'],
  ['a key twice', '年度: 2026', '年度: 2026\n年度: 2025', '年度', '写了两次'],
  ['an unknown unit', '单位: 万元', '单位: 百元', '百元', '元、千元、万元、百万元、亿元'],
  ['a year that is none', '2026\n', '二〇二六\n', '二〇二六', '四位年份'],
  ['a line of front matter that says nothing', '年度: 2026', '年度: 2026\n档案馆', '档案馆', '项: 值'],
  ['front matter that does not end', '万元\n---\n', '万元\n', '---', '另起一行，写 ---'],
  ['a row too long', '| 3.00 | 2.00 |', '| 3.00 | 2.00 | 甲 |', '| 甲 |', '多 1 格'],
  ['a row too short', '| 1.00 | 8.00 |', '| 9.00 |', ROW.replace('1.00 | 8.00', '9.00'), '少 1 格'],
  [
    'a row with a full-width bar in it',
    '| 1.00 | 8.00 |',
    '| 1.00 ｜ 8.00 |',
    ROW.replace('1.00 |', '1.00 ｜'),
    '半角的 |',
  ],
  ['a row between full-width bars', ROW, ROW.replaceAll('|', '｜'), ROW.replaceAll('|', '｜'), '半角的 |'],
  ['a row of tabs', ROW, '2012602\t甲\t9.00', '2012602\t甲\t9.00', '制表符'],
  ['a row without its first pipe', ROW, ROW.slice(2), ROW.slice(2), '以 | 开头'],
  [
    'no row of dashes',
    `${DASHES}\n`,
    '',
    '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
    DASHES.slice(0, 7),
  ],
  ['rows that a blank line parts from their table', ROW, `\n${ROW}`, ROW, '删去中间的空行'],
  ['too few dashes', DASHES, DASHES.slice(6), DASHES.slice(6), '4 格'],
  [
    'a header too short for most rows',
    ' 基本支出 | 项目支出 |\n| --- |',
    ' 基本支出 |\n| --- |',
    '| 科目编码 | 科目名称 | 合计 | 基本支出 |',
    '5 格',
  ],
  [
    'a waiver that nothing closes',
    ' 2.00 |',
    ' 2.00 <!-- 勾稽:忽略 sum/row 原因 |',
    '<!-- 勾稽:忽略 sum/row 原因 |',
    '-->',
  ],
  [
    'a waiver in the middle of a line',
    '注：以上',
    '注：<!-- 勾稽:忽略 sum/row 原因 -->以上',
    '<!-- 勾稽:忽略 sum/row 原因 -->以上为年初预算数。',
    '行末',
  ],
];

test('what is in order has nothing of it', () => {
  expect(syntax(GOOD.join('\n'))).toEqual([]);
  expect(isFound(GOOD.join('\n'))).toBe(true);
});

test.each(BAD)(
  '%s is told once, at its place, with how to mend it, and the rest is read',
  (_, from, to, shown, hint) => {
    const good = GOOD.join('\n');
    expect(good).toContain(from);
    const text = good.replace(from, to);
    const told = syntax(text);
    expect(told.map((each) => each.shown)).toEqual([shown]);
    expect(told[0].message).toContain(hint);
    expect(syntax(text, 'en')[0].message).not.toMatch(/[，。：]/);
    expect(isFound(text)).toBe(true);
  },
);

test('a whole table between full-width bars or tabs is told in one', () => {
  for (const [from, to] of [
    ['|', '｜'],
    [' | ', '\t'],
  ]) {
    const lines = GOOD.map((line, index) => (index > 7 && index < 13 ? line.replaceAll(from, to) : line));
    if (to === '\t') lines.splice(8, 5, ...lines.slice(8, 13).map((line) => line.replaceAll('|', '').trim()));
    const told = syntax(lines.join('\n'));
    expect(told).toHaveLength(1);
    expect(told[0].message).toContain('5 行');
    expect(isFound(lines.join('\n'))).toBe(true);
  }
});

test('a file of front matter alone is in order, and told of what is wrong in it', () => {
  const front = BUDGET_HEAD.join('\n');
  for (const end of ['', '\n', '\n\n']) {
    const text = front.trimEnd() + end;
    expect(syntax(text)).toEqual([]);
    const bad = text.replace('年度', '年份').replace('万元', '百元');
    expect(syntax(bad).map(({ shown }) => shown)).toEqual(['年份', '百元']);
    const change = { start: text.indexOf('年度') + 1, oldEnd: text.indexOf('年度') + 2 };
    const after = service.check(text.replace('年度', '年份'), 'budget', DEFAULT_SETTINGS, {
      document: check(text),
      change: { ...change, newEnd: change.oldEnd },
    });
    expect(service.diagnostics(after, 'file:///a').map(({ code }) => code)).toEqual(['budget/syntax']);
    expect(service.convert(after, 'budget')).toContain('部门: 460');
  }
});

test('nothing is told of other texts that happen to have front matter', () => {
  const text = GOOD.join('\n').replace('年度:', '年份:');
  const codes = service
    .diagnostics(service.check(text, 'markdown', DEFAULT_SETTINGS), 'file:///a')
    .map(({ code }) => code);
  expect(codes).not.toContain('budget/syntax');
});

test('rows between full-width bars, or without their first pipe, are read, and those below them keep their header', () => {
  const rows = [
    '|  | 合计 | = | = | = |',
    '| 201 | 一般公共服务支出 | = | = | = |',
    '| 20126 | 档案事务 | = | = | = |',
    '| 2012601 | 行政运行 | = | 186.42 |  |',
    '| 2012602 | 一般行政管理事务 | = |  | 18.60 |',
    '| 2012604 | 档案馆 | = |  | 52.40 |',
  ];
  const barred = (row: string) => row.replaceAll('|', '｜');
  const withoutFirst = (row: string) => row.slice(2);
  const partly = (row: string) => `|${row.slice(1).replace('|', '｜')}`;
  for (const change of [barred, withoutFirst, partly]) {
    const written = rows.map((row, index) => (index === 2 || index === 3 ? change(row) : row));
    const head = ['## 部门预算支出总表', '', '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |'];
    const text = [...BUDGET_HEAD, ...head, '| --- | --- | ---: | ---: | ---: |', ...written, ''].join('\n');
    const document = check(text);
    const codes = service.diagnostics(document, 'file:///a').map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['budget/syntax']));
    expect(service.coverage(document).tables).toMatchObject({ printed: 15, tied: 15 });
  }
});

test('nothing is certain where cells of a row are too many or too few', () => {
  const clean = readFileSync(new URL('../../../test-fixtures/pipes/clean.budget', import.meta.url), 'utf8');
  const wrong = clean.replace(/(?<=\| 201 .*)257\.42/, '2571.42');
  const fixesOf = (text: string) => service.fixAll(service.check(text, 'budget', DEFAULT_SETTINGS));
  expect(fixesOf(wrong)).not.toEqual([]);
  const shifted = wrong.replace(/^\| 20126 +\|/m, '$&  |');
  expect(shifted).not.toBe(wrong);
  expect(fixesOf(shifted)).toEqual([]);
});
