/** The columns of the 财政拨款 table against the tables of each fund (rule 13). */

import type { Disclosure, TableKind, TableModel } from '../../disclosure/model';
import type { ColumnMeaning } from '../../knowledge/column-meanings';
import { hasOnlyGeneralReceipts } from '../../model/funds';
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
} from '../../model/table-places';
import type { Relation } from '../model';
import { copy } from './model';

const FUNDS: readonly (readonly [ColumnMeaning, TableKind])[] = [
  ['general', 'general-expenditure'],
  ['fund', 'government-fund'],
  ['state-capital', 'state-capital'],
];

/**
 * Total and functions of each fund. The tables of funds in final accounts may show receipts and carry-overs beside what
 * was spent, so that they are believed only together; and so is one column for all funds where the receipts are of one.
 */
export function tieFiscal(disclosure: Disclosure): readonly Relation[] {
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const lines = sideLines(table, 'expenditure');
  if (!table || !lines) return [];
  const ofAll = totalColumn(table, lines.panel);
  return FUNDS.flatMap(([meaning, kind]) => {
    const of = tableOf(disclosure, kind);
    if (!of) return [];
    const column = columnOf(table, lines.panel, meaning);
    if (column !== undefined) return tieFund(meaning, lines, column, of, !of.finalAccounts);
    return ofAll !== undefined && meaning === 'general' && hasOnlyGeneralReceipts(disclosure)
      ? tieFund(meaning, lines, ofAll, of, false)
      : [];
  });
}

function tieFund(
  meaning: ColumnMeaning,
  lines: SideLines,
  column: number,
  table: TableModel,
  certain: boolean,
): Relation[] {
  const template = (part: string) => (certain ? `T4:${meaning}:${part}` : `T4:${meaning}`);
  const total = copy(template('total'), lines.year?.amounts[column], [totalOf(table, 'total')], certain);
  const panel = codePanel(table);
  const totals = panel && totalColumn(table, panel);
  if (!panel || totals === undefined) return total;
  const classes = [...linesByClass(lines)].flatMap(([digits, line]) => {
    const rows = rowsOfClass(panel, digits);
    return copy(
      template('class'),
      line.amounts[column],
      rows.map((row) => row.amounts[totals]),
      certain,
    );
  });
  return [...total, ...classes];
}
