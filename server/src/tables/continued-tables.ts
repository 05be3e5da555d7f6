/** Tells which grids are pages of one table: with or without its header, title or caption repeated. */

import { beginsRowName } from '../knowledge/row-names';
import { isWholeTotal, means } from '../lexicon/describe';
import { type ColumnPlace, columnsOnPage } from '../sources/by-position/pages';
import { largest } from '../text/collections';
import { compact } from '../text/normalise';
import {
  isBodyLine,
  isCaptionLine,
  isMarkedContinued,
  isPageNumber,
  isPlainLine,
  isUnitLine,
  stripTitle,
} from './captions';
import { withoutLead } from './edges';
import { isIndicatorHeader } from './forms';
import { type Grid, type GridRow, widthOf } from './grid';
import {
  columnCount,
  type HeaderSplit,
  isNearlySame,
  namesColumns,
  piecesIn,
  printedWidth,
  splitHeader,
} from './header';
import type { Cell } from './model';

/** A printed line of text, in pieces where tabs part it. Spans are absolute. */
export interface TextLine {
  /** A line of a relation block. */
  readonly isStated?: true;
  readonly line: number;
  readonly pieces: readonly Cell[];
}

/** A grid with the printed lines between it and the grid before. */
export interface Segment {
  readonly above: readonly TextLine[];
  readonly grid: Grid;
  readonly split: HeaderSplit;
  /** How many blank columns were taken off before the first one. */
  readonly lead: number;
  readonly columns: number;
}

/** How many columns rows right below a table may have more than it has: cells were divided in them. */
const MOST_EXTRA_COLUMNS = 2;

/** A table as far as it is known: its first page, the one read last, and its first row, which a blank line may part from the header. */
interface Begun {
  readonly first: Segment;
  readonly previous: Segment;
  readonly begin: GridRow | undefined;
}

/**
 * The grid as a further page of the table whose pages so far are given, when it is one. `captions` are the keys of the lines above the table, `after`
 * is the grid that follows: a repeated header may be parted from its rows. Rows that look like a header because they hold no number are data where nothing stands between.
 */
export function continuationOf(
  pages: readonly [Segment, ...Segment[]],
  next: Segment,
  captions: ReadonlySet<string>,
  after?: Segment,
): Segment | undefined {
  const [first] = pages;
  const previous = pages[pages.length - 1];
  if (previous.grid.layout !== next.grid.layout) return undefined;
  const page = onColumnsOf(first, underLead(first, next));
  const begin = pages.find(({ split }) => split.data.length > 0)?.split.data[0];
  return page && pageOf({ first, previous, begin }, page, captions, after);
}

/** A page without a header whose rows begin with the blank cells that were taken off above it, without them. */
function underLead(first: Segment, next: Segment): Segment {
  if (first.lead === 0 || next.grid.layout !== 'tabs' || !isHeaderless(next)) return next;
  const rows = withoutLead(next.grid.rows, first.lead, first.columns);
  if (rows === next.grid.rows) return next;
  const grid = { ...next.grid, rows };
  const split = splitHeader(grid);
  return { ...next, grid, split, columns: columnCount(split, grid.positional) };
}

/**
 * The page with its rows in the table's columns, where columns are known by their places: a page without a header leaves
 * out those that are blank on it.
 */
function onColumnsOf(first: Segment, next: Segment): Segment | undefined {
  const [table, own] = [first.grid.places, next.grid.places];
  if (!table || !own) return next;
  if (next.split.header.length > 0) return own.length === table.length ? next : undefined;
  const columns = columnsOnPage(table, own);
  if (!columns) return undefined;
  if (mayBeCodes(next.grid.rows, own, columns)) return undefined;
  const rows = next.grid.rows.map((row) => onColumns(row, own, columns, table.length));
  const grid = { ...next.grid, rows, places: table };
  return { ...next, grid, split: { header: [], data: rows }, columns: first.columns };
}

const BEGINS_WITH_CODE = /^\d{3}/;

/** Whether a page has codes in a column of words of which is not clear what it is: its rows would have other names. */
function mayBeCodes(
  rows: readonly GridRow[],
  own: readonly ColumnPlace[],
  columns: readonly (readonly number[])[],
): boolean {
  const open = [...columns.keys()].filter((index) => columns[index].length > 1 && !own[index].isFigures);
  return rows.some(({ cells }) => open.some((index) => BEGINS_WITH_CODE.test(cells[index]?.text ?? '')));
}

