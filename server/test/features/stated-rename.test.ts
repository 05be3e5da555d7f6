/** Tests renaming in the table language: what can be renamed, and that relation blocks go on meaning what they mean. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/cli/edits';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { BUDGET_HEAD } from '../support/budget';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);

const ASKING = readFileSync(new URL('../../../test-fixtures/pipes/tutorial.budget', import.meta.url), 'utf8');

/** `¦` marks where renaming is asked for. */
const TABLES = [
  ...BUDGET_HEAD,
  '## 专户收支情况表',
  '',
  '| 户名 | 收入/合计 | 收入/利息 | 支出 | 年末结余 |',
  '| --- | ---: | ---: | ---: | ---: |',
  '| 一、甲户 | 30.00 | 1.00 | 10.00 | 20.00 |',
  '| 乙\\|户 | 7.00 | 0.00 | 2.00 | 5.00 |',
  '| 其他 | 4.00 | 0.00 | 1.00 | 3.00 |',
  '| 其他 | 2.00 | 0.00 | 1.00 | 1.00 |',
  '',
  '```勾稽',
  '# 年末结余一栏',
  '年末结余 = 收入/合计 - 支出',
  '专户收支情况表!甲户.年末结余 = 专户结余表!甲户.结余',
  '其他#2.收入/合计 = 其他#2.支出 + 其他#2.年末结余',
  '「乙|户」.年末结余 = 专户结余表!2101501.结余',
  '```',
  '',
  '## 专户结余表',
  '',
  '| 科目编码 | 户名 | 结余 |',
  '| --- | --- | ---: |',
  '|  | 甲户 | 20.00 |',
  '| 2101501 | 行政运行 | 5.00 |',
  '',
];
const TEXT = TABLES.join('\n');

/** The text after a renaming at the first place where some text stands; a refusal; nothing where there is nothing to rename. */
function renamed(text: string, at: string, newName: string): string | undefined {
  const offset = text.indexOf(at) + at.length;
  const above = text.slice(0, offset).split('\n');
  const position = { line: above.length - 1, character: above[above.length - 1].length };
  const document = check(text);
  const renaming = service.rename(document, position, newName);
  const isNothing = !('refused' in renaming) && renaming.edits.length === 0;
  expect(service.prepareRename(document, position) === undefined).toBe(isNothing);
  if ('refused' in renaming) return renaming.refused;
  if (isNothing) return undefined;
  return applyEdits(text, renaming.edits);
}

const relations = (text: string) =>
  service.relations(check(text)).map(({ rule, parts, status }) => `${rule} ${parts.length} ${status}`);

const replacedBy = (changes: readonly (readonly [string, string])[]) =>
  changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, TEXT);

const RENAMED: readonly [what: string, at: string, newName: string, changes: [string, string][]][] = [
  ['a title', '## 专户', '专户收支表', [['专户收支情况表', '专户收支表']]],
  [
    'a title that a block must quote',
    '## 专户',
    '专户 收支',
    [
      ['## 专户收支情况表', '## 专户 收支'],
      ['专户收支情况表!', '「专户 收支」!'],
    ],
  ],
  [
    'a column by one of its references',
    '年末结余 = 收入/合计 - 支',
    '本年支出',
    [
      ['| 支出 |', '| 本年支出 |'],
      ['- 支出', '- 本年支出'],
      ['#2.支出', '#2.本年支出'],
    ],
  ],
  ['the path of a column', '| 收入/合', '全年/收入', [['收入/合计', '全年/收入']]],
  [
    'a row, with its number printed before it',
    '| 一、甲',
    '一、丙户',
    [
      ['一、甲户', '一、丙户'],
      ['表!甲户.年末', '表!丙户.年末'],
    ],
  ],
  [
    'a row by its reference',
    '专户结余表!甲',
    '丁.户',
    [
      ['|  | 甲户 |', '|  | 丁.户 |'],
      ['专户结余表!甲户', '专户结余表!「丁.户」'],
    ],
  ],
  [
    'a row of a name that must be escaped in its cell',
    '| 乙\\|',
    '乙户',
    [
      ['乙\\|户', '乙户'],
      ['「乙|户」', '乙户'],
    ],
  ],
  ['a row that blocks call by its code', '| 2101501 | 行政', '运行', [['行政运行', '运行']]],
];

