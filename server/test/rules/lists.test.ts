/** Lists without codes, lines without levels, and what stands beside a wrong amount: which sums are made, and what is named. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Makes the text a disclosure whatever its other tables are. */
const FRONT = [
  '某局2026年部门预算',
  '收支预算总表',
  '单位：万元',
  '收入\t\t支出\t',
  '项目\t预算数\t项目\t预算数',
  '一、财政拨款\t90.00\t一、教育支出\t90.00',
  '收入总计\t90.00\t支出总计\t90.00',
  '',
];
const CLOSING = ['', '说明：以上为本年安排。', ''];

/** Errors and warnings, each with what is printed where it stands. */
function found(lines: readonly string[]): string[] {
  const all = [...FRONT, ...lines, ...CLOSING];
  const document = service.check(all.join('\n'), 'disclosure', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///lists')
    .filter(({ severity = 1 }) => severity <= 2)
    .map(
      ({ code, range: { start, end } }) => `${code} ${all[start.line].slice(start.character, end.character)}`,
    );
}

const replaced = (lines: readonly string[], from: string, to: string) =>
  lines.map((line) => line.replace(from, to));

describe('a flat list', () => {
  const list = [
    '购买服务明细表',
    '单位：万元',
    '指导性目录\t\t\t预算金额',
    '一级\t二级\t三级\t',
    '合计\t\t\t37.50',
    '公共服务\t社会治理\t社会工作\t12.25',
    '公共服务\t社会治理\t人民调解\t5.25',
    '辅助服务\t后勤\t物业管理\t20.00',
  ];

  test('is the sum of its rows', () => {
    expect(found(list)).toEqual([]);
    expect(found(replaced(list, '12.25', '12.52'))).toEqual(['amount/suspect 12.52']);
  });
});

/** Sorts of goods, the projects that they are bought for, and the goods, each beginning in a column of its own. */
const NESTED = [
  '政府采购预算表',
  '单位：万元',
  '采购品目大类\t专项名称\t采购物品名称\t总计',
  '合计\t\t\t60.00',
  '货物\t\t\t25.00',
  '\t办公设备购置\t\t15.00',
  '\t\t计算机\t10.00',
  '\t\t打印机\t5.00',
  '\t信息化\t\t10.00',
  '\t\t软件\t10.00',
  '服务\t\t\t35.00',
  '\t物业管理\t\t35.00',
  '\t\t保洁\t20.00',
  '\t\t保安\t15.00',
];

describe('a nested list', () => {
  test('adds up by where its rows begin', () => {
    expect(found(NESTED)).toEqual([]);
    expect(found(replaced(NESTED, '货物\t\t\t25.00', '货物\t\t\t52.00'))).toEqual(['amount/suspect 52.00']);
  });

  test('with units below the sorts, in the same column, adds up as well', () => {
    const units = [
      ...NESTED.slice(0, 4),
      '货物\t\t\t25.00',
      '某局机关\t\t\t15.00',
      '\t办公设备购置\t计算机\t10.00',
      '\t办公设备购置\t打印机\t5.00',
      '某局中心\t\t\t10.00',
      '\t信息化\t软件\t4.00',
      '\t信息化\t终端\t6.00',
      '服务\t\t\t35.00',
      '某局机关\t\t\t35.00',
      '\t物业管理\t保洁\t20.00',
      '\t物业管理\t保安\t15.00',
    ];
    expect(found(units)).toEqual([]);
    expect(found(replaced(units, '软件\t4.00', '软件\t4.40'))).toEqual(['amount/suspect 4.40']);
  });

  test('of which nothing adds up is not understood', () => {
    const odd = NESTED.map((line, index) => (index < 4 ? line : line.replace(/\d+\.00$/, `${7 * index}.50`)));
    expect(found(odd)).toEqual([]);
  });
});

describe('其中 beside a column', () => {
  const rows = [
    '项目支出绩效目标表',
    '单位：万元',
    '项目名称\t项目总额\t其中：\t\t绩效指标性质\t本年绩效指标值\t绩效度量单位',
    '\t\t财政资金\t其他资金\t\t\t',
    ...[11, 12, 13, 14, 15, 16].map(
      (value) => `项目${value}\t${value}.00\t10.00\t${value - 10}.00\t≥\t95\t%`,
    ),
  ];

  test('is all of it where it ends with what is left over, and values of indicators are no money', () => {
    expect(found(rows)).toEqual([]);
    expect(found(replaced(rows, '14.00\t10.00', '41.00\t10.00'))).toHaveLength(1);
  });

  test('says nothing where the column is blank', () => {
    expect(found(replaced(rows, '13.00\t10.00', '\t10.00'))).toEqual([]);
  });
});

/** 类, 款 and 项 below each other, with nothing that says so. */
const LEVELS = [
  '财政拨款收支预算总表',
  '单位：万元',
  '收入\t\t支出\t',
  '项目\t预算数\t项目\t预算数',
  '一、财政拨款\t100.00\t教育支出\t52.00',
  '\t\t教育管理事务\t12.00',
  '\t\t行政运行\t8.50',
  '\t\t机关服务\t3.50',
  '\t\t普通教育\t40.00',
  '\t\t小学教育\t22.50',
  '\t\t初中教育\t17.50',
  '\t\t卫生健康支出\t38.00',
  '\t\t行政事业单位医疗\t38.00',
  '\t\t行政单位医疗\t21.25',
  '\t\t公务员医疗补助\t16.75',
  '\t\t住房保障支出\t10.00',
  '\t\t住房改革支出\t10.00',
  '\t\t住房公积金\t10.00',
  '收入总计\t100.00\t支出总计\t100.00',
];

describe('levels that only the amounts tell', () => {
  test.each([
    ['a 项', '22.50', '25.20'],
    ['a 款', '普通教育\t40.00', '普通教育\t44.00'],
    ['a 类', '\t卫生健康支出\t38.00', '\t卫生健康支出\t83.00'],
  ])('%s that is wrong breaks its own sums and no others', (_, from, to) => {
    const errors = found(replaced(LEVELS, from, to));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter((error) => error.endsWith('100.00'))).toEqual([]);
  });
});

