/** Reads a header by position: which words make up the cell at the bottom of a column, and which span several. */

import type { Box } from './boxes';
import { overlap } from './columns';
import type { Piece } from './model';

/** The lowest header cell of a column, perhaps broken over lines, with the cells that span it, the outer ones first. */
export interface Leaf<P extends Piece> {
  readonly words: readonly Box<P>[];
  readonly above: readonly (readonly Box<P>[])[];
  readonly from: number;
  readonly to: number;
}

/** Words on different lines that have so much of the narrower one in common stand in one column. */
const IN_COMMON = 0.3;
const MOST_WORDS = 400;

/** The leaves of a header from left to right; `undefined` where its words cannot be put below each other. */
export function leavesOf<P extends Piece>(lines: readonly (readonly Box<P>[])[]): Leaf<P>[] | undefined {
  const words = lines.flat();
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const { chains, spanners } = chainsOf(lines);
  const leaves = chains
    .map((chain): Chain<P> => ({ words: chain, ...hull(chain) }))
    .sort((a, b) => a.from + a.to - b.from - b.to);
  return withSpanners(leaves, spanners, lines);
}

/** The words of one line stand so near the columns that they name, in widths of a digit. */
const MOST_OFF = 6;

/**
 * The leaves of a header whose lines are set off from one another, as many as there are columns: the words of each line
 * laid over the columns in order, each above another. `undefined` where that takes them far from their places.
 */