describe('renaming', () => {
  test.each(RENAMED)('%s', (_, at, newName, changes) => {
    const after = renamed(TEXT, at, newName);
    expect(after).toBe(replacedBy(changes));
    expect(relations(after ?? '')).toEqual(relations(TEXT));
  });

  test('goes through blocks about columns in which every amount is asked for', () => {
    const stated = '部门预算支出总表!201.合计';
    expect(ASKING).toContain(stated);
    for (const [at, newName, then] of [
      ['## 部门预算支出', '支出 总表', '「支出 总表」!201.合计'],
      ['| 科目名称                         | 合', '总额', '部门预算支出总表!201.总额'],
      ['| 2010301  | 行政', '行政运转', stated],
    ]) {
      const after = renamed(ASKING, at, newName) ?? '';
      expect(after).toContain(` = ${then}\n`);
      expect(after).toContain(newName);
      expect(relations(after).filter((each) => each.endsWith('broken'))).toEqual([]);
    }
  });

  test('one of two of a name takes the number off the other', () => {
    const after = renamed(TEXT, '| 其', '别的') ?? '';
    expect(after).toContain('| 别的 | 4.00');
    expect(after).toContain('其他.收入/合计 = 其他.支出 + 其他.年末结余');
    expect(relations(after)).toEqual(relations(TEXT));
  });

  test('to a name that there is already puts numbers to both', () => {
    const after = renamed(TEXT, '## 专户结余', '专户收支情况表') ?? '';
    expect(after).toContain('专户收支情况表#1!甲户.年末结余 = 专户收支情况表#2!甲户.结余');
    expect(after).toContain('= 专户收支情况表#2!2101501.结余');
    expect(relations(after)).toEqual(relations(TEXT));
  });

  test('is for names only, and none of several lines or none at all', () => {
    for (const at of ['专户结余表!21015', '# 年末', '金额单', '| 210']) {
      expect(TEXT).toContain(at);
      expect(renamed(TEXT, at, '新名')).toBeUndefined();
    }
    // An amount is renamed to an amount.
    expect(renamed(TEXT, '| 30.', '新名')).toContain('数额');
    for (const name of ['', '  ', '甲\n乙', '甲\u2028乙'])
      expect(renamed(TEXT, '| 一、甲', name)).toContain('名称');
    expect(
      service.prepareRename(service.check(TEXT, 'plaintext', DEFAULT_SETTINGS), { line: 6, character: 4 }),
    ).toBe(undefined);
  });

  test('in a column that a block names for several tables leaves the others their name', () => {
    const stated = '```勾稽\n结余 = 收入 - 支出\n```\n\n';
    const table = (title: string) =>
      `## ${title}\n\n| 户名 | 收入 | 支出 | 结余 |\n| --- | ---: | ---: | ---: |\n| 甲 | 3.00 | 1.00 | 2.00 |\n\n`;
    const text = `${BUDGET_HEAD.join('\n')}${stated}${table('专户收支')}${table('专项收支')}`;
    const after = renamed(text, '| 户名 | 收入 | 支出 | 结', '年末结余') ?? '';
    expect(after).toContain(stated);
    expect(after.match(/\| 年末结余 \|/g)).toHaveLength(1);
  });

  test('to anything at all leaves blocks meaning what they mean, or is refused', () => {
    const places = RENAMED.map(([, at]) => at);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.string({ unit: 'grapheme', maxLength: 8 }), (at, name) => {
        const after = renamed(TEXT, at, name) ?? '';
        if (!after.includes('\n')) return;
        expect(relations(after)).toEqual(relations(TEXT));
      }),
      { numRuns: 60 },
    );
  });
});

test('a row is renamed in the blocks also while nothing computes what it asks for', () => {
  for (const lines of [
    ['甲户.支出 = 乙户.支出'],
    ['甲户.支出 = 乙户.支出', '乙户.支出 = 甲户.支出'],
    ['支出 = 收入', '乙户.支出 = 甲户.支出 + 甲户.收入'],
  ]) {
    const head = ['## 专户表', '', '| 户名 | 收入 | 支出 |', '| --- | ---: | ---: |'];
    const rows = ['| 甲户 |  | = |', '| 乙户 | = | = |', ''];
    const text = [...BUDGET_HEAD, ...head, ...rows, '```勾稽', ...lines, '```', ''].join('\n');
    for (const name of ['甲户', '乙户'])
      expect(renamed(text, `| ${name[0]}`, '丙户')).toBe(text.replaceAll(name, '丙户'));
    const [first] = lines;
    if (first.startsWith('甲户'))
      expect(renamed(text, '勾稽\n甲', '丙户')).toBe(text.replaceAll('甲户', '丙户'));
  }
});
