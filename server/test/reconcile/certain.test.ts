/** Which repairs of mistyped amounts are certain, and how they are written. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { withEdits } from '../real/mutations';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'disclosure', DEFAULT_SETTINGS);

/** 收支总表, 支出总表 and a sentence; `blank` is what the columns print where there is no money. */
function disclosure(blank = ''): string {
  return [
    '部门收支总表',
    '单位：万元',
    '',
    '收入项目\t收入预算数\t支出项目\t支出预算数',
    '一、一般公共预算拨款收入\t1,130.00\t一、教育支出\t1,110.00',
    '\t\t二、住房保障支出\t20.00',
    '本年收入合计\t1,130.00\t本年支出合计\t1,130.00',
    '',
    '部门支出总表',
    '单位：万元',
    '',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t1,130.00\t1,070.00\t60.00',
    '205\t教育支出\t1,110.00\t1,050.00\t60.00',
    '20502\t普通教育\t1,110.00\t1,050.00\t60.00',
    `2050201\t学前教育\t20.00\t${blank}\t20.00`,
    '2050202\t小学教育\t1,090.00\t1,050.00\t40.00',
    `221\t住房保障支出\t20.00\t20.00\t${blank}`,
    `22102\t住房改革支出\t20.00\t20.00\t${blank}`,
    `2210201\t住房公积金\t20.00\t20.00\t${blank}`,
    '',
    '2026年支出预算1130.00万元，其中基本支出1070.00万元，项目支出60.00万元。',
    '',
  ].join('\n');
}

interface Case {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly certain: boolean;
  readonly blank?: string;
}

const CASES: readonly Case[] = [
  {
    what: 'an amount that its row and its column demand',
    from: '小学教育\t1,090.00',
    to: '小学教育\t1,060.00',
    certain: true,
  },
  {
    what: 'an amount whose point was moved, in the decimals of its column',
    from: '学前教育\t20.00',
    to: '学前教育\t2.000',
    certain: true,
  },
  {
    what: 'an amount that lost its first digit, with the separators of its column',
    from: '小学教育\t1,090.00',
    to: '小学教育\t90.00',
    certain: true,
  },
  {
    what: 'a total that tables and the text repeat',
    from: '\t合计\t1,130.00',
    to: '\t合计\t1,310.00',
    certain: true,
  },
  {
    what: 'money where there is none, in a column that leaves blanks',
    from: '住房公积金\t20.00\t20.00\t',
    to: '住房公积金\t20.00\t20.00\t7.00',
    certain: false,
  },
  {
    what: 'money where there is none, in a column that prints noughts',
    from: '住房公积金\t20.00\t20.00\t0.00',
    to: '住房公积金\t20.00\t20.00\t7.00',
    certain: true,
    blank: '0.00',
  },
  {
    what: 'an amount left out',
    from: '小学教育\t1,090.00\t1,050.00\t40.00',
    to: '小学教育\t1,090.00\t1,050.00\t',
    certain: false,
  },
  {
    what: 'a number of the text a keystroke away from the total that it quotes',
    from: '支出预算1130.00万元',
    to: '支出预算1310.00万元',
    certain: true,
  },
];

describe.each(CASES)('$what', ({ from, to, certain, blank }) => {
  const clean = disclosure(blank);
  const text = clean.replace(from, to);
  const document = check(text);

  test(certain ? 'is mended' : 'is named and left alone', () => {
    expect(text).not.toBe(clean);
    expect(withEdits(text, service.fixAll(document))).toBe(certain ? clean : text);
  });

  test('is offered its repair', () => {
    const fixes = document.findings.flatMap((finding) => finding.fixes);
    expect(fixes.some(({ kind, isPreferred }) => kind === 'repair' && isPreferred === certain)).toBe(true);
  });

  test('is left as it is by a second run', () => {
    const once = withEdits(text, service.fixAll(document));
    expect(service.fixAll(check(once))).toEqual([]);
  });
});

describe('a number of the text with fewer decimals than the table', () => {
  const [tables] = disclosure().split('2026年支出');
  const precise = tables.replace(/1,(?:130|110|090|070|050)\.00/g, (amount) => amount.replace('.00', '.87'));
  const mendedIn = (text: string) => withEdits(text, service.fixAll(check(text)));

  test.each([
    ['cut off', '支出预算1130万元，其中基本支出1070万元，项目支出60万元', '基本支出1070', '基本支出1700'],
    ['rounded', '支出预算1131万元，其中基本支出1071万元，项目支出60万元', '基本支出1071', '基本支出1701'],
  ])('is %s as the others are', (_, said, is, mistyped) => {
    const clean = `${precise}2026年${said}。\n`;
    expect(mendedIn(clean)).toBe(clean);
    const text = clean.replace(is, mistyped);
    expect(text).not.toBe(clean);
    expect(mendedIn(text)).toBe(clean);
  });

  test('is left as it is where no other tells how', () => {
    const text = `${precise}2026年支出预算1310万元。\n`;
    expect(mendedIn(text)).toBe(text);
    expect(check(text).findings.some(({ code }) => code === 'amount/suspect')).toBe(true);
  });
});

