/** What sentences say of growth where nothing is wrong, or where it is, in forms that other places print. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

/** Errors and warnings about the text, with the number that they stand on. */
function warnings(...sentences: string[]): string[] {
  const text = [
    '2026年部门支出总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t130.00\t80.00\t50.00',
    '205\t教育支出\t130.00\t80.00\t50.00',
    '',
    '三、情况说明',
    ...sentences,
  ].join('\n');
  const lines = text.split('\n');
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///rates')
    .filter(({ code, severity }) => /^(?:text|tie|amount)\//.test(String(code)) && (severity ?? 1) <= 2)
    .map(({ code, range: { start, end } }) => {
      return `${code} ${lines[start.line].slice(start.character, end.character)}`;
    });
}

const RATE = (past: string, now: string, rate: string) =>
  `1、教育支出（205类）普通教育（02款）小学教育（02项）${now}万元。2025年当年预算执行数为${past}万元，2026年预算安排${now}万元，比2025年预算执行数${rate}。`;

test('this year’s amount is last year’s with its rate', () => {
  expect(warnings(RATE('40.00', '44.40', '增加11%'), RATE('40.00', '38.20', '减少4.5%'))).toEqual([]);
});

test('a rate that does not fit the two years is told on this year’s amount', () => {
  expect(warnings(RATE('40.00', '44.40', '增加17.66%'))).toEqual(['text/change 44.40']);
});

test('what is all new grows by 100 % by convention', () => {
  expect(warnings('会议费 9.00 万元，比上年增加 9.00 万元，增长 100%。')).toEqual([]);
  expect(warnings('会议费 9.00 万元，比上年增加 3.00 万元，增长 100%。')).toEqual(['text/change 3.00']);
});

test('a stop within brackets does not end the sentence around them', () => {
  const vehicles =
    '公务用车费34.00万元（购置费0万元；运行费34.00万元，比上年增加24.00万元。）比上年增加24.00万元，增长240%';
  expect(
    warnings(`“三公”经费74.00万元，比上年增加24.00万元，增长48%，其中：${vehicles}；公务接待费40.00万元。`),
  ).toEqual([]);
});

/** Amounts with their rates, of which cutting off would leave another digit than rounding. */
const ROUNDED = [
  '会议费 60839.25 万元，比上年增加 5015.89 万元，增长 9.0%。',
  '培训费 24378.74 万元，比上年减少 7222.54 万元，下降 22.9%。',
  '租赁费 28325.95 万元，比上年增加 4006.34 万元，增长 16.5%。',
];

test('a rate that is cut off where all others are rounded is told by its last digit', () => {
  const another = (rate: string) => `劳务费 53184.32 万元，比上年减少 6346.96 万元，下降 ${rate}。`;
  expect(warnings(...ROUNDED, another('10.7%'))).toEqual([]);
  expect(warnings(...ROUNDED, another('10.6%'))).toEqual(['text/change 10.6']);
});

test('a text that rounds no rate up may cut all of them off', () => {
  const cut = ROUNDED.map((each) =>
    each.replace('9.0', '8.9').replace('22.9', '22.8').replace('16.5', '16.4'),
  );
  expect(warnings(...cut)).toEqual([]);
});

test('shares may be cut off so that all of them make 100 %', () => {
  const shares =
    '支出合计 130.00 万元，其中：基本支出 80.00 万元，占 61.53%；项目支出 50.00 万元，占 38.46%。';
  expect(warnings(...ROUNDED, shares)).toEqual([]);
});

test('a number that fits as the rate of the change before it lacks its sign', () => {
  expect(warnings('劳务费 950.00 万元，比上年减少 100.00 万元，减少 9.52，主要是压减支出。')).toEqual([
    'text/change 9.52',
  ]);
  expect(warnings('劳务费 950.00 万元，比上年减少 100.00 万元，减少 9.25，主要是压减支出。')).toEqual([]);
  expect(warnings('劳务费 950.00 万元，比上年减少 100.00 万元，增加 9.25，主要是压减支出。')).toEqual([]);
  expect(warnings('劳务费 950.00 万元，比上年减少 100.00 万元，增加 9.52，主要是压减支出。')).toEqual([
    'text/change 100.00',
  ]);
  expect(warnings('劳务费 0.00 万元，比上年减少 100.00 万元，减少 100，主要是压减支出。')).toEqual([]);
});

const COMPLETED = (named: string, percent: string) =>
  `办公费支出年初预算为 50.00 万元，全年预算为 80.00 万元，支出决算为 72.00 万元，完成${named}预算的 ${percent}。`;

test('a rate of completion is of the plan that it names', () => {
  expect(warnings(COMPLETED('年初', '144.00%'), COMPLETED('全年', '90.00%'))).toEqual([]);
  expect(warnings(COMPLETED('年初', '143.00%'))).toEqual(['text/share 72.00']);
});

test('a rate of completion that is of the other plan of its sentence names the wrong one', () => {
  expect(warnings(COMPLETED('年初', '90.00%'))).toEqual(['text/share 年初']);
  const none = COMPLETED('年初', '90.00%').replace('50.00', '0');
  expect(warnings(none)).toEqual(['text/share 年初']);
});
