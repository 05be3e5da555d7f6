/** Takes a row of the `spaced` layout apart: serial, codes, names and numbers, each with the columns it may belong to. */

import { isDamaged } from '../../amounts/flawed';
import { means } from '../../lexicon/describe';
import type { Cell, LooseNumbers } from '../model';
import type { ColumnGroup, ColumnGroups } from './spaced-columns';
import { type Entry, entriesOf, runsOf, type SideState } from './spaced-entries';
import { putLabels } from './spaced-labels';
import { joinAmounts, mayBePieces, mayLackDigit } from './spaced-pieces';
import { isGuessed, NOTHING_MET, sidesOf, stateAfter } from './spaced-sides';

/** A row taken apart. */
export interface RowParts {
  readonly cells: readonly Cell[];
  readonly loose: readonly LooseNumbers[];
  /** Columns of numbers of a row that has more numbers than columns: none of them is known. */
  readonly undetermined?: readonly number[];
  /** Whether the side of an entry with amounts is a guess, though the row prints fewer of them than there are sides. */
  readonly isGuessed?: boolean;
  /** What was last met in each group, so that a lone entry finds its side. */
  readonly sides: readonly SideState[];
}

/** Reads a row's tokens; where they are more than the columns can take, only what the row is about. */
export function readRowParts(
  tokens: readonly Cell[],
  columns: ColumnGroups,
  previous: RowParts | undefined,
): RowParts {
  const printed = joinAmounts(tokens, columns.printsDecimals);
  const rest = columns.hasSerial ? printed.slice(1) : printed;
  const before = previous?.sides ?? columns.groups.map(() => NOTHING_MET);
  const read = columns.arePanels || columns.groups.length < 2 ? readPanels : readRuns;
  return (
    read(rest, columns, blankCells(tokens, columns), before) ??
    readLabels(rest, columns, blankCells(tokens, columns), before)
  );
}

/** A cell for each column, of which only a serial number is printed yet. */
function blankCells(tokens: readonly Cell[], { count, hasSerial }: ColumnGroups): Cell[] {
  const end = tokens.at(-1)?.end ?? 0;
  const cells: Cell[] = Array.from({ length: count }, () => ({ text: '', start: end, end }));
  if (hasSerial && tokens.length > 0) cells[0] = tokens[0];
  return cells;
}

/** The labels that a row begins with, and nothing known of its numbers. */
function readLabels(
  tokens: readonly Cell[],
  columns: ColumnGroups,
  cells: Cell[],
  sides: readonly SideState[],
): RowParts {
  const { groups, arePanels } = columns;
  const entries = entriesOf(tokens, columns, sides).slice(0, arePanels ? groups.length : 1);
  const found = sidesOf(entries, columns, sides);
  for (const [index, { labels }] of entries.entries())
    if (groups[found[index]]) putLabels(cells, columns, groups[found[index]], labels);
  const undetermined = columns.groups.flatMap(({ numberColumns }) => numberColumns);
  return { cells, loose: [], undetermined, sides };
}

function readPanels(
  tokens: readonly Cell[],
  columns: ColumnGroups,
  cells: Cell[],
  before: readonly SideState[],
): RowParts | undefined {
  const entries = entriesOf(tokens, columns, before);
  if (entries.length > columns.groups.length) return undefined;
  const loose: LooseNumbers[] = [];
  const states = [...before];
  const sides = sidesOf(entries, columns, before);
  for (const [index, entry] of entries.entries()) {
    const side = sides[index];
    const group = columns.groups[side];
    const closed = closedBy(entry, columns.groups, side, sides[index + 1]);
    if (!putNumbers(cells, loose, closed.numberColumns, entry.numbers)) return undefined;
    if (isDoubtful(columns, closed.numberColumns, entry.numbers)) return undefined;
    putLabels(cells, columns, group, entry.labels);
    if (entry.lineNumber && group.lineColumn !== undefined) cells[group.lineColumn] = entry.lineNumber;
    states[side] = stateAfter(entry, states[side]);
  }
  const isLone = entries.length < columns.groups.length;
  const guessed = isLone && entries.some((entry) => entry.numbers.length > 0 && isGuessed(entry, columns));
  return { cells, loose, sides: states, ...(guessed && { isGuessed: true }) };
}

/** The group in whose column an entry's numbers stand: the total of a heading over several panels closes the last of them. */
function closedBy(
  { labels }: Entry,
  groups: readonly ColumnGroup[],
  side: number,
  next = groups.length,
): ColumnGroup {
  if (!means(labels[0]?.text ?? '', 'group-total')) return groups[side];
  const { heading } = groups[side];
  return groups.slice(side, next).findLast((group) => group.heading === heading) ?? groups[side];
}

/** A row in which words stand among numbers: each run of words with its numbers is one group, where all are printed. */
function readRuns(
  tokens: readonly Cell[],
  columns: ColumnGroups,
  cells: Cell[],
  sides: readonly SideState[],
): RowParts | undefined {
  const runs = runsOf(tokens);
  const loose: LooseNumbers[] = [];
  const { groups } = columns;
  if (runs.length === groups.length) {
    for (const [index, { labels, numbers }] of runs.entries()) {
      putLabels(cells, columns, groups[index], labels);
      if (isDoubtful(columns, groups[index].numberColumns, numbers)) return undefined;
      if (!putNumbers(cells, loose, groups[index].numberColumns, numbers)) return undefined;
    }
    return { cells, loose, sides };
  }
  const [first, ...others] = runs;
  const over = others.flatMap(({ labels }) => labels);
  putLabels(cells, columns, groups[0], [...(first?.labels ?? []), ...over]);
  const all = groups.flatMap(({ numberColumns }) => numberColumns);
  const numbers = runs.flatMap((run) => run.numbers);
  if (isDoubtful(columns, all, numbers)) return undefined;
  return putNumbers(cells, loose, all, numbers) ? { cells, loose, sides } : undefined;
}

/** Whether it cannot be told which numbers a row has: digits that may belong to the next, or a number that cannot be read. */
function isDoubtful(
  { printsDecimals, printsTwo }: ColumnGroups,
  columns: readonly number[],
  numbers: readonly Cell[],
): boolean {
  if (printsDecimals && mayBePieces(numbers)) return true;
  if (printsTwo && numbers.some((_, index) => mayLackDigit(numbers, index))) return true;
  return numbers.length < columns.length && numbers.some(({ text }) => isDamaged(text));
}

/** Numbers that fill all columns stand in them; fewer are loose. False where they are too many. */
function putNumbers(
  cells: Cell[],
  loose: LooseNumbers[],
  columns: readonly number[],
  numbers: readonly Cell[],
): boolean {
  if (numbers.length > columns.length) return false;
  if (numbers.length === columns.length)
    columns.forEach((column, i) => {
      cells[column] = numbers[i];
    });
  else if (numbers.length > 0) loose.push({ numbers, columns });
  return true;
}
