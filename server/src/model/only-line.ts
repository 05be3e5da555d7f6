/** Tells a total over a single line: whatever the words say, it is that line once more. */

import type { PanelRow, TableModel } from '../disclosure/model';

/** Whether a list has one line only, with a name and no more than that, in a table whose cells are known and which is whole. */
export function isOnlyLine(
  { table: { layout }, isTornAbove, isTornBelow }: TableModel,
  lines: readonly PanelRow[],
): boolean {
  const [line, ...others] = lines;
  if (!line || others.length > 0 || line.role !== 'item' || line.label === '') return false;
  return layout !== 'aligned' && layout !== 'spaced' && !isTornAbove && !isTornBelow;
}
