/** Pipe tables as they are edited: the cells around the cursor, new rows, pasted rows, everything kept in line. */

import { escapeCell } from '../../server/src/text/markdown';
import { pipeCells } from '../../server/src/text/pipe-cells';
import { formatPipes } from '../../server/src/text/pipe-format';
import { pipeTable } from '../../server/src/text/pipe-table';
import { withReplacements } from '../../server/src/text/replacement';
import { createSnapshot, type Span } from '../../server/src/text/snapshot';

/** What is needed of a document. */
export interface Lines {
  readonly lineCount: number;
  readonly lineAt: (line: number) => string;
}

/** The lines of a table, the first of them at `first` of its document. */
export interface PipeTable {
  readonly first: number;
  readonly lines: readonly string[];
}

export interface At {
  readonly line: number;
  readonly character: number;
}

const ROW = /^[ \t]*\|/;
const DELIMITER = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?)?[ \t]*$/;
/** A cell of a row of dashes under which amounts end at the right. */
const TO_RIGHT = /-:[ \t]*$/;

/** Whether a cursor is in a row, behind its first pipe. */
export function isInRow(text: string, character: number): boolean {
  const pipe = text.indexOf('|');
  return ROW.test(text) && character > pipe;
}

/** The run of rows around a line; `undefined` where it is no row. */
export function tableAround({ lineAt, lineCount }: Lines, line: number): PipeTable | undefined {
  if (line < 0 || line >= lineCount || !ROW.test(lineAt(line))) return undefined;
  let first = line;
  while (first > 0 && ROW.test(lineAt(first - 1))) first--;
  let end = line + 1;
  while (end < lineCount && ROW.test(lineAt(end))) end++;
  return { first, lines: Array.from({ length: end - first }, (_, index) => lineAt(first + index)) };
}

/** The cells of a row, each with the blanks around it; what follows the last pipe is none. */
function cellsOf(line: string): Span[] {
  const cells = pipeCells(line, 0, line.length);
  return line.slice(cells[cells.length - 1].start).trim() === '' && cells.length > 1
    ? cells.slice(0, -1)
    : cells;
}

/** Where the text of a cell stands; of a blank one, where it will: at the right where amounts are. */
function shownIn(line: string, { start, end }: Span, isToRight: boolean): Span {
  const text = line.slice(start, end);
  const shown = text.trim();
  if (shown !== '') {
    const from = start + text.indexOf(shown);
    return { start: from, end: from + shown.length };
  }
  const at = isToRight ? Math.max(start, end - 1) : Math.min(end, start + 1);
  return { start: at, end: at };
}

function delimiterOf({ lines }: PipeTable): number {
  return lines.findIndex((line) => DELIMITER.test(line) && line.includes('-'));
}

/** Whether amounts end at the right of a column, by the row of dashes. */
function rightOf(table: PipeTable): (column: number) => boolean {
  const delimiter = table.lines[delimiterOf(table)];
  const marks =
    delimiter === undefined ? [] : cellsOf(delimiter).map(({ start, end }) => delimiter.slice(start, end));
  return (column) => TO_RIGHT.test(marks[column] ?? '');
}

/** A cell: its line in the document and the text of it, to be selected. */
export interface CellAt extends Span {
  readonly line: number;
}

/**
 * The cell after (`step` 1) or before (−1) the one at a position, in the next or the last row where there is none; rows of
 * dashes are passed over. `undefined` at either end of the table.
 */
export function neighbour(table: PipeTable, at: At, step: 1 | -1): CellAt | undefined {
  const delimiter = delimiterOf(table);
  let row = at.line - table.first;
  let column = columnAt(table.lines[row], at.character) + step;
  while (column < 0 || column >= cellsOf(table.lines[row]).length || row === delimiter) {
    row += step;
    if (table.lines[row] === undefined) return undefined;
    column = step > 0 ? 0 : cellsOf(table.lines[row]).length - 1;
  }
  return cellIn(table, row, column);
}

export function columnAt(line: string, character: number): number {
  const cells = cellsOf(line);
  const column = cells.findIndex(({ end }) => character <= end);
  return column < 0 ? cells.length - 1 : column;
}

