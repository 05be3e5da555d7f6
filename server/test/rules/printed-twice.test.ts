/** The same money in two tables of one kind, in tables of parts, and in sentences about them: each with a mistyped amount. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Errors and warnings with what they stand on; what is information is left out. */
function told(text: string): string[] {
  const lines = text.split('\n');
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///twice')
    .filter(({ code, severity }) => /^(?:sum|tie|amount|text)\//.test(String(code)) && (severity ?? 1) <= 2)
    .map(
      ({ code, range: { start, end } }) =>
        `${code} ${lines[start.line].slice(start.character, end.character)}`,
    );
}

const FISCAL = `2026年财政拨款收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t150.00\t一、公共安全支出\t90.00
二、政府性基金预算拨款收入\t\t二、教育支出\t11.00
三、国有资本经营预算拨款收入\t\t三、社会保障和就业支出\t12.00
\t\t四、卫生健康支出\t7.00
\t\t五、住房保障支出\t30.00
本年收入合计\t150.00\t本年支出合计\t150.00
收入总计\t150.00\t支出总计\t150.00
`;

const byFunction = (title: string) => `2026年${title}
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t150.00\t105.00\t45.00
2040201\t行政运行\t45.00\t45.00\t
2040202\t一般行政管理事务\t45.00\t\t45.00
2050803\t培训支出\t11.00\t11.00\t
2080505\t机关事业单位基本养老保险缴费支出\t12.00\t12.00\t
2101101\t行政单位医疗\t7.00\t7.00\t
2210201\t住房公积金\t30.00\t30.00\t
`;

describe('tables of one kind', () => {
  const text = [FISCAL, byFunction('财政拨款支出表'), byFunction('一般公共预算支出表')].join('\n');

  test('agree by code', () => {
    expect(told(text)).toEqual([]);
  });

  test('are told apart where one of them mistypes an amount', () => {
    const at = text.lastIndexOf('45.00\t\t45.00');
    const mistyped = `${text.slice(0, at)}54.00\t\t54.00${text.slice(at + 12)}`;
    expect(told(mistyped)).toContain('amount/suspect 54.00');
  });

  test('are left alone where the other one holds more than 一般公共预算', () => {
    const more = [
      FISCAL.replace('二、政府性基金预算拨款收入\t\t二', '二、政府性基金预算拨款收入\t10.00\t二')
        .replaceAll('150.00', '160.00')
        .replace('一般公共预算拨款收入\t160.00', '一般公共预算拨款收入\t150.00')
        .replace('教育支出\t11.00', '教育支出\t21.00'),
      byFunction('财政拨款支出表')
        .replaceAll('150.00\t105.00', '160.00\t115.00')
        .replace(/11\.00/g, '21.00'),
      byFunction('一般公共预算支出表'),
    ].join('\n');
    expect(told(more)).toEqual([]);
  });
});

describe('a 财政拨款 table with one column for all funds', () => {
  const text = [FISCAL, byFunction('一般公共预算支出表')].join('\n');

  test('shows the functions of 一般公共预算 where its receipts are of no other fund', () => {
    expect(told(text)).toEqual([]);
    const mistyped = text.replace('公共安全支出\t90.00', '公共安全支出\t80.00');
    const document = service.check(mistyped, 'disclosure', DEFAULT_SETTINGS);
    expect(service.diagnostics(document, 'file:///twice')[0]).toMatchObject({
      code: 'amount/suspect',
      data: { expected: '90.00', explains: expect.arrayContaining(['tie/table']) },
    });
  });
});

const OPERATING = `2026年一般公共预算机关运行经费支出预算表
单位：万元
科目编码\t科目名称\t机关运行经费支出
\t合计\t86.40
302\t商品和服务支出\t86.40
30201\t办公费\t52.10
30211\t差旅费\t34.30
`;

const PURCHASES = `2026年政府采购支出表
单位：万元
采购品目大类\t采购品目名称\t采购组织形式\t总计
合计\t\t\t44.00
货物\t\t\t14.00
\t复印纸\t集中采购\t4.00
\t多功能一体机\t集中采购\t10.00
服务\t\t\t30.00
\t物业管理服务\t集中采购\t18.00
\t会议服务\t集中采购\t12.00
`;

const THREE = `2026年财政拨款“三公”经费支出情况表
单位：万元
2025年预算数\t\t\t\t\t\t2026年预算数
合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费
36.20\t5.00\t21.20\t\t21.20\t10.00\t33.70\t5.00\t19.20\t\t19.20\t9.50
`;

const BODY = [byFunction('部门支出总表'), OPERATING, PURCHASES, THREE].join('\n');
const say = (...sentences: readonly string[]) => told([BODY, '四、情况说明', ...sentences].join('\n'));

describe('a sentence about', () => {
  test('机关运行经费 quotes the table of its own', () => {
    expect(say('2026年本部门一般公共预算机关运行经费预算支出86.40万元。')).toEqual([]);
    expect(say('2026年本部门一般公共预算机关运行经费预算支出86.10万元。')).toEqual(['amount/suspect 86.10']);
  });

  test('政府采购 quotes its table, kind by kind', () => {
    const sentence = (goods: string) =>
      `2026年政府采购支出预算总额44.00万元，其中：拟采购货物支出${goods}万元、拟采购服务支出30.00万元。`;
    expect(say(sentence('14.00'))).toEqual([]);
    expect(say(sentence('41.00'))).toContain('amount/suspect 41.00');
  });

  test('三公 is held to both years of its table', () => {
    const sentence = (all: string) =>
      `2026年“三公”经费预算33.70万元，比上年减少${all}万元。公务用车运行费19.20万元，比上年减少2.00万元；公务接待费9.50万元，比上年减少0.50万元。`;
    expect(say(sentence('2.50'))).toEqual([]);
    expect(say(sentence('2.05'))).toEqual(['amount/suspect 2.05']);
  });

  test('三公 may compare with what was spent, which the table does not print', () => {
    expect(say('2026年“三公”经费预算33.70万元，比上年执行数增加3.40万元。')).toEqual([]);
    expect(say('2026年“三公”经费预算33.70万元，较上年执行数30.30万元增加3.40万元。')).toEqual([]);
    expect(say('2026年“三公”经费预算33.70万元，较2025年执行数30.30万元增加3.40万元。')).toEqual([]);
  });
});

describe('projects with the codes of their functions', () => {
  const spending = (first: string) => `2026年部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t150.00\t80.00\t70.00
2040201\t行政运行\t80.00\t80.00\t
2040202\t一般行政管理事务\t${first}\t\t${first}
2040219\t信息化建设\t20.00\t\t20.00
2040220\t执法办案\t15.00\t\t15.00
2050803\t培训支出\t5.00\t\t5.00

2026年项目支出表
单位：万元
科目编码\t科目名称\t项目名称\t合计
2040202\t一般行政管理事务\t甲设备维护\t18.00
2040202\t一般行政管理事务\t乙档案整理\t12.00
2040219\t信息化建设\t丙系统运行\t20.00
2040220\t执法办案\t丁案件办理\t15.00
2050803\t培训支出\t戊业务培训\t5.00
`;

  test('add up to the 项目支出 of each function', () => {
    expect(told(spending('30.00'))).toEqual([]);
    const text = spending('30.00').replace('乙档案整理\t12.00', '乙档案整理\t21.00');
    expect(told(text)).toEqual(['amount/suspect 21.00']);
  });
});