/** A row in the columns of a table; numbers that may stand in several of these stand in none. */
function onColumns(
  row: GridRow,
  own: readonly ColumnPlace[],
  columns: readonly (readonly number[])[],
  count: number,
): GridRow {
  const end = row.cells.at(-1)?.end ?? 0;
  const cells = Array.from({ length: count }, (): Cell => ({ text: '', start: end, end }));
  const loose: { numbers: Cell[]; columns: readonly number[] }[] = [];
  row.cells.forEach((cell, index) => {
    const may = columns[index];
    if (may.length === 1 || !own[index].isFigures) cells[may[0]] = cell;
    else if (cell.text !== '') {
      const open = loose.find((one) => one.columns[0] === may[0]);
      if (open) open.numbers.push(cell);
      else loose.push({ numbers: [cell], columns: may });
    }
  });
  return loose.length > 0 ? { ...row, cells, loose } : { ...row, cells };
}

function pageOf(
  table: Begun,
  next: Segment,
  captions: ReadonlySet<string>,
  after?: Segment,
): Segment | undefined {
  const { first } = table;
  const row = rowInText(next.above.at(-1));
  if (row && !first.split.isForm && next.columns <= first.columns && isHeaderless(next)) {
    const above = next.above.slice(0, -1);
    const areRows = above.every(({ pieces }) => pieces.every(({ text }) => isPageNumber(text)));
    if (areRows) return asRows({ ...next, above, grid: { ...next.grid, rows: [row, ...next.grid.rows] } });
  }
  if (beginsWithRest(first, next)) return pageOf(table, withRestAsRow(first, next), captions, after);
  const between = next.above.flatMap((line) => line.pieces.map((piece) => piece.text));
  if (!between.every((text) => isPageNumber(text) || isRepeated(text, captions)))
    return isRunningHead(between) && goesOn(first, next, between.some(isPageNumber))
      ? asRows(next)
      : undefined;
  if (sameHeader(first, next) && !isHeaderless(next)) {
    const repeatsTitle = between.some((text) => !isCaptionLine(text) && !isPageNumber(text));
    const isAnother = repeatsTitle && !between.some(isMarkedContinued) && beginsAgain(table, next, after);
    return isAnother ? undefined : next;
  }
  if (!between.every(isPageNumber) || !mayBeData(first, next) || !fits(first, next)) return undefined;
  return asRows(next);
}

/**
 * Whether what looks like the header of a page is the one above and a row more: the rest of a name that the end of the page
 * parted, or a line that has no amount.
 */
function beginsWithRest(first: Segment, next: Segment): boolean {
  const rows = first.split.header.length;
  return (
    rows > 0 &&
    next.split.header.length === rows + 1 &&
    next.grid.layout === 'tabs' &&
    charactersIn(next.split.header.slice(0, rows)) === charactersIn(first.split.header)
  );
}

function withRestAsRow(first: Segment, next: Segment): Segment {
  const { header, data, index } = next.split;
  const rows = first.split.header.length;
  const split = { header: header.slice(0, rows), data: [...header.slice(rows), ...data], index };
  return { ...next, split };
}

/** A page all rows of which are data. */
function asRows(segment: Segment): Segment {
  return { ...segment, split: { header: [], data: segment.grid.rows } };
}

const WORD = /\S+/g;
const CODE_WORD = /^\d{3}(?:\d{2}){0,2}$/;

/** The first row of a page whose cells were taken out as one line of text: a code, a name and amounts. */
function rowInText(line: TextLine | undefined): GridRow | undefined {
  const [piece, ...others] = line?.pieces ?? [];
  if (!line || !piece || others.length > 0 || piece.text.length > LONGEST_ROW) return undefined;
  const cells = [...piece.text.matchAll(WORD)].map(({ 0: text, index }): Cell => {
    const start = piece.start + index;
    return { text, start, end: start + text.length };
  });
  const [code, name, ...amounts] = cells;
  if (amounts.length === 0 || !CODE_WORD.test(code.text) || AMOUNT.test(name.text)) return undefined;
  return amounts.every(({ text }) => AMOUNT.test(text)) ? { cells, line: line.line } : undefined;
}

/** A line of text that is longer is no row of a table. */
const LONGEST_ROW = 200;

const LONGEST_HEAD = 40;

/** One short line that names neither a table nor a part of the text, as pages have it above them: `某某局2026年部门预算`. */
function isRunningHead(between: readonly string[]): boolean {
  const [head, ...others] = between.filter((text) => !isPageNumber(text));
  return others.length === 0 && head.length <= LONGEST_HEAD && isPlainLine(head);
}

/**
 * Rows without a header of their own, as many columns as the table has, with an amount in one of them. Below the number
 * of a page there may be fewer, where the table has rows whose last cells were left out because they are blank.
 */
