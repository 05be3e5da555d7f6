/** What tables mean: kinds, roles of columns, rows with codes, and amounts with their units. */

import type { Printed } from '../amounts/printed';
import type { Unit } from '../amounts/units';
import type { TableKind } from '../knowledge/table-kinds';
import type { Place, Row, Table } from '../tables/model';

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
  /** True where the word right above it is not known: what it is, only its body tells. */
  readonly isUnknown?: true;
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
  /** True where a digit of one piece is printed in the next: the pieces cannot be written anew one by one. */
  readonly isSlipped?: boolean;
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
  /** True where nothing is known of any word of the label, and neither a code nor a number says what the row is. */
  readonly isUnknown?: true;
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
  /** True where its title names no kind, and its columns tell it alone. */
  readonly isLikeKind?: true;
  /** The printed title without bookmarks, numbering and surrounding blanks; empty when there is none. */
  readonly title: string;
  readonly titlePlace?: Place;
  readonly unit: Unit;
  /** False when the unit is not printed and was inherited or assumed. */
  readonly unitPrinted: boolean;
  /** What is printed for its unit and is none that is known: 百元, 美元. Its amounts are compared among themselves only. */
  readonly unknownUnit?: string;
  readonly year?: number;
  /** True for 决算 tables. */
  readonly finalAccounts: boolean;
  /** True where its first rows may stand in the table right above. */
  readonly isTornAbove: boolean;
  /** True where further rows may stand in the table right below, or were cut off with the end of the text. */
  readonly isTornBelow: boolean;
  readonly columns: readonly ColumnModel[];
  /** The table's rows; where blanks were lost, with the numbers put into their columns; blank where one repeats another. */
  readonly rows: readonly Row[];
  /** Rows that print the row right above them once more, as they were read, by their indexes: what they print counts once. */
  readonly repeated?: ReadonlyMap<number, PanelRow>;
  readonly panels: readonly Panel[];
}
