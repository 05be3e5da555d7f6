/** `table/note`: empty tables with, without and with the wrong note; filled tables below which a note says otherwise. */

import { describe, expect, test } from 'vitest';
import { printedOf, told } from '../support/told';

const CODE = 'table/note';

interface Printed {
  readonly title: string;
  readonly rows?: readonly string[];
  readonly note?: string;
}

const HEADER = ['单位：万元', '科目编码\t科目名称\t合计\t基本支出\t项目支出'];
const FILLED = ['\t合计\t12.00\t10.00\t2.00', '212\t城乡社区支出\t12.00\t10.00\t2.00'];
const EMPTY = ['\t合计\t\t\t'];
const ZEROS = ['\t合计\t0.00\t0.00\t0.00'];

const FUND = '政府性基金预算支出表';
const CAPITAL = '国有资本经营预算支出表';
const NO_FUND = '注：无政府性基金预算支出，空表列示。';
const NO_CAPITAL = '注：无国有资本经营预算支出，空表列示。';

/** Tables, then text. */
function disclosure(tables: readonly Printed[], ...text: readonly string[]): string {
  const whole: Printed = { title: '部门支出总表', rows: FILLED };
  return [
    ...[whole, ...tables].flatMap(({ title, rows = EMPTY, note }) => [
      title,
      ...HEADER,
      ...rows,
      '',
      ...(note === undefined ? [] : [note, '']),
    ]),
    ...['一、职责', '负责档案工作。', '二、机构', '设三个科室。', '三、收支', '支出12.00万元。'],
    ...text,
  ].join('\n');
}

describe('an empty table', () => {
  test('without any word on it is told at its title', () => {
    expect(told(disclosure([{ title: FUND }]), CODE)).toMatchObject([{ severity: 2, printed: FUND }]);
  });

  test.each([
    ['its note', disclosure([{ title: FUND, note: NO_FUND }])],
    ['a note without 注', disclosure([{ title: FUND, note: '本部门没有政府性基金收支，故本表无数据。' }])],
    ['a note within', disclosure([{ title: FUND, rows: ['\t本年无此项支出\t\t\t'] }])],
    ['a title that says so', disclosure([{ title: `${FUND}（空表）` }])],
    ['a sentence elsewhere', disclosure([{ title: FUND }], '我馆未安排政府性基金预算。')],
    ['a sentence that says zero', disclosure([{ title: FUND }], '政府性基金预算支出0万元。')],
    [
      'all the others of a form that nobody has filled in',
      disclosure([{ title: FUND }]).replace(FILLED.join('\n'), EMPTY.join('\n')),
    ],
    ['zeros printed', disclosure([{ title: FUND, rows: ZEROS }])],
    ['another kind', disclosure([{ title: '一般公共预算支出表' }])],
    [
      'no text around it',
      [FUND, ...HEADER, ...EMPTY, '', '部门支出总表', ...HEADER, ...FILLED, ''].join('\n'),
    ],
  ])('with %s is not', (_, text) => {
    expect(printedOf(text, CODE)).toEqual([]);
  });
});

describe('the note of another fund', () => {
  test('is told and mended', () => {
    const text = disclosure([{ title: CAPITAL, note: NO_FUND }]);
    expect(told(text, CODE)).toMatchObject([
      { severity: 2, printed: '政府性基金', mended: disclosure([{ title: CAPITAL, note: NO_CAPITAL }]) },
    ]);
  });

  test('is told where the next table has a note of its own', () => {
    const text = disclosure([
      { title: CAPITAL, note: NO_FUND },
      { title: FUND, note: NO_FUND },
    ]);
    expect(printedOf(text, CODE)).toEqual(['政府性基金']);
  });

  test.each([
    ['may be that of the table below it', [{ title: CAPITAL, note: NO_FUND }, { title: FUND }]],
    ['is the last of those of several tables', [{ title: FUND }, { title: CAPITAL, note: NO_FUND }]],
    ['names both', [{ title: CAPITAL, note: '注：无政府性基金和国有资本经营预算支出，空表列示。' }]],
  ])('is not, where it %s', (_, tables) => {
    expect(printedOf(disclosure(tables, '我馆无国有资本经营预算。'), CODE)).toEqual([]);
  });
});

describe('a note below amounts', () => {
  test.each([NO_FUND, '注：本表无数据。', '本表为空。'])(
    'is told, where it says that the table is empty: %s',
    (note) => {
      expect(told(disclosure([{ title: FUND, rows: FILLED, note }]), CODE)).toMatchObject([
        { severity: 2, printed: note },
      ]);
    },
  );

  test.each([
    '注：没有数据的以空表列示。',
    '注：本表无数据的栏目不列。',
    '注：本表反映政府性基金预算支出情况。',
    '注：无国有资本经营预算支出，空表列示。',
  ])('is not otherwise: %s', (note) => {
    expect(printedOf(disclosure([{ title: FUND, rows: FILLED, note }]), CODE)).toEqual([]);
  });
});

test('small bare numbers, which may be those of columns, are no amounts', () => {
  const rows = ['\t合计\t1\t2\t3'];
  expect(printedOf(disclosure([{ title: FUND, rows, note: '注：本表无数据。' }]), CODE)).toEqual([]);
});
