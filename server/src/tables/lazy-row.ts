/** Rows of tabs whose cells are made when they are asked for: a long table is cut out of its text without them. */

import { tableCell } from './cells';
import type { GridRow, RowOutline } from './grid';
import { isBlank } from './lines';
import type { Cell, Row } from './model';

const TAB = 9;
const NINE = 0x39;
const COLONS: readonly number[] = [0x3a, 0xff1a];

/** A row of the finished table. A class, so that one getter serves all rows; its fields say all there is to compare. */
class LazyRow implements Row {
  #cells: readonly Cell[] | undefined;

  constructor(
    /** The printed line. */
    readonly raw: string,
    /** The offset of its first character in the block. */
    readonly start: number,
    readonly line: number,
  ) {}

  get cells(): readonly Cell[] {
    this.#cells ??= cellsOf(this.raw, this.start);
    return this.#cells;
  }
}

/** A row as it is read from a grid, with absolute offsets. */
class LazyGridRow implements GridRow {
  #cells: readonly Cell[] | undefined;

  constructor(
    readonly raw: string,
    readonly start: number,
    readonly line: number,
    readonly outline: RowOutline,
  ) {}

  get cells(): readonly Cell[] {
    this.#cells ??= cellsOf(this.raw, this.start);
    return this.#cells;
  }

  movedTo(offset: number, line: number): Row {
    return new LazyRow(this.raw, this.start - offset, this.line - line);
  }
}

/** The row on a line between two offsets. */
export function lazyRow(text: string, start: number, end: number, line: number): GridRow {
  return new LazyGridRow(text.slice(start, end), start, line, outlineOf(text, start, end));
}

function cellsOf(raw: string, start: number): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (let at = raw.indexOf('\t'); at >= 0; at = raw.indexOf('\t', from)) {
    cells.push(movedCell(raw, from, at, start));
    from = at + 1;
  }
  cells.push(movedCell(raw, from, raw.length, start));
  return cells;
}

function movedCell(raw: string, from: number, to: number, start: number): Cell {
  const cell = tableCell(raw, from, to);
  return { text: cell.text, start: cell.start + start, end: cell.end + start };
}

function outlineOf(text: string, start: number, end: number): RowOutline {
  let column = 0;
  let first = -1;
  let last = -1;
  let firstChar = 0;
  let hasColon = false;
  let hasWords = false;
  for (let i = start; i < end; i++) {
    const char = text.charCodeAt(i);
    if (char === TAB) {
      column++;
      continue;
    }
    if (last !== column && isBlank(char)) continue;
    if (first < 0) {
      first = column;
      firstChar = char;
    }
    last = column;
    hasWords ||= column === first && char > NINE;
    hasColon ||= COLONS.includes(char);
  }
  return { width: column + 1, first, last, firstChar, hasColon, hasWords };
}
