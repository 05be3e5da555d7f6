/** Explanations are disclosures too where their tables are attached elsewhere. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

const SENTENCES = `一、收入决算情况
2023年度本年收入合计120.50万元，其中：财政拨款收入110.50万元，事业收入10.00万元。
二、支出决算情况
2023年度本年支出合计118.00万元，其中：基本支出90.00万元，占76.27%；项目支出28.00万元，占23.73%。
`;

function check(text: string) {
  const document = service.check(text, 'plaintext', DEFAULT_SETTINGS);
  return {
    language: document.language,
    codes: service.diagnostics(document, 'file:///a').map(({ code }) => code),
  };
}

test.each([
  '某市体育局2023年度部门决算公开',
  '2023年度部门（单位）决算公开',
  '第三部分 2023 年度单位决算情况说明',
  '某局部门决算说明',
])('sentences below %s are checked', (title) => {
  expect(check(`${title}\n${SENTENCES}`)).toEqual({ language: 'disclosure', codes: [] });
  const wrong = SENTENCES.replace('项目支出28.00', '项目支出82.00');
  expect(check(`${title}\n${wrong}`).codes).toEqual(['amount/suspect']);
});

test.each([
  ['a report of another kind', `关于某县2023年预算执行情况的报告\n${SENTENCES}`],
  ['a title above too few numbers', '某市体育局2023年度部门决算公开\n本年收入合计120.50万元。\n'],
])('%s is none', (_, text) => {
  expect(check(text).language).toBe('unrecognised');
});

/** Three tables of which the extraction kept neither titles nor units: columns and codes are those of a budget. */
const BARE = [
  '科目编码\t科目名称\t合计\t一般公共预算\t事业收入',
  '\t合计\t30.00\t20.00\t10.00',
  '205\t教育支出\t30.00\t20.00\t10.00',
  ': :',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t30.00\t12.00\t18.00',
  '205\t教育支出\t30.00\t12.00\t18.00',
  ': :',
  '收入\t\t支出\t',
  '项目\t预算数\t项目\t预算数',
  '一、财政拨款\t30.00\t一、教育支出\t30.00',
  '收入总计\t30.00\t支出总计\t30.00',
  ': :',
  '',
];

test('several tables with the columns of a budget, one with codes, are a disclosure without titles', () => {
  expect(check(BARE.join('\n')).language).toBe('disclosure');
  expect(check(BARE.slice(8).join('\n')).language).toBe('unrecognised');
});
