/** What stands above tables: how much was read and is tied, what is wrong, and recomputing where that may change something. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS, type Settings } from '../../src/service';
import { grid, original, paragraph } from '../support/original';

const service = createService({ documentation: () => undefined });
const URI = 'file:///预算.txt';

const HEADER = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];
const ROWS = [
  ['', '合计', '15.00', '13.00', '2.00'],
  ['205', '教育支出', '12.00', '10.00', '2.00'],
  ['206', '科学技术支出', '3.00', '3.00', ''],
];
const TEXT = [
  '部门预算支出总表',
  '单位：万元',
  ...[HEADER, ...ROWS].map((row) => row.join('\t')),
  '',
  '注：无。',
  '',
].join('\n');

function lenses(text: string, settings: Partial<Settings> = {}) {
  const document = service.check(text, 'disclosure', { ...DEFAULT_SETTINGS, ...settings });
  return service
    .codeLenses(document, URI)
    .map(({ range, command }) => ({ line: range.start.line, ...command }));
}

test('a table in order says what was read of it', () => {
  expect(lenses(TEXT)).toEqual([{ line: 0, title: '读懂 8 · 勾稽 8', command: '' }]);
});

test('one with an error says so and can be recomputed', () => {
  const text = TEXT.replace('12.00\t10.00', '12.50\t10.00');
  expect(lenses(text)).toEqual([
    { line: 0, title: '读懂 8 · 勾稽 8', command: '' },
    { line: 0, title: '1 处错误', command: '' },
    {
      line: 0,
      title: '重算本表',
      command: 'gouji.recomputeTable',
      arguments: [URI, { line: 3, character: 0 }],
    },
  ]);
  const [, , { arguments: [, position] = [] }] = lenses(text);
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  expect(service.recompute(document, 'table', position).edits.map(({ newText }) => newText)).toEqual([
    '12.00',
  ]);
});

test('none is shown where they are switched off', () => {
  expect(lenses(TEXT, { codeLens: false })).toEqual([]);
});

test('numbers that were not read are counted', () => {
  const [first] = lenses(TEXT.replace('\t3.00\t3.00\t', '\t3.00\t3.00\t\t7.00'));
  expect(first.title).toMatch(/^读懂 \d+ · 勾稽 \d+/);
});

test('the view of an original is not recomputed', () => {
  const rows = ROWS.map((row) => row.map((cell) => (cell === '12.00' ? '12.50' : cell)));
  const document = service.checkOriginal(
    original(paragraph('部门预算支出总表'), paragraph('单位：万元'), grid([HEADER, ...rows])),
    DEFAULT_SETTINGS,
  );
  const shown = service.codeLenses(document, URI).map(({ command }) => command?.title);
  expect(shown).toEqual(['读懂 8 · 勾稽 8', '1 处错误']);
});

test('speaks English', () => {
  const titles = lenses(TEXT.replace('12.00\t10.00', '12.50\t10.00'), { locale: 'en' }).map(
    ({ title }) => title,
  );
  expect(titles).toEqual(['8 read · 8 tied', '1 error', 'Recompute this table']);
});
