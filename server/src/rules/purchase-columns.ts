/** Finds the columns of procurement tables by what they show. */

import type { Panel, TableModel } from '../disclosure/model';
import { PURCHASE_TOTAL } from '../knowledge/purchases';

/** Index into the panel's amounts of the only column whose last header word matches. */
export function onlyColumn(table: TableModel, panel: Panel, words: RegExp): number | undefined {
  const found = panel.amountColumns.flatMap((column, index) =>
    words.test(table.columns[column].path.at(-1) ?? '') ? [index] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The column of all the money that a line spends. */
export function purchaseTotal(table: TableModel, panel: Panel): number | undefined {
  return onlyColumn(table, panel, PURCHASE_TOTAL);
}
