/** The table of spending by economic class against all spending, and against basic spending code by code (rule 18). */

import type { Disclosure, Panel, TableModel } from '../../disclosure/model';
import { ALL_MONEY_COLUMNS } from '../../knowledge/column-meanings';
import { codePanel, columnOf, rowsByCode, tableOf, totalColumn, totalOf } from '../../model/table-places';
import { groupBy } from '../../text/collections';
import type { Relation } from '../model';
import { tie } from './model';

/** Certain where the table has columns of several funds, so that it shows all money; a table of one fund is left alone. */
export function tieEconomic(disclosure: Disclosure): readonly Relation[] {
  const summary = tableOf(disclosure, 'economic-summary');
  const panel = codePanel(summary);
  if (!summary || !panel || summary.finalAccounts) return [];
  const isAllMoney = ALL_MONEY_COLUMNS.every((meaning) => columnOf(summary, panel, meaning) !== undefined);
  const spending = tableOf(disclosure, 'expenditure');
  const basic = tableOf(disclosure, 'basic-expenditure');
  return [
    ...(isAllMoney ? tie('T11-T3', totalOf(spending, 'total'), [totalOf(summary, 'total')]) : []),
    ...tie('T11-T6', totalOf(summary, 'basic'), [totalOf(basic, 'total')], false),
    ...(basic ? tieCodes(basic, summary, panel) : []),
  ];
}

/** A code of basic spending may stand in several rows of the summary, each with another code of the government. */
function tieCodes(basic: TableModel, summary: TableModel, panel: Panel): Relation[] {
  const own = codePanel(basic);
  const [total, part] = [own && totalColumn(basic, own), columnOf(summary, panel, 'basic')];
  if (!own || own.domain !== panel.domain || total === undefined || part === undefined) return [];
  const listed = groupBy(
    panel.rows.filter(({ code }) => code),
    ({ code }) => code?.digits,
  );
  return [...rowsByCode(own)].flatMap(([digits, row]) => {
    const rows = listed.get(digits) ?? [];
    return tie(
      'T11-T6:codes',
      row.amounts[total],
      rows.map(({ amounts }) => amounts[part]),
      false,
    );
  });
}
