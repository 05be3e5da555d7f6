/** `doc/residue`: what templates and extraction leave behind, and what only looks like it. */

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

/** A disclosure with one sentence of its own. */
const withText = (...lines: readonly string[]) => [...TABLE, '一、收支情况', ...lines].join('\n');

const CODE = 'doc/residue';

describe('is told and mended', () => {
  test.each([
    ['项目支出增加2.00万元。。其他不变。', '。。', '项目支出增加2.00万元。其他不变。'],
    ['用于购置设备；。', '；。', '用于购置设备。'],
    ['印制宣传册2.00万元。；其他不变。', '。；', '印制宣传册2.00万元；其他不变。'],
    ['据此提出意见意见。', '意见意见', '据此提出意见。'],
    ['项目支出2.00万元元。', '万元元', '项目支出2.00万元。'],
    ['比上年增加持平。', '增加持平', '比上年持平。'],
    ['支出&nbsp;2.00万元。', '&nbsp;', '支出 2.00万元。'],
    ['[bookmark: _GoBack]支出2.00万元。', '[bookmark: _GoBack]', '支出2.00万元。'],
    ['- 3 -', '- 3 -', ''],
  ])('%s', (sentence, printed, mended) => {
    expect(told(withText(sentence), CODE)).toMatchObject([
      { severity: 3, printed, mended: withText(mended) },
    ]);
  });
});

describe('is told, and left to whoever knows', () => {
  test.each([
    ['项目支出XX万元。', 'XX'],
    ['本单位20XX年支出2.00万元。', '20XX'],
    ['由××部门负责。', '××'],
    ['比上年增加（减少）2.00万元。', '增加（减少）'],
    ['比上年减少/增加2.00万元。', '减少/增加'],
    ['项目支出2.00万元（请根据实际情况填写）。', '（请根据实际情况填写）'],
    ['见错误！未找到引用源。', '错误！未找到引用源。'],
    ['支出#REF!万元。', '#REF!'],
  ])('%s', (sentence, printed) => {
    expect(told(withText(sentence), CODE)).toMatchObject([{ severity: 3, printed, mended: undefined }]);
  });
});

test.each([
  '项目支出2.00万元。',
  '……等工作。。。',
  '增加（减少）情况说明。',
  '达到预期目的的有2项。',
  '购置XXL号工作服2.00万元。',
  '联系人：张××。',
  '2.00万元（详见附表）。',
  '5×5米展板2个。',
])('stays silent on %s', (sentence) => {
  expect(printedOf(withText(sentence), CODE)).toEqual([]);
});

test('bookmarks and page numbers are told of once, and removed together', () => {
  const text = withText('[bookmark: _a]支出2.00万元。', '- 3 -', '[bookmark: _b]不变。', '- 4 -');
  const found = told(text, CODE);
  expect(found.map(({ printed }) => printed)).toEqual(['[bookmark: _a]', '- 3 -']);
  expect(found.map(({ message }) => message.includes('2 处'))).toEqual([true, true]);
  expect(found[0].mended).toBe(text.replaceAll(/\[bookmark: _.\]/g, ''));
});

test('a bookmark before the title of a table is found too', () => {
  expect(printedOf(['[bookmark: _t]部门支出总表', ...TABLE.slice(1)].join('\n'), CODE)).toEqual([
    '[bookmark: _t]',
  ]);
});
