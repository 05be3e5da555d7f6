/** Pipe tables as they are edited: from cell to cell, new rows, pasted rows. */

import { describe, expect, test } from 'vitest';
import {
  cellIn,
  difference,
  inLine,
  isBlankRow,
  isInRow,
  type Lines,
  neighbour,
  type PipeTable,
  pasteRows,
  tableAround,
  withNewRow,
} from '../src/pipeRows';

const TABLE = [
  '| 科目编码 | 科目名称 |   合计 | 项目支出 |',
  '| -------- | -------- | -----: | -------: |',
  '|          | 合计     |      = |          |',
  '| 2101501  | 行政运行 | 261.03 |          |',
];
const DOCUMENT = ['## 部门预算支出总表', '', ...TABLE, '', '注：一句。'];
const FIRST = 2;

const linesOf = (lines: readonly string[]): Lines => ({
  lineCount: lines.length,
  lineAt: (line) => lines[line],
});
const table = tableAround(linesOf(DOCUMENT), FIRST + 3) as PipeTable;

/** The lines of a document after rows were pasted at one of them. */
function pasted(
  document: readonly string[],
  line: number,
  rows: readonly (readonly string[])[],
  character = 2,
): string[] | undefined {
  const made = pasteRows(linesOf(document), { line, character }, rows, 1);
  if (!made) return undefined;
  const changed = difference(linesOf(document), made);
  const apply = ({ first, replaced, lines }: typeof made) => document.toSpliced(first, replaced, ...lines);
  expect(apply(changed)).toEqual(apply(made));
  return apply(changed);
}

describe('cells', () => {
  test('a table is the run of rows around a line', () => {
    expect(table).toEqual({ first: FIRST, lines: TABLE });
    expect(tableAround(linesOf(DOCUMENT), 0)).toBeUndefined();
    expect(tableAround(linesOf(DOCUMENT), 99)).toBeUndefined();
    expect(isInRow(TABLE[2], 0)).toBe(false);
    expect(isInRow(TABLE[2], 1)).toBe(true);
    expect(isInRow('注：甲|乙', 5)).toBe(false);
  });

  test('follow each other from row to row, the row of dashes passed over', () => {
    const walked: string[] = [];
    let at = { line: FIRST, character: 2 };
    for (;;) {
      const cell = neighbour(table, at, 1);
      if (!cell) break;
      walked.push(DOCUMENT[cell.line].slice(cell.start, cell.end));
      at = { line: cell.line, character: cell.start };
    }
    expect(walked).toEqual([
      '科目名称',
      '合计',
      '项目支出',
      '',
      '合计',
      '=',
      '',
      '2101501',
      '行政运行',
      '261.03',
      '',
    ]);
    const back = neighbour(table, { line: FIRST + 2, character: 2 }, -1);
    expect(back && DOCUMENT[back.line].slice(back.start, back.end)).toBe('项目支出');
    expect(neighbour(table, { line: FIRST, character: 2 }, -1)).toBeUndefined();
  });

  test('that are blank take the cursor where their text will stand', () => {
    expect(cellIn(table, 3, 3)).toEqual({
      line: FIRST + 3,
      start: TABLE[3].length - 2,
      end: TABLE[3].length - 2,
    });
    expect(cellIn(table, 2, 0)).toEqual({ line: FIRST + 2, start: 2, end: 2 });
  });

  test('with escaped pipes and rows that are not closed count as they are read', () => {
    const odd = tableAround(linesOf(['| 甲\\|乙 | 1', '| --- | ---: |']), 0) as PipeTable;
    expect(cellIn(odd, 0, 0)).toMatchObject({ start: 2, end: 6 });
    expect(cellIn(odd, 0, 1)).toMatchObject({ start: 9, end: 10 });
    expect(neighbour(odd, { line: 0, character: 9 }, 1)).toBeUndefined();
  });
});

describe('a new row', () => {
  test('has as many cells as the table, in line with it', () => {
    const grown = withNewRow(table, 3, 1);
    expect(grown.lines).toEqual([...TABLE, '|          |          |        |          |']);
    expect(grown.row).toBe(4);
    expect(isBlankRow(grown.lines[4])).toBe(true);
    expect(isBlankRow(TABLE[3])).toBe(false);
  });

  test('stands below the dashes when it is begun in the header', () => {
    expect(withNewRow(table, 0, 1)).toMatchObject({ row: 2 });
    expect(withNewRow({ first: 0, lines: ['| 项目 | 预算数 |'] }, 0, 1)).toEqual({
      first: 0,
      lines: ['| 项目 | 预算数 |', '| --- | --- |', '|   |   |'],
      row: 2,
    });
  });
});

