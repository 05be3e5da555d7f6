/** Builds a table of what was cut out of the text: a caption, and segments with their headers and rows. */

import { toHalfWidth } from '../amounts/printed';
import { means } from '../lexicon/describe';
import { groupBy } from '../text/collections';
import { compact } from '../text/normalise';
import { lineSpan, lineStart, type Snapshot } from '../text/snapshot';
import { alignRows } from './align-rows';
import { readCaption } from './caption-above';
import { rebase } from './cells';
import { joinContinuedRows } from './continued-rows';
import type { Segment, TextLine } from './continued-tables';
import { joinCutRows } from './cut-rows';
import { type Grid, type GridRow, widthOf } from './grid';
import { columnCount, columnNumbers, isIndexRow, isNearlySame, printedWidth } from './header';
import { readColumns } from './header-columns';
import { lostNumbers } from './lost-numbers';
import { divideMergedLabels } from './merged-labels';
import type { Cell, Column, Layout, Placed, Row, Table } from './model';
import { withoutPageNumbers } from './page-numbers';
import { withoutPagesAmongCodes } from './page-rows';
import { joinSplitColumns } from './split-columns';

const ASTERISK = 0x2a;
/** 栏 and 列. */
const COLUMN_CHARACTERS: readonly number[] = [0x680f, 0x5217];

/** The lines above a table that belong to it: those of its caption, and of relation blocks between these. */
export interface Above {
  readonly caption: readonly TextLine[];
  readonly stated: readonly TextLine[];
}

/** Builds a table of its caption and of the segments that go on from one another, with places relative to its first character. */
export function buildTable(
  snapshot: Snapshot,
  { caption, stated }: Above,
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
  const withoutHeader = withoutRepeated(first.split.header);
  const { index } = first.split;
  const torn = tornBlanks(parts);
  const isData = (row: GridRow) =>
    torn.has(row) || (isDataRow(row) && !(index && isRepeatedIndex(row, index)));
  const data = withoutIndex(
    first,
    parts.flatMap(({ split }) => withoutHeader(split.data).filter(isData)),
  );
  const isWhole = first.split.isForm || first.grid.layout === 'pipes';
  const printed = isWhole ? data : withoutPages(snapshot, data, columns, first.grid.layout);
  const begins = new Set(parts.slice(1).flatMap(({ split }) => split.data.slice(0, 1)));
  const joined = isWhole ? printed : joinCutRows(printed, columns.length, first.grid.layout, begins);
  const uncut = torn.size === 0 ? joined : joined.filter((row) => !torn.has(row));
  const rows = isWhole ? printed : joinContinuedRows(underColumns(first.grid, uncut, columns), columns);
  const numbers = parts.flatMap(({ split }) => (split.index ? columnNumbers(split.index) : []));
  const pages = parts.slice(1).flatMap(({ above }) => above.flatMap(({ pieces }) => pieces));
  const { layout } = first.grid;
  const end = lineSpan(snapshot, endLine - 1).end - offset;
  const moved = rows.map((row) => row.movedTo?.(offset, firstLine) ?? moveRow(row, firstLine, move));
  const lost = layout === 'spaced' ? lostNumbers(snapshot.text, offset, end, moved) : [];
  const table: Table = {
    type: 'table',
    layout,
    start: 0,
    end,
    lines: endLine - firstLine,
    isLast,
    caption: readCaption(caption, move),
    columns: columns.map((column, index) => ({
      path: isOpen(parts, index) ? [] : column.path,
      headers: column.headers.map(move),
    })),
    rows: moved,
    ...(lost.length > 0 && { lost }),
    ...(first.split.isForm && { isForm: true }),
    ...(first.grid.isUnsure && { isUnsure: true }),
    ...(pages.length > 0 && { pageCaptions: pages.map(move) }),
    ...(stated.length > 0 && { stated: stated.flatMap(({ pieces }) => pieces.map(move)) }),
    ...(numbers.length > 0 && {
      columnNumbers: numbers.map(({ value, cell }) => ({ value, cell: move(cell) })),
    }),
  };
  return { block: table, offset };
}

/** The rows of tabs without the numbers of pages, alone in a row or behind the last cell of one. */
function withoutPages(
  snapshot: Snapshot,
  rows: readonly GridRow[],
  columns: readonly Column[],
  layout: Layout,
): readonly GridRow[] {
  return layout === 'tabs' ? withoutPageNumbers(snapshot, withoutPagesAmongCodes(rows, columns)) : rows;
}

/** Whether a page leaves open which words stand over a column: its amounts may be a neighbour's on this page only. */
function isOpen(parts: readonly Segment[], column: number): boolean {
  return parts.some(({ grid }) => grid.columns?.[column]?.isOpen);
}

