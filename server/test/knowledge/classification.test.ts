/** The classification that is shipped: its shape, its years, and what is near a code. */

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadClassification } from '../../src/knowledge/classification';
import { FUNCTIONAL } from '../../src/knowledge/data/functional';
import { DOMAINS, levelsOf, parentCode } from '../../src/knowledge/domains';
import { knownGap } from '../../src/knowledge/gaps';
import type { ClassificationDomain, ClassificationEntry } from '../../src/knowledge/model';
import { readOutline } from '../../src/knowledge/outline';

const classification = loadClassification();
const DOMAIN_LIST = Object.keys(DOMAINS) as ClassificationDomain[];

/** Every entry of a domain, walked from the top. */
function everyEntry(domain: ClassificationDomain): ClassificationEntry[] {
  const found: ClassificationEntry[] = [];
  const open = [''];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    const below = classification.children(domain, code);
    found.push(...below.flatMap((entry) => classification.all(domain, entry.code)));
    open.push(...below.map((entry) => entry.code));
  }
  return found;
}

describe('the shipped classification', () => {
  it.each([
    ['functional', 1646],
    ['department-economic', 110],
    ['government-economic', 81],
    ['income', 95],
  ] as const)('holds all of %s', (domain, count) => {
    expect(everyEntry(domain)).toHaveLength(count);
  });

  it.each(DOMAIN_LIST)('has codes of the right form in %s, each below a parent', (domain) => {
    for (const { code, fromYear, toYear = fromYear } of everyEntry(domain)) {
      expect(DOMAINS[domain].lengths).toContain(code.length);
      expect(code.startsWith(DOMAINS[domain].firstDigit)).toBe(true);
      expect(toYear).toBeGreaterThanOrEqual(fromYear);
      const parent = parentCode(code);
      if (parent !== undefined) expect(classification.all(domain, parent)).not.toEqual([]);
    }
  });

  it('knows how sure it is', () => {
    expect(classification.find('functional', '2010101')).toEqual({
      code: '2010101',
      name: '行政运行',
      fromYear: 2023,
      evidence: 'seen',
    });
    expect(classification.find('functional', '2010108')?.evidence).toBe('recalled');
  });

  it.each([
    ['2013804', 2021, '市场主体管理'],
    ['2013804', 2023, '市场主体管理'],
    ['2013804', 2024, '经营主体管理'],
    ['2013804', undefined, '经营主体管理'],
    ['20139', 2023, undefined],
    ['20139', 2024, '社会工作事务'],
    ['2010308', 2023, '信访事务'],
    ['2010308', 2024, undefined],
    ['2010308', undefined, '信访事务'],
    ['2101591', 2026, undefined],
  ])('finds %s of %s as %s', (code, year, name) => {
    expect(classification.find('functional', code, year)?.name).toBe(name);
  });

  it('lists children of a year in order', () => {
    const codes = (year: number) =>
      classification.children('functional', '21015', year).map(({ code }) => code);
    expect(codes(2026)).toEqual(
      ['01', '02', '03', '04', '05', '06', '50', '99'].map((item) => `21015${item}`),
    );
    expect(classification.children('functional', '20822', 2023)).not.toEqual([]);
    expect(classification.children('functional', '20822', 2024)).toEqual([]);
  });

  it('keeps names of older codes', () => {
    expect(classification.old('2010307')).toBe('法制建设');
    expect(classification.old('201')).toBeUndefined();
  });

  it('joins government and department economic codes both ways', () => {
    expect(classification.corresponding('government-economic', '50101')).toEqual(['30101', '30102', '30103']);
    expect(classification.corresponding('department-economic', '30101')).toContain('50101');
    expect(classification.corresponding('department-economic', '30000')).toEqual([]);
  });
});

