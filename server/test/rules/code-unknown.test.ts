/** `code/unknown`: what is not in the classification of a year, how loudly it is said, and what it could have been. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeDomain } from '../../src/disclosure/model';
import { createClassification } from '../../src/knowledge/classification';
import { layOver } from '../../src/knowledge/layered';
import { codeUnknown } from '../../src/rules/codes/code-unknown';
import type { Finding } from '../../src/rules/model';
import { disclosureOf, type RowSpec, textAt } from '../support/disclosure';
import { inContext } from './in-context';

const classification = createClassification({
  domains: {
    functional: `
201 一般公共服务支出 *
 03 政府办公厅（室）及相关机构事务 *
  01 行政运行
  08 信访事务 -2023
 39 社会工作事务 * 2024-
210 卫生健康支出 *
 15 医疗保障管理事务 *
  01 行政运行 *
  02 一般行政管理事务 *
  50 事业运行
 16 老龄卫生健康事务
  01 老龄卫生健康事务
  02 老龄服务
 17 中医药事务
 21 单列事务 *
  09 某项 *
 22 不分事务 *
  01 不分事务 *`,
    'department-economic': `
301 工资福利支出 *
 01 基本工资 *
 02 津贴补贴 *`,
    'government-economic': '',
    income: '',
  },
  old: '2101691 旧名\n20191 旧款',
  economicMap: '',
});

/** Rows in order, so that a table is not taken for a misread one. */
const ORDER: readonly RowSpec[] = [
  { code: '210', name: '卫生健康支出' },
  { code: '21015', name: '医疗保障管理事务' },
  { code: '2101501', name: '行政运行' },
];

interface Options {
  readonly year?: number;
  readonly domain?: CodeDomain;
  readonly before?: readonly RowSpec[];
}

function check(
  rows: readonly RowSpec[],
  { year = 2026, domain, before = ORDER }: Options = {},
): readonly Finding[] {
  return codeUnknown.check(disclosureOf([before, rows], { year, domain }), inContext(classification));
}

it('is information where several tables print the code alike', () => {
  const unknown: RowSpec = { code: '21099', name: '新设事务' };
  const severities = (before: readonly RowSpec[]) =>
    check([unknown], { before }).map(({ severity }) => severity);
  expect(severities(ORDER)).toEqual([2]);
  expect(severities([...ORDER, unknown])).toEqual([3, 3]);
});

const inChinese = (findings: readonly Finding[]) => findings.map(({ message }) => message('zh-cn'));

describe('codes in order', () => {
  it.each([
    ['known codes', [...ORDER], {}],
    ['a code of its year', [{ code: '2010308', name: '信访事务' }], { year: 2023 }],
    ['a code of an earlier year than the list', [{ code: '2010308' }], { year: 2021 }],
    ['a document without a year', [{ code: '2010308' }, { code: '20139' }], { year: undefined, before: [] }],
    ['years before the list', [{ code: '2991501' }], { year: 2018 }],
    ['codes of units', [{ code: '999' }, { code: '450001' }], { domain: 'unit' as const }],
    ['a unit among codes', [...ORDER, { code: '707', name: '市医疗保障局' }], {}],
    ['a 款 whose list is not known', [...ORDER, { code: '2101701', name: '行政运行' }], {}],
    ['groups known to be missing', [...ORDER, { code: '2014101', name: '行政运行' }], { year: 2026 }],
    [
      'levels printed one by one',
      [{ code: ['210', '', ''] }, { code: ['', '15', ''] }, { code: ['', '', '01'] }],
      {},
    ],
  ])('%s: nothing', (_, rows, options) => {
    const { year, ...rest }: Options = options;
    const findings =
      'year' in options && year === undefined
        ? codeUnknown.check(disclosureOf([rows]), inContext(classification))
        : check(rows, { year, ...rest });
    expect(inChinese(findings)).toEqual([]);
  });
});

