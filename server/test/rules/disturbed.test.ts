/** What pages, extraction and moved rows do to tables in order: nothing is called wrong, and a wrong amount still is. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

const CLOSING = ['', '二、其他说明', '本单位无其他需要说明的事项。', ''];

function check(lines: readonly string[]) {
  const text = [...lines, ...CLOSING].join('\n');
  return { text, document: service.check(text, 'disclosure', DEFAULT_SETTINGS) };
}

/** Errors, each with what is printed where it stands. */
function errors(lines: readonly string[]): string[] {
  const { text, document } = check(lines);
  return service
    .diagnostics(document, 'file:///disturbed')
    .filter(({ severity = 1 }) => severity === 1)
    .map(
      ({ code, range: { start, end } }) =>
        `${code} ${text.split('\n')[start.line].slice(start.character, end.character)}`,
    );
}

const HEAD = ['2026年部门支出总表', '单位：万元', '科目编码\t科目名称\t合计\t基本支出\t项目支出'];
const TOTAL = '\t合计\t96.02\t70.02\t26.00';
const ROWS = [
  '207\t文化旅游体育与传媒支出\t26.00\t\t26.00',
  '20701\t文化和旅游\t26.00\t\t26.00',
  '2070104\t图书馆\t20.00\t\t20.00',
  '2070109\t群众文化\t6.00\t\t6.00',
  '213\t农林水支出\t63.00\t63.00\t',
  '21302\t林业和草原\t63.00\t63.00\t',
  '2130201\t行政运行\t63.00\t63.00\t',
  '221\t住房保障支出\t7.02\t7.02\t',
  '22102\t住房改革支出\t7.02\t7.02\t',
  '2210201\t住房公积金\t7.02\t7.02\t',
];
/** Wrong in all of its sums. */
const WRONG = '2070104\t图书馆\t21.50\t\t21.50';
const withWrong = (lines: readonly string[]) => lines.map((line) => (line === ROWS[2] ? WRONG : line));

/** The table in order as it is disturbed, and the same with a wrong amount. */
function expectOnlyRealErrors(lines: readonly string[]): void {
  expect(errors(lines)).toEqual([]);
  expect(errors(withWrong(lines))).not.toEqual([]);
}

describe('a row that counts the columns', () => {
  test.each(['序号\t', '列标\t', '栏次\t', '\t序号'])('is no data below %j', (label) => {
    const table = [...HEAD, `${label}\t1\t2\t3`, TOTAL, ...ROWS];
    expectOnlyRealErrors(table);
    // Nothing is written into it.
    expect(service.fixAll(check(table).document)).toEqual([]);
  });

  test('is data where it is the total', () => {
    const table = [...HEAD, '\t合计\t1\t2\t3', '207\t文化旅游体育与传媒支出\t5\t2\t3'];
    expect(errors(table)).not.toEqual([]);
  });
});

describe('a row that the end of a page prints again', () => {
  const again = (at: number, between: readonly string[]) => [
    ...HEAD,
    TOTAL,
    ...ROWS.slice(0, at + 1),
    ...between,
    ...ROWS.slice(at),
  ];

  test.each([0, 2, 5, 9])('counts once: row %d', (at) => {
    expectOnlyRealErrors(again(at, []));
    expectOnlyRealErrors(again(at, ['', '12', '']));
    expectOnlyRealErrors(again(at, ['', ...HEAD]));
  });

  test('is named where a code should stand once', () => {
    const { document } = check(again(2, []));
    const found = service.diagnostics(document, 'file:///again').filter(({ severity = 1 }) => severity <= 2);
    expect(found.map(({ code, range }) => [code, range.start.line])).toEqual([
      ['code/duplicate', HEAD.length + 1 + 3],
    ]);
  });

  test('counts twice where the row above adds up both', () => {
    const twice = [
      ...HEAD,
      '\t合计\t40.00\t\t40.00',
      '207\t文化旅游体育与传媒支出\t40.00\t\t40.00',
      '2070104\t图书馆\t20.00\t\t20.00',
      '2070104\t图书馆\t20.00\t\t20.00',
    ];
    expect(errors(twice)).toEqual([]);
    expect(errors(twice.map((line) => line.replaceAll('40.00', '41.00')))).not.toEqual([]);
  });
});

