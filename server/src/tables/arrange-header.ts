/** Arranges header words that lost their places: which word spans which, by what the words mean and how many columns there are. */

import { closeness } from '../knowledge/header-groups';
import { isVague, means, withoutSide } from '../lexicon/describe';
import { compact } from '../text/normalise';
import type { Cell } from './model';

/** A header word with the words below it. */
export interface HeaderNode extends HeaderWord {
  readonly children: HeaderNode[];
}

/** A header word as printed, with its blanks taken out. */
export interface HeaderWord {
  readonly cell: Cell;
  readonly word: string;
}

/** Words that name a column of their own and never span others. */
export function isLeafWord(word: string): boolean {
  return means(word, 'leaf');
}

/** The printed cells of a header row. */
export function wordsIn(cells: readonly Cell[]): HeaderWord[] {
  return cells.filter(({ text }) => text !== '').map((cell) => ({ cell, word: compact(cell.text) }));
}

/** Whether two words are printed on one line. */
type SameLine = (a: HeaderWord, b: HeaderWord) => boolean;

/**
 * The path of words of each column, left to right, from header words in printed order (upper rows first) whose lines
 * are not known.
 */
export function arrangeHeader(words: readonly HeaderWord[]): HeaderWord[][] {
  return arrangeRepeated(words)?.flat() ?? leavesOf(arrangeTree(words));
}

/** How words are put below others. */
interface Arranging {
  /** Where lines are known, groups stand on other lines than the words below them. */
  readonly sameLine?: SameLine;
  /** Whether words that mostly name a column may span others on other lines. */
  readonly spansMore?: boolean;
  /** Whether the words of a line that repeats none go below the last of equal groups, not the first. */
  readonly takesLast?: boolean;
  /** The group of the word on its left: none that stands on the left of that can be its own. */
  readonly left?: HeaderNode;
  /** The word on the right of a total: the group of one rather holds the other too. */
  readonly right?: HeaderWord;
}

/** Farther than any group is from a word. */
const FAR = 1000;

/** A word goes below the closest group before it that may hold it and does not hold it yet. Gives the outermost words. */
export function arrangeTree(words: readonly HeaderWord[], arranging: Arranging = {}): HeaderNode[] {
  const roots: HeaderNode[] = [];
  const all: HeaderNode[] = [];
  let before: { readonly node: HeaderNode; readonly group?: HeaderNode } | undefined;
  for (const [index, { cell, word }] of words.entries()) {
    const node: HeaderNode = { cell, word, children: [] };
    const left = before && arranging.sameLine?.(before.node, node) ? before.group : undefined;
    const beside = means(word, 'total') ? words[index + 1] : undefined;
    const right = beside && arranging.sameLine?.(node, beside) ? beside : undefined;
    const known = closestGroup(all, node, { ...arranging, left, right }, words);
    const group =
      known ?? (isVague(word) ? groupBeside(all, node, words[index + 1], arranging, left) : undefined);
    (group?.children ?? roots).push(node);
    all.push(node);
    before = { node, group };
  }
  return roots;
}

/**
 * The group of a word that nobody knows is that of the words beside it on its line: of the one on the right where those on
 * the left are labels, since groups begin with their totals. Their order stays as printed.
 */
function groupBeside(
  nodes: readonly HeaderNode[],
  node: HeaderWord,
  next: HeaderWord | undefined,
  { sameLine, spansMore, takesLast }: Arranging,
  left: HeaderNode | undefined,
): HeaderNode | undefined {
  if (!next || !sameLine?.(node, next)) return left;
  const right = closestGroup(nodes, next, { sameLine, spansMore, takesLast }, []);
  const isBehindLabels =
    left?.children.every(({ word }) => means(word, 'code') || means(word, 'name')) ?? true;
  return isBehindLabels ? (right ?? left) : left;
}

/** The most panels that stand side by side, and the fewest words below each. */
const MOST_PANELS = 3;
const FEWEST_PANEL_WORDS = 2;

/**
 * The columns of panels with the same words below each heading, perhaps one more than there are headings: the last spans
 * two. What stands before the panels is one of them.
 */
export function arrangeRepeated(
  words: readonly HeaderWord[],
  sameLine?: SameLine,
): HeaderWord[][][] | undefined {
  const before = means(words[0]?.word ?? '', 'serial') ? 1 : 0;
  for (let headings = 2; headings <= MOST_PANELS; headings++) {
    const from = before + headings;
    for (const count of [headings, headings + 1]) {
      const parts = repetitions(words.slice(from), count);
      if (!parts) continue;
      const panels = parts.map((part, panel) => {
        const heading = words[before + Math.min(panel, headings - 1)];
        return leavesOf(arrangeTree(part, { sameLine })).map((path) => [heading, ...path]);
      });
      return [words.slice(0, before).map((word) => [word]), ...panels];
    }
  }
  return undefined;
}

/** The words of each panel, when they are a row of words repeated so often, or two such rows. */
function repetitions(words: readonly HeaderWord[], times: number): HeaderWord[][] | undefined {
  for (let upper = FEWEST_PANEL_WORDS; upper * times <= words.length; upper++) {
    const lower = (words.length - upper * times) / times;
    if (!Number.isInteger(lower)) return undefined;
    const top = words.slice(0, upper * times);
    const below = words.slice(upper * times);
    if (!repeats(top, upper) || !repeats(below, lower)) continue;
    return Array.from({ length: times }, (_, panel) => [
      ...top.slice(panel * upper, (panel + 1) * upper),
      ...below.slice(panel * lower, (panel + 1) * lower),
    ]);
  }
  return undefined;
}

function repeats(words: readonly HeaderWord[], length: number): boolean {
  return words.every(({ word }, index) => index < length || word === words[index - length].word);
}

function closestGroup(
  nodes: readonly HeaderNode[],
  node: HeaderWord,
  { sameLine, spansMore, takesLast, left, right }: Arranging,
  words: readonly HeaderWord[],
): HeaderNode | undefined {
  const takesOther = takesLast && !repeatsWords(words.filter((each) => sameLine?.(each, node)));
  let closest: HeaderNode | undefined;
  let least = Number.POSITIVE_INFINITY;
  const first = left && nodes.indexOf(left);
  for (const [index, group] of nodes.entries()) {
    if (left && first !== undefined && index < first && sameLine?.(group, left)) continue;
    const close = closeness(group.word, withoutSide(node.word), spansMore);
    const isTorn = right && closeness(group.word, withoutSide(right.word), spansMore) === undefined;
    const distance = close === undefined ? undefined : close + (isTorn ? FAR : 0);
    if (distance === undefined || distance > least || holds(group, node.word)) continue;
    if (sameLine?.(group, node) || (distance === least && !takesOther)) continue;
    closest = group;
    least = distance;
  }
  return closest;
}

function repeatsWords(line: readonly HeaderWord[]): boolean {
  return new Set(line.map(({ word }) => word)).size < line.length;
}

function holds(node: HeaderNode, word: string): boolean {
  return node.children.some((child) => child.word === word);
}

/** The path to each word that has none below it, left to right; words of one group may be given another order. */
export function leavesOf(
  roots: readonly HeaderNode[],
  order: (nodes: readonly HeaderNode[]) => readonly HeaderNode[] = (nodes) => nodes,
): HeaderWord[][] {
  const columns: HeaderWord[][] = [];
  const open = [...order(roots)].reverse().map((node) => ({ node, path: [node] }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path } = next;
    if (node.children.length === 0) columns.push(path);
    else
      for (const child of [...order(node.children)].reverse())
        open.push({ node: child, path: [...path, child] });
  }
  return columns;
}
