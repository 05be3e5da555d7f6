/** Arranges a header whose merged cells are printed once: the words of each row stand, in order, below the words that they divide. */

import { closeness } from '../knowledge/header-groups';
import { isLabelWord, isVague, means, withoutSide } from '../lexicon/describe';

import { type HeaderWord, isLeafWord, wordsIn } from './arrange-header';
import type { GridRow } from './grid';

/** The path of words of a column. */
type Path = readonly HeaderWord[];

/** A way to put the words below others, and what speaks against it. */
export interface Way {
  readonly doubt: number;
  readonly paths: readonly Path[];
}

/** Wider headers are not tried: the effort grows with the fourth power of the width, and no table is so wide. */
const WIDEST = 40;
/** So many ways to put one row below another are followed further, the best for each number of columns. */
const MOST_WAYS = 8;

/** What speaks against a word below one that is not known to hold it, or one of labels, or that never spans others. */
const UNKNOWN = 1;
const BELOW_LABEL = 3;
/** Against one below a word that says nothing: it may hold any. */
const BELOW_VAGUE = 0.3;
/** Against a word that nobody knows below one that is known: any may hold it, so that one of two words is not too much. */
const VAGUE = 0.5;
const LEAF = 8;
/** Against a total behind the first words of its group, a label there, and a group of one. */
const LATE = 2;
const SECOND_LIST = 0.8;
const ALONE = 2;
/** Against a word whose group is not on the row right above. */
const FAR = 0.5;
/** Against a column that no row reaches. */
const CUT_OFF = 0.3;
/** Of two groups that may hold a word the one named more closely is the likelier: this much a step. */
const STEP = 0.001;
/** More than one word in so many below unknown ones, and the header is not one of this kind. */
const WORDS_FOR_ONE_UNKNOWN = 3;

/**
 * The path of words of each column, of which rows have `fewest` to `most` and perhaps some more that are cut off, below a
 * header of which each cell, however many rows and columns it spans, is printed once, so that words stand left of their
 * columns. `undefined` where a header is not printed so, or its words do not make up so many columns in any way that
 * somebody would print.
 */
export function arrangePrintedOnce(
  header: readonly GridRow[],
  fewest: number,
  most = fewest,
  cutOff = 0,
): readonly Path[] | undefined {
  if (most > WIDEST || !header.every(isUnbroken)) return undefined;
  const rows = header.map(({ cells }) => wordsIn(cells));
  const rated = waysToDivide(rows, most + cutOff).map(({ doubt, paths }) => ({
    doubt: doubt + Math.max(0, paths.length - most) * CUT_OFF,
    paths,
  }));
  const fitting = rated.filter(({ paths }) => paths.length >= fewest);
  return fitting.sort((a, b) => a.doubt - b.doubt)[0]?.paths;
}

/** The ways in which rows of words may stand below one another, in order, on no more columns than that: the likeliest first. */
export function waysToDivide(rows: readonly (readonly HeaderWord[])[], most = WIDEST): readonly Way[] {
  const [first, ...lower] = rows;
  if (lower.length === 0 || first.length > most) return [];
  const words = lower.reduce((sum, row) => sum + row.length, 0);
  let ways: readonly Way[] = [{ doubt: 0, paths: first.map((word) => [word]) }];
  lower.forEach((row, depth) => {
    const further = ways.flatMap((way) => divisions(way, row, depth, words / WORDS_FOR_ONE_UNKNOWN));
    ways = bestByWidth(further.filter(({ paths }) => paths.length <= most)).slice(0, MOST_WAYS);
  });
  return ways.filter(({ paths }) => paths.length > first.length);
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

/** What a word says of itself behind it: `支出（按功能分类）`. */
const BEHIND = /(?<=.)[（(][^（()）]*[)）]$/;

/** What speaks against a run of words below a column. */
function doubtOf(path: Path, run: readonly HeaderWord[], depth: number): number {
  const group = path[path.length - 1];
  if (repeatsAmount(run)) return Number.POSITIVE_INFINITY;
  const unknown = isLabelWord(group.word) ? BELOW_LABEL : isVague(group.word) ? BELOW_VAGUE : UNKNOWN;
  let doubt = run.length > 1 ? 0 : ALONE;
  if (isLeafWord(group.word)) doubt += LEAF;
  if (path.length <= depth) doubt += FAR;
  run.forEach(({ word }, index) => {
    const close = closeness(group.word.replace(BEHIND, ''), withoutSide(word), true);
    if (close !== undefined) doubt += close * STEP;
    else doubt += isVague(word) ? Math.min(unknown, VAGUE) : unknown;
    if (index > 0 && !isLabelWord(run[index - 1].word)) doubt += lateness(word);
  });
  return doubt;
}

/** Whether a word comes again without a label before it: `项目 金额 项目 金额` are two lists of one group. */
function repeatsAmount(run: readonly HeaderWord[]): boolean {
  const seen = new Set<string>();
  for (const { word } of run) {
    if (isLabelWord(word)) seen.clear();
    if (seen.has(word)) return true;
    seen.add(word);
  }
  return false;
}

/** What speaks against a word behind an amount in one group: a label may begin another list of it. */
function lateness(word: string): number {
  if (isLabelWord(word)) return SECOND_LIST;
  return means(word, 'total') ? LATE : 0;
}
