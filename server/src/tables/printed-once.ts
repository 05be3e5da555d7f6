/** Arranges a header whose merged cells are printed once: the words of each row stand, in order, below the words that they divide. */

import { CODE, NAME, SERIAL, TOTAL_COLUMN, withoutSide } from '../knowledge/column-words';
import { closeness } from '../knowledge/header-groups';

import { type HeaderWord, isLeafWord, wordsIn } from './arrange-header';
import type { GridRow } from './grid';

/** The path of words of a column. */
type Path = readonly HeaderWord[];

/** A way to put the words below others, and what speaks against it. */
interface Way {
  readonly doubt: number;
  readonly paths: readonly Path[];
}

/** Wider headers are not tried: the effort grows with the fourth power of the width, and no table is so wide. */
const WIDEST = 40;
/** So many ways to put one row below another are followed further, the best for each number of columns. */
const MOST_WAYS = 8;

/** What speaks against a word below one that is not known to hold it, or that never spans others. */
const UNKNOWN = 1;
const LEAF = 8;
/** Against a total or a label behind the first words of its group, and against a group of one. */
const LATE = 2;
const ALONE = 2;
/** Against a word whose group is not on the row right above. */
const FAR = 0.5;
/** Of two groups that may hold a word the one named more closely is the likelier: this much a step. */
const STEP = 0.001;
/** More than one word in so many below unknown ones, and the header is not one of this kind. */
const WORDS_FOR_ONE_UNKNOWN = 3;

/**
 * The path of words of each column, of which there are `fewest` to `most`, below a header of which each cell, however many
 * rows and columns it spans, is printed once, so that words stand left of their columns. `undefined` where a header is not
 * printed so, or its words do not make up so many columns in any way that somebody would print.
 */
export function arrangePrintedOnce(
  header: readonly GridRow[],
  fewest: number,
  most = fewest,
): readonly Path[] | undefined {
  const [first, ...lower] = header.map(({ cells }) => wordsIn(cells));
  if (lower.length === 0 || most > WIDEST || !header.every(isUnbroken)) return undefined;
  const words = lower.reduce((sum, row) => sum + row.length, 0);
  let ways: readonly Way[] = [{ doubt: 0, paths: first.map((word) => [word]) }];
  lower.forEach((row, depth) => {
    const further = ways.flatMap((way) => divisions(way, row, depth, words / WORDS_FOR_ONE_UNKNOWN));
    ways = bestByWidth(further.filter(({ paths }) => paths.length <= most)).slice(0, MOST_WAYS);
  });
  return ways.find(({ paths }) => paths.length >= fewest && paths.length > first.length)?.paths;
}

/** The best way to each number of columns, the best of them first. */
function bestByWidth(ways: readonly Way[]): Way[] {
  const best = new Map<number, Way>();
  for (const way of ways) {
    const known = best.get(way.paths.length);
    if (!known || way.doubt < known.doubt) best.set(way.paths.length, way);
  }
  return [...best.values()].sort((a, b) => a.doubt - b.doubt);
}

/** Whether no blank stands between the words of a row. */
function isUnbroken({ cells }: GridRow): boolean {
  const width = cells.findLastIndex(({ text }) => text !== '') + 1;
  return cells.slice(0, width).every(({ text }) => text !== '');
}

/** A division so far: which column each run of words went below, from one word up to another. */
interface Division {
  readonly doubt: number;
  readonly runs: readonly { readonly column: number; readonly from: number; readonly to: number }[];
}

/** The best ways to share the words of a row out among each number of the columns above, if they are not too doubtful. */
function divisions(above: Way, row: readonly HeaderWord[], depth: number, mostDoubt: number): Way[] {
  const mostGroups = Math.min(row.length, above.paths.length);
  // best[groups][words] is the best division of so many words among so many of the columns looked at so far.
  let best: (Division | undefined)[][] = Array.from({ length: mostGroups + 1 }, () => []);
  best[0][0] = { doubt: above.doubt, runs: [] };
  above.paths.forEach((path, column) => {
    const next = best.map((line) => [...line]);
    for (let groups = 0; groups < mostGroups; groups++)
      best[groups].forEach((before, from) => {
        for (let to = from + 1; before && to <= row.length; to++) {
          const doubt = before.doubt + doubtOf(path, row.slice(from, to), depth);
          const known = next[groups + 1][to];
          if (doubt > mostDoubt || (known && known.doubt <= doubt)) continue;
          next[groups + 1][to] = { doubt, runs: [...before.runs, { column, from, to }] };
        }
      });
    best = next;
  });
  return best.flatMap((line) => {
    const division = line[row.length];
    return division ? [{ doubt: division.doubt, paths: dividedPaths(above, row, division) }] : [];
  });
}

function dividedPaths({ paths }: Way, row: readonly HeaderWord[], { runs }: Division): Path[] {
  const byColumn = new Map(runs.map((run) => [run.column, run]));
  return paths.flatMap((path, column) => {
    const run = byColumn.get(column);
    return run ? row.slice(run.from, run.to).map((word) => [...path, word]) : [path];
  });
}

/** What speaks against a run of words below a column. */
function doubtOf(path: Path, run: readonly HeaderWord[], depth: number): number {
  const group = path[path.length - 1];
  if (new Set(run.map(({ word }) => word)).size < run.length) return Number.POSITIVE_INFINITY;
  let doubt = run.length > 1 ? 0 : ALONE;
  if (isLeafWord(group.word)) doubt += LEAF;
  if (path.length <= depth) doubt += FAR;
  run.forEach(({ word }, index) => {
    const close = closeness(group.word, withoutSide(word), true);
    doubt += close === undefined ? UNKNOWN : close * STEP;
    if (index > 0 && beginsGroup(word) && !isLabel(run[index - 1].word)) doubt += LATE;
  });
  return doubt;
}

function beginsGroup(word: string): boolean {
  return TOTAL_COLUMN.test(word) || isLabel(word);
}

function isLabel(word: string): boolean {
  return CODE.test(word) || NAME.test(word) || SERIAL.test(word);
}
