/** Explaining amounts to the command line, and the lists of tables and relations. */

import { describe, expect, test } from 'vitest';
import { explain } from '../../src/features/explain';
import { relations } from '../../src/features/relations';
import { tables } from '../../src/features/tables';
import { offsetAt } from '../../src/text/snapshot';
import { checked, type Tie } from '../support/checked';

/** A table with a header of two lines; `total` stands in its first row. */
function table(total: string, education = '12.50'): string {
  return [
    '部门预算支出总表',
    '预算年度：2026',
    '单位：万元',
    '',
    '科目编码\t科目名称\t合计\t支出\t',
    '\t\t\t基本支出\t项目支出',
    `\t合计\t${total}\t13.00\t2.5`,
    `205\t教育支出\t${education}\t10.00\t2.50`,
    '206\t科学技术支出\t3.00\t3.00\t',
    '',
    // Text below shows that the table was not cut off.
    '以上各项均按规定编列。',
    '',
  ].join('\n');
}

describe('explain', () => {
  test('gives every relation of an amount a line with its numbers and tick', () => {
    const { document, cursors } = checked(table('15.50', '<|>12.50'));
    expect(explain(document, cursors[0])).toEqual([
      '✓ 教育支出（205）合计 12.50 = 基本支出 10.00 + 项目支出 2.50',
      '✓ 合计 15.50 = 教育支出（205）12.50 + 科学技术支出（206）3.00',
    ]);
  });

  test('says how much is missing', () => {
    const plain = table('15.50', '<|>12.3').replace('\t支出\t\n\t\t\t', '\t');
    const { document, cursors } = checked(plain);
    expect(explain(document, cursors[0])).toEqual([
      '✗ 差 0.20：教育支出（205）合计 12.3 ≠ 基本支出 10.00 + 项目支出 2.50（得 12.50）',
      '✗ 差 0.20：合计 15.50 ≠ 教育支出（205）12.3 + 科学技术支出（206）3.00（得 15.30）',
    ]);
  });

  test('writes what is taken away with its sign', () => {
    const parts: Tie[2] = [
      ['教育支出', '合计'],
      ['-教育支出', '支出/项目支出'],
    ];
    const { document, cursors } = checked(table('15.50', '<|>12.50'), {
      ties: [['sum/row', ['教育支出', '支出/基本支出'], parts]],
    });
    expect(explain(document, cursors[0])).toEqual([
      '✓ 教育支出的支出/基本支出 10.00 = 合计 12.50 − 项目支出 2.50',
    ]);
  });

  test('names the two sides of a table in full', () => {
    const text = [
      '部门预算收支总表',
      '单位：万元',
      '收入\t\t支出\t',
      '项目\t预算数\t项目\t预算数',
      '一、一般公共预算拨款收入\t3.00\t一、教育支出\t3.00',
      '本年收入合计\t3.00\t本年支出合计\t3.00',
      '收入总计\t<|>3.00\t支出总计\t3.00',
    ];
    const { document, cursors } = checked(text.join('\n'));
    expect(explain(document, cursors[0])).toContain('✓ 收入总计 3.00 = 支出总计 3.00');
  });

  test('writes units where they differ', () => {
    const whole = table('125000', '125000').replace('万元', '元').replace('支出总表', '收入总表');
    const { document } = checked(`${whole}\n${table('12.50', '12.5').replaceAll('教育', '科技')}`, {
      ties: [['tie/table', ['科技支出', '合计'], [['教育支出', '合计']]]],
    });
    expect(explain(document, { line: 7, character: '205\t教育支出\t'.length })).toEqual([
      '✓ 科技支出的合计 12.5 万元 = 教育支出的合计 125000 元',
    ]);
  });

  test('tells rounding that is larger than usual', () => {
    const rows = Array.from({ length: 40 }, (_, index) => `${201 + index}\t第${index}类支出\t1.00`);
    const text = ['部门预算支出总表', '单位：万元', '科目编码\t科目名称\t合计', '\t合计\t<|>40.20', ...rows];
    const { document, cursors } = checked(text.join('\n'));
    expect(explain(document, cursors[0])?.[0]).toMatch(
      /^≈ 尾差偏大 0\.20：合计 40\.20 ≈ .*…（共 40 项）（得 40\.00）$/,
    );
  });

  test('has nothing to say of what cannot be read as an amount', () => {
    const { document, cursors } = checked(table('15.50', '<|>1,2'));
    expect(explain(document, cursors[0])).toBeUndefined();
    const foreign = checked(table('15.50', '<|>12.50'), { language: 'unrecognised' });
    expect(explain(foreign.document, foreign.cursors[0])).toBeUndefined();
  });

  test('says so when nothing ties an amount, and nothing where there is none', () => {
    const { document, cursors } = checked(`${table('15.50').replace('教育', '<|>教育')}\n安排<|>3.00万元。`);
    expect(explain(document, cursors[0])).toBeUndefined();
    expect(explain(document, cursors[1])).toEqual(['未勾稽：尚无关系校核此数']);
  });
});

test('tables are summed up with their ranges', () => {
  const text = `说明\n\n${table('15.50').replace('部门预算支出总表', '<|部门预算支出总表|>')}`;
  const { document, ranges } = checked(text);
  expect(tables(document)).toEqual([
    {
      title: '部门预算支出总表',
      titleRange: ranges[0],
      kind: 'expenditure',
      layout: 'tabs',
      range: {
        start: { line: 2, character: 0 },
        end: { line: 10, character: '206\t科学技术支出\t3.00\t3.00\t'.length },
      },
      unit: '万元',
      year: 2026,
      columns: ['科目编码', '科目名称', '合计', '支出/基本支出', '支出/项目支出'],
      rows: 3,
      amounts: 8,
    },
  ]);
});

test('relations are listed with signs, residuals in the unit of the total, and verdicts', () => {
  const { document } = checked(table('13.5'), {
    ties: [
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
    ],
  });
  const found = relations(document);
  expect(found.map(({ rule, residual, status }) => [rule, residual, status])).toEqual([
    ['sum/row', '0', 'exact'],
    ['sum/total', '1.00', 'broken'],
    ['sum/balance', '2.00', 'broken'],
  ]);
  expect(found[2].parts.map(({ sign }) => sign)).toEqual([1, -1]);
  const { snapshot } = document;
  const printed = found[2].parts.map(({ range }) =>
    snapshot.text.slice(offsetAt(snapshot, range.start), offsetAt(snapshot, range.end)),
  );
  expect(printed).toEqual(['13.5', '2.5']);
});
