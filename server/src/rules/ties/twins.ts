/** The same expenditure printed twice: by 财政拨款 or all funds, and by 一般公共预算 (rules 12 and 13). */

import type { Disclosure, TableKind, TableModel } from '../../disclosure/model';
import type { ColumnMeaning } from '../../knowledge/column-meanings';
import { codeTree } from '../../model/code-tree';
import { hasOnlyGeneralReceipts, isGeneralOnly } from '../../model/funds';
import { codePanel, columnOf, rowsByCode, tableOf, tablesOf, totalColumn } from '../../model/table-places';
import type { Relation } from '../model';
import { tie } from './model';

const KINDS: readonly TableKind[] = ['general-expenditure', 'basic-expenditure'];
const NATURES: readonly ColumnMeaning[] = ['basic', 'project', 'personnel', 'public'];

/**
 * Each code of 一般公共预算 is the same in the other table: in its column of this fund, or in all columns where there is no
 * other money. Likely rather than certain, so that the two tables have to bear it out.
 */
export function tieTwins(disclosure: Disclosure): readonly Relation[] {
  return KINDS.flatMap((kind) => {
    const own = tableOf(disclosure, kind);
    return own
      ? tablesOf(disclosure, kind).flatMap((other) =>
          other === own ? [] : tieTables(own, other, disclosure),
        )
      : [];
  });
}

function tieTables(own: TableModel, other: TableModel, disclosure: Disclosure): Relation[] {
  const [panel, others] = [codePanel(own), codePanel(other)];
  if (!panel || !others || panel.domain !== others.domain) return [];
  const rows = rowsByCode(others);
  const totals = [codeTree(panel).total, codeTree(others).total];
  return columnsOf(own, other, disclosure).flatMap(([of, to]) => [
    ...tie(`twins:${own.kind}`, totals[0]?.amounts[of], [totals[1]?.amounts[to]], false),
    ...[...rowsByCode(panel)].flatMap(([code, row]) => {
      const twin = rows.get(code);
      return twin ? tie(`twins:${own.kind}`, row.amounts[of], [twin.amounts[to]], false) : [];
    }),
  ]);
}

/** Columns of the first table with those of the second that show the same. */
function columnsOf(
  own: TableModel,
  other: TableModel,
  disclosure: Disclosure,
): (readonly [number, number])[] {
  const [panel, others] = [codePanel(own), codePanel(other)];
  if (!panel || !others) return [];
  const total = totalColumn(own, panel);
  const ofFund = columnOf(other, others, 'general');
  if (ofFund !== undefined) return total === undefined ? [] : [[total, ofFund]];
  if (!hasOnlyGeneralReceipts(disclosure) && !isGeneralOnly(disclosure)) return [];
  const pairs = [
    [total, totalColumn(other, others)] as const,
    ...NATURES.map((meaning) => [columnOf(own, panel, meaning), columnOf(other, others, meaning)] as const),
  ];
  return pairs.flatMap(([of, to]) => (of === undefined || to === undefined ? [] : [[of, to] as const]));
}
