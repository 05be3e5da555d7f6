/** `doc/contents` and `doc/section-empty`: headings and contents lists in and out of order, full and empty. */

import { describe, expect, test } from 'vitest';
import { printedOf, told } from '../support/told';

const TABLE = [
  '部门支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t12.00\t10.00\t2.00',
  '204\t公共安全支出\t12.00\t10.00\t2.00',
  '',
];

describe('numbers of the contents list', () => {
  const list = (...numerals: readonly string[]) =>
    [
      '目录',
      ...numerals.map((numeral, index) => `${numeral}、${TITLES[index]}`),
      '',
      ...TITLES.slice(0, numerals.length).flatMap((title, index) => [
        `${ORDER[index]}、${title}`,
        '见附表。',
      ]),
      ...TABLE,
    ].join('\n');
  const TITLES = ['主要职责', '机构设置', '收支情况', '采购情况', '名词解释'];
  const ORDER = ['一', '二', '三', '四', '五'];

  test.each([
    ['one repeated at the end', ['一', '二', '三', '三'], '三', ['一', '二', '三', '四']],
    ['one repeated in the middle', ['一', '二', '二', '四'], '二', ['一', '二', '三', '四']],
    ['one mistyped', ['一', '二', '五', '四'], '五', ['一', '二', '三', '四']],
  ])('%s is told and mended', (_, numerals, printed, mended) => {
    expect(told(list(...numerals), 'doc/contents')).toMatchObject([
      { severity: 3, printed, mended: list(...mended) },
    ]);
  });

  test.each([
    ['one repeated, with the rest counted on', ['一', '二', '二', '三', '四'], '二'],
    ['one skipped', ['一', '二', '四', '五'], '四'],
  ])('%s is told only', (_, numerals, printed) => {
    expect(told(list(...numerals), 'doc/contents')).toMatchObject([
      { severity: 3, printed, mended: undefined },
    ]);
  });

  test.each([
    ['in order', ['一', '二', '三', '四', '五']],
    ['that begin anywhere', ['二', '三', '四', '五']],
    ['of a list that is too short', ['一', '一', '二']],
  ])('%s are not spoken of', (_, numerals) => {
    expect(printedOf(list(...numerals), 'doc/contents')).toEqual([]);
  });
});

describe('a contents list', () => {
  const text = (listed: readonly string[], printed: readonly string[]) =>
    ['目录', ...listed, '', ...printed.flatMap((title) => [title, '见附表。']), ...TABLE].join('\n');
  const listed = ['一、主要职责', '二、机构设置', '三、支出总表', '四、采购情况'];

  test('with an entry that the body does not have', () => {
    const printed = ['一、主要职责', '二、机构设置情况'];
    expect(printedOf(text(listed, printed), 'doc/contents')).toEqual(['四、采购情况']);
  });

  test('with last entries that a text cut off does not have', () => {
    const long = [...listed, '五、资产情况', '六、绩效情况', '七、名词解释', '八、联系方式'];
    expect(printedOf(text(long, long.slice(0, 6)), 'doc/contents')).toEqual([]);
  });

  test.each([
    ['the same titles', ['一、主要职责', '二、机构设置', '四、采购情况']],
    ['titles with more words', ['一、云河市档案馆主要职责', '二、机构设置', '四、政府采购情况说明']],
    ['titles alike', ['一、本馆的职责', '二、机构设置', '四、采购的情况']],
    ['hardly any of them', ['一、主要职责']],
  ])('whose body has %s', (_, printed) => {
    expect(printedOf(text(listed, printed), 'doc/contents')).toEqual([]);
  });
});

test('lines with a number at their end, among tables, are no contents list', () => {
  const rows = ['一、教育支出 31', '二、外交支出 32', '二、国防支出 33', '四、其他支出 34'];
  expect(printedOf([...TABLE, ...rows, '', ...TABLE].join('\n'), 'doc/contents')).toEqual([]);
});

describe('numbers of headings', () => {
  const text = (...headings: readonly string[]) =>
    [...headings.flatMap((each) => [each, '见附表。']), ...TABLE].join('\n');

  test.each([
    ['a part', ['第一部分 概况', '第一部分 预算表', '第二部分 说明'], '一'],
    ['a section', ['一、职责', '二、机构', '二、收支', '四、采购'], '二'],
  ])('of %s repeated', (_, headings, printed) => {
    expect(told(text(...headings), 'doc/contents')).toMatchObject([
      { severity: 3, printed, line: expect.anything() },
    ]);
  });

  test.each([
    ['skipped', ['一、职责', '二、机构', '四、采购', '五、资产']],
    [
      'begun again in each part',
      ['第一部分 概况', '一、职责', '二、机构', '第二部分 说明', '一、收支', '二、采购'],
    ],
    [
      'of a list within a section',
      ['一、职责', '二、机构', '一、办公室', '二、业务科', '三、收支', '四、采购'],
    ],
    [
      'of a list as long as the section itself',
      ['一、职责', '一、办公室', '二、业务科', '二、机构', '三、收支'],
    ],
    ['counted on over parts', ['第一部分 概况', '一、职责', '第二部分 说明', '二、收支', '三、采购']],
  ])('%s', (_, headings) => {
    expect(printedOf(text(...headings), 'doc/contents')).toEqual([]);
  });
});

describe('a heading without anything below it', () => {
  const FULL = ['一、职责', '负责档案工作。'];
  const NEXT = ['三、采购情况', '没有采购。'];
  const text = (...lines: readonly string[]) => [...lines, '', ...TABLE].join('\n');

  test('is told', () => {
    expect(told(text(...FULL, '二、专项资金情况', ...NEXT), 'doc/section-empty')).toMatchObject([
      { severity: 3, printed: '二、专项资金情况' },
    ]);
  });

  test('is told where only the number of a page stands below it', () => {
    const paged = text(...FULL, '二、专项资金情况', '— 29 —', ...NEXT);
    expect(printedOf(paged, 'doc/section-empty')).toEqual(['二、专项资金情况']);
  });

  test.each([
    ['says 无', [...FULL, '二、专项资金情况', '无', ...NEXT]],
    ['holds others', [...FULL, '二、专项资金情况', '（一）设备购置', '用于购置设备。', ...NEXT]],
    ['is one of a list', ['一、职责', '二、机构', '三、收支', '四、采购', '五、资产', '见附表。']],
    ['is the last one', [...FULL, '二、专项资金情况']],
    [
      'stands between headings of other numbers',
      ['一、职责', '见附表。', '三、机构', '五、采购', '见附表。'],
    ],
  ])('is not, where it %s', (_, lines) => {
    expect(printedOf(text(...lines), 'doc/section-empty')).toEqual([]);
  });

  test('holds the table below it', () => {
    const lines = [...FULL, '二、预算表', '', ...TABLE, ...NEXT];
    expect(printedOf(lines.join('\n'), 'doc/section-empty')).toEqual([]);
  });
});
