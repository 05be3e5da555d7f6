/** Which words of a title name which kind of table; more specific kinds come first. */

import { OPERATING } from './subjects';

export type TableKind =
  | 'revenue-expenditure'
  | 'revenue'
  | 'expenditure'
  | 'fiscal-revenue-expenditure'
  | 'general-expenditure'
  | 'basic-expenditure'
  | 'government-fund'
  | 'state-capital'
  | 'three-publics'
  | 'project-expenditure'
  | 'economic-summary'
  | 'performance-target'
  | 'procurement'
  | 'assets'
  | 'organisation'
  | 'other';

/**
 * A kind, the words its titles hold (all of one alternative), and words that rule it out. Where words follow others,
 * only the first place of these is tried, so that time is linear in the title.
 */
interface KindByTitle {
  readonly kind: TableKind;
  readonly words: RegExp;
  readonly not?: RegExp;
}

const KINDS_BY_TITLE: readonly KindByTitle[] = [
  { kind: 'performance-target', words: /绩效/ },
  { kind: 'procurement', words: /政府采购|采购预算|采购支出/ },
  { kind: 'assets', words: /资产/, not: /资产经营/ },
  { kind: 'organisation', words: /机构设置|单位构成|^(?:(?!预算单位).)*预算单位.*情况/ },
  { kind: 'three-publics', words: /三公|因公出国|^(?:(?!会议费).)*会议费.*培训费/ },
  {
    kind: 'economic-summary',
    words:
      /^(?:(?!经济分类).)*经济分类(?!.*基本支出).*汇总|^(?:(?!支出经济分类).)*支出经济分类.*(?:总|情况)表|^(?:(?!政府预算).)*政府预算.*经济分类/,
  },
  { kind: 'basic-expenditure', words: /基本支出/ },
  { kind: 'government-fund', words: /政府性?基金/ },
  { kind: 'state-capital', words: /国有资本/ },
  { kind: 'project-expenditure', words: /项目支出|项目预算|专项资金/, not: /基本支出|绩效/ },
  { kind: 'fiscal-revenue-expenditure', words: /^(?:(?!财政拨款).)*财政拨款.*(?:收支|收入支出)/ },
  { kind: 'revenue-expenditure', words: /^(?:(?!收支|收入支出).)*(?:收支|收入支出).*(?:总|情况|预算|决算)/ },
  {
    kind: 'general-expenditure',
    words: /^(?:(?!一般公共预算|财政拨款).)*(?:一般公共预算|财政拨款).*支出/,
    not: OPERATING,
  },
  { kind: 'revenue', words: /收入/ },
  { kind: 'expenditure', words: /支出/, not: OPERATING },
];

/** The kind that a title (without blanks) names; `other` where it names none. */
export function kindOfTitle(title: string): TableKind {
  return KINDS_BY_TITLE.find(({ words, not }) => words.test(title) && !not?.test(title))?.kind ?? 'other';
}

/** Whether a title (without blanks) is that of the table of 机关运行经费: a part of basic expenditure, and of no kind of its own. */
export function isOperatingTitle(title: string): boolean {
  return OPERATING.test(title) && kindOfTitle(title) === 'other';
}

const GENERAL_BUDGET = /一般公共预算/;
/** Kinds that may be printed for one fund and again for all of them, and whether the fund is what the kind is about. */
const KINDS_OF_A_FUND: ReadonlyMap<TableKind, boolean> = new Map<TableKind, boolean>([
  ['general-expenditure', true],
  ['basic-expenditure', true],
  ['project-expenditure', false],
]);

/** Whether, of several tables of a kind, the title of one names the money that the kind is about. */
export function isOfOwnMoney(kind: TableKind, title: string): boolean {
  const isOfGeneral = KINDS_OF_A_FUND.get(kind);
  return isOfGeneral !== undefined && GENERAL_BUDGET.test(title) === isOfGeneral;
}

/** Kinds whose amounts are those of the budget itself: the sums of rules 1–4 are looked for in these. */
export const BUDGET_KINDS: ReadonlySet<TableKind> = new Set([
  'revenue-expenditure',
  'revenue',
  'expenditure',
  'fiscal-revenue-expenditure',
  'general-expenditure',
  'basic-expenditure',
  'government-fund',
  'state-capital',
  'three-publics',
  'project-expenditure',
  'economic-summary',
]);
