/** Gives each column of a table the path of its header words, through merged cells from the top level down. */

import { parseBroken } from '../amounts/flawed';
import { closeness } from '../knowledge/header-groups';
import { means, tells } from '../lexicon/describe';
import { largest } from '../text/collections';
import { compact } from '../text/normalise';
import { arrangeHeader, type HeaderWord, isLeafWord, wordsIn } from './arrange-header';
import type { GridRow } from './grid';
import { type HeaderSplit, piecesIn } from './header';
import { repairHeader } from './header-repair';
import type { Cell, Column } from './model';
import { arrangePrintedOnce } from './printed-once';

/** One header row laid over the columns: the cell that covers each column, or nothing. */
type Level = readonly (Cell | undefined)[];

/**
 * Columns with their header paths, `count` of them or, where the header is surely wider, more. The rows of the header run
 * from the top level down; in the row of column numbers below them 类, 款 and 项 may stand over the pieces of a code.
 */
export function readColumns(split: HeaderSplit, count: number, positional: boolean): Column[] {
  const numbered = piecesIn(split.index);
  const pieces = numbered.length > 0 ? numbered : piecesOnTotal(split.data[0]);
  const whole = pieces.length > 1 ? readUndivided(split, count, positional, pieces) : undefined;
  const paths = whole ?? readAnyPaths(split, count, positional);
  return withPieces(paths, pieces).map((headers) => ({
    path: headers.flatMap((cell) => pathWords(cell.text)),
    headers,
  }));
}

/** The cells 类, 款 and 项 at the beginning of the first row, that of the total whose label may be lost, where no header has them. */
function piecesOnTotal(row: GridRow | undefined): readonly Cell[] {
  const pieces = piecesIn(row);
  const next = row?.cells.slice(pieces.length).find(({ text }) => text !== '')?.text ?? '';
  const isTotal = means(compact(next), 'whole') || parseBroken(next, '元') !== undefined;
  return pieces.length > 1 && isTotal ? pieces : [];
}

/** The header cells over each column, the outer ones first. */
type CellPaths = readonly (readonly Cell[])[];

function readAnyPaths(split: HeaderSplit, count: number, positional: boolean): CellPaths {
  return readPrintedOnce(split, count) ?? readPaths(split.header, count, positional);
}

function readPaths(header: readonly GridRow[], count: number, positional: boolean): CellPaths {
  const levels = positional ? levelsOfRows(header, count) : levelsByMerging(header, count);
  const paths = Array.from({ length: count }, (_, column) => pathThrough(levels, column));
  if (!isDoubtful(paths, header)) return paths;
  const arranged = arrangeHeader(wordsOf(header));
  // Rows may be cut off after their last amount, the header not: then it is as wide as its words need.
  const isWider = arranged.length > count && header.every((row) => row.cells.length === arranged.length);
  return arranged.length === count || isWider ? cellsOf(arranged) : paths;
}

function cellsOf(arranged: readonly (readonly HeaderWord[])[]): CellPaths {
  return arranged.map((path) => path.map(({ cell }) => cell));
}

/** How many trailing blanks the rows of a table may have lost, so that it has more columns than most of them. */
const MOST_CUT_OFF = 6;

/** The columns of a header whose merged cells are printed once, as many as rows have or, where these are cut off, more. */
function readPrintedOnce({ header, data }: HeaderSplit, count: number): CellPaths | undefined {
  if (header.length < 2) return undefined;
  const widest = largest(data.map(({ cells, outline }) => outline?.width ?? cells.length));
  const most = Math.max(count, Math.min(widest, count + MOST_CUT_OFF));
  const arranged = arrangePrintedOnce(header, count, most, MOST_CUT_OFF);
  return arranged && cellsOf(arranged);
}

/**
 * The columns of a header that has one column for all pieces of a code, or blanks behind it: read as if the code were
 * whole, then divided. `undefined` where the header names no code, or words of its own over the pieces.
 */
