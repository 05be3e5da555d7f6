/** Spending from 一般公共预算 is part of all spending: for each code 支出总表 shows at least as much (rule 13). */

import type { Disclosure, TableModel } from '../../disclosure/model';
import type { ColumnMeaning } from '../../knowledge/column-meanings';
import { isGeneralOnly } from '../../model/funds';
import { codePanel, columnOf, rowsByCode, tableOf, totalColumn } from '../../model/table-places';
import type { Relation } from '../model';
import type { RelationSettings } from '../relations';
import { tableName } from '../ties/model';
import { atLeast, isPrinted } from './model';

const NATURES: readonly ColumnMeaning[] = ['basic', 'project'];

/** Where there is no other money the two are the same, and tied as such. Likely: either may leave carry-overs out. */
export function boundsOfGeneral(disclosure: Disclosure): readonly Relation[] {
  const spending = tableOf(disclosure, 'expenditure');
  const general = tableOf(disclosure, 'general-expenditure');
  if (!spending || !general || isGeneralOnly(disclosure)) return [];
  const [all, part] = [codePanel(spending), codePanel(general)];
  if (!all || !part || all.domain !== part.domain) return [];
  const settings: RelationSettings = {
    rule: 'tie/table',
    template: 'bound:T3-T5',
    certain: false,
    name: tableName,
  };
  const parts = rowsByCode(part);
  return columnPairs([spending, general]).flatMap(([of, to]) =>
    [...rowsByCode(all)].flatMap(([code, row]) => {
      const [whole, some] = [row.amounts[of], parts.get(code)?.amounts[to]];
      return isPrinted(whole) && isPrinted(some) ? atLeast(settings, whole, [some]) : [];
    }),
  );
}

/** The columns of both tables that show the same: 合计, 基本支出, 项目支出. */
function columnPairs(tables: readonly TableModel[]): (readonly [number, number])[] {
  const columns = tables.map((table) => {
    const panel = codePanel(table);
    return panel
      ? [totalColumn(table, panel), ...NATURES.map((meaning) => columnOf(table, panel, meaning))]
      : [];
  });
  const [left, right] = columns;
  return left.flatMap((of, index) => {
    const to = right[index];
    return of === undefined || to === undefined ? [] : [[of, to] as const];
  });
}
