/** Tests cells that ask for their value with `=`: what they come to, where it is shown and written, and what is never done. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-types';
import { applyEdits } from '../../src/cli/edits';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { createSnapshot } from '../../src/text/snapshot';
import { ASKING_TABLES, BUDGET_HEAD } from '../support/budget';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);
const codesOf = (text: string) => service.diagnostics(check(text), 'file:///a').map(({ code }) => code);
const CLEAN = readFileSync(new URL('../../../test-fixtures/pipes/clean.budget', import.meta.url), 'utf8');

/** Edits that overlap give no text. */
const applied = (text: string, edits: readonly TextEdit[]): string => applyEdits(text, edits) ?? '';

const HEAD = BUDGET_HEAD;

/** A disclosure in which only what nothing can compute is printed. */
const WRITTEN = [
  ...HEAD,
  ...ASKING_TABLES,
  '2026年支出合计205.02万元，其中基本支出186.42万元，项目支出18.60万元。',
  '',
];
const TEXT = WRITTEN.join('\n');
const ALL = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

describe('what is asked for', () => {
  test('is computed level by level, and everything around it holds', () => {
    expect(codesOf(TEXT)).toEqual([]);
    const { tables } = service.coverage(check(TEXT));
    expect(tables).toMatchObject({ printed: 17, read: 17, tied: 17 });
  });

  test('is shown at the end of each row', () => {
    const hints = service.inlayHints(check(TEXT), ALL);
    const values = hints.flatMap(({ label }) =>
      String(label)
        .split(' · ')
        .map((each) => each.split('= ')[1]),
    );
    expect(values.join(' ')).toBe(
      '205.02 205.02 205.02 186.42 18.60 205.02 186.42 18.60 205.02 186.42 18.60 186.42 18.60',
    );
    const lines = TEXT.split('\n');
    for (const { position } of hints) expect(position.character).toBe(lines[position.line].length);
  });

  test('is written by fixing all and by recomputing, and nothing is left to write', () => {
    const fixed = applied(TEXT, service.fixAll(check(TEXT)));
    expect(fixed).toContain('|  | 合计 | 205.02 | 186.42 | 18.60 |');
    expect(fixed).not.toContain('| = |');
    expect(codesOf(fixed)).toEqual([]);
    expect(service.fixAll(check(fixed))).toEqual([]);
    expect(applied(TEXT, service.recompute(check(TEXT), 'document').edits)).toBe(fixed);
    const row = WRITTEN.indexOf('| 201 | 一般公共服务支出 | = | = | = |');
    const { edits } = service.recompute(check(TEXT), 'row', { line: row, character: 4 });
    expect(edits.map(({ range, newText }) => [range.start.line, newText])).toEqual([
      [row, '205.02'],
      [row, '186.42'],
      [row, '18.60'],
    ]);
  });

  test('is written together with a printed total that is recomputed below it', () => {
    const wrong = TEXT.replace('| 行政运行 | = | 186.42 |', '| 行政运行 | 168.42 | 186.42 |').replace(
      /^2026年支出.*$/m,
      '',
    );
    const once = applied(wrong, service.recompute(check(wrong), 'document').edits);
    expect(once).toContain('| 行政运行 | 186.42 | 186.42 |');
    expect(once).toContain('|  | 合计 | 205.02 | 186.42 | 18.60 |');
    expect(once).not.toContain('| = |');
    expect(service.recompute(check(once), 'document').edits).toEqual([]);
    const line = WRITTEN.findIndex((each) => each.startsWith('| 2012601'));
    const { edits } = service.recompute(check(wrong), 'table', { line, character: 4 });
    expect(applied(wrong, edits)).toContain('|  | 合计 | 205.02 | 186.42 | 18.60 |');
  });

  test('stays asked for in the table language, and is filled in elsewhere', () => {
    expect(service.convert(check(TEXT), 'budget')).toMatch(/\| +\| 合计 +\| +=/);
    expect(service.convert(check(TEXT), 'tsv')).toContain('\t合计\t205.02\t186.42\t18.60');
    expect(service.convert(check(TEXT), 'json')).toContain('"205.02"');
  });

  test('is never what is wrong: a tie with it is told as it is, and no repair is certain', () => {
    const wrong = TEXT.replace('| 一般行政管理事务 | = |  | 18.60 |', '| 一般行政管理事务 | = |  | 16.80 |');
    const document = check(wrong);
    const found = service.diagnostics(document, 'file:///a');
    expect(found.length).toBeGreaterThan(0);
    for (const { code, range } of found) {
      expect(code).not.toBe('amount/suspect');
      const line = wrong.split('\n')[range.start.line];
      const fixes = service
        .codeActions(document, 'file:///a', range, found)
        .filter(({ kind }) => kind === 'quickfix')
        .flatMap(({ edit }) => Object.values(edit?.changes ?? {}).flat());
      for (const { range: edited } of fixes)
        expect(line.slice(edited.start.character, edited.end.character)).not.toBe('=');
    }
    // What would carry the mistake on is not filled in, and nothing that is printed is changed.
    const filled = applied(wrong, service.fixAll(document));
    expect(filled).toBe(wrong);
    const recomputed = applied(wrong, service.recompute(document, 'document').edits);
    expect(recomputed.replace(/[\d.]+/g, '')).toBe(wrong.replace(/=/g, '').replace(/[\d.]+/g, ''));
  });

  test('hides no mistake of what is printed beside it', () => {
    const wrong = (from: string, to: string) => codesOf(TEXT.replace(from, to));
    expect(wrong('其中基本支出186.42', '其中基本支出168.42')).toEqual(['text/sum', 'tie/text']);
    expect(wrong('支出合计205.02', '支出合计250.02')).toEqual(['tie/text', 'text/sum']);
    expect(wrong('| 205.02 | 一、', '| 202.05 | 一、')).toEqual(['sum/balance']);
    expect(wrong('| 一、一般公共服务支出 | 205.02 |', '| 一、一般公共服务支出 | 202.05 |')).toContain(
      'tie/table',
    );
  });

  test('does not keep amounts from being named that nothing is computed from', () => {
    // Two tables print everything, and one amount of the second is wrong: beside them stands one that is computed.
    const printed = (title: string, wrong: string) => [
      `## ${title}`,
      '',
      '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
      '| --- | --- | ---: | ---: | ---: |',
      '|  | 合计 | 205.02 | 186.42 | 18.60 |',
      '| 201 | 一般公共服务支出 | 205.02 | 186.42 | 18.60 |',
      '| 20126 | 档案事务 | 205.02 | 186.42 | 18.60 |',
      `| 2012601 | 行政运行 | ${wrong} | 186.42 |  |`,
      '| 2012602 | 一般行政管理事务 | 18.60 |  | 18.60 |',
      '',
    ];
    const suspects = (text: string) =>
      service
        .diagnostics(check(text), 'file:///a')
        .filter(({ code }) => code === 'amount/suspect')
        .map(({ data, range }) => `${data.expected} ${range.start.line}`);
    const lines = printed('一般公共预算支出表', '168.42');
    const alone = [...HEAD, ...lines].join('\n');
    const beside = [...WRITTEN, ...lines].join('\n');
    const at = (text: string) => text.split('\n').findIndex((line) => line.includes('| 168.42 |'));
    expect(suspects(alone)).toEqual([`186.42 ${at(alone)}`]);
    expect(suspects(beside)).toEqual([`186.42 ${at(beside)}`]);
  });

  test('is not added up twice where a code stands twice', () => {
    const twice = TEXT.replace('| 186.42 |  |', '| 180.42 |  |\n| 2012601 | 行政运行 | = | 6.00 |  |');
    const filled = applied(twice, service.fixAll(check(twice)));
    expect(filled).toContain('|  | 合计 | 205.02 | 186.42 | 18.60 |');
  });

  test('hides no mistake: where one amount alone would mend it, the sentence that differs is told all the same', () => {
    const only = [...HEAD, ...WRITTEN.slice(WRITTEN.indexOf('## 部门预算支出总表'))].join('\n');
    expect(codesOf(only)).toEqual([]);
    expect(codesOf(only.replace('支出合计205.02', '支出合计250.02'))).toContain('tie/text');
    expect(codesOf(only.replace('| = | 186.42 |', '| = | 168.42 |'))).toContain('tie/text');
  });

  test('follows what is typed, as a check from scratch has it', () => {
    const at = TEXT.indexOf('186.42 |');
    const changed = `${TEXT.slice(0, at)}187.42${TEXT.slice(at + 6)}`;
    const change = { start: at, oldEnd: at + 6, newEnd: at + 6 };
    const before = check(TEXT);
    expect(service.lookAtRetyped(createSnapshot(changed), { document: before, change })).toBeUndefined();
    const after = service.check(changed, 'budget', DEFAULT_SETTINGS, { document: before, change });
    expect(service.inlayHints(after, ALL)).toEqual(service.inlayHints(check(changed), ALL));
    expect(service.diagnostics(after, 'file:///a')).toEqual(service.diagnostics(check(changed), 'file:///a'));
  });
});

