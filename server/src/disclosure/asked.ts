/** Tells the cells of pipe tables in which `=` asks for the value that relations give them. */

import type { Table } from '../tables/model';
import { memoize } from '../text/memo';
import { ASKED } from '../text/pipe-table';
import type { Amount, Disclosure, TableModel } from './model';

/** Whether the writer of a table asks for the value of a cell instead of printing it. */
export function isAskedAt(table: Table, row: number, column: number): boolean {
  return table.layout === 'pipes' && table.rows[row]?.cells[column]?.text === ASKED;
}

/** Whether an amount is one that the writer asks for: it is as right as what it is computed from. */
export function isAsked({ cell }: Amount): boolean {
  return cell !== undefined && isAskedAt(cell.table.table, cell.row, cell.column);
}

/** Whether an amount is asked for and not known, or not yet. */
export function isOpen(amount: Amount): boolean {
  return amount.printed.blank && isAsked(amount);
}

/** Whether any cell of a disclosure asks, computed or not. */
export function asksForValues({ tables }: Disclosure): boolean {
  return tables.some((table) => askedIn(table).length > 0);
}

/** A cell that asks for its value. */
export interface AskedCell {
  /** Index into the rows of the table. */
  readonly row: number;
  readonly column: number;
  /** What stands for it once it is computed; `undefined` as long as nothing says what it is. */
  readonly text?: string;
}

/** The cells of a table that ask, row by row: looked for once, and asked about at every keystroke. */
export const askedIn = memoize(({ table, rows }: TableModel): readonly AskedCell[] => {
  if (table.layout !== 'pipes') return [];
  return table.rows.flatMap(({ cells }, row) =>
    cells.flatMap((_, column): AskedCell[] => {
      if (!isAskedAt(table, row, column)) return [];
      const text = rows[row].cells[column].text;
      return [text === ASKED ? { row, column } : { row, column, text }];
    }),
  );
});
