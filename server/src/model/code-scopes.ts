/** Cuts the rows of a table with codes where another budget unit begins: within such a stretch each code stands once. */

import type { PanelRow } from '../disclosure/model';
import type { CodePanel, PrintedCode } from './printed-codes';

/** The codes of one unit, or of the whole panel, in order of rows. */
export type CodeScope = readonly PrintedCode[];

export function scopesOf({ panel, codes }: CodePanel): CodeScope[] {
  const byRow = new Map(codes.map((printed) => [printed.row, printed]));
  const scopes: PrintedCode[][] = [[]];
  for (const row of panel.rows) {
    const printed = byRow.get(row);
    if (printed) scopes[scopes.length - 1].push(printed);
    else if (beginsUnit(row)) scopes.push([]);
  }
  return scopes.filter((scope) => scope.length > 0);
}

/** The row of a unit: a name with amounts that is neither a total nor part of a list. */
function beginsUnit(row: PanelRow): boolean {
  if (row.role === 'unit') return true;
  if (row.role !== 'item' || row.code || row.label === '') return false;
  return row.amounts.some((amount) => amount && !amount.printed.blank);
}
