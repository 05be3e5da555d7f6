/** Each typing act is named for what it is, with the repair where it is certain. */

import { describe, expect, test } from 'vitest';
import { rangeOfPlace, textEditOf } from '../../src/features/ranges';
import { withEdits } from '../real/mutations';
import { checked } from '../support/checked';

/** 类, 款 and 项 in two tables; `expenditure` and `revenue` replace lines of one of them. */
function disclosure(changes: Readonly<Record<string, string>> = {}): string {
  const rows = [
    '支\t\t合计\t300.00\t180.00\t120.00',
    '支\t205\t教育支出\t300.00\t180.00\t120.00',
    '支\t20501\t教育管理事务\t210.40\t150.40\t60.00',
    '支\t2050101\t行政运行\t150.40\t150.40\t',
    '支\t2050102\t一般行政管理事务\t60.00\t\t60.00',
    '支\t20502\t普通教育\t89.60\t29.60\t60.00',
    '支\t2050201\t学前教育\t29.60\t29.60\t',
    '支\t2050202\t小学教育\t60.00\t\t60.00',
  ];
  const receipts = rows.map((row) => row.replace('支', '收').split('\t').slice(0, 4));
  const spending = rows.map((row) => changes[row.split('\t')[1]] ?? row).filter((row) => row !== '');
  return [
    '部门收入总表',
    '单位：万元',
    '',
    '类别\t科目编码\t科目名称\t合计\t财政拨款收入',
    ...receipts.map((cells) => [...cells, cells[3]].join('\t')),
    '',
    '部门支出总表',
    '单位：万元',
    '',
    '类别\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
    ...spending,
    '',
    '说明：以上为本年安排。',
    '',
  ].join('\n');
}

/** What is found: code, the printed text it stands on, words, and the text once the first fix of each is made. */
function found(changes: Readonly<Record<string, string>>) {
  const { document, text } = checked(disclosure(changes));
  const errors = document.findings.filter(({ severity, code }) => severity <= 2 && !code.startsWith('code/'));
  const lines = text.split('\n');
  const fixes = errors.flatMap((error) => error.fixes.slice(0, 1));
  const edits = fixes.flatMap((fix) => fix.edits.map((edit) => textEditOf(document, edit)));
  return {
    errors: errors.map(({ code, place, message }) => {
      const { start, end } = rangeOfPlace(document, place);
      return [code, lines[start.line].slice(start.character, end.character), message('zh-cn')];
    }),
    english: errors.map(({ message }) => message('en')),
    mended: withEdits(text, edits) === disclosure(),
    certain: fixes.length > 0 && fixes.every(({ isPreferred }) => isPreferred),
  };
}

test('a disclosure in order has no error', () => {
  expect(found({}).errors).toEqual([]);
});

/** What is changed, and what is said of it. */
interface Case {
  readonly what: string;
  readonly changes: Readonly<Record<string, string>>;
  readonly code: string;
  readonly at: string;
  readonly says: RegExp;
  readonly english: RegExp;
  readonly mended: boolean;
  /** Whether the fix is preferred: nothing is certainly moved into a blank, and rows that add up are not taken apart. */
  readonly certain?: boolean;
}