describe('at first look after one amount is retyped', () => {
  const NO_TEXT = WRITTEN.filter((line) => !line.startsWith('2026年')).join('\n');
  const ONE = [...HEAD, ...WRITTEN.slice(WRITTEN.indexOf('## 部门预算支出总表'), -3), ''].join('\n');

  /** What is told at first look, and by a check. */
  function retyped(text: string, from: string, to: string) {
    const at = text.indexOf(from);
    expect(at).toBeGreaterThan(0);
    const changed = text.slice(0, at) + to + text.slice(at + from.length);
    const change = { start: at, oldEnd: at + from.length, newEnd: at + to.length };
    const document = check(text);
    const look = service.lookAtRetyped(createSnapshot(changed), { document, change });
    const told = service.diagnostics(check(changed), 'file:///a');
    return { look: look && service.diagnostics(look, 'file:///a'), told };
  }

  test('what is computed from it follows, and where all holds nothing is found', () => {
    const { look, told } = retyped(ONE, '186.42', '187.42');
    expect(told).toEqual([]);
    expect(look).toEqual([]);
  });

  test('what a check finds is never hidden: where anything does not hold, a check has to tell', () => {
    for (const [from, to] of [
      ['186.42', '187.42'],
      ['18.60 |', '18.70 |'],
      ['205.02 | 一', '205.03 | 一'],
    ])
      expect(retyped(NO_TEXT, from, to).look).toBeUndefined();
    expect(retyped(ONE, '| = | 186.42', '| 205.02 | 186.42').look).toBeUndefined();
    expect(retyped(ONE, '186.42', '0.00').look).toBeUndefined();
  });

  test('whatever digit is typed in a whole disclosure, it is what a check finds', () => {
    const written = readFileSync(
      new URL('../../../test-fixtures/pipes/written.budget', import.meta.url),
      'utf8',
    );
    const amounts = [...written.matchAll(/(?<=\| +)\d+\.\d\d(?= +\|)/g)];
    const seen = amounts
      .filter((_, index) => index % 5 === 0)
      .map(({ 0: printed, index }) => {
        const to = printed.replace(/\d\./, (digit) => `${(Number(digit[0]) + 1) % 10}.`);
        const changed = written.slice(0, index) + to + written.slice(index + printed.length);
        const change = { start: index, oldEnd: index + printed.length, newEnd: index + to.length };
        const look = service.lookAtRetyped(createSnapshot(changed), { document: check(written), change });
        if (look)
          expect(service.diagnostics(look, 'file:///a')).toEqual(
            service.diagnostics(check(changed), 'file:///a'),
          );
        return look;
      });
    expect(seen.length).toBeGreaterThan(5);
  });
});