/**
 * The rows with every cell under its column, where labels were merged or pages leave columns out. A reader that has
 * arranged the columns itself has placed the cells too.
 */
function underColumns(grid: Grid, rows: readonly GridRow[], columns: readonly Column[]) {
  const divided = divideMergedLabels(rows, columns);
  return grid.positional && !grid.columns ? alignRows(joinSplitColumns(divided, columns), columns) : divided;
}

/** Rows of blank cells around the ends of pages, a cell a line: one half of a row that the end of the page parted. */
function tornBlanks(parts: readonly Segment[]): ReadonlySet<GridRow> {
  if (parts[0].grid.layout !== 'cells') return new Set();
  const ends = parts.slice(0, -1).flatMap(({ split }) => split.data.slice(-1));
  const begins = parts.slice(1).flatMap(({ split }) => split.data.slice(0, 1));
  return new Set([...ends, ...begins].filter(({ cells }) => cells.every(({ text }) => text === '')));
}

/** How many columns a table has: more rows than those of its first page may say so, but not those of a form, or blank cells. */
function columnsOf(parts: readonly Segment[]): number {
  const [{ split, columns, grid }, ...further] = parts;
  if (further.length === 0 || split.isForm || grid.columns) return columns;
  if (further.every((part) => part.split.data.every((row) => printedWidth(row) <= columns))) return columns;
  const data = parts.flatMap((part) => part.split.data);
  return Math.max(columns, columnCount({ ...split, data }, grid.positional));
}

/**
 * Takes out the header where it is printed again within the table, without anything that parts the pages. A row of it
 * counts where those below it in the header follow: 收入 and 支出 stand over a statement, and end names broken in it.
 */
function withoutRepeated(header: readonly GridRow[]): (rows: readonly GridRow[]) => readonly GridRow[] {
  const lines = header.filter(printsSeveral);
  const known = groupBy(lines.keys(), (index) => firstCharOf(lines[index]));
  return (rows) => {
    const repeated = new Map<GridRow, number>();
    for (let at = rows.length - 1; at >= 0; at--) {
      const row = rows[at];
      const index = known.get(firstCharOf(row))?.findLast((one) => isSameRow(lines[one], row));
      if (index === undefined) continue;
      const below = rows.slice(at + 1, at + header.length);
      if (index === lines.length - 1 || below.some((one) => repeated.get(one) === index + 1))
        repeated.set(row, index);
    }
    return repeated.size === 0 ? rows : rows.filter((row) => !repeated.has(row));
  };
}

function printsSeveral({ cells }: GridRow): boolean {
  return cells.filter(({ text }) => text !== '').length > 1;
}

function isSameRow(a: GridRow, b: GridRow): boolean {
  return widthOf(a) === widthOf(b) && isNearlySame([a], [b]);
}

function firstCharOf({ outline, cells }: GridRow): number {
  return outline?.firstChar ?? cells.find(({ text }) => text !== '')?.text.charCodeAt(0) ?? 0;
}

/** A row of column numbers under a header repeated within the table is no data. */
function isDataRow(row: GridRow): boolean {
  if (isMarkedIndex(row)) return false;
  if (row.outline && !COLUMN_CHARACTERS.includes(row.outline.firstChar)) return row.outline.first >= 0;
  if (row.loose?.length || row.undetermined) return true;
  const first = row.cells.find((cell) => cell.text !== '');
  return first !== undefined && !(means(compact(first.text), 'column-numbers') && isIndexRow(row));
}

/** The numbers of the columns, printed once more within the table under whatever label they have. */
function isRepeatedIndex(row: GridRow, index: GridRow): boolean {
  return firstCharOf(row) === firstCharOf(index) && isSameRow(index, row);
}

/** The rows without one of column numbers before them, which the end of a page, or a blank line, parted from the header. */
function withoutIndex({ split }: Segment, rows: readonly GridRow[]): readonly GridRow[] {
  const isHeaderAlone = split.header.length > 0 && split.data.length === 0 && !split.index;
  return isHeaderAlone && rows.length > 1 && isIndexRow(rows[0]) ? rows.slice(1) : rows;
}

const MARK = /^\*[\s*]*$/;
const INDEX = /^\d{1,2}$/;

/** Column numbers behind marks that stand for the columns without one: `** ** 1 2 3`. */
function isMarkedIndex({ cells, loose = [], outline }: GridRow): boolean {
  if (outline && outline.firstChar !== ASTERISK) return false;
  const printed = [...cells, ...loose.flatMap(({ numbers }) => numbers)].filter(({ text }) => text !== '');
  return (
    printed.some(({ text }) => MARK.test(text)) &&
    printed.every(({ text }) => MARK.test(text) || INDEX.test(toHalfWidth(text)))
  );
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
