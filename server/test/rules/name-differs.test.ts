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

describe('the body above the tables', () => {
  const table = (body: string, title: string) => [
    title,
    `部门：${body}`,
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t1.00\t\t1.00',
    '',
  ];
  const TITLES = ['部门收入总表', '部门支出总表', '一般公共预算支出表', '政府性基金预算支出表'];
  const text = (other: string, ...more: readonly string[]) =>
    [
      ...TITLES.flatMap((title) => table('云河市航道管理中心', title)),
      ...[other, ...more].flatMap((body, index) =>
        table(body, `国有资本经营预算支出表${'（续）'.repeat(index)}`),
      ),
    ].join('\n');

  test.each([
    ['with a character mistyped', '云河市航道管里中心', ['云河市航道管里中心']],
    ['with a character left out', '云河市航道管中心', ['云河市航道管中心']],
    ['with its own level', '云河市航道管理中心（本级）', []],
    ['of another body', '云河市渡口管理站', []],
    ['of the second of two', '云河市第二航道管理中心', []],
  ])('%s', (_, other, expected) => {
    expect(differing(text(other))).toEqual(expected);
  });
});

describe('a project in the form of its targets', () => {
  const form = (title: string, code: string, name: string) => [
    `${title}绩效目标表`,
    '单位：万元',
    `项目编码\t${code}\t项目名称\t${name}`,
    '预算规模及资金用途\t预算数\t3.00\t其中：财政资金\t3.00\t其他资金\t',
    '一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据',
    '产出指标\t数量指标\t份数\t份数\t≥3份\t计划',
    '',
  ];
  const SUMMARY = ['部门支出总表', '单位：万元', '科目编码\t科目名称\t合计', '\t合计\t6.00', ''];
  const text = (...forms: readonly (readonly string[])[]) => [...SUMMARY, ...forms.flat()].join('\n');

  test.each([
    [
      'one code, two names',
      [form('航标维护', '1308P000001', '航标维护'), form('航道疏浚', '1308P000001', '航道疏浚')],
      ['航道疏浚'],
    ],
    [
      'a title short of a word',
      [form('航标维护经费', '1308P000001', '航标维护工作经费')],
      ['航标维护工作经费'],
    ],
    [
      'two codes, one name',
      [form('航标维护', '1308P000001', '航标维护'), form('航标维护', '1307P000001', '航标维护')],
      [],
    ],
    ['a title of its own', [form('年度', '1308P000001', '航标维护工作经费')], []],
    ['brackets of another width', [form('航标（一期）维护', '1308P000001', '航标(一期)维护')], []],
  ])('%s', (_, forms, expected) => {
    expect(differing(text(...forms))).toEqual(expected);
  });
});

describe('the code of a project', () => {
  const text = (code: string, name: string) =>
    [
      '2026年项目支出表',
      '单位：万元',
      '项目编码\t项目名称\t合计\t一般公共预算',
      '\t合计\t9.00\t9.00',
      '31080026P0001A\t航道养护经费\t5.00\t5.00',
      '31080026P0002B\t渡口安全检查经费\t4.00\t4.00',
      '',
      '渡口绩效目标表',
      '单位：万元',
      `项目编码\t${code}\t项目名称\t${name}\t\t`,
      '预算数\t4.00\t其中：财政资金\t4.00\t其他资金\t',
      '一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据',
      '产出指标\t数量指标\t检查次数\t全年检查次数\t≥12次\t工作计划',
      '',
    ].join('\n');

  test.each([
    ['with its name', '31080026P0002B', '渡口安全检查经费', []],
    ['with the word 项目', '31080026P0002B', '渡口安全检查经费项目', []],
    ['with a name cut off', '31080026P0002B', '渡口安全检', []],
    ['with another name in its form', '31080026P0002B', '汽渡隐患排查补助', ['汽渡隐患排查补助']],
    ['of another project', '31080026P0003C', '汽渡隐患排查补助', []],
  ] as const)('%s', (_, code, name, expected) => {
    expect(differing(text(code, name))).toEqual(expected);
  });
});
