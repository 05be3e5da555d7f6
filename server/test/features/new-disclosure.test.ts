/** Tests the new disclosure: in order as it stands in every year, and filled in it computes every sum and every tie. */

import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/cli/edits';
import { REQUIRED_TABLES, REQUIRED_TOPICS } from '../../src/knowledge/required';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { pipeCells } from '../../src/text/pipe-cells';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);
const newOf = (year: number) => service.newDisclosure(year, DEFAULT_SETTINGS);

const YEARS = [2023, 2024, 2025, 2026, 2027, 2030];

describe.each(YEARS)('of %d', (year) => {
  const { text, snippet } = newOf(year);
  const document = check(text);

  test('is in order as it stands', () => {
    expect(service.diagnostics(document, 'file:///a')).toEqual([]);
    const { tables, text: sentences } = service.coverage(document);
    expect(tables.printed).toBeGreaterThan(50);
    expect(tables.tied).toBe(tables.printed);
    expect(sentences.amounts).toBeGreaterThan(0);
    expect(sentences.tied).toBe(sentences.amounts);
  });

  test('has the nine tables of its year, and everything that has to be said', () => {
    const tables = service.tables(document);
    const kinds = tables.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set([...REQUIRED_TABLES.map(({ kind }) => kind), 'state-capital']));
    expect(kinds).toHaveLength(9);
    expect(tables.map((table) => table.year)).toEqual(kinds.map(() => year));
    expect(tables[0].columns).toContain(`收入/${year}年预算数`);
    expect(text).not.toContain(String(year + 1));
    for (const { words } of REQUIRED_TOPICS) expect(text).toMatch(words);
  });

  test('is lined up, and its places filled in with what they hold it is the text', () => {
    expect(service.format(document)).toEqual([]);
    const [before, ...others] = snippet.split('$0');
    expect(others).toHaveLength(1);
    expect(before).toMatch(/\n\| 一、一般公共预算拨款收入 +\| +$/);
    const filled = (before + others[0]).replaceAll(/\$\{\d:([^}]*)\}/g, '$1').replaceAll(/\\([\\$}])/g, '$1');
    expect(filled).toBe(text);
    expect(new Set(snippet.match(/\$\{\d:[^}]*\}/g))).toEqual(
      new Set(
        [
          ['1', '100'],
          ['2', '某某局'],
          ['3', year],
        ].map(([index, words]) => `\${${index}:${words}}`),
      ),
    );
  });
});

/** Sets a cell of the row that begins with some cells, in the table below a title. */
function fillIn(text: string, title: string, row: string, column: number, amount: string): string {
  const from = text.indexOf(`## 部门预算${title}\n`);
  const start = text.indexOf(`| ${row} `, from);
  const end = text.indexOf('\n', start);
  const cell = pipeCells(text, start, end)[column];
  if (from < 0 || start < 0 || !cell || text.slice(cell.start, cell.end).trim() !== '')
    throw new Error(`${title} ${row} has no blank cell ${column}`);
  return `${text.slice(0, cell.start)} ${amount} ${text.slice(cell.end)}`;
}

/** Leaves of a small office, by table: row, cell, amount. */
const LEAVES: readonly (readonly [title: string, row: string, column: number, amount: string])[] = [
  ['收支总表', '一、一般公共预算拨款收入', 1, '103.00'],
  ...['支出总表', '一般公共预算财政拨款支出表'].flatMap((title) => [
    [title, '2010301', 3, '60.50'] as const,
    [title, '2010302', 4, '12.50'] as const,
    [title, '2080505', 3, '12.00'] as const,
    [title, '2101101', 3, '8.00'] as const,
    [title, '2210201', 3, '10.00'] as const,
  ]),
  ['收入总表', '2010301', 3, '60.50'],
  ['收入总表', '2010302', 3, '12.50'],
  ['收入总表', '2080505', 3, '12.00'],
  ['收入总表', '2101101', 3, '8.00'],
  ['收入总表', '2210201', 3, '10.00'],
  ['一般公共预算财政拨款基本支出表', '30101', 3, '80.50'],
  ['一般公共预算财政拨款基本支出表', '30201', 4, '8.00'],
  ['一般公共预算财政拨款基本支出表', '30231', 4, '2.00'],
  ['财政拨款“三公”经费支出表', '公务用车运行维护费', 1, '2.00'],
];

describe('filled in', () => {
  const filled = LEAVES.reduce((text, leaf) => fillIn(text, ...leaf), newOf(2026).text);
  const found = () => service.diagnostics(check(filled), 'file:///a');

  test('only its sentences differ from the tables', () => {
    expect(new Set(found().map(({ code }) => code))).toEqual(new Set(['tie/text']));
  });

  test('every sum and every tie is computed', () => {
    const text = filled
      .replace(
        '收入总计0.00万元，支出总计0.00万元，其中基本支出0.00万元，项目支出0.00',
        '收入总计103.00万元，支出总计103.00万元，其中基本支出90.50万元，项目支出12.50',
      )
      .replace('“三公”经费预算0.00', '“三公”经费预算2.00')
      .replace('公务用车运行维护费0.00', '公务用车运行维护费2.00');
    const document = check(text);
    expect(service.diagnostics(document, 'file:///a')).toEqual([]);
    const whole = applyEdits(text, service.fixAll(document)) ?? '';
    expect(whole).not.toMatch(/\| *= *\|/);
    expect(service.diagnostics(check(whole), 'file:///a')).toEqual([]);
    const rows = whole.replaceAll(/ +/g, ' ').split('\n');
    for (const row of [
      '| 一、一般公共预算拨款收入 | 103.00 | 一、一般公共服务支出 | 73.00 |',
      '| 收入总计 | 103.00 | 支出总计 | 103.00 |',
      '| 20103 | 政府办公厅（室）及相关机构事务 | 73.00 | 60.50 | 12.50 |',
      '| | 合计 | 103.00 | 90.50 | 12.50 |',
      '| 一、一般公共预算拨款 | 103.00 | 一、一般公共服务支出 | 73.00 | 73.00 | | |',
      '| | 合计 | 90.50 | 80.50 | 10.00 |',
      '| “三公”经费合计 | 2.00 |',
    ])
      expect(rows).toContain(row);
  });

  test('收入总计 and 支出总计 are compared, under a header that begins with the year too', () => {
    const short = filled.replace(/(一、一般公共预算拨款收入 +\| )103\.00/, '$1130.00');
    expect(short).not.toBe(filled);
    expect(service.diagnostics(check(short), 'file:///a').map(({ code }) => code)).toContain('sum/balance');
  });

  test('a leaf mistyped in one of its tables is told', () => {
    const wrong = fillIn(
      LEAVES.slice(0, -1).reduce((text, leaf) => fillIn(text, ...leaf), newOf(2026).text),
      ...(['财政拨款“三公”经费支出表', '公务用车运行维护费', 1, '2.00'] as const),
    ).replace(
      '| 2210201  | 住房公积金                       |    = | 10.00 |',
      '| 2210201 | 住房公积金 | = | 1.00 |',
    );
    expect(wrong).not.toBe(filled);
    expect(service.diagnostics(check(wrong), 'file:///a').map(({ code }) => code)).toContain('tie/table');
  });
});
