/** `code/malformed`, `code/missing-parent`, `code/duplicate`, `code/domain`: on tables read from text, as users have them. */

import { describe, expect, it } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import { loadClassification } from '../../src/knowledge/classification';
import type { Finding } from '../../src/rules/model';
import { FINDING_RULES } from '../../src/rules/registry';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';
import { inContext } from './in-context';

const classification = loadClassification();
const CODE_RULES = FINDING_RULES.filter(({ code }) => code.startsWith('code/'));

interface Found {
  readonly code: string;
  readonly severity: number;
  readonly at: string;
  readonly message: string;
  /** The text once each fix is made. */
  readonly fixed: readonly string[];
}

type Row = readonly [code: string, name: string, ...amounts: string[]];

const HEAD = ['部门预算支出总表', '预算年度：2026\t\t\t\t单位：万元'];

function table(rows: readonly Row[], header = '科目编码'): string {
  const lines = rows.map((row) => row.join('\t'));
  return [...HEAD, `${header}\t科目名称\t合计\t基本支出\t项目支出`, ...lines, ''].join('\n');
}

function check(text: string): Found[] {
  const { read, disclosures } = understand(readDocument(createSnapshot(text)));
  const spanOf = ({ block, start, end }: Finding['place']) => {
    const offset = read.offsets.get(block) ?? 0;
    return [offset + start, offset + end] as const;
  };
  const written = (edits: Finding['fixes'][number]['edits']) =>
    edits.reduceRight((done, { place, newText }) => {
      const [start, end] = spanOf(place);
      return done.slice(0, start) + newText + done.slice(end);
    }, text);
  return disclosures
    .flatMap((disclosure) => CODE_RULES.flatMap((rule) => rule.check(disclosure, inContext(classification))))
    .map(({ code, severity, place, message, fixes }) => ({
      code,
      severity,
      at: text.slice(...spanOf(place)),
      message: message('zh-cn'),
      fixed: fixes.map(({ edits }) => written(edits)),
    }));
}

const ROWS: readonly Row[] = [
  ['208', '社会保障和就业支出', '30.00', '30.00', ''],
  ['20805', '行政事业单位养老支出', '30.00', '30.00', ''],
  ['2080505', '机关事业单位基本养老保险缴费支出', '20.00', '20.00', ''],
  ['2080506', '机关事业单位职业年金缴费支出', '10.00', '10.00', ''],
  ['210', '卫生健康支出', '70.50', '50.00', '20.50'],
  ['21015', '医疗保障管理事务', '70.50', '50.00', '20.50'],
  ['2101501', '行政运行', '50.00', '50.00', ''],
  ['2101502', '一般行政管理事务', '20.50', '', '20.50'],
];

/** The table with one row's code written otherwise. */
const withCode = (code: string, written: string) =>
  table(ROWS.map(([printed, ...rest]) => [printed === code ? written : printed, ...rest]));

it('finds nothing in a table in order', () => {
  expect(check(table(ROWS))).toEqual([]);
});

describe('code/malformed', () => {
  it.each([
    ['210150 1', '中间有空格'],
    ['210 15 01', '中间有空格'],
    ['２１０１５０１', '是全角数字'],
    ['21O15O1', '把字母当作数字'],
    ['210l501', '把字母当作数字'],
    ['2101501、', '多了标点'],
  ])('%s is joined in place', (written, reason) => {
    expect(check(withCode('2101501', written))).toEqual([
      {
        code: 'code/malformed',
        severity: 2,
        at: written,
        message: `科目编码应为 2101501：“${written}”${reason}`,
        fixed: [table(ROWS)],
      },
    ]);
  });

  it.each([
    ['208', '20B', [['code/missing-parent', '20805']]],
    ['208', '2O8', [['code/malformed', '2O8']]],
    ['210', '2l0', [['code/malformed', '2l0']]],
    ['21015', '2l015', [['code/malformed', '2l015']]],
  ])('%s printed as %s is read as what is meant', (code, written, expected) => {
    const found = check(withCode(code, written)).filter(({ fixed }) => fixed.length > 0);
    expect(found.map((each) => [each.code, each.at])).toEqual(expected);
  });

  it('only says so where the code cannot be told', () => {
    const found = check(withCode('2101501', '21015?1'));
    expect(found.map(({ code, severity, fixed }) => [code, severity, fixed])).toEqual([
      ['code/malformed', 3, []],
    ]);
  });

  it('leaves levels parted by blanks alone where the table parts them throughout', () => {
    const parted = ROWS.map(
      ([code, ...rest]): Row => [
        [code.slice(0, 3), code.slice(3, 5), code.slice(5)].join(' ').trim(),
        ...rest,
      ],
    );
    expect(check(table(parted))).toEqual([]);
  });
});