function readUndivided(
  split: HeaderSplit,
  count: number,
  positional: boolean,
  pieces: readonly Cell[],
): CellPaths | undefined {
  const further = pieces.length - 1;
  const rest = count - further;
  const isBlank = ({ cells }: GridRow): boolean =>
    cells.slice(1, pieces.length).every(({ text }) => text === '');
  const header = split.header.map((row): GridRow => {
    if (row.cells.length <= rest) return row;
    const cells = isBlank(row) ? row.cells.toSpliced(1, further) : row.cells.slice(0, rest);
    return { cells, line: row.line };
  });
  if (!split.header.some((row) => row.cells.length <= rest || isBlank(row))) return undefined;
  const paths = readAnyPaths({ ...split, header, data: [] }, rest, positional);
  const code = paths.findIndex((path) => means(compact(path.at(-1)?.text ?? ''), 'code'));
  if (code < 0) return undefined;
  return [...paths.slice(0, code), ...pieces.map(() => paths[code]), ...paths.slice(code + 1)];
}

/** The paths with the pieces of a code as the last words of the columns that they stand in. */
function withPieces(paths: CellPaths, pieces: readonly Cell[]): CellPaths {
  const [code] = paths;
  return paths.map((path, column) => {
    const piece = pieces[column];
    return piece ? [...(path.length > 0 ? path : code), piece] : path;
  });
}

/** The rows of a header whose data have every cell: by position, those at the top that are printed once laid over the others. */
function levelsOfRows(header: readonly GridRow[], count: number): Level[] {
  const over = rowsLaidOver(header, count);
  const levels = levelsByPosition(header.slice(over), count);
  for (let depth = over - 1; depth >= 0; depth--) levels.unshift(layOver(header[depth].cells, levels[0]));
  return levels;
}

/**
 * How many rows at the top print merged cells once although those below have every cell: they have fewer cells than there
 * are columns, none of them blank, and too few to reach all columns that the row below leaves blank, or that it names.
 */
function rowsLaidOver(header: readonly GridRow[], count: number): number {
  const isPrintedOnce = ({ cells }: GridRow): boolean =>
    cells.length < count && cells.every(({ text }) => text !== '');
  const over = header.findIndex((row) => !isPrintedOnce(row));
  const below = header[over]?.cells;
  if (over <= 0 || below.length !== count) return 0;
  const reach = Math.min(...header.slice(0, over).map(({ cells }) => cells.length));
  if (over < header.length - 1) {
    const isSpread = below[0].text !== '' && below.findLastIndex(({ text }) => text !== '') >= reach;
    return isSpread ? over : 0;
  }
  const lastBlank = below.findLastIndex(({ text }) => text === '');
  return lastBlank < 0 || reach <= lastBlank ? over : 0;
}

function pathThrough(levels: readonly Level[], column: number): Cell[] {
  const headers: Cell[] = [];
  for (const level of levels) {
    const cell = level[column];
    if (cell && cell !== headers.at(-1)) headers.push(cell);
  }
  return headers;
}

function wordsOf(header: readonly GridRow[]): HeaderWord[] {
  return header.flatMap(({ cells }) => wordsIn(cells));
}

/** Signs that header cells are not where they belong: a column without words, a lower word below none or a strange one. */
function isDoubtful(paths: readonly (readonly Cell[])[], header: readonly GridRow[]): boolean {
  if (header.length < 2) return false;
  const top = new Set(header[0].cells);
  return paths.some((path, column) => {
    if (path.length === 0 && isCodePiece(paths, column)) return false;
    if (path.length === 0 || !top.has(path[0])) return true;
    return path.length > 1 && isLeafWord(compact(path[path.length - 2].text));
  });
}

/** How many columns a code may stand in. */
const MOST_PIECES = 3;