describe('near', () => {
  const near = (code: string, name: string, domain: ClassificationDomain = 'functional') =>
    classification.near(domain, code, name, 2026).map((entry) => entry.code);

  it.each([
    ['the same name beside it', '2101591', '行政运行', '2101501'],
    ['a cut name', '2101591', '医疗保障政策管', '2101505'],
    ['swapped digits', '2085001', '行政单位离退休', '2080501'],
    ['a digit left out', '210150', '行政运行', '2101501'],
    ['a digit too many', '21015011', '行政运行', '2101501'],
  ])('puts first %s', (_, code, name, expected) => {
    expect(near(code, name)[0]).toBe(expected);
  });

  it('goes by digits where there is no name', () => {
    expect(near('30191', '', 'department-economic')).toContain('30199');
  });

  it('offers nothing that is near neither by digits nor by name', () => {
    expect(near('2888888', '无此名称')).toEqual([]);
  });

  it('never offers the code itself, nor codes of other years, nor many', () => {
    const digits = fc.stringMatching(/^2\d{2}(?:\d{2}){0,2}$/);
    const name = fc.constantFrom('行政运行', '移民补助', '其他支出', '');
    fc.assert(
      fc.property(digits, name, fc.integer({ min: 2020, max: 2027 }), (code, label, year) => {
        const found = classification.near('functional', code, label, year);
        expect(found.length).toBeLessThanOrEqual(5);
        for (const entry of found) {
          expect(entry.code).not.toBe(code);
          expect(classification.find('functional', entry.code, year)).toBe(entry);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('outlines', () => {
  it('read names, marks and years; nameless entries only hold others', () => {
    const outline = '\n201 甲 *\n 01\n  02 乙 2024-\n  03 丙 * 2023-2024\n 02 丁 -2023\n';
    expect(readOutline(outline)).toEqual([
      { code: '201', name: '甲', fromYear: 2023, evidence: 'seen' },
      { code: '2010102', name: '乙', fromYear: 2024, evidence: 'recalled' },
      { code: '2010103', name: '丙', fromYear: 2023, toYear: 2024, evidence: 'seen' },
      { code: '20102', name: '丁', fromYear: 2023, toYear: 2023, evidence: 'recalled' },
    ]);
  });

  it('are kept in order of code, so that years of one code follow each other', () => {
    const keys = readOutline(FUNCTIONAL).map(({ code, fromYear }) => `${code} ${fromYear}`);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('levels and gaps', () => {
  it('take codes apart', () => {
    expect(levelsOf('2101501')).toEqual(['210', '15', '01']);
    expect(levelsOf('210')).toEqual(['210']);
    expect(parentCode('2101501')).toBe('21015');
    expect(parentCode('210')).toBeUndefined();
  });

  it.each([
    ['2014101', 2026, 'group'],
    ['2014101', undefined, 'group'],
    ['20141', 2024, undefined],
    ['2010698', 2025, 'item'],
    ['2010698', 2024, undefined],
    ['2010691', 2026, undefined],
    ['20198', 2026, undefined],
    ['22198', 2025, 'group'],
    ['2219899', 2025, 'group'],
    ['22198', 2024, undefined],
  ])('%s of %s may be missing: %s', (code, year, expected) => {
    expect(knownGap('functional', code, year)).toBe(expected);
  });
});

const CATALOGUE = new URL('../../../../shared/catalogue/', import.meta.url);
const FILES: Readonly<Record<ClassificationDomain, string>> = {
  functional: 'functional.tsv',
  'department-economic': 'department_economic.tsv',
  'government-economic': 'government_economic.tsv',
  income: 'income.tsv',
};

if (!existsSync(CATALOGUE)) {
  console.log('Skipped: the classification is not compared with ../shared/catalogue, which is not there.');
} else {
  describe('compared with ../shared/catalogue', () => {
    const rowsOf = (file: string) =>
      readFileSync(new URL(file, CATALOGUE), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.replace(/\r$/, '').split('\t'));

    it.each(DOMAIN_LIST)('%s is the same, row by row', (domain) => {
      for (const [code, name, from, to, evidence] of rowsOf(FILES[domain])) {
        const entry = { code, name, fromYear: Number(from), evidence };
        expect(classification.all(domain, code)).toContainEqual(
          to ? { ...entry, toYear: Number(to) } : entry,
        );
      }
    });

    it('older codes are the same', () => {
      for (const [code, name] of rowsOf('functional_old.tsv')) expect(classification.old(code)).toBe(name);
    });

    it('economic codes correspond in the same way', () => {
      for (const [government, , department] of rowsOf('economic_map.tsv')) {
        expect(classification.corresponding('government-economic', government)).toContain(department);
      }
    });
  });
}
