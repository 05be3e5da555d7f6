/** Where a place of a document stands once the document is written in the table language. */

import type { Position } from 'vscode-languageserver-types';
import type { PanelRow, TableModel } from '../../disclosure/model';
import { lineText } from '../../text/snapshot';
import { allTables, tableAbove, tableAt } from '../lookup';
import type { CheckedDocument } from '../model';
import { lineOfBlock, rangeOfPlace } from '../ranges';

/**
 * The line in a conversion that shows the row at a position: that of the same code and name in the same table, or that of
 * the table's title. In the text it is the table above; `undefined` where there is none.
 */
export function besidePosition(
  from: CheckedDocument,
  position: Position,
  converted: CheckedDocument,
): Position | undefined {
  // A mark before a title stands outside of its table.
  const lineEnd = { line: position.line, character: lineText(from.snapshot, position.line).length };
  const at = tableAt(from, position) ?? tableAt(from, lineEnd);
  const table = at?.table ?? tableAbove(from, position);
  const same = table && allTables(converted)[allTables(from).indexOf(table)];
  if (!same) return undefined;
  const row = at?.row === undefined ? undefined : sameRow(at.table, at.row, same);
  if (row !== undefined)
    return { line: lineOfBlock(converted, same.table, same.rows[row].line), character: 0 };
  if (same.titlePlace) return { line: rangeOfPlace(converted, same.titlePlace).start.line, character: 0 };
  return { line: lineOfBlock(converted, same.table, 0), character: 0 };
}

/** The row that is called the same, the nth of that name as it is the nth in the other table. */
function sameRow(from: TableModel, row: number, to: TableModel): number | undefined {
  const called = rowsOf(from);
  const name = called.findLast((each) => each.row <= row);
  if (!name) return undefined;
  const isSame = (each: PanelRow): boolean =>
    each.label === name.label && each.code?.digits === name.code?.digits;
  const occurrence = called.filter((each) => each.row <= name.row && isSame(each)).length;
  return rowsOf(to).filter(isSame)[occurrence - 1]?.row;
}

function rowsOf({ panels }: TableModel): readonly PanelRow[] {
  return panels[0]?.rows ?? [];
}
