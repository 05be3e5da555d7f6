/** Tells which grids are pages of one table: with or without its header, title or caption repeated. */

import { toHalfWidth } from '../amounts/printed';
import { beginsRowName } from '../knowledge/row-names';
import { isWholeTotal, means } from '../lexicon/describe';
import { readOrdinal } from '../lexicon/ordinals';
import { type ColumnPlace, columnsOnPage } from '../sources/by-position/pages';
import { largest } from '../text/collections';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import {
  isBareYear,
  isBodyLine,
  isCaptionLine,
  isFactLine,
  isMarkedContinued,
  isNote,
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
  /** How many tabs stand before the first piece, where any do. */
  readonly column?: number;
}

/** A grid with the printed lines between it and the grid before. */
export interface Segment {
  readonly above: readonly TextLine[];
  readonly grid: Grid;
  readonly split: HeaderSplit;
  /** How many blank columns were taken off before the first one. */
  readonly lead: number;
  readonly columns: number;
  /** The same grid with the blank columns at its edges, where it was taken for one with a header and has such. */
  readonly untrimmed?: Grid;
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
  const previous = pages.findLast(({ split }) => split.data.length > 0) ?? first;
  if (previous.grid.layout !== next.grid.layout) return undefined;
  const begin = pages.find(({ split }) => split.data.length > 0)?.split.data[0];
  const table: Begun = { first, previous, begin };
  const page = onColumnsOf(first, withEdges(table, underLead(table, next)));
  return page && pageOf(table, page, captions, after);
}

/** A page without a header whose rows begin with the blank cells that were taken off above it, without them. */
function underLead(table: Begun, next: Segment): Segment {
  const { first } = table;
  if (first.lead === 0 || next.grid.layout !== 'tabs' || !isHeaderless(table, next)) return next;
  const rows = withoutLead(next.grid.rows, first.lead, first.columns);
  if (rows === next.grid.rows) return next;
  const grid = { ...next.grid, rows };
  const split = splitHeader(grid);
  return { ...next, grid, split, columns: columnCount(split, grid.positional) };
}

/**
 * A page that has no header after all, with the blank columns at its edges: the rest of a name and a total may be all that
 * stands on it.
 */
function withEdges(table: Begun, next: Segment): Segment {
  const { untrimmed } = next;
  if (!untrimmed || table.first.untrimmed || !isHeaderless(table, next)) return next;
  const split = isInOneColumn(next) ? { header: [], data: untrimmed.rows } : splitHeader(untrimmed);
  const columns = columnCount(split, untrimmed.positional);
  return { above: next.above, grid: untrimmed, split, lead: 0, columns };
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
  const { first, previous } = table;
  const at = next.above.findLastIndex(({ pieces }) => !pieces.every(({ text }) => isNote(text)));
  const row = rowInText(next.above[at]) ?? restInText(first, previous, next.above[at]);
  if (row && !first.split.isForm && next.columns <= first.columns && isHeaderless(table, next)) {
    const above = next.above.filter((_, index) => index !== at);
    const areRows = above.every(({ pieces }) =>
      pieces.every(({ text }) => isPageNumber(text) || isNote(text)),
    );
    if (areRows) return asRows({ ...next, above, grid: { ...next.grid, rows: [row, ...next.grid.rows] } });
  }
  if (beginsWithRest(first, next)) return pageOf(table, withRestAsRow(first, next), captions, after);
  const between = next.above.flatMap((line) => line.pieces.map((piece) => piece.text));
  if (!between.every((text) => isPageNumber(text) || isRepeated(text, captions)))
    return goesOnBehind(between, table, next, after) ? asRows(next) : undefined;
  if (sameHeader(first, next) && !isHeaderless(table, next)) {
    const repeatsTitle = between.some((text) => !isBesideTitle(text));
    const isAnother = repeatsTitle && !between.some(isMarkedContinued) && beginsAgain(table, next, after);
    return isAnother ? undefined : next;
  }
  if (!between.every(isPageNumber) || !mayBeData(table, next) || !fits(table, next)) return undefined;
  return asRows(next);
}

/** Whether a line above a page is none of its titles. */
function isBesideTitle(text: string): boolean {
  return isCaptionLine(text) || isPageNumber(text) || isBareYear(text) || isFactLine(text);
}

/**
 * Whether what looks like the header of a page is the one above and rows more: the rest of a name that the end of the page
 * parted, or lines that have no amount.
 */
