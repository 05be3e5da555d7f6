/** Writes rows of plain cells as an aligned pipe table, and tells where in its line each cell is written. */

import { escapeCell } from './markdown';
import { NARROWEST, WIDEST } from './pipe-format';
import type { Span } from './snapshot';
import { displayWidth } from './width';

/** What a cell of the table language holds that asks for its computed value. */
export const ASKED = '=';

/** The text of a cell of the table language: what asks for a value goes on asking, all else is kept from being read as markup. */
export function askedCell(text: string): string {
  return text === ASKED ? text : escapeCell(text);
}

/** A written row: its line, and the span of each cell's text in it, escapes included and blanks left out. */
export interface PipeRow {
  readonly line: string;
  readonly cells: readonly Span[];
}

/** A written table: the header, the row of dashes below it, and the rows. */
export interface PipeTable {
  readonly header: PipeRow;
  readonly delimiter: string;
  readonly rows: readonly PipeRow[];
}

/**
 * A pipe table, its columns padded to one width, those named in `toRight` aligned to the right. Cells are plain text;
 * `written` keeps them from being read as markup.
 */
export function pipeTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  toRight: readonly boolean[],
  written = escapeCell,
): PipeTable {
  const words = header.map(escapeCell);
  const cells = rows.map((row) => row.map((text) => written(text)));
  const widths = widthsOf([words, ...cells]);
  const write = (row: readonly string[]): PipeRow => writeRow(row, widths, toRight);
  const dashes = words.map((_, column) =>
    toRight[column] ? `${'-'.repeat(widths[column] - 1)}:` : '-'.repeat(widths[column]),
  );
  return { header: write(words), delimiter: `| ${dashes.join(' | ')} |`, rows: cells.map(write) };
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths = rows[0].map(() => NARROWEST);
  for (const row of rows)
    for (const [column, text] of row.entries())
      widths[column] = Math.max(widths[column], Math.min(WIDEST, displayWidth(text)));
  return widths;
}

function writeRow(row: readonly string[], widths: readonly number[], toRight: readonly boolean[]): PipeRow {
  let line = '|';
  const cells = row.map((text, column) => {
    const blanks = ' '.repeat(Math.max(0, widths[column] - displayWidth(text)));
    const start = line.length + 1 + (toRight[column] ? blanks.length : 0);
    line += toRight[column] ? ` ${blanks}${text} |` : ` ${text}${blanks} |`;
    return { start, end: start + text.length };
  });
  return { line, cells };
}