describe('a value that nothing gives', () => {
  test('is said at its place, and what waits for it too', () => {
    const text = TEXT.replace('| 行政运行 | = | 186.42 |', '| 行政运行 | = | = |');
    const found = service
      .diagnostics(check(text), 'file:///a')
      .filter(({ code }) => code === 'budget/undefined-value')
      .map(({ range }) =>
        text.split('\n')[range.start.line].slice(range.start.character, range.end.character),
      );
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found)).toEqual(new Set(['=']));
  });

  test('is said of the row on its own side', () => {
    const text = TEXT.replace('| 一、一般公共服务支出 | 205.02 |', '| 年终结转 | = |');
    const said = service.diagnostics(check(text), 'file:///a').map(({ message }) => String(message));
    expect(said.filter((each) => each.includes('“年终结转”的'))).toHaveLength(1);
    expect(said.filter((each) => each.includes('拨款收入'))).toEqual([]);
  });

  test('an equals sign that is escaped, or in another layout, asks for nothing', () => {
    for (const text of [TEXT.replace(/(?<=\| )=(?= \|)/g, '\\='), '项目\t合计\n甲\t=\n乙\t=\n'])
      expect(codesOf(text)).not.toContain('budget/undefined-value');
  });
});

describe('amounts that wait for each other', () => {
  const inCircle = (rows: number) =>
    [
      ...HEAD,
      '## 部门预算支出总表',
      '',
      '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
      '| --- | --- | ---: | ---: | ---: |',
      ...Array.from({ length: rows }, (_, row) => `| ${2012601 + row} | 行政运行 | 1.00 | = | = |`),
      '',
      '```勾稽',
      '基本支出 = 项目支出',
      '项目支出 = 基本支出',
      '```',
      '',
    ].join('\n');

  test('are told as a circle, each once, and with a few of the others however many there are', () => {
    for (const rows of [1, 40]) {
      const found = service.diagnostics(check(inCircle(rows)), 'file:///a');
      const circle = found.filter(({ code }) => code === 'budget/cycle');
      expect(circle).toHaveLength(2 * rows);
      expect(found.some(({ code }) => code === 'budget/undefined-value')).toBe(false);
      for (const { relatedInformation = [] } of circle)
        expect(relatedInformation).toHaveLength(Math.min(8, 2 * rows - 1));
    }
  });

  test('are not those that come to a zero which their column leaves out', () => {
    const text = TEXT.replace('| 行政运行 | = | 186.42 |', '| 行政运行 | = | 205.02 |').replace(
      '|  | 18.60 |',
      '|  |  |',
    );
    expect(text).toContain('| 一般行政管理事务 | = |  |  |');
    const codes = codesOf(text);
    expect(codes).not.toContain('budget/cycle');
    expect(codes).not.toContain('budget/undefined-value');
  });
});

