/** What is shown beside amounts: names where a cell has a line of its own, differences, computed values; only as set and in view. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS, type InlayHintSettings, type LanguageId } from '../../src/service';

const service = createService({ documentation: () => undefined });

function hints(
  text: string,
  set: Partial<InlayHintSettings> = {},
  language: LanguageId = 'disclosure',
  lines: readonly [number, number] = [0, text.split('\n').length],
): string[] {
  const settings = { ...DEFAULT_SETTINGS, inlayHints: { ...DEFAULT_SETTINGS.inlayHints, ...set } };
  const document = service.check(text, language, settings);
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  return service
    .inlayHints(document, range)
    .map(({ position: { line, character }, label }) => `${line}:${character} ${String(label)}`);
}

const TABS = [
  '部门预算支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t15.00\t13.00\t2.00',
  '205\t教育支出\t12.00\t10.00\t2.00',
  '206\t科学技术支出\t3.00\t3.00\t',
  '',
  '以上各项均按规定编列。',
  '',
];
const CLEAN = TABS.join('\n');

/** The same table, a cell a line. */
const CELLS = [
  ...TABS.slice(0, 2),
  '',
  ...TABS.slice(2, 6).flatMap((row) => [...row.split('\t').map((cell) => `\t${cell}`), '']),
  ...TABS.slice(6),
].join('\n');

describe('names', () => {
  test('are shown in no amount column by default', () => {
    expect(hints(CLEAN)).toEqual([]);
  });

  test('of columns are shown before every amount where that is set', () => {
    const line = TABS[5];
    expect(hints(CLEAN, { columnNames: 'all' }).filter((hint) => hint.startsWith('5:'))).toEqual([
      `5:${line.indexOf('3.00')} 合计:`,
      `5:${line.lastIndexOf('3.00')} 基本支出:`,
    ]);
  });

  test('of rows and columns are shown behind amounts on lines of their own', () => {
    const shown = hints(CELLS);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.map((hint) => hint.replace(/^\d+:\d+ /, ''))).toContain('科学技术支出 · 合计');
    const at = CELLS.split('\n').lastIndexOf('\t3.00');
    expect(shown).toContain(`${at}:5 科学技术支出 · 基本支出`);
  });

  test.each<[Partial<InlayHintSettings>, string | undefined]>([
    [{ columnNames: 'off' }, '科学技术支出'],
    [{ rowNames: false }, '基本支出'],
    [{ rowNames: false, columnNames: 'off' }, undefined],
  ])('are left out as set: %j', (set, expected) => {
    const at = CELLS.split('\n').lastIndexOf('\t3.00');
    const shown = hints(CELLS, set).filter((hint) => hint.startsWith(`${at}:`));
    expect(shown).toEqual(expected === undefined ? [] : [`${at}:5 ${expected}`]);
  });

  test('are shown in the lines that are asked for only', () => {
    expect(
      hints(CLEAN, { columnNames: 'all' }, 'disclosure', [4, 4]).every((hint) => hint.startsWith('4:')),
    ).toBe(true);
    expect(hints(CLEAN, { columnNames: 'all' }, 'disclosure', [6, 8])).toEqual([]);
  });
});

describe('a difference', () => {
  const wrong = CLEAN.replace('12.00\t10.00\t2.00', '12.50\t10.00\t2.00');

  test('stands at the end of the row that does not add up', () => {
    expect(hints(wrong)).toEqual([`4:${'205\t教育支出\t12.50\t10.00\t2.00'.length} ✗ 合计差 0.50`]);
  });

  test('stands on the line of the amount where cells have a line each', () => {
    const lines = CELLS.replace('\t12.00\n', '\t12.50\n').split('\n');
    const at = lines.indexOf('\t12.50');
    const shown = hints(lines.join('\n'), {}, 'disclosure', [at, at]);
    expect(shown).toEqual([`${at}:6 教育支出 · 合计`, `${at}:6 ✗ 合计差 0.50`]);
    expect(hints(lines.join('\n')).filter((hint) => hint.includes('✗'))).toHaveLength(1);
  });

  test('is left out as set', () => {
    expect(hints(wrong, { differences: false })).toEqual([]);
  });

  test('is not shown where nothing is told', () => {
    const document = service.check(wrong, 'disclosure', {
      ...DEFAULT_SETTINGS,
      rules: { 'amount/suspect': 'off', 'sum/row': 'off', 'sum/total': 'off' },
    });
    const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    expect(service.inlayHints(document, all)).toEqual([]);
  });
});

describe('what `=` comes to', () => {
  const asking = (title: string, header: string, ...rows: string[]) =>
    [
      '---',
      '部门: 460 某县档案馆',
      '年度: 2026',
      '金额单位: 万元',
      '---',
      '',
      `## ${title}`,
      '',
      header,
      header.replace(/[^| ]+/g, '---'),
      ...rows,
      '',
    ].join('\n');
  const EXPENDITURE = '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |';
  const ROW = '| 201 | 一般公共服务支出 | = | 1.00 | 2.00 |';
  const one = asking('部门预算支出总表', EXPENDITURE, ROW);

  test('stands at the end of the row, where it moves no column', () => {
    expect(hints(one, {}, 'budget')).toEqual([`10:${ROW.length} = 3.00`]);
  });

  test('is told with the names of the columns where there are several in a row', () => {
    const total = '| | 合计 | = | = | = |';
    const text = asking('部门预算支出总表', EXPENDITURE, total, ROW);
    expect(hints(text, {}, 'budget')).toEqual([
      `10:${total.length} 合计 = 3.00 · 基本支出 = 1.00 · 项目支出 = 2.00`,
      `11:${ROW.length} = 3.00`,
    ]);
  });

  test('names the sides of a table whose columns have the same words', () => {
    const total = '| 本年收入合计 | = | 本年支出合计 | = |';
    const text = asking(
      '部门预算收支总表',
      '| 收入/项目 | 收入/预算数 | 支出/项目 | 支出/预算数 |',
      '| 一、一般公共预算拨款收入 | 3.00 | 一、一般公共服务支出 | 3.00 |',
      total,
    );
    expect(hints(text, {}, 'budget')).toEqual([`11:${total.length} 收入/预算数 = 3.00 · 支出/预算数 = 3.00`]);
  });

  test('is left out as set', () => {
    expect(hints(one, { computed: false }, 'budget')).toEqual([]);
  });
});
