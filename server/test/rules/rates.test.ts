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