test('a zero is written as the other zeros of its column are', () => {
  const rows = (zero: string) =>
    TEXT.replace('| 行政运行 | = | 186.42 |  |', `| 行政运行 | = | 186.42 | ${zero} |`).replace(
      '|  | 18.60 |',
      `| ${zero} | ${zero} |`,
    );
  const totals = (text: string) =>
    applied(text, service.recompute(check(text), 'document').edits)
      .split('\n')
      .find((line) => line.startsWith('|  | 合计 |'));
  expect(totals(rows('0.00'))).toBe('|  | 合计 | 186.42 | 186.42 | 0.00 |');
  expect(totals(rows('—'))).toBe('|  | 合计 | 186.42 | 186.42 | — |');
  expect(totals(rows(''))).toBe('|  | 合计 | 186.42 | 186.42 |  |');
});

describe('what is written', () => {
  const totalsIn = (text: string) =>
    applied(text, service.recompute(check(text), 'document').edits)
      .split('\n')
      .filter((line) => /^\|[ ]+\| 合计/.test(line));
  const table = (title: string, ...rows: string[]) => [
    `## ${title}`,
    '',
    '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
    '| --- | --- | ---: | ---: | ---: |',
    ...rows,
    '',
  ];
  const NOTE = '注：本单位2026年没有使用政府性基金预算拨款安排的支出。';
  const FUND = table('政府性基金预算支出表', '|  | 合计 | = | = | = |');

  test('in a table of nothing is nought where a note says so, and not known where none does', () => {
    const said = [...HEAD, ...FUND, NOTE, ''].join('\n');
    expect(totalsIn(said)).toEqual(['|  | 合计 | 0.00 | 0.00 | 0.00 |']);
    const unsaid = [...HEAD, ...FUND].join('\n');
    expect(totalsIn(unsaid)).toEqual(['|  | 合计 | = | = | = |']);
    expect(codesOf(unsaid).filter((code) => code === 'budget/undefined-value')).toHaveLength(3);
    const other = said.replace('政府性基金预算拨款', '国有资本经营预算拨款');
    expect(totalsIn(other)).toEqual(['|  | 合计 | = | = | = |']);
    const filled = said.replace(
      '| 合计 | = | = | = |',
      '| 合计 | = | = | = |\n| 212 | 城乡社区支出 | = |  | 3.00 |',
    );
    expect(totalsIn(filled)).toEqual(['|  | 合计 | 3.00 |  | 3.00 |']);
  });

  test('as the total of a column that shows nothing is a zero where the totals of other such columns are', () => {
    const rows = ['| 201 | 一般公共服务支出 | 186.42 | 186.42 |  |'];
    const first = (zero: string) =>
      table('一般公共预算支出表', `|  | 合计 | 186.42 | 186.42 | ${zero} |`, ...rows);
    const second = table('部门预算支出总表', '|  | 合计 | = | = | = |', ...rows);
    expect(totalsIn([...HEAD, ...first('0.00'), ...second].join('\n'))[1]).toBe(
      '|  | 合计 | 186.42 | 186.42 | 0.00 |',
    );
    expect(totalsIn([...HEAD, ...first(''), ...second].join('\n'))[1]).toBe(
      '|  | 合计 | 186.42 | 186.42 |  |',
    );
  });

  test('has its thousands parted as other tables have it where its own shows none', () => {
    const rows = [
      '| 201 | 一般公共服务支出 | 886.42 | 886.42 |  |',
      '| 208 | 社会保障和就业支出 | 300.00 | 300.00 |  |',
    ];
    const first = (total: string) =>
      table(
        '一般公共预算支出表',
        `|  | 合计 | ${total} | ${total} |  |`,
        `| 205 | 教育支出 | ${total} | ${total} |  |`,
      );
    const second = table('部门预算支出总表', '|  | 合计 | = | = |  |', ...rows);
    for (const total of ['1,000.00', '1000.00'])
      expect(totalsIn([...HEAD, ...first(total), ...second].join('\n'))[1]).toContain(
        total === '1000.00' ? '1186.42 | 1186.42' : '1,186.42 | 1,186.42',
      );
  });
});

