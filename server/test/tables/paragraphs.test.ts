/** Tables a row of which is a paragraph with a cell a line, as some programs take them out of a PDF: what is read, and found. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import type { Table } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot, lineText } from '../../src/text/snapshot';

const service = createService({ documentation: () => undefined });

const TABLE = paragraphs([
  ['部门预算支出表', '', '单位：万元'],
  ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  ['合计', '30.00', '18.00', '12.00'],
  ['205', '教育支出', '22.00', '10.00', '12.00'],
  ['20502', '普通教育', '22.00', '10.00', '12.00'],
  ['2050204', '高中教育', '22.00', '10.00', '12.00'],
  ['221', '住房保障支出', '8.00', '8.00'],
  ['22102', '住房改革支出', '8.00', '8.00'],
  ['2210201', '住房公积金', '8.00', '8.00'],
]);

/** Rows parted by blank lines, and text behind them. */
function paragraphs(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.join('\n')).join('\n\n')}\n\n\n第 1 页\n`;
}

function tablesIn(text: string): Table[] {
  return readDocument(createSnapshot(text)).blocks.filter((block): block is Table => block.type === 'table');
}

test('a paragraph is a row, whose amounts stand in the columns in which sums hold', () => {
  const [table] = tablesIn(TABLE);
  expect(table.columns.map(({ path }) => path.at(-1))).toEqual([
    ...['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  ]);
  expect(table.rows[1].cells.map(({ text }) => text)).toEqual(['205', '教育支出', '22.00', '10.00', '12.00']);
  expect(table.rows).toHaveLength(7);
  // Two amounts for three columns: which they are is told by sums, not by the reader.
  expect(table.rows[4].loose?.[0].numbers.map(({ text }) => text)).toEqual(['8.00', '8.00']);
});

test('cells and rows have the places at which they are printed', () => {
  const snapshot = createSnapshot(TABLE);
  const { blocks, offsets } = readDocument(snapshot);
  const table = blocks.find((block): block is Table => block.type === 'table');
  expect(table).toBeDefined();
  if (!table) return;
  const offset = offsets.get(table) ?? 0;
  const before = snapshot.text.slice(0, offset).split('\n').length - 1;
  for (const { cells, line } of table.rows) {
    const [first] = cells.filter(({ text }) => text !== '');
    expect(snapshot.text.slice(offset + first.start, offset + first.end)).toBe(first.text);
    const above = lineText(snapshot, before + line).trim();
    expect(cells.some(({ text }) => text === above)).toBe(true);
  }
});

test('what adds up raises nothing, and a mistyped amount is found', () => {
  const errors = (text: string) => {
    const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
    return service.diagnostics(document, 'file:///text').filter(({ severity }) => severity === 1);
  };
  expect(errors(TABLE)).toEqual([]);
  expect(errors(TABLE.replace('2050204\n高中教育\n22.00', '2050204\n高中教育\n22.10'))).not.toEqual([]);
});

test('figures alone, one paragraph a column, come into no cell', () => {
  const columns = paragraphs([
    ['部门预算支出表', '', '单位：万元'],
    ['科目编码', '科目名称', '合计'],
    ['205', '221'],
    ['教育支出', '住房保障支出'],
    ['22.00', '8.00'],
    ['10.00', '8.00'],
    ['12.00', '0.00'],
  ]);
  const cells = tablesIn(columns).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  expect(cells.filter(({ text }) => /\.\d\d$/.test(text))).toEqual([]);
});
