/** Coverage: every printed number counts, what was not read is listed, and the same counts are said everywhere. */

import { expect, test } from 'vitest';
import { coverage } from '../../src/features/coverage';
import { coverageText, isAllTied } from '../../src/features/coverage-words';
import { hover } from '../../src/features/hover';
import { tables } from '../../src/features/tables';
import { checked } from '../support/checked';
import { CLASSIFICATION } from '../support/classification';

const TABLE = [
  '部门预算支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出\t比上年增减（%）',
  '\t合计\t1,015.50\t1,013.00\t2.50\t3.10',
  '205\t教育支出\t1,012.50\t1,010.00\t2.50\t4.20',
  '206\t科学技术支出\t3.00\t3.00\t-\t5.30',
];

const BELOW = '以上各项均按规定编列。';

function countsOf(lines: readonly string[]) {
  const { document } = checked(lines.join('\n'));
  return coverage(document);
}

test('amounts in known columns are read; codes, shares and dashes are no money', () => {
  const { tables: counts, unread } = countsOf([...TABLE, BELOW, '']);
  expect(counts).toEqual({ printed: 8, read: 8, amounts: 8, tied: 8, twice: 8 });
  expect(unread).toEqual([]);
});

test('a column that nobody understands leaves its numbers printed and unread', () => {
  const lines = TABLE.map((line, index) =>
    index < 2 ? line : `${line}\t${index === 2 ? '' : `${index}.25`}`,
  );
  const { tables: counts, unread } = countsOf([...lines, BELOW, '']);
  expect(counts).toMatchObject({ printed: 11, read: 8 });
  expect(unread).toMatchObject([{ title: '部门预算支出总表', numbers: 3, reason: 'columns' }]);
  expect(unread[0].range.start.line).toBe(3);
});

test('an amount that is no number is printed and unread', () => {
  const lines = TABLE.map((line) => line.replace('1,010.00', '1,01.0.00'));
  const { unread } = countsOf([...lines, BELOW, '']);
  expect(unread).toMatchObject([{ numbers: 1, reason: 'number' }]);
});

test('rows that no table holds are printed and unread, below the title that stands over them', () => {
  const { tables: counts, unread } = countsOf([
    ...TABLE,
    BELOW,
    '国有资产占用情况表',
    '某局本级 1,234.50 200.00',
    '某局下属中心 56.70 3.40',
    '2025 年共接待 12 批次，人均 3.5 小时；增长 2.30%。',
    '',
  ]);
  expect(counts.printed).toBe(12);
  expect(unread).toMatchObject([{ title: '国有资产占用情况表', numbers: 4, reason: 'table' }]);
});

test('a number with a unit of money in its sentence is one of the text', () => {
  const { tables: counts, text } = countsOf([...TABLE, '支出预算 1,015.50 万元', BELOW, '']);
  expect(counts.printed).toBe(8);
  expect(text.amounts).toBe(1);
});

test('what is unread adds up to what is printed and was not read', () => {
  const broken = TABLE.map((line) => line.replace('1,010.00', '1,01.0.00'));
  const { tables: counts, unread } = countsOf([...broken, BELOW, '某中心  12.30  4.50', '']);
  expect(unread.reduce((sum, { numbers }) => sum + numbers, 0)).toBe(counts.printed - counts.read);
  expect(unread.length).toBe(2);
});

test('a number in two relations that share another printed amount is not tied twice', () => {
  const lines = [
    '部门预算支出总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '205\t教育支出\t30.00\t10.00\t20.00',
    BELOW,
    '',
  ];
  expect(countsOf(lines).tables).toMatchObject({ printed: 3, tied: 3, twice: 0 });
});

test('all agrees only where all that is printed was read and tied', () => {
  expect(isAllTied(countsOf([...TABLE, BELOW, '']))).toBe(true);
  expect(isAllTied(countsOf([...TABLE, BELOW, '某中心  12.30  4.50', '']))).toBe(false);
  expect(isAllTied(countsOf([BELOW, '']))).toBe(false);
  const alone = { ...countsOf([BELOW, '']), text: { amounts: 3, tied: 3 } };
  expect(isAllTied(alone)).toBe(false);
});

test('the sentence says what was printed, read and tied, and what was not read', () => {
  const { document } = checked([...TABLE, BELOW, '收支明细表', '某中心 12.30 4.50', ''].join('\n'));
  const counts = coverage(document);
  expect(coverageText(counts, tables(document).length, 'zh-cn')).toBe(
    '1 张表印有 10 个数，读懂 8，勾稽 8；收支明细表 未读懂（2 个数）',
  );
  expect(coverageText(counts, tables(document).length, 'en')).toBe(
    '1 tables print 10 numbers, 8 read, 8 tied; not read: 收支明细表 (2 numbers)',
  );
});

test('the title of a table tells the same of the table', () => {
  const broken = TABLE.map((line) => line.replace('1,010.00', '1,01.0.00')).join('\n');
  const { document, cursors } = checked(`<|>${broken}\n${BELOW}\n`);
  const { contents } =
    hover(document, cursors[0], { classification: CLASSIFICATION, withFindings: true }) ?? {};
  expect(contents).toMatchObject({
    value: expect.stringContaining('1 张表印有 8 个数，读懂 7'),
  });
  expect(contents).toMatchObject({ value: expect.stringContaining('- 1 个数未读懂：不成数') });
});

test('every source of money in the head of a form is read, what was carried over too', () => {
  const { tables: counts, unread } = countsOf([
    ...TABLE,
    BELOW,
    '航道养护经费绩效目标表',
    '单位：万元',
    '项目名称\t航道养护经费\t\t\t\t\t\t',
    '预算数\t20.00\t其中：财政资金\t12.00\t上年结转\t5.00\t其他资金\t3.00',
    '一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据',
    '产出指标\t数量指标\t养护里程\t全年养护里程\t≥12公里\t工作计划',
    '效益指标\t社会效益\t通航率\t全年通航率\t≥95%\t工作计划',
    '',
  ]);
  expect(unread).toEqual([]);
  expect(counts).toMatchObject({ printed: 12, read: 12 });
});

const FORM = (name: string, ...values: readonly string[]) => [
  '1、资料整理经费绩效目标表',
  '',
  '单位：万元',
  '',
  '项目编码\t13053126P00000460001A\t\t项目名称\t资料整理经费\t\t',
  '预算规模及资金用途\t预算数\t40.00\t其中：财政资金\t40.00\t其他资金\t',
  '\t整理资料\t\t\t\t\t',
  `${name}\t3月底\t\t6月底\t10月底\t12月底\t`,
  `\t${values.join('\t')}\t`,
  '绩效目标\t整理资料，全年完成计划任务。\t\t\t\t\t',
  '一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据\t',
  '产出指标\t数量指标\t整理页数\t本年整理的页数\t≥60万页\t工作计划\t',
  '',
];

test.each([
  ['资金支出计划（%）', ['20.00', '', '50.00', '80.00', '100.00'], 0],
  ['资金支出计划（%）', ['20.00', '', '50.00', '80.00', '140.00'], 4],
  ['资金支出计划', ['8.00', '', '20.00', '32.00', '40.00'], 4],
])('shares of a plan in percent are no money: %s %j', (name, values, unread) => {
  const { tables: counts } = countsOf([...TABLE, BELOW, ...FORM(name, ...values)]);
  expect({ printed: counts.printed, unread: counts.printed - counts.read }).toEqual({
    printed: 8 + 2 + unread,
    unread,
  });
});
