/** Reader of the `cells` layout: a cell a line behind a tab, rows parted by blank lines, merged cells printed once. */

import { parseBroken } from '../../amounts/flawed';
import { means } from '../../lexicon/describe';
import { largest } from '../../text/collections';
import { memoize } from '../../text/memo';
import { compact } from '../../text/normalise';
import { lineSpan, lineText, type Snapshot } from '../../text/snapshot';
import {
  areCaptions,
  isBareYear,
  isCaptionLine,
  isFactLine,
  isNote,
  isPageNumber,
  mayBeTitle,
  namesTable,
} from '../captions';
import { tableCell } from '../cells';
import { type Grid, type GridRow, MOST_COLUMNS } from '../grid';
import type { LineKind } from '../lines';
import type { Cell } from '../model';

/** Reads rows from `line` on; groups of cell lines parted by blank lines, up to the first line of another kind. */
export function readCells(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  const tried = triedIn(kinds);
  if (kinds[line] !== 'cell' || line < tried.until) return undefined;
  const rows: GridRow[] = [];
  let next = line;
  let end = line;
  while (kinds[next] === 'cell') {
    const { row, endLine } = readRow(snapshot, kinds, next);
    if (row.cells.length > MOST_COLUMNS) {
      tried.until = endLine;
      break;
    }
    if (isCaptionRow(row)) break;
    rows.push(row);
    end = endLine;
    next = skipBlank(kinds, end);
    if (kinds[end] !== 'blank') break;
  }
  if (!rows.some((row) => row.cells.length > 1)) {
    tried.until = Math.max(tried.until, next);
    return undefined;
  }
  return { layout: 'cells', rows: joinSplitRows(rows), firstLine: line, endLine: end, positional: false };
}

/** Up to which line rows of a single cell, or of too many, were read in vain: beginning further down gives no more. */
const triedIn = memoize((_: readonly LineKind[]) => ({ until: 0 }));

function readRow(snapshot: Snapshot, kinds: readonly LineKind[], line: number) {
  const cells: Cell[] = [];
  let next = line;
  for (; kinds[next] === 'cell' || goesOnAt(snapshot, kinds, next); next++) {
    const { start, end } = lineSpan(snapshot, next);
    const above = cells.at(-1);
    if (kinds[next] === 'cell') cells.push(tableCell(snapshot.text, start + 1, end));
    else if (above && !isPageNumber(lineText(snapshot, next).trim()))
      cells[cells.length - 1] = extend(above, tableCell(snapshot.text, start, end));
  }
  const row: GridRow = { cells, line };
  return { row, endLine: next };
}

/** A line without a tab right below a cell is that cell's next line, if the table goes on after it. */
function goesOnAt(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  if (kinds[line] !== 'text' || kinds[line - 1] === 'blank') return false;
  let next = line;
  while (kinds[next] === 'text') next++;
  const text = lineText(snapshot, line).trim();
  if (kinds[skipBlank(kinds, next)] !== 'cell' && !isTornName(snapshot, kinds, line)) return false;
  // The end of a page within a row parts nothing.
  if (isPageNumber(text) && kinds[line - 1] === 'cell' && kinds[line + 1] === 'cell') return true;
  return !isNote(text) && !isPageNumber(text) && !isCaptionLine(text) && !namesTable(text);
}

const SENTENCE = /[。；，：]/;

/** Whether a line is the rest of a name, on the line above, behind which the page ends: below its head the cells go on. */
function isTornName(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  const [name, rest] = [line - 1, line].map((at) => lineText(snapshot, at).trim());
  if (kinds[line - 1] !== 'cell' || rest.length > name.length || SENTENCE.test(name + rest)) return false;
  if (!/\p{Script=Han}$/u.test(name)) return false;
  let next = skipBlank(kinds, line + 1);
  while (kinds[next] !== 'cell' && isPageHead(snapshot, kinds, next)) next = skipBlank(kinds, next + 1);
  return kinds[next] === 'cell';
}

/** What stands at the end of a page and at the head of the next one, apart from titles: a page number, and facts such as the unit. */
function isPageHead(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  if (kinds[line] === undefined || kinds[line] === 'blank') return false;
  const pieces = lineText(snapshot, line)
    .split('\t')
    .map((piece) => piece.trim());
  const printed = pieces.filter((piece) => piece !== '');
  return areCaptions(printed) || (printed.length === 1 && isPageNumber(printed[0]));
}

