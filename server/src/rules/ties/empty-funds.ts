/** An empty table of a fund while the 财政拨款 table shows money of that fund (rule 16); the reverse is a broken tie. */

import { isZero } from '../../amounts/exact';
import type { Amount, Disclosure, Panel, TableKind, TableModel } from '../../disclosure/model';
import type { ColumnMeaning } from '../../knowledge/column-meanings';
import { columnOf, type SideLines, sideLines, tableOf } from '../../model/table-places';
import type { Finding, FindingRule } from '../model';
import { amountText, named, say } from '../wording';
import { tableName } from './model';

const CODE = 'tie/table';

const FUNDS: readonly (readonly [ColumnMeaning, TableKind])[] = [
  ['fund', 'government-fund'],
  ['state-capital', 'state-capital'],
];

/** Amounts of one line and its total must both show money: one alone may be the slip, and other sums will tell. */
export const emptyFunds: FindingRule = {
  code: CODE,
  check: (disclosure) => {
    const fiscal = tableOf(disclosure, 'fiscal-revenue-expenditure');
    const spending = sideLines(fiscal, 'expenditure');
    if (!fiscal || !spending || fiscal.finalAccounts) return [];
    return FUNDS.flatMap(([meaning, kind]) => {
      const empty = emptyTable(disclosure, kind);
      const column = columnOf(fiscal, spending.panel, meaning);
      const spent = column === undefined ? undefined : shownTwice(spending, column);
      return empty && spent ? [findingOf(spent, empty)] : [];
    });
  },
};

/** The only table of a kind, where it is printed whole and shows no money. */
function emptyTable(disclosure: Disclosure, kind: TableKind): TableModel | undefined {
  const [table, ...others] = disclosure.tables.filter((each) => each.kind === kind);
  if (!table || others.length > 0 || table.isTornBelow || table.titlePlace === undefined) return undefined;
  return table.rows.every(({ loose, undetermined }) => !loose && !undetermined) && table.panels.every(isEmpty)
    ? table
    : undefined;
}

function isEmpty({ amountColumns, rows }: Panel): boolean {
  const shows = (amount: Amount | undefined) => !amount || !isZero(amount.printed.value);
  return amountColumns.length > 0 && !rows.some(({ amounts }) => amounts.some(shows));
}

/** The total of a column that a line above it shows money in too. */
function shownTwice({ items, year }: SideLines, column: number): Amount | undefined {
  const total = year?.amounts[column];
  return isMoney(total) && items.some(({ amounts }) => isMoney(amounts[column])) ? total : undefined;
}

function isMoney(amount: Amount | undefined): amount is Amount {
  return amount !== undefined && !isZero(amount.printed.value);
}

function findingOf(amount: Amount, empty: TableModel): Finding {
  return {
    code: CODE,
    severity: 1,
    place: amount.place,
    amount,
    message: (locale) =>
      say(
        locale,
        `${named(tableName(amount), amountText(amount, locale))}，而${empty.title}为空表`,
        `${named(tableName(amount), amountText(amount, locale))}, but ${empty.title} is empty`,
      ),
    related: empty.titlePlace
      ? [{ place: empty.titlePlace, message: (locale) => say(locale, '空表', 'The empty table') }]
      : [],
    fixes: [],
  };
}
