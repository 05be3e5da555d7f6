/** Each kind of bad input in a file of the table language is one diagnostic at its place, and all else is found as before. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { ASKING_TABLES, BUDGET_HEAD } from '../support/budget';

const service = createService({ documentation: () => undefined });

/** A disclosure with `=`, a relation block and a waiver, in order but for the last amount of its last table. */
const TEXT = [
  ...BUDGET_HEAD,
  ...ASKING_TABLES,
  '```勾稽',
  '合计 = 基本支出 + 项目支出',
  '部门预算收支总表!支出总计.支出/预算数 = 部门预算支出总表!合计.合计',
  '```',
  '',
  '## 专户收支情况表',
  '',
  '| 户名 | 收入 | 支出 | 年末结余 |',
  '| --- | ---: | ---: | ---: |',
  '| 甲 | 30.00 | 10.00 | 20.00 |',
  '| 乙 | 7.00 | 2.00 | 5.00 |',
  '| 乙 | 9.00 | 4.00 | 5.00 |',
  '',
  '```勾稽',
  '年末结余 = 收入 - 支出',
  '专户收支情况表!甲.年末结余 = 专户收支情况表!甲.收入 - 专户收支情况表!甲.支出',
  '```',
  '',
  '## 专户支出表',
  '',
  '| 户名 | 合计 | 日常 | 专项 |',
  '| --- | ---: | ---: | ---: |',
  '| 甲 | 10.00 | 6.00 | 4.00 |',
  '| 乙 | 2.00 | 1.10 | 1.00 | <!-- 勾稽:忽略 sum/row 上级批复 -->',
  '| 丁 | 3.00 | 1.00 | 2.00 |',
  '| 戊 | 5.50 | 2.00 | 3.50 |',
  '| 己 | 6.00 | 2.00 | 4.00 |',
  '| 丙 | 9.00 | 4.00 | 6.00 |',
  '',
  '```勾稽',
  '合计 = 日常 + 专项',
  '```',
  '',
].join('\n');

interface Told {
  readonly code: string;
  readonly shown: string;
  readonly message: string;
}

function told(text: string): Told[] {
  const lines = text.split('\n');
  return service
    .diagnostics(service.check(text, 'budget', DEFAULT_SETTINGS), 'file:///a')
    .map(({ code, message, range: { start, end } }) => ({
      code: String(code),
      message: String(message),
      shown: lines
        .slice(start.line, end.line + 1)
        .join('\n')
        .slice(start.character, end.line === start.line ? end.character : undefined),
    }));
}

const keyOf = ({ code, shown }: Told): string => `${code} ${shown}`;
const KNOWN = ['sum/row 9.00'];

const STATED = '年末结余 = 收入 - 支出';
const [ROW, DASHES] = ['| 乙 | 7.00 | 2.00 | 5.00 |', '| --- | ---: | ---: | ---: |\n| 甲 | 30.00'];
const HEADER = '| 户名 | 收入 | 支出 | 年末结余 |';
const BARRED = `budget/syntax ${HEADER.replaceAll('|', '｜')}`;
const TABLE = TEXT.slice(TEXT.indexOf(HEADER), TEXT.indexOf('| 乙 | 9.00'));
const WAIVED = '<!-- 勾稽:忽略 sum/row 上级批复 -->';

