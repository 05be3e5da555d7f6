/** 其中：… is part of the line above it, and no larger (rule 5); `sum/children` like other parents and their parts. */

import { sign } from '../../amounts/exact';
import type { Amount, Disclosure, Panel, PanelRow, TableModel } from '../../disclosure/model';
import { tells } from '../../lexicon/describe';
import type { Relation } from '../model';
import type { RelationSettings } from '../relations';
import { atLeast, isPrinted } from './model';

const RULE = 'sum/children';

/** A line with the lines 其中：… below it. */
interface Parent {
  readonly row: PanelRow;
  readonly parts: PanelRow[];
}

/** Rows below a row, and columns beside a column. Blank parents are headings, negative ones no bounds. */
export function boundsOfWhich({ tables }: Disclosure): readonly Relation[] {
  return tables.flatMap((table) =>
    table.panels.flatMap((panel, index) => [
      ...rowBounds(panel, index),
      ...columnBounds(table, panel, index),
    ]),
  );
}

/** One bound for each part: what several of them add up to is open, for one may be part of another. */
function rowBounds(panel: Panel, index: number): Relation[] {
  const settings: RelationSettings = { rule: RULE, template: `of-which:${index}` };
  return parentsOf(panel).flatMap(({ row, parts }) =>
    row.amounts.flatMap((total, column) => [
      ...parts.flatMap((part) => bound(settings, total, [part.amounts[column]])),
      ...(parts.length > 1 ? boundOfSum(index, total, parts, column) : []),
    ]),
  );
}

/** Believed where lists of the table hold: then its lines 其中：… stand beside each other. */
function boundOfSum(
  index: number,
  total: Amount | undefined,
  parts: readonly PanelRow[],
  column: number,
): Relation[] {
  const settings: RelationSettings = { rule: RULE, template: `of-which-sum:${index}`, certain: false };
  return bound(
    settings,
    total,
    parts.map((part) => part.amounts[column]),
  );
}

function bound(
  settings: RelationSettings,
  total: Amount | undefined,
  parts: readonly (Amount | undefined)[],
): Relation[] {
  const printed = parts.filter(isPrinted);
  if (!isPrinted(total) || sign(total.printed.value) < 0 || printed.length === 0) return [];
  return printed.some(({ printed: { value } }) => sign(value) < 0) ? [] : atLeast(settings, total, printed);
}

/** The row above the first 其中：… is what they all are part of; any other row ends the list. */
function parentsOf({ rows }: Panel): Parent[] {
  const parents: Parent[] = [];
  let last: Parent | undefined;
  for (const row of rows) {
    if (row.label === '' && !row.code) continue;
    if (row.role !== 'of-which') last = { row, parts: [] };
    else if (last) {
      if (last.parts.length === 0) parents.push(last);
      last.parts.push(row);
    }
  }
  return parents;
}

/** The column before 其中：… in the same group; likely, as groups may be flattened. */
function columnBounds({ columns }: TableModel, { amountColumns, rows }: Panel, index: number): Relation[] {
  return amountColumns.flatMap((column, at) => {
    const { path } = columns[column];
    const whole = at - 1;
    if (whole < 0 || !tells(path.at(-1) ?? '', 'of-which')) return [];
    const above = columns[amountColumns[whole]].path;
    if (above.length !== path.length || path.slice(0, -1).some((word, level) => word !== above[level]))
      return [];
    const settings: RelationSettings = {
      rule: RULE,
      template: `of-which-column:${index}:${at}`,
      certain: false,
    };
    return rows.flatMap(({ amounts }) => bound(settings, amounts[whole], [amounts[at]]));
  });
}
