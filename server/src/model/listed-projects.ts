/** The projects that a disclosure's table of projects lists. */

import { add, compare, type Exact, isZero } from '../amounts/exact';
import type { Amount, Disclosure } from '../disclosure/model';
import { memoize } from '../text/memo';
import { tableOf, totalColumn } from './table-places';

/** The projects of the table, where they add up to its total, so that none was missed and none counted twice. */
export const listedProjects = memoize((disclosure: Disclosure): readonly Amount[] | undefined => {
  const table = tableOf(disclosure, 'project-expenditure');
  const panel = table?.panels.find(({ amountColumns }) => amountColumns.length > 0);
  const column = table && panel && totalColumn(table, panel);
  if (!panel || column === undefined) return undefined;
  const amounts = panel.rows.flatMap((row) => {
    const amount = row.amounts[column];
    return amount && !isZero(amount.printed.value) ? [{ row, amount }] : [];
  });
  const projects = amounts
    .filter(({ row }) => row.role === 'item' && isName(row.label))
    .map(({ amount }) => amount);
  const others = amounts.filter(({ amount }) => !projects.includes(amount));
  const sum = projects.reduce<Exact>((value, { printed }) => add(value, printed.value), 0);
  return others.some(({ amount }) => compare(amount.printed.value, sum) === 0) ? projects : undefined;
});

/** A project has a name in words; a row of a unit may print only its code. */
function isName(label: string): boolean {
  return label !== '' && Number.isNaN(Number(label));
}