function goesOn(first: Segment, next: Segment, isNextPage: boolean): boolean {
  // A blank column behind the last one is no column of the table.
  const isTail = next.columns === first.columns + 1 && reachOf(next) <= first.columns;
  const isAsWide = next.columns === first.columns || isTail;
  return (
    !first.split.isForm &&
    (next.grid.positional || next.grid.layout === 'cells') &&
    (isAsWide || (isNextPage && next.columns < first.columns && endsEarly(first))) &&
    isHeaderless(next) &&
    next.grid.rows.some(
      ({ cells, loose }) =>
        loose !== undefined ||
        cells.some(
          ({ text }, column) => AMOUNT.test(text) || (WHOLE.test(text) && holdsWhole(first, column)),
        ),
    )
  );
}

/** How many columns the rows of a page reach. */
function reachOf({ grid }: Segment): number {
  return largest(grid.rows.map(printedWidth));
}

/** Whether rows of tabs end before the last column: blank cells behind the last printed one are no cells of theirs. */
function endsEarly({ grid, split, columns }: Segment): boolean {
  return grid.layout === 'tabs' && split.data.some((row) => widthOf(row) < columns);
}

const AMOUNT = /^-?[\d,]+\.\d{1,6}$/;
/** A whole amount or a code, and no number of a row. */
const WHOLE = /^-?(?:\d{4,}|\d{1,3}(?:,\d{3})+)$/;

function holdsWhole({ split }: Segment, column: number): boolean {
  return split.data.some(({ cells }) => WHOLE.test(cells[column]?.text ?? ''));
}

/** A line printed above the table too, or one that belongs above any of its pages; another body begins another table. */
function isRepeated(text: string, captions: ReadonlySet<string>): boolean {
  return captions.has(captionKey(text)) || isUnitLine(text) || (isCaptionLine(text) && !isBodyLine(text));
}

/** What lines above the pages of one table have in common, whatever is glued to them. */
export function captionKey(text: string): string {
  return compact(stripTitle(text));
}

function isHeaderless({ grid, split, columns }: Segment): boolean {
  if (split.isForm) return false;
  if (split.header.length === 0) return true;
  if (grid.layout === 'aligned') return false;
  // The name of a row may be broken over lines, so that no amount stands beside its beginning.
  const isRow = beginsRowName(compact(split.header[0].cells[0]?.text ?? ''));
  return !split.index && (isRow || !namesColumns(split.header, columns));
}

/** Below a form any rows are its own: they hold words of all kinds. */
function mayBeData(first: Segment, next: Segment): boolean {
  return (first.split.isForm && !next.split.isForm) || isHeaderless(next);
}

function fits(first: Segment, next: Segment): boolean {
  if (first.split.isForm) return true;
  const extra = next.above.length === 0 && next.grid.positional ? MOST_EXTRA_COLUMNS : 0;
  return (
    Math.min(next.columns, reachOf(next)) <= first.columns + extra &&
    next.columns >= Math.min(first.columns, 2)
  );
}

/** Under a repeated title and header, rows that begin like those of the first page are another table. */
function beginsAgain({ first, previous, begin }: Begun, next: Segment, after?: Segment): boolean {
  if (first.split.isForm) return !isIndicatorHeader(next.grid.rows[0]?.cells ?? []);
  const last = previous.split.data.at(-1);
  const following = next.split.data[0] ?? after?.split.data[0];
  if (!begin || !last || !following) return true;
  if (means(compact(first.split.header[0]?.cells[0]?.text ?? ''), 'serial')) {
    const serials = serialsOf(previous.split.data);
    // The rest of a row that the end of the page parted has none.
    const [own] = serialsOf(next.split.data.length > 0 ? next.split.data : [following]);
    return own !== (serials.at(-1) ?? 0) + 1;
  }
  return labelOf(begin) === labelOf(following) || isTotalRow(last);
}

const SERIAL = /^\d{1,5}$/;

function serialsOf(rows: readonly GridRow[]): number[] {
  return rows.flatMap(({ cells: [first] }) => (first && SERIAL.test(first.text) ? [Number(first.text)] : []));
}

function labelOf(row: GridRow): string {
  return row.cells.map((cell) => (/\d,*\.\d/.test(cell.text) ? '' : compact(cell.text))).join('\t');
}

function isTotalRow(row: GridRow): boolean {
  return row.cells.some((cell) => isWholeTotal(compact(cell.text)));
}

function sameHeader(a: Segment, b: Segment): boolean {
  return headerCharacters(a) === headerCharacters(b) || isNearlySame(a.split.header, b.split.header);
}

/**
 * What a header is written with: where each word stands, and where it is broken, may differ from page to page, and 类, 款
 * and 项 may be the last words of the header or stand among the numbers of columns.
 */
function headerCharacters({ split }: Segment): string {
  return charactersIn([...split.header, { cells: piecesIn(split.index) }]);
}

function charactersIn(rows: readonly Pick<GridRow, 'cells'>[]): string {
  const words = rows.flatMap(({ cells }) => cells.map((cell) => compact(cell.text)));
  return [...words.join('')].sort().join('');
}
