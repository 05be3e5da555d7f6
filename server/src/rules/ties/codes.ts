/** The same code in 收入总表, 支出总表 and the table of 一般公共预算 (rules 12 and 13). */

import { isZero } from '../../amounts/exact';
import type { Disclosure, TableModel } from '../../disclosure/model';
import type { ColumnMeaning } from '../../knowledge/column-meanings';
import { codeTree } from '../../model/code-tree';
import { isGeneralOnly } from '../../model/funds';
import { isOpen } from '../../model/lines';
import { codePanel, columnOf, rowsByCode, sideLines, tableOf, totalColumn } from '../../model/table-places';
import type { Relation } from '../model';
import { tie } from './model';

const NATURES: readonly ColumnMeaning[] = [
  'basic',
  'project',
  'personnel',
  'public',
  'wages',
  'family',
  'goods',
  'capital',
];

/**
 * 收入 = 支出 for each code where nothing is carried over into the next year (not in final accounts), and all money =
 * 一般公共预算 for each code where there is no other money. Both are likely rather than certain.
 */
export function tieCodes(disclosure: Disclosure): readonly Relation[] {
  const revenue = tableOf(disclosure, 'revenue');
  const spending = tableOf(disclosure, 'expenditure');
  const general = tableOf(disclosure, 'general-expenditure');
  return [
    ...(revenue && spending && !spending.finalAccounts && !carriesOver(disclosure)
      ? tieTables('T2-T3', revenue, spending, [])
      : []),
    ...(spending && general && isGeneralOnly(disclosure)
      ? tieTables('T3-T5', spending, general, NATURES)
      : []),
  ];
}

function carriesOver(disclosure: Disclosure): boolean {
  const spending = sideLines(tableOf(disclosure, 'revenue-expenditure'), 'expenditure');
  if (spending?.panel.rows.some(isOpen)) return true;
  return spending?.carryOver?.amounts.some((amount) => amount && !isZero(amount.printed.value)) ?? false;
}

function tieTables(
  name: string,
  a: TableModel,
  b: TableModel,
  meanings: readonly ColumnMeaning[],
): Relation[] {
  const [left, right] = [codePanel(a), codePanel(b)];
  if (!left || !right || left.domain !== right.domain) return [];
  const columns = [[totalColumn(a, left), totalColumn(b, right)]];
  for (const meaning of meanings) columns.push([columnOf(a, left, meaning), columnOf(b, right, meaning)]);
  const others = rowsByCode(right);
  const totals = [codeTree(left).total, codeTree(right).total];
  return columns.flatMap(([of, to]) => {
    if (of === undefined || to === undefined) return [];
    const codes = [...rowsByCode(left)].flatMap(([code, row]) => {
      const other = others.get(code);
      return other ? tie(`${name}:codes`, row.amounts[of], [other.amounts[to]], false) : [];
    });
    return [...tie(`${name}:codes`, totals[0]?.amounts[of], [totals[1]?.amounts[to]], false), ...codes];
  });
}
