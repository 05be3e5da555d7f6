/** The standard tables of a disclosure: titles and columns, to begin one from. */

export interface StandardTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** Names of the rows that every such table has. */
  readonly rows: readonly (readonly string[])[];
}

const BY_CODE = [['', '合计']];

export const STANDARD_TABLES: readonly StandardTable[] = [
  {
    title: '收支总表',
    columns: ['收入项目', '预算数', '支出项目', '预算数'],
    rows: [
      ['一、一般公共预算拨款收入', '', '一、一般公共服务支出', ''],
      ['本年收入合计', '', '本年支出合计', ''],
      ['上年结转', '', '年终结转结余', ''],
      ['收入总计', '', '支出总计', ''],
    ],
  },
  {
    title: '收入总表',
    columns: [
      '科目编码',
      '科目名称',
      '合计',
      '财政拨款收入',
      '财政专户管理资金收入',
      '事业收入',
      '其他收入',
      '上年结转',
    ],
    rows: BY_CODE,
  },
  { title: '支出总表', columns: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'], rows: BY_CODE },
  {
    title: '财政拨款收支总表',
    columns: ['收入项目', '预算数', '支出项目', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算'],
    rows: [
      ['一、一般公共预算拨款', '', '一、一般公共服务支出', '', '', '', ''],
      ['本年收入合计', '', '本年支出合计', '', '', '', ''],
      ['收入总计', '', '支出总计', '', '', '', ''],
    ],
  },
  {
    title: '一般公共预算财政拨款支出表',
    columns: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    rows: BY_CODE,
  },
  {
    title: '一般公共预算财政拨款基本支出表',
    columns: ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
    rows: BY_CODE,
  },
  {
    title: '政府性基金预算财政拨款支出表',
    columns: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    rows: BY_CODE,
  },
  {
    title: '国有资本经营预算财政拨款支出表',
    columns: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    rows: BY_CODE,
  },
  {
    title: '财政拨款“三公”经费支出表',
    columns: ['项目', '预算数'],
    rows: [
      ['“三公”经费合计', ''],
      ['因公出国（境）费', ''],
      ['公务用车购置及运行维护费', ''],
      ['公务接待费', ''],
    ],
  },
];
