/** The rows of the 整改清单: what stands there and what should, as they are printed. */

import { describe, expect, test } from 'vitest';
import { correctionRows } from '../../src/features/corrections';
import { diagnostics } from '../../src/features/diagnostics';
import { tables } from '../../src/features/tables';
import { checked } from '../support/checked';

/** `[现为, 应为]` of every row for a budget of two tables with a sentence, one amount and the sentence to choose. */
function changes(total: string, sentence: string): [string, string][] {
  const table = (title: string, amount: string) => `2025年${title}
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t11,800,000.00\t8,500,000.00\t3,300,000.00
214\t交通运输支出\t${amount}\t7,657,000.00\t3,300,000.00
221\t住房保障支出\t843,000.00\t843,000.00\t
`;
  const text = `${table('部门支出总表', total)}
${table('一般公共预算支出表', '10,957,000.00')}
部门预算情况说明

${sentence}
`;
  const { document } = checked(text);
  const found = diagnostics(document, { uri: 'file:///a.txt', documentation: () => undefined });
  return correctionRows(document, found, tables(document)).map(({ printed, shouldBe }) => [
    printed,
    shouldBe,
  ]);
}

describe('a correction', () => {
  test('gives an amount as it is printed, not as it is counted', () => {
    expect(changes('10,975,000.00', '2025年项目支出预算330万元。')).toEqual([
      ['10,975,000.00', '10,957,000.00'],
    ]);
  });

  test('sets a wrong unit against the right one, not a number against a unit', () => {
    expect(changes('10,957,000.00', '2025年项目支出预算330元。')).toEqual([['元', '万元']]);
  });

  test('is not asked for where all is in order', () => {
    expect(changes('10,957,000.00', '2025年项目支出预算330万元。')).toEqual([]);
  });

  test('gives the word that is offered in the place of another', () => {
    const sentence =
      '2025年部门预算公开说明\n2025年收入预算1180万元。\n2025年支出预算1180万元，比2025年预算增加10万元。';
    expect(changes('10,957,000.00', sentence)).toContainEqual(['2025', '2024']);
  });

  test('gives a code that was split as the code that it is', () => {
    const text = `2025年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t10.00\t
214\t交通运输支出\t10.00\t10.00\t
21401\t公路水路运输\t10.00\t10.00\t
214010 1\t行政运行\t10.00\t10.00\t
`;
    const { document } = checked(text);
    const found = diagnostics(document, { uri: 'file:///a.txt', documentation: () => undefined });
    expect(correctionRows(document, found, tables(document))).toContainEqual(
      expect.objectContaining({ printed: '214010 1', shouldBe: '2140101' }),
    );
  });
});
