/** From numbers of the text to the amounts that they quote, and back. */

import { describe, expect, test } from 'vitest';
import type { Location } from 'vscode-languageserver-types';
import { definition, references } from '../../src/features/definition';
import { checked } from '../support/checked';
import { lineWith, structured } from '../support/structured';

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

describe('an amount that adds up into another', () => {
  test('leads to its parent, a code and its name to the first row', () => {
    const { document, cursors, ranges } = checked(
      structured(
        ['21401\t公路水路运输\t1095.70', '<|21401|>\t公路水路运输\t<|1095.70|>'],
        ['2140104\t公路建设\t330.00', '2140104\t公路建设\t33<|>0.00'],
        [
          '21401\t公路水路运输\t1095.70\t765.70\t330.00\n2140101',
          '214<|>01\t公路<|>水路运输\t1095.70\t765.70\t330.00\n2140101',
        ],
      ),
    );
    const [code, parent] = ranges;
    expect(definition(document, cursors[0], URI)).toEqual([{ uri: URI, range: parent }]);
    for (const cursor of cursors.slice(1))
      expect(definition(document, cursor, URI)).toEqual([{ uri: URI, range: code }]);
  });

  test('is found again in the other table that prints it, and in the text', () => {
    const basic = '\t合计\t850.00\t700.00';
    const inTables = checked(structured([basic, '\t合计\t85<|>0.00\t700.00']));
    const [own] = inTables.cursors;
    expect(linesOf(references(inTables.document, own, URI, true))).toEqual([
      lineWith(inTables.text, '\t合计\t1180', 1),
      lineWith(inTables.text, basic),
    ]);
    expect(linesOf(references(inTables.document, own, URI, false))).toEqual([
      lineWith(inTables.text, '\t合计\t1180', 1),
    ]);
    const total = '\t合计\t1180.00\t850.00\t330.00\n214';
    const inText = checked(structured([total, '\t合计\t118<|>0.00\t850.00\t330.00\n214']));
    expect(linesOf(references(inText.document, inText.cursors[0], URI, true))).toEqual([
      lineWith(inText.text, '\t合计\t1180'),
      lineWith(inText.text, '支出预算1180'),
    ]);
  });
});

test('an amount that is printed once is found where it stands', () => {
  const { document, cursors, ranges } = checked(
    structured(['2140104\t公路建设\t330.00', '2140104\t公路建设\t<|330.0<|>0|>']),
  );
  expect(references(document, cursors[0], URI, true)).toEqual([{ uri: URI, range: ranges[0] }]);
  expect(references(document, cursors[0], URI, false)).toEqual([]);
});

function linesOf(locations: readonly Location[]): number[] {
  return locations.map(({ range }) => range.start.line);
}
