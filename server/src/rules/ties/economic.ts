/** The table of spending by economic class against all spending and basic spending (rule 18). */

import type { Disclosure } from '../../disclosure/model';
import { ALL_MONEY_COLUMNS } from '../../knowledge/column-meanings';
import type { Relation } from '../model';
import { tie } from './model';
import { codePanel, columnOf, tableOf, totalOf } from './places';

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
  ];
}