export function leavesOver<P extends Piece>(
  lines: readonly (readonly Box<P>[])[],
  columns: readonly Interval[],
): Leaf<P>[] | undefined {
  const over: Box<P>[] = [];
  const bare: Box<P>[][] = columns.map(() => []);
  for (const line of lines) {
    const single = line.filter((word) => !spansColumns(word, columns));
    over.push(...line.filter((word) => spansColumns(word, columns)));
    const placed = layOver(single, columns);
    if (!placed) return undefined;
    single.forEach((word, index) => {
      bare[placed[index]].push(word);
    });
  }
  if (bare.some((words) => words.length === 0)) return undefined;
  return finished(bare, over, lines);
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

function spansColumns(word: Interval, columns: readonly Interval[]): boolean {
  return columns.filter(({ from, to }) => from + to > 2 * word.from && from + to < 2 * word.to).length > 1;
}

/** For each word the column over which it stands, in order and no two over one, with the least way to go in all. */
function layOver(words: readonly Interval[], columns: readonly Interval[]): number[] | undefined {
  const way = (word: Interval, column: Interval): number =>
    Math.max(0, Math.max(word.from, column.from) - Math.min(word.to, column.to)) +
    Math.abs(word.from + word.to - column.from - column.to) / 20;
  // `cost[w][c]`: of the first w words over the first c columns.
  const cost: number[][] = [Array.from({ length: columns.length + 1 }, () => 0)];
  words.forEach((word, w) => {
    cost.push([Number.POSITIVE_INFINITY]);
    columns.forEach((column, c) => {
      cost[w + 1].push(Math.min(cost[w + 1][c], cost[w][c] + way(word, column)));
    });
  });
  if (!Number.isFinite(cost[words.length][columns.length])) return undefined;
  const placed: number[] = [];
  let c = columns.length;
  for (let w = words.length; w > 0; w--) {
    while (cost[w][c] === cost[w][c - 1]) c--;
    placed.unshift(c - 1);
    c--;
    if (way(words[w - 1], columns[c]) > MOST_OFF) return undefined;
  }
  return placed;
}

interface Chain<P extends Piece> {
  readonly words: readonly Box<P>[];
  readonly from: number;
  readonly to: number;
}

function hull<P extends Piece>(words: readonly Box<P>[]): { from: number; to: number } {
  return { from: Math.min(...words.map(({ from }) => from)), to: Math.max(...words.map(({ to }) => to)) };
}

/** Chains of words below each other, one a line, and the words that stand over several of them. */
function chainsOf<P extends Piece>(
  lines: readonly (readonly Box<P>[])[],
): { chains: Box<P>[][]; spanners: Box<P>[] } {
  const spanners = new Set<Box<P>>();
  for (;;) {
    const chains = groups(lines, spanners);
    const spanner = chains.map(spannerOf).find((word) => word !== undefined);
    if (!spanner) return { chains, spanners: [...spanners] };
    spanners.add(spanner);
  }
}

/** Words that hang together by what they have in common with words of other lines. */
function groups<P extends Piece>(
  lines: readonly (readonly Box<P>[])[],
  without: ReadonlySet<Box<P>>,
): Box<P>[][] {
  const groupOf = new Map<Box<P>, Box<P>[]>();
  const met: Box<P>[] = [];
  for (const line of lines)
    for (const word of line) {
      if (without.has(word)) continue;
      const own = [word];
      groupOf.set(word, own);
      for (const above of met) {
        if (above.line === word.line || overlap(above, word) < IN_COMMON) continue;
        const other = groupOf.get(above) as Box<P>[];
        const mine = groupOf.get(word) as Box<P>[];
        if (other === mine) continue;
        for (const one of mine) {
          other.push(one);
          groupOf.set(one, other);
        }
      }
      met.push(word);
    }
  return [...new Set(groupOf.values())].map((group) =>
    group.sort((a, b) => a.line - b.line || a.from - b.from),
  );
}

/** In a group with several words on one line, the highest word that has several of one line below it. */
function spannerOf<P extends Piece>(group: readonly Box<P>[]): Box<P> | undefined {
  const isChain = group.every((word, index) => group[index - 1]?.line !== word.line);
  if (isChain) return undefined;
  let best: Box<P> | undefined;
  let most = 0;
  for (const word of group) {
    const below = group.filter((other) => other.line !== word.line && overlap(word, other) >= IN_COMMON);
    const counts = new Map<number, number>();
    for (const { line } of below) counts.set(line, (counts.get(line) ?? 0) + 1);
    const spans = Math.max(0, ...counts.values());
    if (spans > 1 && spans > most) [best, most] = [word, spans];
  }
  return best ?? group[0];
}

/** The leaves with the words that span them. */
function withSpanners<P extends Piece>(
  chains: readonly Chain<P>[],
  spanners: readonly Box<P>[],
  lines: readonly (readonly Box<P>[])[],
): Leaf<P>[] | undefined {
  const over = [...spanners];
  return finished(
    takeRaised(chains, over, lines).map((chain) => [...chain.words]),
    over,
    lines,
  );
}

/** The leaves, once it is known which words stand below each other. */
function finished<P extends Piece>(
  bare: Box<P>[][],
  over: Box<P>[],
  lines: readonly (readonly Box<P>[])[],
): Leaf<P>[] {
  takeHidden(bare, over, lines);
  const levels = levelsOf(over);
  const above: Box<P>[][] = bare.map(() => []);
  for (const level of levels) assign(level, bare, above, lines.length);
  return bare.map((words, index) => ({
    words,
    above: above[index].map((word) => [word]),
    ...hull(words),
  }));
}

/** Where the middle of words is, in lines of the header. */
function centreIn<P extends Piece>(
  lines: readonly (readonly Box<P>[])[],
): (words: readonly Box<P>[]) => number {
  const indexes = new Map(
    lines.flatMap((line, index) => (line.length > 0 ? [[line[0].line, index] as const] : [])),
  );
  const indexOf = (word: Box<P>): number => indexes.get(word.line) ?? 0;
  return (words) => (indexOf(words[0]) + indexOf(words[words.length - 1])) / 2;
}

/**
 * Takes out words that stand between the cells below them and over none: both neighbours are lower. A cell that reaches
 * from top to bottom may do so too, but then there are more of them on its line.
 */
function takeRaised<P extends Piece>(
  chains: readonly Chain<P>[],
  over: Box<P>[],
  lines: readonly (readonly Box<P>[])[],
): Chain<P>[] {
  const centre = centreIn(lines);
  const isLower = (chain: Chain<P> | undefined, words: readonly Box<P>[]): boolean =>
    chain !== undefined && chain.words[0].line > words[0].line && centre(chain.words) >= centre(words) + 1;
  const isRaised = chains.map(
    ({ words }, index) =>
      words.length === 1 && isLower(chains[index - 1], words) && isLower(chains[index + 1], words),
  );
  const fullHeight = new Set(chains.flatMap(({ words }, index) => (isRaised[index] ? [] : [centre(words)])));
  return chains.filter(({ words }, index) => {
    if (!isRaised[index] || fullHeight.has(centre(words))) return true;
    over.push(words[0]);
    return false;
  });
}

/** The first word of a chain spans more than it where a neighbour has its words on the same lines but for that one. */
function takeHidden<P extends Piece>(
  bare: Box<P>[][],
  over: Box<P>[],
  lines: readonly (readonly Box<P>[])[],
): void {
  const middle = (lines.length - 1) / 2;
  const centre = centreIn(lines);
  for (let changed = true; changed; ) {
    changed = false;
    bare.forEach((words, index) => {
      if (words.length < 2) return;
      const rest = words.slice(1);
      if (centre(rest) < middle + 0.5) return;
      const isNearer = (at: number): boolean => Math.abs(centre(rest) - at) < Math.abs(centre(words) - at);
      const isSibling = (other: readonly Box<P>[] | undefined): boolean =>
        other !== undefined &&
        other.length > 0 &&
        other[0].line > words[0].line &&
        centre(other) >= middle + 0.5 &&
        !over.some((word) => word.line <= words[0].line && overlap(word, hull(other)) >= IN_COMMON) &&
        Math.abs(centre(other) - centre(rest)) <= 1 &&
        isNearer(centre(other));
      if (!isSibling(bare[index - 1]) && !isSibling(bare[index + 1])) return;
      over.push(words[0]);
      bare[index] = rest;
      changed = true;
    });
  }
}

/** Spanning words by their lines, the upper ones first. */
function levelsOf<P extends Piece>(over: readonly Box<P>[]): Box<P>[][] {
  const byLine = new Map<number, Box<P>[]>();
  for (const word of over) byLine.set(word.line, [...(byLine.get(word.line) ?? []), word]);
  return [...byLine.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, words]) => words.sort((a, b) => a.from - b.from));
}

