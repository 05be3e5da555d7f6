/** The table of projects against 项目支出 of 支出总表 and against the forms of single projects (rule 17). */

import { add, type Exact, equal, isZero } from '../../amounts/exact';
import { readForm } from '../../disclosure/forms';
import type { Amount, Disclosure, Panel } from '../../disclosure/model';
import { projectName } from '../../disclosure/named-things';
import { groupBy } from '../../text/collections';
import type { Relation } from '../model';
import { type ProjectRows, projectRows } from '../sum-projects';
import { tie } from './model';
import { tableOf, totalColumn, totalOf } from './places';

/** Equalities that are only likely: the table may list more than this year's money, and a form another year's. */
export function tieProjects(disclosure: Disclosure): readonly Relation[] {
  const table = tableOf(disclosure, 'project-expenditure');
  const panel = table?.panels.find(({ amountColumns }) => amountColumns.length > 0);
  const column = table && panel && totalColumn(table, panel);
  if (!panel || column === undefined) return [];
  const spending = totalOf(tableOf(disclosure, 'expenditure'), 'project');
  const list = projectRows(panel);
  return [
    ...(list ? tie('T3-T10', spending, [list.total.amounts[column]], addUpTo(spending, list, column)) : []),
    ...tieForms(disclosure, panel, column),
  ];
}

/** Whether the projects themselves add up to all 项目支出, so that their total can be nothing else. */
function addUpTo(spending: Amount | undefined, { projects }: ProjectRows, column: number): boolean {
  const listed = projects.flatMap(({ amounts }) => amounts[column] ?? []);
  const sum = listed.reduce<Exact>((value, { printed }) => add(value, printed.value), 0);
  return spending !== undefined && !isZero(sum) && equal(sum, spending.printed.value);
}

/** Projects and forms of one name; names that stand twice in either are left out. */
function tieForms({ tables }: Disclosure, { rows }: Panel, column: number): Relation[] {
  const listed = groupBy(
    rows.filter(({ role, label }) => role === 'item' && label !== ''),
    ({ label }) => projectName(label),
  );
  const forms = groupBy(
    tables.flatMap((table) => readForm(table) ?? []),
    ({ name }) => projectName(name),
  );
  return [...forms].flatMap(([name, [form, ...others]]) => {
    const [row, ...twins] = listed.get(name) ?? [];
    if (!row || others.length > 0 || twins.length > 0) return [];
    return tie('T10-PF', row.amounts[column], [form.budget], false);
  });
}
