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

/** Two tables in which only what nothing can compute is printed, and a blank line below. */
export const ASKING_TABLES: readonly string[] = [
  '## 部门预算收支总表',
  '',
  '| 收入/项目 | 收入/预算数 | 支出/项目 | 支出/预算数 |',
  '| --- | ---: | --- | ---: |',
  '| 一、一般公共预算拨款收入 | 205.02 | 一、一般公共服务支出 | 205.02 |',
  '| 收入总计 | = | 支出总计 | = |',
  '',
  '## 部门预算支出总表',
  '',
  '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
  '| --- | --- | ---: | ---: | ---: |',
  '|  | 合计 | = | = | = |',
  '| 201 | 一般公共服务支出 | = | = | = |',
  '| 20126 | 档案事务 | = | = | = |',
  '| 2012601 | 行政运行 | = | 186.42 |  |',
  '| 2012602 | 一般行政管理事务 | = |  | 18.60 |',
  '',
];
