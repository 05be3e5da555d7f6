/** Finds what is written badly in a file of the table language: its front matter, rows of tables, and comments. */

import { pipeCells } from '../text/pipe-cells';
import { lineCount, lineSpan, lineText, type Snapshot, type Span } from '../text/snapshot';
import { endOfFence, isFence } from './fences';
import { type FrontProblem, readFrontMatter } from './front-matter';
import { classifyLines, type LineKind } from './lines';
import type { Place, Placed } from './model';
import { isBadWaiver, isWaiver } from './waivers';

/** What is wrong at a place. */
export type WrittenProblem =
  | FrontProblem
  /** Rows between pipes without a row of dashes; `isBelowTable` where only blank lines part them from a table above. */
  | { readonly type: 'no-delimiter'; readonly isBelowTable: boolean }
  /** A row of another length than the header. `hasBars` where full-width bars stand in it. */
  | {
      readonly type: 'row-length';
      readonly cells: number;
      readonly columns: number;
      readonly hasBars: boolean;
    }
  /** The row of dashes, or the header, of another length than what goes with it. */
  | { readonly type: 'dashes-length' | 'header-length'; readonly cells: number; readonly columns: number }
  /** So many lines of a table with full-width bars, with tabs, or without their first pipe. */
  | { readonly type: 'bars' | 'tabs' | 'no-first-pipe'; readonly lines: number }
  | { readonly type: 'waiver' };

const SHIFTING: readonly WrittenProblem['type'][] = ['row-length', 'header-length'];

/** Whether amounts may stand in other columns than they are read in: cells of a row are too few or too many. */
export function mayShiftCells(faults: readonly WrittenFault[]): boolean {
  return faults.some(({ problem }) => SHIFTING.includes(problem.type));
}

/** A problem where it stands. */
export interface WrittenFault {
  readonly place: Place;
  readonly problem: WrittenProblem;
}

interface Found extends Span {
  readonly problem: WrittenProblem;
}

const DASHES = /^\s*:?-+:?\s*$/;
const BAR = '｜';
const BARS = /^\s*｜|｜.*｜/;
/** A row that prints nothing but the digits of a code is being typed. */
const BEGUN = /^[|\s]*(?:\d+[|\s]*)?$/;
const LOOSE_PIPE = /(?<!\\)\|/;

/** All of them, in order of position. */
export function readFaults(snapshot: Snapshot, placed: readonly Placed[]): WrittenFault[] {
  const front = readFrontMatter(snapshot, true);
  const kinds = classifyLines(snapshot);
  const found: Found[] = [...front.faults];
  let above: 'table' | 'faulty' | 'other' = 'other';
  for (let line = front.endLine; line < lineCount(snapshot); ) {
    if (isFence(lineText(snapshot, line))) {
      line = endOfFence(snapshot, line);
      above = 'other';
      continue;
    }
    const kind = kinds[line];
    const end = kind === 'pipe' ? endOfRun(kinds, line) : line + 1;
    if (kind === 'pipe') {
      found.push(...faultsOfTable(snapshot, line, end, above));
      above = 'table';
    } else if (kind !== 'blank') {
      const type = faultOfLine(snapshot, kinds, line);
      if (type) add(found, { ...shownOn(snapshot, line), problem: { type, lines: 1 } }, above === 'faulty');
      above = type ? 'faulty' : 'other';
    } else if (above === 'faulty') above = 'other';
    for (let at = line; at < end; at++) found.push(...badWaiversOn(snapshot, at));
    line = end;
  }
  return placedIn(placed, found);
}

function endOfRun(kinds: readonly LineKind[], first: number): number {
  let end = first;
  while (kinds[end] === 'pipe') end++;
  return end;
}

/** Lines right below one another that are written badly in the same way are told once. */
function add(
  found: Found[],
  one: Found & { readonly problem: { readonly type: string; readonly lines: number } },
  isBelow: boolean,
): void {
  const last = found.at(-1);
  const { type } = one.problem;
  if (isBelow && last && 'lines' in last.problem && last.problem.type === type)
    found[found.length - 1] = { ...last, problem: { ...last.problem, lines: last.problem.lines + 1 } };
  else found.push(one);
}

/** How a line of text looks that was meant as a row; nothing where it is text. */
function faultOfLine(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
): 'bars' | 'tabs' | 'no-first-pipe' | undefined {
  const text = lineText(snapshot, line);
  if (BARS.test(text)) return 'bars';
  if (kinds[line] === 'tabs') return 'tabs';
  const isBeside = kinds[line - 1] === 'pipe' || kinds[line + 1] === 'pipe';
  return isBeside && LOOSE_PIPE.test(text) ? 'no-first-pipe' : undefined;
}