/** Puts the spanning words of one line above the leaves below them: those that they cover, and those up to where they are centred. */
function assign<P extends Piece>(
  level: readonly Box<P>[],
  bare: readonly Box<P>[][],
  above: Box<P>[][],
  height: number,
): void {
  const isOpen = bare.map((words) => words[0].line > level[0].line);
  const owner: (number | undefined)[] = bare.map((words, leaf) => {
    if (!isOpen[leaf]) return undefined;
    let best: number | undefined;
    let most = 0.2;
    level.forEach((word, index) => {
      const common = overlap(word, hull(words));
      if (common > most) [best, most] = [index, common];
    });
    return best;
  });
  const lowest = (leaf: number): number => bare[leaf][0].line + bare[leaf][bare[leaf].length - 1].line;
  level.forEach((word, index) => {
    const first = owner.indexOf(index);
    if (first >= 0) return grow(word, index, first, owner.lastIndexOf(index));
    const nearest = nearestTo(word);
    if (nearest !== undefined) grow(word, index, nearest, nearest);
  });
  owner.forEach((index, leaf) => {
    if (index !== undefined) above[leaf].push(level[index]);
  });

  /** The open leaf that a word without any below it is nearest to. */
  function nearestTo(word: Box<P>): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    bare.forEach((words, leaf) => {
      if (!isOpen[leaf] || owner[leaf] !== undefined) return;
      const { from, to } = hull(words);
      const off = Math.abs(from + to - word.from - word.to);
      if (off < least) [best, least] = [leaf, off];
    });
    return best;
  }

  /** Takes in neighbours as low as those that it covers, as long as the word comes nearer to the middle of all. */
  function grow(word: Box<P>, index: number, from: number, to: number): void {
    let [first, last] = [from, to];
    const centre = (word.from + word.to) / 2;
    const low = Math.min(...range(first, last).map(lowest));
    const isFree = (leaf: number): boolean =>
      isOpen[leaf] === true &&
      owner[leaf] === undefined &&
      lowest(leaf) >= low - height / 3 &&
      above[leaf].at(-1) === above[first].at(-1);
    const off = (a: number, b: number): number =>
      Math.abs((hull(bare[a]).from + hull(bare[b]).to) / 2 - centre);
    for (;;) {
      const now = off(first, last);
      const left = isFree(first - 1) ? off(first - 1, last) : Number.POSITIVE_INFINITY;
      const right = isFree(last + 1) ? off(first, last + 1) : Number.POSITIVE_INFINITY;
      const both =
        isFree(first - 1) && isFree(last + 1) ? off(first - 1, last + 1) : Number.POSITIVE_INFINITY;
      const least = Math.min(left, right, both);
      if (least > now + 3 && Number.isFinite(least)) {
        if (now < 6) break;
      }
      if (!Number.isFinite(least)) break;
      if (least === both) [first, last] = [first - 1, last + 1];
      else if (least === left) first--;
      else last++;
    }
    for (let leaf = first; leaf <= last; leaf++) owner[leaf] = index;
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
