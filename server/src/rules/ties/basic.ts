/** 基本支出 of the 一般公共预算 table against the table of basic expenditure by economic class (rule 14). */

import type { Amount, Disclosure, TableModel } from '../../disclosure/model';
import { ECONOMIC_CLASSES } from '../../knowledge/economic-sides';
import { means } from '../../lexicon/describe';
import { codePanels } from '../../model/code-panels';
import { rowsOfClass, tableOf, totalColumn, totalOf } from '../../model/table-places';
import type { Relation } from '../model';
import { groupTotals } from '../sums/sum-groups';
import { tie } from './model';

/** The total, and wages, goods and family where the general table has their columns. */
export function tieBasic(disclosure: Disclosure): readonly Relation[] {
  const general = tableOf(disclosure, 'general-expenditure');
  const basic = tableOf(disclosure, 'basic-expenditure');
  if (!general || !basic) return [];
  return [
    ...tie('T5-T6:total', totalOf(general, 'basic'), totalsOf(basic)),
    ...tie('T5-T6:personnel', totalOf(basic, 'personnel'), [
      totalOf(general, 'wages'),
      totalOf(general, 'family'),
    ]),
    ...ECONOMIC_CLASSES.flatMap(([meaning, digits]) =>
      tie('T5-T6:economic', totalOf(general, meaning), amountsOfClass(basic, digits), false),
    ),
  ];
}

/** 合计, or the totals of the groups that stand side by side, all of them: one whose codes were not read is lacking. */
function totalsOf(table: TableModel): readonly (Amount | undefined)[] {
  const total = totalOf(table, 'total');
  if (total) return [total];
  const totals = groupTotals(table).map((group) => group.total);
  const printed = table.panels.flatMap(({ rows }) => rows.filter(({ label }) => means(label, 'group-total')));
  return totals.length === printed.length ? totals : [];
}

function amountsOfClass(table: TableModel, digits: string): (Amount | undefined)[] {
  const [panel] = codePanels(table);
  const column = panel && totalColumn(table, panel);
  if (!panel || column === undefined || panel.domain !== 'department-economic') return [];
  return rowsOfClass(panel, digits).map((row) => row.amounts[column]);
}
