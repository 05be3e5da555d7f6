/** Reads what the lines of a procurement table buy: how many, and at which price. */

import { isZero } from '../amounts/exact';
import { parseBroken } from '../amounts/flawed';
import { UNITS } from '../amounts/units';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import type { Amount, ColumnModel, ColumnRole, PanelRow, TableModel } from './model';

/** A line with its quantity and the printed price of one. */
export interface PurchaseLine {
  readonly row: PanelRow;
  readonly quantity: number;
  readonly price: Amount;
}

const WHOLE_NUMBER = /^\d{1,7}$/;
const UNIT_IN_HEADER = /[（(](元|千元|万元|百万元|亿元)[)）]/;

/** Lines that print a whole quantity and a price; the price is in the unit of its header, else in that of the table. */
export const readPurchases = memoize((table: TableModel): readonly PurchaseLine[] => {
  const [quantities, prices] = [onlyColumn(table, 'quantity'), onlyColumn(table, 'unit-price')];
  if (!quantities || !prices) return [];
  return table.panels.flatMap(({ rows }) =>
    rows.flatMap((row): PurchaseLine[] => {
      if (row.role !== 'item') return [];
      const quantity = compact(table.rows[row.row].cells[quantities.index]?.text ?? '');
      const price = priceIn(table, row, prices);
      return WHOLE_NUMBER.test(quantity) && price ? [{ row, quantity: Number(quantity), price }] : [];
    }),
  );
});

function onlyColumn({ columns }: TableModel, role: ColumnRole): ColumnModel | undefined {
  const found = columns.filter((column) => column.role === role);
  return found.length === 1 ? found[0] : undefined;
}

function priceIn(table: TableModel, { row }: PanelRow, { index, path }: ColumnModel): Amount | undefined {
  const cell = table.rows[row].cells[index];
  const stated = UNIT_IN_HEADER.exec(path.join(''))?.[1];
  const printed = cell && parseBroken(cell.text, UNITS.find((unit) => unit === stated) ?? table.unit);
  if (!printed || isZero(printed.value)) return undefined;
  return { printed, place: { block: table.table, start: cell.start, end: cell.end } };
}