test('separators with a digit too many or too few are read, so that the sums name the amount', () => {
  const rows = [
    '部门支出总表',
    '单位：元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t905,200\t600,000\t305,200',
    '205\t教育支出\t605,200\t500,000\t105,200',
    '206\t科学技术支出\t300,000\t100,000\t200,000',
  ];
  expect(found(replaced(rows, '105,200', '105,2000'))).toContain('amount/suspect 105,2000');
  expect(found(replaced(rows, '905,200', '905,20'))).not.toContain('amount/suspect 905,20');
});

test('an amount that stands out is named beside a mistake that nothing explains', () => {
  const rows = [
    '部门支出总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t905.20\t600.00\t305.20',
    '205\t教育支出\t605.20\t500.00\t105.20',
    '20501\t教育管理事务\t500.00\t500.00\t',
    '2050101\t行政运行\t500.00\t500.00\t',
    '20502\t普通教育\t77.20\t\t77.20',
    '2050201\t学前教育\t77.20\t\t77.20',
    '206\t科学技术支出\t300.00\t100.00\t200.00',
    '20601\t科学技术管理事务\t300.00\t100.00\t200.00',
    '2060101\t行政运行\t300.00\t100.00\t200.00',
  ];
  const known = found(rows);
  expect(known.length).toBeGreaterThan(0);
  const errors = found(
    replaced(rows, '2050201\t学前教育\t77.20\t\t77.20', '2050201\t学前教育\t77.20\t\t72.70'),
  );
  expect(errors).toContain('amount/suspect 72.70');
});

test('where rounding leaves something over, a repair of more than one keystroke is not written', () => {
  const lines = [
    ...FRONT,
    '部门支出总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t32.75\t16.30\t16.44',
    '205\t教育支出\t10.01\t5.00\t5.00',
    // Printed as 18.75 before two digits were swapped; the sums demand 18.74.
    '206\t科学技术支出\t18.57\t9.30\t9.44',
    '207\t文化旅游体育与传媒支出\t4.00\t2.00\t2.00',
    ...CLOSING,
  ];
  const document = service.check(lines.join('\n'), 'disclosure', DEFAULT_SETTINGS);
  const suspects = service
    .diagnostics(document, 'file:///lists')
    .filter(({ code }) => code === 'amount/suspect');
  expect(suspects).toHaveLength(1);
  expect(service.fixAll(document)).toEqual([]);
});
