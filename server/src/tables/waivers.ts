/** Reads the waivers of the table language: comments that let a finding stand, each with its reason. */

import { isSameList } from '../text/memo';
import { lineCount, lineSpan, lineText, type Snapshot } from '../text/snapshot';
import type { Cell, Place, Placed } from './model';

/** `<!-- 勾稽:忽略 sum/row 原因 -->`: what is found under its codes in its scope is not told. */
export interface Waiver {
  /** The comment. */
  readonly place: Place;
  /** A row, a whole table, or a line of text. */
  readonly scope: Place;
  /** As written, e.g. `sum/row`. */
  readonly codes: readonly string[];
  /** Empty where none is given. */
  readonly reason: string;
}

/** A comment as it stands in the text. */
interface Written extends Omit<Waiver, 'place' | 'scope'> {
  readonly start: number;
  readonly end: number;
  readonly inRow: boolean;
}

/** No comment is longer, in UTF-16 units: a comment that nothing closes is none. */
const COMMENT = /<!--\s*勾稽\s*[:：]\s*忽略(.{0,400}?)-->/;
const ALONE = /^\s*<!--\s*勾稽\s*[:：]\s*忽略.{0,400}?-->\s*$/;
const ROW = /^\s*\|/;
const CODE = /^\s*([a-z]+\/[a-z-]+)[\s,，、]*/;

/** A waiver of one code as it is written. */
export function waiverText(code: string, reason: string): string {
  return `<!-- 勾稽:忽略 ${code} ${reason} -->`;
}

/** Whether a line holds a waiver and nothing else. */
export function isWaiverLine(snapshot: Snapshot, line: number): boolean {
  return ALONE.test(lineText(snapshot, line));
}

/** The cell of a row without the waiver in it. */
export function withoutWaiver(cell: Cell): Cell {
  if (!cell.text.includes('<!--')) return cell;
  const match = COMMENT.exec(cell.text);
  if (!match) return cell;
  const before = cell.text.slice(0, match.index).trimEnd();
  return { text: before, start: cell.start, end: cell.start + before.length };
}

/** All waivers of a text whose blocks are known; one that nothing stands below is for nothing and left out. */
export function readWaivers(snapshot: Snapshot, placed: readonly Placed[]): Waiver[] {
  if (!snapshot.text.includes('<!--')) return [];
  const waivers: Waiver[] = [];
  let first = 0;
  for (let line = 0; line < lineCount(snapshot); line++) {
    const written = writtenOn(snapshot, line);
    if (!written) continue;
    while (first < placed.length && endOf(placed[first]) <= written.start) first++;
    const waiver = scoped(snapshot, line, written, placed, first);
    if (waiver) waivers.push(waiver);
  }
  return waivers;
}

function writtenOn(snapshot: Snapshot, line: number): Written | undefined {
  const text = lineText(snapshot, line);
  const inRow = ROW.test(text);
  if (!inRow && !ALONE.test(text)) return undefined;
  const match = COMMENT.exec(text);
  if (!match) return undefined;
  const { start } = lineSpan(snapshot, line);
  const codes: string[] = [];
  let rest = match[1];
  for (let code = CODE.exec(rest); code; code = CODE.exec(rest)) {
    codes.push(code[1]);
    rest = rest.slice(code[0].length);
  }
  const from = start + match.index;
  return { codes, reason: rest.trim(), start: from, end: from + match[0].length, inRow };
}

function endOf({ block, offset }: Placed): number {
  return offset + block.end;
}

/** What a waiver is for, of the blocks from `first` on: those before end above it. */
function scoped(
  snapshot: Snapshot,
  line: number,
  { start, end, inRow, codes, reason }: Written,
  placed: readonly Placed[],
  first: number,
): Waiver | undefined {
  for (let index = first; index < placed.length; index++) {
    const { block, offset } = placed[index];
    if (endOf(placed[index]) <= end && !(inRow && endOf(placed[index]) > start)) continue;
    const place: Place = { block, start: start - offset, end: end - offset };
    const row = lineSpan(snapshot, line);
    if (inRow)
      return { place, scope: { block, start: row.start - offset, end: row.end - offset }, codes, reason };
    if (block.type === 'table')
      return { place, scope: { block, start: block.start, end: block.end }, codes, reason };
    const below = block.lines.find((each) => offset + each.start >= end);
    if (below) return { place, scope: { block, start: below.start, end: below.end }, codes, reason };
  }
  return undefined;
}

/** Whether waivers say the same of the same places: all of a text are read anew with each edit. */
export function saySame(some: readonly Waiver[], others: readonly Waiver[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ place, scope, codes, reason }, index) => {
      const other = others[index];
      return (
        isSamePlace(place, other.place) &&
        isSamePlace(scope, other.scope) &&
        isSameList(codes, other.codes) &&
        reason === other.reason
      );
    })
  );
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.block === other.block && one.start === other.start && one.end === other.end;
}
