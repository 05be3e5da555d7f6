/** Reader of texts with a cell a line and a row a paragraph, in which blank cells are lost: rows of the `spaced` layout. */

import { memoize } from '../../text/memo';
import { createSnapshot, lineCount, lineOf, lineStart, lineText, type Snapshot } from '../../text/snapshot';
import { isUnitLine } from '../captions';
import type { Grid, GridRow } from '../grid';
import { classifyLines, type LineKind } from '../lines';
import { readSpaced } from './spaced';
import { followsCaption } from './spaced-captions';
import { isFigure } from './spaced-entries';
import { lineCell, SENTENCE } from './spaced-lines';

/** What a paragraph is: a row of cells, figures of one column, or anything else. */
type Shape = 'row' | 'column' | 'other';

/** The same text, character by character, in which a paragraph is a line. */
interface Joined {
  readonly snapshot: Snapshot;
  readonly kinds: readonly LineKind[];
  /** The first lines of the paragraphs that are rows and columns, in order. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** A row has no more cells. */
const MOST_CELLS = 60;
/** Rows are looked for on so many lines below the one on which a table may begin. */
const NEAR = 120;
/** So many rows make a table whose rows are paragraphs; as many paragraphs of figures alone are its columns. */
const FEWEST_ROWS = 2;

/** Reads a table whose header begins at `line`, right below a title or caption, where its rows are paragraphs. */
export function readParagraphs(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
): Grid | undefined {
  if (kinds[line] !== 'text' || kinds[line - 1] === 'text') return undefined;
  const joined = joinedOf(kinds, snapshot);
  if (!joined || !hasRowsBelow(joined, line)) return undefined;
  const from = lineOf(joined.snapshot, lineStart(snapshot, line));
  const grid = followsCaption(joined.snapshot, joined.kinds, from)
    ? readSpaced(joined.snapshot, joined.kinds, from)
    : undefined;
  if (!grid) return undefined;
  const isWhole = hasUnitAbove(joined, from);
  return printedGrid(isWhole ? grid : { ...grid, isUnsure: true }, snapshot, joined.snapshot);
}

/** A unit stands among so many lines above a header. */
const MOST_CAPTIONS = 6;

/** Whether a unit is printed above: where it is not, the caption may stand in the middle of its table. */
function hasUnitAbove({ snapshot, kinds }: Joined, line: number): boolean {
  for (let above = line - 1, captions = 0; above >= 0 && captions < MOST_CAPTIONS; above--) {
    if (kinds[above] === 'blank') continue;
    if (isUnitLine(lineCell(snapshot, above).text)) return true;
    captions++;
  }
  return false;
}

/** The grid with the lines of the text as it is printed. */
function printedGrid(grid: Grid, snapshot: Snapshot, joined: Snapshot): Grid {
  const printed = (line: number) => lineOf(snapshot, lineStart(joined, line));
  const rows = grid.rows.map((row): GridRow => ({ ...row, line: printed(row.line) }));
  const last = lineText(joined, grid.endLine - 1).trimEnd();
  const end = lineStart(joined, grid.endLine - 1) + Math.max(0, last.length - 1);
  return { ...grid, rows, firstLine: printed(grid.firstLine), endLine: lineOf(snapshot, end) + 1 };
}

function hasRowsBelow({ rows, columns }: Joined, line: number): boolean {
  const below = (lines: readonly number[]) =>
    lines.filter((other) => other >= line && other < line + NEAR).length;
  const count = below(rows);
  return count >= FEWEST_ROWS && count > below(columns);
}

const known = memoize((_: readonly LineKind[]): { joined?: Joined | 'none' } => ({}));

function joinedOf(kinds: readonly LineKind[], snapshot: Snapshot): Joined | undefined {
  const found = known(kinds);
  found.joined ??= join(snapshot, kinds) ?? 'none';
  return found.joined === 'none' ? undefined : found.joined;
}

/** Line ends within paragraphs, and the one before a blank line that parts two of them, become blanks. */
function join(snapshot: Snapshot, kinds: readonly LineKind[]): Joined | undefined {
  const { text } = snapshot;
  if (text.includes('\r')) return undefined;
  const rows: number[] = [];
  const columns: number[] = [];
  const pieces: string[] = [];
  let first = 0;
  for (let line = 0; line < lineCount(snapshot); line++) {
    const start = lineStart(snapshot, line);
    const end = line + 1 < lineCount(snapshot) ? lineStart(snapshot, line + 1) : text.length;
    const isText = kinds[line] === 'text';
    if (isText && kinds[line - 1] !== 'text') first = line;
    const goesOn = isText && kinds[line + 1] === 'text';
    if (isText && !goesOn) {
      const shape = shapeOf(snapshot, first, line + 1);
      if (shape !== 'other') (shape === 'row' ? rows : columns).push(first);
    }
    const isParted = isText && kinds[line + 1] === 'blank' && kinds[line + 2] === 'text';
    pieces.push(goesOn || isParted ? `${text.slice(start, end - 1)} ` : text.slice(start, end));
  }
  if (rows.length < FEWEST_ROWS) return undefined;
  const joined = createSnapshot(pieces.join(''));
  return { snapshot: joined, kinds: classifyLines(joined), rows, columns };
}

const AMOUNT_AMONG_OTHERS = /\S\s+-?\d[\d,]*\.\d|^-?\d[\d,]*\.\d+\s+\S/;

/** Whether a line holds an amount and more: it is a row by itself, below which a number of a page may stand. */
function holdsRow(text: string): boolean {
  return AMOUNT_AMONG_OTHERS.test(text);
}

/** Money, or a count of so many digits that no page has it for its number. */
const MONEY = /^-?(?:\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d{4,})$/;

/** A row has words or a code on lines before those of figures; figures alone are the cells of a column. */
function shapeOf(snapshot: Snapshot, first: number, end: number): Shape {
  if (end - first < 2 || end - first > MOST_CELLS) return 'other';
  const cells = Array.from({ length: end - first }, (_, index) => lineCell(snapshot, first + index).text);
  if (cells.some((text) => SENTENCE.test(text) || holdsRow(text))) return 'other';
  const figures = cells.filter(isFigure).length;
  if (figures === 0) return 'other';
  // Numbers of pages stand below rows too.
  if (!cells.slice(1).some((text) => MONEY.test(text))) return 'other';
  if (figures === cells.length && !/^\d{3,7}$/.test(cells[0])) return 'column';
  return isFigure(cells[0]) && !/^\d{2,7}$/.test(cells[0]) ? 'other' : 'row';
}