describe('severity', () => {
  it.each<[string, readonly RowSpec[], Options, number]>([
    ['a 类 that does not exist', [...ORDER, { code: '299' }], {}, 2],
    ['a 款 that does not exist', [...ORDER, { code: '21077' }], {}, 2],
    ['a 项 below such a 款', [...ORDER, { code: '2107701' }], {}, 2],
    ['a 款 of a later year', [...ORDER, { code: '20139' }], { year: 2023 }, 2],
    [
      'an economic 款',
      [{ code: '301' }, { code: '30101' }, { code: '30177' }],
      { domain: 'department-economic', before: [] },
      2,
    ],
    ['a 项 of a 款 whose list was seen', [...ORDER, { code: '2101577' }], {}, 2],
    ['a 项 of a 款 whose list was not', [...ORDER, { code: '2101677' }], {}, 3],
    ['a 项 no longer in use', [...ORDER, { code: '2010308', name: '信访事务' }], { year: 2024 }, 3],
    ['a recent addition', [...ORDER, { code: '2101598', name: '新增' }], { year: 2026 }, 3],
    [
      'the same number before such additions',
      [...ORDER, { code: '2101598', name: '新增' }],
      { year: 2024 },
      2,
    ],
    ['a 项 that the list of its year may have had', [...ORDER, { code: '2101577' }], { year: 2022 }, 3],
    ['a 款 of the list of old', [...ORDER, { code: '20191' }], { year: 2022 }, 3],
    ['the same 款 today', [...ORDER, { code: '20191' }], { year: 2023 }, 2],
    ['a 款 of which one 项 was seen', [...ORDER, { code: '2102110' }], {}, 3],
    ['a 款 that is not divided', [...ORDER, { code: '2102202' }], {}, 2],
    ['a length that no code has', [...ORDER, { code: '21016771' }], {}, 2],
    [
      'a name that the document has at another code',
      [...ORDER, { code: '2101602', name: '老龄服务' }, { code: '2101603', name: '老龄服务' }],
      {},
      2,
    ],
    ['a name that is recalled for another code', [...ORDER, { code: '2101603', name: '老龄服务' }], {}, 3],
    ['a wrong first digit under an official name', [...ORDER, { code: '3101501', name: '行政运行' }], {}, 2],
  ])('%s', (_, rows, options, severity) => {
    const findings = check(rows, options);
    expect(findings.map((finding) => finding.severity)).toEqual([severity]);
    expect(findings[0].code).toBe('code/unknown');
  });
});

describe('what is said', () => {
  const cases: readonly [string, RowSpec, number, string][] = [
    [
      'what is known below its parent, and what is near',
      { code: '2101591', name: '行政运行' },
      2026,
      '科目编码 2101591 不在 2026 年支出功能分类中（21015 医疗保障管理事务下有 01、02、50）；相近：2101501 行政运行',
    ],
    [
      'that the list is not complete',
      { code: '2101677', name: '养老' },
      2026,
      '科目编码 2101677 不在 2026 年支出功能分类中（21016 老龄卫生健康事务下有 01、02）；所载科目表不全，请核对当年科目',
    ],
    [
      'its last year',
      { code: '2010308', name: '信访事务' },
      2024,
      '科目编码 2010308 不在 2024 年支出功能分类中（20103 政府办公厅（室）及相关机构事务下有 01）；“信访事务”用至 2023 年；相近：2010301 行政运行；所载科目表不全，请核对当年科目',
    ],
    [
      'its first year',
      { code: '20139' },
      2023,
      '科目编码 20139 不在 2023 年支出功能分类中（201 一般公共服务支出下有 03）；“社会工作事务”自 2024 年起使用',
    ],
    [
      'its name of old',
      { code: '2101691' },
      2026,
      '科目编码 2101691 不在 2026 年支出功能分类中（21016 老龄卫生健康事务下有 01、02）；约 2009 年的科目中为“旧名”；相近：2101601 老龄卫生健康事务；所载科目表不全，请核对当年科目',
    ],
    [
      'a wrong length',
      { code: '210150', name: '行政运行' },
      2026,
      '科目编码 210150 不在 2026 年支出功能分类中（共 6 位，应为 3、5、7 位）；相近：2101501 行政运行、2101550 事业运行、2101502 一般行政管理事务',
    ],
  ];

  it.each(cases)('%s', (_, row, year, message) => {
    expect(inChinese(check([...ORDER, row], { year }))).toEqual([message]);
  });

  it('in English, in the same order', () => {
    const [finding] = check([...ORDER, { code: '2101591', name: '行政运行' }]);
    expect(finding.message('en')).toBe(
      'Code 2101591 is not in the functional classification (支出功能分类) of 2026 ' +
        '(below 21015 医疗保障管理事务 there are 01, 02, 50); near: 2101501 行政运行',
    );
  });

  it('at the code, with the places that contradict it', () => {
    const rows = [...ORDER, { code: '2101591', name: '行政运行' }];
    const [finding] = check(rows);
    expect(textAt(rows, finding.place)).toBe('2101591');
    expect(finding.related).toHaveLength(1);
    expect(finding.related[0].message('zh-cn')).toBe('此处编码为 2101501');
    expect(textAt(ORDER, finding.related[0].place)).toBe('2101501');
  });
});

