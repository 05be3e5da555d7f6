/** Where something stands in an original, in words, and how that is put before what is said of it. */

import { expect, test } from 'vitest';
import { hover } from '../../src/features/hover';
import { DEFAULT_SETTINGS } from '../../src/features/model';
import { originText, placedDiagnostic } from '../../src/features/origin';
import { partialDiagnostic } from '../../src/features/partial';
import { placeText } from '../../src/features/place-text';
import { createService } from '../../src/service';
import type { Omission, Origin } from '../../src/sources/model';
import { CLASSIFICATION } from '../support/classification';
import { grid, original, paragraph } from '../support/original';

const service = createService({ documentation: () => undefined });

/** A table on page 3 in which the first amount should be 12.50. */
const TABLE = grid(
  [
    ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    ['205', '教育支出', '12.60', '10.00', '2.50'],
    ['20502', '普通教育', '12.50', '10.00', '2.50'],
    ['2050202', '小学教育', '12.50', '10.00', '2.50'],
  ],
  3,
);

function checkedTable(omissions: readonly Omission[] = [], locale: 'zh-cn' | 'en' = 'zh-cn') {
  const blocks = [
    paragraph('某校2026年部门预算', 1, 1),
    paragraph('部门预算支出总表', 3, 2),
    paragraph('单位：万元', 3),
    TABLE,
  ];
  return service.checkOriginal({ ...original(...blocks), omissions }, { ...DEFAULT_SETTINGS, locale });
}

test.each<[Origin, string, string]>([
  [{ page: 12, table: 1, row: 3, column: 2 }, '第12页', 'page 12'],
  [{ sheet: '表3', cell: 'B7' }, '工作表“表3”B7', 'sheet “表3” B7'],
  [{ sheet: '', cell: 'B7' }, '单元格B7', 'cell B7'],
  [{ paragraph: 5 }, '第5段', 'paragraph 5'],
  [{ paragraph: 5, table: 3, row: 9, column: 4 }, '第3张表第9行第4列', 'table 3, row 9, column 4'],
  [{ paragraph: 5, table: 3 }, '第3张表', 'table 3'],
])('%j is %s', (origin, chinese, english) => {
  expect([originText(origin, 'zh-cn'), originText(origin, 'en')]).toEqual([chinese, english]);
});

test('a diagnostic and what is related to it begin with their places', () => {
  const document = checkedTable();
  const [error] = service.diagnostics(document, 'file:///a').filter(({ severity }) => severity === 1);
  const placed = placedDiagnostic(document, error);
  expect(placed.message).toBe(`第3页 ${error.message}`);
  expect(placed.relatedInformation?.length).toBeGreaterThan(0);
  for (const { message } of placed.relatedInformation ?? []) expect(message).toMatch(/^第3页 /);
  expect({ ...placed, message: '', relatedInformation: [] }).toEqual({
    ...error,
    message: '',
    relatedInformation: [],
  });
});

test('a hover begins with the place of what is pointed at', () => {
  const document = checkedTable();
  const [{ range }] = service.diagnostics(document, 'file:///a').filter(({ severity }) => severity === 1);
  const found = hover(document, range.start, { classification: CLASSIFICATION, withFindings: true });
  expect(found?.contents).toMatchObject({
    value: expect.stringMatching(/^第3页 · \*\*教育支出（205）\*\* · 合计 · \*\*12\.60 万元\*\*\n/),
  });
});

test.each([
  ['zh-cn', '第 2、4 页是扫描图片，没有文字，未校核'],
  ['en', 'Not all was checked: page 2, 4 is a scanned picture without text and was not checked'],
] as const)('pages that could not be read are named on the first line (%s)', (locale, message) => {
  const document = checkedTable([{ reason: 'scanned', places: ['2', '4'] }], locale);
  expect(partialDiagnostic(document)).toMatchObject({ range: { start: { line: 0, character: 0 } }, message });
  expect(partialDiagnostic(checkedTable())).toBeUndefined();
});

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
