/** The view of an original: its headers, titles, escapes and notes, and the place of every cell. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import type { Original } from '../../src/sources/model';
import { joinGrids } from '../../src/sources/view/joined-grids';
import { originAt } from '../../src/sources/view/origin-at';
import { viewOf } from '../../src/sources/view/view';
import { grid, original, paragraph } from '../support/original';

const service = createService({ documentation: () => undefined });

/** The view below its front matter, blank lines left out. */
function linesOf(whole: Original): string[] {
  const lines = viewOf(whole).text.split('\n');
  return lines.slice(lines.indexOf('---', 1) + 1).filter((line) => line !== '');
}

/** The cells of each table row of the view. */
function rowsOf(whole: Original): string[][] {
  return linesOf(whole)
    .filter((line) => line.startsWith('|') && !/^\| -[-: |]+\|$/.test(line))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

const EXPENDITURE = grid(
  [
    ['科目编码', '<', '<', '科目名称', '合计', '本年支出', '<', '<'],
    ['类', '款', '项', '^', '^', '基本支出', '<', '项目支出'],
    ['^', '^', '^', '^', '^', '人员经费', '公用经费', '^'],
    ['栏次', '<', '<', '<', '1', '2', '3', '4'],
    ['', '', '', '合计', '30.00', '10.00', '5.00', '15.00'],
    ['210', '', '', '卫生健康支出', '30.00', '10.00', '5.00', '15.00'],
    ['', '15', '', '医疗保障管理事务', '30.00', '10.00', '5.00', '15.00'],
    ['', '', '01', '行政运行', '15.00', '10.00', '5.00', ''],
    ['', '', '02', '一般行政管理事务', '15.00', '', '', '15.00'],
  ],
  3,
);

describe('headers', () => {
  test('are written as the paths that the spans tell', () => {
    expect(rowsOf(original(EXPENDITURE))[0]).toEqual([
      '科目编码/类',
      '科目编码/款',
      '科目编码/项',
      '科目名称',
      '合计',
      '本年支出/基本支出/人员经费',
      '本年支出/基本支出/公用经费',
      '本年支出/项目支出',
    ]);
  });

  test('keep panels side by side apart, and the same words under one of them as well', () => {
    const sides = grid([
      ['收入', '<', '支出', '<', '<'],
      ['项目', '预算数', '项目', '预算数', '预算数'],
      ['一、财政拨款', '1.00', '一、教育支出', '1.00', '1.00'],
    ]);
    expect(rowsOf(original(sides))).toEqual([
      ['收入/项目', '收入/预算数', '支出/项目', '支出/预算数', '支出/预算数'],
      ['一、财政拨款', '1.00', '一、教育支出', '1.00', '1.00'],
    ]);
  });

  test('may be followed by rows of nothing but words and by rows of blanks', () => {
    const empty = grid([
      ['科目编码', '科目名称', '本年支出', '<'],
      ['^', '^', '基本支出', '项目支出'],
      ['', '合计', '', ''],
      ['', '', '', ''],
      ['注：本表为空。', '<', '<', '<'],
    ]);
    expect(linesOf(original(empty))).toEqual([
      '| 科目编码 | 科目名称 | 本年支出/基本支出 | 本年支出/项目支出 |',
      '| -------- | -------- | ----------------- | ----------------- |',
      '|          | 合计     |                   |                   |',
      '注：本表为空。',
    ]);
  });

  test('that begin with figures are parted by blanks, and read again as paths', () => {
    const years = grid([
      ['项目', '预算数', '<'],
      ['^', '2025年', '2026年'],
      ['一、教育支出', '1.00', '2.00'],
    ]);
    const whole = original(years);
    expect(rowsOf(whole)[0]).toEqual(['项目', '预算数 / 2025年', '预算数 / 2026年']);
    const [table] = service.tables(service.checkOriginal(whole, DEFAULT_SETTINGS));
    expect(table.columns).toEqual(['项目', '预算数/2025年', '预算数/2026年']);
  });

  test('may be years alone below a merged cell', () => {
    const years = grid([
      ['项目', '预算数', '<'],
      ['^', '2025', '2026'],
      ['一、教育支出', '1.00', '2.00'],
    ]);
    expect(rowsOf(original(years))[0]).toEqual(['项目', '预算数 / 2025', '预算数 / 2026']);
  });

  test('are blank where a table begins with its rows', () => {
    const rest = grid([
      ['2010301', '行政运行', '12.00'],
      ['2010302', '一般行政管理事务', '3.00'],
    ]);
    expect(rowsOf(original(rest))).toEqual([
      ['', '', ''],
      ['2010301', '行政运行', '12.00'],
      ['2010302', '一般行政管理事务', '3.00'],
    ]);
  });
});

describe('rows', () => {
  test('that hold title, unit or year stand above their table; a second title begins another table', () => {
    const ruled = grid([
      ['一般公共预算支出表', '<', '<'],
      ['部门：甲局', '', '单位：元'],
      ['项目', '', '预算数'],
      ['教育支出', '', '1.00'],
      ['政府性基金预算支出表', '<', '<'],
      ['项目', '', '预算数'],
      ['城乡社区支出', '', '2.00'],
    ]);
    expect(linesOf(original(ruled)).filter((line) => !line.startsWith('| --'))).toEqual([
      '## 一般公共预算支出表',
      '部门：甲局',
      '单位：元',
      '| 项目     | 预算数 |',
      '| 教育支出 |   1.00 |',
      '## 政府性基金预算支出表',
      '| 项目         | 预算数 |',
      '| 城乡社区支出 |   2.00 |',
    ]);
  });

  test('of a column that was cut in two are one column, those of codes in pieces are not', () => {
    const cut = grid([
      ['项目', '预算数', '<'],
      ['教育支出', '1.00', ''],
      ['其他支出', '', '2.00'],
    ]);
    expect(rowsOf(original(cut)).slice(1)).toEqual([
      ['教育支出', '1.00'],
      ['其他支出', '2.00'],
    ]);
    const pieces = grid([
      ['科目编码', '<', '预算数'],
      ['201', '', '1.00'],
      ['', '03', '1.00'],
    ]);
    expect(rowsOf(original(pieces))).toEqual([
      ['科目编码', '科目编码', '预算数'],
      ['201', '', '1.00'],
      ['', '03', '1.00'],
    ]);
  });

  test('with a label merged over the amounts of one panel belong to the panel behind it', () => {
    const panels = grid([
      ['收入', '<', '功能分类', '<', '支出用途', '<'],
      ['项目', '金额', '科目', '金额', '项目', '金额'],
      ['一、财政拨款', '5.00', '一、教育支出', '5.00', '一、基本支出', '5.00'],
      ['收入合计', '5.00', '支出合计', '<', '<', '5.00'],
    ]);
    expect(rowsOf(original(panels))[2]).toEqual(['收入合计', '5.00', '', '', '支出合计', '5.00']);
    const codes = grid([
      ['科目编码', '科目名称', '金额'],
      ['205', '教育支出', '5.00'],
      ['合计', '<', '5.00'],
    ]);
    expect(rowsOf(original(codes))[2]).toEqual(['合计', '', '5.00']);
  });

  test('of a form stay as they are printed and are read as a form', () => {
    const form = grid([
      ['项目支出绩效目标表', '<', '<', '<'],
      ['项目名称', '宣传经费', '预算单位', '甲局'],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '宣传次数', '≥12次'],
    ]);
    const whole = original(form);
    expect(rowsOf(whole)[0]).toEqual(['项目名称', '宣传经费', '预算单位', '甲局']);
    const { model } = service.checkOriginal(whole, DEFAULT_SETTINGS);
    expect(model.disclosures[0].tables[0].table.isForm).toBe(true);
  });
});

