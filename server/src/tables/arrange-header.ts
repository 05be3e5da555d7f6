/** Arranges header words that lost their places: which word spans which, by what the words mean and how many columns there are. */

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

/**
 * The path of words of each column, left to right, from header words in printed order (upper rows first). A word goes
 * below the closest group before it that may hold it and does not hold it yet, the first of equals. `undefined` unless
 * exactly `count` columns come out, where the count is known.
 */
export function arrangeHeader(
  words: readonly HeaderWord[],
  count: number | undefined,
): HeaderWord[][] | undefined {
  const roots: Node[] = [];
  const all: Node[] = [];
  for (const { cell, word } of words) {
    const node: Node = { cell, word, children: [] };
    const group = closestGroup(all, word);
    (group?.children ?? roots).push(node);
    all.push(node);
  }
  const columns = leavesOf(roots);
  return count === undefined || columns.length === count ? columns : undefined;
}

function closestGroup(nodes: readonly Node[], word: string): Node | undefined {
  let closest: Node | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const distance = closeness(node.word, word);
    if (distance === undefined || distance >= least || holds(node, word)) continue;
    closest = node;
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
