/** Reads a header by position: which words make up the cell at the bottom of a column, and which span several. */

import { means } from '../../lexicon/describe';
import type { Box } from './boxes';
import { overlap } from './columns';
import type { Piece } from './model';

/** The lowest header cell of a column, perhaps broken over lines. */
export interface Leaf<P extends Piece> extends Interval {
  readonly words: readonly Box<P>[];
}

/** A header: its leaves from left to right, and the words that span several of them. */
export interface HeaderWords<P extends Piece> {
  readonly leaves: readonly Leaf<P>[];
  readonly spanning: readonly Box<P>[];
}

/** Words on different lines that have so much of the narrower one in common stand in one column. */
const IN_COMMON = 0.3;
const MOST_WORDS = 150;
/** No header cell has more characters; those of sentences have. */
const LONGEST_LEAF = 30;

/**
 * The leaves of a header from left to right; `undefined` where it has too many words. Words between lower ones on either
 * side span them: of a line that has others beside them they may as well be cells of full height, unless `areSpanning`.
 */
export function leavesOf<P extends Piece>(
  lines: readonly (readonly Box<P>[])[],
  areSpanning: boolean,
): HeaderWords<P> | undefined {
  const words = lines.flat();
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const { chains, spanners } = chainsOf(lines);
  const leaves = chains
    .map((chain): Chain<P> => ({ words: chain, ...hull(chain) }))
    .sort((a, b) => a.from + a.to - b.from - b.to);
  const over = [...spanners];
  const bare = takeRaised(leaves, over, lines, areSpanning).map((chain) => [...chain.words]);
  return finished(bare, over, lines);
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
): HeaderWords<P> | undefined {
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
  if (bare.some((words) => words.length === 0 || words.some((word, at) => isAside(words[at - 1], word))))
    return undefined;
  return finished(bare, over, lines);
}

/** Parts of one word are hardly further apart, in widths of a digit; words of two cells of 三公经费 were seven. */
const FURTHEST_PART = 4;

