/** Matches the cells at the bottom of a header with the columns of the rows: in order, by place, never crossing. */

import { means } from '../../lexicon/describe';
import type { BodyColumn } from './columns';
import type { Leaf } from './header';
import type { Piece } from './model';

/** A column of the finished table: a header cell, columns of the rows, or both. */
export interface Match {
  readonly leaf?: number;
  readonly columns: readonly number[];
  /** Whether another cell may as well stand over the columns, or other columns below the cell. */
  readonly isOpen?: boolean;
}

/** What it costs that a header cell has nothing below it in any row. */
const BLANK = 0.7;
/** The same of the first amount, and of a total whose next cell has amounts: these are hardly ever blank then. */
const BLANK_TOTAL = 5;
/** A word for totals over a column that has no amounts. */
const WRONG_KIND = 4;
/** A second column of words below the same header cell. */
const SHARED = 0.6;
/** What it costs that a header cell and its column have no place in common. */
const APART = 0.5;
/** How much dearer the next best way must be. */
const LEAST_MARGIN = 0.35;
/** A way that costs more for each column is none. */
const MOST_COST = 1;

/** What it costs that a header stands beside its columns. */
const MOVED = 0.4;

/** The likeliest way, with what may as well be another way left open; `undefined` where none is likely. */
export function matchColumns<P extends Piece>(
  leaves: readonly Leaf<P>[],
  columns: readonly BodyColumn<P>[],
): Way | undefined {
  const words = leaves.map(lastWord);
  const isLabel = words.map(
    (word) =>
      // Sides of 收支 tables are labels where names stand below them, amounts where these do.
      (means(word, 'name') && !means(word, 'side-heading')) ||
      means(word, 'code') ||
      means(word, 'serial') ||
      means(word, 'code-piece'),
  );
  const ways = shiftsOf(leaves, columns, isLabel).flatMap((shift): Way[] => {
    const way = cheapest(leaves.length, columns, costsOf(leaves, columns, words, isLabel, shift));
    return way ? [{ ...way, cost: way.cost + (shift === 0 ? 0 : MOVED) }] : [];
  });
  if (ways.length === 0) return undefined;
  const best = ways.reduce((one, other) => (other.cost < one.cost ? other : one));
  const rivals = ways.filter(({ cost }) => cost - best.cost < LEAST_MARGIN);
  const isSure = ({ leaf, columns: own }: Match): boolean =>
    own.every((column) => !columns[column].isFigures || (best.margins.get(column) ?? 0) >= LEAST_MARGIN) &&
    rivals.every(({ matches }) =>
      matches.some((other) => other.leaf === leaf && other.columns.join() === own.join()),
    );
  return { ...best, matches: withOpen(best.matches, isSure) };
}

/** Tells the columns of which it is not sure which cell stands over them, with the blank cells that may be theirs. */
function withOpen(matches: readonly Match[], isSure: (match: Match) => boolean): Match[] {
  const sure = matches.map((match) => match.columns.length > 0 && isSure(match));
  return matches.map((match, index) => {
    const isOpen = match.columns.length > 0 ? !sure[index] : isBesideOpen(index);
    return isOpen ? { ...match, isOpen } : match;
  });

  /** Whether a column that is not sure stands between a blank cell and the next sure one on either side. */
  function isBesideOpen(index: number): boolean {
    for (const step of [-1, 1])
      for (let at = index + step; at >= 0 && at < matches.length && !sure[at]; at += step)
        if (matches[at].columns.length > 0) return true;
    return false;
  }
}

/** A header no further beside its columns stands over them. */
const LEAST_SHIFT = 3;

/** How far the header may stand beside its columns: not at all, or as far as the first of its amounts does. */
function shiftsOf<P extends Piece>(
  leaves: readonly Leaf<P>[],
  columns: readonly BodyColumn<P>[],
  isLabel: readonly boolean[],
): number[] {
  const leaf = leaves[isLabel.indexOf(false)];
  const column = columns.find(({ isFigures }) => isFigures);
  if (!leaf || !column) return [0];
  const shift = (column.from + column.to - leaf.from - leaf.to) / 2;
  return Math.abs(shift) < LEAST_SHIFT ? [0] : [0, shift];
}

interface Costs {
  readonly pair: (leaf: number, column: number) => number;
  readonly blank: (leaf: number) => number;
  /** What it costs more that the leaf before one with columns is blank. */
  readonly behindBlank: (leaf: number) => number;
}

const lastWord = <P extends Piece>({ words }: Leaf<P>): string => words.map(({ text }) => text).join('');

function costsOf<P extends Piece>(
  leaves: readonly Leaf<P>[],
  columns: readonly BodyColumn<P>[],
  words: readonly string[],
  isLabel: readonly boolean[],
  shift: number,
): Costs {
  const pitch = pitchOf(columns);
  const firstAmount = isLabel.indexOf(false);
  return {
    pair: (leaf, column) => {
      const c = columns[column];
      const moved = isLabel[leaf] ? 0 : shift;
      const l = { from: leaves[leaf].from + moved, to: leaves[leaf].to + moved };
      const gap = Math.max(0, Math.max(l.from, c.from) - Math.min(l.to, c.to));
      // Figures wider than the word above them begin where it does, or have it in their middle.
      const off = Math.min(Math.abs(l.from + l.to - c.from - c.to) / 2, Math.abs(l.from - c.from));
      if (c.isFigures && isLabel[leaf]) return Number.POSITIVE_INFINITY;
      const kind = !c.isFigures && means(words[leaf], 'total') ? WRONG_KIND : 0;
      return (gap > 0 ? APART : 0) + Math.min(3, gap / pitch) + Math.min(1, (0.25 * off) / pitch) + kind;
    },
    blank: (leaf) => (leaf === firstAmount ? BLANK_TOTAL : BLANK),
    behindBlank: (leaf) =>
      leaf > 0 && leaf - 1 !== firstAmount && means(words[leaf - 1], 'total') ? BLANK_TOTAL - BLANK : 0,
  };
}

