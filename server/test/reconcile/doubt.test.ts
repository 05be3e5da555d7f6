/** Sums that a misreading breaks accuse no amount. */

import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/features/model';
import { createService } from '../../src/service';

const service = createService({ documentation: () => undefined });

function errorsIn(text: string): string[] {
  return service
    .check(text, 'disclosure', DEFAULT_SETTINGS)
    .findings.filter(({ severity }) => severity === 1)
    .map(({ code, message }) => `${code} ${message('zh-cn')}`);
}

const HEAD = ['部门预算支出总表', '预算年度：2026', '单位：万元', '科目编码 科目名称 合计 基本支出 项目支出'];
const spaced = (...rows: string[]) => [...HEAD, ...rows, '以上各项均按规定编列。', ''].join('\n');

describe('in a table whose blanks were lost', () => {
  const inOrder = spaced(
    '合计 60.00 35.00 25.00',
    '205 教育支出 40.00 25.00 15.00',
    '20501 教育管理事务 40.00 25.00 15.00',
    '2050101 行政运行 25.00 25.00',
    '2050102 一般行政管理事务 15.00 15.00',
    '206 科学技术支出 20.00 10.00 10.00',
  );

  test('nothing is wrong as long as it is in order', () => {
    expect(errorsIn(inOrder)).toEqual([]);
  });

  test('a mistyped amount is an error still', () => {
    expect(errorsIn(inOrder.replace('科学技术支出 20.00', '科学技术支出 26.00')).join()).toContain('26.00');
  });

  test('a column that was taken for another breaks every row, and accuses none', () => {
    const swapped = spaced(
      '合计 60.00 35.00 25.00',
      '205 教育支出 40.00 25.00 19.00',
      '206 科学技术支出 20.00 10.00 14.00',
      '207 文化旅游体育与传媒支出 30.00 11.00 12.00',
      '208 社会保障和就业支出 50.00 21.00 22.00',
    );
    expect(errorsIn(swapped)).toEqual([]);
  });

  test('column numbers behind marks are no amounts, on whatever page they come again', () => {
    const paged = inOrder.replace('20501 教育', '** ** 1 2 3\n20501 教育');
    expect(errorsIn(paged)).toEqual([]);
    expect(service.coverage(service.check(paged, 'disclosure', DEFAULT_SETTINGS)).tables.printed).toBe(
      service.coverage(service.check(inOrder, 'disclosure', DEFAULT_SETTINGS)).tables.printed,
    );
  });
});

describe('a sum of three times its total', () => {
  const table = (total: string) =>
    [
      '财政拨款收支预算总表',
      '单位：万元',
      '收入\t预算数\t支出\t预算数',
      `一、一般公共预算\t90.00\t一、教育支出\t50.00`,
      '\t\t教育管理事务\t50.00',
      '\t\t行政运行\t50.00',
      '\t\t二、科学技术支出\t40.00',
      '\t\t科学技术管理事务\t40.00',
      '\t\t机关服务\t40.00',
      `本年收入合计\t90.00\t本年支出合计\t${total}`,
      '以上各项均按规定编列。',
      '',
    ].join('\n');

  test('is a structure misread, and no error', () => {
    expect(errorsIn(table('90.00'))).toEqual([]);
  });
});
