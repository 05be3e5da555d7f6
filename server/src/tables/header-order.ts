/** The columns that header words make up when only their lines are known: which word spans which, and in what order. */

import { usualPlace } from '../knowledge/header-order';
import { isSideWord, isUnknown, means } from '../lexicon/describe';
import { arrangeRepeated, arrangeTree, type HeaderNode, type HeaderWord, leavesOf } from './arrange-header';
import { waysToDivide } from './printed-once';

/** Columns as paths of words, the outer ones first. */
export type Paths = readonly (readonly HeaderWord[])[];

/** Columns as the words may be arranged. */
export interface Arrangement {
  readonly paths: Paths;
  /** How many neighbours stand against the order in which tables print them. */
  readonly unusual: number;
}

/** The line that a word is printed on. */
type LineOf = (word: HeaderWord) => number;

type Nodes = readonly HeaderNode[];

/** More arrangements than this are not tried. */
const MOST_ARRANGEMENTS = 24;

/** How the words may be arranged, the likeliest first; at least one way. */
export function arrangements(words: readonly HeaderWord[], lineOf: LineOf): readonly Arrangement[] {
  const sides = sideRow(words, lineOf);
  const above = words.filter((word) => !sides.includes(word));
  const divided = arrangementsOf(above, lineOf).flatMap(({ paths, unusual }) => {
    const under = underSides(paths, sides);
    return under ? [{ paths: under, unusual }] : [];
  });
  const found = divided.length > 0 ? divided : arrangementsOf(words, lineOf);
  return distinct(found).slice(0, MOST_ARRANGEMENTS);
}

function distinct(found: readonly Arrangement[]): Arrangement[] {
  const byKey = new Map<string, Arrangement>();
  for (const arrangement of found) {
    const key = arrangement.paths.map((path) => path.map(({ word }) => word).join('/')).join(' ');
    if (!byKey.has(key)) byKey.set(key, arrangement);
  }
  return [...byKey.values()];
}

function rowsOf(words: readonly HeaderWord[], lineOf: LineOf): HeaderWord[][] {
  const lines = new Map<number, HeaderWord[]>();
  for (const word of words) lines.set(lineOf(word), [...(lines.get(lineOf(word)) ?? []), word]);
  return [...lines.values()];
}

/** The words of the last line on which nothing but 预算数, 决算数 and the like is printed. */
function sideRow(words: readonly HeaderWord[], lineOf: LineOf): readonly HeaderWord[] {
  const rows = rowsOf(words, lineOf).filter(
    (line) => line.length > 1 && line.every(({ word }) => isSideWord(word)),
  );
  return rows.at(-1) ?? [];
}

/** The columns of amounts divided among the words, as many each; `undefined` where they cannot be shared out. */
function underSides(paths: Paths, sides: readonly HeaderWord[]): Paths | undefined {
  if (sides.length === 0) return paths;
  const amounts = paths.filter((path) => rankOfLabel(path.at(-1)?.word ?? '') === undefined);
  const each = sides.length / amounts.length;
  if (amounts.length === 0 || !Number.isInteger(each)) return undefined;
  if (sides.some(({ word }, index) => word !== sides[index % each].word)) return undefined;
  let next = 0;
  return paths.flatMap((path) => {
    if (!amounts.includes(path)) return [path];
    next += each;
    return sides.slice(next - each, next).map((side) => [...path, side]);
  });
}

function arrangementsOf(words: readonly HeaderWord[], lineOf: LineOf): Arrangement[] {
  const sameLine = (a: HeaderWord, b: HeaderWord): boolean => lineOf(a) === lineOf(b);
  const repeated = arrangeRepeated(words, sameLine);
  if (repeated) return [{ paths: repeated.flatMap(labelsFirst), unusual: 0 }];
  const trees = [
    arrangeTree(words, { sameLine, spansMore: true }),
    arrangeTree(words, { sameLine, spansMore: true, takesLast: true }),
    arrangeTree(words, { sameLine }),
  ];
  const ordered = trees.flatMap((roots, later) =>
    ordersOf(roots, lineOf).map(({ paths, unusual }) => ({ paths, unusual: unusual + later })),
  );
  const [, , plain] = trees;
  const unusual = hasGroupAbove(plain, lineOf) ? trees.length : AS_PRINTED;
  return [
    ...divided(words, lineOf),
    { paths: leavesOf(plain), unusual },
    ...ordered,
    ...dividedByLast(words, lineOf),
  ];
}

