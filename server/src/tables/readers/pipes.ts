/** Reader of the `pipes` layout: GFM pipe tables, as the `.budget` language has them. */

import { unescapeMarkdown, withoutMarkup } from '../../text/markdown';
import { pipeCells } from '../../text/pipe-cells';
import { lineCount, lineSpan, lineText, type Snapshot, type Span } from '../../text/snapshot';
import { tableCell } from '../cells';
import { type Grid, type GridRow, MOST_COLUMNS } from '../grid';
import { type LineKind, LONGEST_LINE } from '../lines';
import type { Cell } from '../model';
import { withoutWaiver } from '../waivers';

const DELIMITER = /^:?-+:?$/;

/**
 * Reads the rows from `line` on, as long as lines begin with a pipe. The delimiter row marks the header's end; above it a header
 * between full-width bars is one too.
 */
export function readPipes(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  const isBarred = kinds[line] === 'text' && isBarredHeader(snapshot, kinds, line);
  if (kinds[line] !== 'pipe' && !isBarred) return undefined;
  const rows: GridRow[] = [];
  let headerRows: number | undefined;
  let next = line;
  for (;;) {
    const columns = headerRows ? rows[headerRows - 1].cells.length : undefined;
    const row = rowAt(snapshot, kinds, next, columns ?? (isBarred ? ANY_LENGTH : undefined));
    if (!row) break;
    if (row.cells.length > MOST_COLUMNS) break;
    if (headerRows === undefined && isDelimiter(row)) headerRows = rows.length;
    else rows.push(row);
    next++;
  }
  if (next === line) return undefined;
  return { layout: 'pipes', rows, firstLine: line, endLine: next, headerRows, positional: true };
}

/** Of rows above the delimiter row. */
const ANY_LENGTH = 0;

/** Whether a line begins with a full-width bar and a delimiter row follows. */
function isBarredHeader(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  if (!lineText(snapshot, line).trimStart().startsWith(BAR) || line + 1 >= lineCount(snapshot)) return false;
  const below = rowAt(snapshot, kinds, line + 1, ANY_LENGTH);
  return below !== undefined && isDelimiter(below);
}

/** The row on a line, if it is one; `columns` of the header, where that is above. */
function rowAt(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
  columns: number | undefined,
): GridRow | undefined {
  const { start, end } = lineSpan(snapshot, line);
  if (kinds[line] === 'pipe') {
    const row = rowOf(snapshot, line, pipeCells(snapshot.text, start, end));
    if (columns === undefined || row.cells.length >= columns) return row;
    const barred = looseCells(snapshot.text, start, end);
    const whole = barred && rowOf(snapshot, line, barred);
    return whole?.cells.length === columns ? whole : row;
  }
  if (columns === undefined || kinds[line] === 'blank') return undefined;
  const cells =
    kinds[line] === 'tabs'
      ? tabbedCells(snapshot.text, start, end, columns)
      : looseCells(snapshot.text, start, end);
  return cells && rowOf(snapshot, line, cells);
}

/** The cells of a line right below a row whose tabs part as many as the header has. */
function tabbedCells(text: string, start: number, end: number, columns: number): Span[] | undefined {
  const line = text.slice(start, end);
  if (line.length > LONGEST_LINE || line.includes('|')) return undefined;
  const cells: Span[] = [];
  let from = start;
  for (const cell of line.split('\t')) {
    cells.push({ start: from, end: from + cell.length });
    from += cell.length + 1;
  }
  return cells.length === columns ? cells : undefined;
}

const BAR = '｜';
/** Text may have a pipe in it; with what stands behind its last pipe, a row of two columns has so many pieces. */
const FEWEST_LOOSE = 3;
/** Headings, fences and comments are no rows. */
const MARKED = /^\s*(?:#{1,6}\s|```|~~~|<!--)/;

/**
 * The cells of a line right below a row that was meant as one: its first pipe is left out, or its pipes are the full-width
 * bars of an input method. Otherwise the rows below it would lose their header.
 */
function looseCells(text: string, start: number, end: number): Span[] | undefined {
  if (end - start > LONGEST_LINE) return undefined;
  const line = text.slice(start, end);
  if (MARKED.test(line)) return undefined;
  const first = start + line.length - line.trimStart().length;
  const isBarred = text[first] === BAR || text[first] === '|';
  // A bar is as long as a pipe: places of cells stay what they are. Before a first pipe that is left out stands a cell.
  const row = isBarred ? line.replaceAll(BAR, '|') : `|${line}`;
  const before = start - (isBarred ? 0 : 1);
  const cells = pipeCells(row, 0, row.length).map((cell) => ({
    start: before + cell.start,
    end: before + cell.end,
  }));
  return cells.length >= FEWEST_LOOSE ? cells : undefined;
}

function rowOf({ text }: Snapshot, line: number, spans: readonly Span[]): GridRow {
  const cells = spans.map((cell) => readCell(text, cell.start, cell.end));
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
