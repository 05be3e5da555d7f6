/** `code/name`: names that are not the official ones, one code with two names, and what can be done about it. */

import { describe, expect, it } from 'vitest';
import { createClassification } from '../../src/knowledge/classification';
import { codeName } from '../../src/rules/codes/code-name';
import type { Finding } from '../../src/rules/model';
import { disclosureOf, type RowSpec, textAt } from '../support/disclosure';
import { inContext } from './in-context';

const classification = createClassification({
  domains: {
    functional: `
201 一般公共服务支出 *
 38 市场监督管理事务 *
  04 市场主体管理 * -2023
  04 经营主体管理 * 2024-
208 社会保障和就业支出 *
 05 行政事业单位养老支出 *
  01 行政单位离退休 *
  02 事业单位离退休 *
  07 对机关事业单位基本养老保险基金的补助`,
    'department-economic': '302 商品和服务支出 *\n 13 维修（护）费 *',
    'government-economic': '',
    income: '',
  },
  old: '',
  economicMap: '',
});

const check = (tables: readonly (readonly RowSpec[])[], year = 2026, domain?: 'department-economic') =>
  codeName.check(disclosureOf(tables, { year, domain }), inContext(classification));

const fixesOf = (rows: readonly RowSpec[], { fixes }: Finding) =>
  fixes.map(({ kind, isPreferred, edits }) => [
    kind,
    isPreferred,
    edits.map(({ place, newText }) => [textAt(rows, place), newText]),
  ]);

describe('a name that was only seen somewhere', () => {
  const row = (name: string) => [{ code: '2080501', name }];

  it('is a warning where one table prints another', () => {
    expect(check([row('行政单位离休'), row('行政单位离退休')])).toMatchObject([{ severity: 2 }]);
    expect(check([row('行政单位养老')])).toMatchObject([{ severity: 2 }]);
  });

  it('may have been changed where all tables print the same other one', () => {
    const found = check([row('行政单位养老'), row('行政单位养老')]);
    expect(found).toMatchObject([{ severity: 3 }, { severity: 3 }]);
    expect(found[0].message('zh-cn')).toContain('也可能已经更名');
  });
});

describe('accepted names', () => {
  it.each([
    ['the official name', '行政单位离退休'],
    ['no name', ''],
    ['blanks within', '行政 单位　离退休'],
    ['a cut name', '行政单位离'],
    ['the level behind it', '行政单位离退休（项）'],
    ['a 的 more', '行政单位的离退休'],
  ])('%s', (_, name) => {
    expect(check([[{ code: '2080501', name }]])).toEqual([]);
  });

  it.each(['维修(护)费', '维修（护）费', '维修〔护〕费', '维修 (护) 费'])('%s in any brackets', (name) => {
    expect(check([[{ code: '30213', name }]], 2026, 'department-economic')).toEqual([]);
  });

  it('any name of years before the list', () => {
    expect(check([[{ code: '2080501', name: '归口管理的行政单位离退休' }]], 2018)).toEqual([]);
  });

  it('the name of the budget year', () => {
    expect(check([[{ code: '2013804', name: '市场主体管理' }]], 2022)).toEqual([]);
    expect(check([[{ code: '2013804', name: '市场主体管理' }]], 2024)).toHaveLength(1);
  });

  it('cut names beside whole ones', () => {
    const rows = [{ code: '2990101', name: '某项支出' }];
    expect(check([rows, [{ code: '2990101', name: '某项' }], [{ code: '2990101' }]])).toEqual([]);
  });
});

