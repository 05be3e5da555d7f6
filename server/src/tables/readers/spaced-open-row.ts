/** A row of a `spaced` table that may go on in the lines below it: what it lacks, and how lines are added to it. */

import { appendAll } from '../../text/collections';
import type { Cell } from '../model';
import type { ColumnGroups } from './spaced-columns';
import { isFigure } from './spaced-entries';
import { hasCodes } from './spaced-lines';

/** A row whose end has not been met. */
export interface OpenRow {
  readonly tokens: Cell[];
  readonly line: number;
  /** Begins with a code, a number or a name that begins rows. */
  readonly isMarked: boolean;
  /** A piece of a name stands right above, which may be its own. */
  readonly isBelowPiece: boolean;
}

/** A row of a code and words, the numbers of which are printed on a line of their own. */
export function isLoneCode([code, ...words]: readonly Cell[]): boolean {
  return /^\d{3,7}$/.test(code.text) && words.length > 0 && !words.some(({ text }) => isFigure(text));
}

/** A row that ends with a number lacks nothing at its end. */
export function isWhole(tokens: readonly Cell[]): boolean {
  return isFigure(tokens[tokens.length - 1].text);
}

/** Between pieces of names, the words of a row may be a piece too: they say nothing. */
export function dropName(tokens: Cell[]): void {
  tokens.splice(0, tokens.length, ...tokens.filter(({ text }) => isFigure(text)));
}

/** A name broken behind the number of a year: `2023`, `年度结转项目`; `年初` and the like begin words of their own. */
export function breaksYear(tokens: readonly Cell[], first: string): boolean {
  return /^20\d{2}$/.test(tokens[tokens.length - 1].text) && /^年(?![初中末终])/.test(first);
}

/** A code by itself lacks its name and numbers, though it looks like a number. */
export function isWholeRow(tokens: readonly Cell[], groups: ColumnGroups): boolean {
  const isCode = tokens.length === 1 && hasCodes(groups) && /^\d{3}(?:\d{2}){0,2}$/.test(tokens[0].text);
  return !isCode && isWhole(tokens);
}

/** A code glued to its name may be broken before its last digits: `22102`, `03购房补贴`. */
export function endsCode(
  open: OpenRow | undefined,
  first: string,
  { groups, hasSerial }: ColumnGroups,
): boolean {
  const code = open?.tokens.at(-1)?.text ?? '';
  if (open?.tokens.length !== (hasSerial ? 2 : 1) || !isGluedCode(code, first)) return false;
  const digits = /^\d*/.exec(first)?.[0].length ?? 0;
  const isGluedTable = groups.every(({ codeColumns }) => codeColumns.length === 0);
  return isGluedTable && [3, 5, 7].includes(code.length + digits);
}

function isGluedCode(code: string, first: string): boolean {
  return /^\d{3,7}$/.test(code) && /^\d{0,4}[^\d\s]/.test(first);
}

/** Adds the tokens of another line; the word that a line ends with goes on in the next. */
export function append(open: Cell[], tokens: readonly Cell[], isWord: boolean): void {
  const last = open[open.length - 1];
  const [first, ...rest] = tokens;
  if (!isWord) {
    appendAll(open, tokens);
    return;
  }
  open[open.length - 1] = { ...last, text: last.text + first.text, more: [...(last.more ?? []), first] };
  appendAll(open, rest);
}
