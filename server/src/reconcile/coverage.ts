/** Counts the amounts that a disclosure prints, those that were read, and those that relations tie. */

import { absolute, add, type Exact, isZero, shift } from '../amounts/exact';
import type { Amount, Disclosure, TableModel } from '../disclosure/model';
import { numbersOfLines, numbersOfTable, type UnreadReason } from '../disclosure/printed-numbers';
import type { Judged } from '../rules/model';
import type { Place, TextBlock } from '../tables/model';
import { memoize } from '../text/memo';
import type { Span } from '../text/snapshot';
import { areTwoApart, type RelationsOf, relationsInList } from './graph';
import { type Believed, believedIn, mayHaveLostParts, residualAfter, statusIn } from './judge';

/** Numbers that were not read, for one reason in one table. */
export interface Unread {
  /** The title above them; empty where there is none. */
  readonly title: string;
  /** From the first of them to the last. */
  readonly place: Place;
  readonly numbers: number;
  readonly reason: UnreadReason;
}

/** What of a disclosure was checked, as a whole and table by table. */
export interface Covered extends Counted {
  readonly byTable: ReadonlyMap<TableModel, Counted>;
}

/** What was checked of some tables and some text. */
export interface Counted {
  readonly tables: {
    /** Every number that looks like money, read or not. */
    readonly printed: number;
    readonly read: number;
    readonly tied: number;
    readonly twice: number;
  };
  readonly text: { readonly amounts: number; readonly tied: number };
  /** Amounts that were read, and of which no relation would notice a mistake. */
  readonly untied: readonly Amount[];
  /** They add up to what is printed and was not read. */
  readonly unread: readonly Unread[];
}

/** The verdicts that coverage is told from. */
export interface CoverageVerdicts {
  readonly judged: readonly Judged[];
  /** Tables whose reading is in doubt: what they hold does not count as read. */
  readonly doubtful: ReadonlySet<TableModel>;
}

const NOT_CHECKED: CoverageVerdicts = { judged: [], doubtful: new Set() };

const coveredBy = memoize((_: CoverageVerdicts) => new WeakMap<Disclosure, Covered>());

/**
 * The coverage of a disclosure, remembered with its verdicts; without any, nothing is tied. An amount is tied when adding
 * 10 % and one unit of its last place would break a relation that warns of it, and that would be believed then: one that
 * is only likely is not where nothing like it holds elsewhere, and one that its rule makes only of numbers that agree, or nearly,
 * would not be there. A printed nought is tied when it is in such a relation,
 * since money typed there would break it. It is tied twice when two of these share no other printed amount.
 */
export function coverageOf(disclosure: Disclosure, verdicts: CoverageVerdicts = NOT_CHECKED): Covered {
  const known = coveredBy(verdicts);
  const covered = known.get(disclosure) ?? count(disclosure, verdicts);
  known.set(disclosure, covered);
  return covered;
}

function count(disclosure: Disclosure, { judged, doubtful }: CoverageVerdicts): Covered {
  const witnesses: Witnesses = witnessesIn(relationsInList(judged), believedIn(judged));
  const byTable = new Map(
    disclosure.tables.map((model) => [model, countTable(model, witnesses, doubtful.has(model))]),
  );
  const all: Counted[] = [...byTable.values(), countText(disclosure, witnesses)];
  const sum = (count: (tables: Counted['tables']) => number) =>
    all.reduce((total, { tables }) => total + count(tables), 0);
  return {
    tables: {
      printed: sum(({ printed }) => printed),
      read: sum(({ read }) => read),
      tied: sum(({ tied }) => tied),
      twice: sum(({ twice }) => twice),
    },
    text: all[all.length - 1].text,
    untied: all.flatMap(({ untied }) => untied),
    unread: all.flatMap(({ unread }) => unread),
    byTable,
  };
}

function countTable(model: TableModel, witnessesOf: Witnesses, isDoubtful: boolean): Counted {
  const { read, unread } = withDoubt(model, isDoubtful);
  const untied: Amount[] = [];
  let twice = 0;
  for (const amount of read) {
    const witnesses = witnessesOf(amount);
    if (witnesses.length === 0) untied.push(amount);
    if (areTwoApart(witnesses, amount)) twice++;
  }
  return {
    tables: {
      printed: read.length + numbersIn(unread),
      read: read.length,
      tied: read.length - untied.length,
      twice,
    },
    text: { amounts: 0, tied: 0 },
    untied,
    unread,
  };
}

