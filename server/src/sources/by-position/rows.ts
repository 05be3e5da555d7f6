/** Makes rows of lines whose boxes have their columns: names broken over lines are joined to the row that they belong to. */

import { beginsRowName } from '../../knowledge/row-names';
import { tells } from '../../lexicon/describe';
import { ITEMS, NUMERAL, numbersOf } from '../../lexicon/ordinals';
import type { Box } from './boxes';
import type { ArrangedRow, Line, Piece } from './model';

/** A line of a table: its boxes by column. */
export interface PlacedLine<P extends Piece> {
  readonly line: number;
  readonly cells: readonly (Box<P> | undefined)[];
}

const CODE = /^\d{2,9}(?:$|[^\d.,，年月日])/;
const CODE_ALONE = /^\d{3}(?:\d{2}){0,2}$/;
const ORDINAL = new RegExp(`^(?:${numbersOf(ITEMS)}|${NUMERAL}$)`);
/** A name that fills so much of its column may have been broken there. */
const FULL = 0.8;
const LEAST_FULL = 7;

/** A column is filled in so many of the lines with figures where it hardly ever is left blank. */
const USUAL = 0.6;

interface Draft<P extends Piece> {
  readonly line: number;
  readonly cells: Box<P>[][];
  /** Lines that belong to it below the one with its figures, and above. */
  readonly blankBefore: boolean;
  above: number;
}

/** The rows; `isFigures` says of each column whether amounts stand in it. */
export function rowsOf<P extends Piece>(
  printedLines: readonly PlacedLine<P>[],
  isFigures: readonly boolean[],
): ArrangedRow<P>[] {
  const lines = besideCodes(printedLines, isFigures);
  const widths = isFigures.map((_, column) => widthOf(lines, column));
  const codes = lines.filter((line) => hasCode(line)).length;
  const anchors = lines.filter((line) => hasFigures(line, isFigures)).length;
  const hasCodes = codes >= 2 && codes * 2 >= anchors;
  const isSpread = spreadOut(lines);
  const isUsual = isFigures.map((isAmount, column) => !isAmount && isFilled(column));
  const drafts: Draft<P>[] = [];
  let pending: PlacedLine<P>[] = [];
  for (const [index, line] of lines.entries()) {
    if (!hasFigures(line, isFigures) && !(hasMark(line) && !isAbove(line, lines[index + 1]))) {
      pending.push(line);
      continue;
    }
    const draft: Draft<P> = {
      line: line.line,
      cells: line.cells.map((box) => (box ? [box] : [])),
      blankBefore: index > 0 && line.line > lines[index - 1].line + 1,
      above: 0,
    };
    settle(pending, drafts, draft);
    drafts.push(draft);
    pending = [];
  }
  settle(pending, drafts, undefined);
  return drafts.map(({ line, cells }) => ({ line, cells: cells.map(printed) }));

  /** Whether the label of a row stands above its figures: they have none beside them, though rows do. */
  function isAbove(line: PlacedLine<P>, next: PlacedLine<P> | undefined): boolean {
    if (!next || next.line !== line.line + 1 || !hasFigures(next, isFigures) || hasMark0(next)) return false;
    const columns = printedColumns(line);
    return columns.every(
      (column) => !isFigures[column] && next.cells[column] === undefined && isUsual[column],
    );
  }

  function hasMark0({ cells }: PlacedLine<P>): boolean {
    const first = isUsual.indexOf(true);
    return first < 0 || cells[first] !== undefined;
  }

  /** Gives the lines between two rows to the one above, to the one below, or makes them rows of their own. */
  function settle(between: readonly PlacedLine<P>[], above: Draft<P>[], below: Draft<P> | undefined): void {
    let rest = [...between];
    while (rest.length > 0) {
      const last = above.at(-1);
      const [first] = rest;
      if (!last || !goesOn(last, first, rest.length, below)) break;
      add(last, first);
      rest = rest.slice(1);
    }
    if (below) {
      const own = rest.findLastIndex((line, index) => !belongsBelow(line, below, rest.length - index));
      for (const line of rest.slice(own + 1)) {
        prepend(below, line, rest.slice(own + 1));
        below.above++;
      }
      rest = rest.slice(0, own + 1);
    }
    for (const line of rest)
      above.push({
        line: line.line,
        cells: line.cells.map((box) => (box ? [box] : [])),
        blankBefore: true,
        above: 0,
      });
  }

  /** Whether a line without a mark or figures goes on with the row above it. */
  function goesOn(last: Draft<P>, line: PlacedLine<P>, left: number, below: Draft<P> | undefined): boolean {
    const isAdjacent = line.line === lastLine(last) + 1;
    if (isSpread && !isAdjacent) return false;
    const columns = printedColumns(line);
    if (columns.some((column) => isFigures[column])) return false;
    // As many lines below the figures as above them.
    if (last.above > 0) return linesBelow(last) < last.above;
    if (
      below &&
      columns.every((column) => below.cells[column].length === 0) &&
      left <= 2 &&
      !isBlankName(last, columns)
    )
      if (!isSpread || line.line === below.line - left) return false;
    if (columns.some((column) => last.cells[column].length === 0)) return false;
    if (isSpread && isAdjacent) return true;
    if (hasCodes) return !(below && isHead(line, below, last));
    return columns.every((column) => isFull(last.cells[column].at(-1), column));
  }

  function belongsBelow(line: PlacedLine<P>, below: Draft<P>, distance: number): boolean {
    const isAdjacent = below.line - line.line <= distance;
    if (isSpread && !isAdjacent) return false;
    const columns = printedColumns(line);
    if (columns.every((column) => below.cells[column].length === 0 || below.above > 0))
      return isAdjacent || hasCodes;
    return columns.every((column) => isFull(line.cells[column], column)) && hasCodes && isAdjacent;
  }

  /** The name of the row below begins on this line, and not below its own one. */
  function isHead(line: PlacedLine<P>, below: Draft<P>, last: Draft<P>): boolean {
    return printedColumns(line).every(
      (column) =>
        isFull(line.cells[column], column) &&
        !isFull(last.cells[column].at(-1), column) &&
        below.line === line.line + 1,
    );
  }

  /** Whether a column has words beside nearly all figures. */
  function isFilled(column: number): boolean {
    const filled = lines.filter((line) => hasFigures(line, isFigures) && line.cells[column]).length;
    return filled >= USUAL * anchors;
  }

  function isFull(box: Box<P> | undefined, column: number): boolean {
    return box !== undefined && widths[column] >= LEAST_FULL && box.to - box.from >= FULL * widths[column];
  }
}

