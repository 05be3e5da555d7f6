/** The standard tables of a disclosure (titles, columns and usual rows) and the sections of its text, to begin one from. */

import { ASKED } from '../text/pipe-table';

export interface StandardTable {
  readonly title: string;
  /** Paths of the header. */
  readonly columns: readonly string[];
  /** Rows that every such table has; `=` where the table itself gives the value. */
  readonly rows: readonly (readonly string[])[];
  /** Whose codes stand in its first column, and those of the lowest level that nearly every department has. */
  readonly codes?: UsualCodes;
  /** What an empty table of this kind is said to be for. */
  readonly emptyFor?: string;
}

export interface UsualCodes {
  readonly domain: 'functional' | 'department-economic';
  readonly leaves: readonly string[];
}

/** A column whose header says the year of the budget, where that is known. */
const BUDGETED = '预算数';

/** The header of a table for a year. */
export function headerFor({ columns }: StandardTable, year: number | undefined): string[] {
  if (year === undefined) return [...columns];
  return columns.map((path) =>
    lastOf(path) === BUDGETED ? path.replace(BUDGETED, `${year}年${BUDGETED}`) : path,
  );
}

/** The words of a path that stand in the lowest row of a printed header. */
export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Columns that hold words or codes; all others hold amounts. */
const WORDS: readonly string[] = ['科目编码', '科目名称', '项目'];

/** Whether a column of a standard table holds amounts. */
export function holdsAmounts(path: string): boolean {
  return !WORDS.includes(lastOf(path));
}

/** 人员经费 and 公用经费 of an office of the 财政 system; the 类 above them come from the classification. */
const FUNCTIONAL: UsualCodes = {
  domain: 'functional',
  leaves: ['2010301', '2010302', '2080505', '2101101', '2210201'],
};
const ECONOMIC: UsualCodes = {
  domain: 'department-economic',
  leaves: [
    ...['30101', '30102', '30103', '30108', '30109', '30110', '30113'],
    ...['30201', '30211', '30217', '30228', '30231', '30239', '30302'],
  ],
};

const total = (columns: readonly string[]): string[][] => [
  ['', '合计', ...columns.slice(2).map(() => ASKED)],
];

function byCode(title: string, amounts: readonly string[], codes: UsualCodes): StandardTable {
  const columns = ['科目编码', '科目名称', ...amounts];
  return { title, columns, rows: total(columns), codes };
}

const BY_NATURE = ['合计', '基本支出', '项目支出'];

function emptyByNature(title: string, emptyFor: string): StandardTable {
  return { title, columns: ['科目编码', '科目名称', ...BY_NATURE], rows: [], emptyFor };
}

export const STANDARD_TABLES: readonly StandardTable[] = [
  {
    title: '收支总表',
    columns: ['收入/项目', '收入/预算数', '支出/项目', '支出/预算数'],
    rows: [
      ['一、一般公共预算拨款收入', '', '一、一般公共服务支出', ''],
      ['二、政府性基金预算拨款收入', '', '八、社会保障和就业支出', ''],
      ['三、国有资本经营预算拨款收入', '', '十、卫生健康支出', ''],
      ['四、财政专户管理资金收入', '', '二十、住房保障支出', ''],
      ['五、事业收入', '', '', ''],
      ['六、其他收入', '', '', ''],
      ['本年收入合计', ASKED, '本年支出合计', ASKED],
      ['上年结转', '', '年终结转结余', ''],
      ['收入总计', ASKED, '支出总计', ASKED],
    ],
  },
  byCode(
    '收入总表',
    ['合计', '财政拨款收入', '财政专户管理资金收入', '事业收入', '其他收入', '上年结转'],
    FUNCTIONAL,
  ),
  byCode('支出总表', BY_NATURE, FUNCTIONAL),
  {
    title: '财政拨款收支总表',
    columns: [
      ...['收入/项目', '收入/预算数', '支出/项目', '支出/合计'],
      ...['支出/一般公共预算', '支出/政府性基金预算', '支出/国有资本经营预算'],
    ],
    rows: [
      ['一、一般公共预算拨款', '', '一、一般公共服务支出', ASKED, '', '', ''],
      ['二、政府性基金预算拨款', '', '八、社会保障和就业支出', ASKED, '', '', ''],
      ['三、国有资本经营预算拨款', '', '十、卫生健康支出', ASKED, '', '', ''],
      ['', '', '二十、住房保障支出', ASKED, '', '', ''],
      ['本年收入合计', ASKED, '本年支出合计', ASKED, ASKED, ASKED, ASKED],
      ['上年结转', '', '年终结转结余', ASKED, '', '', ''],
      ['收入总计', ASKED, '支出总计', ASKED, ASKED, ASKED, ASKED],
    ],
  },
  byCode('一般公共预算财政拨款支出表', BY_NATURE, FUNCTIONAL),
  byCode('一般公共预算财政拨款基本支出表', ['合计', '人员经费', '公用经费'], ECONOMIC),
  emptyByNature('政府性基金预算财政拨款支出表', '政府性基金预算财政拨款'),
  emptyByNature('国有资本经营预算财政拨款支出表', '国有资本经营预算财政拨款'),
  {
    title: '财政拨款“三公”经费支出表',
    columns: ['项目', '预算数'],
    rows: [
      ['“三公”经费合计', ASKED],
      ['一、因公出国（境）费', ''],
      ['二、公务用车购置及运行维护费', ASKED],
      ['其中：公务用车购置费', ''],
      ['公务用车运行维护费', ''],
      ['三、公务接待费', ''],
    ],
  },
];

export interface StandardSection {
  readonly title: string;
  /** A sentence with the amounts that tables give, or a comment on what is to be written. */
  readonly text: string;
}

/** The sections of the text, in the order in which they are printed; amounts are noughts until they are filled in. */
export function standardSections(year: number): StandardSection[] {
  const comment = (text: string) => `<!-- ${text} -->`;
  return [
    { title: '主要职责', text: comment('写明本部门的主要职责') },
    { title: '机构设置', text: comment('写明内设机构、所属单位和编制') },
    {
      title: '收支预算安排及增减变化情况',
      text: [
        `${year}年收入总计0.00万元，支出总计0.00万元，其中基本支出0.00万元，项目支出0.00万元。`,
        '',
        comment('写明与上年相比增减多少、为什么'),
      ].join('\n'),
    },
    { title: '机关运行经费', text: comment('写明机关运行经费安排多少') },
    {
      title: '财政拨款“三公”经费',
      text: `${year}年财政拨款“三公”经费预算0.00万元，其中因公出国（境）费0.00万元，公务用车购置费0.00万元，公务用车运行维护费0.00万元，公务接待费0.00万元。`,
    },
    { title: '政府采购', text: comment('写明政府采购安排多少；没有的写“无”') },
    { title: '国有资产占用情况', text: comment('写明车辆、房屋和大额设备') },
    { title: '预算绩效', text: comment('写明绩效目标管理情况') },
  ];
}

/** Terms that the standard tables and sections use. */
export const USUAL_TERMS: readonly string[] = [
  ...['财政拨款收入', '上年结转', '基本支出', '项目支出', '机关运行经费', '“三公”经费'],
];

/** What a table is of, as its title begins: longer words before those that begin them. */
export const BODIES_OF_TABLES: readonly string[] = ['部门预算', '单位预算', '部门', '单位'];
