/** Paths of a page → straight lines and filled rectangles: whatever is curved or slanted draws no table. */

import { apply, type Matrix } from './matrix';

export interface Segment {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How pdfjs writes a path: a code, then its coordinates. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** A part of a path between two moves: its corners, and whether it holds curves. */
interface Subpath {
  readonly points: (readonly [number, number])[];
  isCurved: boolean;
  isClosed: boolean;
}

/** The parts of a path on the page. */
export function subpathsOf(path: ArrayLike<number>, matrix: Matrix): readonly Subpath[] {
  const parts: Subpath[] = [];
  let part: Subpath | undefined;
  for (let i = 0; i < path.length; ) {
    const code = path[i++];
    if (code === CLOSE) {
      if (part) part.isClosed = true;
      continue;
    }
    const pairs = code === CURVE ? 3 : code === QUADRATIC ? 2 : code === MOVE || code === LINE ? 1 : 0;
    if (pairs === 0) return parts;
    i += 2 * pairs;
    const point = apply(matrix, path[i - 2], path[i - 1]);
    if (code === MOVE || !part) {
      part = { points: [point], isCurved: false, isClosed: false };
      parts.push(part);
    } else {
      part.points.push(point);
      if (pairs > 1) part.isCurved = true;
    }
  }
  return parts;
}

/** The straight lines that a stroke along a part draws. */
export function segmentsOf({ points, isCurved, isClosed }: Subpath): Segment[] {
  if (isCurved) return [];
  const ends = isClosed && points.length > 2 ? [...points, points[0]] : points;
  return ends.slice(1).map(([x1, y1], i) => ({ x0: ends[i][0], y0: ends[i][1], x1, y1 }));
}

/** The smallest box round points; paths of maps have more of them than a call takes arguments. */
export function boxRound(points: readonly (readonly [number, number])[]): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}

/** Areas thinner than this, in points, are lines. */
export const MAX_THICKNESS = 3;

/** The rectangle that a part fills: its sides run along the axes, or it is so thin that bevelled ends do not show. */
export function boxOf({ points, isCurved }: Subpath): Box | undefined {
  if (isCurved || points.length < 4) return undefined;
  const box = boxRound(points);
  if (Math.min(box.right - box.left, box.bottom - box.top) <= MAX_THICKNESS) return box;
  if (points.length > 5) return undefined;
  const near = (value: number, one: number, other: number) =>
    Math.abs(value - one) < 0.5 || Math.abs(value - other) < 0.5;
  return points.every(([x, y]) => near(x, box.left, box.right) && near(y, box.top, box.bottom))
    ? box
    : undefined;
}