test('a document written with nothing but leaves is in order, and filled in it is the one that prints all', () => {
  const written = readFileSync(
    new URL('../../../test-fixtures/pipes/written.budget', import.meta.url),
    'utf8',
  );
  expect(written.match(/(?<=\| *)=(?= \|)/g)?.length).toBeGreaterThan(50);
  expect(codesOf(written)).toEqual(codesOf(CLEAN));
  const filled = applied(written, service.fixAll(check(written)));
  expect(filled.replace(/```勾稽[\s\S]*?```\n\n/, '')).toBe(CLEAN);
});

test('nothing is written while a row has cells too few or too many: its amounts may stand in other columns', () => {
  const text = WRITTEN.join('\n');
  expect(service.fixAll(check(text))).not.toEqual([]);
  for (const row of [
    '| 2012602  一般行政管理事务 | = |  | 18.60 |',
    '| 2012602 | 一般行政 | 管理事务 | = |  | 18.60 |',
  ]) {
    const torn = text.replace('| 2012602 | 一般行政管理事务 | = |  | 18.60 |', row);
    expect(torn).toContain(row);
    expect(service.fixAll(check(torn))).toEqual([]);
    expect(codesOf(torn)).toContain('budget/syntax');
  }
});

test('a full-width sign is what targets print between an indicator and its value', () => {
  const head = ['| 绩效指标 | 绩效指标性质 | 绩效指标值 | 权重 |', '| --- | --- | ---: | ---: |'];
  const rows = ['| 培训期数 | ＝ | 4 | 10 |', '| 培训人数 | ≥ | 200 | 10 |', '| 合格率 | ＝ | 95 | 10 |'];
  const text = [...HEAD, '## 项目支出绩效表', '', ...head, ...rows, ''].join('\n');
  expect(codesOf(text)).toEqual([]);
  expect(applied(text, service.fixAll(check(text)))).toBe(text);
});