test('a total at the end of a page is that of the pages behind it too', () => {
  const pages = [...HEAD, ...ROWS.slice(0, 4), TOTAL, ...HEAD, ...ROWS.slice(4)];
  expectOnlyRealErrors(pages);
});

test('names whose codes were lost are lines as any other', () => {
  const names = [...HEAD, TOTAL, ...ROWS].map((line) => line.replace(/^\d+\t/, '\t'));
  expect(errors(names)).toEqual([]);
});

describe('a line between the rows', () => {
  test.each(['注：本表以万元为单位，因四舍五入存在尾差。', '注：本表不含结转资金。\t\t\t\t'])(
    'leaves the others in their table: %j',
    (note) => {
      for (const at of [1, 4, 8])
        expectOnlyRealErrors([...HEAD, TOTAL, ...ROWS.slice(0, at), note, ...ROWS.slice(at)]);
    },
  );
});

describe('a name that was torn', () => {
  test('within a row with a code', () => {
    const torn = [...HEAD, TOTAL, ...ROWS].join('\n').replace('住房改革', '住房改\n革').split('\n');
    expectOnlyRealErrors(torn);
  });

  const SIDES = (total: string) =>
    [
      '2026年部门收支总表',
      '单位：万元',
      '收入\t\t支出\t',
      '项目\t预算数\t项目\t预算数',
      '一、一般公共预算拨款收入\t33.01\t一、一般公共服务支出\t30.00',
      '\t\t二、教育支出\t3.01',
      `${total}`,
    ].join('\n');

  test.each([
    ['on the left', '本年收入合\n计\t33.01\t本年支出合计\t33.01'],
    ['on the right', '本年收入合计\t33.01\t本年支出\n合计\t33.01'],
    ['below', '本年收入合\t33.01\t本年支出合\t33.01\n计\t\t计\t'],
  ])('in the row of the total, %s', (_, total) => {
    expect(errors(SIDES(total).split('\n'))).toEqual([]);
    expect(errors(SIDES(total).replace('\t3.01', '\t5.01').split('\n'))).not.toEqual([]);
  });
});

describe('a total over a single line', () => {
  const FRONT = [
    '2026年部门收支总表',
    '单位：万元',
    '收入\t\t支出\t',
    '项目\t预算数\t项目\t预算数',
    '一、财政拨款\t90.00\t一、教育支出\t90.00',
    '收入总计\t90.00\t支出总计\t90.00',
    '',
  ];
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['of projects', ['2026年部门项目支出表', '单位：万元', '项目名称\t合计\t一般公共预算']],
    ['of units', ['2026年部门收入总表', '单位：万元', '单位名称\t合计\t一般公共预算']],
    ['of no known kind', ['2026年专项资金情况', '单位：万元', '名称\t合计\t一般公共预算']],
  ];

  test.each(lists)('is told where it differs in a list %s', (_, head) => {
    const list = (amount: string) => [
      ...FRONT,
      ...head,
      '合计\t33.01\t33.01',
      `某县信息中心\t${amount}\t${amount}`,
    ];
    expect(errors(list('33.01'))).toEqual([]);
    expect(errors(list('30.00'))).not.toEqual([]);
  });

  test('says nothing where further lines may have been torn off', () => {
    const list = [...FRONT, ...lists[0][1], '合计\t33.01\t33.01', '某县信息中心\t30.00\t30.00'];
    const document = service.check(list.join('\n'), 'disclosure', DEFAULT_SETTINGS);
    const found = service.diagnostics(document, 'file:///torn').filter(({ severity = 1 }) => severity === 1);
    expect(found).toEqual([]);
  });
});
