/** Tests the outline of a disclosure: headings with their ranges, contents lists that are none, notes with their tables. */

import { describe, expect, test } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import type { Place } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

function outlineOf(lines: readonly string[]) {
  const text = lines.join('\n');
  const model = understand(readDocument(createSnapshot(text)));
  const [{ outline }] = model.disclosures;
  const printed = (place: Place) => {
    const offset = model.read.offsets.get(place.block) ?? 0;
    return text.slice(offset + place.start, offset + place.end);
  };
  return { ...outline, printed };
}

const TABLE = [
  '政府性基金预算支出表',
  '',
  '单位：万元',
  '',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '212\t城乡社区支出\t1.00\t\t1.00',
  '',
];

describe('headings', () => {
  const { sections, printed } = outlineOf([
    '第一部分 部门预算',
    ...TABLE,
    '[bookmark: _Toc1]一、部门职责',
    '负责档案工作。',
    '（一）机构设置',
    '设三个科室。',
    '二、收支情况',
    '收入1.00万元，支出1.00万元。',
  ]);

  test('have titles without marks, and levels', () => {
    expect(sections.map(({ level, title }) => [level, title])).toEqual([
      [1, '第一部分 部门预算'],
      [2, '一、部门职责'],
      [3, '（一）机构设置'],
      [2, '二、收支情况'],
    ]);
  });

  test('end before the next heading of their level or a wider one', () => {
    expect(sections.map(({ end }) => printed(end))).toEqual([
      '收入1.00万元，支出1.00万元。',
      '设三个科室。',
      '设三个科室。',
      '收入1.00万元，支出1.00万元。',
    ]);
  });

  test('without anything below them end where they stand', () => {
    const empty = outlineOf(['一、部门职责', '二、收支情况', '收入1.00万元。']);
    expect(empty.printed(empty.sections[0].end)).toBe('一、部门职责');
  });
});

describe('a contents list', () => {
  const expected = [
    { title: '一、部门职责', page: 3 },
    { title: '二、收支情况', page: 4 },
  ];

  test.each([
    ['tabs', ['目 录', '一、部门职责\t3', '二、收支情况\t4']],
    ['dots', ['目录', '一、部门职责……3', '二、收支情况……4']],
    ['no heading of its own', ['一、部门职责 3', '二、收支情况 4']],
  ])('with %s is neither headings nor a table', (_, list) => {
    const { contents, sections } = outlineOf([...list, '', '一、部门职责', '负责档案工作。', ...TABLE]);
    expect(contents.map(({ title, page }) => ({ title, page }))).toEqual(expected);
    expect(sections.map(({ title }) => title)).toEqual(['一、部门职责']);
  });

  test('without page numbers ends where its first entry comes again', () => {
    const { contents, sections } = outlineOf([
      '目录',
      '一、部门职责',
      '二、收支情况',
      '一、部门职责',
      '负责档案工作。',
    ]);
    expect(contents.map(({ title }) => title)).toEqual(['一、部门职责', '二、收支情况']);
    expect(sections.map(({ title }) => title)).toEqual(['一、部门职责']);
  });
});

test('notes belong to the table right above them', () => {
  const { notes, printed } = outlineOf([
    ...TABLE,
    '注：本表金额不含结余。',
    '一、部门职责',
    '负责档案工作。',
    '注：按规定公开。',
  ]);
  expect(notes.map(({ place }) => printed(place))).toEqual(['注：本表金额不含结余。', '注：按规定公开。']);
  expect(notes.map(({ table }) => table?.caption.title?.text)).toEqual(['政府性基金预算支出表', undefined]);
});
