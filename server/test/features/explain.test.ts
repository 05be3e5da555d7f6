/** Explaining amounts to the command line, and the lists of tables and relations. */

import { describe, expect, test } from 'vitest';
import { explain } from '../../src/features/explain';
import { relations } from '../../src/features/relations';
import { tables } from '../../src/features/tables';
import { offsetAt } from '../../src/text/snapshot';
import { checked, type Tie } from '../support/checked';

const TIES: readonly Tie[] = [
  [
    'sum/row',
    ['教育支出', '合计'],
    [
      ['教育支出', '支出/基本支出'],
      ['教育支出', '支出/项目支出'],
    ],
  ],
  ['sum/total', ['合计', '合计'], [['教育支出', '合计']]],
  [
    'sum/balance',
    ['合计', '支出/基本支出'],
    [
      ['合计', '合计'],
      ['-合计', '支出/项目支出'],
    ],
  ],
];

/** A table with a header of two lines; `total` stands in its first row. */
function table(total: string, education = '12.50'): string {
  return [
    '部门预算支出总表',
    '预算年度：2026',
    '单位：万元',
    '',
    '科目编码\t科目名称\t合计\t支出\t',
    '\t\t\t基本支出\t项目支出',
    `\t合计\t${total}\t10.00\t2.5`,
    `205\t教育支出\t${education}\t10.00\t2.50`,
    '',
  ].join('\n');
}

describe('explain', () => {
  test('gives every relation of an amount a line with its numbers and tick', () => {
    const { document, cursors } = checked(table('<|>12.50'), { ties: TIES });
    expect(explain(document, cursors[0])).toEqual([
      '✓ 合计的合计 12.50 = 教育支出的合计 12.50',
      '✓ 合计的支出/基本支出 10.00 = 合计的合计 12.50 − 合计的支出/项目支出 2.5',
    ]);
  });

  test('says how much is missing', () => {
    const { document, cursors } = checked(table('12.50', '<|>12.3'), { ties: TIES.slice(0, 1) });
    expect(explain(document, cursors[0])).toEqual([
      '✗ 差 0.20：教育支出的合计 12.3 ≠ 教育支出的支出/基本支出 10.00 + 教育支出的支出/项目支出 2.50（得 12.50）',
    ]);
  });

  test('tells rounding that is larger than usual', () => {
    const rows = Array.from({ length: 40 }, (_, index) => [`${index}类支出`, `1.00`]);
    const text = [
      '部门预算支出总表',
      '单位：万元',
      '科目名称\t合计',
      '合计\t<|>40.20',
      ...rows.map((row) => row.join('\t')),
    ];
    const { document, cursors } = checked(text.join('\n'), {
      ties: [['sum/total', ['合计', '合计'], rows.map(([name]) => [name, '合计'])]],
    });
    expect(explain(document, cursors[0])?.[0]).toMatch(
      /^≈ 尾差偏大 0\.20：合计的合计 40\.20 ≈ .*…（共 40 项）（得 40\.00）$/,
    );
  });

  test('has nothing to say of what cannot be read as an amount', () => {
    const { document, cursors } = checked(table('12.50', '<|>1,2'));
    expect(explain(document, cursors[0])).toBeUndefined();
  });

  test('says so when nothing ties an amount, and nothing where there is none', () => {
    const { document, cursors } = checked(table('<|>12.50').replace('教育', '<|>教育'));
    expect(explain(document, cursors[0])).toEqual(['未勾稽：尚无关系校核此数']);
    expect(explain(document, cursors[1])).toBeUndefined();
  });
});

test('tables are summed up with their ranges', () => {
  const text = `说明\n\n${table('12.50').replace('部门预算支出总表', '<|部门预算支出总表|>')}`;
  const { document, ranges } = checked(text);
  expect(tables(document)).toEqual([
    {
      title: '部门预算支出总表',
      titleRange: ranges[0],
      kind: 'expenditure',
      layout: 'tabs',
      range: {
        start: { line: 2, character: 0 },
        end: { line: 9, character: '205\t教育支出\t12.50\t10.00\t2.50'.length },
      },
      unit: '万元',
      year: 2026,
      columns: ['科目编码', '科目名称', '合计', '支出/基本支出', '支出/项目支出'],
      rows: 2,
      amounts: 6,
    },
  ]);
});

test('relations are listed with signs, residuals in the unit of the total, and verdicts', () => {
  const { document } = checked(table('13.5'), { ties: TIES });
  const found = relations(document);
  expect(found.map(({ rule, residual, status }) => [rule, residual, status])).toEqual([
    ['sum/row', '0', 'exact'],
    ['sum/total', '1.00', 'broken'],
    ['sum/balance', '-1.00', 'broken'],
  ]);
  expect(found[2].parts.map(({ sign }) => sign)).toEqual([1, -1]);
  const { snapshot } = document;
  const printed = found[2].parts.map(({ range }) =>
    snapshot.text.slice(offsetAt(snapshot, range.start), offsetAt(snapshot, range.end)),
  );
  expect(printed).toEqual(['13.5', '2.5']);
});
