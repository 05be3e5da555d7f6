/** Long texts of one kind of line cost in proportion to their length, and no list in them is too long for a call. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

const TITLE = '部门支出总表\n单位：万元\n\n';

/** Texts of so many like lines, of which some are no tables though they look like it. */
const LINES: Readonly<Record<string, (count: number) => string>> = {
  'single cells': (count) => TITLE + '\t合计\n\n'.repeat(count),
  'rows of two cells': (count) => `${TITLE}${'\t合计\n\t1.00\n\n'.repeat(count)}`,
  'contents entries': (count) => '部门支出总表\t3\n'.repeat(count),
  'rows of tabs': (count) => `${TITLE}科目编码\t科目名称\t合计\n${'201\t一般\t1.00\n'.repeat(count)}`,
  'rows of pipes': (count) => `${TITLE}${'| 合计 | 1.00 |\n'.repeat(count)}`,
  'rows parted by blanks': (count) => `${TITLE}科目编码 科目名称 合计\n${'201 一般 1.00\n'.repeat(count)}`,
  'page numbers': (count) => TITLE + '- 1 -\n'.repeat(count),
  'sentences with shares': (count) =>
    '项目支出12万元，占本年支出合计的3%。'
      .repeat(50)
      .concat('\n')
      .repeat(count / 50),
  'changes since last year': (count) =>
    '支出12万元，上年支出11万元，比上年增加1万元，增长9%；'.repeat(count / 2),
  'changes of parts': (count) => '支出减少3万元，基本支出增加1万元，项目支出减少4万元。\n'.repeat(count),
  'unfinished sentences': (count) => '一、支出12万元，\n'.repeat(count),
};

function check(text: string): void {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  service.diagnostics(document, 'file:///long');
}

/** The least of some rounds: a pause of the machine only ever adds. */
function cost(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    check(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe.each(Object.entries(LINES))('%s', (_, textOf) => {
  test('cost in proportion to their number', () => {
    check(textOf(2000));
    expect(cost(textOf(16_000)) / cost(textOf(4000))).toBeLessThan(10);
  });

  test('are read however many they are', () => {
    expect(() => check(textOf(140_000))).not.toThrow();
  });
});
