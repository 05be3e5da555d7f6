/** Where in its original something stands: in words, in hovers, and as data. */

import { expect, test } from 'vitest';
import { originText, placeText } from '../../src/features/origin';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { grid, original, paragraph } from '../support/original';

const service = createService({ documentation: () => undefined });
const WHOLE = original(
  paragraph('2026年部门预算支出总表', 4),
  grid(
    [
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['210', '卫生健康支出', '45.00', '10.00', '35.00'],
      ['21015', '医疗保障管理事务', '45.00', '10.00', '35.00'],
    ],
    4,
  ),
  paragraph('2026年支出预算45.00万元。', 5),
);

function lookAt(locale: 'zh-cn' | 'en', text: string) {
  const document = service.checkOriginal(WHOLE, { ...DEFAULT_SETTINGS, locale });
  const lines = document.snapshot.text.split('\n');
  const line = lines.findIndex((each) => each.includes(text));
  const start = { line, character: lines[line].indexOf('45.00') };
  return { document, range: { start, end: { line, character: start.character + 5 } } };
}

test.each([
  [{ page: 12, table: 2, row: 3 }, '第12页', 'page 12'],
  [{ sheet: '表3', cell: 'B7' }, '工作表“表3”B7', 'sheet “表3” B7'],
  [{ sheet: '', cell: 'B7' }, '单元格B7', 'cell B7'],
  [{ paragraph: 5 }, '第5段', 'paragraph 5'],
  [{ paragraph: 5, table: 2 }, '第2张表', 'table 2'],
  [{ paragraph: 5, table: 2, row: 3, column: 4 }, '第2张表第3行第4列', 'table 2, row 3, column 4'],
])('%j is told as %s', (origin, chinese, english) => {
  expect([originText(origin, 'zh-cn'), originText(origin, 'en')]).toEqual([chinese, english]);
});

test('the table, row and column are told with the page of an amount', () => {
  const { document, range } = lookAt('zh-cn', '21015');
  expect(placeText(document, range)).toBe(
    '第4页 表1“2026年部门预算支出总表” 行“医疗保障管理事务（21015）” 列“合计”',
  );
});

test('a number in the text stands on a page and in no table', () => {
  const { document, range } = lookAt('en', '2026年支出预算');
  expect(placeText(document, range)).toBe('page 5');
});

test('nothing is told of a text', () => {
  const { range } = lookAt('zh-cn', '21015');
  expect(placeText(service.check('2026年部门预算', 'plaintext', DEFAULT_SETTINGS), range)).toBeUndefined();
});

test('a hover says the page', () => {
  const { document, range } = lookAt('zh-cn', '21015');
  expect(service.hover(document, range.start)?.contents).toMatchObject({
    value: expect.stringMatching(/\n\n原件第4页$/),
  });
});
