/** The total of the project table against 项目支出 of 支出总表 (rule 17). */

import type { Amount, Disclosure, TableModel } from '../../disclosure/model';
import type { Relation } from '../model';
import { tie } from './model';
import { tableOf, totalColumn, totalOf } from './places';

/** One equality; the project table may list more than this year's money, so it is only likely. */
export function tieProjects(disclosure: Disclosure): readonly Relation[] {
  const projects = tableOf(disclosure, 'project-expenditure');
  return tie(
    'T3-T10',
    totalOf(tableOf(disclosure, 'expenditure'), 'project'),
    [totalOfList(projects)],
    false,
  );
}

function totalOfList(table: TableModel | undefined): Amount | undefined {
  const panel = table?.panels.find(({ amountColumns }) => amountColumns.length > 0);
  if (!table || !panel) return undefined;
  const column = totalColumn(table, panel);
  const totals = panel.rows.filter((row) => row.role === 'total');
  return column === undefined || totals.length !== 1 ? undefined : totals[0].amounts[column];
}
