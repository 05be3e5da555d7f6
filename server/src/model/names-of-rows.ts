/** Rows of a table by their names, as sentences may shorten them. */

import type { Amount, PanelRow } from '../disclosure/model';
import { withoutSpending } from '../knowledge/item-names';
import { memoize } from '../text/memo';
import { nameKey } from '../text/normalise';

/** What a name is looked up by. */
export function rowKey(name: string): string {
  return withoutSpending(nameKey(name));
}

/** The items among rows by their keys, rows of one name in order. */
export const rowsByName = memoize((rows: readonly PanelRow[]): ReadonlyMap<string, readonly PanelRow[]> => {
  const found = new Map<string, PanelRow[]>();
  for (const row of rows) {
    const key = rowKey(row.label);
    if (row.role !== 'item' || key === '') continue;
    const same = found.get(key);
    if (same) same.push(row);
    else found.set(key, [row]);
  }
  return found;
});

/** The amounts of rows whose names stand once, by their keys. */
export function amountsByName(
  rows: readonly PanelRow[],
  amountOf: (row: PanelRow) => Amount | undefined,
): ReadonlyMap<string, Amount> {
  const found = new Map<string, Amount>();
  for (const [key, [row, ...others]] of rowsByName(rows)) {
    const amount = others.length === 0 ? amountOf(row) : undefined;
    if (amount) found.set(key, amount);
  }
  return found;
}