describe.each<Case>([
  {
    what: 'an amount in the neighbouring column',
    changes: { 2050102: '支\t2050102\t一般行政管理事务\t60.00\t60.00\t' },
    code: 'amount/suspect',
    at: '60.00',
    says: /^此数似应在“项目支出”栏：移过去后 \d+ 条勾稽关系全部成立（现在“基本支出”栏）$/,
    english: /^This amount seems to belong to “项目支出”/,
    mended: true,
  },
  {
    what: 'the amounts of two rows swapped',
    changes: {
      2050102: '支\t2050102\t一般行政管理事务\t29.60\t29.60\t',
      2050201: '支\t2050201\t学前教育\t60.00\t\t60.00',
    },
    code: 'amount/suspect',
    at: '29.60',
    says: /^“一般行政管理事务（2050102）”与“学前教育（2050201）”两行的数似互换了位置：换回后 \d+ 条勾稽关系全部成立$/,
    english: /seem to be swapped/,
    mended: true,
  },
  {
    what: 'a row left out',
    changes: { 2050201: '' },
    code: 'sum/children',
    at: '89.60',
    says: /^“普通教育（20502）”的下级似漏列一行（应有合计 29.60、基本支出 29.60）：.*部门收入总表列有“学前教育（2050201）”，此表没有$/,
    english: /^A row seems to be missing among those that “普通教育（20502）”/,
    mended: false,
  },
  {
    what: 'a wrong digit in the code of a row',
    changes: { 2050201: '支\t2050801\t学前教育\t29.60\t29.60\t' },
    code: 'sum/children',
    at: '2050801',
    says: /^科目编码 2050801 似应为 2050201：改后与“学前教育”有关的 \d+ 条勾稽关系全部成立$/,
    english: /^Code 2050801 seems to be 2050201/,
    mended: true,
    certain: true,
  },
  {
    what: 'a first digit by which the row would be a unit',
    changes: { 2050201: '支\t3050201\t学前教育\t29.60\t29.60\t' },
    code: 'sum/children',
    at: '3050201',
    says: /^科目编码 3050201 似应为 2050201/,
    english: /^Code 3050201 seems to be 2050201/,
    mended: true,
    certain: true,
  },
  {
    what: 'a wrong digit in the code of a parent',
    changes: { 20502: '支\t20592\t普通教育\t89.60\t29.60\t60.00' },
    code: 'sum/children',
    at: '20592',
    says: /^科目编码 20592 似应为 20502/,
    english: /^Code 20592 seems to be 20502/,
    mended: true,
    certain: true,
  },
  {
    what: 'an amount in another unit',
    changes: { 2050101: '支\t2050101\t行政运行\t150.40\t1504000\t' },
    code: 'table/unit',
    at: '1504000',
    says: /^单位似有误：应为 150.40 万元，改后 \d+ 条勾稽关系全部成立（现为 1504000(?:\.00)? 万元，相差一万倍）$/,
    english: /^The unit seems wrong: should be 150.40 万元/,
    mended: true,
    certain: true,
  },
  {
    what: 'an amount left out',
    changes: { 2050101: '支\t2050101\t行政运行\t150.40\t\t' },
    code: 'amount/suspect',
    at: '',
    says: /^此处应有 150.40：补上后 \d+ 条勾稽关系全部成立（现为空白）$/,
    english: /^150.40 is missing here/,
    mended: true,
  },
])('$what', ({ changes, code, at, says, english, mended, certain = false }) => {
  test('is named for what it is', () => {
    const result = found(changes);
    expect(result.errors.map(([first, second]) => [first, second])).toEqual([[code, at]]);
    expect(result.errors[0][2]).toMatch(says);
    expect(result.english[0]).toMatch(english);
  });

  test(mended ? 'is mended byte for byte' : 'is not mended, for its words are not known', () => {
    expect(found(changes)).toMatchObject({ mended, certain });
  });
});

test('two rows swapped in one of two tables: neither is blamed', () => {
  const changes = {
    2050101: '支\t2050101\t行政运行\t60.00\t\t60.00',
    2050102: '支\t2050102\t一般行政管理事务\t150.40\t150.40\t',
  };
  const codes = found(changes).errors.map(([code]) => code);
  expect(codes).toEqual(['tie/table', 'tie/table']);
});

test('an only child with a wrong digit is not taken for a wrong digit of its parent, whose name fits its code', () => {
  const { document } = checked(
    [
      '部门预算支出总表',
      '预算年度：2026\t\t\t\t单位：万元',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '208\t社会保障和就业支出\t9.50\t9.50\t',
      '20805\t行政事业单位养老支出\t9.50\t9.50\t',
      '2080605\t机关事业单位基本养老保险缴费支出\t9.50\t9.50\t',
      '210\t卫生健康支出\t70.50\t50.00\t20.50',
      '21015\t医疗保障管理事务\t70.50\t50.00\t20.50',
      '2101501\t行政运行\t50.00\t50.00\t',
      '2101502\t一般行政管理事务\t20.50\t\t20.50',
      '\t合计\t80.00\t59.50\t20.50',
      '',
    ].join('\n'),
  );
  const preferred = document.findings.flatMap(({ fixes }) => fixes.filter(({ isPreferred }) => isPreferred));
  expect(preferred.map(({ title }) => title('zh-cn'))).toEqual(['将编码 2080605 改为 2080505']);
});

