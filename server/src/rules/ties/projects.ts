/**
 * The table of projects against 项目支出 of 支出总表, in all and by code, against that of 一般公共预算, and against the forms of
 * single projects (rule 17).
 */

import { add, type Exact, equal, isZero } from '../../amounts/exact';
import { readForm } from '../../disclosure/forms';
import type { Amount, Disclosure, Panel } from '../../disclosure/model';
import { projectName } from '../../disclosure/named-things';
import { codePanel, columnOf, rowsByCode, tableOf, totalColumn, totalOf } from '../../model/table-places';
import { groupBy } from '../../text/collections';
import type { Relation } from '../model';
import { type ProjectRows, projectRows } from '../sums/sum-projects';
import { tie } from './model';

/** Equalities that are only likely: the table may list more than this year's money, and a form another year's. */
export function tieProjects(disclosure: Disclosure): readonly Relation[] {
  const table = tableOf(disclosure, 'project-expenditure');
  const panel = table?.panels.find(({ amountColumns }) => amountColumns.length > 0);
  const column = table && panel && totalColumn(table, panel);
  if (!table || !panel || column === undefined) return [];
  const spending = totalOf(tableOf(disclosure, 'expenditure'), 'project');
  const general = totalOf(tableOf(disclosure, 'general-expenditure'), 'project');
  const ofGeneral = columnOf(table, panel, 'general');
  const list = projectRows(panel);
  return [
    ...(list ? tieTotal('T3-T10', spending, list, column) : []),
    ...(list && ofGeneral !== undefined ? tieTotal('T5-T10', general, list, ofGeneral) : []),
    ...tieByCode(disclosure, panel, column),
    ...tieForms(disclosure, panel, column),
  ];
}

function tieTotal(name: string, spending: Amount | undefined, list: ProjectRows, column: number): Relation[] {
  return tie(name, spending, [list.total.amounts[column]], addUpTo(spending, list, column));
}

/** The projects of each function, where the table prints their codes, are its 项目支出 in 支出总表. */
function tieByCode(disclosure: Disclosure, projects: Panel, column: number): Relation[] {
  const table = tableOf(disclosure, 'expenditure');
  const panel = codePanel(table);
  const spending = table && panel && columnOf(table, panel, 'project');
  if (!panel || spending === undefined) return [];
  if (projects.domain !== 'functional' || panel.domain !== 'functional') return [];
  const rows = rowsByCode(panel);
  const listed = groupBy(
    projects.rows.filter(({ role }) => role === 'item'),
    ({ code }) => code?.digits,
  );
  return [...listed].flatMap(([digits = '', ofCode]) =>
    digits.length < LEAF_DIGITS
      ? []
      : tie(
          'T3-T10:code',
          rows.get(digits)?.amounts[spending],
          ofCode.map(({ amounts }) => amounts[column]),
          false,
        ),
  );
}

/** A code of a 项: those above it hold sums. */
const LEAF_DIGITS = 7;

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
