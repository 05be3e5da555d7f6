/** Reader of the `pipes` layout: GFM pipe tables, as the `.budget` language has them. */

import { unescapeMarkdown, withoutMarkup } from '../../text/markdown';
import { pipeCells } from '../../text/pipe-cells';
import { lineSpan, type Snapshot } from '../../text/snapshot';
import { tableCell } from '../cells';
import { type Grid, type GridRow, MOST_COLUMNS } from '../grid';
import type { LineKind } from '../lines';
import type { Cell } from '../model';
import { withoutWaiver } from '../waivers';

const DELIMITER = /^:?-+:?$/;

/** Reads the rows from `line` on, as long as lines begin with a pipe. The delimiter row marks the header's end. */
export function readPipes(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  if (kinds[line] !== 'pipe') return undefined;
  const rows: GridRow[] = [];
  let headerRows: number | undefined;
  let next = line;
  for (; kinds[next] === 'pipe'; next++) {
    const row = readRow(snapshot, next);
    if (row.cells.length > MOST_COLUMNS) break;
    if (headerRows === undefined && isDelimiter(row)) headerRows = rows.length;
    else rows.push(row);
  }
  if (next === line) return undefined;
  return { layout: 'pipes', rows, firstLine: line, endLine: next, headerRows, positional: true };
}

function readRow(snapshot: Snapshot, line: number): GridRow {
  const { start, end } = lineSpan(snapshot, line);
  const { text } = snapshot;
  const cells = pipeCells(text, start, end).map((cell) => readCell(text, cell.start, cell.end));
  if (cells.length > 1 && cells[cells.length - 1].text === '') cells.pop();
  return { cells, line };
}

/** Bold marks, breaks and blanks of HTML. A formula has stars of its own. */
const MARKUP = /^(?!=).*(?:^\*\*|^__|<br|&nbsp;)/i;

function withoutMarkupAround({ text: printed, start, end }: Cell): Cell {
  const { text, before, after } = withoutMarkup(printed);
  return { text, start: start + before, end: end - after };
}

/** A cell as it shows: its span is that of the printed text, backslashes included. */
function readCell(text: string, start: number, end: number): Cell {
  const printed = withoutWaiver(tableCell(text, start, end));
  const cell = MARKUP.test(printed.text) ? withoutMarkupAround(printed) : printed;
  return cell.text.includes('\\') ? { ...cell, text: unescapeMarkdown(cell.text) } : cell;
}

function isDelimiter(row: GridRow): boolean {
  return row.cells.length > 0 && row.cells.every((cell) => DELIMITER.test(cell.text));
}
