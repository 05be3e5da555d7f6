/** A lone number in a cell: the number of a page, or the rest of the code above it, as the codes of its column say. */

import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

const HEAD = ['2026年部门支出总表', '单位：万元', '科目编码\t科目名称\t合计\t基本支出\t项目支出'];

/** The first cell of each row that was read. */
function codesOf(rows: readonly string[]): string[] {
  const { blocks } = readDocument(createSnapshot([...HEAD, ...rows].join('\n')));
  return blocks.flatMap((block) =>
    block.type === 'table' ? block.rows.map(({ cells }) => cells[0].text) : [],
  );
}

const row = (code: string, name: string) => `${code}\t${name}\t5.00\t\t5.00`;

describe('the number of a page', () => {
  test('stands between a 款 and its parts', () => {
    expect(
      codesOf([row('208', '社会保障'), row('20805', '养老'), '12\t\t\t\t', row('2080505', '缴费')]),
    ).toEqual(['208', '20805', '2080505']);
  });

  test('makes up no code behind one of the last level', () => {
    expect(
      codesOf([
        row('2080505', '缴费'),
        '12\t\t\t\t',
        row('2080506', '年金'),
        '13\t\t\t\t',
        row('221', '住房'),
      ]),
    ).toEqual(['2080505', '2080506', '221']);
  });

  test('would make up a code longer than any other', () => {
    expect(codesOf([row('20805', '养老'), row('20808', '抚恤'), '12\t\t\t\t', row('20899', '其他')])).toEqual(
      ['20805', '20808', '20899'],
    );
  });

  test('stands under another column than the codes', () => {
    expect(codesOf([row('20805', '养老'), '\t\t99\t\t', row('20899', '其他')])).toEqual(['20805', '20899']);
  });
});

describe('the rest of a code', () => {
  test('makes up what is no code by itself', () => {
    expect(codesOf([row('2080', '养老'), '5\t\t\t\t', row('2089', '其他'), '9\t\t\t\t'])).toEqual([
      '20805',
      '20899',
    ]);
  });

  test('makes up a code whose beginning stands above already', () => {
    expect(codesOf([row('20805', '养老'), row('20805', '缴费'), '16\t\t\t\t', row('221', '住房')])).toEqual([
      '20805',
      '2080516',
      '221',
    ]);
  });

  test('is told by those that begin with a nought', () => {
    expect(
      codesOf([row('20805', '缴费'), '05\t\t\t\t', row('20808', '抚恤'), '12\t\t\t\t', row('221', '住房')]),
    ).toEqual(['2080505', '2080812', '221']);
  });

  test('stands on the next page', () => {
    const torn = [row('20805', '缴费'), '', '12', '', '16\t\t\t\t', row('2080599', '其他')];
    expect(codesOf([row('20805', '养老'), ...torn])).toEqual(['20805', '2080516', '2080599']);
  });
});
