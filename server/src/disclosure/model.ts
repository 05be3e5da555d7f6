/** What tables and text mean: kinds, roles of columns, rows with codes, amounts with their units, glossary entries. */

import type { Printed } from '../amounts/printed';
import type { Unit } from '../amounts/units';
import type { TableKind } from '../knowledge/table-kinds';
import type { Block, Place, ReadDocument, Row, Table } from '../tables/model';
import type { Ordinal } from './numbering';
import type { TextAmount, TextCount } from './statements/model';

export type { Percent, TextAmount, TextCount, TextList } from './statements/model';
export type { TableKind };

/** What a column holds. */
export type ColumnRole =
  | 'serial'
  | 'code'
  | 'name'
  | 'amount'
  | 'quantity'
  | 'unit-price'
  | 'percent'
  | 'text';

/** The classification that a code column belongs to. `unit` = codes of budget units (450001). */
export type CodeDomain = 'functional' | 'department-economic' | 'government-economic' | 'income' | 'unit';

export interface ColumnModel {
  readonly index: number;
  readonly role: ColumnRole;
  /** Header words without blanks, top level first, e.g. `['本年收入', '小计']`. */
  readonly path: readonly string[];
}

/** An amount with its place: a cell of a table (blank ones too) or a number in the text. Compared by identity. */
export interface Amount {
  readonly printed: Printed;
  readonly place: Place;
  /** For a cell: where in its table it stands. */
  readonly cell?: { readonly table: TableModel; readonly row: number; readonly column: number };
}

/** A 科目编码 as printed in a row. */
export interface Code {
  /** Digits only, blanks and full width removed: `2101501`. */
  readonly digits: string;
  readonly domain: CodeDomain;
  /** The printed pieces, in order: more than one when the code is spread over columns. */
  readonly places: readonly Place[];
  /** How many of the first digits are not printed in the row, but in those above it. */
  readonly inherited?: number;
}

/** What a row is within its panel. */
export type RowRole =
  /** 合计, 总计: the total of the whole panel. */
  | 'total'
  /** 小计, 本年收入合计, 本年支出合计: a total of some rows. */
  | 'subtotal'
  /** 上年结转, 年终结转结余, 年初财政拨款结转和结余 … */
  | 'carry-over'
  /** 收入总计, 支出总计. */
  | 'grand-total'
  /** A budget unit that groups the rows below it. */
  | 'unit'
  /** 其中：… and the rows that continue such a list. */
  | 'of-which'
  | 'item';

/** One row of a panel. */
export interface PanelRow {
  /** Index into `table.rows`. */
  readonly row: number;
  readonly role: RowRole;
  /** The name without blanks, ordinal and `其中：`. */
  readonly label: string;
  readonly labelPlace?: Place;
  readonly code?: Code;
  /** The printed ordinal's level and number: 一、 = level 1, （一） = level 2, 1. = level 3. */
  readonly ordinal?: { readonly level: number; readonly number: number };
  /** One amount for each of the panel's amount columns, blank ones included; `undefined` where no amount can be read. */
  readonly amounts: readonly (Amount | undefined)[];
}

export type Side = 'revenue' | 'expenditure';

/** A label (code, name) column with the amount columns that belong to it: 收支 tables have two side by side. */
export interface Panel {
  /** `revenue` and `expenditure` for the sides of a 收支 table. */
  readonly side?: Side;
  readonly codeColumns: readonly number[];
  readonly nameColumn?: number;
  /** Column indexes, in order; `PanelRow.amounts` runs parallel. */
  readonly amountColumns: readonly number[];
  readonly domain?: CodeDomain;
  readonly rows: readonly PanelRow[];
}

/** A table with its meaning. */
export interface TableModel {
  readonly table: Table;
  readonly kind: TableKind;
  /** The printed title without bookmarks, numbering and surrounding blanks; empty when there is none. */
  readonly title: string;
  readonly titlePlace?: Place;
  readonly unit: Unit;
  /** False when the unit is not printed and was inherited or assumed. */
  readonly unitPrinted: boolean;
  readonly year?: number;
  /** True for 决算 tables. */
  readonly finalAccounts: boolean;
  readonly columns: readonly ColumnModel[];
  /** The table's rows; where blanks were lost, with the numbers put into their columns. */
  readonly rows: readonly Row[];
  readonly panels: readonly Panel[];
}

/** One entry of 名词解释. */
export interface GlossaryEntry {
  readonly term: string;
  readonly termPlace: Place;
  readonly definition: string;
  readonly place: Place;
}

/** The number that a heading begins with, and where its numeral is printed. */
export interface Numbered extends Ordinal {
  readonly place: Place;
}

/** A heading with all that stands below it, up to the next heading of its level or a wider one. */
export interface Section {
  /** As printed, without bookmarks and heading marks. */
  readonly title: string;
  /** 1 for 第一部分, 2 for 一、, 3 for （一）. */
  readonly level: number;
  /** Its number, if it has one. */
  readonly ordinal?: Numbered;
  readonly place: Place;
  /** The last thing that stands in the section; the heading itself where it is empty. */
  readonly end: Place;
}

/** A line of a contents list. */
export interface ContentsEntry {
  /** Without blanks. */
  readonly title: string;
  readonly page?: number;
  readonly ordinal?: Numbered;
  readonly place: Place;
}

/** A note: 注：…, with the table right above it, where there is one. */
export interface Note {
  readonly text: string;
  readonly place: Place;
  readonly table?: Table;
}

/** How a disclosure is divided. */
export interface Outline {
  readonly sections: readonly Section[];
  readonly contents: readonly ContentsEntry[];
  readonly notes: readonly Note[];
}

/** One body's budget or final accounts of one year. A file may hold several. */
export interface Disclosure {
  /** The blocks that it was understood from, in order. */
  readonly blocks: readonly Block[];
  readonly year?: number;
  readonly body?: string;
  readonly tables: readonly TableModel[];
  readonly outline: Outline;
  readonly glossary: readonly GlossaryEntry[];
  readonly textAmounts: readonly TextAmount[];
  /** Counts of things in the text: `8个`. */
  readonly textCounts: readonly TextCount[];
}

/** A file with everything that was understood of it. */
export interface DocumentModel {
  readonly read: ReadDocument;
  readonly disclosures: readonly Disclosure[];
  /** False when nothing in the text looks like a budget disclosure. */
  readonly recognised: boolean;
}
