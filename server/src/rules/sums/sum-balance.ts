/** 收入总计 = 支出总计, across the two panels of a 收支 table (rule 1). */

import { isZero } from '../../amounts/exact';
import type { Amount, Panel, PanelRow, TableModel } from '../../disclosure/model';
import { means } from '../../lexicon/describe';
import { readLines } from '../../model/lines';
import type { Relation } from '../model';
import { describeEqual, isRelation, type RelationSettings, sumOf } from '../relations';

const TWO_SIDED = new Set([
  'revenue-expenditure',
  'fiscal-revenue-expenditure',
  'government-fund',
  'state-capital',
]);

/** The last totals of both sides; columns of the same name are compared, else the amount with the 合计. */
export function sumBalance(table: TableModel): readonly Relation[] {
  if (!TWO_SIDED.has(table.kind) || table.panels.length !== 2) return [];
  const [left, right] = table.panels;
  if (left.domain || right.domain || left.side === right.side) return [];
  const totals = [left, right].map((panel) => readLines(panel).grandTotal);
  if (!totals[0] || !totals[1]) return [];
  if (!endsWith(left, totals[0]) || !endsWith(right, totals[1])) return [];
  const settings: RelationSettings = {
    rule: 'sum/balance',
    template: 'balance',
    defines: false,
    describe: describeEqual,
  };
  return columnPairs(table, left, right)
    .map(([a, b]) => sumOf(settings, amountAt(totals[0], a), [amountAt(totals[1], b)]))
    .filter(isRelation);
}

/** Whether no amounts stand below a total: what is carried over there belongs to the balance, whose own line was not read. */
function endsWith({ rows }: Panel, total: PanelRow): boolean {
  const below = rows.slice(rows.indexOf(total) + 1);
  return below.every(({ amounts }) => amounts.every((amount) => !amount || isZero(amount.printed.value)));
}

function amountAt(row: { readonly amounts: readonly (Amount | undefined)[] } | undefined, index: number) {
  return row?.amounts[index];
}

/** Indexes into the amounts of the left and the right panel that show the same thing. */
function columnPairs(table: TableModel, left: Panel, right: Panel): [number, number][] {
  const words = (panel: Panel) =>
    panel.amountColumns.map((column) => table.columns[column].path.at(-1) ?? '');
  const ofLeft = words(left);
  const ofRight = words(right);
  const same = ofLeft.flatMap((word, index): [number, number][] => {
    const other = ofRight.indexOf(word);
    return other < 0 ? [] : [[index, other]];
  });
  if (same.length > 0) return same;
  const total = ofRight.findIndex((word) => means(word, 'whole'));
  return ofLeft.length === 1 && total >= 0 ? [[0, total]] : [];
}
