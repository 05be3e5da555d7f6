/** Reader of the `tabs` layout: a row a line, cells parted by tabs. */

import { lineSpan, type Snapshot } from '../../text/snapshot';
import { isCaptionLine, mayBeTitle, namesTable } from '../captions';
import { cellBetween } from '../cells';
import type { Grid, GridRow } from '../grid';
import type { LineKind } from '../lines';
import type { Cell } from '../model';

/** Reads the rows from `line` on, as long as lines hold tabs. Lines of one tab alone are rows of two cells. */
export function readTabs(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  if (kinds[line] !== 'tabs' && !beginsTabs(kinds, line)) return undefined;
  const rows: GridRow[] = [];
  let next = line;
  for (; kinds[next] === 'tabs' || kinds[next] === 'cell'; next++) {
    const row = readRow(snapshot, next);
    if (isCaptionRow(row)) break;
    rows.push(row);
  }
  if (rows.every(isContentsEntry)) return undefined;
  return { layout: 'tabs', rows, firstLine: line, endLine: next, positional: true };
}

/** A first row whose only tab is its first character belongs to the rows of tabs right below it. */
function beginsTabs(kinds: readonly LineKind[], line: number): boolean {
  return kinds[line] === 'cell' && kinds[line + 1] === 'tabs';
}

function readRow(snapshot: Snapshot, line: number): GridRow {
  const { start, end } = lineSpan(snapshot, line);
  const { text } = snapshot;
  const cells: Cell[] = [];
  let from = start;
  for (let at = text.indexOf('\t', from); at >= 0 && at < end; at = text.indexOf('\t', from)) {
    cells.push(cellBetween(text, from, at));
    from = at + 1;
  }
  cells.push(cellBetween(text, from, end));
  return { cells, line };
}

/** Title, unit, year and body spread over tabs stand above a table and are not part of it. */
function isCaptionRow(row: GridRow): boolean {
  const printed = row.cells.filter((cell) => cell.text !== '');
  if (printed.length === 1 && namesTable(printed[0].text) && mayBeTitle(printed[0].text)) return true;
  return printed.length > 0 && printed.every((cell) => isCaptionLine(cell.text));
}

const PAGE = /^[1-9]\d{0,2}$/;

/** A line of a contents list: a title, a tab and a page number. */
function isContentsEntry(row: GridRow): boolean {
  const printed = row.cells.filter((cell) => cell.text !== '');
  if (printed.length !== 2 || row.cells[0] !== printed[0] || row.cells.at(-1) !== printed[1]) return false;
  return PAGE.test(printed[1].text) && !PAGE.test(printed[0].text);
}