/** Whether a word stands beside the one above it, as no part of it would. */
function isAside(above: Interval | undefined, word: Interval): boolean {
  return above !== undefined && Math.max(above.from, word.from) - Math.min(above.to, word.to) > FURTHEST_PART;
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
  if (isChain) return group.find((word) => hasApartBelow(word, group));
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

/** Whether two lower words of other lines that a word stands over stand beside each other: no column holds both. */
function hasApartBelow<P extends Piece>(word: Box<P>, group: readonly Box<P>[]): boolean {
  const below = group.filter((other) => other.line > word.line && overlap(word, other) >= IN_COMMON);
  return below.some((one) => below.some((other) => other.from >= one.to + 1));
}

/** The leaves, once it is known which words stand below each other. */
function finished<P extends Piece>(
  bare: Box<P>[][],
  over: Box<P>[],
  lines: readonly (readonly Box<P>[])[],
): HeaderWords<P> | undefined {
  takeHidden(bare, over, lines);
  if (bare.some((words) => words.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_LEAF))
    return undefined;
  return { leaves: bare.map((words) => ({ words, ...hull(words) })), spanning: over };
}

/**
 * The words that span each leaf, the outer ones first. `places` are the leaves with the columns below them: a word stands
 * in the middle of those that it spans.
 */
export function spannersOf<P extends Piece>(
  { leaves, spanning }: HeaderWords<P>,
  places: readonly Interval[],
  lines: readonly (readonly Box<P>[])[],
): Box<P>[][] {
  const bare = leaves.map(({ words }) => words);
  const above: Box<P>[][] = bare.map(() => []);
  for (const level of levelsOf(spanning)) assign(level, bare, places, above, centreIn(lines));
  return above;
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
  areSpanning: boolean,
): Chain<P>[] {
  const centre = centreIn(lines);
  const isLower = (chain: Chain<P> | undefined, words: readonly Box<P>[]): boolean =>
    chain !== undefined && chain.words[0].line > words[0].line && centre(chain.words) >= centre(words) + 1;
  const isRaised = chains.map(
    ({ words }, index) =>
      words.length === 1 && isLower(chains[index - 1], words) && isLower(chains[index + 1], words),
  );
  const fullHeight = new Set(
    chains.flatMap(({ words }, index) => (isRaised[index] || areSpanning ? [] : [centre(words)])),
  );
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
  const printed = lines.flatMap((line, index) => (line.length > 0 ? [index] : []));
  const middle = (printed[0] + printed[printed.length - 1]) / 2;
  const centre = centreIn(lines);
  const usualGap = (index: number): number | undefined => {
    const gaps = bare.flatMap((words, other) =>
      other === index || words.length < 2
        ? []
        : [words[words.length - 1].line - words[words.length - 2].line],
    );
    return gaps.sort((a, b) => a - b)[gaps.length >> 1];
  };
  /** A word broken as others are, in the middle of a cell as high as others. */
  const isWhole = (words: readonly Box<P>[], rest: readonly Box<P>[], index: number): boolean =>
    !means(rest[0].text, 'code-piece') &&
    rest[0].line - words[0].line <= (usualGap(index) ?? 0) &&
    bare.some(
      (other, at) =>
        at !== index &&
        Math.abs(centre(other) - centre(words)) <= 0.25 &&
        centre(other) < centre(rest) &&
        (other.length === 1 || other[0].line > words[0].line),
    );
  /** Cells on either side that are no higher than the rest of a word, with nothing else above them: it spans them all. */
  const isAmongLower = (words: readonly Box<P>[], rest: readonly Box<P>[], index: number): boolean => {
    const [left, right] = [bare[index - 1], bare[index + 1]];
    const isLower = (other: readonly Box<P>[] | undefined): boolean =>
      other?.length === 1 && other[0].line === rest[0].line && centre(other) > centre(words) + 0.25;
    if (!isLower(left) || !isLower(right)) return false;
    const group = { from: left[0].from, to: right[0].to };
    return !over.some((word) => word.line >= words[0].line && overlap(word, group) > 0);
  };
  for (let changed = true; changed; ) {
    changed = false;
    bare.forEach((words, index) => {
      if (words.length < 2) return;
      const rest = words.slice(1);
      if (isFragment(rest)) return;
      if (centre(rest) < middle + 0.5 || (isWhole(words, rest, index) && !isAmongLower(words, rest, index)))
        return;
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

/** The last character of a word that was broken, no cell of its own. */
function isFragment<P extends Piece>(words: readonly Box<P>[]): boolean {
  return words.length === 1 && words[0].text.length === 1 && !means(words[0].text, 'code-piece');
}

/** Spanning words by their lines, the upper ones first. */
function levelsOf<P extends Piece>(over: readonly Box<P>[]): Box<P>[][] {
  const byLine = new Map<number, Box<P>[]>();
  for (const word of over) byLine.set(word.line, [...(byLine.get(word.line) ?? []), word]);
  return [...byLine.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, words]) => words.sort((a, b) => a.from - b.from));
}

/** How much lower than its brothers the words of a leaf may stand, in lines of the header. */
const SAME_HEIGHT = 0.8;
/** What it costs to leave a leaf without a word above it, where its place shows that it has one; in widths of a digit. */
const ORPHAN = 15;
/** The same where all leaves stand equally low: words in a line of their own span all, but for their middles. */
const UNTOLD = 6;

/** What it costs that a word spans two totals, and each further leaf where it would be in the middle of more of them too. */
const TWO_TOTALS = 12;
const WIDER = 0.1;

/** Puts the spanning words of one line above the leaves below them: each over those whose middle it is. */
function assign<P extends Piece>(
  level: readonly Box<P>[],
  bare: readonly (readonly Box<P>[])[],
  places: readonly Interval[],
  above: Box<P>[][],
  centre: (words: readonly Box<P>[]) => number,
): void {
  const line = level[0].line;
  const covered = level.map((word) =>
    bare.flatMap((words, leaf) => (words[0].line > line && overlap(word, hull(words)) > 0.2 ? [leaf] : [])),
  );
  level.forEach((word, index) => {
    if (covered[index].length === 0) covered[index] = nearestTo(word, bare, places);
  });
  const heights = covered.flat().map((leaf) => centre(bare[leaf]));
  const low = Math.min(...heights) - SAME_HEIGHT;
  const isOpen = bare.map((words) => words[0].line > line && centre(words) >= low);
  const isTold = bare.some((words, leaf) => words[0].line > line && !isOpen[leaf]);
  const totals = bare.map((words) => means(words.map(({ text }) => text).join(''), 'total'));
  const ranges = bestRanges(level, covered, places, isOpen, above, totals, isTold ? ORPHAN : UNTOLD);
  ranges.forEach((range, index) => {
    for (let leaf = range.first; leaf <= range.last; leaf++) above[leaf].push(level[index]);
  });
}

/** The lower leaf that a word without any below it is nearest to. */
function nearestTo<P extends Piece>(
  word: Box<P>,
  bare: readonly (readonly Box<P>[])[],
  places: readonly Interval[],
): number[] {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  bare.forEach((words, leaf) => {
    if (words[0].line <= word.line) return;
    const off = Math.abs(places[leaf].from + places[leaf].to - word.from - word.to);
    if (off < least) [best, least] = [leaf, off];
  });
  return best === undefined ? [] : [best];
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** For each word the leaves that it spans: runs in order, around what it covers, so that all words are near their middles. */
function bestRanges<P extends Piece>(
  level: readonly Box<P>[],
  covered: readonly (readonly number[])[],
  places: readonly Interval[],
  isOpen: readonly boolean[],
  above: readonly Box<P>[][],
  totals: readonly boolean[],
  orphan: number,
): Range[] {
  const count = places.length;
  interface State {
    readonly cost: number;
    readonly ranges: readonly Range[];
  }
  const orphans = isOpen.map((open) => (open ? orphan : 0));
  // `states[n]`: the cheapest way to give the words so far runs among the first n leaves.
  let states: (State | undefined)[] = [{ cost: 0, ranges: [] }];
  for (let n = 1; n <= count; n++)
    states.push({ cost: (states[n - 1]?.cost ?? 0) + orphans[n - 1], ranges: [] });
  level.forEach((word, index) => {
    const next: (State | undefined)[] = Array.from({ length: count + 1 }, () => undefined);
    const must = covered[index];
    const [least, most] = must.length > 0 ? [must[0], must[must.length - 1]] : [count, -1];
    for (let first = 0; first <= Math.min(least, count - 1); first++) {
      const before = states[first];
      if (!before) continue;
      for (let last = first; last < count && isRun(first, last); last++) {
        if (last < most) continue;
        const off = Math.abs((places[first].from + places[last].to - word.from - word.to) / 2);
        const more = totals.slice(first, last + 1).filter(Boolean).length > 1 ? TWO_TOTALS : 0;
        const cost = before.cost + off + more + WIDER * (last - first);
        if (cost < (next[last + 1]?.cost ?? Number.POSITIVE_INFINITY))
          next[last + 1] = { cost, ranges: [...before.ranges, { first, last }] };
      }
    }
    for (let n = 1; n <= count; n++) {
      const skipped = next[n - 1];
      if (skipped && skipped.cost + orphans[n - 1] < (next[n]?.cost ?? Number.POSITIVE_INFINITY))
        next[n] = { ...skipped, cost: skipped.cost + orphans[n - 1] };
    }
    states = next;
  });
  return [...(states[count]?.ranges ?? level.map((_, index) => rangeOf(covered[index])))];

  /** Whether a word may span leaves: all lower ones, below the same words. */
  function isRun(first: number, last: number): boolean {
    return isOpen[last] && above[last].at(-1) === above[first].at(-1);
  }
}

function rangeOf(leaves: readonly number[]): Range {
  return leaves.length > 0 ? { first: leaves[0], last: leaves[leaves.length - 1] } : { first: 0, last: -1 };
}
