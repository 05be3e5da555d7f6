/** Tells a table's header from its data, and gives each column the path of its header words. */

import { parseAmount, toHalfWidth } from '../amounts/printed';
import { closeness } from '../knowledge/header-groups';
import { compact } from '../text/normalise';
import { arrangeHeader, type HeaderWord } from './arrange-header';
import { isEmpty } from './cells';
import { splitForm } from './forms';
import type { Grid, GridRow } from './grid';
import { repairHeader } from './header-repair';
import type { Cell, Column, ColumnNumber } from './model';

/** Rows that a header may have before it must be data. */
const DEEPEST_HEADER = 6;

const INDEX_WORD = /^(?:栏次|栏目|列次|行次|类|款|项|甲|乙|丙|[*＊—-])$/;
const INDEX_NUMBER = /^[（(]?(\d{1,2})[)）]?(?:\s*[=＝].*)?$/;
const ORDINAL = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[、.．](?!\d))/;
/** Labels of rows that a page may begin with; no header does. */
const DATA_LABEL =
  /^(?:其中|本年(?:收入|支出)(?:合计|小计)|(?:上年|年初|年末|年终).*(?:结转|结余)|(?:收入|支出)[总合]计|使用.*结余)/;
/** Stands in every header of a list of indicators: 一级指标. */
const LEVEL = '级';
const TOTAL = /^(?:合计|总计|合计：|总计：)$/;

/** How a grid divides: rows of the header, then perhaps a 栏次 row, then data. */
export interface HeaderSplit {
  readonly header: readonly GridRow[];
  readonly data: readonly GridRow[];
  readonly index?: GridRow;
  /** True where the rows are those of a form: around a list of indicators, with cells that stand in no column. */
  readonly isForm?: boolean;
}

/** Splits a grid into header, 栏次 row and data rows. A grid that begins with data has no header. */
export function splitHeader(grid: Grid): HeaderSplit {
  const { rows } = grid;
  const form = grid.text?.includes(LEVEL) === false ? undefined : splitForm(rows);
  if (form) return { ...form, isForm: true };
  let next = 0;
  if (grid.headerRows !== undefined) next = grid.headerRows;
  else
    while (
      next < rows.length &&
      next < DEEPEST_HEADER &&
      !isIndexRow(rows[next]) &&
      looksLikeHeader(rows, next)
    )
      next++;
  const header = rows.slice(0, next);
  const index = next < rows.length && next > 0 && isIndexRow(rows[next]) ? rows[next] : undefined;
  return { header, index, data: rows.slice(index ? next + 1 : next) };
}

/** A row that numbers the columns says so in its first cell. */
export const COLUMN_NUMBERS = /^(?:栏次|栏目|列次)$/;

/** The numbers of a 栏次 row; `3=4+5` is 3. */
export function columnNumbers({ cells }: GridRow): ColumnNumber[] {
  return cells.flatMap((cell) => {
    const number = INDEX_NUMBER.exec(toHalfWidth(cell.text))?.[1];
    return number === undefined ? [] : [{ value: Number(number), cell }];
  });
}

/** A row named 栏次 of nothing but small numbers, even where one of them is wrong. */
function isNamedIndex({ cells }: GridRow): boolean {
  const [first, ...others] = cells.filter((cell) => cell.text !== '');
  return (
    first !== undefined &&
    COLUMN_NUMBERS.test(compact(first.text)) &&
    others.length >= 2 &&
    others.every(({ text }) => INDEX_NUMBER.test(toHalfWidth(text)) || INDEX_WORD.test(compact(text)))
  );
}

/** The 栏次 row numbers the columns: 1, 2, 3 … */
export function isIndexRow(row: GridRow): boolean {
  if (isNamedIndex(row)) return true;
  let last = 0;
  let numbers = 0;
  let words = 0;
  for (const cell of row.cells) {
    if (cell.text === '') continue;
    const number = INDEX_NUMBER.exec(toHalfWidth(cell.text))?.[1];
    if (number === undefined) {
      if (!INDEX_WORD.test(compact(cell.text))) return false;
      words++;
      continue;
    }
    if (Number(number) <= last && Number(number) !== 1) return false;
    if (last > 0 && Number(number) > last + 3) return false;
    last = Number(number);
    numbers++;
  }
  return numbers >= 2 ? last >= 2 && firstNumber(row) <= 1 : numbers === 1 && words > 0 && last === 1;
}

function firstNumber(row: GridRow): number {
  for (const cell of row.cells) {
    const number = INDEX_NUMBER.exec(toHalfWidth(cell.text))?.[1];
    if (number !== undefined) return Number(number);
  }
  return 0;
}

function looksLikeHeader(rows: readonly GridRow[], index: number): boolean {
  const printed = rows[index].cells.filter((cell) => cell.text !== '');
  if (printed.length === 0) return false;
  if (printed.some((cell) => isNumber(cell.text))) return false;
  if (ORDINAL.test(printed[0].text) || DATA_LABEL.test(compact(printed[0].text))) return false;
  if (printed.length === 1 && index > 0 && TOTAL.test(compact(printed[0].text))) return false;
  if (index === 0) return true;
  if (isFull(rows[index - 1]) && rows[index].cells.length === rows[index - 1].cells.length) return false;
  return printed.some((cell) => isHeaderWord(cell.text)) || spansAbove(rows, index);
}