describe('names that are not official', () => {
  it('are warned of where the name was seen, with the official one', () => {
    const rows = [{ code: '2080501', name: '离退休人员' }];
    const [finding, ...more] = check([rows]);
    expect(more).toEqual([]);
    expect(finding.code).toBe('code/name');
    expect(finding.severity).toBe(2);
    expect(textAt(rows, finding.place)).toBe('离退休人员');
    expect(finding.message('zh-cn')).toBe(
      '科目 2080501 在 2026 年支出功能分类中的名称是“行政单位离退休”，此处为“离退休人员”',
    );
    expect(finding.message('en')).toBe(
      'Code 2080501 is called “行政单位离退休” in the functional classification (支出功能分类) of 2026, here “离退休人员”',
    );
    expect(fixesOf(rows, finding)).toEqual([['name', false, [['离退休人员', '行政单位离退休']]]]);
  });

  it('are mended for certain where another table prints the official name', () => {
    const elsewhere = [{ code: '2080501', name: '行政单位离退休' }];
    const fixed = (name: string) => {
      const rows = [{ code: '2080501', name }];
      return fixesOf(rows, check([rows, elsewhere])[0]);
    };
    expect(fixed('行政单位高退休')).toEqual([['name', true, [['行政单位高退休', '行政单位离退休']]]]);
    // What is no slip of it may stand for something else.
    expect(fixed('9.50')).toEqual([['name', false, [['9.50', '行政单位离退休']]]]);
  });

  it('are information where the name is only recalled', () => {
    const rows = [{ code: '2080507', name: '养老基金补助' }];
    const [finding] = check([rows]);
    expect(finding.severity).toBe(3);
    expect(finding.message('zh-cn')).toContain('；所载名称未经近年文件证实，请核对当年科目');
    expect(fixesOf(rows, finding)[0].slice(0, 2)).toEqual(['name', false]);
  });

  it('are information in years whose list may have had them', () => {
    const [finding] = check([[{ code: '2080501', name: '离退休人员' }]], 2021);
    expect(finding.severity).toBe(3);
    expect(finding.message('zh-cn')).toContain('；所载为 2023 年以来的名称，请核对当年科目');
    expect(finding.fixes.some(({ isPreferred }) => isPreferred)).toBe(false);
  });

  it('are warned of where the document has another name too', () => {
    const official = [{ code: '2080507', name: '对机关事业单位基本养老保险基金的补助' }];
    const other = [{ code: '2080507', name: '养老基金补助' }];
    const findings = check([official, other]);
    expect(findings.map(({ severity }) => severity)).toEqual([2]);
    expect(findings[0].related).toHaveLength(1);
    expect(findings[0].related[0].message('zh-cn')).toBe('此处名称为“对机关事业单位基本养老保险基金的补助”');
  });

  it('keep what is printed before the name', () => {
    const rows = [{ code: '2080501', name: '其中： 离退休 人员', label: '离退休人员' }];
    const [finding] = check([rows]);
    expect(textAt(rows, finding.place)).toBe('离退休 人员');
    expect(fixesOf(rows, finding)[0][2]).toEqual([['离退休 人员', '行政单位离退休']]);
  });
});

describe('a name that belongs to the code beside it', () => {
  const row = { code: '2080502', name: '行政单位离退休' };

  it('puts the code in doubt as well as the name', () => {
    const [finding] = check([[row]]);
    expect(textAt([row], finding.place)).toBe('2080502');
    expect(finding.message('zh-cn')).toContain('；“行政单位离退休”的编码是 2080501');
    expect(fixesOf([row], finding)).toEqual([
      ['code', false, [['2080502', '2080501']]],
      ['name', false, [['行政单位离退休', '事业单位离退休']]],
    ]);
  });

  it('is the code that is wrong where other tables print the name with its own', () => {
    const [finding] = check([[{ code: '2080501', name: '行政单位离退休' }], [row]]);
    expect(finding.fixes.map(({ kind, isPreferred }) => [kind, isPreferred])).toEqual([
      ['code', true],
      ['name', false],
    ]);
  });

  it('is warned of even where the name of the code is only recalled', () => {
    expect(check([[{ code: '2080507', name: '行政单位离退休' }]]).map(({ severity }) => severity)).toEqual([
      2,
    ]);
  });

  it('may be either where the same table has both', () => {
    const [finding] = check([[{ code: '2080501', name: '行政单位离退休' }, row]]);
    expect(finding.fixes.some(({ isPreferred }) => isPreferred)).toBe(false);
  });
});

describe('a code that is not known', () => {
  it('is warned of where a rarer name contradicts the usual one', () => {
    const usual = [{ code: '2990101', name: '甲类支出' }];
    const rare = [{ code: '2990101', name: '乙类支出' }];
    const findings = check([rare, usual, usual]);
    expect(findings.map((finding) => textAt(rare, finding.place))).toEqual(['乙类支出']);
    expect(findings[0].severity).toBe(2);
    expect(findings[0].message('zh-cn')).toBe(
      '科目编码 2990101 在本文中名称不一：此处为“乙类支出”，他处为“甲类支出”',
    );
    expect(fixesOf(rare, findings[0])).toEqual([['name', false, [['乙类支出', '甲类支出']]]]);
  });

  it('is believed the first time where both are as common', () => {
    const findings = check([
      [{ code: '2990101', name: '甲类支出' }],
      [{ code: '2990101', name: '乙类支出' }],
    ]);
    expect(findings.map(({ message }) => message('en'))).toEqual([
      'Code 2990101 has two names in this document: “乙类支出” here, “甲类支出” elsewhere',
    ]);
  });
});
