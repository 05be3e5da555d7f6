/** Forms of projects, and the table of spending by economic class: sums within and between them. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Everything of some severity at most: code and the printed text. */
function found(text: string, severity: number): string[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const lines = text.split('\n');
  return service
    .diagnostics(document, 'file:///projects')
    .filter((each) => (each.severity ?? 1) <= severity && !String(each.code).startsWith('doc/'))
    .map(({ code, range: { start, end } }) => {
      return `${code} ${lines[start.line].slice(start.character, end.character)}`;
    });
}

const SPENDING = [
  '2025年部门支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t60.00\t30.00\t30.00',
  '214\t交通运输支出\t60.00\t30.00\t30.00',
  '',
];

const form = (name: string, budget: string, fiscal: string, other: string) => [
  `${name}绩效目标表`,
  '单位：万元',
  `项目名称\t${name}\t\t\t\t`,
  `预算数\t${budget}\t其中：财政资金\t${fiscal}\t其他资金\t${other}`,
  '一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据',
  '产出指标\t数量指标\t养护里程\t全年养护里程\t≥12公里\t工作计划',
  '效益指标\t社会效益\t通航率\t全年通航率\t≥95%\t工作计划',
  '',
];

const FORMS = (budget: string, fiscal: string, other: string) =>
  [
    ...SPENDING,
    ...form('航道养护经费', budget, fiscal, other),
    ...form('渡口安全经费', '10.00', '10.00', '0.00'),
    '',
  ].join('\n');

test.each([
  ['20.00', '20.00', '0.00', []],
  ['20.00', '15.00', '5.00', []],
  ['20.00', '15.00', '', []],
  ['20.00', '15.00', '6.00', ['target/sum 20.00']],
] as const)('a budget of %s from %s and %s', (budget, fiscal, other, expected) => {
  expect(found(FORMS(budget, fiscal, other), 2)).toEqual(expected);
});

const ECONOMIC = (total: string, code: string) =>
  [
    ...SPENDING,
    '2025年支出经济分类汇总表',
    '单位：万元',
    '部门预算经济分类\t\t政府预算经济分类\t\t总计\t一般公共预算\t政府性基金\t国有资本经营预算',
    '科目编码\t科目名称\t科目编码\t科目名称\t\t\t\t',
    `\t合计\t\t\t${total}\t${total}\t\t`,
    `30101\t基本工资\t${code}\t\t20.00\t20.00\t\t`,
    '30201\t办公费\t50201\t办公经费\t30.00\t30.00\t\t',
    `30215\t会议费\t50202\t会议费\t${(Number(total) - 50).toFixed(2)}\t${(Number(total) - 50).toFixed(2)}\t\t`,
    '',
    '说明：以上为本年安排。',
  ].join('\n');

test.each([
  ['60.00', '50101', []],
  ['70.00', '50101', ['tie/table 60.00']],
  ['60.00', '50501', []],
  ['60.00', '50203', ['code/name 50203']],
] as const)('spending of %s by economic class, wages under %s', (total, code, expected) => {
  expect(found(ECONOMIC(total, code), 3)).toEqual(expected);
});

type Project = readonly [group: string, name: string, total: string, general: string, fund: string];

const PROJECTS: readonly Project[] = [
  ['运转类', '航道养护经费', '12.00', '12.00', ''],
  ['运转类', '渡口安全经费', '10.00', '8.00', '2.00'],
  ['特定目标类', '船闸维修工程', '5.00', '5.00', ''],
  ['特定目标类', '浮标更换经费', '3.00', '', '3.00'],
];

/** Units with their own totals, whose names stand in the column before that of the projects. */
const BY_UNIT: readonly Project[] = [
  ['交通局', '', '22.00', '20.00', '2.00'],
  ['', '航道养护经费', '12.00', '12.00', ''],
  ['', '渡口安全经费', '10.00', '8.00', '2.00'],
  ['航道站', '', '8.00', '5.00', '3.00'],
  ['', '船闸维修工程', '5.00', '5.00', ''],
  ['', '浮标更换经费', '3.00', '', '3.00'],
];

/** A document whose table of projects has the rows and the total, with one cell mistyped. */
function listOf(
  rows: readonly Project[],
  group: string,
  isTotalLast: boolean,
  wrong = '',
  typed = '',
): string {
  const total = '合计\t\t30.00\t25.00\t5.00';
  const lines = rows.map((row) => row.join('\t'));
  return [
    ...SPENDING,
    '2025年项目支出表',
    '单位：万元',
    `${group}\t项目名称\t合计\t一般公共预算\t政府性基金`,
    ...(isTotalLast ? [...lines, total] : [total, ...lines]),
    '',
    '说明：以上为本年安排。',
  ]
    .join('\n')
    .replace(wrong, typed);
}

