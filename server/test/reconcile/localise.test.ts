/** The wrong amount is told from those around it, and the value that it should have from others that would do. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coverage } from '../../src/features/coverage';
import { rangeOfPlace } from '../../src/features/ranges';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

function check(text: string) {
  return service.check(text, 'disclosure', DEFAULT_SETTINGS);
}

/** A table with its title, unit and rows; cells are parted by `|`. */
function table(title: string, ...rows: readonly string[]): string {
  const lines = rows.map((row) => row.replaceAll('|', '\t'));
  return [`${title}`, '单位：万元', '', ...lines, '', ''].join('\n');
}

/** Errors and warnings, those about codes left out: code, place (line:column, from 1), and what should stand there. */
function found(text: string): string[] {
  const document = check(text);
  return document.findings
    .filter(({ severity, code }) => severity <= 2 && !/^(?:code|doc)\//.test(code))
    .map(({ code, place, data }) => {
      const { line, character } = rangeOfPlace(document, place).start;
      return `${code} ${line + 1}:${character + 1} ${data?.expected ?? ''}`;
    });
}

/** Where a text is printed, line and column from 1. */
function at(text: string, printed: string): string {
  const before = text.slice(0, text.indexOf(printed)).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe('two printings of one amount', () => {
  const header = '科目编码|科目名称|合计|人员经费|公用经费|项目支出';
  const rows = [
    '|合计|171.71|128.12|43.59|',
    '208|社会保障和就业支出|85.59|42.16|43.42|',
    '20805|行政事业单位养老支出|85.59|42.16|43.42|',
    '2080501|行政单位离退休|42.80|39.37|3.42|',
    '2080505|机关事业单位基本养老保险缴费支出|42.79|2.79|40.00|',
    '210|卫生健康支出|86.12|85.95|0.17|',
    '21011|行政事业单位医疗|86.12|85.95|0.17|',
    '2101101|行政单位医疗|86.12|85.95|0.17|',
  ];
  const clean = [
    table('部门支出总表', header, ...rows),
    table('一般公共预算财政拨款支出表', header, ...rows),
  ].join('');
  const income = table(
    '部门收支总表',
    '收入项目|收入预算数|支出项目|支出预算数',
    '一、一般公共预算拨款收入|171.71|一、社会保障和就业支出|85.59',
    '||二、卫生健康支出|86.12',
    '本年收入合计|171.71|本年支出合计|171.71',
    '收入总计|171.71|支出总计|171.71',
  );

  test('rounding in sums does not make the repair differ from the other printing', () => {
    expect(found(income + clean)).toEqual([]);
    const wrong = income + clean.replace('39.37', '93.37');
    expect(found(wrong)).toEqual([`amount/suspect ${at(wrong, '93.37')} 39.37`]);
  });
});

describe('one amount that others are compared with', () => {
  const clean = [
    table(
      '部门收支总体情况表',
      '收入项目|收入金额|支出项目|支出金额',
      '一、一般公共预算|684.15|一、社会保障和就业支出|600.00',
      '其中：财政拨款|544.15|二、卫生健康支出|84.15',
      '收入合计|684.15|支出合计|684.15',
    ),
    table(
      '财政拨款收支总体情况表',
      '收入项目|收入金额|支出项目|支出合计|支出一般公共预算/小计|支出一般公共预算/其中：财政拨款',
      '一、本年收入|684.15|一、本年支出|684.15|684.15|544.15',
      '（一）一般公共预算拨款|684.15|（一）社会保障和就业支出|600.00|600.00|460.00',
      '其中：财政拨款|544.15|（二）卫生健康支出|84.15|84.15|84.15',
      '收入合计|684.15|支出合计|684.15|684.15|544.15',
    ),
    table(
      '部门收入总体情况表',
      '单位代码|单位名称|总计|一般公共预算/小计|一般公共预算/其中：财政拨款',
      '|合计|684.15|684.15|544.15',
      '707|某市医疗保障局|684.15|684.15|544.15',
    ),
    table(
      '支出经济分类汇总表',
      '科目编码|科目名称|总计|一般公共预算/小计|一般公共预算/其中：财政拨款',
      '|合计|684.15|684.15|544.15',
      '301|工资福利支出|684.15|684.15|544.15',
    ),
  ].join('');

  test('is suspect: the others are not compared with a wrong one', () => {
    expect(found(clean)).toEqual([]);
    const wrong = clean.replace('544.15', '541.45');
    expect(found(wrong)).toEqual([`amount/suspect ${at(wrong, '541.45')} 544.15`]);
  });
});

describe('a total without its name', () => {
  const rows = [
    '210|卫生健康支出|179.50|113.00|66.50',
    '21001|卫生健康管理事务|179.50|113.00|66.50',
    '2100103|机关服务|113.00|113.00|',
    '2100199|其他卫生健康管理事务支出|66.50||66.50',
  ];
  const header = '科目编码|科目名称|合计|基本支出|项目支出';

  test('is checked where it stands last or first', () => {
    for (const text of [
      table('部门支出总表', header, ...rows, '||179.53|113.00|66.50'),
      table('部门支出总表', header, '||179.53|113.00|66.50', ...rows),
    ])
      expect(found(text)).toEqual([`amount/suspect ${at(text, '179.53')} 179.50`]);
  });

  test('is none where most columns differ: it may be a piece of another row', () => {
    expect(found(table('部门支出总表', header, ...rows, '||66.50||66.50'))).toEqual([]);
  });
});

test('a dash is no number, and leaves nothing to rounding', () => {
  const text = table(
    '部门支出总表',
    '科目编码|科目名称|合计|基本支出|项目支出',
    '|合计|30.02|30.00|-',
    '205|教育支出|30.02|30.00|-',
  );
  const document = check(text);
  expect(coverage(document).tables).toMatchObject({ printed: 4, read: 4, tied: 4 });
  expect(document.judged.map(({ residual }) => residual.terms)).toContain(2);
});

describe('预算数 and 决算数 side by side', () => {
  const lines = (budget: string, settled: string) =>
    table(
      '财政拨款收入支出决算总表',
      '收入项目|收入决算数|支出项目|支出/合计（预算数）|支出/合计（决算数）|支出/一般公共预算财政拨款（预算数）|支出/一般公共预算财政拨款（决算数）|支出/政府性基金预算财政拨款（预算数）|支出/政府性基金预算财政拨款（决算数）',
      `一、一般公共预算财政拨款|90.00|一、教育支出|${budget}|${settled}|80.00|60.00||`,
      '二、政府性基金预算财政拨款|10.00|二、农林水支出|20.00|30.00|20.00|30.00||',
      '||三、其他支出|15.00|10.00|||15.00|10.00',
      '本年收入合计|100.00|本年支出合计|115.00|100.00|100.00|90.00|15.00|10.00',
      '收入总计|100.00|支出总计|115.00|100.00|100.00|90.00|15.00|10.00',
    );

  test('each adds up to its own total', () => {
    expect(found(lines('80.00', '60.00'))).toEqual([]);
    const wrong = lines('80.00', '66.00');
    expect(found(wrong)).toEqual([`amount/suspect ${at(wrong, '66.00')} 60.00`]);
  });
});

describe('a table whose blanks were lost', () => {
  const spaced = (housing: string) =>
    [
      '部门预算支出总表',
      '单位：万元',
      '序号 科目编码 科目名称 合计 基本支出 项目支出',
      '栏次 1 2 3 4 5',
      '1 合计 129.88 89.88 40.00',
      '2 205 教育支出 97.36 57.36 40.00',
      '3 20501 教育管理事务 97.36 57.36 40.00',
      '4 2050101 行政运行 57.36 57.36',
      '5 2050102 一般行政管理事务 40.00 40.00',
      '6 221 住房保障支出 32.52 32.52',
      '7 22102 住房改革支出 32.52 32.52',
      `8 2210201 住房公积金 ${housing}`,
      '',
      '说明：以上为本年安排。',
      '',
    ].join('\n');

  test('has its numbers where the sums hold', () => {
    expect(found(spaced('32.52 32.52'))).toEqual([]);
  });

  test('keeps the others in their columns where one is wrong', () => {
    const wrong = spaced('32.52 35.22');
    expect(found(wrong)).toEqual([`amount/suspect ${at(wrong, '35.22')} 32.52`]);
  });

  test('has a zero where an amount is mistyped as one', () => {
    const wrong = spaced('32.52 .00');
    expect(found(wrong)).toEqual(['amount/suspect 12:23 32.52']);
  });

  test('blames no other row where both numbers of one are wrong', () => {
    const lines = new Set(found(spaced('10.31 10.31')).map((each) => each.split(' ')[1].split(':')[0]));
    expect([...lines].every((line) => line === '11' || line === '12')).toBe(true);
    expect(lines.size).toBeGreaterThan(0);
  });
});

describe('amounts that may be wrong', () => {
  const text = table(
    '部门支出总表',
    '科目编码|科目名称|合计|基本支出|项目支出',
    '208|社会保障和就业支出|10.00|10.00|5.00',
    '210|卫生健康支出|8.00|8.00|',
    '221|住房保障支出|6.00|6.00|',
  );
  const [finding] = check(`${text}说明：以上为本年安排。`).findings.filter(({ severity }) => severity === 1);

  test('one that should not be there is said to be blank', () => {
    expect(finding.message('zh-cn')).toContain('项目支出 空白');
    expect(finding.message('en')).toContain('项目支出 (blank)');
  });
});

test('a relation that a named amount mends is not reported beside what nothing explains', () => {
  const clean = readFileSync(
    new URL('../../../test-fixtures/demo/clean.disclosure', import.meta.url),
    'utf8',
  );
  expect(found(clean)).toEqual([]);
  // 0.30 stands among 人员经费 throughout the table, and the text says twice that it is 公用经费.
  const wrong = clean
    .replace('合计\t253.04\t214.35\t38.69', '合计\t253.04\t214.65\t38.39')
    .replace('商品和服务支出\t38.69\t\t38.69', '商品和服务支出\t38.69\t0.30\t38.39')
    .replace('公务接待费\t0.30\t\t0.30', '公务接待费\t0.30\t0.30\t');
  const places = found(wrong).map((each) => each.split(' ')[1]);
  expect(places).toHaveLength(3);
  expect(new Set(places).size).toBe(3);
});
