/** Finds the side of a `spaced` table to which an entry belongs, by what was last met on each. */

import { areOfTwoSides, isSideOfEconomy } from '../../knowledge/economic-sides';
import { classOfName } from '../../knowledge/function-classes';
import { isUnknown, tells } from '../../lexicon/describe';
import { LINES, readOrdinal, withoutOrdinal } from '../../lexicon/ordinals';
import type { ColumnGroup, ColumnGroups } from './spaced-columns';
import type { Entry, SideState } from './spaced-entries';

const CODE = /^\d{3,9}$/;

/** The state of a group of which no row has been read. */
export const NOTHING_MET: SideState = { ordinals: [0, 0], code: '', lineNumber: Number.NaN };

/** The state of a group after an entry of it. */
export function stateAfter(entry: Entry, state: SideState): SideState {
  const ordinal = ordinalOf(entry);
  return {
    ordinals: ordinal ? ordinalsAfter(ordinal, state.ordinals) : state.ordinals,
    code: codeOf(entry) || state.code,
    lineNumber: entry.lineNumber ? Number(entry.lineNumber.text) : state.lineNumber,
  };
}

/** Below 二、 the numbers in brackets begin again. */
function ordinalsAfter({ level, number }: Ordinal, [first]: SideState['ordinals']): SideState['ordinals'] {
  return level === 0 ? [number, 0] : [first, number];
}

/** Whether nothing but a guess says on which side an entry stands: neither a number, a code nor its words. */
export function isGuessed(entry: Entry, { groups }: ColumnGroups): boolean {
  const label = labelOf(entry);
  return !(
    entry.lineNumber ||
    ordinalOf(entry) ||
    codeOf(entry) ||
    tells(label, 'of-right-side') ||
    groups.some(({ heading }) => label.startsWith(heading))
  );
}

/** Which group each entry belongs to: in order where all are printed, else to the side that it continues. */
export function sidesOf(
  entries: readonly Entry[],
  { groups }: ColumnGroups,
  before: readonly SideState[],
): number[] {
  if (groups.length < 2 || entries.length >= groups.length) return entries.map((_, index) => index);
  const sides: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const from = (sides.at(-1) ?? -1) + 1;
    const to = groups.length - (entries.length - index);
    sides.push(sideOf(entry, groups, before, from, to));
  }
  return sides;
}

function sideOf(
  entry: Entry,
  groups: readonly ColumnGroup[],
  before: readonly SideState[],
  from: number,
  to: number,
): number {
  const inOrder = before.flatMap((state, side) => (side >= from && side <= to ? [{ state, side }] : []));
  const sides = withRoomFor(entry, inOrder, groups);
  const line = entry.lineNumber && Number(entry.lineNumber.text);
  const byLine = sides.filter(({ state }) => line !== undefined && state.lineNumber + 1 === line);
  if (byLine.length === 1) return byLine[0].side;
  const ordinal = ordinalOf(entry);
  const byOrdinal = sides.filter(
    ({ state }) => ordinal && state.ordinals[ordinal.level] + 1 === ordinal.number,
  );
  if (byOrdinal.length === 1) return byOrdinal[0].side;
  const byFunction = byOrdinal.filter(({ side }) =>
    FUNCTIONS.test(groups[side].heading + groups[side].nameWord),
  );
  if (byFunction.length === 1 && namesFunction(entry)) return byFunction[0].side;
  const left = byOrdinal.length > 0 ? byOrdinal : sides;
  const [first, last] = [left[0]?.side ?? from, left.at(-1)?.side ?? to];
  const code = codeOf(entry);
  if (code) {
    const before = sides.filter(
      ({ state, side }) => state.code < code && isSideOfEconomy(groups[side].heading, code),
    );
    const alike = before.filter(({ state }) => !areOfTwoSides(state.code, code));
    const near = alike.length > 0 ? alike : before;
    const coded = near.filter(({ side }) => groups[side].codeColumns.length > 0);
    // Of panels that have met the same codes, or none, the first takes it.
    const [closest] = [...(coded.length > 0 ? coded : near)].sort((a, b) =>
      order(b.state.code, a.state.code),
    );
    return closest?.side ?? first;
  }
  const label = labelOf(entry);
  const byHeading = sides.filter(({ side }) => label.startsWith(groups[side].heading));
  if (byHeading.length > 0) return byHeading[0].side;
  return tells(label, 'of-right-side') || isSpending(label, groups[first], groups[last]) ? last : first;
}

/** Lines of revenue have words of their own; beside them, a name that says nothing is one of the many of spending. */
function isSpending(label: string, left: ColumnGroup | undefined, right: ColumnGroup | undefined): boolean {
  return isUnknown(label) && /收入/.test(left?.heading ?? '') && /支出/.test(right?.heading ?? '');
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface Side {
  readonly side: number;
  readonly state: SideState;
}

/** The sides that can take the numbers of an entry; all of them where none can, or where one takes no numbers at all. */
function withRoomFor(
  { numbers }: Entry,
  sides: readonly Side[],
  groups: readonly ColumnGroup[],
): readonly Side[] {
  if (groups.some(({ numberColumns }) => numberColumns.length === 0)) return sides;
  const found = sides.filter(({ side }) => groups[side].numberColumns.length >= numbers.length);
  return found.length > 0 ? found : sides;
}

/** The words of an entry: a blank may stand behind its ordinal. */
function labelOf({ labels }: Entry): string {
  return labels.map(({ text }) => text).join('');
}

/** Over names of 类 of the functional classification. */
const FUNCTIONS = /功能/;

function namesFunction(entry: Entry): boolean {
  const name = withoutOrdinal(labelOf(entry), ['numeral']);
  return !tells(name, 'of-receipts') && classOfName(name) !== undefined;
}

/** The number of 一、 is of the first level, that of （一） of the second. */
interface Ordinal {
  readonly level: 0 | 1;
  readonly number: number;
}

/** The ordinal that an entry begins with: 一、 … 九十九、, （一） … （九十九）. */
function ordinalOf(entry: Entry): Ordinal | undefined {
  const ordinal = readOrdinal(labelOf(entry), LINES);
  return ordinal && { level: ordinal.numbering === 'numeral' ? 0 : 1, number: ordinal.number };
}

/** The digits that an entry begins with, those of levels in columns of their own included. */
function codeOf({ labels }: Entry): string {
  const end = labels.findIndex(({ text }) => !/^\d+$/.test(text));
  const digits = (end < 0 ? labels : labels.slice(0, end)).map(({ text }) => text).join('');
  return CODE.test(digits) ? digits : '';
}
