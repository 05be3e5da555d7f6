/** Amounts of a `spaced` table that a blank broke in two: put together again, or known for a doubt. */

import type { Snapshot } from '../../text/snapshot';
import type { LineKind } from '../lines';
import type { Cell } from '../model';
import { SENTENCE, tokensOn } from './spaced-lines';

/** So many lines below a header tell how its table prints amounts. */
const LINES_TO_TELL = 60;
/** So many amounts with two decimals to one with other decimals tell that the table prints two. */
const TWO_FOR_ONE_OTHER = 3;

/** Whether the amounts of a table have two decimals each, so that digits without any are no amount by themselves. */
export function printsTwoDecimals(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let two = 0;
  let other = 0;
  for (let next = line; next < Math.min(kinds.length, line + LINES_TO_TELL); next++) {
    if (kinds[next] === 'blank') continue;
    const tokens = kinds[next] === 'text' ? tokensOn(snapshot, next) : [];
    if (tokens.length === 0 || tokens.some(({ text }) => SENTENCE.test(text))) break;
    for (const [index, { text }] of tokens.entries()) {
      if (/^[-－]?[\d,]+\.\d\d$/.test(text)) two++;
      else if (/^[-－]?[\d,]+\.\d+$/.test(text) && !mayLackDigit(tokens, index)) other++;
    }
  }
  return two > TWO_FOR_ONE_OTHER * other;
}

/** So many lines that begin with the numbers from 1 on are rows with a number each. */
const COUNTED_ROWS = 3;

/** Whether the lines below a header begin with the numbers 1, 2, 3 …, whatever the header says of that. */
export function countsRows(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let counted = 0;
  for (let next = line; next < Math.min(kinds.length, line + LINES_TO_TELL); next++) {
    if (kinds[next] === 'blank') continue;
    const tokens = kinds[next] === 'text' ? tokensOn(snapshot, next) : [];
    if (tokens.length === 0 || tokens.some(({ text }) => SENTENCE.test(text))) break;
    const isNumbersOfColumns = tokens.every(({ text }) => WHOLE.test(text));
    if (!isNumbersOfColumns && tokens[0].text === String(counted + 1)) counted++;
    if (counted === COUNTED_ROWS) return true;
  }
  return false;
}

/** Whether most of the lines with amounts below a header begin with words. */
export function namesRows(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let named = 0;
  let other = 0;
  for (let next = line; next < Math.min(kinds.length, line + LINES_TO_TELL); next++) {
    if (kinds[next] === 'blank') continue;
    const tokens = kinds[next] === 'text' ? tokensOn(snapshot, next) : [];
    if (tokens.length === 0 || tokens.some(({ text }) => SENTENCE.test(text))) break;
    if (!tokens.slice(1).some(({ text }) => AMOUNT.test(text))) continue;
    if (/^\p{Script=Han}/u.test(tokens[0].text)) named++;
    else other++;
  }
  return named > other;
}

const WHOLE = /^[-－]?\d[\d,]*$/;
const FIRST_GROUP = /^[-－]?[1-9]\d{0,2}$/;
const GROUP = /^\d{3}$/;
const LAST_GROUP = /^\d{3}\.\d\d$/;
const ONE_DECIMAL = /^[-－]?\d[\d,]*\.\d$/;
const AMOUNT = /^\d[\d,]*\.\d\d$/;

/**
 * The tokens of a row with those joined that make up one amount: `1 .50`, `1. 50`; and where all amounts print two
 * decimals, `1 234.56`.
 */
export function joinAmounts(tokens: readonly Cell[], printsDecimals = false): Cell[] {
  const joined: Cell[] = [];
  for (let index = 0; index < tokens.length; ) {
    const length = piecesFrom(tokens, index, printsDecimals);
    joined.push(length > 1 ? together(tokens.slice(index, index + length)) : tokens[index]);
    index += length;
  }
  return joined;
}

/** How many tokens from one on are one amount. */
function piecesFrom(tokens: readonly Cell[], index: number, printsDecimals: boolean): number {
  const { text } = tokens[index];
  const next = behind(tokens, index);
  if (next === undefined || index === 0) return 1;
  if (/^\.\d\d$/.test(next) && WHOLE.test(text)) return 2;
  if (/^\d\d$/.test(next) && /^[-－]?\d[\d,]*\.$/.test(text)) return 2;
  if (!printsDecimals || !FIRST_GROUP.test(text) || /^\d+$/.test(tokens[index - 1].text)) return 1;
  let last = index + 1;
  while (GROUP.test(tokens[last]?.text ?? '') && behind(tokens, last) !== undefined) last++;
  return LAST_GROUP.test(tokens[last]?.text ?? '') && behind(tokens, last - 1) !== undefined
    ? last - index + 1
    : 1;
}

/** The text of the token behind one that a single blank parts from it. */
function behind(tokens: readonly Cell[], index: number): string | undefined {
  const next = tokens[index + 1];
  return next && next.start - tokens[index].end === 1 ? next.text : undefined;
}

function together(pieces: readonly Cell[]): Cell {
  const text = pieces.map((piece) => piece.text).join(' ');
  return { text, start: pieces[0].start, end: pieces[pieces.length - 1].end };
}

/** Digits that may belong to the amount behind them: `12 34.56` is one amount or two, where no whole numbers are printed. */
export function mayBePieces(numbers: readonly Cell[]): boolean {
  return numbers.some(({ text }, index) => {
    const next = behind(numbers, index);
    return next !== undefined && FIRST_GROUP.test(text) && AMOUNT.test(next);
  });
}

/** Whether a digit may belong to the decimals before it: `12.3 4` is one amount or two. */
export function mayLackDigit(numbers: readonly Cell[], index: number): boolean {
  return ONE_DECIMAL.test(numbers[index].text) && /^\d$/.test(behind(numbers, index) ?? '');
}