interface Row extends Span {
  readonly cells: readonly Span[];
}

/** A row as it is read: what follows its last pipe is no cell where it is blank or a waiver. */
function rowOn(snapshot: Snapshot, line: number): Row {
  const { text } = snapshot;
  const { start, end } = lineSpan(snapshot, line);
  const cells = pipeCells(text, start, end);
  const last = text.slice(cells[cells.length - 1].start, end).trim();
  return {
    start,
    end,
    cells: cells.length > 1 && (last === '' || isWaiver(last)) ? cells.slice(0, -1) : cells,
  };
}

function faultsOfTable(
  snapshot: Snapshot,
  first: number,
  end: number,
  above: 'table' | 'faulty' | 'other',
): Found[] {
  const rows = Array.from({ length: end - first }, (_, index) => rowOn(snapshot, first + index));
  const at = rows.findIndex((row) => isDashes(snapshot, row));
  // What stands right above is told already, and is what parts the rows from their header.
  if (at < 0 && above === 'faulty') return [];
  if (at < 0)
    return [
      { ...shownOn(snapshot, first), problem: { type: 'no-delimiter', isBelowTable: above === 'table' } },
    ];
  if (at === 0) return [];
  const columns = rows[at - 1].cells.length;
  const dashes = rows[at].cells.length;
  const body = rows.slice(at + 1);
  const usual = usualLength(body);
  const isHeaderWrong = usual !== undefined && usual !== columns;
  const meant = isHeaderWrong ? usual : columns;
  const found: Found[] = [];
  if (isHeaderWrong)
    found.push({
      ...shownOn(snapshot, first + at - 1),
      problem: { type: 'header-length', cells: columns, columns: usual },
    });
  else if (dashes !== columns)
    found.push({
      ...shownOn(snapshot, first + at),
      problem: { type: 'dashes-length', cells: dashes, columns },
    });
  for (const [index, row] of body.entries()) {
    const isBegun = row.cells.length < meant && BEGUN.test(snapshot.text.slice(row.start, row.end));
    if (row.cells.length !== meant && !isBegun)
      found.push(wrongLength(snapshot, first + at + 1 + index, row, meant));
  }
  return found;
}

function isDashes({ text }: Snapshot, { cells }: Row): boolean {
  return cells.every(({ start, end }) => DASHES.test(text.slice(start, end)));
}

/** The length that more than half of several rows have. */
function usualLength(rows: readonly Row[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] > 1 && most[1] * 2 > rows.length ? most[0] : undefined;
}

/** Of a row that is too long, what is too much of it; else the row. */
function wrongLength(snapshot: Snapshot, line: number, { cells }: Row, columns: number): Found {
  const shown = shownOn(snapshot, line);
  const hasBars = lineText(snapshot, line).includes(BAR);
  const problem = { type: 'row-length', cells: cells.length, columns, hasBars } as const;
  const extra = cells[columns];
  return extra ? { start: extra.start - 1, end: shown.end, problem } : { ...shown, problem };
}

/** A line without the blanks around it. */
function shownOn(snapshot: Snapshot, line: number): Span {
  const { start } = lineSpan(snapshot, line);
  const text = lineText(snapshot, line);
  const from = start + text.length - text.trimStart().length;
  return { start: from, end: from + text.trim().length };
}

function badWaiversOn(snapshot: Snapshot, line: number): Found[] {
  const { start } = lineSpan(snapshot, line);
  const bad = isBadWaiver(lineText(snapshot, line));
  return bad ? [{ start: start + bad.start, end: start + bad.end, problem: { type: 'waiver' } }] : [];
}

/** With places in the block that each stands in, or in the last one above it; without any block there is none. */
function placedIn(placed: readonly Placed[], found: readonly Found[]): WrittenFault[] {
  let at = 0;
  return found.flatMap(({ start, end, problem }) => {
    while (at + 1 < placed.length && placed[at + 1].offset <= start) at++;
    const near = placed[at];
    if (!near) return [];
    const { block, offset } = near;
    return [{ place: { block, start: start - offset, end: end - offset }, problem }];
  });
}

/** Whether the same is told of the same places: all of a text is looked through anew with each edit. */
export function areSameFaults(some: readonly WrittenFault[], others: readonly WrittenFault[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ place, problem }, index) => {
      const other = others[index];
      return (
        place.block === other.place.block &&
        place.start === other.place.start &&
        place.end === other.place.end &&
        JSON.stringify(problem) === JSON.stringify(other.problem)
      );
    })
  );
}
