/** Arranges header words that lost their places: which word spans which, by what the words mean and how many columns there are. */

import { SERIAL, withoutSide } from '../knowledge/column-words';
import { closeness } from '../knowledge/header-groups';
import type { Cell } from './model';

/** A header word with the words below it. */
interface Node extends HeaderWord {
  readonly children: Node[];
}

/** A header word as printed, with its blanks taken out. */
export interface HeaderWord {
  readonly cell: Cell;
  readonly word: string;
}

/** Whether two words are printed on one line. */
type SameLine = (a: HeaderWord, b: HeaderWord) => boolean;

/**
 * The path of words of each column, left to right, from header words in printed order (upper rows first). A word goes
 * below the closest group before it that may hold it and does not hold it yet, the first of equals; where lines are
 * known, groups stand on other lines than the words below them.
 */
export function arrangeHeader(
  words: readonly HeaderWord[],
  sameLine: SameLine = () => false,
): HeaderWord[][] {
  const repeated = arrangeRepeated(words, sameLine);
  if (repeated) return repeated;
  const roots: Node[] = [];
  const all: Node[] = [];
  for (const { cell, word } of words) {
    const node: Node = { cell, word, children: [] };
    const group = closestGroup(all, node, sameLine);
    (group?.children ?? roots).push(node);
    all.push(node);
  }
  return leavesOf(roots);
}

/** The most panels that stand side by side, and the fewest words below each. */
const MOST_PANELS = 3;
const FEWEST_PANEL_WORDS = 2;

/** Panels with the same words below each heading, perhaps one more than there are headings: the last spans two. */
function arrangeRepeated(words: readonly HeaderWord[], sameLine: SameLine): HeaderWord[][] | undefined {
  const before = SERIAL.test(words[0]?.word ?? '') ? 1 : 0;
  for (let headings = 2; headings <= MOST_PANELS; headings++) {
    const from = before + headings;
    for (const panels of [headings, headings + 1]) {
      const parts = repetitions(words.slice(from), panels);
      if (!parts) continue;
      const columns = parts.flatMap((part, panel) => {
        const heading = words[before + Math.min(panel, headings - 1)];
        return arrangeHeader(part, sameLine).map((path) => [heading, ...path]);
      });
      return [...words.slice(0, before).map((word) => [word]), ...columns];
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

function closestGroup(nodes: readonly Node[], node: HeaderWord, sameLine: SameLine): Node | undefined {
  let closest: Node | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const group of nodes) {
    const distance = closeness(group.word, withoutSide(node.word));
    if (distance === undefined || distance >= least || holds(group, node.word)) continue;
    if (sameLine(group, node)) continue;
    closest = group;
    least = distance;
  }
  return closest;
}

function holds(node: Node, word: string): boolean {
  return node.children.some((child) => child.word === word);
}

function leavesOf(roots: readonly Node[]): HeaderWord[][] {
  const columns: HeaderWord[][] = [];
  const open = roots.map((node) => ({ node, path: [node] })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path } = next;
    if (node.children.length === 0) columns.push(path);
    for (const child of [...node.children].reverse()) open.push({ node: child, path: [...path, child] });
  }
  return columns;
}