/** Lines whose names and figures belong to the codes above them: these stand by themselves, in a panel or in the row. */
function besideCodes<P extends Piece>(
  lines: readonly PlacedLine<P>[],
  isFigures: readonly boolean[],
): PlacedLine<P>[] {
  const joined: PlacedLine<P>[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const columns = printedColumns(line);
    const code = columns[0] - 1;
    const isRest =
      above?.line === line.line - 1 &&
      hasFigures(line, isFigures) &&
      CODE_ALONE.test(above.cells[code]?.text ?? '') &&
      columns.every((column) => above.cells[column] === undefined);
    if (above && isRest)
      joined[joined.length - 1] = { ...above, cells: above.cells.map((box, at) => box ?? line.cells[at]) };
    else joined.push(line);
  }
  return joined;
}

function isBlankName<P extends Piece>(row: Draft<P>, columns: readonly number[]): boolean {
  return columns.some((column) => row.cells[column].length === 0);
}

function linesBelow<P extends Piece>(row: Draft<P>): number {
  return lastLine(row) - row.line;
}

function lastLine<P extends Piece>(row: Draft<P>): number {
  return Math.max(row.line, ...row.cells.flatMap((boxes) => boxes.map(({ line }) => line)));
}

function add<P extends Piece>(row: Draft<P>, line: PlacedLine<P>): void {
  line.cells.forEach((box, column) => {
    if (box) row.cells[column].push(box);
  });
}

/** Lines above the figures come before what stands beside them. */
function prepend<P extends Piece>(row: Draft<P>, line: PlacedLine<P>, all: readonly PlacedLine<P>[]): void {
  line.cells.forEach((box, column) => {
    if (!box) return;
    const before = all.filter((one) => one.line < line.line && one.cells[column]).length;
    row.cells[column].splice(before, 0, box);
  });
}

function printedColumns<P extends Piece>({ cells }: PlacedLine<P>): number[] {
  return cells.flatMap((box, column) => (box ? [column] : []));
}

function printed<P extends Piece>(boxes: readonly Box<P>[]): readonly Line<P>[] {
  return boxes.map(({ pieces }) => pieces);
}

function widthOf<P extends Piece>(lines: readonly PlacedLine<P>[], column: number): number {
  let width = 0;
  for (const { cells } of lines) {
    const box = cells[column];
    if (box) width = Math.max(width, box.to - box.from);
  }
  return width;
}

/** Whether a blank line stands between most rows. */
function spreadOut<P extends Piece>(lines: readonly PlacedLine<P>[]): boolean {
  const gaps = lines.slice(1).filter(({ line }, index) => line > lines[index].line + 1).length;
  return lines.length > 2 && gaps * 2 > lines.length;
}

function hasFigures<P extends Piece>({ cells }: PlacedLine<P>, isFigures: readonly boolean[]): boolean {
  return cells.some((box, column) => box !== undefined && isFigures[column]);
}

function hasCode<P extends Piece>({ cells }: PlacedLine<P>): boolean {
  return cells.some((box) => box !== undefined && CODE.test(box.text));
}

/** Whether a line begins a row by its words alone: a code, an ordinal, the label of a total. */
function hasMark<P extends Piece>(line: PlacedLine<P>): boolean {
  return line.cells.some(
    (box) =>
      box !== undefined &&
      (CODE.test(box.text) ||
        ORDINAL.test(box.text) ||
        tells(box.text, 'marks-row') ||
        beginsRowName(box.text)),
  );
}
