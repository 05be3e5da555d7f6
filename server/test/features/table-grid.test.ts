/** A table as a grid: its header with spans, its cells with places, and what the check says of each. */

import { describe, expect, test } from 'vitest';
import type { TableGrid } from '../../src/features/table-grid';
import { createService, DEFAULT_SETTINGS, type LanguageId } from '../../src/service';

const service = createService({ documentation: () => undefined });

const TEXT = [
  '部门预算支出总表',
  '单位：万元',
  ['科目编码', '科目名称', '合计', '基本支出', '项目支出'].join('\t'),
  ['', '合计', '15.00', '13.00', '2.00'].join('\t'),
  ['205', '教育支出', '12.50', '10.00', '2.00'].join('\t'),
  ['206', '科学技术支出', '3.00', '3.00', ''].join('\t'),
  '',
  '政府采购预算表',
  '单位：万元',
  ['项目名称', '采购品目', '采购金额'].join('\t'),
  ['合计', '', '4.00'].join('\t'),
  ['某项目', '服务', '4.00'].join('\t'),
  '',
].join('\n');

const WRITTEN = `# 部门支出总表
单位：万元

| 科目编码 | 科目名称 | 合计 | 本年/基本支出 | 本年/项目支出 |
| --- | --- | ---: | ---: | ---: |
| | 合计 | = | = | = |
| 205 | 教育支出 | = | 10.00 | 2.00 |
`;

function gridAt(text: string, line: number, languageId: LanguageId = 'disclosure'): TableGrid | undefined {
  const document = service.check(text, languageId, DEFAULT_SETTINGS);
  return service.tableGrid(document, { position: { line, character: 0 } });
}

/** The texts of a row's cells with their states: `12.50 error`. */
function rowOf(grid: TableGrid | undefined, row: number): string[] {
  return (grid?.rows[row].cells ?? []).map(({ text, state }) => (state ? `${text} ${state}` : text));
}

describe('the table is that', () => {
  test('around the position', () => {
    expect(gridAt(TEXT, 4)).toMatchObject({ index: 0, count: 2, title: '部门预算支出总表', unit: '万元' });
    expect(gridAt(TEXT, 11)).toMatchObject({ index: 1, title: '政府采购预算表' });
  });

  test('whose title is at the position', () => {
    expect(gridAt(TEXT, 7)?.title).toBe('政府采购预算表');
  });

  test('of a number, as long as there is one', () => {
    const document = service.check(TEXT, 'disclosure', DEFAULT_SETTINGS);
    expect(service.tableGrid(document, { index: 1 })?.title).toBe('政府采购预算表');
    expect(service.tableGrid(document, { index: 2 })).toBeUndefined();
    expect(service.tableGrid(document, { index: -1 })).toBeUndefined();
  });

  test('and none in a text without tables', () => {
    expect(gridAt('某局2026年部门预算\n', 0)).toBeUndefined();
  });
});

test('cells say what is found there, what is tied, and nothing of words and blanks', () => {
  const grid = gridAt(TEXT, 4);
  expect(rowOf(grid, 1)).toEqual(['205', '教育支出', '12.50 error', '10.00 tied', '2.00 tied']);
  expect(rowOf(grid, 2)).toEqual(['206', '科学技术支出', '3.00 tied', '3.00 tied', '']);
  expect(grid?.rows[1].cells[2].message).toContain('12.00');
  expect(grid?.summary).toBe('读懂 8 · 勾稽 8 · 1 处错误');
});

test('cells know where they are printed', () => {
  expect(gridAt(TEXT, 4)?.rows[1].cells[2].range).toEqual({
    start: { line: 4, character: 9 },
    end: { line: 4, character: 14 },
  });
});

test('columns on the left that hold no amounts are labels, and rows that add up others are told', () => {
  const grid = gridAt(TEXT, 4);
  expect(grid?.labels).toBe(2);
  expect(grid?.columns).toEqual(['code', 'name', 'amount', 'amount', 'amount']);
  expect(grid?.rows.map(({ isTotal }) => isTotal === true)).toEqual([true, false, false]);
});

test('words of the header span the columns and rows that they stand over', () => {
  expect(gridAt(WRITTEN, 4, 'budget')?.header).toEqual([
    [
      { text: '科目编码', columns: 1, rows: 2 },
      { text: '科目名称', columns: 1, rows: 2 },
      { text: '合计', columns: 1, rows: 2 },
      { text: '本年', columns: 2, rows: 1 },
    ],
    [
      { text: '基本支出', columns: 1, rows: 1 },
      { text: '项目支出', columns: 1, rows: 1 },
    ],
  ]);
});

test('what “=” comes to is told as computed', () => {
  const grid = gridAt(WRITTEN, 4, 'budget');
  expect(grid?.rows[1].cells.map(({ text, isComputed }) => (isComputed ? `=${text}` : text))).toEqual([
    '205',
    '教育支出',
    '=12.00',
    '10.00',
    '2.00',
  ]);
});
