/** Percentages whose sentence leaves open what they are of, and directions that other sentences tell: each mistake in one is told. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

const TABLE = `2026年支出总表
部门名称：某市林业局
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t2417.35\t1826.15\t591.20
213\t农林水支出\t2259.15\t1667.95\t591.20
21302\t林业和草原\t2259.15\t1667.95\t591.20
2130201\t行政运行\t1667.95\t1667.95\t
2130205\t森林资源培育\t591.20\t\t591.20
221\t住房保障支出\t158.20\t158.20\t
22102\t住房改革支出\t158.20\t158.20\t
2210201\t住房公积金\t158.20\t158.20\t

部门预算情况说明

`;

/** Errors and warnings: code and what is printed there. */
function loud(text: string): string[] {
  const lines = `${TABLE}${text}`.split('\n');
  return service
    .diagnostics(service.check(`${TABLE}${text}\n`, 'disclosure', DEFAULT_SETTINGS), 'file:///percents')
    .filter(({ severity }) => (severity ?? 1) <= 2)
    .map(
      ({ code, range: { start, end } }) =>
        `${code} ${lines[start.line].slice(start.character, end.character)}`,
    );
}

const FUNCTIONS =
  '二、一般公共预算支出结构\n农林水支出2259.15万元，占93.5%；住房保障支出158.20万元，占6.5%。';
const SOURCES =
  '三、收入情况\n某市苗圃2025年收入3205.60万元，主要原因是新增造林任务。\n其中：补助收入2003.50万元，占62.5%；\n育苗收入801.40万元，占25.0%；\n捐赠收入320.56万元，占10.0%；\n租金收入80.14万元，占2.5%。';
const NEW = '（1）基础水利支出297.36万元，与上年相比增加297.36万元，增长100%。';
const FALL = '2.接待支出6.20万元，比上年减少3.10万元，下降33.33%。';
const TWICE =
  '收入预算2417.35万元，比2025年预算增加119万元；事业收入0万元。\n支出预算2417.35万元，比2025年预算增加119万元。';
const SIDES =
  '（三）增减变化情况：2026年收支预算2417.35万元，比上年增加112.24万元，其中：\n1.收入预算增加112.24万元。\n2.支出预算增加112.24万元。';
const BARE = '5.造林工程支出950.00万元，与上年相比减少100.00万元，减少9.52，主要原因是压减了支出。';

describe('a mistake in a percentage', () => {
  test.each([
    ['of one of two shares that are all of a total', FUNCTIONS, '6.5%', '5.6%', 'text/share'],
    ['of many shares of a total named further above', SOURCES, '25.0%', '26.0%', 'text/share'],
    ['that loses its first digit', SOURCES, '2.5%', '.5%', 'text/share'],
    [
      'that makes a share more than all',
      '造林支出158.20万元，占本级专款的98.2%。',
      '98.2',
      '982',
      'text/share',
    ],
    ['that makes a fall more than all', FALL, '33.33', '333.33', 'text/change'],
    ['of what is all new', NEW, '100%', '160%', 'text/change'],
  ])('%s', (_, text, from, to, code) => {
    expect(loud(text)).toEqual([]);
    expect(text).toContain(from);
    expect(loud(text.replace(from, to)).map((one) => one.split(' ')[0])).toContain(code);
  });
});

describe('a mistake in a direction', () => {
  test.each([
    ['of one change told twice', TWICE, '增加119万元。', '减少119万元。', 'text/change 119'],
    ['of both sides together', SIDES, '比上年增加112.24', '比上年减少112.24', 'text/change 112.24'],
    ['of a rate whose sign was forgotten', BARE, '减少9.52', '增加9.52', 'text/change 100.00'],
  ])('%s', (_, text, from, to, told) => {
    expect(loud(text)).not.toContain(told);
    expect(text).toContain(from);
    expect(loud(text.replace(from, to))).toContain(told);
  });
});

describe('percentages that are left alone', () => {
  test.each([
    'shares that fit nothing that is printed: 农林水支出2259.15万元，占40.0%；住房保障支出158.20万元，占3.0%。',
    'a share of a part beside shares of all: 农林水支出2259.15万元，占93.5%；住房保障支出158.20万元，占6.5%；其中缴存86.40万元，占54.6%。',
    'all of it, with decimals: 基础水利支出297.36万元，与上年相比增加297.36万元，增长100.00%。',
    'all of it gone: 接待支出0万元，比上年减少3.10万元，下降100.00%。',
    'growth by more than all: 基础水利支出297.36万元，比上年增加200.00万元，增长205.42%。',
  ])('%s', (text) => {
    expect(loud(text)).toEqual([]);
  });
});
