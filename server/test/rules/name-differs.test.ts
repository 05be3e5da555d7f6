/** `doc/name-differs`: units of the text against units of the tables, and projects of one list against those of another. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { told } from '../support/told';

const service = createService({ documentation: () => undefined });

/** The printed names that are said to differ. */
function differing(text: string): string[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const lines = text.split('\n');
  return service
    .diagnostics(document, 'file:///names')
    .filter(({ code }) => code === 'doc/name-differs')
    .map(({ range: { start, end }, severity }) => {
      expect(severity).toBe(3);
      return lines[start.line].slice(start.character, end.character);
    });
}

const UNITS = (first: string, second: string) =>
  [
    '第一部分 概况',
    '',
    '一、预算单位构成情况',
    '',
    '本预算包括以下单位：',
    '1. 云河市交通局机关本级；',
    `2. ${first}；`,
    `3. ${second}。`,
    '',
    '第二部分 预算表',
    '',
    '2025年部门收入总表',
    '单位：万元',
    '单位代码\t单位名称\t合计\t财政拨款收入',
    '\t合计\t60.00\t60.00',
    '318\t云河市交通局（汇总）\t60.00\t60.00',
    '318001\t云河市交通局\t10.00\t10.00',
    '318002\t云河市公路养护服务中心\t20.00\t20.00',
    '318003\t云河市航道管理站\t30.00\t30.00',
    '',
    '2025年部门支出总表',
    '单位：万元',
    '单位代码\t单位名称\t合计\t基本支出',
    '\t合计\t60.00\t60.00',
    '318\t云河市交通局（汇总）\t60.00\t60.00',
    '',
  ].join('\n');

describe('units', () => {
  test.each([
    ['the same names', '云河市公路养护服务中心', '云河市航道管理站', []],
    ['another name', '云河市公路养护中心', '云河市航道管理站', ['云河市公路养护服务中心']],
    ['a unit that the tables do not have', '云河市公路养护服务中心', '云河市客运集团公司管理处', []],
    ['units that are not alike', '云河市公路养护服务中心', '渡口所筹备办公室', []],
  ] as const)('%s', (_, first, second, expected) => {
    expect(differing(UNITS(first, second))).toEqual(expected);
  });
});

const PROJECTS = (bought: string) =>
  [
    '2025年部门项目支出表',
    '单位：万元',
    '序号\t项目名称\t合计\t财政拨款',
    '\t合计\t30.00\t30.00',
    '1\t航道养护设备更新经费\t20.00\t20.00',
    '2\t渡口安全检查专项经费（一期）\t10.00\t10.00',
    '',
    '2025年部门政府采购预算',
    '单位：万元',
    '',
    '项目名称\t采购物品名称\t数量\t单价\t合计\t一般公共预算拨款',
    '合计\t\t\t\t6.00\t6.00',
    `${bought}\t水泵\t3\t2.00\t6.00\t6.00`,
    '',
  ].join('\n');

describe('projects', () => {
  test.each([
    ['航道养护设备更新经费', []],
    ['航道养护设备更新改造经费', ['航道养护设备更新改造经费']],
    ['航道养护设备更新经费项目', []],
    ['渡口安全检查专项经费', []],
    ['渡口安全检查专项经费（二期）', []],
    ['公用经费', []],
  ] as const)('%s', (bought, expected) => {
    expect(differing(PROJECTS(bought))).toEqual(expected);
  });
});

describe('a fund named otherwise than officially', () => {
  const table = (title: string, note: string) =>
    [
      title,
      '单位：万元',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '\t合计\t1.00\t\t1.00',
      '',
      note,
    ].join('\n');

  test('in a title and its note is one finding, mended in both', () => {
    const text = table('政府基金预算支出表', '注：政府基金预算支出按科目列示。');
    expect(told(text, 'doc/name-differs')).toMatchObject([
      { severity: 3, printed: '政府基金预算', mended: text.replaceAll('政府基金', '政府性基金') },
    ]);
  });

  test('not at all where the name is whole, or stands in a sentence', () => {
    expect(differing(table('政府性基金预算支出表', '市政府基金管理办公室负责解释。'))).toEqual([]);
  });
});
