/** Whether all money of a disclosure is 一般公共预算: only then do tables of all money and of this fund agree. */

import { equal, isZero } from '../amounts/exact';
import type { Amount, Disclosure, PanelRow } from '../disclosure/model';
import { FUND_LINES } from '../knowledge/revenue-lines';
import type { Money } from '../knowledge/subjects';
import { type Concept, isUnknown, tells } from '../lexicon/describe';
import { memoize } from '../text/memo';
import { isOpen } from './lines';
import { lineAmount, sideLines, tableOf, totalColumn } from './table-places';

/**
 * True when 收支总表 prints money of no other source, and what it carries over is what the 财政拨款 table carries over.
 * Without a 收支总表 nothing is known.
 */
export const isGeneralOnly = memoize((disclosure: Disclosure): boolean => {
  const revenue = sideLines(tableOf(disclosure, 'revenue-expenditure'), 'revenue');
  if (!revenue) return false;
  // A line that nobody knows may be anything.
  if (revenue.panel.rows.some(isOpen)) return false;
  if (revenue.items.some((row) => !tells(row.label, 'general-line') && mayHaveMoney(row))) return false;
  const fiscalTable = tableOf(disclosure, 'fiscal-revenue-expenditure');
  if (fiscalTable && hasOtherFunds(disclosure)) return false;
  const fiscal = sideLines(fiscalTable, 'revenue');
  return (
    !revenue.carryOver ||
    !hasMoney(revenue.carryOver) ||
    sameMoney(lineAmount(revenue, revenue.carryOver), lineAmount(fiscal, fiscal?.carryOver))
  );
});

/** The money that is spoken of: where public finance appropriates nothing but 一般公共预算, the two are one. */
export function narrowed(disclosure: Disclosure, money: Money): Money {
  return money === 'fiscal' && isFiscalGeneral(disclosure) ? 'general' : money;
}

/** Whether all that public finance appropriates is of 一般公共预算, whatever other revenue there is. */
function isFiscalGeneral(disclosure: Disclosure): boolean {
  if (isGeneralOnly(disclosure)) return true;
  const fiscal = sideLines(tableOf(disclosure, 'fiscal-revenue-expenditure'), 'expenditure');
  return fiscal !== undefined && !hasOtherFunds(disclosure);
}

/**
 * Whether the 财政拨款 table, which may have one column for all funds, names receipts of 一般公共预算 and of no other fund, and
 * spends of no other one: that may be carried over.
 */
export function hasOnlyGeneralReceipts(disclosure: Disclosure): boolean {
  if (hasOtherFunds(disclosure)) return false;
  const lines = sideLines(tableOf(disclosure, 'fiscal-revenue-expenditure'), 'revenue');
  const [general, ...others] = FUND_LINES;
  const rows = lines?.panel.rows ?? [];
  const names = (row: PanelRow, fund: Concept) => tells(row.label, fund);
  const hasGeneral = rows.some((row) => hasMoney(row) && names(row, general));
  // A line that nobody knows may be of any fund.
  const mayBeOther = (row: PanelRow) => isUnknown(row.label) || others.some((fund) => names(row, fund));
  return hasGeneral && !rows.some((row) => mayHaveMoney(row) && mayBeOther(row));
}

function hasMoney(row: PanelRow): boolean {
  return row.amounts.some((amount) => amount && !isZero(amount.printed.value));
}

/** The same, and where an amount is not known. */
function mayHaveMoney(row: PanelRow): boolean {
  return row.amounts.some((amount) => !amount || !isZero(amount.printed.value));
}

function sameMoney(a: Amount | undefined, b: Amount | undefined): boolean {
  return !!a && !!b && equal(a.printed.value, b.printed.value);
}

/** Money in the columns of the other funds of the 财政拨款 table, or in such as may be any. */
function hasOtherFunds(disclosure: Disclosure): boolean {
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const spending = sideLines(table, 'expenditure');
  if (!table || !spending) return false;
  const { panel } = spending;
  const total = totalColumn(table, panel);
  return panel.amountColumns.some((column, index) => {
    const { path } = table.columns[column];
    const mayBe = path.some((word) => tells(word, 'other-fund') || isUnknown(word));
    if (index === total || !mayBe) return false;
    return panel.rows.some((row) => row.amounts[index] && !isZero(row.amounts[index].printed.value));
  });
}