/** How far columns of amounts are from each other. */
function pitchOf<P extends Piece>(columns: readonly BodyColumn<P>[]): number {
  const centres = columns.filter(({ isFigures }) => isFigures).map(({ from, to }) => (from + to) / 2);
  const gaps = centres
    .slice(1)
    .map((centre, index) => centre - centres[index])
    .sort((a, b) => a - b);
  return Math.max(6, gaps[gaps.length >> 1] ?? 10);
}

/** A way to match a header with columns, from left to right. */
export interface Way {
  readonly cost: number;
  readonly matches: Match[];
  /** How much dearer it gets when a column of amounts may not stand where it does. */
  readonly margins: ReadonlyMap<number, number>;
}

/** The cheapest way, and how much dearer the next one is that puts a column of amounts below another cell. */
function cheapest<P extends Piece>(
  count: number,
  columns: readonly BodyColumn<P>[],
  costs: Costs,
): Way | undefined {
  const steps = table(count, columns, costs);
  const total = least(steps, count, columns.length);
  if (!Number.isFinite(total) || total > 3 + MOST_COST * Math.max(count, columns.length)) return undefined;
  const matches = walkBack(steps, count, columns, costs);
  return { cost: total, matches, margins: marginsOf(matches, total, count, columns, costs) };
}

/** What the first leaves and columns cost at least where the last of these leaves is blank, and where it is not. */
interface Step {
  readonly blank: number;
  readonly filled: number;
  /** The first column below the last leaf, where it is not blank. */
  readonly first: number;
}

const NO_STEP: Step = { blank: Number.POSITIVE_INFINITY, filled: Number.POSITIVE_INFINITY, first: 0 };

function least(steps: readonly (readonly Step[])[], leaf: number, column: number): number {
  const { blank, filled } = steps[leaf][column];
  return Math.min(blank, filled);
}

/** `steps[l][c]`: of the first l leaves and the first c columns. */
function table<P extends Piece>(count: number, columns: readonly BodyColumn<P>[], costs: Costs): Step[][] {
  const steps: Step[][] = [columns.map(() => NO_STEP).concat(NO_STEP)];
  steps[0][0] = { ...NO_STEP, filled: 0 };
  for (let l = 1; l <= count; l++) {
    steps.push([]);
    for (let c = 0; c <= columns.length; c++) {
      let filled = Number.POSITIVE_INFINITY;
      let best = c;
      let sum = 0;
      for (let first = c - 1; first >= 0; first--) {
        if (first < c - 1 && (columns[first].isFigures || columns[c - 1].isFigures)) break;
        if (c - first > MOST_SHARED) break;
        sum += costs.pair(l - 1, first);
        const before = Math.min(
          steps[l - 1][first].filled,
          steps[l - 1][first].blank + costs.behindBlank(l - 1),
        );
        const cost = before + sum / (c - first) + (c - 1 - first) * SHARED;
        if (cost < filled) [filled, best] = [cost, first];
      }
      steps[l].push({ blank: least(steps, l - 1, c) + costs.blank(l - 1), filled, first: best });
    }
  }
  return steps;
}

/** 类, 款, 项 and a name below one cell. */
const MOST_SHARED = 4;

function walkBack<P extends Piece>(
  steps: readonly (readonly Step[])[],
  count: number,
  columns: readonly BodyColumn<P>[],
  costs: Costs,
): Match[] {
  const matches: Match[] = [];
  let c = columns.length;
  let extra = 0;
  for (let l = count; l > 0; l--) {
    const { blank, filled, first } = steps[l][c];
    if (blank + extra <= filled) {
      matches.unshift({ leaf: l - 1, columns: [] });
      extra = 0;
      continue;
    }
    matches.unshift({ leaf: l - 1, columns: Array.from({ length: c - first }, (_, i) => first + i) });
    extra = costs.behindBlank(l - 1);
    c = first;
  }
  return matches;
}

/** How much dearer it gets when each column of amounts may not stand where it does. */
function marginsOf<P extends Piece>(
  matches: readonly Match[],
  total: number,
  count: number,
  columns: readonly BodyColumn<P>[],
  costs: Costs,
): Map<number, number> {
  const margins = new Map<number, number>();
  for (const { leaf, columns: own } of matches) {
    if (leaf === undefined || own.length !== 1 || !columns[own[0]].isFigures) continue;
    const without: Costs = {
      ...costs,
      pair: (l, c) => (l === leaf && c === own[0] ? Number.POSITIVE_INFINITY : costs.pair(l, c)),
    };
    margins.set(own[0], least(table(count, columns, without), count, columns.length) - total);
  }
  return margins;
}
