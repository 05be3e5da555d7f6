/**
 * What a department has to publish: the tables of 《地方预决算公开操作规程》 (财预〔2016〕143号), and what its text has to
 * speak of.
 */

import type { TableKind } from './table-kinds';

/** A required table, as it is called in a budget and in final accounts. */
export interface RequiredTable {
  readonly kind: TableKind;
  readonly budget: string;
  readonly accounts: string;
}

/** In the order in which they are printed. */
export const REQUIRED_TABLES: readonly RequiredTable[] = [
  { kind: 'revenue-expenditure', budget: '收支总表', accounts: '收入支出决算总表' },
  { kind: 'revenue', budget: '收入总表', accounts: '收入决算表' },
  { kind: 'expenditure', budget: '支出总表', accounts: '支出决算表' },
  { kind: 'fiscal-revenue-expenditure', budget: '财政拨款收支总表', accounts: '财政拨款收入支出决算总表' },
  {
    kind: 'general-expenditure',
    budget: '一般公共预算支出表',
    accounts: '一般公共预算财政拨款支出决算表',
  },
  {
    kind: 'basic-expenditure',
    budget: '一般公共预算基本支出表',
    accounts: '一般公共预算财政拨款基本支出决算表',
  },
  {
    kind: 'government-fund',
    budget: '政府性基金预算支出表',
    accounts: '政府性基金预算财政拨款收入支出决算表',
  },
  { kind: 'three-publics', budget: '“三公”经费支出表', accounts: '“三公”经费支出决算表' },
];

/** Something that the text has to say. */
export interface RequiredTopic {
  readonly name: string;
  readonly english: string;
  /** Words without which it cannot be said. */
  readonly words: RegExp;
  /** True where institutions other than departments need not say it. */
  readonly isForDepartments?: boolean;
  /** True where it stands at the end of the text. */
  readonly isLast?: boolean;
}

export const REQUIRED_TOPICS: readonly RequiredTopic[] = [
  { name: '主要职责', english: 'duties', words: /职责|职能|职权|主要任务|主要工作|宗旨|业务范围/ },
  { name: '机构设置', english: 'organisation', words: /机构|单位构成|预算单位|所属单位|内设|科室|编制/ },
  {
    name: '收支增减变化情况',
    english: 'changes against the year before',
    words:
      /(?:上年|去年|20\d\d ?年).{0,30}(?:增|减|持平|下降|一致|变化|上升)|(?:增|减|持平|变化).{0,30}(?:上年|去年)/,
  },
  {
    name: '机关运行经费',
    english: 'running costs of the administration (机关运行经费)',
    words: /机关.{0,4}(?:运行|运转)|公用经费/,
    isForDepartments: true,
  },
  { name: '“三公”经费', english: 'the 三公 expenses', words: /三公|因公出国|公务接待/ },
  { name: '政府采购', english: 'government procurement', words: /政府采购|政采/ },
  { name: '国有资产占用情况', english: 'state assets', words: /资产|车辆/ },
  { name: '绩效', english: 'performance', words: /绩效/ },
  { name: '名词解释', english: 'a glossary', words: /名词|术语|用语/, isLast: true },
];