/** A row with words in every column leaves nothing for a second header row to divide. */
function isFull(row: GridRow): boolean {
  return row.cells.length > 1 && row.cells.every((cell) => cell.text !== '');
}

function isNumber(text: string): boolean {
  const amount = parseAmount(text, '元');
  return amount !== undefined && amount.text !== '';
}

const HEADER_WORD =
  /^(?:序号|行次|类|款|项|目|编号|备注)$|科目|项目|名称|编码|代码|合计|小计|总计|金额|预算|决算|支出|收入|拨款|经费|资金|基金|结转|结余|数量|单价|数$|%|％|情况|性质|规格|形式|单位|指标|面积|增减/;

function isHeaderWord(text: string): boolean {
  return HEADER_WORD.test(compact(text));
}

/** A header cell is short; anything longer is a sentence or a name. */
const LONGEST_WORD = 30;

/** Whether rows that stand where a header may stand name most columns of a table of that many columns. */
export function namesColumns(header: readonly GridRow[], columns: number): boolean {
  const printed = header.flatMap((row) => row.cells.filter((cell) => cell.text !== ''));
  const named = printed.filter(({ text }) => text.length <= LONGEST_WORD && isHeaderWord(text)).length;
  return named * 2 >= printed.length && printed.length * 2 >= columns;
}

/** A row below a header whose cells stand under merged ones is header too. */
function spansAbove(rows: readonly GridRow[], index: number): boolean {
  const above = rows[index - 1].cells;
  const here = rows[index].cells;
  return here.some((cell, column) => cell.text !== '' && isEmpty(above[column])) && isEmpty(here[0]);
}

/** How many columns a grid has: the commonest width of its data, if its header and its numbers of columns are no wider. */
export function columnCount(split: HeaderSplit, positional: boolean): number {
  if (split.isForm) return printedWidth(split.header[0]);
  const widths = new Map<number, number>();
  for (const row of split.data) {
    const width = row.outline?.width ?? row.cells.length;
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  let best = split.index?.cells.length ?? 0;
  let most = split.index ? 1 : 0;
  for (const [width, rows] of widths)
    if (rows > most || (rows === most && width > best)) [best, most] = [width, rows];
  const header = positional
    ? Math.max(0, ...split.header.map(printedWidth))
    : (split.header.at(-1)?.cells.length ?? 0);
  return Math.max(best, header, split.index ? printedWidth(split.index) : 0);
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

/** Cells up to the last printed one: blank cells past it are an artefact of writing rows with tabs. */
function printedWidth(row: GridRow): number {
  let width = row.cells.length;
  while (width > 0 && row.cells[width - 1].text === '') width--;
  return width;
}

/** One header row laid over the columns: the cell that covers each column, or nothing. */
type Level = readonly (Cell | undefined)[];

/** Columns with their header paths. `header` rows run from the top level down. */
export function readColumns(header: readonly GridRow[], count: number, positional: boolean): Column[] {
  const levels = positional ? levelsByPosition(header, count) : levelsByMerging(header, count);
  const paths = Array.from({ length: count }, (_, column) => pathThrough(levels, column));
  const arranged = isDoubtful(paths, header) ? arrangeHeader(wordsOf(header)) : [];
  const cells = arranged.length !== count ? paths : arranged.map((path) => path.map(({ cell }) => cell));
  return cells.map((headers) => ({ path: headers.flatMap((cell) => pathWords(cell.text)), headers }));
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
  return header.flatMap((row) =>
    row.cells.filter((cell) => cell.text !== '').map((cell) => ({ cell, word: compact(cell.text) })),
  );
}

/** Signs that header cells are not where they belong: a column without words, a lower word below none or a strange one. */
function isDoubtful(paths: readonly (readonly Cell[])[], header: readonly GridRow[]): boolean {
  if (header.length < 2) return false;
  const top = new Set(header[0].cells);
  return paths.some((path) => {
    if (path.length === 0 || !top.has(path[0])) return true;
    return path.length > 1 && isLeafWord(compact(path[path.length - 2].text));
  });
}

/** Words that name a column of their own and never span others. */
function isLeafWord(word: string): boolean {
  return /^(?:合计|小计|总计|序号|科目名称|单位名称|单位代码|单位[（(]科目名称[)）]|项目名称)$/.test(word);
}

/** `本年收入/小计` in one cell is a path of two words; a slash within a bracket or a unit is not a separator. */
function pathWords(text: string): string[] {
  const words = compact(text);
  if (!words.includes('/')) return [words];
  const steps: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < words.length; i++) {
    if (OPENING.includes(words[i])) depth++;
    else if (CLOSING.includes(words[i])) depth--;
    else if (words[i] === '/' && depth === 0 && isWordEnd(words[i - 1]) && isWordEnd(words[i + 1])) {
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

const LABEL_WORD = /项目$|名称|编码|代码|科目$/;

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
    column === 0 || LABEL_WORD.test(word) !== LABEL_WORD.test(words[column - 1]) ? [column] : [],
  );
  if (byKind.length === groups) return byKind;
  const totals = words.flatMap((word, column) =>
    column === 0 || /^(?:小计|合计)$/.test(word) ? [column] : [],
  );
  if (totals.length === groups) return totals;
  return words.map((_, column) => column).slice(0, groups);
}
