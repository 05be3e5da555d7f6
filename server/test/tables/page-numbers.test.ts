/** What the end of a page leaves in rows of tabs: its number behind them, or the row in two halves. */

import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

const HEAD = ['部门预算支出总表', '单位：万元', '科目编码\t科目名称\t合计\t基本支出\t项目支出'];
const ROWS = [
  '\t合计\t30.00\t20.00\t10.00',
  '205\t教育支出\t25.00\t15.00\t10.00',
  '20502\t普通教育\t25.00\t15.00\t10.00',
  '208\t社会保障和就业支出\t5.00\t5.00\t',
];

function rowsOf(rows: readonly string[]): string[] {
  const { blocks } = readDocument(createSnapshot([...HEAD, ...rows, '', '说明。', ''].join('\n')));
  const table = blocks.find((block): block is Table => block.type === 'table');
  return (table?.rows ?? []).map(({ cells, undetermined }) => {
    const unknown = undetermined ? ` unknown in ${undetermined.join(', ')}` : '';
    return cells.map(({ text }) => text).join('\t') + unknown;
  });
}

describe('a whole number behind the last cell', () => {
  const withEnd = (end: string) => [...ROWS.slice(0, 3), `${ROWS[3]}${end}`];

  test('is no amount where amounts have decimals', () => {
    const unknown = `${ROWS[3]} unknown in 4`;
    expect(rowsOf(withEnd('7'))[3]).toBe(unknown);
    expect(rowsOf(withEnd(' 7'))[3]).toBe(unknown);
  });

  test('is an amount where another one of the column is whole', () => {
    const [total, , ...others] = withEnd('7');
    expect(rowsOf([total, '205\t教育支出\t25.00\t15.00\t10', ...others])[3]).toBe(`${ROWS[3]}7`);
  });

  test('is an amount where such numbers do not rise', () => {
    const rows = [...ROWS.slice(0, 3), ...ROWS, ...ROWS].map((row) => row.replace('208', '210'));
    const ends = rows.map((row, index) => (row.endsWith('\t') ? `${row}${9 - index}` : row));
    expect(rowsOf(ends).join()).not.toContain('unknown');
  });

  test('is an amount with a decimal, or of four digits', () => {
    expect(rowsOf(withEnd('7.00'))[3]).toBe(`${ROWS[3]}7.00`);
    expect(rowsOf(withEnd('2026'))[3]).toBe(`${ROWS[3]}2026`);
  });
});

describe('a row cut behind a tab', () => {
  const cut = (between: string) => [
    ROWS[0],
    ...ROWS[1].replace('支出\t', `支出\t\n${between}`).split('\n'),
    ...ROWS.slice(2),
  ];

  test('is one with what follows', () => {
    expect(rowsOf(cut(''))).toEqual(ROWS);
    expect(rowsOf(cut('12\n'))).toEqual(ROWS);
  });

  test('may be cut before its last amount', () => {
    const rows = [ROWS[0], '205\t教育支出\t25.00\t15.00\t', '10.00', ...ROWS.slice(2)];
    expect(rowsOf(rows)).toEqual(ROWS);
    expect(rowsOf(rows.toSpliced(2, 0, '— 4 —'))).toEqual(ROWS);
  });

  test('is left as it is where more would follow than there are columns', () => {
    const rows = [ROWS[0], '205\t教育支出\t25.00\t', '15.00\t10.00\t3.00', ...ROWS.slice(2)];
    expect(rowsOf(rows)).toHaveLength(ROWS.length + 1);
  });
});
