/** How a disclosure says that a table is empty, or that there was no money of a fund. */

import type { TableKind } from './table-kinds';

/** A kind of table that is printed even when it is empty, and then says so. */
export interface FundTable {
  readonly kind: TableKind;
  /** What a note calls the money of the table. */
  readonly named: RegExp;
  /** As it is called in full. */
  readonly name: string;
  readonly english: string;
}

export const FUND_TABLES: readonly FundTable[] = [
  { kind: 'government-fund', named: /政府性?基金/, name: '政府性基金', english: 'government funds' },
  { kind: 'state-capital', named: /国有资[本产]经营/, name: '国有资本经营', english: 'state capital' },
  { kind: 'three-publics', named: /[“"]?三公[”"]?经费/, name: '“三公”经费', english: 'the 三公 expenses' },
];

/** A note that the table above it is empty. */
export const SAYS_EMPTY =
  /空表(?!表示|表明|代表|是指|即)|[本此该]表(?:为空|无数据|无内容|没有数据)(?!的)|表中无数据(?!的)/;

/** A note that there was no money; what of, it says itself. */
export const SAYS_NONE =
  /^[（(]?(?:(?:注|备注|说明)[：:])?(?:我|本)?(?:部门|单位)?(?:本年度?|20\d{2}年度?)?(?:没有|无|未安排|不涉及)/;

/** Rules of printing, not a word on this table: `没有数据的以空表列示`. */
export const SAYS_HOW = /如|若|凡|均|的[，,]?(?:以|应)/;

/** Some word on there being nothing, or no more than zero. */
export const SAYS_NOTHING = /无|没有|未|不涉及|不存在|空表|为空|零|(?<![\d.])0(?:\.0+)?(?![\d.])/;

/** Some word on there being none at all. */
export const SAYS_THERE_IS_NONE = /无|没有|未(?:安排|发生|使用|编制)|不涉及|不存在|空表/;
