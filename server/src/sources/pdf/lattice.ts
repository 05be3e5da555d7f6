/** A group of crossing rulings → the cells between them, merged where no line parts them. */

import type { GridPlace } from '../model';
import type { Edge } from './page-model';
import { type Rulings, snapped } from './rulings';

/** A table as its lines draw it: `xs` and `ys` are the places of its lines, cells lie between them. */
export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridPlace[];
  /** The index in `cells` of what lies at `row * columns + column`. */
  readonly owner: readonly number[];
}

/** How far lines must run out of the last crossing one for the table to be open on that side. */
const OPEN = 6;
/** Tables of more cells than this are drawings. */
const MAX_CELLS = 200_000;

/** The cells of a group of rulings, or none where it draws no table. */
export function latticeOf({ horizontal, vertical }: Rulings): Lattice | undefined {
  const xs = withOpenEnds(snapped(vertical.map(({ at }) => at)), horizontal);
  const ys = withOpenEnds(snapped(horizontal.map(({ at }) => at)), vertical);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows > MAX_CELLS) return undefined;
  const isWall = wallsOf(vertical, xs, ys);
  const isFloor = wallsOf(horizontal, ys, xs);
  const region = regionsOf(rows, columns, isWall, isFloor);
  return { xs, ys, ...rectanglesOf(rows, columns, region) };
}

/** Places of lines across, and the ends of those along where several run out to them without a line there. */
function withOpenEnds(places: readonly number[], along: readonly Edge[]): number[] {
  const first = places[0];
  const last = places[places.length - 1];
  const before = along.filter(({ from }) => from < first - OPEN).map(({ from }) => from);
  const behind = along.filter(({ to }) => to > last + OPEN).map(({ to }) => to);
  const opened = [...places];
  if (before.length > 1) opened.unshift(Math.min(...before));
  if (behind.length > 1) opened.push(Math.max(...behind));
  return opened;
}

/** For lines at `places`: whether one stands at a place beside the stretch between `ends[i]` and `ends[i + 1]`. */
function wallsOf(
  lines: readonly Edge[],
  places: readonly number[],
  ends: readonly number[],
): (place: number, stretch: number) => boolean {
  const stretches = ends.length - 1;
  const walls = new Uint8Array(places.length * stretches);
  for (const { at, from, to } of lines) {
    const place = nearest(places, at);
    for (let i = 0; i < stretches; i++) {
      const middle = (ends[i] + ends[i + 1]) / 2;
      if (from <= middle && middle <= to) walls[place * stretches + i] = 1;
    }
  }
  return (place, stretch) => walls[place * stretches + stretch] === 1;
}

/** The index of the value nearest to `at`. */
export function nearest(values: readonly number[], at: number): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if (Math.abs(values[i] - at) < Math.abs(values[best] - at)) best = i;
  }
  return best;
}

/** Numbers the areas that no line parts: of each elementary cell the number of its area. */
function regionsOf(
  rows: number,
  columns: number,
  isWall: (place: number, row: number) => boolean,
  isFloor: (place: number, column: number) => boolean,
): Int32Array {
  const region = new Int32Array(rows * columns).fill(-1);
  let count = 0;
  for (let start = 0; start < region.length; start++) {
    if (region[start] >= 0) continue;
    const open = [start];
    region[start] = count;
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const row = Math.floor(cell / columns);
      const column = cell % columns;
      const visit = (next: number, isParted: boolean): void => {
        if (isParted || region[next] >= 0) return;
        region[next] = count;
        open.push(next);
      };
      if (column > 0) visit(cell - 1, isWall(column, row));
      if (column < columns - 1) visit(cell + 1, isWall(column + 1, row));
      if (row > 0) visit(cell - columns, isFloor(row, column));
      if (row < rows - 1) visit(cell + columns, isFloor(row + 1, column));
    }
    count++;
  }
  return region;
}

/** Areas as rectangles; one with corners, where a piece of line is missing, becomes several. */
function rectanglesOf(
  rows: number,
  columns: number,
  region: Int32Array,
): { readonly cells: GridPlace[]; readonly owner: number[] } {
  const cells: GridPlace[] = [];
  const owner = new Array<number>(rows * columns).fill(-1);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const start = row * columns + column;
      if (owner[start] >= 0) continue;
      const isFree = (at: number): boolean => owner[at] < 0 && region[at] === region[start];
      let columnSpan = 1;
      while (column + columnSpan < columns && isFree(start + columnSpan)) columnSpan++;
      let rowSpan = 1;
      while (row + rowSpan < rows && isRowFree(start + rowSpan * columns, columnSpan, isFree)) rowSpan++;
      for (let i = 0; i < rowSpan; i++) {
        owner.fill(cells.length, start + i * columns, start + i * columns + columnSpan);
      }
      cells.push({ row, column, rowSpan, columnSpan });
    }
  }
  return { cells, owner };
}

function isRowFree(start: number, length: number, isFree: (at: number) => boolean): boolean {
  for (let i = 0; i < length; i++) if (!isFree(start + i)) return false;
  return true;
}
