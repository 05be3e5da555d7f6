/** Bounds: 其中 is no more than its parent, and the 三公 no less than what basic expenditure shows of them. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Errors and warnings: code, the printed amount, and the message. */
function loud(text: string): string[] {
  return heard(text, 1, 2);
}

/** Findings of some severities, in the same words. */
function heard(text: string, ...severities: readonly number[]): string[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const lines = text.split('\n');
  return service
    .diagnostics(document, 'file:///bounds')
    .filter(({ severity }) => severities.includes(severity ?? 1))
    .map(({ code, range: { start, end }, message }) => {
      return `${code} ${lines[start.line].slice(start.character, end.character)} ${message}`;
    });
}

function hoverAt(text: string, line: string, printed: string): string {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const lines = text.split('\n');
  const at = lines.findIndex((each) => each.startsWith(line));
  const hover = service.hover(document, { line: at, character: lines[at].indexOf(printed) });
  return JSON.stringify(hover?.contents);
}

const BALANCE = (ofWhich: string, more = '\t\t\t') =>
  [
    '2025年部门收支总表',
    '单位：万元',
    '收入\t\t支出\t',
    '项目\t预算数\t项目\t预算数',
    '一、一般公共预算拨款收入\t1180.00\t一、教育支出\t1095.70',
    `其中：财政拨款\t${ofWhich}\t二、住房保障支出\t84.30`,
    more,
    '二、政府性基金预算拨款收入\t20.00\t三、其他支出\t20.00',
    '本年收入合计\t1200.00\t本年支出合计\t1200.00',
    '收入总计\t1200.00\t支出总计\t1200.00',
    '',
  ].join('\n');

describe('其中 in rows', () => {
  test.each(['1000.00', '1180.00', ''])('may be %s of 1180.00', (ofWhich) => {
    expect(loud(BALANCE(ofWhich))).toEqual([]);
  });

  test('is not more than its parent', () => {
    expect(loud(BALANCE('1190.00'))).toEqual([
      'sum/children 1180.00 财政拨款为 1190.00，不应大于一般公共预算拨款收入 1180.00，多出 10.00',
    ]);
  });

  test('is shown in the hover with its tick', () => {
    expect(hoverAt(BALANCE('1000.00'), '其中：财政拨款', '1000.00')).toContain('≥');
  });

  test('says nothing where the parent is in doubt already', () => {
    const text = BALANCE('1100.00').replace('收入\t1180.00\t一', '收入\t1018.00\t一');
    expect(loud(text).map((each) => each.split(' ').slice(0, 2))).toEqual([['sum/total', '1200.00']]);
  });
});

const PUBLIC = (running: string, reception: string) =>
  [
    '2025年部门收支总表',
    '单位：万元',
    '收入\t\t支出\t',
    '项目\t预算数\t项目\t预算数',
    '一、一般公共预算拨款收入\t850.00\t一、教育支出\t850.00',
    '本年收入合计\t850.00\t本年支出合计\t850.00',
    '收入总计\t850.00\t支出总计\t850.00',
    '',
    '2025年一般公共预算基本支出表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t人员经费\t公用经费',
    '\t合计\t850.00\t770.00\t80.00',
    '301\t工资福利支出\t770.00\t770.00\t',
    '30101\t基本工资\t770.00\t770.00\t',
    '302\t商品和服务支出\t80.00\t\t80.00',
    '30217\t公务接待费\t30.00\t\t30.00',
    '30231\t公务用车运行维护费\t50.00\t\t50.00',
    '',
    '2025年三公经费支出表',
    '单位：元',
    '项目\t预算数',
    `合计\t${(Number(running) + Number(reception)).toFixed(2)}`,
    '1.因公出国（境）费\t',
    `2.公务用车购置及运行费\t${running}`,
    '其中：公务用车购置费\t',
    `公务用车运行费\t${running}`,
    `3.公务接待费\t${reception}`,
    '',
  ].join('\n');

describe('三公 and basic expenditure', () => {
  test.each([
    ['500000.00', '300000.00'],
    ['640000.00', '300000.00'],
  ])('may be %s and %s', (running, reception) => {
    expect(loud(PUBLIC(running, reception))).toEqual([]);
  });

  test('hold at least what is spent from basic expenditure, which is worth a look', () => {
    const text = PUBLIC('500000.00', '290000.00');
    expect(loud(text)).toEqual([]);
    expect(heard(text, 3).map((each) => each.split(' ').slice(0, 2))).toEqual([['tie/table', '290000.00']]);
  });
});

describe('all spending and that from 一般公共预算', () => {
  const table = (title: string, rows: readonly string[]) =>
    [title, '单位：万元', '', '科目编码\t科目名称\t合计\t基本支出\t项目支出', ...rows, '', ''].join('\n');
  const balance = [
    '部门收支总表',
    '单位：万元',
    '收入\t\t支出\t',
    '项目\t预算数\t项目\t预算数',
    '一、一般公共预算拨款收入\t100.00\t一、教育支出\t110.00',
    '二、事业收入\t30.00\t二、住房保障支出\t20.00',
    '本年收入合计\t130.00\t本年支出合计\t130.00',
    '收入总计\t130.00\t支出总计\t130.00',
    '',
    '',
  ].join('\n');
  const all = [
    '\t合计\t130.00\t70.00\t60.00',
    '205\t教育支出\t110.00\t50.00\t60.00',
    '20501\t教育管理事务\t60.00\t30.00\t30.00',
    '2050101\t行政运行\t35.00\t30.00\t5.00',
    '2050102\t一般行政管理事务\t25.00\t\t25.00',
    '20502\t普通教育\t50.00\t20.00\t30.00',
    '2050201\t学前教育\t20.00\t\t20.00',
    '2050202\t小学教育\t30.00\t20.00\t10.00',
    '221\t住房保障支出\t20.00\t20.00\t',
  ];
  const part = (total: string, housing: string) => [
    `\t合计\t${total}\t${housing === '20.00' ? '50.00' : '50.50'}\t50.00`,
    '205\t教育支出\t80.00\t30.00\t50.00',
    '20501\t教育管理事务\t40.00\t20.00\t20.00',
    '2050101\t行政运行\t25.00\t20.00\t5.00',
    '2050102\t一般行政管理事务\t15.00\t\t15.00',
    '20502\t普通教育\t40.00\t10.00\t30.00',
    '2050201\t学前教育\t20.00\t\t20.00',
    '2050202\t小学教育\t20.00\t10.00\t10.00',
    `221\t住房保障支出\t${housing}\t${housing}\t`,
  ];
  const text = (rows: readonly string[]) =>
    `${balance}${table('部门支出总表', all)}${table('一般公共预算财政拨款支出表', rows)}说明：以上为本年安排。\n`;

  test('may differ where there is other money', () => {
    expect(loud(text(part('100.00', '20.00')))).toEqual([]);
  });

  test('the part is not more than the whole', () => {
    const found = loud(text(part('100.50', '20.50'))).filter((each) => each.includes('不应大于'));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(
      /^tie\/table 20\.00 .*“住房保障支出（221）合计”为 20\.50，不应大于.*20\.00，多出 0\.50$/,
    );
  });
});
