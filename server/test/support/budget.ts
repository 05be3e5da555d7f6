/** What documents of tests in the table language begin with. */

/** The lines of the front matter and a blank one below. */
export const BUDGET_HEAD: readonly string[] = [
  '---',
  '部门: 460 青河县档案馆',
  '年度: 2026',
  '金额单位: 万元',
  '---',
  '',
];
