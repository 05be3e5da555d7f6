/** Long texts of one kind of line cost in proportion to their length, and no list in them is too long for a call. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { cpuTimeOf } from '../support/cpu-time';

const service = createService({ documentation: () => undefined });

const TITLE = '部门支出总表\n单位：万元\n\n';

/** Tables that sentences are compared with. */
const TOTALS = `某局2026年部门预算\n${TITLE}科目编码\t科目名称\t合计\n201\t一般公共服务支出\t1.00\n合计\t\t1.00\n\n`;

/** Texts of so many like lines, of which some are no tables though they look like it. */
const LINES: Readonly<Record<string, (count: number) => string>> = {
  'single cells': (count) => TITLE + '\t合计\n\n'.repeat(count),
  'rows of two cells': (count) => `${TITLE}${'\t合计\n\t1.00\n\n'.repeat(count)}`,
  'contents entries': (count) => '部门支出总表\t3\n'.repeat(count),
  'rows of tabs': (count) => `${TITLE}科目编码\t科目名称\t合计\n${'201\t一般\t1.00\n'.repeat(count)}`,
  'rows of pipes': (count) => `${TITLE}${'| 合计 | 1.00 |\n'.repeat(count)}`,
  'rows parted by blanks': (count) => `${TITLE}科目编码 科目名称 合计\n${'201 一般 1.00\n'.repeat(count)}`,
  'rows kept apart by blanks': (count) =>
    `${TITLE}科目编码      科目名称           合计\n${'201       一般服务           1.00\n'.repeat(count)}`,
  'pieces kept apart by blanks': (count) => `${TITLE}${'一      二     1.00\n\n3.00\n'.repeat(count / 2)}`,
  'columns kept apart by blanks': (count) =>
    `${TITLE}${'合计      '.repeat(count / 2)}\n${'1.00      '.repeat(count / 2)}\n`,
  'pages of rows kept apart by blanks': (count) =>
    TITLE + '\f科目编码      科目名称           合计\n201       一般服务           1.00\n'.repeat(count / 2),
  'page numbers': (count) => TITLE + '- 1 -\n'.repeat(count),
  'sentences with shares': (count) =>
    '项目支出12万元，占本年支出合计的3%。'
      .repeat(50)
      .concat('\n')
      .repeat(count / 50),
  'cells of one row': (count) => `${TITLE}${'\t1\n'.repeat(count)}\n\t2\n\t3\n`,
  'columns of tabs': (count) => `${TITLE}${'科目编码\t合计\t'.repeat(count / 2)}\n201\t1.00\n`,
  'columns of pipes': (count) => `${TITLE}|${'科目编码 | 合计 |'.repeat(count / 2)}\n| 201 | 1.00 |\n`,
  'changes since last year': (count) =>
    '支出12万元，上年支出11万元，比上年增加1万元，增长9%；'.repeat(count / 2),
  'changes of parts': (count) => '支出减少3万元，基本支出增加1万元，项目支出减少4万元。\n'.repeat(count),
  'unfinished sentences': (count) => '一、支出12万元，\n'.repeat(count),
  'parts of one list': (count) => `${TOTALS}支出${count}万元，其中：${'甲项目支出1万元，'.repeat(count)}\n`,
  'parts of one list that add up to too much': (count) =>
    `${TOTALS}支出${count - 10}万元，其中：${'甲项目支出1万元，'.repeat(count)}\n`,
  'parts of one list in brackets': (count) =>
    `${TOTALS}支出${count}万元（${'甲项目支出1万元，'.repeat(count)}）\n`,
  'lines of one list': (count) => `${TOTALS}支出${count}万元，其中：\n${'甲项目支出1万元\n'.repeat(count)}`,
  'lists within lists': (count) => `${TOTALS}${'支出5万元，其中：基本支出3万元，'.repeat(count / 2)}\n`,
  'sentences of one paragraph': (count) => `${TOTALS}${'甲项目支出1万元。'.repeat(count)}\n`,
};

const costOf = (text: string): number =>
  cpuTimeOf(() => {
    const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
    service.diagnostics(document, 'file:///long');
    service.coverage(document);
  });

const FEW = 4000;
const MANY = Number(process.env.GOUJI_LONG ?? 40_000);
/** How many times as much as in proportion a long text may cost: its lists fill the memory that short ones leave free. */
const SLACK = 6;

test.each(Object.entries(LINES))(
  '%s cost in proportion to their number, however many they are',
  (_, textOf) => {
    const few = textOf(FEW);
    // What else the process does only ever adds: the least is what the work itself costs.
    const least = Math.min(...Array.from({ length: 4 }, () => costOf(few)));
    expect(costOf(textOf(MANY)) / least).toBeLessThan((SLACK * MANY) / FEW);
  },
);

/** More than a call takes as arguments. */
const ROWS_OF_LIST = 130_000;

test('a list whose rows begin in two columns is never too long to be added up', () => {
  const rows = '某单位\t\t1.00\n\t某项服务\t1.00\n'.repeat(ROWS_OF_LIST / 2);
  const text = [
    '某局2026年部门预算\n收支预算总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数',
    '一、财政拨款\t90.00\t一、教育支出\t90.00\n收入总计\t90.00\t支出总计\t90.00\n',
    `购买服务明细表\n单位：万元\n单位名称\t指导性目录\t预算金额\n合计\t\t${ROWS_OF_LIST / 2}.00\n${rows}`,
  ].join('\n');
  const { parts } = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const sums = [...parts.values()].flatMap(({ judged }) => judged);
  expect(sums.filter(({ relation }) => relation.template.startsWith('list:')).length).toBe(
    ROWS_OF_LIST / 2 + 1,
  );
});
