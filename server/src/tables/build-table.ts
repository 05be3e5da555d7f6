/** Builds a table of what was cut out of the text: a caption, and segments with their headers and rows. */

import { compact } from '../text/normalise';
import { lineSpan, lineStart, type Snapshot } from '../text/snapshot';
import { readCaption } from './caption-above';
import { rebase } from './cells';
import { joinContinuedRows } from './continued-rows';
import type { Segment, TextLine } from './continued-tables';
import { joinCutRows } from './cut-rows';
import type { GridRow } from './grid';
import { COLUMN_NUMBERS, columnCount, columnNumbers, isIndexRow, printedWidth } from './header';
import { readColumns } from './header-columns';
import { divideMergedLabels } from './merged-labels';
import type { Cell, Placed, Row, Table } from './model';

/** 栏 and 列. */
const COLUMN_CHARACTERS: readonly number[] = [0x680f, 0x5217];

/** Builds a table of its caption and of the segments that go on from one another, with places relative to its first character. */
export function buildTable(
  snapshot: Snapshot,
  caption: readonly TextLine[],
  parts: readonly Segment[],
  isLast: boolean,
): Placed {
  const first = parts[0];
  const firstLine = caption[0]?.line ?? first.grid.firstLine;
  const endLine = parts[parts.length - 1].grid.endLine;
  const offset = caption[0]?.pieces[0]?.start ?? lineStart(snapshot, firstLine);
  const count = Math.max(
    ...parts.map((part) => (part.split.header.length > 0 ? part.columns : 0)),
    columnsOf(parts),
  );
  const move = (cell: Cell): Cell => rebase(cell, offset);
  const columns = first.grid.columns ?? readColumns(first.split, count, first.grid.positional);
  const printed = parts.flatMap((part) => part.split.data.filter(isDataRow));
  const isWhole = first.split.isForm || first.grid.layout === 'pipes';
  const uncut = isWhole ? printed : joinCutRows(printed, columns.length, first.grid.layout);
  const rows = isWhole ? printed : joinContinuedRows(divideMergedLabels(uncut, columns), columns);
  const numbers = parts.flatMap(({ split }) => (split.index ? columnNumbers(split.index) : []));
  const pages = parts.slice(1).flatMap(({ above }) => above.flatMap(({ pieces }) => pieces));
  const table: Table = {
    type: 'table',
    layout: first.grid.layout,
    start: 0,
    end: lineSpan(snapshot, endLine - 1).end - offset,
    lines: endLine - firstLine,
    isLast,
    caption: readCaption(caption, move),
    columns: columns.map((column) => ({ path: column.path, headers: column.headers.map(move) })),
    rows: rows.map((row) => row.movedTo?.(offset, firstLine) ?? moveRow(row, firstLine, move)),
    ...(first.split.isForm && { isForm: true }),
    ...(pages.length > 0 && { pageCaptions: pages.map(move) }),
    ...(numbers.length > 0 && {
      columnNumbers: numbers.map(({ value, cell }) => ({ value, cell: move(cell) })),
    }),
  };
  return { block: table, offset };
}

/** How many columns a table has: more rows than those of its first page may say so, but not those of a form, or blank cells. */
function columnsOf(parts: readonly Segment[]): number {
  const [{ split, columns, grid }, ...further] = parts;
  if (further.length === 0 || split.isForm || grid.columns) return columns;
  if (further.every((part) => part.split.data.every((row) => printedWidth(row) <= columns))) return columns;
  const data = parts.flatMap((part) => part.split.data);
  return Math.max(columns, columnCount({ ...split, data }, grid.positional));
}

/** A row of column numbers under a header repeated within the table is no data. */
function isDataRow(row: GridRow): boolean {
  if (row.outline && !COLUMN_CHARACTERS.includes(row.outline.firstChar)) return row.outline.first >= 0;
  if (row.loose?.length || row.undetermined) return true;
  const first = row.cells.find((cell) => cell.text !== '');
  return first !== undefined && !(COLUMN_NUMBERS.test(compact(first.text)) && isIndexRow(row));
}

function moveRow(row: GridRow, firstLine: number, move: (cell: Cell) => Cell): Row {
  const cells = row.cells.map(move);
  const line = row.line - firstLine;
  const { undetermined } = row;
  if (!row.loose?.length) return undetermined ? { cells, undetermined, line } : { cells, line };
  return {
    cells,
    loose: row.loose.map(({ numbers, columns }) => ({ numbers: numbers.map(move), columns })),
    ...(undetermined && { undetermined }),
    line,
  };
}
