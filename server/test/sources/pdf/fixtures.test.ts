/** PDFs that an office printed: every amount, code and name must come out in its row and column. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Origin } from '../../../src/sources/model';
import { gridsOf, open, original, paragraphsOf, rowsOf } from './small-pdf';

const fixtures = new URL('../../../../test-fixtures/', import.meta.url);
const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`originals/${name}.pdf`, fixtures)));

interface PrintedTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of the document that was printed. */
function printedTables(name: string): PrintedTable[] {
  const tables: { title: string; header: string[]; rows: string[][] }[] = [];
  let title = '';
  let isTable = false;
  for (const line of readFileSync(new URL(`pipes/${name}.budget`, fixtures), 'utf8').split('\n')) {
    if (line.startsWith('## ')) title = line.slice(3);
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!line.startsWith('|')) isTable = false;
    else if (!isTable) {
      tables.push({ title, header: cells, rows: [] });
      isTable = true;
    } else if (!/^[-: |]+$/.test(line)) tables[tables.length - 1].rows.push(cells);
  }
  return tables;
}

describe.each(['clean', 'sample'])('%s.pdf', (name) => {
  const tables = printedTables(name);

  test('has every amount, code and name in its row and column', async () => {
    const grids = gridsOf(await original(bytesOf(name)));
    expect(grids).toHaveLength(tables.length);
    tables.forEach(({ header, rows }, i) => {
      const depth = Math.max(...header.map((path) => path.split('/').length));
      expect(rowsOf(grids[i]).slice(depth)).toEqual(rows);
    });
  });

  test('merges the cells of headers as they are printed', async () => {
    const grids = gridsOf(await original(bytesOf(name)));
    tables.forEach(({ header }, i) => {
      for (const [column, path] of header.entries()) {
        path.split('/').forEach((word, row) => {
          const cell = grids[i].cells.find(
            (one) => one.row === row && one.column <= column && column < one.column + one.columnSpan,
          );
          expect(cell?.text).toBe(word);
        });
      }
    });
  });

  test('leaves running heads and page numbers out, and keeps titles, units and sentences whole', async () => {
    const texts = paragraphsOf(await original(bytesOf(name))).map(({ text }) => text);
    expect(texts).not.toContain('青河县档案馆');
    expect(texts.filter((text) => /^[—\s\d]+$/.test(text))).toEqual([]);
    for (const { title } of tables) expect(texts).toContain(title);
    expect(texts.filter((text) => text === '单位：万元')).toHaveLength(tables.length);
    const prose = readFileSync(new URL(`pipes/${name}.budget`, fixtures), 'utf8').split('\n');
    for (const sentence of prose.filter((line) => /^(?:2026年|按功能|注：)/.test(line)))
      expect(texts).toContain(sentence);
  });

  test('lists its contents an entry a paragraph', async () => {
    const texts = paragraphsOf(await original(bytesOf(name))).map(({ text }) => text);
    tables.forEach(({ title }, i) => {
      expect(texts).toContain(`${title} …… ${i + 2}`);
    });
  });

  test('says of each cell where it is printed', async () => {
    const { pageCount, blocks } = await original(bytesOf(name));
    const pages = blocks.flatMap((block): Origin[] =>
      block.type === 'grid' ? block.cells.map(({ origin }) => origin) : [block.origin],
    );
    for (const origin of pages) {
      expect(origin).toMatchObject({ page: expect.any(Number), rect: { width: expect.any(Number) } });
      expect('page' in origin && origin.page >= 1 && origin.page <= (pageCount ?? 0)).toBe(true);
    }
  });
});

describe('layouts.pdf', () => {
  test('makes names, codes and amounts whole that narrow columns broke', async () => {
    const [narrow] = gridsOf(await original(bytesOf('layouts')));
    expect(rowsOf(narrow)).toEqual([
      ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
      ['301', '工资福利支出', '12,345,678.90', '12,345,678.90', ''],
      ['3010102', '按照规定发放的津贴补贴和其他补助', '1,234,567.80', '1,234,567.80', ''],
      ['302', '商品和服务支出', '2,345,678.01', '', '2,345,678.01'],
    ]);
  });

  test('keeps tables apart that stand side by side', async () => {
    const [, left, right] = gridsOf(await original(bytesOf('layouts')));
    expect(rowsOf(left)).toEqual([
      ['项目', '金额'],
      ['办公费', '3,120.50'],
      ['印刷费', '1,010.00'],
      ['合计', '4,130.50'],
    ]);
    expect(rowsOf(right)).toEqual([
      ['项目', '金额'],
      ['差旅费', '2,200.00'],
      ['合计', '2,200.00'],
    ]);
  });

  test('finds columns where only rows are ruled or coloured, and where nothing is', async () => {
    const [, , , ...grids] = gridsOf(await original(bytesOf('layouts')));
    const rows = [
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['201', '一般公共服务支出', '257.42', '186.42', '71.00'],
      ['20126', '档案事务', '257.42', '186.42', '71.00'],
      ['2012601', '行政运行', '186.42', '186.42', ''],
      ['2012602', '一般行政管理事务', '18.60', '', '18.60'],
      ['2012604', '档案馆', '52.40', '', '52.40'],
      ['208', '社会保障和就业支出', '35.73', '35.73', ''],
      ['20805', '行政事业单位养老支出', '35.73', '35.73', ''],
      ['2080501', '行政单位离退休', '3.36', '3.36', ''],
      ['2080505', '机关事业单位基本养老保险缴费支出', '21.58', '21.58', ''],
      ['2080506', '机关事业单位职业年金缴费支出', '10.79', '10.79', ''],
    ];
    expect(grids.map(rowsOf)).toEqual([rows, rows, rows]);
  });

  test('names the page that is a picture, and reads the others', async () => {
    const { omissions, pageCount } = await original(bytesOf('layouts'));
    expect(omissions).toEqual([{ reason: 'scanned', places: ['6'] }]);
    expect(pageCount).toBe(6);
  });
});

test('refuses what is encrypted', async () => {
  expect(await open(bytesOf('encrypted'))).toEqual({ refused: 'encrypted' });
});

test('refuses what was only scanned', async () => {
  expect(await open(bytesOf('scanned'))).toEqual({ refused: 'pictures-only' });
});