describe('a table that no rule for its kind adds up', () => {
  const filled = (rows: readonly string[]) => {
    const head = ['| 户名 | 合计 | 日常 | 专项 |', '| --- | ---: | ---: | ---: |'];
    const text = [...HEAD, '## 专户明细表', '', ...head, ...rows, ''].join('\n');
    return applied(text, service.fixAll(check(text)))
      .split('\n')
      .slice(-rows.length - 1, -1);
  };
  const ROWS = ['| 甲 | = | 6.00 | 4.00 |', '| 乙 | = | 1.00 | 1.50 |'];
  const FILLED = ['| 甲 | 10.00 | 6.00 | 4.00 |', '| 乙 | 2.50 | 1.00 | 1.50 |'];

  test('is added up where it asks for its sums', () => {
    expect(filled([...ROWS, '| 合计 | = | = | = |'])).toEqual([...FILLED, '| 合计 | 12.50 | 7.00 | 5.50 |']);
    expect(filled(['| 合计 | = | = | = |', ...ROWS])).toEqual(['| 合计 | 12.50 | 7.00 | 5.50 |', ...FILLED]);
  });

  test('is added up where a row of zeros seems to repeat a total that is not known yet', () => {
    for (const zeros of ['| 丙 | 0.00 | 0.00 | 0.00 |', '| 丙 |  |  | 0.00 |', '| 丙 | = |  |  |'])
      expect(filled([...ROWS, zeros, '| 合计 | = | = | = |']).at(-1)).toBe('| 合计 | 12.50 | 7.00 | 5.50 |');
  });

  test('is not down a column in which units stand above their projects', () => {
    const total = '| 合计 | = | = | = |';
    for (const rows of [
      ['| 甲局 | = | 12.00 | 9.00 |', '| 项目一 | = | 7.00 | 5.00 |', '| 项目二 | = | 5.00 | 4.00 |'],
      [
        '| 甲局 | = | 1.00 | 2.00 |',
        '| 项目一 | = | 1.00 | 2.00 |',
        '| 乙局 | = | 3.00 | 4.00 |',
        '| 项目二 | = | 3.00 | 4.00 |',
      ],
      ['| 甲局 | = | 512.40 | 2.00 |', '| 项目一 | = | 512.40 | 2.00 |'],
    ])
      expect(filled([...rows, total]).at(-1)).toMatch(/= \| = \|$/);
  });

  test('is down a column in which equal amounts stand by chance', () => {
    const rows = ['| 甲 | = | 5.00 | 5.00 |', '| 乙 | = | 5.00 | 2.00 |', '| 丙 | = | 1.00 | 3.00 |'];
    expect(filled([...rows, '| 合计 | = | = | = |']).at(-1)).toBe('| 合计 | 21.00 | 11.00 | 10.00 |');
  });

  test('is not down a column where one row may be part of another', () => {
    for (const part of ['| 其中：丙 | = | 1.00 | 0.50 |', '| （一）丙 | = | 1.00 | 0.50 |'])
      expect(filled([ROWS[0], '| 一、乙 | = | 1.00 | 1.50 |', part, '| 合计 | = | = | = |']).at(-1)).toMatch(
        /= \| = \|$/,
      );
  });
});

describe('a table of projects in which the code of a unit stands before its projects too', () => {
  const filled = (rows: readonly string[]) => {
    const head = [
      '| 单位编码 | 单位、项目名称 | 合计 | 一般公共预算 | 政府性基金预算 |',
      '| --- | --- | ---: | ---: | ---: |',
    ];
    const text = [...HEAD, '## 部门预算项目支出表', '', ...head, ...rows, ''].join('\n');
    return applied(text, service.fixAll(check(text)))
      .split('\n')
      .slice(-rows.length - 1, -1);
  };
  const TOTAL = '|  | 合计 | = | = | = |';
  const PROJECTS = ['| 460001 | 数字化 | = | 1.00 | 1.00 |', '| 460001 | 维修 | = |  | 1.00 |'];
  const OTHER = '| 460002 | 购书 | = |  | 1.00 |';

  test('adds up the units, and not their projects once more', () => {
    const rows = [
      TOTAL,
      '| 460001 | 局机关 | = | = | = |',
      ...PROJECTS,
      '| 460002 | 档案馆 | = | = | = |',
      OTHER,
    ];
    expect(filled(rows).filter((_, row) => [0, 1, 4].includes(row))).toEqual([
      '|  | 合计 | 4.00 | 1.00 | 3.00 |',
      '| 460001 | 局机关 | 3.00 | 1.00 | 2.00 |',
      expect.stringMatching(/档案馆 \| 1.00 \|.*\| 1.00 \|$/),
    ]);
  });

  test('has no total that is written while its units may be among what they print', () => {
    const rows = [TOTAL, '| 460001 | 局机关 | 3.00 | 1.00 | 2.00 |', ...PROJECTS, OTHER];
    expect(filled(rows)[0]).toBe(TOTAL);
  });
});

