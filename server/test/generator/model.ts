/** What the generator makes up: a body's finances, the habits of its province, and the tables that show them. */

import type { TableKind } from '../../src/disclosure/model';

/** Where money comes from. The order is that of the lines of a 收支总表. */
export const FUNDS = [
  'general',
  'government-fund',
  'state-capital',
  'special-account',
  'institution',
  'operating',
  'superior',
  'subordinate',
  'other',
] as const;
export type Fund = (typeof FUNDS)[number];

export interface BudgetUnit {
  readonly code: string;
  readonly name: string;
}

/** Spending of one unit on one functional code from one fund, in 分. */
export interface Spending {
  readonly code: string;
  readonly unit: number;
  readonly fund: Fund;
  /** 基本支出 by department economic code. */
  readonly basic: ReadonlyMap<string, bigint>;
  readonly project: bigint;
  /** How much of it last year's money pays; the rest is this year's revenue. */
  readonly carriedOver: bigint;
  /** Revenue of this year that is not spent. */
  readonly left: bigint;
}

export interface Project {
  readonly name: string;
  readonly spending: Spending;
}

export interface ThreePublics {
  readonly abroad: bigint;
  readonly carPurchase: bigint;
  readonly carRunning: bigint;
  readonly reception: bigint;
  readonly meetings: bigint;
  readonly training: bigint;
}

export interface Purchase {
  readonly project: string;
  readonly goods: string;
  readonly catalogue: string;
  readonly measure: string;
  readonly quantity: number;
  /** 分; the amount is quantity × price. */
  readonly price: bigint;
}

export interface Assets {
  readonly houses: bigint;
  readonly vehicles: bigint;
  readonly equipment: bigint;
  readonly other: bigint;
}

/** Everything that one disclosure is about. Amounts are in 分, multiples of the last place that its province prints. */
export interface Finances {
  readonly body: BudgetUnit;
  readonly units: readonly BudgetUnit[];
  readonly year: number;
  readonly spendings: readonly Spending[];
  readonly projects: readonly Project[];
  readonly threePublics: ThreePublics;
  readonly purchases: readonly Purchase[];
  readonly assets: Assets;
  /** Last year's figures, for sentences that compare. */
  readonly previous: { readonly expenditure: bigint; readonly threePublics: bigint };
}

/** How a province prints its disclosures. */
export interface Habits {
  readonly finalAccounts: boolean;
  readonly subject: '部门' | '单位';
  readonly unit: '万元' | '元';
  /** Six decimals of 万元 are 分. */
  readonly decimals: 0 | 2 | 6;
  readonly separators: boolean;
  readonly zero: 'blank' | '0' | '0.00' | '-' | '—';
  /** `outline`: none, names are set in by their level. */
  readonly codes: 'one' | 'three' | 'spaced' | 'glued' | 'outline';
  readonly total: 'first' | 'last';
  readonly levels: 'all' | 'leaves';
  /** Rows of functional codes grouped by unit: not, with a column of their own for unit codes, or in the code column. */
  readonly byUnit: 'no' | 'own-column' | 'code-column';
  readonly revenueByUnit: boolean;
  /**
   * 基本支出 as a list, with both economic classifications in a row (their codes perhaps in pieces), or in panels side by side
   * (their headers perhaps the same, without a word above them).
   */
  readonly basic: 'list' | 'pairs' | 'pairs-in-pieces' | 'panels' | 'panels-alike';
  readonly detail: 'plain' | 'basic-parts' | 'three-levels';
  readonly serial: boolean;
  readonly columnNumbers: boolean;
  /** What stands over columns without a number. */
  readonly columnMark: '栏次' | '**';
  readonly titles: 'plain' | 'year' | 'body';
  /** `one-row-under`: 预算数 and 决算数 below each of six columns. */
  readonly threePublics: 'rows' | 'one-row' | 'one-row-twice' | 'one-row-under';
  /** Whether 收支总表 shows expenditure by 功能分类 and, in a third panel, by 支出用途. */
  readonly threeSides: boolean;
  /** Whether 支出经济分类汇总表 has a row for each functional code with each economic one. */
  readonly crossed: boolean;
  readonly allClasses: boolean;
  readonly bothAmounts: boolean;
  /** Whether 三公 are in 元 where all else is in 万元. */
  readonly threePublicsInYuan?: boolean;
}

export type Role = 'serial' | 'code' | 'name' | 'amount' | 'other';

export interface Column {
  readonly path: readonly string[];
  readonly role: Role;
  /** Which of the panels side by side the column belongs to. */
  readonly panel: number;
}

/** What stands at the head of a row, or of a panel's part of it. */
export interface Label {
  readonly code?: string;
  /** The name without ordinal, `其中：` and blanks; `undefined` where no reader could tell. */
  readonly name?: string;
}

export interface Cell {
  readonly text: string;
  /** The value in 分, for cells of amount columns that print something. */
  readonly amount?: bigint;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** By panel. */
  readonly labels: readonly Label[];
  /** 合计 rows may print their label elsewhere. */
  readonly isTotal?: boolean;
}

export interface GeneratedTable {
  readonly kind: TableKind;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly unit: '万元' | '元';
  /** Printed in the header or the title rather than above the table. */
  readonly unitInHeader?: boolean;
  readonly year: number;
  /** A cut-off date printed instead of the year. */
  readonly cutOff?: string;
  readonly note?: string;
  /** What the row of column numbers begins with. */
  readonly columnNumbers?: '栏次' | '行次' | '**' | '序号' | '列标';
  /** What the classification of its codes is: codes of 5 digits cannot be cut like those of 7. */
  readonly codes: Habits['codes'] | 'none';
}

export interface GeneratedDisclosure {
  readonly finances: Finances;
  readonly habits: Habits;
  readonly tables: readonly GeneratedTable[];
}
