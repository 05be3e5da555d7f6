/** Finds the rows, columns and neighbours of amounts. */

import type { Amount, Panel, PanelRow } from '../../disclosure/model';
import type { Judged, Relation } from '../../rules/model';
import { amountsOf } from '../graph';

/** Where an amount stands in its panel. */
export interface Position {
  readonly panel: Panel;
  readonly row: PanelRow;
  /** Index into the panel's rows. */
  readonly at: number;
  /** Index into the row's amounts. */
  readonly column: number;
}

export function positionOf({ cell }: Amount): Position | undefined {
  const panel = cell?.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  if (!cell || !panel) return undefined;
  const row = panel.rows[cell.row];
  return row && { panel, row, at: cell.row, column: panel.amountColumns.indexOf(cell.column) };
}

/** The amounts of the relations, each once. */
export function amountsIn(judged: readonly Judged[]): ReadonlySet<Amount> {
  return new Set(judged.flatMap(({ relation }) => amountsOf(relation)));
}

/** A sum down one column of a table. */
export function isColumnSum({ rule, total, parts }: Relation): boolean {
  return (
    (rule === 'sum/children' || rule === 'sum/total') &&
    parts.every(({ amount, sign }) => sign > 0 && sameColumn(amount, total))
  );
}

export function sameColumn(a: Amount, b: Amount): boolean {
  return a.cell !== undefined && a.cell.table === b.cell?.table && a.cell.column === b.cell.column;
}