test.each([
  ['flat', PROJECTS, '类型', false],
  ['flat, the total last', PROJECTS, '类型', true],
  ['by unit', BY_UNIT, '单位名称', false],
  ['by unit, the units among the projects', BY_UNIT.map(oneColumn), '', false],
  ['by unit, the units among the projects, the total last', BY_UNIT.map(oneColumn), '', true],
] as const)('a list of projects in order: %s', (_, rows, group, isTotalLast) => {
  expect(found(listOf(rows, group, isTotalLast), 3)).toEqual([]);
});

function oneColumn([unit, name, ...amounts]: Project): Project {
  return ['', unit + name, ...amounts];
}

test.each([
  ['a project', PROJECTS, '类型', '渡口安全经费\t10.00', '渡口安全经费\t16.00', ['amount/suspect 16.00']],
  ['the total', PROJECTS, '类型', '合计\t\t30.00', '合计\t\t36.00', ['amount/suspect 36.00']],
  [
    'the total, in both of its columns',
    PROJECTS,
    '类型',
    '合计\t\t30.00\t25.00',
    '合计\t\t36.00\t31.00',
    ['amount/suspect 36.00', 'amount/suspect 31.00'],
  ],
  ['a unit', BY_UNIT, '单位名称', '交通局\t\t22.00', '交通局\t\t27.00', ['amount/suspect 27.00']],
  [
    'a project of a unit',
    BY_UNIT,
    '单位名称',
    '养护经费\t12.00',
    '养护经费\t21.00',
    ['amount/suspect 21.00'],
  ],
] as const)('a list of projects with a wrong amount in %s', (_, rows, group, wrong, typed, expected) => {
  expect(found(listOf(rows, group, false, wrong, typed), 2)).toEqual(expected);
});

test('a project that its own form gives another amount than the list does', () => {
  const names = ['航道养护经费', '渡口安全经费', '船闸维修工程', '浮标更换经费'];
  const forms = (first: string) =>
    names.flatMap((name, index) => form(name, [first, '10.00', '5.00', '3.00'][index], '', ''));
  const text = (first: string) => [listOf(PROJECTS, '类型', false), '', ...forms(first), ''].join('\n');
  expect(found(text('12.00'), 2)).toEqual([]);
  expect(found(text('21.00'), 2)).toEqual(['amount/suspect 21.00']);
});

/** Basic spending by economic class, and the summary of it in which one code stands in two rows. */
const BASIC_BY_CODE = [
  ...SPENDING,
  '2025年一般公共预算基本支出表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t人员经费\t公用经费',
  '\t合计\t30.00\t19.00\t11.00',
  '30101\t基本工资\t13.00\t13.00\t',
  '30103\t奖金\t6.00\t6.00\t',
  '30201\t办公费\t7.00\t\t7.00',
  '30207\t邮电费\t4.00\t\t4.00',
  '',
  '2025年支出经济分类汇总表',
  '单位：万元',
  '部门预算经济分类\t\t政府预算经济分类\t\t总计\t基本支出\t项目支出',
  '科目编码\t科目名称\t科目编码\t科目名称\t\t\t',
  '\t合计\t\t\t60.00\t30.00\t30.00',
  '30101\t基本工资\t50101\t工资奖金津补贴\t13.00\t13.00\t',
  '30103\t奖金\t50101\t工资奖金津补贴\t6.00\t6.00\t',
  '30201\t办公费\t50201\t办公经费\t25.00\t5.00\t20.00',
  '30201\t办公费\t50502\t商品和服务支出\t2.00\t2.00\t',
  '30207\t邮电费\t50201\t办公经费\t14.00\t4.00\t10.00',
  '',
  '说明：以上为本年安排。',
].join('\n');

test.each([
  ['nothing', '', '', []],
  ['basic spending of a code', '25.00\t5.00\t20.00', '25.00\t8.00\t20.00', ['amount/suspect 8.00']],
  ['a code of the other table', '邮电费\t4.00\t\t4.00', '邮电费\t9.00\t\t4.00', ['amount/suspect 9.00']],
] as const)('a summary by economic class with a wrong amount in %s', (_, wrong, typed, expected) => {
  expect(found(BASIC_BY_CODE.replace(wrong, typed), 2)).toEqual(expected);
});
