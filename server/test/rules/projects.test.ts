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
