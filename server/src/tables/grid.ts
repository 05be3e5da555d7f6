/** What a reader of one layout hands over: rows of cells as printed, with absolute spans. */

import type { ColumnPlace } from '../sources/by-position/pages';
import type { Cell, Column, Layout, LooseNumbers, Row } from './model';

/** What a look at a row's characters tells. */
export interface RowOutline {
  /** How many cells it has. */
  readonly width: number;
  /** Columns of the first and the last printed cell; −1 in a blank row. */
  readonly first: number;
  readonly last: number;
  /** The first printed character. */
  readonly firstChar: number;
  readonly hasColon: boolean;
  /** Whether the first printed cell has more than figures. */
  readonly hasWords: boolean;
}

/** A row of more cells is no row of a table that anybody could read. */
export const MOST_COLUMNS = 1000;

/** A printed row. Spans are absolute offsets into the text, lines are absolute too. */
export interface GridRow {
  readonly cells: readonly Cell[];
  readonly loose?: readonly LooseNumbers[];
  /** Columns of which is not known whether a number stands there. */
  readonly undetermined?: readonly number[];
  readonly line: number;
  /** What can be said of the row before its cells are made, where they are made on request. */
  readonly outline?: RowOutline;
  /** The row of the table, counted from the offset and line of its block, where cells are made on request. */
  readonly movedTo?: (offset: number, line: number) => Row;
}

/** How many cells a row has. */
export function widthOf(row: GridRow): number {
  return row.outline?.width ?? row.cells.length;
}

/** Consecutive rows of one layout, with nothing between them. */
export interface Grid {
  readonly layout: Layout;
  readonly rows: readonly GridRow[];
  /** First line, and the line after the last one. */
  readonly firstLine: number;
  readonly endLine: number;
  /** The printed text, where a look at it may spare making cells. */
  readonly text?: string;
  /** How many leading rows are the header, where the layout says so itself. */
  readonly headerRows?: number;
  /** The columns, where the reader has arranged them itself; headers have absolute spans. */
  readonly columns?: readonly Column[];
  /** Whether the words of the header may as well stand over other columns, so that its amounts accuse none. */
  readonly isUnsure?: boolean;
  /** Where the columns stand on their page, where that is known. */
  readonly places?: readonly ColumnPlace[];
  /** True where each printed row has all its cells, so that positions are columns; false where merged cells are printed once. */
  readonly positional: boolean;
}