/** The columns where each line is a row of words that divides the one above it, if nothing speaks against it. */
function divided(words: readonly HeaderWord[], lineOf: LineOf): Arrangement[] {
  const rows = rowsOf(words, lineOf);
  const [way] = rows.length > DEEPEST ? [] : waysToDivide(rows);
  return way && way.doubt < 1 ? [{ paths: way.paths, unusual: IN_ROWS }] : [];
}

/**
 * The columns where the last line, a total with its parts, divides one of the words above: each of them may be the one, since
 * the lines tell only that words beside it are broken over several. Rows tell which.
 */
function dividedByLast(words: readonly HeaderWord[], lineOf: LineOf): Arrangement[] {
  const rows = rowsOf(words, lineOf);
  const last = rows.at(-1) ?? [];
  const above = words.slice(0, words.length - last.length);
  if (last.length < 2 || !means(last[0].word, 'total') || last.some(isLabelWordOf)) return [];
  if (!last.every((word, index) => words[above.length + index] === word)) return [];
  return above.flatMap((group, index) => {
    if (index === 0 || isLabelWordOf(group) || means(group.word, 'total')) return [];
    const paths = above.flatMap((word) => (word === group ? last.map((part) => [group, part]) : [[word]]));
    return [{ paths, unusual: BY_LAST }];
  });
}

function isLabelWordOf({ word }: HeaderWord): boolean {
  return rankOfLabel(word) !== undefined;
}

/** A header of more lines has words that are broken over several. */
const DEEPEST = 4;

/** A word that spans others, above the line of one that tables print on either side of it. */
function hasGroupAbove(roots: Nodes, lineOf: LineOf): boolean {
  return groupsOf(roots).some((nodes) =>
    nodes.some((node) => {
      const hasRival = nodes.some(
        (other) => other !== node && usualPlace(other.word) === usualPlace(node.word),
      );
      return hasRival && node.children.length > 0 && floats(node, nodes, lineOf);
    }),
  );
}

/** The columns of a panel with those of codes and names before the others. */
function labelsFirst(panel: Paths): Paths {
  const rank = (path: readonly HeaderWord[]): number => rankOfLabel(path.at(-1)?.word ?? '') ?? AMOUNT;
  return [...panel].sort((a, b) => rank(a) - rank(b));
}

const AMOUNT = 3;

/** The order in which words are printed is likelier than the usual one, as long as rows bear it out. */
const AS_PRINTED = -1;
/** Which word the last line divides is a guess that rows must bear out. */
const BY_LAST = 4;
/** The likeliest is an order in which each line divides the words of the one above. */
const IN_ROWS = -2;

/** 序号 stands before codes, these before names, and names before 行次; `undefined` for columns of amounts. */
function rankOfLabel(word: string): number | undefined {
  if (/^序/.test(word)) return -1;
  if (means(word, 'code')) return 0;
  if (means(word, 'name')) return 1;
  return means(word, 'serial') ? 2 : undefined;
}

/** A tree in its usual order, and with the words of one group in other orders. */
function ordersOf(roots: Nodes, lineOf: LineOf): Arrangement[] {
  const groups = groupsOf(roots).map((nodes) => ({ nodes, orders: ordersOfGroup(nodes, lineOf) }));
  const usual = new Map(groups.map(({ nodes, orders }) => [nodes, orders[0]]));
  const arranged = (changed: ReadonlyMap<Nodes, Nodes>): Arrangement => {
    const order = (nodes: Nodes): Nodes => changed.get(nodes) ?? usual.get(nodes) ?? nodes;
    const unusual = groups.reduce((sum, { nodes, orders }) => sum + swaps(orders[0], order(nodes)), 0);
    return { paths: leavesOf(roots, order), unusual };
  };
  const others = groups.flatMap(({ nodes, orders }) =>
    orders.slice(1).map((order) => arranged(new Map([[nodes, order]]))),
  );
  return [arranged(new Map()), ...others];
}

