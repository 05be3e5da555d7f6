/** Lines of a page → rulings, snapped and joined, and the groups of them that cross: each group may be a table. */

import type { Edge } from './page-model';

/** Lines nearer than this, in points, are one: doubled and redrawn borders lie 0.1 to 2 points apart. */
export const SNAP = 2.5;
/** A gap of this many points in a line is no gap: borders are drawn cell by cell. */
const JOIN = 3;
/** Lines that miss each other by this many points cross. */
const CROSS = 3;

export interface Rulings {
  readonly horizontal: readonly Edge[];
  readonly vertical: readonly Edge[];
}

/** Lines that lie on one another or follow each other become one. */
export function joined(edges: readonly Edge[]): Edge[] {
  const sorted = [...edges].sort((a, b) => a.at - b.at);
  const result: Edge[] = [];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end].at - sorted[start].at <= SNAP) end++;
    const group = sorted.slice(start, end);
    const length = group.reduce((sum, { from, to }) => sum + to - from, 0);
    const at = group.reduce((sum, { at, from, to }) => sum + at * (to - from), 0) / length;
    for (const { from, to } of chain(group)) result.push({ at, from, to });
  }
  return result;
}

function chain(group: readonly Edge[]): Edge[] {
  const sorted = [...group].sort((a, b) => a.from - b.from);
  const result: Edge[] = [];
  for (const edge of sorted) {
    const last = result[result.length - 1];
    if (last && edge.from - last.to <= JOIN)
      result[result.length - 1] = { ...last, to: Math.max(last.to, edge.to) };
    else result.push(edge);
  }
  return result;
}

/** Groups of rulings that hang together by crossing; lines that cross none stand alone and are left out. */
export function crossing({ horizontal, vertical }: Rulings): Rulings[] {
  const sorted = [...vertical].sort((a, b) => a.at - b.at);
  const parents = [...horizontal, ...sorted].map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root];
    for (let at = i; parents[at] !== root; ) [at, parents[at]] = [parents[at], root];
    return root;
  };
  horizontal.forEach((edge, i) => {
    for (
      let j = firstFrom(sorted, edge.from - CROSS);
      j < sorted.length && sorted[j].at <= edge.to + CROSS;
      j++
    ) {
      const { from, to } = sorted[j];
      if (from - CROSS <= edge.at && edge.at <= to + CROSS) parents[find(horizontal.length + j)] = find(i);
    }
  });
  const groups = new Map<number, { horizontal: Edge[]; vertical: Edge[] }>();
  const groupOf = (i: number): { horizontal: Edge[]; vertical: Edge[] } => {
    const root = find(i);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((edge, i) => {
    groupOf(i).horizontal.push(edge);
  });
  sorted.forEach((edge, j) => {
    groupOf(horizontal.length + j).vertical.push(edge);
  });
  return [...groups.values()].filter((group) => group.horizontal.length > 0 && group.vertical.length > 0);
}

/** The first edge at or behind a place, in edges sorted by place. */
function firstFrom(edges: readonly Edge[], at: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle].at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places that lie within `SNAP` of each other become one; the result rises. */
export function snapped(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const result: number[] = [];
  for (const value of sorted) {
    const last = result[result.length - 1];
    if (last === undefined || value - last > SNAP) result.push(value);
  }
  return result;
}