describe('a column under a word of the writer', () => {
  const filled = (text: string) => applied(text, service.fixAll(check(text)));

  test('in which nothing is printed holds what a relation says that it is', () => {
    const text = [
      ...HEAD,
      '## 专户收支表',
      '',
      '| 户名 | 收入 | 支出 | 净余 |',
      '| --- | ---: | ---: | ---: |',
      '| 甲 | 6.00 | 4.00 | = |',
      '| 乙 | 1.00 | 1.50 | = |',
      '| 合计 | = | = | = |',
      '',
      '```勾稽',
      '净余 = 收入 - 支出',
      '```',
      '',
    ].join('\n');
    // A word that may head names as well: nothing but `=` stands below it.
    const spending = text.replaceAll('支出', '上缴').replaceAll('净余', '支出');
    expect(codesOf(spending)).toEqual([]);
    expect(filled(spending)).toContain('| 合计 | 7.00 | 5.50 | 1.50 |');
    expect(codesOf(text)).toEqual([]);
    expect(filled(text)).toContain(
      '| 甲 | 6.00 | 4.00 | 2.00 |\n| 乙 | 1.00 | 1.50 | -0.50 |\n| 合计 | 7.00 | 5.50 | 1.50 |',
    );
  });
});

describe('a code that may be another one', () => {
  const line = (text: string, start: string) => text.split('\n').find((each) => each.startsWith(start));
  const ROW = '| 2012602 | 一般行政管理事务 |';

  test('leaves what it may belong to without a value, and all that follows from that; it says why', () => {
    const wrong = TEXT.replace(ROW, '| 2009302 | 一般行政管理事务 |').replace(
      '| 205.02 |\n| 收',
      '| = |\n| 收',
    );
    const tied = `${wrong}\n\`\`\`勾稽\n部门预算收支总表!一般公共服务支出.支出/预算数 = 部门预算支出总表!201.合计\n\`\`\`\n`;
    for (const text of [wrong, tied]) {
      const { edits, kept } = service.recompute(check(text), 'document');
      for (const written of [applied(text, edits), applied(text, service.fixAll(check(text)))]) {
        expect(line(written, '| 201 |')).toBe('| 201 | 一般公共服务支出 | = | = | = |');
        expect(line(written, '| 20126 |')).toBe('| 20126 | 档案事务 | = | = | = |');
      }
      const written = applied(text, edits);
      // Wherever the row belongs, these hold it.
      expect(line(written, '|  | 合计')).toBe('|  | 合计 | 205.02 | 186.42 | 18.60 |');
      expect(line(written, '| 2009302')).toBe('| 2009302 | 一般行政管理事务 | 18.60 |  | 18.60 |');
      expect(kept.map(({ message }) => message)).toEqual([expect.stringContaining('2009302 有疑')]);
      expect(kept[0].message).toContain('一般公共服务支出、档案事务');
    }
    expect(line(applied(tied, service.recompute(check(tied), 'document').edits), '| 一、')).toContain(
      '| = |',
    );
  });

  test('is not shown a value that is not written, beside the sign or in another form', () => {
    const document = check(TEXT.replace(ROW, '| 2009302 | 一般行政管理事务 |'));
    const text = document.snapshot.text.split('\n');
    const hints = service.inlayHints(document, ALL);
    const beside = (start: string) =>
      hints.filter(({ position }) => text[position.line].startsWith(start)).map(({ label }) => label);
    for (const start of ['| 201 |', '| 20126 |'])
      expect(beside(start)).toEqual(['合计 = ? · 基本支出 = ? · 项目支出 = ?']);
    expect(hints.find(({ label }) => `${label}`.includes('?'))?.tooltip).toContain('2009302 有疑');
    expect(beside('|  | 合计')).toEqual(['合计 = 205.02 · 基本支出 = 186.42 · 项目支出 = 18.60']);
    for (const form of ['md', 'tsv'] as const) {
      const rows = service
        .convert(document, form)
        .split('\n')
        .map((row) =>
          row
            .split(/[|\t]/)
            .flatMap((cell) => cell.replaceAll('\\', '').trim() || [])
            .join(' '),
        );
      expect(rows).toContain('201 一般公共服务支出 = = =');
      expect(rows).toContain('合计 205.02 186.42 18.60');
      expect(rows).toContain('2009302 一般行政管理事务 18.60 18.60');
    }
    const cells = (label: string, { cells }: { cells: string[] }) => cells.includes(label);
    const { disclosures } = JSON.parse(service.convert(document, 'json'));
    const [row] = disclosures[0].tables[1].rows.filter((each: { cells: string[] }) =>
      cells('档案事务', each),
    );
    expect(row.cells).toEqual(['20126', '档案事务', '=', '=', '=']);
  });

  test('has its place where it stands below the codes that it begins with, or is known', () => {
    for (const row of ['| 2012650 | 一般行政管理事务 |', '| 2019999 | 其他一般公共服务支出 |']) {
      const text = TEXT.replace(ROW, row);
      const { edits, kept } = service.recompute(check(text), 'document');
      expect(kept).toEqual([]);
      expect(line(applied(text, edits), '| 201 |')).toBe(
        '| 201 | 一般公共服务支出 | 205.02 | 186.42 | 18.60 |',
      );
    }
  });
});

