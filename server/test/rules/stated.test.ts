/** Tests relation blocks of the table language: what they state, how names are found, and what is said of lines that mean nothing. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { BUDGET_HEAD } from '../support/budget';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);

const ROWS = ['| 甲 | 30.00 | 10.00 | 20.00 |', '| 乙 | 7.00 | 2.00 | 5.00 |', '| 丙 | 4.00 | 1.00 | 3.00 |'];

function disclosure(
  stated: readonly string[],
  rows: readonly string[] = ROWS,
  above: readonly string[] = [],
): string {
  return [
    ...BUDGET_HEAD,
    '# 青河县档案馆2026年部门预算',
    '',
    ...above,
    '## 专户收支情况表',
    '',
    '| 户名 | 收入 | 支出 | 年末结余 |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
    '```勾稽',
    ...stated,
    '```',
    '',
    '## 专户结余表',
    '',
    '| 户名 | 结余 |',
    '| --- | ---: |',
    '| 甲 | 20.00 |',
    '| 乙 | 5.00 |',
    '| 乙 | 1.00 |',
    '',
  ].join('\n');
}

const found = (text: string) =>
  service
    .diagnostics(check(text), 'file:///a')
    .filter(({ severity }) => severity === 1)
    .map(({ code, range }) => {
      const line = text.split('\n')[range.start.line];
      return `${code} ${line.slice(range.start.character, range.end.character)}`;
    });

const stated = (text: string) =>
  service.relations(check(text)).map(({ rule, parts, status }) => `${rule} ${parts.length} ${status}`);

describe('what is stated', () => {
  test('of columns holds in every row of the table above', () => {
    const text = disclosure(['年末结余 = 收入 - 支出']);
    expect(found(text)).toEqual([]);
    expect(stated(text)).toEqual(['sum/row 2 exact', 'sum/row 2 exact', 'sum/row 2 exact']);
  });

  test('and is not true in one row is an error there', () => {
    const text = disclosure(['年末结余 = 收入 - 支出'], [...ROWS.slice(0, 2), '| 丙 | 4.00 | 1.00 | 3.10 |']);
    expect(found(text)).toEqual(['sum/row 3.10']);
  });

  test('and is off by one of its own amounts is an error all the same: no other sum is meant', () => {
    for (const wrong of [
      '| 丙 | 4.00 | 1.00 | 4.00 |',
      '| 丙 | 4.00 | 1.00 | 2.00 |',
      '| 丙 | 4.00 | 4.00 | 4.00 |',
    ]) {
      const text = disclosure(['年末结余 = 收入 - 支出'], [...ROWS.slice(0, 2), wrong]);
      expect(found(text)).toEqual([`sum/row ${wrong.slice(-6, -2)}`]);
    }
  });

  describe('as the header says it already', () => {
    const table = (title: string, rows: readonly string[], said: readonly string[]) =>
      [
        ...BUDGET_HEAD,
        `## ${title}`,
        '',
        '| 户名 | 合计 | 基本支出 | 项目支出 |',
        '| --- | ---: | ---: | ---: |',
        ...rows,
        '',
        '```勾稽',
        '合计 = 基本支出 + 项目支出',
        ...said,
        '```',
        '',
      ].join('\n');
    const off = [8.21, 9.43, 7.17].map((total, at) => `| 户${at} | ${total} | 2.0${at} | 1.50 |`);

    test('is meant even where most rows contradict it, in a table of any title', () => {
      for (const title of ['专户支出表', '专户明细表']) {
        const text = table(title, ['| 甲 | 10.00 | 6.00 | 4.00 |', ...off], []);
        expect(found(text)).toEqual(['sum/row 8.21', 'sum/row 9.43', 'sum/row 7.17']);
      }
    });

    test('has the tolerance of its block', () => {
      const rows = ['| 甲 | 10.00 | 6.00 | 4.00 |', '| 乙 | 3.00 | 1.53 | 1.50 |'];
      expect(found(table('专户支出表', rows, []))).toEqual(['sum/row 3.00']);
      expect(found(table('专户支出表', rows, ['容差 0.05']))).toEqual([]);
    });

    test('says what is asked for, though a printed row contradicts it', () => {
      for (const title of ['专户支出表', '专户明细表']) {
        const text = table(title, ['| 甲 | = | 6.00 | 4.00 |', '| 乙 | 8.21 | 1.53 | 1.50 |'], []);
        expect(found(text)).toEqual(['sum/row 8.21']);
        expect(service.fixAll(check(text)).map(({ newText }) => newText)).not.toContain('8.21');
        expect(service.convert(check(text), 'tsv')).toContain('甲\t10.00\t6.00\t4.00');
      }
    });
  });

  test('between a heading and its table leaves the table its title, and is said of the table above', () => {
    const lines = disclosure([]).split('\n');
    const at = lines.indexOf('## 专户结余表');
    const fences = [
      ['```勾稽', '年末结余 = 收入 - 支出', '```', ''],
      ['```勾稽', '容差 0.05', '专户结余表!甲.结余 = 专户收支情况表!甲.年末结余', '```', ''],
      [
        '```勾稽',
        '容差 0.01',
        '专户结余表!「乙#1」.结余 = 专户收支情况表!乙.年末结余',
        '```',
        '金额单位：万元',
        '',
      ],
    ];
    const text = [...lines.slice(0, at + 1), '', ...fences.flat(), ...lines.slice(at + 1)].join('\n');
    const document = check(text);
    expect(service.tables(document).map(({ title }) => title)).toEqual(['专户收支情况表', '专户结余表']);
    expect(found(text)).toEqual(['budget/unknown-name 「乙#1」']);
    expect(stated(text)).toHaveLength(4);
    const again = service.convert(document, 'budget');
    expect(service.convert(check(again), 'budget')).toBe(again);
    expect(service.relations(check(again))).toHaveLength(4);
    expect(again.match(/^```勾稽$/gm)).toHaveLength(4);
    expect(service.convert(document, 'md')).not.toContain('勾稽');
    const row = text.split('\n').indexOf('专户结余表!甲.结余 = 专户收支情况表!甲.年末结余');
    expect(service.definition(document, { line: row, character: 1 }, 'file:///a')).toHaveLength(1);
    expect(service.foldingRanges(document).some(({ startLine }) => startLine === row - 2)).toBe(true);
  });

  test('before the first table holds in every table that has the columns', () => {
    const text = disclosure([], ROWS, ['```勾稽', '年末结余 = 收入 - 支出', '```', '']);
    expect(stated(text)).toHaveLength(3);
  });

  test('of single amounts relates tables', () => {
    const text = disclosure([
      '专户收支情况表!甲.年末结余 = 专户结余表!甲.结余',
      '甲.收入 = 甲.支出 + 甲.年末结余',
    ]);
    expect(found(text)).toEqual([]);
    expect(stated(text)).toEqual(['tie/table 1 exact', 'tie/table 2 exact']);
    const wrong = text.replace('| 甲 | 20.00 |', '| 甲 | 20.50 |');
    expect(found(wrong).length).toBeGreaterThan(0);
  });

  test('with a tolerance puts so much down to rounding, and still shows it', () => {
    const rows = [...ROWS.slice(0, 2), '| 丙 | 4.00 | 1.00 | 3.04 |'];
    expect(found(disclosure(['年末结余 = 收入 - 支出', '容差 0.05'], rows))).toEqual([]);
    expect(found(disclosure(['年末结余 = 收入 - 支出', '容差 0.03'], rows))).toEqual(['sum/row 3.04']);
    const codes = service
      .diagnostics(check(disclosure(['年末结余 = 收入 - 支出', '容差 0.05'], rows)), 'file:///a')
      .map(({ code }) => code);
    expect(codes).toContain('sum/rounding');
  });

  test('says what an equals sign in a cell comes to', () => {
    const rows = ['| 甲 | 30.00 | 10.00 | = |', '| 乙 | 7.00 | 2.00 | 5.00 |'];
    const document = check(disclosure(['年末结余 = 收入 - 支出'], rows));
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(service.inlayHints(document, all).map(({ label }) => label)).toEqual(['= 20.00']);
  });

  test('survives conversion', () => {
    const text = disclosure(['# 结余', '年末结余 = 收入 - 支出', '', '容差 0.05']);
    const converted = service.convert(check(text), 'budget');
    expect(converted).toContain('```勾稽\n# 结余\n年末结余 = 收入 - 支出\n\n容差 0.05\n```\n');
    expect(stated(converted)).toEqual(stated(text));
  });

  test('is no text: nothing in it is read as a sentence', () => {
    const text = disclosure(['# 2026年支出合计999.00万元', '年末结余 = 收入 - 支出']);
    expect(check(text).model.disclosures[0].textAmounts).toEqual([]);
  });
});

const FAULTS: readonly [what: string, lines: readonly string[], found: readonly string[]][] = [
  ['no equals sign', ['年末结余 收入 - 支出'], ['budget/syntax 收入']],
  ['nothing behind it', ['年末结余 ='], ['budget/syntax 年末结余 =']],
  ['two names side by side', ['年末结余 = 收入 支出'], ['budget/syntax 支出']],
  ['a quote that is not closed', ['「年末结余 = 收入 - 支出'], ['budget/syntax 「年末结余 = 收入 - 支出']],
  ['a tolerance without a number', ['容差 少许'], ['budget/syntax 容差 少许']],
  [
    'columns and amounts in one line',
    ['年末结余 = 甲.收入 - 支出'],
    ['budget/syntax 年末结余 = 甲.收入 - 支出'],
  ],
  ['a column that is not there', ['年末结余 = 收入 - 开支'], ['budget/unknown-name 开支']],
  ['a column without amounts', ['户名 = 收入 - 支出'], ['budget/unknown-name 户名']],
  ['a table that is not there', ['别的表!甲.结余 = 甲.收入'], ['budget/unknown-name 别的表']],
  ['a row that is not there', ['丁.收入 = 甲.收入'], ['budget/unknown-name 丁']],
  ['a row that is there twice', ['专户结余表!乙.结余 = 乙.年末结余'], ['budget/ambiguous-name 乙']],
  ['a relation that holds nowhere', ['年末结余 = 收入 + 支出'], ['budget/syntax 年末结余 = 收入 + 支出']],
  ['a column that is its own sum', ['收入 = 收入'], ['budget/syntax 收入 = 收入']],
  [
    'an amount that is a part of itself',
    ['甲.收入 = 甲.支出 + 专户收支情况表!甲.收入'],
    ['budget/syntax 甲.收入 = 甲.支出 + 专户收支情况表!甲.收入'],
  ],
  ['a second tolerance', ['容差 0.05', '容差 0.10'], ['budget/syntax 容差 0.10']],
  ['the third of two rows', ['专户结余表!乙#3.结余 = 乙.年末结余'], ['budget/unknown-name 乙']],
  ['the second of one table', ['专户结余表#2!甲.结余 = 甲.年末结余'], ['budget/unknown-name 专户结余表']],
];

test.each(FAULTS)('%s is said at its place, and the other lines are read', (_, lines, expected) => {
  const text = disclosure([...lines, '收入 = 支出 + 年末结余']);
  expect(found(text)).toEqual(expected);
  expect(stated(text).length).toBeGreaterThanOrEqual(3);
});

test('how many there are of a name is said where the number behind it is too high', () => {
  const messages = (line: string) =>
    service.diagnostics(check(disclosure([line])), 'file:///a').map(({ message }) => String(message));
  expect(messages('专户结余表!乙#3.结余 = 乙.年末结余')).toContain('叫“乙”的只有 2 个，没有第 3 个');
  expect(messages('专户结余表#2!甲.结余 = 甲.年末结余')).toContain('叫“专户结余表”的只有 1 个，没有第 2 个');
});

test('a relation is said to hold nowhere only where rows that differ say so', () => {
  const two = ['| 合计 | 30.00 | 10.00 | 19.00 |', '| 甲 | 30.00 | 10.00 | 19.00 |'];
  const repeated = found(disclosure(['年末结余 = 收入 - 支出'], two));
  expect(repeated).toHaveLength(2);
  for (const one of repeated) expect(one).not.toContain('budget/');
  // What waits for its value does not speak against the relation that gives it.
  const asked = ['| 甲 | 30.00 | 10.00 | = |', '| 乙 | 7.00 | 2.00 | = |'];
  expect(found(disclosure(['年末结余 = 收入 - 支出'], asked))).toEqual([]);
});

test('columns before the first table, where there is no table, are told', () => {
  const text = [...BUDGET_HEAD, '```勾稽', '合计 = 基本支出 + 项目支出', '```', '', '注：无表。', ''].join(
    '\n',
  );
  expect(found(text)).toEqual(['budget/syntax 合计 = 基本支出 + 项目支出']);
});

test('one of several rows of a name is meant by its number, one of a strange name by its quotes', () => {
  expect(found(disclosure(['专户结余表!乙#1.结余 = 乙.年末结余']))).toEqual([]);
  expect(found(disclosure(['「专户结余表」!「乙」#1.「结余」 ＝ 乙.年末结余']))).toEqual([]);
});

test('a block that nothing closes is said to be open, and read', () => {
  const text = disclosure(['年末结余 = 收入 - 支出']).split('\n```\n')[0];
  expect(found(text)).toEqual(['budget/syntax ```勾稽']);
  expect(stated(text)).toHaveLength(3);
});

test('amounts that wait for each other are said to go in a circle', () => {
  const rows = ['| 甲 | 30.00 | = | = |', '| 乙 | 7.00 | 2.00 | 5.00 |'];
  const text = disclosure(['支出 = 收入 - 年末结余', '年末结余 = 收入 - 支出'], rows);
  expect(found(text)).toEqual(['budget/cycle =', 'budget/cycle =']);
});

/** Where `|` stands in the marked text, and the text without it. */
function pointed(lines: readonly string[]) {
  const marked = disclosure(lines);
  const [before, ...rest] = marked.split('¦');
  const above = before.split('\n');
  const position = { line: above.length - 1, character: above[above.length - 1].length };
  return { text: before + rest.join(''), position };
}

