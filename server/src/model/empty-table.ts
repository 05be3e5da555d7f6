/** The amount of a table that prints none: nothing, at the place of its title. */

import { isDamaged } from '../amounts/flawed';
import { blankAmount, parseAmount } from '../amounts/printed';
import type { Amount, Disclosure, TableKind, TableModel } from '../disclosure/model';
import type { Row } from '../tables/model';
import { memoize } from '../text/memo';

/** What a table without any amount comes to. */
interface Nothing extends Amount {
  readonly emptyTable: TableModel;
}

/** The only table of a kind, where it prints no amount at all: what it shows is nothing. */
export function emptyTable(disclosure: Disclosure, kind: TableKind): Amount | undefined {
  const tables = disclosure.tables.filter((table) => table.kind === kind);
  const [table] = tables;
  return tables.length === 1 && !table.isTornBelow && !table.rows.some((row) => holdsNumber(table, row))
    ? nothingIn(table)
    : undefined;
}

/** Whether a row prints a number, or may do so, that is neither its code nor its serial number. */
function holdsNumber({ columns }: TableModel, { cells, loose, undetermined }: Row): boolean {
  if (loose?.length || undetermined?.length) return true;
  return columns.some(({ role, index }) => {
    const text = cells[index]?.text ?? '';
    if (role === 'code' || role === 'serial' || text === '') return false;
    return parseAmount(text, '元') !== undefined || isDamaged(text);
  });
}

const nothingIn = memoize((table: TableModel): Nothing => {
  const at = table.titlePlace ?? { block: table.table, start: 0, end: 0 };
  return { printed: blankAmount(table.unit), place: { ...at, start: at.end }, emptyTable: table };
});

/** Whether an amount is nothing only because a table without cells was read so: its rows may stand above its title. */
export function mayBeElsewhere(amount: Amount): boolean {
  if (!isNothing(amount)) return false;
  const { table, rows } = amount.emptyTable;
  return table.layout === 'spaced' && rows.length === 0;
}

/** Whether an amount is what an empty table comes to. */
export function isNothing(amount: Amount): amount is Nothing {
  return 'emptyTable' in amount;
}