/** A cell of a table by its row, counted from the table's first line, and column. */
export function cellIn(table: PipeTable, row: number, column: number): CellAt {
  const line = table.lines[row];
  const cells = cellsOf(line);
  const cell = cells[Math.min(column, cells.length - 1)];
  return { line: table.first + row, ...shownIn(line, cell, rightOf(table)(column)) };
}

/** Whether nothing stands in any cell of a row. */
export function isBlankRow(line: string): boolean {
  return ROW.test(line) && cellsOf(line).every(({ start, end }) => line.slice(start, end).trim() === '');
}

/** A table with a blank row below one of its lines, all in line; `row` is where the new row stands in it. */
export function withNewRow(
  table: PipeTable,
  below: number,
  ambiguous: 1 | 2,
): PipeTable & { readonly row: number } {
  const { lines } = table;
  const delimiter = delimiterOf(table);
  const header = lines[0];
  const indent = header.slice(0, header.indexOf('|'));
  const width = cellsOf(lines[delimiter] ?? header).length;
  const row = (cell: string): string => `${indent}|${` ${cell} |`.repeat(width)}`;
  // A header alone gets its row of dashes first; below a header the new row stands below the dashes.
  const added = delimiter < 0 && lines.length === 1 ? [row('---'), row(' ')] : [row(' ')];
  const after = Math.max(below, delimiter > below ? delimiter : below) + 1;
  const grown = [...lines.slice(0, after), ...added, ...lines.slice(after)];
  const made = inLine({ ...table, lines: grown }, ambiguous);
  return { ...made, row: after + added.length - 1 };
}

/**
 * The table with its pipes in line. Without a column that the row of dashes says to end at the right it is left as it is:
 * the server knows amounts by their meaning.
 */
export function inLine(table: PipeTable, ambiguous: 1 | 2): PipeTable {
  const toRight = rightOf(table);
  const isSaid = table.lines[delimiterOf(table)]?.includes('-:');
  if (!isSaid) return table;
  const snapshot = createSnapshot(table.lines.join('\n'));
  const edits = formatPipes(snapshot, 0, table.lines.length, { toRight, ambiguous });
  const text = withReplacements(snapshot.text, edits);
  const delimiter = delimiterOf(table);
  return {
    ...table,
    lines: text.split('\n').map((line, row) => (row === delimiter ? withDashes(line) : line)),
  };
}

/** A row of dashes that fill their columns. */
function withDashes(line: string): string {
  return cellsOf(line).reduce((made, { start, end }) => {
    const cell = made.slice(start, end).trim();
    const [left, right] = [cell.startsWith(':') ? ':' : '', cell.endsWith(':') ? ':' : ''];
    const dashes = '-'.repeat(Math.max(1, end - start - 2 - left.length - right.length));
    const filled = ` ${left}${dashes}${right} `;
    return filled.length === end - start ? made.slice(0, start) + filled + made.slice(end) : made;
  }, line);
}

/** Lines that others are put in the place of. */
export interface Replaced {
  readonly first: number;
  /** How many lines are replaced: none where lines are put in before `first`. */
  readonly replaced: number;
  readonly lines: readonly string[];
}

/** What of replaced lines differs from those that were there. */
export function difference({ lineAt }: Lines, { first, replaced, lines }: Replaced): Replaced {
  const most = Math.min(replaced, lines.length);
  let before = 0;
  while (before < most && lineAt(first + before) === lines[before]) before++;
  let after = 0;
  while (after < most - before && lineAt(first + replaced - 1 - after) === lines[lines.length - 1 - after])
    after++;
  return {
    first: first + before,
    replaced: replaced - before - after,
    lines: lines.slice(before, lines.length - after),
  };
}

/**
 * Rows pasted at a position: into the blank cells from there on where all of them fit, as in a spreadsheet; else below the
 * row that it is in, instead of it where that is blank, below the table where the line after it is empty, and as a table
 * of their own elsewhere on an empty line, if there are two of them at least. `undefined` where they are no rows of a table.
 */
