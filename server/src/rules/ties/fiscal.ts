/** The columns of the 财政拨款 table against the tables of each fund (rule 13). */

import type { Disclosure, TableKind, TableModel } from '../../disclosure/model';
import type { ColumnMeaning } from '../../knowledge/column-meanings';
import type { Relation } from '../model';
import { tie } from './model';
import {
  codePanel,
  columnOf,
  linesByClass,
  rowsOfClass,
  type SideLines,
  sideLines,
  tableOf,
  totalColumn,
  totalOf,
} from './places';

const FUNDS: readonly (readonly [ColumnMeaning, TableKind])[] = [
  ['general', 'general-expenditure'],
  ['fund', 'government-fund'],
  ['state-capital', 'state-capital'],
];

/** Total and functions of each fund. Final accounts print other columns in the tables of funds and are left alone. */
export function tieFiscal(disclosure: Disclosure): readonly Relation[] {
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const lines = sideLines(table, 'expenditure');
  if (!table || !lines) return [];
  return FUNDS.flatMap(([meaning, kind]) => {
    const of = tableOf(disclosure, kind);
    const column = columnOf(table, lines.panel, meaning);
    return of && column !== undefined && !of.finalAccounts ? tieFund(meaning, lines, column, of) : [];
  });
}

function tieFund(meaning: ColumnMeaning, lines: SideLines, column: number, table: TableModel): Relation[] {
  const year = lines.subtotal ?? lines.grandTotal;
  const total = tie(`T4:${meaning}:total`, year?.amounts[column], [totalOf(table, 'total')]);
  const panel = codePanel(table);
  const totals = panel && totalColumn(table, panel);
  if (!panel || totals === undefined) return total;
  const classes = [...linesByClass(lines)].flatMap(([digits, line]) => {
    const rows = rowsOfClass(panel, digits);
    return tie(
      `T4:${meaning}:class`,
      line.amounts[column],
      rows.map((row) => row.amounts[totals]),
    );
  });
  return [...total, ...classes];
}
