/** 收支总表 against 收入总表, 支出总表 and the 财政拨款 table (rule 11). */

import type { Disclosure, TableModel } from '../../disclosure/model';
import { FUND_LINES, SOURCES } from '../../knowledge/revenue-lines';
import { tells } from '../../lexicon/describe';
import { codeTree } from '../../model/code-tree';
import { isGeneralOnly } from '../../model/funds';
import {
  codePanel,
  lineAmount,
  lineNamed,
  linesByClass,
  rowsOfClass,
  type SideLines,
  sideLines,
  tableOf,
  totalColumn,
  totalOf,
} from '../../model/table-places';
import type { Relation } from '../model';
import { copy, tie } from './model';

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
    ...copy('T1-T2:total', lineAmount(lines, lines.grandTotal), [totalOf(table, 'total')]),
    ...copy('T1-T2:year', lineAmount(lines, lines.subtotal), [totalOf(table, 'year-revenue')]),
    ...copy('T1-T2:carry-over', lineAmount(lines, lines.carryOver), [totalOf(table, 'carry-over')]),
    ...(funds.length === FUND_LINES.length
      ? tie(
          'T1-T2:fiscal',
          totalOf(table, 'fiscal'),
          funds.map((row) => lineAmount(lines, row)),
        )
      : []),
    ...(table ? sourcesOf(table, lines) : []),
  ];
}

/** A source of money: its line, and its column of this year's money. */
function sourcesOf(table: TableModel, lines: SideLines): Relation[] {
  const panel = codePanel(table);
  const total = panel && codeTree(panel).total;
  if (!panel || !total) return [];
  return SOURCES.flatMap((words) => {
    const columns = panel.amountColumns.flatMap((column, index) => {
      const { path } = table.columns[column];
      return tells(path.at(-1) ?? '', words) && !path.some((word) => tells(word, 'left-over')) ? [index] : [];
    });
    if (columns.length !== 1) return [];
    return tie(
      'T1-T2:source',
      lineAmount(lines, lineNamed(lines, words)),
      [total.amounts[columns[0]]],
      false,
    );
  });
}

function withExpenditureTable(disclosure: Disclosure, lines: SideLines): Relation[] {
  const table = tableOf(disclosure, 'expenditure');
  const panel = codePanel(table);
  const column = table && panel && totalColumn(table, panel);
  const total = copy('T1-T3:total', lineAmount(lines, lines.year), [totalOf(table, 'total')]);
  if (!panel || column === undefined) return total;
  const classes = [...linesByClass(lines)].flatMap(([digits, line]) => {
    const rows = rowsOfClass(panel, digits);
    return copy(
      'T1-T3:class',
      lineAmount(lines, line),
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
    tie('T1-T4:funds', lineAmount(revenue, lineNamed(revenue, words)), [
      lineAmount(fiscalRevenue, lineNamed(fiscalRevenue, words)),
    ]),
  );
  if (!isGeneralOnly(disclosure)) return funds;
  const column = totalColumn(table, fiscalSpending.panel);
  const others = linesByClass(fiscalSpending);
  const classes = [...linesByClass(spending)].flatMap(([digits, line]) => {
    const row = others.get(digits);
    return column === undefined
      ? []
      : tie('T1-T4', lineAmount(spending, line), [row?.amounts[column]], false);
  });
  const totals = tie(
    'T1-T4',
    lineAmount(revenue, revenue.grandTotal),
    [lineAmount(fiscalRevenue, fiscalRevenue.grandTotal)],
    false,
  );
  return [...funds, ...totals, ...classes];
}