describe('pages of one table', () => {
  const HEADER = [
    ['科目编码', '科目名称', '本年支出', '<'],
    ['^', '^', '基本支出', '项目支出'],
  ];
  const FIRST = [
    ['205', '教育支出', '1.00', '2.00'],
    ['20508', '进修及培训', '1.00', '2.00'],
  ];
  const SECOND = [
    ['208', '社会保障和就业支出', '3.00', ''],
    ['', '合计', '4.00', '2.00'],
  ];
  const captions = (page: number) => [paragraph('支出总表', page), paragraph('单位：元', page)];
  const tables = (whole: Original) =>
    service
      .tables(service.checkOriginal(whole, DEFAULT_SETTINGS))
      .map(({ rows, amounts }) => [rows, amounts]);

  test('are one where the next begins with its rows, or with the header again', () => {
    const first = grid([...HEADER, ...FIRST], 1);
    expect(tables(original(...captions(1), first, grid(SECOND, 2)))).toEqual([[4, 7]]);
    expect(tables(original(...captions(1), first, grid([...HEADER, ...SECOND], 2)))).toEqual([[4, 7]]);
  });

  test('are one where the title comes again too, unless the rows begin again', () => {
    const first = grid([...HEADER, ...FIRST], 1);
    const next = grid([...HEADER, ...SECOND], 2);
    expect(tables(original(...captions(1), first, ...captions(2), next))).toEqual([[4, 7]]);
    const again = grid([...HEADER, ...FIRST], 2);
    expect(tables(original(...captions(1), first, ...captions(2), again))).toHaveLength(2);
  });

  test('are one where the last has nothing but notes below its header', () => {
    const last = grid([...HEADER, ['注：本表金额含上年结转。', '<', '<', '<']], 2);
    const lines = linesOf(original(...captions(1), grid([...HEADER, ...FIRST], 1), last));
    expect(lines.filter((line) => line.startsWith('| 科目编码'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('注：本表金额含上年结转。');
  });

  test('are one over hundreds of pages in time that grows with the pages', () => {
    const pages = Array.from({ length: 400 }, (_, page) =>
      grid(
        [...HEADER, ...Array.from({ length: 20 }, (_, at) => [`2${page}`, `项目${at}`, '1.00', '2.00'])],
        page + 1,
      ),
    );
    const started = performance.now();
    const [whole, ...others] = joinGrids(pages);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(whole).toMatchObject({ rowCount: HEADER.length + 400 * 20 });
    expect(others).toEqual([]);
  });

  test('are two tables where other words stand between them or the header is another', () => {
    const first = grid([...HEADER, ...FIRST], 1);
    expect(
      tables(original(...captions(1), first, paragraph('收入总表', 2), grid([...HEADER, ...SECOND], 2))),
    ).toHaveLength(2);
    const other = grid([['科目编码', '科目名称', '本年收入', '上年收入'], ...SECOND], 2);
    expect(tables(original(...captions(1), first, other))).toHaveLength(2);
  });
});

describe('names that are set in', () => {
  const NAMES = ['合计', '教育支出', '普通教育', '小学教育', '初中教育', '卫生健康支出', '公共卫生', '其他'];
  const tableWith = (indents: readonly number[]) => {
    const rows = grid([['项目', '金额'], ...NAMES.map((name, i) => [name, `${i + 1}.00`])], 4);
    const cells = rows.cells.map((cell) => {
      const indent = cell.column === 0 && cell.row > 0 ? indents[cell.row - 1] : 0;
      return indent > 0 ? { ...cell, indent } : cell;
    });
    return original(paragraph('支出总表', 4), { ...rows, cells });
  };

  test('begin with a blank for each level, and are read and placed without it', () => {
    const whole = tableWith([0, 0, 1, 2.1, 2, 0.1, 1.1, 0]);
    const names = linesOf(whole)
      .slice(3)
      .map((line) => /^\| (\S+|\u3000+\S+)/.exec(line)?.[1]);
    expect(names).toEqual([
      '合计',
      '教育支出',
      '　普通教育',
      '　　小学教育',
      '　　初中教育',
      '卫生健康支出',
      '　公共卫生',
      '其他',
    ]);
    const document = service.checkOriginal(whole, DEFAULT_SETTINGS);
    const [{ rows }] = document.model.disclosures[0].tables;
    expect(rows.map(({ cells }) => cells[0].text)).toEqual(NAMES);
    const { original: checked } = document;
    const view = checked?.view ?? viewOf(whole);
    const line = view.text.split('\n').findIndex((text) => text.includes('小学教育'));
    const at = view.text.split('\n')[line].indexOf('小学教育');
    expect(originAt(view, line, at)).toMatchObject({ row: 5, column: 1 });
    expect(view.lines[line]?.cells?.[0]).toMatchObject({ start: at, end: at + '小学教育'.length });
  });

  test('are left as they are where names are centred', () => {
    const whole = tableWith([3, 2.4, 1.9, 2.7, 1.2, 0.6, 2.1, 3.4]);
    expect(viewOf(whole).text).not.toContain('\u3000');
  });
});

describe('text', () => {
  test('is escaped where it would read as markup, in cells and in paragraphs', () => {
    const marked = grid([
      ['项目', '说明'],
      ['甲|乙', '=12\\3\n第二行'],
      ['丙*丁', '| 1.00'],
    ]);
    const whole = original(
      paragraph('# 不是标题。'),
      paragraph('| 不是表格，也不是标题，而是一句话。 |'),
      marked,
    );
    const [heading, pipes, , , first, second] = linesOf(whole);
    expect(heading).toBe('\\# 不是标题。');
    expect(pipes).toBe('\\| 不是表格，也不是标题，而是一句话。 |');
    expect(first).toContain('| 甲\\|乙 | \\=12\\\\3<br>第二行 ');
    expect(second).toContain('| 丙\\*丁 | \\| 1.00 ');
  });

  test('that was escaped is converted as it was printed', () => {
    const marked = grid([
      ['项目', '说明'],
      ['甲', '人数*100%'],
    ]);
    const document = service.checkOriginal(original(paragraph('说明表'), marked), DEFAULT_SETTINGS);
    expect(service.convert(document, 'json')).toContain('"人数*100%"');
    expect(service.convert(document, 'tsv')).toContain('\t人数*100%');
    expect(service.convert(document, 'budget')).toContain('人数\\*100%');
  });

  test('of figures in two lines of a cell does not run together', () => {
    const two = grid([
      ['项目', '金额'],
      ['甲', '12.00\n34.00'],
    ]);
    const { model } = service.checkOriginal(original(two), DEFAULT_SETTINGS);
    expect(model.disclosures[0].tables[0].rows[0].cells[1].text).toMatch(/^12\.00\s+34\.00$/);
  });

  test('keeps its headings, and the title above a table is one', () => {
    const whole = original(
      paragraph('第一部分 部门概况', 1, 1),
      paragraph('主要职责是……'),
      paragraph('支出总表'),
      paragraph('单位：万元'),
      EXPENDITURE,
      paragraph('名词解释', 4, 1),
    );
    expect(linesOf(whole).filter((line) => !line.startsWith('|'))).toEqual([
      '# 第一部分 部门概况',
      '主要职责是……',
      '## 支出总表',
      '单位：万元',
      '# 名词解释',
    ]);
  });

  test('has no headings in its contents list, whose lines come again as headings', () => {
    const parts = ['第一部分 部门概况', '第二部分 预算公开表'];
    const listed = parts.map((part, at) => paragraph(at === 0 ? part : `${part} …… 3`, 1, 1));
    const body = parts.flatMap((part) => [paragraph(part, 2, 1), paragraph('如下。', 2)]);
    expect(linesOf(original(paragraph('目 录', 1, 2), ...listed, ...body))).toEqual([
      '## 目 录',
      '第一部分 部门概况',
      '第二部分 预算公开表 …… 3',
      '# 第一部分 部门概况',
      '如下。',
      '# 第二部分 预算公开表',
      '如下。',
    ]);
  });

  test.each(['（2026年度）', '2026年度'])('keeps %s, in a row of its own, out of the header', (year) => {
    const whole = original(
      grid([
        ['项目支出绩效目标表', '<', '<', '<'],
        [year, '<', '<', '<'],
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '归档卷数', '≥500卷'],
      ]),
    );
    const [table] = service.tables(service.checkOriginal(whole, DEFAULT_SETTINGS));
    expect(table).toMatchObject({
      title: '项目支出绩效目标表',
      columns: ['一级指标', '二级指标', '三级指标', '指标值'],
    });
  });

  test('names a table by its title, not by the year below that in type as large', () => {
    const whole = original(
      paragraph('项目支出绩效目标表', 1, 2),
      paragraph('（2026年度）', 1, 2),
      grid([
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '归档卷数', '≥500卷'],
      ]),
    );
    const [table] = service.tables(service.checkOriginal(whole, DEFAULT_SETTINGS));
    expect(table).toMatchObject({ title: '项目支出绩效目标表', kind: 'performance-target' });
  });

  test('tells the body, the year and the unit in front of all', () => {
    const whole = original(
      paragraph('2026年部门预算支出总表'),
      paragraph('部门：450 甲市乙局'),
      paragraph('金额单位：元'),
      EXPENDITURE,
    );
    expect(viewOf(whole).text.split('\n').slice(0, 5)).toEqual([
      '---',
      '部门: 450 甲市乙局',
      '年度: 2026',
      '金额单位: 元',
      '---',
    ]);
  });
});

test('every cell, row and paragraph knows its place', () => {
  const view = viewOf(original(paragraph('支出总表', 2), EXPENDITURE));
  const lines = view.text.split('\n');
  const line = lines.findIndex((text) => text.includes('行政运行'));
  const at = (text: string) => originAt(view, line, lines[line].indexOf(text));
  expect(at('01')).toEqual({ page: 3, table: 1, row: 8, column: 3 });
  expect(at('15.00')).toEqual({ page: 3, table: 1, row: 8, column: 5 });
  expect(originAt(view, line, 0)).toEqual({ page: 3, table: 1, row: 8 });
  expect(originAt(view, lines.indexOf('## 支出总表'), 4)).toEqual({ page: 2 });
  expect(originAt(view, 0, 0)).toBeUndefined();
});