/** The words of each level below one word, and the outermost ones. */
function groupsOf(roots: Nodes): Nodes[] {
  const groups: Nodes[] = [roots];
  for (let index = 0; index < groups.length; index++)
    groups.push(...groups[index].map(({ children }) => children).filter((children) => children.length > 0));
  return groups;
}

/**
 * The orders in which words of one group may stand, the usual one first: as printed, but that codes and names come first
 * and words that were printed above the line of the others may stand anywhere among them.
 */
function ordersOfGroup(nodes: Nodes, lineOf: LineOf): Nodes[] {
  const [first, ...rest] = nodes;
  if (isUnknownBefore(first, rest[0])) return ordersOfKnown(rest, lineOf).map((order) => [first, ...order]);
  return ordersOfKnown(nodes, lineOf);
}

/** A word that nobody knows, printed before labels, stays there: it may be that of numbers of rows. */
function isUnknownBefore(first: HeaderNode, next: HeaderNode | undefined): boolean {
  return first.children.length === 0 && isUnknown(first.word) && next !== undefined && isLabel(next);
}

function ordersOfKnown(nodes: Nodes, lineOf: LineOf): Nodes[] {
  const labels = nodes.filter(isLabel).sort((a, b) => labelRankOf(a) - labelRankOf(b));
  if (!mayReorder(nodes, labels)) return [nodes];
  const others = nodes.filter((node) => !isLabel(node));
  const floating = others.filter((node) => floats(node, others, lineOf));
  const fixed = others.filter((node) => !floating.includes(node));
  if (fixed.length === 0 || floating.length === 0) return [[...labels, ...others]];
  const usual = floating.reduce<Nodes>((row, node) => insert(row, node, usualIndex(row, node)), fixed);
  const orders = floating.flatMap((node) => {
    const rest = usual.filter((other) => other !== node);
    return Array.from({ length: rest.length + 1 }, (_, index) => insert(rest, node, index));
  });
  return [usual, ...orders].map((order) => [...labels, ...order]);
}

/** Words of another order are those of tables that list codes, or names alone beside amounts that tables print in a usual order. */
function mayReorder(nodes: Nodes, labels: Nodes): boolean {
  const hasCodes = labels.some((node) => labelRankOf(node) === 0);
  const names = labels.filter((node) => labelRankOf(node) === 1).length;
  if (hasCodes || names === 0) return names <= 1;
  return labels.length === 1 && nodes.every((node) => isLabel(node) || usualPlace(node.word) !== undefined);
}

function insert(row: Nodes, node: HeaderNode, index: number): Nodes {
  return [...row.slice(0, index), node, ...row.slice(index)];
}

/** Behind the last word that usually stands before it, or beside it. */
function usualIndex(row: Nodes, { word }: HeaderNode): number {
  const place = usualPlace(word) ?? Number.POSITIVE_INFINITY;
  return row.findLastIndex((other) => (usualPlace(other.word) ?? Number.POSITIVE_INFINITY) <= place) + 1;
}

/** How many pairs of words stand in another order than usual, those aside that are as often printed in either. */
function swaps(usual: Nodes, order: Nodes): number {
  if (usual === order) return 0;
  return order.reduce(
    (sum, node, i) => sum + order.slice(i + 1).filter((next) => isBefore(next, node, usual)).length,
    0,
  );
}

function isBefore(a: HeaderNode, b: HeaderNode, usual: Nodes): boolean {
  const place = usualPlace(a.word);
  return usual.indexOf(a) < usual.indexOf(b) && (place === undefined || place !== usualPlace(b.word));
}

/** A word of several lines, or one that spans others, printed above the line of single words that stand beside it. */
function floats(node: HeaderNode, nodes: Nodes, lineOf: LineOf): boolean {
  if (node.cell.more) return true;
  if (node.children.length === 0 || node.children.some(isLabel)) return false;
  if (usualPlace(node.word) === undefined) return false;
  return nodes.some(
    (other) => other.children.length === 0 && !other.cell.more && lineOf(other) > lineOf(node),
  );
}

function isLabel(node: HeaderNode): boolean {
  return leavesOf([node]).every((path) => rankOfLabel(path.at(-1)?.word ?? '') !== undefined);
}

function labelRankOf(node: HeaderNode): number {
  return Math.min(...leavesOf([node]).map((path) => rankOfLabel(path.at(-1)?.word ?? '') ?? AMOUNT));
}