describe('code/missing-parent', () => {
  it('is a warning at the first child, and inserts the row with its sums', () => {
    const text = table(ROWS.filter(([code]) => code !== '21015'));
    const [found, ...others] = check(text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'code/missing-parent',
      severity: 2,
      at: '2101501',
      message: '2101501 行政运行 的上级 21015 医疗保障管理事务 在本表中没有列出，同级的其他上级都列了',
    });
    expect(found.fixed).toEqual([table(ROWS)]);
  });

  it('is offered as a mistyped code where a code of that name fits the table', () => {
    const text = withCode('2101501', '2101801');
    const [found] = check(text).filter(({ code }) => code === 'code/missing-parent');
    expect(found.fixed[0]).toBe(table(ROWS));
  });

  it.each([
    ['that lists no 款 at all', ROWS.filter(([code]) => code.length !== 5)],
    ['of leaves alone', ROWS.filter(([code]) => code.length === 7)],
  ])('is not asked of a table %s', (_, rows) => {
    expect(check(table(rows))).toEqual([]);
  });
  it('is not asked where rows have more numbers than columns: codes may have been overlooked', () => {
    const spaced = (more: string): string =>
      [
        ...['部门预算支出总表', '预算年度：2026 单位：万元', '科目编码 科目名称 合计 基本支出'],
        ...['208 社会保障和就业支出 5.00 5.00', '20805 行政事业单位养老支出 4.00 4.00'],
        `2080501 行政单位离退休 4.00 4.00${more}`,
        '2080801 死亡抚恤 1.00 1.00',
        '',
      ].join('\n');
    expect(check(spaced('')).map(({ code }) => code)).toEqual(['code/missing-parent']);
    expect(check(spaced(' 0.00'))).toEqual([]);
  });
});

describe('code/duplicate', () => {
  it('is a warning at the row out of order', () => {
    const text = table([ROWS[0], ['2101501', '行政运行', '50.00', '50.00', ''], ...ROWS.slice(1)]);
    expect(check(text)).toMatchObject([
      {
        code: 'code/duplicate',
        severity: 2,
        message: '科目编码 2101501 行政运行 在本表中出现 2 次，每个编码应只列一行',
      },
    ]);
  });

  it('is not seen in a table grouped by units', () => {
    const byUnit: Row[] = [
      ['', '某某局机关', '100.50', '80.00', '20.50'],
      ...ROWS,
      ['', '某某中心', '100.50', '80.00', '20.50'],
      ...ROWS,
    ];
    expect(check(table(byUnit))).toEqual([]);
  });

  it('is not seen where codes repeat throughout', () => {
    expect(check(table(ROWS.flatMap((row) => [row, row])))).toEqual([]);
  });
});

describe('code/domain', () => {
  it('is a warning at an economic code among functional ones', () => {
    const text = table([...ROWS, ['30101', '基本工资', '1.00', '1.00', '']]);
    expect(check(text)).toMatchObject([
      {
        code: 'code/domain',
        severity: 2,
        at: '30101',
        message: '30101 基本工资 是部门预算支出经济分类的编码，本表列的是支出功能分类',
      },
    ]);
  });

  it('is said once where the header names the other classification', () => {
    const text = table(
      [
        ['301', '工资福利支出', '3.00', '3.00', ''],
        ['30101', '基本工资', '2.00', '2.00', ''],
        ['30102', '津贴补贴', '1.00', '1.00', ''],
      ],
      '支出功能分类科目编码',
    );
    expect(check(text).map(({ code, at }) => [code, at])).toEqual([['code/domain', '301']]);
  });
});
