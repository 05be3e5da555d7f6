/** Finds the columns of procurement tables by what they show. */

import type { Panel, TableModel } from '../disclosure/model';
import { type Concept, tells } from '../lexicon/describe';

/** Index into the panel's amounts of the only column whose last header word says this. */
export function onlyColumn(table: TableModel, panel: Panel, concept: Concept): number | undefined {
  const found = panel.amountColumns.flatMap((column, index) =>
    tells(table.columns[column].path.at(-1) ?? '', concept) ? [index] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The column of all the money that a line spends. */
export function purchaseTotal(table: TableModel, panel: Panel): number | undefined {
  return onlyColumn(table, panel, 'purchase-total');
}