/** Whether a column without words is one of those over which the word for a code reaches. */
function isCodePiece(paths: CellPaths, column: number): boolean {
  const named = paths.findLastIndex((path, before) => before < column && path.length > 0);
  return (
    named >= 0 && column - named < MOST_PIECES && means(compact(paths[named].at(-1)?.text ?? ''), 'code')
  );
}

/**
 * `本年收入/小计` in one cell is a path of two words; a slash within a bracket or a unit is not a separator, one between
 * blanks always is: `项目 / 2024年`.
 */
export function pathWords(text: string): string[] {
  if (!text.includes('/')) return [compact(text)];
  return text.split(' / ').flatMap((words) => stepsOf(compact(words)));
}

function stepsOf(words: string): string[] {
  const steps: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < words.length; i++) {
    if (OPENING.includes(words[i])) depth++;
    else if (CLOSING.includes(words[i])) depth--;
    else if (words[i] === '/' && depth === 0 && isWordEnd(words[i - 1]) && isWordStart(words, i + 1)) {
      steps.push(words.slice(from, i));
      from = i + 1;
    }
  }
  return [...steps, words.slice(from)];
}

const OPENING = '（(【[“';

const CLOSING = '）)】]”';

/** Beside a slash that parts words stand words, not letters or figures as in `km/h`. */
function isWordEnd(char: string | undefined): boolean {
  return char !== undefined && !/[\dA-Za-z/]/.test(char);
}

const WORD_WITH_YEAR = /^20\d\d年[^/]/;

/** A word may begin with a year: `收入/2026年预算数`. */
function isWordStart(words: string, at: number): boolean {
  return isWordEnd(words[at]) || WORD_WITH_YEAR.test(words.slice(at, at + 6));
}

/** Each row has a cell for every column; a blank continues the cell on its left or the one above. */
function levelsByPosition(header: readonly GridRow[], count: number): Level[] {
  const own: Level[] = repairHeader(
    header.map((row) => Array.from({ length: count }, (_, column) => printedAt(row, column))),
  );
  return own.map((level, depth) => level.map((cell, column) => cell ?? coveredBy(own, depth, column)));
}

function printedAt(row: GridRow, column: number): Cell | undefined {
  const cell = row.cells[column];
  return cell && cell.text !== '' ? cell : undefined;
}

/**
 * The cell on the left that spans this column: the nearest printed one, if it has cells below it and this column has too,
 * and no column in between begins another group on the level above.
 */
function coveredBy(own: readonly Level[], depth: number, column: number): Cell | undefined {
  if (!hasBelow(own, depth, column)) return undefined;
  for (let left = column - 1; left >= 0; left--) {
    const cell = own[depth][left];
    if (cell) return hasBelow(own, depth, left) ? cell : undefined;
    if (depth > 0 && own[depth - 1][left + 1]) return undefined;
  }
  return undefined;
}

function hasBelow(own: readonly Level[], depth: number, column: number): boolean {
  return own.slice(depth + 1).some((level) => level[column] !== undefined);
}

/**
 * Merged cells are printed once: the last row has a cell for every column, blank where a cell above reaches down.
 * Each row above is laid over the one below it.
 */
function levelsByMerging(header: readonly GridRow[], count: number): Level[] {
  if (header.length === 0) return [];
  const last = header[header.length - 1];
  if (last.cells.length !== count) return levelsByPosition(header, count);
  const levels: Level[] = [Array.from({ length: count }, (_, column) => printedAt(last, column))];
  for (let depth = header.length - 2; depth >= 0; depth--)
    levels.unshift(layOver(header[depth].cells, levels[0]));
  return levels;
}

/**
 * Lays the cells of a merged row over the row below. Under each blank of the lower row stands one cell that reaches
 * down; each run of printed cells is divided among the cells that are left.
 */
function layOver(upper: readonly Cell[], lower: Level): Level {
  if (upper.length === lower.length) return upper.map((cell) => (cell.text === '' ? undefined : cell));
  const runs = runsOf(lower);
  const shares = shareCells(upper.length, runs);
  const level: (Cell | undefined)[] = [];
  let next = 0;
  runs.forEach((run, index) => {
    const cells = upper.slice(next, next + shares[index]);
    next += shares[index];
    level.push(...spread(cells, run, lower));
  });
  return level.map((cell) => (cell && cell.text !== '' ? cell : undefined));
}

