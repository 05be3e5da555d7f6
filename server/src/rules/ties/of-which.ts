/** 其中：财政拨款 under 一般公共预算: the same amount in every table that has this line or column. */

import type { Amount, Disclosure, PanelRow, TableModel } from '../../disclosure/model';
import { afterOfWhich, means } from '../../lexicon/describe';
import { codeTree } from '../../model/code-tree';
import { mostPrinted } from '../../model/most-printed';
import { codePanel, lineAmount, sideLines, tableOf } from '../../model/table-places';
import type { Relation } from '../model';
import { tie } from './model';

/** Likely rather than certain: a table may show the part of another year. */
export function tieOfWhich(disclosure: Disclosure): readonly Relation[] {
  const amounts = amountsOf(disclosure).filter((amount) => amount !== undefined);
  const usual = mostPrinted(amounts);
  return amounts.flatMap((amount) => (amount === usual ? [] : tie('of-which', usual, [amount], false)));
}

function amountsOf(disclosure: Disclosure): (Amount | undefined)[] {
  const fiscal = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const spending = sideLines(fiscal, 'expenditure');
  return [
    ofLine(fiscal),
    ofLine(tableOf(disclosure, 'revenue-expenditure')),
    spending && ofColumn(fiscal, spending.panel.amountColumns, spending.year),
    ...(['revenue', 'economic-summary'] as const).map((kind) => {
      const table = tableOf(disclosure, kind);
      const panel = codePanel(table);
      return panel && ofColumn(table, panel.amountColumns, codeTree(panel).total);
    }),
  ];
}

/** The first such line of the revenue side: that of this year's money. */
function ofLine(table: TableModel | undefined): Amount | undefined {
  const lines = sideLines(table, 'revenue');
  const row = lines?.panel.rows.find(
    ({ role, label }) => role === 'of-which' && means(label, 'fiscal-alone'),
  );
  return lineAmount(lines, row);
}

function ofColumn(
  table: TableModel | undefined,
  columns: readonly number[],
  row: PanelRow | undefined,
): Amount | undefined {
  const index = columns.findIndex((column) =>
    means(afterOfWhich(table?.columns[column].path.at(-1) ?? '') ?? '', 'fiscal-alone'),
  );
  return index < 0 ? undefined : row?.amounts[index];
}
