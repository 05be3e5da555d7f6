/** Tables whose columns or rows may be added up in several ways: the way that their amounts bear out is taken. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Errors with the printed text that they stand on. */
function errors(lines: readonly string[]): string[] {
  const document = service.check(lines.join('\n'), 'disclosure', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///structures')
    .filter(({ severity }) => severity === 1)
    .map(({ code, range: { start, end } }) => {
      return `${code} ${lines[start.line].slice(start.character, end.character)}`;
    });
}

/** A variant of 项目支出 beside it, which is no further part of 合计. */
const VARIANT = (...rows: string[]) => [
  '2026年一般公共预算支出表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t\t项目支出\t',
  '\t\t\t人员经费\t公用经费\t项目支出总数\t扣除专项后预算数',
  ...rows,
  '',
  '说明：以上为本年安排。',
];
const VARIANT_ROWS = [
  '2050201\t学前教育\t13.00\t5.00\t1.00\t7.00\t6.00',
  '2050202\t小学教育\t4.00\t\t\t4.00\t4.00',
  '2050203\t初中教育\t8.50\t8.00\t0.50\t\t',
  '\t合计\t25.50\t13.00\t1.50\t11.00\t10.00',
];

test('a column that says how much of its neighbour is of some sort is not added', () => {
  expect(errors(VARIANT(...VARIANT_ROWS))).toEqual([]);
});

test('beside such a column, a wrong amount is named', () => {
  const wrong = VARIANT_ROWS.map((row) => row.replace('8.50\t8.00', '8.50\t8.30'));
  expect(errors(VARIANT(...wrong))).toEqual(['amount/suspect 8.30']);
});

/** The same money by source and by nature, side by side. */
const TWICE = (...rows: string[]) => [
  '2026年部门支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t一般公共预算\t政府性基金\t基本支出\t项目支出',
  ...rows,
  '',
  '说明：以上为本年安排。',
];
const TWICE_ROWS = [
  '\t合计\t20.00\t15.00\t5.00\t12.00\t8.00',
  '205\t教育支出\t13.00\t8.00\t5.00\t10.00\t3.00',
  '206\t科学技术支出\t7.00\t7.00\t\t2.00\t5.00',
];

test('a total that is broken down by source and by nature adds up twice', () => {
  expect(errors(TWICE(...TWICE_ROWS))).toEqual([]);
});

test('in either breakdown a wrong amount is named', () => {
  const wrong = TWICE_ROWS.map((row) => row.replace('10.00\t3.00', '10.00\t3.30'));
  expect(errors(TWICE(...wrong))).toEqual(['amount/suspect 3.30']);
});

test('one total that leaves a column out is an error, not a structure', () => {
  const rows = TWICE_ROWS.map((row) => row.split('\t').slice(0, 5).join('\t'));
  expect(errors(TWICE(...rows.map((row) => row.replace('13.00\t8.00\t5.00', '8.00\t8.00\t5.00'))))).toEqual([
    'amount/suspect 8.00',
  ]);
});

/** Lines without numbers or codes: 类 with all that is below them. */
const LEVELS = (...spending: string[]) => [
  '2026年财政拨款收支总表',
  '单位：万元',
  '收入\t\t支出\t',
  '项目\t预算数\t项目\t预算数',
  ...spending.map((line, index) => `${REVENUE[index] ?? '\t'}\t${line}`),
  '收入总计\t30.00\t支出总计\t30.00',
  '',
  '说明：以上为本年安排。',
];
const REVENUE = ['一、财政拨款\t30.00', '一般公共预算\t25.00', '政府性基金预算\t5.00', '国有资本经营预算\t'];
const SPENDING = [
  '教育支出\t12.00',
  '普通教育\t9.00',
  '小学教育\t4.00',
  '初中教育\t5.00',
  '教育费附加安排的支出\t3.00',
  '其他教育费附加安排的支出\t3.00',
  '卫生健康支出\t18.00',
  '行政事业单位医疗\t18.00',
  '行政单位医疗\t10.00',
  '事业单位医疗\t8.00',
];

test('款 and 项 below their 类, and funds below 财政拨款, are not added up with them', () => {
  expect(errors(LEVELS(...SPENDING))).toEqual([]);
});

test('below a 类, a wrong amount that breaks two sums is named', () => {
  const wrong = SPENDING.map((line) => line.replace('卫生健康支出\t18.00', '卫生健康支出\t81.00'));
  expect(errors(LEVELS(...wrong))).toEqual(['amount/suspect 81.00']);
});

/** The same economic class once for each class of another classification, as codes in columns of their own. */
const TWO_CODES = (...rows: string[]) => [
  '2026年一般公共预算基本支出表',
  '单位：万元',
  '科目编码\t\t部门支出经济分类科目名称\t科目编码\t\t政府支出经济分类科目名称\t合计\t人员经费\t公用经费',
  '类\t款\t\t类\t款\t\t\t\t',
  ...rows,
  '',
  '说明：以上为本年安排。',
];
const TWO_CODES_ROWS = [
  '\t\t合计\t\t\t\t21.00\t20.00\t1.00',
  '301\t\t工资福利支出\t501\t\t机关工资福利支出\t8.00\t8.00\t',
  '301\t01\t基本工资\t501\t01\t工资奖金津补贴\t5.00\t5.00\t',
  '301\t02\t津贴补贴\t501\t01\t工资奖金津补贴\t3.00\t3.00\t',
  '301\t\t工资福利支出\t505\t\t对事业单位经常性补助\t12.00\t12.00\t',
  '301\t01\t基本工资\t505\t01\t工资福利支出\t7.00\t7.00\t',
  '301\t02\t津贴补贴\t505\t01\t工资福利支出\t5.00\t5.00\t',
  '302\t\t商品和服务支出\t502\t\t机关商品和服务支出\t1.00\t\t1.00',
  '302\t01\t办公费\t502\t01\t办公经费\t1.00\t\t1.00',
];

test('a class listed once for each class of another classification is the sum of what follows it', () => {
  expect(errors(TWO_CODES(...TWO_CODES_ROWS))).toEqual([]);
});

test('in such a table a wrong amount is named', () => {
  const wrong = TWO_CODES_ROWS.map((row) => row.replace('7.00\t7.00', '7.00\t1.00'));
  expect(errors(TWO_CODES(...wrong))).toEqual(['amount/suspect 1.00']);
});

test('a total whose label spans two lists side by side stands in the last of them', () => {
  const lines = [
    '2026年部门收支总表',
    '单位：万元',
    '收入\t\t支出\t\t\t',
    '项目\t金额\t功能科目名称\t金额\t支出用途\t金额',
    '一、财政拨款\t9.00\t一、教育支出\t6.00\t一、基本支出\t5.00',
    '二、其他资金\t\t二、科学技术支出\t3.00\t二、项目支出\t4.00',
    '收入合计\t9.00\t支出合计\t\t\t9.00',
    '',
    '说明：以上为本年安排。',
  ];
  expect(errors(lines)).toEqual([]);
});

/** A department above its own office, whose codes stand in a column of their own and tell no level. */
const DEPARTMENT = (...rows: string[]) => [
  '2026年部门支出总表',
  '单位：万元',
  '类\t款\t项\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t\t\t\t合计\t25.00\t13.00\t12.00',
  '\t\t\t031\t青河县档案馆\t25.00\t13.00\t12.00',
  '\t\t\t031001\t青河县档案馆本级\t20.00\t12.00\t8.00',
  '201\t\t\t201\t一般公共服务支出\t20.00\t12.00\t8.00',
  '201\t26\t\t20126\t档案事务\t20.00\t12.00\t8.00',
  '201\t26\t01\t2012601\t行政运行\t12.00\t12.00\t',
  '201\t26\t04\t2012604\t档案馆\t8.00\t\t8.00',
  ...rows,
  '',
  '说明：以上为本年安排。',
];
const SECOND_UNIT = [
  '\t\t\t031002\t青河县地方志编纂中心\t5.00\t1.00\t4.00',
  '201\t\t\t201\t一般公共服务支出\t5.00\t1.00\t4.00',
  '201\t26\t\t20126\t档案事务\t5.00\t1.00\t4.00',
  '201\t26\t01\t2012601\t行政运行\t1.00\t1.00\t',
  '201\t26\t04\t2012604\t档案馆\t4.00\t\t4.00',
];

test('a department above its units is not added to them', () => {
  expect(errors(DEPARTMENT(...SECOND_UNIT))).toEqual([]);
  const alone = DEPARTMENT().map((line) => line.replace('25.00\t13.00\t12.00', '20.00\t12.00\t8.00'));
  expect(errors(alone)).toEqual([]);
});

test('below a department, a wrong amount of a unit is named', () => {
  const wrong = SECOND_UNIT.map((row) => row.replace('中心\t5.00\t1.00', '中心\t5.00\t1.10'));
  expect(errors(DEPARTMENT(...wrong))).toEqual(['amount/suspect 1.10']);
});

/** A subtotal under no word of its own beside what it adds up. */
const SUBTOTAL = (...rows: string[]) => [
  '2026年一般公共预算支出表',
  '单位：万元',
  '科目编码\t科目名称\t本年一般公共预算支出\t\t\t\t',
  '\t\t合计\t基本支出小计\t人员经费\t公用经费\t项目支出',
  '\t合计\t33.00\t25.00\t19.00\t6.00\t8.00',
  ...rows,
  '',
  '说明：以上为本年安排。',
];
const SUBTOTAL_ROWS = [
  '201\t一般公共服务支出\t20.00\t12.00\t7.00\t5.00\t8.00',
  '20126\t档案事务\t20.00\t12.00\t7.00\t5.00\t8.00',
  '2012601\t行政运行\t12.00\t12.00\t7.00\t5.00\t',
  '2012604\t档案馆\t8.00\t\t\t\t8.00',
  '208\t社会保障和就业支出\t13.00\t13.00\t12.00\t1.00\t',
  '20805\t行政事业单位养老支出\t13.00\t13.00\t12.00\t1.00\t',
  '2080501\t行政单位离退休\t4.00\t4.00\t3.00\t1.00\t',
  '2080505\t机关事业单位基本养老保险缴费支出\t9.00\t9.00\t9.00\t\t',
];

test('a column that adds up those behind it stands for them', () => {
  expect(errors(SUBTOTAL(...SUBTOTAL_ROWS))).toEqual([]);
});

test('beside such a subtotal, a wrong amount is named', () => {
  const wrong = SUBTOTAL_ROWS.map((row) => row.replace('4.00\t4.00\t3.00', '4.00\t4.00\t3.30'));
  expect(errors(SUBTOTAL(...wrong))).toEqual(['amount/suspect 3.30']);
});

/** What comes over, comes in, is spent and goes over, under a header of one row. */
const YEAR = (...rows: string[]) => [
  '2024年一般公共预算财政拨款支出决算表',
  '单位：万元',
  '科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出合计\t基本支出\t项目支出\t年末结转和结余',
  '\t合计\t3.00\t34.00\t33.00\t25.00\t8.00\t4.00',
  ...rows,
  '',
  '说明：以上为本年安排。',
];
const YEAR_ROWS = [
  '201\t一般公共服务支出\t3.00\t21.00\t20.00\t12.00\t8.00\t4.00',
  '20126\t档案事务\t3.00\t21.00\t20.00\t12.00\t8.00\t4.00',
  '2012601\t行政运行\t\t12.00\t12.00\t12.00\t\t',
  '2012604\t档案馆\t3.00\t9.00\t8.00\t\t8.00\t4.00',
  '208\t社会保障和就业支出\t\t13.00\t13.00\t13.00\t\t',
  '20805\t行政事业单位养老支出\t\t13.00\t13.00\t13.00\t\t',
  '2080501\t行政单位离退休\t\t4.00\t4.00\t4.00\t\t',
  '2080505\t机关事业单位基本养老保险缴费支出\t\t9.00\t9.00\t9.00\t\t',
];

test('what is spent is the sum of what is spent, not of what comes over or goes over', () => {
  expect(errors(YEAR(...YEAR_ROWS))).toEqual([]);
});

test('beside balances of two years, a wrong amount is named', () => {
  const wrong = YEAR_ROWS.map((row) => row.replace('9.00\t8.00\t\t8.00', '9.00\t8.00\t\t8.80'));
  expect(errors(YEAR(...wrong))).toEqual(['amount/suspect 8.80']);
});

test('a 三公 table of which last year alone was read says nothing of this year', () => {
  const parts = '因公出国（境）费\t小计\t公务用车购置费\t公务用车运行费\t公务接待费';
  const lines = [
    '2026年财政拨款“三公”经费预算表',
    '单位：万元',
    '2025年预算数\t\t\t\t\t',
    `合计\t${parts}`,
    '20.00\t0.00\t15.00\t0.00\t15.00\t5.00',
    '',
    '2026年“三公”经费预算17.20万元，其中：公务接待费3.20万元，公务用车运行维护费14.00万元。',
  ];
  expect(errors(lines)).toEqual([]);
  const thisYear = lines.map((line) => line.replace('2025年', '2026年'));
  expect(errors(thisYear)).not.toEqual([]);
});

test('last year and what differs from it may be given for the total alone', () => {
  const lines = (header: string) => [
    '2026年一般公共预算支出表',
    '单位：万元',
    `科目编码\t科目名称\t${header}\t本年预算数\t基本支出\t项目支出\t比上年增减额`,
    '\t合计\t30.00\t33.00\t25.00\t8.00\t3.00',
    '201\t一般公共服务支出\t\t20.00\t12.00\t8.00\t',
    '208\t社会保障和就业支出\t\t13.00\t13.00\t\t',
    '',
    '说明：以上为本年安排。',
  ];
  expect(errors(lines('2025年执行数'))).toEqual([]);
  expect(errors(lines('上年预算数'))).toEqual([]);
  const partly = lines('上年预算数').map((line) => line.replace('支出\t\t20.00', '支出\t18.00\t20.00'));
  expect(errors(partly)).not.toEqual([]);
});

/** Lines that are numbered from one again below the first, which is their total. */
const RESTARTED = (first: string, service: string, carried = '', total = '30.00') => [
  '2026年财政拨款收支总表',
  '单位：万元',
  '收入\t\t支出\t',
  '项目\t预算数\t项目\t预算数',
  `一、本年收入\t30.00\t一、本年支出\t${first}`,
  `（一）一般公共预算资金\t30.00\t一、一般公共服务支出\t${service}`,
  '（二）政府性基金预算资金\t\t二、外交支出\t',
  '\t\t三、教育支出\t4.00',
  '\t\t四、科学技术支出\t5.00',
  '\t\t五、住房保障支出\t6.00',
  `二、上年结转\t${carried}\t二、年终结转结余\t${carried}`,
  `收入总计\t${total}\t支出总计\t${total}`,
  '',
  '说明：以上为本年安排。',
];

test.each([
  ['in order', '30.00', '15.00', []],
  ['a part wrong by much', '30.00', '12.00', ['sum/children 30.00']],
  ['a part wrong by little', '30.00', '15.10', ['amount/suspect 15.10']],
  ['the first wrong', '31.00', '15.00', ['amount/suspect 31.00']],
  ['the first wrong by much', '37.00', '15.00', ['amount/suspect 37.00']],
])('lines numbered from one again below a line are its parts: %s', (_, first, service, found) => {
  expect(errors(RESTARTED(first, service))).toEqual(found);
});

test.each([
  ['little', '2.00', '32.00'],
  ['much', '20.00', '50.00'],
])('what goes on with the first numbers is no part of it: %s carried over', (_, carried, total) => {
  expect(errors(RESTARTED('30.00', '15.00', carried, total))).toEqual([]);
  expect(errors(RESTARTED('30.00', '12.00', carried, total))).toEqual(['sum/children 30.00']);
  expect(errors(RESTARTED('31.00', '15.00', carried, total))).toEqual(['amount/suspect 31.00']);
});

test('what is carried over without a number is no part of it either', () => {
  const lines = RESTARTED('30.00', '15.00', '2.00', '32.00');
  const unnumbered = lines.map((line) => line.replace('二、上年', '上年').replace('二、年终', '年终'));
  expect(errors(unnumbered)).toEqual([]);
  expect(errors(unnumbered.map((line) => line.replace('15.00', '12.00')))).toEqual(['sum/children 30.00']);
});

/** Two sides whose totals of this year stand under words that nobody knows. */
const UNNAMED = (spent: string, below: string) => [
  '2026年财政拨款收支总表',
  '单位：万元',
  '收入\t\t支出\t\t',
  '项目\t金额\t项目\t合计\t一般公共预算财政拨款',
  '一、一般公共预算拨款\t27.00\t一、教育支出\t20.00\t20.00',
  '\t\t二、卫生健康支出\t4.50\t4.50',
  '\t\t三、住房保障支出\t2.50\t2.50',
  '\t\t四、债务付息支出\t\t',
  `蒹葭琥珀\t27.00\t${spent}\t27.00\t${below}`,
  '上年结转\t3.00\t结转下年\t3.00\t3.00',
  '收入总计\t30.00\t支出总计\t30.00\t30.00',
  '',
  '说明：以上为本年安排。',
];

test('a line that nobody knows is the sum of those above it where it adds them up, and no part of the last one', () => {
  expect(errors(UNNAMED('蒹葭珊瑚', '27.00'))).toEqual([]);
});

test('a mistake beside such a line is told within its row', () => {
  const lines = UNNAMED('蒹葭珊瑚', '27.00').map((line) => line.replace('4.50\t4.50', '4.50\t4.80'));
  expect(errors(lines)).toEqual(['sum/row 4.50']);
});