describe('a name in a block', () => {
  const NAMES: readonly (readonly [string, string])[] = [
    ['年末¦结余 = 收入 - 支出', '| 户名 | 收入 | 支出 | 年末结余 |'],
    ['专户结¦余表!甲.结余 = 甲.年末结余', '## 专户结余表'],
    ['专户结余表!甲¦.结余 = 甲.年末结余', '| 甲 | 20.00 |'],
    ['专户结余表!甲.¦结余 = 甲.年末结余', '| 户名 | 结余 |'],
  ];
  test.each(NAMES)('leads to what it is the name of: %s', (line, target) => {
    const { text, position } = pointed([line]);
    const [found] = service.definition(check(text), position, 'file:///a');
    expect(text.split('\n')[found.range.start.line]).toBe(target);
  });

  test('tells the amount that it names, or its table', () => {
    const amount = pointed(['专户结余表!甲.¦结余 = 甲.年末结余']);
    expect(JSON.stringify(service.hover(check(amount.text), amount.position))).toContain('20.00 万元');
    const column = pointed(['年末¦结余 = 收入 - 支出']);
    expect(JSON.stringify(service.hover(check(column.text), column.position))).toContain('专户收支情况表');
  });

  const COMPLETED: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['年末结余 = ¦', ['收入', '支出', '年末结余', '甲', '专户结余表'], ['户名']],
    ['年末结余 = 收入 - 支¦', ['支出'], ['户名']],
    ['专户结余表!¦', ['甲', '乙'], ['丙', '结余']],
    ['专户结余表!甲.¦', ['结余'], ['收入', '甲']],
    ['甲.¦', ['收入', '支出', '年末结余'], ['结余']],
  ];
  test.each(COMPLETED)('is completed: %s', async (line, some, none) => {
    const { text, position } = pointed([line]);
    const { items } = await service.completion(check(text), position, false);
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([...some]));
    for (const label of none) expect(labels).not.toContain(label);
  });
});

test('an amount that waits in a circle is told where it asks, and not in the lines that name it', () => {
  const text = [
    ...BUDGET_HEAD,
    '## 专户收支情况表',
    '',
    '| 项目 | 预算数 | 上年数 |',
    '| --- | ---: | ---: |',
    '| 人员经费 | = | 3.00 |',
    '| 公用经费 | = | 4.00 |',
    '| 其他 | 1.00 | 2.00 |',
    '',
    '```勾稽',
    '人员经费.预算数 = 公用经费.预算数 + 人员经费.上年数',
    '公用经费.预算数 = 人员经费.预算数 - 人员经费.上年数',
    '```',
    '',
  ].join('\n');
  expect(found(text)).toEqual(['budget/cycle =', 'budget/cycle =']);
});