function countText(disclosure: Disclosure, witnessesOf: Witnesses): Counted {
  const { textAmounts } = disclosure;
  const untied = textAmounts.filter((amount) => witnessesOf(amount).length === 0);
  const unread = unreadInText(disclosure);
  return {
    tables: { printed: numbersIn(unread), read: 0, tied: 0, twice: 0 },
    text: { amounts: textAmounts.length, tied: textAmounts.length - untied.length },
    untied,
    unread,
  };
}

function numbersIn(unread: readonly Unread[]): number {
  return unread.reduce((sum, { numbers }) => sum + numbers, 0);
}

/** What was read of a table; where the reading is in doubt, nothing. */
function withDoubt(model: TableModel, isDoubtful: boolean) {
  const { read, unread } = numbersOfTable(model);
  const { title, table } = model;
  const left = unread.map(({ reason, numbers }): Unread => {
    return { title, place: around(table, numbers), numbers: numbers.length, reason };
  });
  if (!isDoubtful || read.length === 0) return { read, unread: left };
  const places = read.map(({ place }) => place);
  const reason = table.layout === 'spaced' ? 'blanks' : 'columns';
  const all = { title, place: around(table, places), numbers: read.length, reason } as const;
  return { read: [], unread: [all, ...left] };
}

/** From the first to the last of some places in a block. */
function around(block: Place['block'], spans: readonly Span[]): Place {
  let [start, end] = [spans[0].start, spans[0].end];
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { block, start, end };
}

/** Numbers of lines that look like rows, and that no sentence gives a unit of money. */
function unreadInText({ blocks, textAmounts }: Disclosure): Unread[] {
  const said = new Map<TextBlock, Set<number>>();
  for (const { block, place } of textAmounts)
    said.set(block, (said.get(block) ?? new Set()).add(place.start));
  return blocks.flatMap((block): Unread[] => {
    if (block.type === 'table') return [];
    return numbersOfLines(block).flatMap(({ title, numbers }): Unread[] => {
      const left = numbers.filter(({ start }) => !said.get(block)?.has(start));
      if (left.length === 0) return [];
      return [{ title, place: around(block, left), numbers: left.length, reason: 'table' }];
    });
  });
}

/** So many relations of an amount are looked at: more say nothing new. */
const MOST_WITNESSES = 16;

/** The relations that would warn if an amount were wrong by a tenth and one unit more. */
type Witnesses = (amount: Amount) => readonly Judged[];

function witnessesIn(around: RelationsOf, believed: Believed): Witnesses {
  return (amount) => {
    const broken: Judged[] = [];
    const value = disturbed(amount);
    for (const one of around.get(amount) ?? []) {
      if (isNoughtIn(amount, value, one) || wouldBreak(amount, value, one)) broken.push(one);
      if (broken.length === MOST_WITNESSES) break;
    }
    return broken.length === 0
      ? broken
      : believed(broken).filter(({ relation }) => (relation.severity ?? 1) <= 2);
  };
}

/** Whether money typed in the place of a printed nought would be told. */
function isNoughtIn(amount: Amount, value: Exact, { relation }: Judged): boolean {
  return isZero(amount.printed.value) && relation.isMadeWith?.(amount, value) !== false;
}

/** Whether a relation would be told to be broken with another value of an amount. */
function wouldBreak(amount: Amount, value: Exact, judged: Judged): boolean {
  const { relation } = judged;
  if (relation.isMadeWith?.(amount, value) === false) return false;
  const residual = residualAfter(judged, new Map([[amount, value]]));
  const status = statusIn(relation, residual);
  return status === 'broken' && !mayHaveLostParts({ relation, residual, status });
}

/** The value with 10 % and one unit of the last place added. */
function disturbed({ printed }: Amount): Exact {
  const tenth = absolute(shift(printed.value, -1));
  return add(add(printed.value, tenth), printed.step);
}