function extend(cell: Cell, piece: Cell): Cell {
  return { ...cell, text: cell.text + piece.text, more: [...(cell.more ?? []), piece] };
}

/**
 * Two short rows that make up a whole one were parted by a blank line in a cell. Where all short rows below the header
 * pair up so, whole rows are the widest; in forms, where short rows are the rule, the commonest.
 */
function joinSplitRows(rows: readonly GridRow[]): GridRow[] {
  const widths = rows.map(({ cells }) => cells.length);
  const widest = largest(widths);
  const joined = joinTo(widest, rows);
  const below = joined.slice(joined.findIndex(({ cells }) => cells.length === widest));
  // The last one may go on on the next page.
  const areWhole = below.slice(0, -1).every((row) => row.cells.length === widest || isTotal(row));
  return areWhole ? joined : joinTo(commonest(widths), rows);
}

/** 小计 begins rows of headers too. */
function isWhole(text: string): boolean {
  return means(compact(text), 'whole');
}

/** Whether an amount that no code looks like stands right behind a total's label, which may span all columns of labels then. */
function isWholeTotal(row: GridRow): boolean {
  const { cells } = row;
  const behind = cells[cells.findIndex(({ text }) => isWhole(text)) + 1]?.text ?? '';
  return isTotal(row) && /\d[.,]\d/.test(behind);
}

/** Whether a row begins with a code, or with the number behind that of the row above. */
function beginsAnother({ cells: [first] }: GridRow, above: GridRow): boolean {
  const serial = above.cells[0].text;
  const isNext = serial !== '' && SERIAL.test(serial) && first.text === String(Number(serial) + 1);
  return isNext || /^\d{3}(?:\d{2}){0,2}$/.test(first.text);
}

/** A row of a total may have fewer cells: its label spans those of a code and a name. No header says so first. */
function isTotal({ cells }: GridRow): boolean {
  const label = cells.find(({ text }) => !SERIAL.test(text));
  return label !== undefined && isWhole(label.text);
}

/** A number of a row, or nothing. */
const SERIAL = /^\d{0,4}$/;

/** Whether a row is what the end of a page parted from the row before it: the first here, of amounts alone. */
function isRest(row: GridRow, joined: readonly GridRow[]): boolean {
  return joined.length === 1 && row.cells.every(({ text }) => parseBroken(text, '元') !== undefined);
}

/**
 * Joins neighbours that have so many cells together, in data: behind the first row that has them by itself, an amount or the name
 * of a total; a total's label may be what stands behind the blank line, with blank cells of the same row before it.
 */
function joinTo(width: number, rows: readonly GridRow[]): GridRow[] {
  const joined: GridRow[] = [];
  let isData = rows.slice(0, 2).some(holdsAmount);
  for (const row of rows) {
    const above = joined.at(-1);
    const fits = above && above.cells.length + row.cells.length === width;
    const isApart = above && (isWholeTotal(above) || isRest(above, joined)) && beginsAnother(row, above);
    const isBegun = isData || (above?.cells.every(({ text }) => text === '') && isWholeTotal(row));
    if (isBegun && fits && !isApart)
      joined[joined.length - 1] = { ...above, cells: [...above.cells, ...row.cells] };
    else joined.push(row);
    isData ||= row.cells.length === width || holdsAmount(row) || isTotal(row);
  }
  return joined;
}

function holdsAmount(row: GridRow): boolean {
  return row.cells.some(({ text }) => text !== '' && parseBroken(text, '元') !== undefined);
}

function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 1])[0];
}

/** Title, unit, year and body behind tabs above a table look like cells, but are its caption; so does a note below it. */
function isCaptionRow({ cells }: GridRow): boolean {
  const isTitle = ({ text }: Cell): boolean => namesTable(text) && mayBeTitle(text);
  const [first, ...others] = cells;
  if (isNote(first.text) && others.every(({ text }) => text === '')) return true;
  if (cells.length === 1 && (isTitle(cells[0]) || isBareYear(cells[0].text) || isFactLine(cells[0].text)))
    return true;
  return areCaptions(cells.filter((cell) => !isTitle(cell)).map(({ text }) => text));
}

function skipBlank(kinds: readonly LineKind[], line: number): number {
  let next = line;
  while (kinds[next] === 'blank') next++;
  return next;
}
