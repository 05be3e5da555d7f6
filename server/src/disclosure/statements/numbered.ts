/** Parts with numbers of their own, `（一）…：1.…；2.…；（二）…`: which list each belongs to is told by how it is numbered. */

import { ITEMS, type Numbering, readOrdinal } from '../../lexicon/ordinals';
import { openList } from './lists';
import type { OpenList, Walk } from './walk';

/** The number before a part: how it is written, and which it is. */
export interface PartNumber {
  readonly style: Numbering;
  readonly number: number;
}

const PARTS: readonly Numbering[] = [...ITEMS, 'digits-before-bracket'];

/** The last number that pieces of a sentence begin with; `undefined` where none has one. */
function partNumber(pieces: readonly string[]): PartNumber | undefined {
  for (let index = pieces.length - 1; index >= 0; index--) {
    const ordinal = readOrdinal(pieces[index], PARTS);
    if (ordinal) return { style: ordinal.numbering, number: ordinal.number };
  }
  return undefined;
}

/**
 * Goes to the list of which a numbered part is the next, be it an outer one or one of the sentence before; a first number of
 * another kind begins a list of the part before it. Gives the number, if the part has one.
 */
export function enterNumbered(walk: Walk, pieces: readonly string[]): PartNumber | undefined {
  const found = partNumber(pieces);
  if (!found) return undefined;
  const open = walk.lists.findLastIndex((list) => precedes(list, found));
  if (open >= 0) {
    walk.lists.length = open + 1;
    return found;
  }
  const isNext = (list: OpenList): boolean => precedes(list, found) || isFirst(list, found);
  const ended = walk.lists.length === 0 ? walk.ended.findLastIndex(isNext) : -1;
  if (ended >= 0) {
    walk.lists.push(...walk.ended.slice(0, ended + 1));
    walk.ended = [...walk.lists];
  } else if (found.number === 1 && followsPart(walk)) openList(walk, walk.lastValue);
  return found;
}

function precedes({ number }: OpenList, next: PartNumber): boolean {
  return number?.style === next.style && number.number + 1 === next.number;
}

/** Whether a list that has no parts yet begins with a number. */
function isFirst({ number, list }: OpenList, next: PartNumber): boolean {
  return number === undefined && list.parts.length === 0 && next.number === 1;
}

/** Whether the last value is a numbered part, which a list of other numbers takes apart. */
function followsPart({ lists, lastValue }: Walk): boolean {
  const list = lists.at(-1);
  return list?.number !== undefined && lastValue !== undefined && list.list.parts.at(-1) === lastValue;
}

/** Remembers the number of the part that a list has last. */
export function countNumbered(list: OpenList | undefined, number: PartNumber | undefined): void {
  if (list && number && (list.number !== undefined || number.number === 1)) list.number = number;
}