describe('a table of many columns without levels', () => {
  const header = '科目编码\t科目名称\t合计\t基本支出/小计\t基本支出/人员经费\t基本支出/公用经费\t项目支出';
  const rows = [
    '\t合计\t300.00\t180.00\t150.00\t30.00\t120.00',
    '2050101\t行政运行\t110.40\t90.40\t70.40\t20.00\t20.00',
    '2050102\t一般行政管理事务\t60.00\t\t\t\t60.00',
    '2050201\t学前教育\t69.60\t59.60\t59.60\t\t10.00',
    '2050202\t小学教育\t60.00\t30.00\t20.00\t10.00\t30.00',
  ];
  const other = ['部门支出总表', '单位：万元', '', header, ...rows, ''];
  const lacking = [
    '一般公共预算支出表',
    '单位：万元',
    '',
    header,
    ...rows.filter((_, index) => index !== 1),
    '',
    '说明：以上为本年安排。',
  ];
  const seriousIn = (lines: readonly string[]) =>
    checked(lines.join('\n'))
      .document.findings.filter(({ severity, code }) => severity <= 2 && !code.startsWith('code/'))
      .map(({ code, message }) => `${code} ${message('zh-cn')}`);

  test('lacks the row that another table prints, though every sum is broken', () => {
    expect(seriousIn([...other, ...lacking])).toEqual([
      expect.stringMatching(
        /^sum\/total “合计”所加各行似漏列一行（应有合计 110\.40、.*部门支出总表列有“行政运行（2050101）”，此表没有$/,
      ),
    ]);
  });

  test('lacks the row of which another table prints the class alone', () => {
    const summary = [
      '收支总表',
      '单位：万元',
      '',
      '收入\t\t支出\t',
      '项目\t预算数\t项目\t预算数',
      '一、一般公共预算拨款收入\t310.00\t一、教育支出\t300.00',
      '二、事业收入\t\t二、卫生健康支出\t10.00',
      '收入总计\t310.00\t支出总计\t310.00',
      '',
    ];
    const spending = [
      '部门支出总表',
      '单位：万元',
      '',
      header,
      '\t合计\t310.00\t190.00\t160.00\t30.00\t120.00',
      ...rows.slice(2),
      '2101101\t行政单位医疗\t10.00\t10.00\t10.00\t\t',
      '',
      '说明：以上为本年安排。',
    ];
    expect(seriousIn([...summary, ...spending])).toEqual([
      expect.stringMatching(/^sum\/total “合计”所加各行似漏列一行（应有合计 110\.40、/),
    ]);
  });

  test('is not believed to lack a row that nothing else prints', () => {
    expect(seriousIn(lacking)).toEqual([]);
  });
});

describe('a list of codes that runs on from panel to panel', () => {
  const rows = [
    '301\t工资福利支出\t90.00\t302\t商品和服务支出\t36.65\t310\t资本性支出\t0.60',
    '30101\t基本工资\t60.00\t30201\t办公费\t26.55\t31002\t办公设备购置\t0.60',
    '30102\t津贴补贴\t30.00\t30211\t差旅费\t2.20\t\t\t',
    '303\t对个人和家庭的补助\t1.50\t30239\t其他交通费用\t7.90\t\t\t',
    '30399\t其他对个人和家庭的补助\t1.50\t\t\t\t\t\t',
    '人员经费合计\t\t91.50\t公用经费合计\t\t\t\t\t37.25',
  ];
  const list = (from = '', to = ''): string =>
    [
      '一般公共预算财政拨款基本支出决算明细表',
      '',
      '金额单位：万元',
      '',
      '人员经费\t\t\t公用经费\t\t\t\t\t',
      '科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数',
      ...rows.map((row) => row.replace(from, to)),
      '',
      '说明：以上为本年决算。',
      '',
    ].join('\n');

  test('is in order', () => {
    expect(checked(list()).document.findings.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test.each([
    ['30239', '30439'],
    ['30239', '37239'],
    ['30201', '30701'],
  ])('a wrong digit of %s is named, and not the class that lacks the row', (code, mistyped) => {
    const { document } = checked(list(code, mistyped));
    const errors = document.findings.filter(({ severity }) => severity === 1);
    expect(errors.map(({ fixes }) => fixes.map(({ title }) => title('zh-cn')))).toEqual([
      [`将编码 ${mistyped} 改为 ${code}`],
    ]);
  });
});