export function pasteRows(
  document: Lines,
  { line, character }: At,
  rows: readonly (readonly string[])[],
  ambiguous: 1 | 2,
): Replaced | undefined {
  if (rows.length === 0 || isFenced(document, line)) return undefined;
  const text = document.lineAt(line);
  const isEmpty = text.trim() === '';
  const table = tableAround(document, isEmpty ? line - 1 : line);
  const row = table ? line - table.first : 0;
  const filled = table && !isEmpty ? filledIn(table, row, columnAt(text, character), rows) : undefined;
  if (table && filled) return { ...inLine({ ...table, lines: filled }, ambiguous), replaced: filled.length };
  if (table) return pastedInto(table, row, isEmpty, rows, ambiguous);
  if (!isEmpty || rows.length < 2) return undefined;
  return pastedAlone(document, line, rows);
}

/** The lines of a table with a block of cells written into blank ones; `undefined` where one of these is none. */
function filledIn(
  { lines }: PipeTable,
  row: number,
  column: number,
  block: readonly (readonly string[])[],
): readonly string[] | undefined {
  // Whole rows are rows, not cells.
  if (column === 0 || row + block.length > lines.length) return undefined;
  const filled = [...lines];
  for (const [at, texts] of block.entries()) {
    const line = lines[row + at];
    const cells = cellsOf(line).slice(column, column + texts.length);
    const isFree = cells.every(({ start, end }) => line.slice(start, end).trim() === '');
    if (cells.length < texts.length || !isFree) return undefined;
    filled[row + at] = cells.reduceRight(
      (made, { start, end }, index) =>
        `${made.slice(0, start)} ${escapeCell(texts[index])} ${made.slice(end)}`,
      line,
    );
  }
  return filled;
}

function pastedInto(
  table: PipeTable,
  row: number,
  isBelow: boolean,
  rows: readonly (readonly string[])[],
  ambiguous: 1 | 2,
): Replaced {
  const { lines, first } = table;
  const width = cellsOf(lines[Math.max(0, delimiterOf(table))]).length;
  const written = rows.map((cells) => writtenRow(cells, width));
  const replacesRow = !isBelow && isBlankRow(lines[row]);
  const from = isBelow ? lines.length : replacesRow ? row : Math.max(row, delimiterOf(table)) + 1;
  const grown = [...lines.slice(0, from), ...written, ...lines.slice(replacesRow ? from + 1 : from)];
  const made = inLine({ first, lines: grown }, ambiguous);
  return { first, replaced: lines.length, lines: made.lines };
}

function writtenRow(cells: readonly string[], width: number): string {
  const padded = [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
  return `| ${trimmed(padded, width).map(escapeCell).join(' | ')} |`;
}

/** Blank cells behind those that a table has are the spreadsheet's. */
function trimmed(cells: readonly string[], width: number): readonly string[] {
  let end = cells.length;
  while (end > width && cells[end - 1] === '') end--;
  return cells.slice(0, end);
}

const AMOUNT = /^[-－−(（]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?[)）]?[%％]?$/;
const CODE = /^\d{3}(?:\d{2}){0,3}$/;

function pastedAlone(
  { lineAt, lineCount }: Lines,
  line: number,
  [header, ...rows]: readonly (readonly string[])[],
): Replaced {
  const toRight = header.map((_, column) => {
    const filled = rows.map((cells) => cells[column]).filter((cell) => cell !== '');
    return (
      filled.length > 0 &&
      filled.every((cell) => AMOUNT.test(cell)) &&
      !filled.every((cell) => CODE.test(cell))
    );
  });
  const { header: head, delimiter, rows: body } = pipeTable(header, rows, toRight);
  const lines = [head.line, delimiter, ...body.map((row) => row.line)];
  // Blank lines part a table from the text around it.
  const gap = (at: number): string[] => (at < 0 || at >= lineCount || lineAt(at).trim() === '' ? [] : ['']);
  return { first: line, replaced: 1, lines: [...gap(line - 1), ...lines, ...gap(line + 1)] };
}

const FENCE = /^ {0,3}(?:```|~~~)/;

function isFenced({ lineAt }: Lines, line: number): boolean {
  let fences = 0;
  for (let at = 0; at < line; at++) if (FENCE.test(lineAt(at))) fences++;
  return fences % 2 === 1 || FENCE.test(lineAt(line));
}