function beginsWithRest(first: Segment, next: Segment): boolean {
  const rows = first.split.header.length;
  return (
    rows > 0 &&
    next.split.header.length > rows &&
    next.grid.layout === 'tabs' &&
    headerCharacters(first) !== headerCharacters(next) &&
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

/** The rest of a name that the end of a page parted, alone on its line below the name, no longer than that. */
function restInText(first: Segment, previous: Segment, line: TextLine | undefined): GridRow | undefined {
  const [piece, ...others] = line?.pieces ?? [];
  if (!line?.column || !piece || others.length > 0 || first.grid.layout !== 'tabs') return undefined;
  const above = previous.split.data.at(-1)?.cells[line.column]?.text ?? '';
  if (piece.text.length > above.length || !ENDS_WITH_WORD.test(above) || !isPlainLine(piece.text))
    return undefined;
  const blank: Cell = { text: '', start: piece.start, end: piece.start };
  return { cells: [...Array.from({ length: line.column }, () => blank), piece], line: line.line };
}

const ENDS_WITH_WORD = /\p{Script=Han}$/u;

/** A line of text that is longer is no row of a table. */
const LONGEST_ROW = 200;

/**
 * Whether rows go on behind the head of a page, or behind notes. Those that begin like rows need no amount: behind notes, or
 * where they count on from the rows before.
 */
function goesOnBehind(
  between: readonly string[],
  table: Begun,
  next: Segment,
  after: Segment | undefined,
): boolean {
  if (next.grid.rows.length === 0) return false;
  const { first, previous } = table;
  const areNotes = between.every((text) => isNote(text) || isPageNumber(text));
  if (!(areNotes || isRunningHead(between)) || !isLikeRowsOf(table, next)) return false;
  const goesOn = countsOn(previous, next) || [first, previous].some((page) => hasCodeOf(page, next));
  const mayBeShorter =
    goesOn || mayBeShort(first, next, areNotes, between.some(isPageNumber)) || isTornRow(first, next, after);
  if (next.columns < first.columns && !mayBeShorter) return false;
  if (next.split.header.length === 0 && (areNotes || goesOn)) return true;
  return holdsFigures(first, previous, next);
}

/**
 * Whether the rows of a page may be shorter than those of its table: behind notes, where they are tabs cut off behind their
 * last word, and below the number of a page, where the table has such rows too.
 */
function mayBeShort(first: Segment, next: Segment, areNotes: boolean, isNextPage: boolean): boolean {
  const isCut = areNotes && next.grid.positional && next.split.header.length === 0;
  return isCut || (isNextPage && endsEarly(first));
}

/** Whether the only row of a page is the half of one, whose other half is the first row of the grid that follows. */
function isTornRow(first: Segment, { grid: { rows } }: Segment, after: Segment | undefined): boolean {
  return rows.length === 1 && after !== undefined && makeUpRow(rows[0], after.grid.rows[0], first);
}

/** A row takes so many lines, of which the first prints its number. */
const MOST_LINES = 5;

/** Whether the number of a row or a line goes on in the same column. */
function countsOn({ split }: Segment, next: Segment): boolean {
  const [row] = next.grid.rows;
  return split.data
    .slice(-MOST_LINES)
    .some(({ cells }) => cells.some(({ text }, column) => isNextNumber(text, row.cells[column]?.text ?? '')));
}

/** Whether one number is the next after another, each alone or before a name: 12 and 13, `五、事业收入` and `六、经营收入`. */
function isNextNumber(one: string, other: string): boolean {
  if (SERIAL.test(one)) return other === String(Number(one) + 1);
  const [before, behind] = [readOrdinal(one), readOrdinal(other)];
  return (
    before !== undefined && behind?.numbering === before.numbering && behind.number === before.number + 1
  );
}

/** Whether the first row of a page begins with a code in a column in which another page has codes. */
function hasCodeOf({ split }: Segment, next: Segment): boolean {
  const { cells } = next.grid.rows[0];
  const column = cells.findIndex(({ text }) => text !== '');
  const isCode = (text: string | undefined) => text !== undefined && CODE_WORD.test(compact(text));
  return isCode(cells[column]?.text) && split.data.some((row) => isCode(row.cells[column]?.text));
}

const LONGEST_HEAD = 40;

/** One short line that names neither a table nor a part of the text, as pages have it above them: `某某局2026年部门预算`. */
function isRunningHead(between: readonly string[]): boolean {
  const [head, ...others] = between.filter((text) => !isPageNumber(text));
  return others.length === 0 && head.length <= LONGEST_HEAD && isPlainLine(head);
}

/** Rows without a header of their own, no more columns than the table has; a blank one behind the last is no column of it. */
function isLikeRowsOf(table: Begun, next: Segment): boolean {
  const { first } = table;
  // All rows of a page may be cut off behind their last word, and its header be packed to the left.
  const columns = Math.max(first.columns, widestIn(first));
  const isTail = next.columns === columns + 1 && reachOf(next) <= columns;
  return (
    !first.split.isForm &&
    (next.grid.positional || next.grid.layout === 'cells') &&
    (next.columns <= columns || isTail) &&
    isHeaderless(table, next)
  );
}

/** How many cells the widest row of a page has, be it one of its header. */
const widestIn = memoize(({ grid }: Segment): number => largest(grid.rows.map(widthOf)));

/** Whether a page has an amount, be it a whole one in a column of figures. */
function holdsFigures(first: Segment, previous: Segment, next: Segment): boolean {
  return next.grid.rows.some(
    ({ cells, loose }) =>
      loose !== undefined ||
      cells.some(
        ({ text }, column) =>
          isAmount(text) || (isFigure(text) && (holdsFigure(first, column) || holdsFigure(previous, column))),
      ),
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

/** How nothing is printed. */
const NOUGHT = /^(?:[-－—–]{1,2}|0(?:\.0+)?)$/;

function isAmount(text: string): boolean {
  return AMOUNT.test(toHalfWidth(text));
}

function isFigure(text: string): boolean {
  const plain = toHalfWidth(text);
  return WHOLE.test(plain) || NOUGHT.test(plain);
}

function holdsFigure({ split }: Segment, column: number): boolean {
  return split.data.some(({ cells }) => isFigure(cells[column]?.text ?? ''));
}

/** A line printed above the table too, or one that belongs above any of its pages; another body begins another table. */
function isRepeated(text: string, captions: ReadonlySet<string>): boolean {
  return captions.has(captionKey(text)) || isUnitLine(text) || (isCaptionLine(text) && !isBodyLine(text));
}

/** What lines above the pages of one table have in common, whatever is glued to them. */
export function captionKey(text: string): string {
  return compact(stripTitle(text));
}

function isHeaderless(table: Begun, next: Segment): boolean {
  const { grid, split, columns } = next;
  if (split.isForm) return false;
  if (split.header.length === 0 || isInOneColumn(next)) return true;
  if (grid.layout === 'aligned') return false;
  // The name of a row may be broken over lines, so that no amount stands beside its beginning.
  const isRow = beginsRowName(compact(split.header[0].cells[0]?.text ?? ''));
  const namesNone =
    isRow ||
    !namesColumns(split.header, columns) ||
    (isRestOf(table, next) && !sameHeader(table.first, next));
  return !split.index && namesNone;
}

/** Whether what looks like the header of a page of tabs stands in one column: the rest of a name, since a header names several. */
function isInOneColumn({ grid, split }: Segment): boolean {
  const printed = split.header.flatMap(({ cells }) =>
    cells.flatMap(({ text }, at) => (text === '' ? [] : [at])),
  );
  return grid.layout === 'tabs' && new Set(printed).size === 1 && largest(grid.rows.map(widthOf)) > 2;
}

/**
 * Whether all words of what looks like the header of a page stand below words of the last row before it that are no shorter: they
 * are the rests of its names, since a header stands over figures too.
 */
function isRestOf({ previous }: Begun, { grid, untrimmed = grid, split }: Segment): boolean {
  const last = previous.split.data.at(-1)?.cells ?? [];
  const rows = untrimmed.rows.slice(0, split.header.length);
  return (
    grid.positional &&
    rows.every(({ cells }) => cells.every(({ text }, column) => text === '' || isRest(last[column], text)))
  );
}

function isRest(name: Cell | undefined, rest: string): boolean {
  return name !== undefined && name.text.length >= rest.length && ENDS_WITH_WORD.test(name.text);
}

/** Below a form any rows are its own: they hold words of all kinds. */
function mayBeData(table: Begun, next: Segment): boolean {
  return (table.first.split.isForm && !next.split.isForm) || isHeaderless(table, next);
}

function fits({ first, previous }: Begun, next: Segment): boolean {
  if (first.split.isForm) return true;
  // Of few rows, none may have as many cells as the table has columns.
  const last = previous.split.data.at(-1);
  if (next.columns > first.columns && last && makeUpRow(last, next.grid.rows[0], next)) return true;
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
  if (makeUpRow(last, following, first) || printed(last) === printed(following)) return false;
  if (means(compact(first.split.header[0]?.cells[0]?.text ?? ''), 'serial')) {
    const serials = serialsOf(previous.split.data);
    // The rest of a row that the end of the page parted has none.
    const [own] = serialsOf([...next.split.data, ...(after?.split.data ?? [])]);
    return own !== (serials.at(-1) ?? 0) + 1;
  }
  if (labelOf(begin) === labelOf(following)) return true;
  return isTotalRow(last) && !codesGoOn(previous.split.data, next.split.data);
}

/**
 * What a row prints, in digits of one width and without the blank cells behind it, of which one page may have more: the end
 * of a page may print its last row once more behind it.
 */
function printed({ cells }: GridRow): string {
  return cells
    .map(({ text }) => compact(toHalfWidth(text)))
    .join('\t')
    .trimEnd();
}

/** Whether a page ends, and the next one begins, with the halves of a row: together they have as many cells as the table has columns. */
function makeUpRow(last: GridRow, following: GridRow, { grid, columns }: Segment): boolean {
  return grid.layout === 'cells' && widthOf(last) + widthOf(following) === columns;
}

/** Whether the codes of a page without a total go on from those of the page before, wherever that prints its total. */
function codesGoOn(before: readonly GridRow[], after: readonly GridRow[]): boolean {
  const above = before.flatMap(({ cells }) => codeIn(cells) ?? []).at(-1);
  const below = after.flatMap(({ cells }) => codeIn(cells) ?? []).at(0);
  return above !== undefined && below !== undefined && above < below && !after.some(isTotalRow);
}

/** The code that a row begins with, in whatever cell. */
function codeIn(cells: readonly Cell[]): string | undefined {
  const first = cells.find(({ text }) => text !== '')?.text ?? '';
  return CODE_WORD.test(first) ? first : undefined;
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
