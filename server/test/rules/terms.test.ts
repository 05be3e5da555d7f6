/** `doc/term-undefined`, `doc/term-unused`, `doc/term-variant`: on small disclosures with a 名词解释. */

import { describe, expect, it } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import { loadClassification } from '../../src/knowledge/classification';
import { FINDING_RULES } from '../../src/rules/registry';
import { readDocument } from '../../src/tables/read';
import { createSnapshot, rangeOf } from '../../src/text/snapshot';
import { inContext } from './in-context';

const classification = loadClassification();
const TERM_RULES = FINDING_RULES.filter(({ code }) => code.startsWith('doc/term-'));

const TABLE = [
  '部门预算支出总表',
  '预算年度：2026\t\t\t单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '210\t卫生健康支出\t70.50\t50.00\t20.50',
  '21015\t医疗保障管理事务\t70.50\t50.00\t20.50',
  '',
];

const ENTRIES = [
  '财政拨款收入：本级财政当年拨付的资金。',
  '基本支出：保障机构正常运转的支出。',
  '项目支出：完成特定任务的支出。',
  '“三公”经费：出国、用车和接待三项费用。',
  '机关运行经费：单位的公用经费。',
];

const TEXT = ['三、机关运行经费安排情况', '财政拨款收入70.50万元，“三公”经费0万元。'];

interface Parts {
  readonly entries?: readonly string[];
  readonly text?: readonly string[];
}

function check({ entries = ENTRIES, text = TEXT }: Parts) {
  const numbered = entries.map((entry, index) => `${index + 1}、${entry}`);
  const snapshot = createSnapshot([...TABLE, ...text, '八、名词解释', ...numbered, ''].join('\n'));
  const { read, disclosures } = understand(readDocument(snapshot));
  const findings = disclosures.flatMap((disclosure) =>
    TERM_RULES.flatMap((rule) => rule.check(disclosure, inContext(classification))),
  );
  return findings.map(({ code, severity, place, message, fixes }) => {
    const offset = read.offsets.get(place.block) ?? 0;
    const span = { start: offset + place.start, end: offset + place.end };
    return {
      code,
      severity,
      at: snapshot.text.slice(span.start, span.end),
      line: rangeOf(snapshot, span).start.line,
      message: message('zh-cn'),
      fixed: fixes.map(({ edits: [{ newText }] }) => newText),
    };
  });
}

const without = (...terms: readonly string[]) =>
  ENTRIES.filter((entry) => !terms.some((term) => entry.startsWith(term)));

it('finds nothing where terms are explained and used alike', () => {
  expect(check({})).toEqual([]);
});

describe('doc/term-undefined', () => {
  it('stands at the first use of a term that has to be explained', () => {
    expect(check({ entries: without('机关运行经费') })).toEqual([
      {
        code: 'doc/term-undefined',
        severity: 3,
        at: '机关运行经费',
        line: TABLE.length,
        message: '用到了“机关运行经费”，名词解释中没有解释',
        fixed: [],
      },
    ]);
  });

  it('finds a term whatever quotes and blanks it is printed with', () => {
    const found = check({
      entries: without('“三公”'),
      text: [TEXT[0], '财政拨款收入70.50万元，"三 公"经费0万元。'],
    });
    expect(found.map(({ code, at }) => [code, at])).toEqual([['doc/term-undefined', '三 公"经费']]);
  });

  it('misses one of 基本支出 and 项目支出 beside the other', () => {
    expect(check({ entries: without('项目支出') }).map(({ at }) => at)).toEqual(['项目支出']);
    expect(check({ entries: without('项目支出', '基本支出') })).toEqual([]);
  });

  it.each([
    ['there is no glossary', { entries: [] }],
    ['what is listed is no glossary', { entries: ENTRIES.slice(0, 2) }],
    ['the term is not used', { entries: without('机关运行经费'), text: [TEXT[1]] }],
    [
      'another entry explains it',
      {
        entries: [...without('机关运行经费'), '公用经费：即机关运行经费。'],
        text: [...TEXT, '公用经费5万元。'],
      },
    ],
  ])('is silent where %s', (_, parts) => {
    expect(check(parts)).toEqual([]);
  });
});

describe('doc/term-unused', () => {
  it('stands at the entry that nothing uses', () => {
    expect(check({ entries: [...ENTRIES, '上级补助收入：上级单位补助的收入。'] })).toMatchObject([
      {
        code: 'doc/term-unused',
        severity: 3,
        at: '上级补助收入',
        message: '名词解释了“上级补助收入”，但正文和表格都没有用到',
      },
    ]);
  });

  it.each([
    ['a use in a header', '合计：全部支出之和。'],
    ['a use in the name of a row', '卫生健康支出：用于卫生健康的支出。'],
    ['a short form', '财政拨款“三公”经费：三项费用。'],
    ['several terms at once', '货物、工程、服务：采购的三类。'],
    ['a code in words', '卫生健康支出（类）某某事务（款）：某某支出。'],
    ['a remark in brackets', '卫生健康支出(支出功能分类科目类级)：用于卫生健康的支出。'],
    ['a word that says no more', '基本支出预算：保障正常运转的支出。'],
    ['a line that says who may be asked', '部门预算公开联系人：某某某    联系方式：010-00000000'],
  ])('%s counts', (_, entry) => {
    expect(check({ entries: [...ENTRIES, entry] })).toEqual([]);
  });

  it('is silent where most entries seem unused', () => {
    expect(check({ entries: ['甲费：甲。', '乙费：乙。', '丙费：丙。', ...ENTRIES.slice(3)] })).toEqual([]);
  });
});

describe('doc/term-variant', () => {
  it('offers the name that is used', () => {
    const entries = [...without('机关运行经费'), '机关运转经费：单位的公用经费。'];
    expect(check({ entries })).toMatchObject([
      {
        code: 'doc/term-variant',
        severity: 3,
        at: '机关运转经费',
        message: '名词解释写作“机关运转经费”，正文和表格用的是“机关运行经费”，宜统一',
        fixed: ['机关运行经费'],
      },
    ]);
  });
});
