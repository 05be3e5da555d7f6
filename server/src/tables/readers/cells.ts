/** Reader of the `cells` layout: a cell a line behind a tab, rows parted by blank lines, merged cells printed once. */

import { lineSpan, type Snapshot } from '../../text/snapshot';
import { isCaptionLine } from '../captions';
import { cellBetween } from '../cells';
import type { Grid, GridRow } from '../grid';
import type { LineKind } from '../lines';

/** Reads rows from `line` on; groups of cell lines parted by blank lines, up to the first line of another kind. */
export function readCells(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  if (kinds[line] !== 'cell') return undefined;
  const rows: GridRow[] = [];
  let next = line;
  let end = line;
  while (kinds[next] === 'cell') {
    const row = readRow(snapshot, kinds, next);
    if (isCaptionRow(row)) break;
    rows.push(row);
    end = next + row.cells.length;
    next = skipBlank(kinds, end);
    if (kinds[end] !== 'blank') break;
  }
  if (!rows.some((row) => row.cells.length > 1)) return undefined;
  return { layout: 'cells', rows, firstLine: line, endLine: end, positional: false };
}

function readRow(snapshot: Snapshot, kinds: readonly LineKind[], line: number): GridRow {
  const cells = [];
  for (let next = line; kinds[next] === 'cell'; next++) {
    const { start, end } = lineSpan(snapshot, next);
    cells.push(cellBetween(snapshot.text, start + 1, end));
  }
  return { cells, line };
}

/** Unit, year and body behind tabs above a table look like cells, but are its caption. */
function isCaptionRow(row: GridRow): boolean {
  return row.cells.every((cell) => isCaptionLine(cell.text));
}

function skipBlank(kinds: readonly LineKind[], line: number): number {
  let next = line;
  while (kinds[next] === 'blank') next++;
  return next;
}
