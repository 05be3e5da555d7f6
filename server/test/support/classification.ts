/** A small classification for tests, so that they do not depend on the data that is shipped. */

import type { Classification, ClassificationDomain, ClassificationEntry } from '../../src/knowledge/model';

type ClassificationRow = readonly [
  domain: ClassificationDomain,
  code: string,
  name: string,
  more?: Partial<ClassificationEntry>,
];

function classificationOf(
  rows: readonly ClassificationRow[],
  old: Readonly<Record<string, string>> = {},
): Classification {
  const entries = rows.map(([domain, code, name, more]) => ({
    domain,
    entry: { code, name, fromYear: 2023, evidence: 'seen' as const, ...more },
  }));
  const all: Classification['all'] = (domain, code) =>
    entries.filter((each) => each.domain === domain && each.entry.code === code).map(({ entry }) => entry);
  return {
    all,
    find: (domain, code, year = 2026) =>
      all(domain, code).find(({ fromYear, toYear = year }) => fromYear <= year && year <= toYear),
    children: (domain, code) =>
      entries
        .filter((each) => each.domain === domain && each.entry.code.length === code.length + 2)
        .filter(({ entry }) => entry.code.startsWith(code))
        .map(({ entry }) => entry),
    old: (code) => old[code],
    named: () => [],
    near: () => [],
    corresponding: () => [],
  };
}

export const CLASSIFICATION = classificationOf(
  [
    ['functional', '205', '教育支出'],
    ['functional', '206', '科学技术支出'],
    ['functional', '210', '卫生健康支出'],
    ['functional', '21015', '医疗保障管理事务'],
    ['functional', '2101501', '行政运行'],
    ['functional', '2101502', '一般行政管理事务', { evidence: 'recalled' }],
    ['functional', '2101504', '信息化建设', { toYear: 2024 }],
    ['functional', '2101505', '医疗保障政策管理', { fromYear: 2025 }],
  ],
  { 2101503: '机关服务' },
);