describe('fixes', () => {
  const fixesOf = (rows: readonly RowSpec[]) =>
    check(rows).flatMap(({ fixes }) =>
      fixes.map(({ kind, isPreferred, title, edits }) => ({
        kind,
        isPreferred,
        title: title('zh-cn'),
        edits: edits.map(({ place, newText }) => [textAt(rows, place), newText]),
      })),
    );

  it('prefers the one code beside it that another table prints with its name', () => {
    expect(fixesOf([...ORDER.slice(0, 2), { code: '2101591', name: '行政运行' }])).toEqual([
      {
        kind: 'code',
        isPreferred: true,
        title: '编码改为 2101501（行政运行）',
        edits: [['2101591', '2101501']],
      },
    ]);
  });

  it.each([
    ['this table has the code too', [...ORDER, { code: '2101591', name: '行政运行' }]],
    ['no other table prints the code', [...ORDER.slice(0, 2), { code: '2101551', name: '事业运行' }]],
  ])('prefers none where %s', (_, rows) => {
    const fixes = fixesOf(rows);
    expect(fixes.length).toBeGreaterThan(0);
    expect(fixes.every(({ isPreferred }) => !isPreferred)).toBe(true);
  });

  it('prefers none where the name does not say, and offers at most three', () => {
    const fixes = fixesOf([...ORDER, { code: '210150', name: '' }]);
    expect(fixes).toHaveLength(3);
    expect(fixes.every(({ isPreferred }) => !isPreferred)).toBe(true);
  });

  it('changes only the pieces that differ', () => {
    const rows = [
      { code: ['210', '15', '01'], name: '行政运行' },
      { code: ['210', '15', '02'], name: '一般行政管理事务' },
      { code: ['210', '15', '91'], name: '事业运行' },
    ];
    expect(fixesOf(rows)[0].edits).toEqual([['91', '50']]);
  });

  it('makes the code known again', () => {
    const wrong = fc
      .stringMatching(/^210(?:15|16|71)\d{2}$/)
      .filter((code) => !classification.find('functional', code));
    const name = fc.constantFrom('行政运行', '事业运行', '老龄服务', '');
    fc.assert(
      fc.property(wrong, name, (code, label) => {
        for (const { edits, kind } of check([...ORDER, { code, name: label }]).flatMap(
          ({ fixes }) => fixes,
        )) {
          expect(kind).toBe('code');
          expect(classification.find('functional', edits[0].newText, 2026)).toBeDefined();
        }
      }),
    );
  });
});

it('leaves out tables that were misread', () => {
  const misread = ['2100010', '2100011', '2100012', '2100013', '2100014'].map((code) => ({ code }));
  expect(check([...misread, { code: '2101501' }])).toEqual([]);
  expect(check(misread.slice(1))).toHaveLength(4);
});

it('believes an official list whatever the tables print', () => {
  const entry = (code: string, name: string) => ({
    domain: 'functional' as const,
    entry: { code, name, fromYear: 2026, toYear: 2026, evidence: 'official' as const },
  });
  const official = layOver(classification, [
    entry('210', '卫生健康支出'),
    entry('21015', '医疗保障管理事务'),
    entry('2101501', '行政运行'),
    entry('2101502', '一般行政管理事务'),
    entry('2101550', '事业运行'),
    entry('21016', '老龄卫生健康事务'),
    entry('2101601', '老龄卫生健康事务'),
  ]);
  const rows = [...ORDER, { code: '2101605', name: '某某事务' }];
  const severities = (known: typeof classification) =>
    codeUnknown
      .check(disclosureOf([rows, rows], { year: 2026 }), inContext(known))
      .map(({ severity }) => severity);
  expect(severities(classification)).toEqual([3, 3]);
  expect(severities(official)).toEqual([2, 2]);
});