describe('a number of the text is mended in the decimals of its paragraph', () => {
  const clean = disclosure()
    .replace(/1,(?:130|110|090|070|050)\.00/g, (amount) => amount.replace('.00', '.80'))
    .replace('1130.00万元，其中基本支出1070.00', '1130.80万元，其中基本支出1070.80');

  test.each([
    ['lost one of them', '1070.80', '1070.0'],
    ['has its point moved', '1070.80', '107.080'],
    ['has a digit twice behind its point', '1070.80', '1070.880'],
    ['has its point moved over noughts', '60.00', '6.000'],
    ['lost its first digits', '60.00', '.00'],
    ['has got other digits', '1070.80', '1170.80'],
  ])('where it %s', (_, is, mistyped) => {
    const [tables, said] = clean.split('2026年支出');
    const text = `${tables}2026年支出${said.replace(is, mistyped)}`;
    expect(text).not.toBe(clean);
    expect(withEdits(text, service.fixAll(check(text)))).toBe(clean);
  });
});

test('the form of a project is a printing of what a sentence says of it', () => {
  const form = (number: string, name: string, amount: string) => [
    `${number}、${name}绩效目标表`,
    '单位：万元',
    `项目编码\t13030424P00000410155${number}\t项目名称\t${name}`,
    `预算规模及资金用途\t预算数\t${amount}\t其中：财政资金\t${amount}\t其他资金\t`,
    `绩效目标\t1.${name}按期完成`,
    '',
  ];
  const [tables] = disclosure().split('2026年支出');
  const clean = [
    `${tables}2026年项目支出60.00万元，主要包括：校舍维修补助20.00万元、图书购置专项37.00万元、运动会经费3.00万元。`,
    '',
    ...form('1', '校舍维修补助', '20.00'),
    ...form('2', '图书购置专项', '37.00'),
    ...form('3', '运动会经费', '3.00'),
  ].join('\n');
  const text = clean.replace('图书购置专项37.00', '图书购置专项31.00');
  expect(service.fixAll(check(clean))).toEqual([]);
  expect(withEdits(text, service.fixAll(check(text)))).toBe(clean);
});

test('a document in order has nothing to write', () => {
  expect(service.fixAll(check(disclosure()))).toEqual([]);
});

describe('no repair is certain', () => {
  /** The finding about an amount, with what is offered. */
  const offers = (text: string) =>
    check(text).findings.flatMap(({ fixes }) => fixes.map(({ isPreferred }) => isPreferred));

  test('in a row with a cell that was not read', () => {
    const text = disclosure().replace(
      '小学教育\t1,090.00\t1,050.00\t40.00',
      '小学教育\t1,060.00\t1,050.00\t4O.00',
    );
    expect(offers(text)).not.toContain(true);
  });

  test('of a number of the text that is no slip of what the table prints', () => {
    const [tables] = disclosure().split('2026年支出');
    const text = `${tables}2026年支出预算765.40万元。\n`;
    expect(offers(text)).not.toContain(true);
  });

  test('where only one relation tells of the amount', () => {
    const text = disclosure()
      .split('部门支出总表')[0]
      .replace('二、住房保障支出\t20.00', '二、住房保障支出\t70.00');
    expect(offers(text)).not.toContain(true);
  });
});

describe('the heading of some rows left out', () => {
  const rows = [
    '财政拨款收支总表',
    '单位：万元',
    '',
    '收入\t\t支出\t',
    '项目\t预算数\t项目\t预算数',
    '一、本年收入\t1,121.25\t一、本年支出\t1,130.00',
    '（一）一般公共预算拨款\t1,121.25\t（一）教育支出\t1,110.00',
    '（二）政府性基金预算拨款\t\t（二）住房保障支出\t20.00',
    '二、上年结转\t8.75\t二、年终结转结余\t',
    '（一）一般公共预算拨款\t8.75\t\t',
    '（二）政府性基金预算拨款\t\t\t',
    '收入总计\t1,130.00\t支出总计\t1,130.00',
    '',
  ];
  const clean = rows.join('\n');

  test('does not let the heading above take their amounts', () => {
    expect(check(clean).findings).toEqual([]);
    const text = rows.filter((row) => !row.startsWith('二、上年结转')).join('\n');
    const document = check(text);
    expect(document.findings).not.toEqual([]);
    expect(withEdits(text, service.fixAll(document))).toBe(text);
  });
});

describe('a row in the wrong place', () => {
  const clean = disclosure();

  test.each([
    ['a code mistyped', '2050201\t学前教育', '2060201\t学前教育'],
    ['a row below its total', '2050201\t学前教育\t20.00\t\t20.00\n', ''],
  ])('changes no amount that is off by what it prints: %s', (_, from, to) => {
    expect(clean).toContain(from);
    const moved =
      to === ''
        ? `${clean.replace(from, '').replace('\n\n2026年', `\n${from}\n2026年`)}`
        : clean.replace(from, to);
    const mended = withEdits(moved, service.fixAll(check(moved)));
    expect([moved, clean]).toContain(mended);
  });

  test('is the row of what two sums lack', () => {
    const budget = [
      '收支总表',
      '单位：万元',
      '',
      '项目\t预算数\t项目\t预算数',
      '一、一般公共预算拨款收入\t1,121.25\t一、教育支出\t1,110.00',
      '\t\t二、住房保障支出\t20.00',
      '本年收入合计\t1,121.25\t本年支出合计\t1,130.00',
      '上年结转结余\t8.75\t年终结转结余\t',
      '收入总计\t1,130.00\t支出总计\t1,130.00',
      '',
    ];
    const text = [...budget.slice(0, 4), budget[8], ...budget.slice(4, 8), ''].join('\n');
    expect(withEdits(text, service.fixAll(check(text)))).toBe(text);
  });
});
