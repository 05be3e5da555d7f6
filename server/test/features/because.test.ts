/** Why a table was read so: the sums that its structure means, taken or not. */

import { describe, expect, test } from 'vitest';
import { becauseOf, explainReading } from '../../src/features/because';
import { checked } from '../support/checked';

/** Two rows in which 合计 is the sum of both natures, and 合计 = 各项 over them. */
function table(first: string): string {
  return [
    '部门预算支出总表',
    '预算年度：2026',
    '单位：万元',
    '',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t15.50\t13.00\t2.50',
    `205\t教育支出\t${first}\t10.00\t2.50`,
    '206\t科学技术支出\t3.00\t3.00\t',
    '',
    '以上各项均按规定编列。',
    '',
  ].join('\n');
}

function textsOf(text: string): string[] {
  const { document } = checked(text);
  const [disclosure] = document.model.disclosures;
  return disclosure.tables.flatMap((each) => becauseOf(document, disclosure, each)).map((one) => one.text);
}

describe('the reading of a table', () => {
  test('is told by its sums and how many of them hold', () => {
    expect(textsOf(table('12.50'))).toEqual([
      '合计 = 基本支出 + 项目支出：3 处相符，0 处不符',
      '合计 = 各项之和：3 处相符，0 处不符',
    ]);
    expect(textsOf(table('12.60'))[0]).toBe('合计 = 基本支出 + 项目支出：2 处相符，1 处不符');
  });

  test('says which sums were not taken', () => {
    const text = table('12.50').replace('合计\t基本支出\t项目支出', '增减额\t本年预算\t上年预算');
    expect(textsOf(text)[0]).toBe('增减额 = 本年预算 - 上年预算：1 处相符，2 处不符，未采用');
  });

  test('around an amount is told by what that amount is in', () => {
    const { document, cursors } = checked(table('<|>12.50'));
    expect(explainReading(document, cursors[0])).toHaveLength(2);
    expect(explainReading(document, { line: 0, character: 0 })).toEqual([]);
  });
});
