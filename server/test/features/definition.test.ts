/** From numbers of the text to the amounts that they quote, and back. */

import { describe, expect, test } from 'vitest';
import { definition, references } from '../../src/features/definition';
import { checked } from '../support/checked';

const URI = 'file:///text';

/** A budget with one table; amounts are marked by the texts that are handed in. */
const text = (project: string, sentence: string) => `2025年部门支出总表
部门名称：某市交通局
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1180.00\t850.00\t${project}
214\t交通运输支出\t1095.70\t765.70\t330.00
221\t住房保障支出\t84.30\t84.30\t

部门预算情况说明

${sentence}
`;

describe('a number of the text', () => {
  test('leads to the amount that it quotes', () => {
    const { document, cursors, ranges } = checked(text('<|330.00|>', '2025年项目支出预算33<|>0万元。'));
    expect(definition(document, cursors[0], URI)).toEqual([{ uri: URI, range: ranges[0] }]);
  });

  test('leads nowhere where it quotes nothing', () => {
    const { document, cursors } = checked(text('330.00', '2024年项目支出预算33<|>0万元。'));
    expect(definition(document, cursors[0], URI)).toEqual([]);
  });
});

describe('an amount of the tables', () => {
  test('leads to all numbers of the text that quote it', () => {
    const sentence = '2025年项目支出预算<|330|>万元。2025年支出预算1180万元，其中：项目支出<|330.00|>万元。';
    const { document, cursors, ranges } = checked(text('33<|>0.00', sentence));
    const locations = ranges.map((range) => ({ uri: URI, range }));
    expect(references(document, cursors[0], URI, false)).toEqual(locations);
    expect(references(document, cursors[0], URI, true)).toHaveLength(3);
  });
});