test('what is typed too wide puts all rows in line, where the dashes say how', () => {
  const wide = { ...table, lines: TABLE.with(3, '| 2101501 | 一般行政管理事务 | 1261.03 |  |') };
  expect(inLine(wide, 1).lines).toEqual([
    '| 科目编码 | 科目名称         |    合计 | 项目支出 |',
    '| -------- | ---------------- | ------: | -------: |',
    '|          | 合计             |       = |          |',
    '| 2101501  | 一般行政管理事务 | 1261.03 |          |',
  ]);
  const open = { first: 0, lines: ['| 项目 | 预算数 |', '| --- | --- |', '| 接待费 | 1 |'] };
  expect(inLine(open, 1)).toBe(open);
});

describe('pasted rows', () => {
  const ROWS = [
    ['2101502', '一般行政管理事务', '1,124.00', '1,124.00', ''],
    ['2101599', '其他|支出', '=2.00'],
  ];
  const GROWN = [
    '## 部门预算支出总表',
    '',
    '| 科目编码 | 科目名称         |     合计 | 项目支出 |',
    '| -------- | ---------------- | -------: | -------: |',
    '|          | 合计             |        = |          |',
    '| 2101501  | 行政运行         |   261.03 |          |',
    '| 2101502  | 一般行政管理事务 | 1,124.00 | 1,124.00 |',
    '| 2101599  | 其他\\|支出       |   \\=2.00 |          |',
    '',
    '注：一句。',
  ];

  test('stand below the row of the cursor, all in line', () => {
    expect(pasted(DOCUMENT, FIRST + 3, ROWS)).toEqual(GROWN);
  });

  test('go on with the table from the empty line below it, which stays', () => {
    expect(pasted(DOCUMENT, FIRST + 4, ROWS)).toEqual(GROWN);
  });

  test('take the place of a blank row', () => {
    const begun = DOCUMENT.toSpliced(FIRST + 4, 0, '|  |  |  |  |');
    expect(pasted(begun, FIRST + 4, ROWS)).toEqual(GROWN);
  });

  test('stand below the dashes when they are pasted into the header', () => {
    const made = pasted(DOCUMENT, FIRST, [['2101500', '甲', '1.00', '']]);
    expect(made?.slice(FIRST, FIRST + 4)).toEqual([
      ...TABLE.slice(0, 2),
      '| 2101500  | 甲       |   1.00 |          |',
      TABLE[2],
    ]);
  });

  test('fill blank cells from the cursor on where all of them fit, as in a spreadsheet', () => {
    const blank = [
      ...DOCUMENT.slice(0, FIRST + 3),
      '| 2101501 | 行政运行 |  |  |',
      '| 2101502 | 其他 |  |  |',
      '',
    ];
    const block = [
      ['261.03', ''],
      ['12.00', '12.00'],
    ];
    const amount = blank[FIRST + 3].indexOf('|  |') + 1;
    expect(pasted(blank, FIRST + 3, block, amount)?.slice(FIRST + 3)).toEqual([
      '| 2101501  | 行政运行 | 261.03 |          |',
      '| 2101502  | 其他     |  12.00 |    12.00 |',
      '',
    ]);
    // One of them is not blank, or there are too few: rows of their own.
    for (const [line, cells] of [
      [FIRST + 2, block],
      [FIRST + 4, block],
      [FIRST + 3, [['1.00', '2.00', '3.00']]],
    ] as const)
      expect(pasted(blank, line, cells, amount)?.length).toBe(blank.length + cells.length);
  });

  test('are a table of their own on an empty line, parted from what is around it', () => {
    const rows = [
      ['项目', '编码', '预算数'],
      ['公务接待费', '30217', '0.30'],
      ['差旅费', '30211', ''],
    ];
    expect(pasted(['一句。', '', '注：又一句。'], 1, rows)).toEqual([
      '一句。',
      '',
      '| 项目       | 编码  | 预算数 |',
      '| ---------- | ----- | -----: |',
      '| 公务接待费 | 30217 |   0.30 |',
      '| 差旅费     | 30211 |        |',
      '',
      '注：又一句。',
    ]);
    expect(pasted([''], 0, rows)?.[0]).toBe('| 项目       | 编码  | 预算数 |');
  });

  test('are left to the editor where they are no rows: in text, in a relation block, one row alone', () => {
    expect(pasted(DOCUMENT, 0, ROWS)).toBeUndefined();
    expect(pasted(['', ''], 0, ROWS.slice(0, 1))).toBeUndefined();
    expect(pasted(['```勾稽', '', '```'], 1, ROWS)).toBeUndefined();
    expect(pasted(DOCUMENT, FIRST + 3, [])).toBeUndefined();
  });
});