const BAD: readonly [what: string, from: string, to: string, told: string, hint: RegExp][] = [
  ['an unknown column', STATED, `${STATED}\n结余 = 收入 - 支出`, 'budget/unknown-name 结余', /年末结余/],
  [
    'an unknown table',
    STATED,
    `${STATED}\n专户收支表!甲.收入 = 专户收支情况表!甲.收入`,
    'budget/unknown-name 专户收支表',
    /专户收支情况表/,
  ],
  [
    'an unknown row',
    STATED,
    `${STATED}\n专户收支情况表!丁.收入 = 专户收支情况表!甲.收入`,
    'budget/unknown-name 丁',
    /甲/,
  ],
  [
    'an ambiguous row',
    STATED,
    `${STATED}\n专户收支情况表!甲.年末结余 = 专户收支情况表!乙.收入`,
    'budget/ambiguous-name 乙',
    /乙#1/,
  ],
  [
    'a relation that holds nowhere',
    STATED,
    `${STATED}\n收入 = 支出 - 年末结余`,
    'budget/syntax 收入 = 支出 - 年末结余',
    /./,
  ],
  ['a line that is none', STATED, `${STATED}\n收入大于支出`, 'budget/syntax 收入大于支出', /=/],
  [
    'a block that nothing closes',
    '部门预算支出总表!合计.合计\n```\n',
    '部门预算支出总表!合计.合计\n',
    'budget/syntax ```勾稽',
    /结束/,
  ],
  ['= that nothing defines', '| 甲 | 30.00', '| 甲 | =', 'budget/undefined-value =', /请填写数额/],
  [
    'a waiver without a reason',
    '| 甲 | 10.00 | 6.00 | 4.00 |',
    '| 甲 | 10.00 | 6.00 | 4.00 | <!-- 勾稽:忽略 sum/row -->',
    'budget/syntax <!-- 勾稽:忽略 sum/row -->',
    /原因|理由/,
  ],
  [
    'a waiver that waives nothing',
    '| 甲 | 10.00 | 6.00 | 4.00 |',
    `| 甲 | 10.00 | 6.00 | 4.00 | ${WAIVED}`,
    `budget/unused-waiver ${WAIVED}`,
    /./,
  ],
  ['a row too long', ROW, `${ROW} 注 |`, 'budget/syntax | 注 |', /多 1 格/],
  ['a row too short', ROW, '| 乙 | 7.00 | 5.00 |', 'budget/syntax | 乙 | 7.00 | 5.00 |', /少 1 格/],
  [
    'a missing row of dashes',
    DASHES,
    '| 甲 | 30.00',
    'budget/syntax | 户名 | 收入 | 支出 | 年末结余 |',
    /---/,
  ],
  ['a row of tabs', ROW, '乙\t7.00\t2.00\t5.00', 'budget/syntax 乙\t7.00\t2.00\t5.00', /制表符/],
  [
    'a row between full-width bars',
    ROW,
    ROW.replaceAll('|', '｜'),
    `budget/syntax ${ROW.replaceAll('|', '｜')}`,
    /半角/,
  ],
  ['a header between full-width bars', HEADER, HEADER.replaceAll('|', '｜'), BARRED, /半角/],
  ['a table between full-width bars', TABLE, TABLE.replaceAll('|', '｜'), BARRED, /4 行/],
  ['front matter with a wrong key', '年度:', '年份:', 'budget/syntax 年份', /部门/],
  ['front matter with an unknown unit', '单位: 万元', '单位: 百元', 'budget/syntax 百元', /万元/],
];

test('what is told of the text as it is', () => {
  expect(told(TEXT).map(keyOf)).toEqual(KNOWN);
});

test.each(BAD)('%s', (_, from, to, expected, hint) => {
  expect(TEXT.split(from)).toHaveLength(2);
  const all = told(TEXT.replace(from, to));
  const others = all.filter((one) => !KNOWN.includes(keyOf(one)));
  expect(all.length - others.length).toBe(KNOWN.length);
  expect(others.map(keyOf)).toEqual([expected]);
  expect(others[0].message).toMatch(hint);
});

test('a circle is told once at each amount of it, and nowhere else', () => {
  const circle = ['```勾稽', '基本支出 = 项目支出', '项目支出 = 基本支出', '```'];
  const table = ['| 科目编码 | 科目名称 | 基本支出 | 项目支出 |', '| --- | --- | ---: | ---: |'];
  const text = `${TEXT}\n## 一般公共预算支出表\n\n${[...table, '| 2012601 | 行政运行 | = | = |', '', ...circle].join('\n')}\n`;
  const others = told(text).filter((one) => !KNOWN.includes(keyOf(one)));
  expect(others.map(keyOf)).toEqual(['budget/cycle =', 'budget/cycle =']);
});
