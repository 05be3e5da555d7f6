/** Reads the waivers of the table language: comments that let a finding stand, each with its reason. */

import { isSameList } from '../text/memo';
import { lineCount, lineOf, lineSpan, lineText, type Snapshot, type Span } from '../text/snapshot';
import type { Block, Cell, Place, Placed } from './model';

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
  /** For its own line, a row or one of text; alone on it, it is for what stands below. */
  readonly isAlone: boolean;
}

/** No comment is longer, in UTF-16 units: a comment that nothing closes is none. */
const COMMENT = /<!--\s*勾稽\s*[:：]\s*忽略(.{0,400}?)-->/;
const AT_END = /<!--\s*勾稽\s*[:：]\s*忽略.{0,400}?-->\s*$/;
const ALONE = /^\s*<!--\s*勾稽\s*[:：]\s*忽略.{0,400}?-->\s*$/;
/** What was meant as one. */
const BEGUN = /<!--\s*勾稽.*/;
const ROW = /^\s*\|/;
const CODE = /^\s*([a-z]+\/[a-z-]+)[\s,，、]*/;
/** Where a paragraph ends before a blank line does: headings, list items, numbered lines. */
const NEW_PARAGRAPH = /^\s*(?:#|[-*+]\s|\d{1,3}[.、)])/;

/** A waiver of one code as it is written. */
export function waiverText(code: string, reason: string): string {
  return `<!-- 勾稽:忽略 ${code} ${reason} -->`;
}

/** Whether a line holds a waiver and nothing else. */
export function isWaiverLine(snapshot: Snapshot, line: number): boolean {
  return isWaiver(lineText(snapshot, line));
}

/** Whether a text is a waiver and nothing else. */
export function isWaiver(text: string): boolean {
  return ALONE.test(text);
}

/** What was meant as a waiver in a line and is none: not closed, not spelled so, or in the middle of text. */
export function isBadWaiver(text: string): Span | undefined {
  if (!text.includes('<!--')) return undefined;
  const begun = BEGUN.exec(text);
  if (!begun || (ROW.test(text) ? COMMENT : AT_END).test(text)) return undefined;
  return { start: begun.index, end: begun.index + begun[0].trimEnd().length };
}

/** The cell of a row without the waiver in it. */
export function withoutWaiver(cell: Cell): Cell {
  return without(cell, COMMENT);
}

/** A line of text without the waiver at its end. */
export function withoutWaiverBehind(line: Cell): Cell {
  return without(line, AT_END);
}

function without(cell: Cell, comment: RegExp): Cell {
  if (!cell.text.includes('<!--')) return cell;
  const match = comment.exec(cell.text);
  if (!match) return cell;
  const before = cell.text.slice(0, match.index).trimEnd();
  return { text: before, start: cell.start, end: cell.start + before.length };
}

/** All waivers of a text whose blocks are known; one that nothing stands below is for nothing. */
export function readWaivers(snapshot: Snapshot, placed: readonly Placed[]): Waiver[] {
  if (!snapshot.text.includes('<!--')) return [];
  const waivers: Waiver[] = [];
  let first = 0;
  for (let line = 0; line < lineCount(snapshot); line++) {
    const written = writtenOn(snapshot, line);
    if (!written) continue;
    while (first < placed.length && endOf(placed[first]) <= lineSpan(snapshot, line).start) first++;
    const waiver = scoped(snapshot, line, written, placed, first);
    if (waiver) waivers.push(waiver);
  }
  return waivers;
}

function writtenOn(snapshot: Snapshot, line: number): Written | undefined {
  const text = lineText(snapshot, line);
  if (!text.includes('<!--')) return undefined;
  const match = (ROW.test(text) ? COMMENT : AT_END).exec(text);
  const said = match && COMMENT.exec(match[0]);
  if (!said) return undefined;
  const { start } = lineSpan(snapshot, line);
  const codes: string[] = [];
  let rest = said[1];
  for (let code = CODE.exec(rest); code; code = CODE.exec(rest)) {
    codes.push(code[1]);
    rest = rest.slice(code[0].length);
  }
  const from = start + match.index;
  const end = from + said[0].length;
  return { codes, reason: rest.trim(), start: from, end, isAlone: isWaiver(text) };
}

function endOf({ block, offset }: Placed): number {
  return offset + block.end;
}

/** What a waiver is for, of the blocks from `first` on: those before end above it. */
function scoped(
  snapshot: Snapshot,
  line: number,
  { start, end, isAlone, codes, reason }: Written,
  placed: readonly Placed[],
  first: number,
): Waiver | undefined {
  const waiver = ({ block, offset }: Placed, scope: Span): Waiver => ({
    place: { block, start: start - offset, end: end - offset },
    scope: { block, start: scope.start, end: scope.end },
    codes,
    reason,
  });
  const whole = lineSpan(snapshot, line);
  const text = lineText(snapshot, line);
  const own = { start: whole.start + text.length - text.trimStart().length, end: whole.end };
  for (let index = first; index < placed.length; index++) {
    const { block, offset } = placed[index];
    if (endOf(placed[index]) <= own.start) continue;
    const isHere = offset <= own.end;
    const relative = { start: own.start - offset, end: own.end - offset };
    if (!isAlone && isHere && !isInCaption(block, relative)) return waiver(placed[index], relative);
    if (block.type === 'table' && (isHere || isAlone)) return waiver(placed[index], block);
    if (block.type === 'table' || !isAlone) continue;
    const below = block.lines.findIndex((each) => offset + each.start >= end);
    if (below >= 0) return waiver(placed[index], paragraphFrom(snapshot, placed[index], block.lines, below));
  }
  const last = placed.at(-1);
  // Nothing stands below: it is for nothing, which is told at its place.
  return last && waiver(last, { start: start - last.offset, end: start - last.offset });
}

/** Whether a line of a table is its title or another line above its header. */
function isInCaption(block: Block, { start, end }: Span): boolean {
  if (block.type !== 'table') return false;
  const { title, lines } = block.caption;
  return [title, ...lines].some((cell) => cell && start <= cell.start && cell.start <= end);
}

/** The lines of a text right below one another, from one of them on. */
function paragraphFrom(snapshot: Snapshot, { offset }: Placed, lines: readonly Cell[], first: number): Span {
  let last = first;
  while (
    last + 1 < lines.length &&
    lineOf(snapshot, offset + lines[last + 1].start) === lineOf(snapshot, offset + lines[last].start) + 1 &&
    !NEW_PARAGRAPH.test(lines[last + 1].text)
  )
    last++;
  return { start: lines[first].start, end: lines[last].end };
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
