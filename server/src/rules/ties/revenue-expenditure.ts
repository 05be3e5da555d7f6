/** 收支总表 against 收入总表, 支出总表 and the 财政拨款 table (rule 11). */

import type { Disclosure } from '../../disclosure/model';
import { classOfName } from '../../knowledge/function-classes';
import { FUND_LINES } from '../../knowledge/revenue-lines';
import type { Relation } from '../model';
import { isGeneralOnly } from './funds';
import { tie } from './model';
import {
  codePanel,
  lineNamed,
  rowsOfClass,
  type SideLines,
  sideLines,
  tableOf,
  totalColumn,
  totalOf,
} from './places';

/** Totals, carry-over and the lines of funds and functions. */
export function tieRevenueExpenditure(disclosure: Disclosure): readonly Relation[] {
  const table = tableOf(disclosure, 'revenue-expenditure');
  const revenue = sideLines(table, 'revenue');
  const spending = sideLines(table, 'expenditure');
  return [
    ...(revenue ? withRevenueTable(disclosure, revenue) : []),
    ...(spending ? withExpenditureTable(disclosure, spending) : []),
    ...(revenue && spending ? withFiscalTable(disclosure, revenue, spending) : []),
  ];
}

function withRevenueTable(disclosure: Disclosure, lines: SideLines): Relation[] {
  const table = tableOf(disclosure, 'revenue');
  const funds = FUND_LINES.map((words) => lineNamed(lines, words)).filter((row) => row !== undefined);
  return [
    ...tie('T1-T2:total', lines.grandTotal?.amounts[0], [totalOf(table, 'total')]),
    ...tie('T1-T2:year', lines.subtotal?.amounts[0], [totalOf(table, 'year-revenue')]),
    ...tie('T1-T2:carry-over', lines.carryOver?.amounts[0], [totalOf(table, 'carry-over')]),
    ...(funds.length === FUND_LINES.length
      ? tie(
          'T1-T2:fiscal',
          totalOf(table, 'fiscal'),
          funds.map((row) => row.amounts[0]),
        )
      : []),
  ];
}

function withExpenditureTable(disclosure: Disclosure, lines: SideLines): Relation[] {
  const table = tableOf(disclosure, 'expenditure');
  const panel = codePanel(table);
  const column = table && panel && totalColumn(table, panel);
  const year = lines.subtotal ?? lines.grandTotal;
  const total = tie('T1-T3:total', year?.amounts[0], [totalOf(table, 'total')]);
  if (!panel || column === undefined) return total;
  const classes = lines.items.flatMap((line) => {
    const digits = classOfName(line.label);
    const rows = digits === undefined ? [] : rowsOfClass(panel, digits);
    return tie(
      'T1-T3:class',
      line.amounts[0],
      rows.map((row) => row.amounts[column]),
    );
  });
  return [...total, ...classes];
}

function withFiscalTable(disclosure: Disclosure, revenue: SideLines, spending: SideLines): Relation[] {
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const fiscalRevenue = sideLines(table, 'revenue');
  const fiscalSpending = sideLines(table, 'expenditure');
  if (!table || !fiscalRevenue || !fiscalSpending) return [];
  const funds = FUND_LINES.flatMap((words) =>
    tie('T1-T4:funds', lineNamed(revenue, words)?.amounts[0], [lineNamed(fiscalRevenue, words)?.amounts[0]]),
  );
  if (!isGeneralOnly(disclosure)) return funds;
  const column = totalColumn(table, fiscalSpending.panel);
  const byLabel = new Map(fiscalSpending.items.map((row) => [classOfName(row.label), row]));
  const classes = spending.items.flatMap((line) => {
    const digits = classOfName(line.label);
    const row = digits === undefined ? undefined : byLabel.get(digits);
    return column === undefined ? [] : tie('T1-T4:class', line.amounts[0], [row?.amounts[column]], false);
  });
  const totals = tie(
    'T1-T4:total',
    revenue.grandTotal?.amounts[0],
    [fiscalRevenue.grandTotal?.amounts[0]],
    false,
  );
  return [...funds, ...totals, ...classes];
}