/** A stretch of columns in the lower row that is either one blank or a run of printed cells. */
interface Run {
  readonly start: number;
  readonly length: number;
  readonly printed: boolean;
}

function runsOf(lower: Level): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < lower.length; column++) {
    const printed = lower[column] !== undefined;
    const previous = runs.at(-1);
    if (printed && previous?.printed) runs[runs.length - 1] = { ...previous, length: previous.length + 1 };
    else runs.push({ start: column, length: 1, printed });
  }
  return runs;
}

/** How many upper cells each run gets: one each, the rest to the longest printed runs. */
function shareCells(cells: number, runs: readonly Run[]): number[] {
  const shares = runs.map(() => 1);
  let rest = cells - runs.length;
  while (rest > 0) {
    let best = -1;
    runs.forEach((run, index) => {
      if (!run.printed || run.length <= shares[index]) return;
      if (best < 0 || run.length / shares[index] > runs[best].length / shares[best]) best = index;
    });
    if (best < 0) break;
    shares[best]++;
    rest--;
  }
  return shares;
}

/** Divides a run of columns among its upper cells: where the words of the lower row repeat, or where amounts begin. */
function spread(cells: readonly Cell[], run: Run, lower: Level): (Cell | undefined)[] {
  if (cells.length === 0) return Array.from({ length: run.length }, () => undefined);
  const words = Array.from({ length: run.length }, (_, i) => compact(lower[run.start + i]?.text ?? ''));
  const starts = groupStarts(words, cells);
  const result: (Cell | undefined)[] = [];
  let group = -1;
  for (let column = 0; column < run.length; column++) {
    if (starts.includes(column)) group++;
    result.push(cells[Math.min(group, cells.length - 1)]);
  }
  return result;
}

function groupStarts(words: readonly string[], cells: readonly Cell[]): number[] {
  const groups = cells.length;
  const byRepetition = words.flatMap((word, column) => (column === 0 || word === words[0] ? [column] : []));
  if (byRepetition.length === groups) return byRepetition;
  const byMeaning = startsByMeaning(
    words,
    cells.map((cell) => compact(cell.text)),
  );
  if (byMeaning) return byMeaning;
  // Panels side by side repeat their columns; the last heading spans those that are left.
  if (byRepetition.length > groups) return byRepetition.slice(0, groups);
  const byKind = words.flatMap((word, column) =>
    column === 0 || isLabelHeading(word) !== isLabelHeading(words[column - 1]) ? [column] : [],
  );
  if (byKind.length === groups) return byKind;
  const totals = words.flatMap((word, column) => (column === 0 || means(word, 'total') ? [column] : []));
  if (totals.length === groups) return totals;
  return words.map((_, column) => column).slice(0, groups);
}

function isLabelHeading(word: string): boolean {
  return tells(word, 'label-heading');
}

/** Where each group begins when every word must belong below its group and only one division has that. */
function startsByMeaning(words: readonly string[], groups: readonly string[]): number[] | undefined {
  const fits = groups.map((group) => words.map((word) => closeness(group, word) !== undefined));
  const starts: number[] = [];
  let from = 0;
  for (let group = 0; group < groups.length; group++) {
    starts.push(from);
    let next = from + 1;
    if (!fits[group][from]) return undefined;
    const last = group === groups.length - 1 ? words.length : next;
    while (next < last || (last !== words.length && next < words.length && fits[group][next])) {
      if (!fits[group][next]) return undefined;
      next++;
    }
    const mayEndBefore = group < groups.length - 1 && next - from > 1 && fits[group + 1][next - 1];
    if (mayEndBefore) return undefined;
    from = next;
  }
  return starts;
}