describe('a typed amount behind computed ones', () => {
  const named = (text: string) =>
    service
      .diagnostics(check(text), 'file:///a')
      .map(({ code, message }) => `${code} ${String(message).split('可能有误的数（应为）：')[1] ?? ''}`);
  const mistyped = TEXT.replace('| = | 186.42 |', '| = | 168.42 |').replace(/^2026年支出.*$/m, '');

  test('is named where one keystroke in it explains what computed amounts contradict', () => {
    expect(named(mistyped)).toEqual([
      'tie/table 行政运行（2012601）基本支出 186.42',
      'tie/table 行政运行（2012601）基本支出 186.42',
    ]);
    expect(service.fixAll(check(mistyped))).toEqual([]);
  });

  test('is not where no keystroke does, or where what is computed from it agrees with what is typed elsewhere', () => {
    expect(named(mistyped.replace('168.42', '123.45'))).toEqual(['tie/table ', 'tie/table ']);
    const agreeing = TEXT.replace('| = | 186.42 |', '| = | 187.42 |').replaceAll('| 205.02', '| 206.02');
    expect(named(agreeing).join()).not.toContain('行政运行');
  });
});

describe('a sentence that quotes computed amounts', () => {
  const later = TEXT.replace('| = | 186.42 |', '| = | 187.42 |');
  const tied = later.replaceAll('| 205.02', '| 206.02');
  const sentenceOf = (text: string) => text.split('\n').find((line) => line.startsWith('2026年支出'));
  const fixed = (text: string) => applied(text, service.fixAll(check(text)));
  /** What is offered in the sentence, as it would read. */
  const offered = (text: string) => {
    const document = check(text);
    const found = service.diagnostics(document, 'file:///a').filter(({ code }) => code === 'tie/text');
    return found.flatMap(({ data }) =>
      data.fixes.map(({ edits }: { edits: TextEdit[] }) => edits[0].newText),
    );
  };

  test('says what they have become once that is borne out by two tables, and the text adds up', () => {
    expect(codesOf(tied)).toEqual(['tie/text', 'tie/text']);
    const once = fixed(tied);
    expect(sentenceOf(once)).toBe('2026年支出合计206.02万元，其中基本支出187.42万元，项目支出18.60万元。');
    expect(codesOf(once)).toEqual([]);
    expect(fixed(once)).toContain('|  | 合计 | 206.02 | 187.42 | 18.60 |');
    expect(sentenceOf(fixed(TEXT.replace('支出合计205.02', '支出合计250.02')))).toBe(sentenceOf(TEXT));
  });

  test('is left where tables do not agree, where one table is all there is, or where no sum of the text says so too', () => {
    const alone = [...HEAD, ...tied.split('\n').slice(13)].join('\n');
    const short = tied.replace(/，其中.*/, '。');
    for (const text of [later, alone, short]) {
      expect(sentenceOf(fixed(text))).toBe(sentenceOf(text));
      expect(offered(text).length).toBeGreaterThan(0);
    }
    // The leaf may as well be what is wrong.
    expect(offered(later)).toEqual(['186.42', '187.42']);
    expect(offered(short)).toEqual(['206.02']);
  });
});
