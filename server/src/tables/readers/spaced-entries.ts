/** Takes the tokens of a row of a `spaced` table apart into entries: labels with the numbers that follow them. */

import { isDamaged, isErrorValue, parseBroken } from '../../amounts/flawed';
import { namesTotal } from '../../knowledge/row-names';
import { means, tells } from '../../lexicon/describe';
import { isNumbered, LINES, numbersOf } from '../../lexicon/ordinals';
import type { Cell } from '../model';
import type { ColumnGroups } from './spaced-columns';

const FIGURE = /[\d０-９]|^[-‐-―－—─−]$/;
const NUMBERED = /^\d{1,2}[.．、]$/;
const MEASURE = /^(?:万?元|亿元|年|月|日|人|个|台|辆|套|平方米)(?:$|以[上下]|[及的，、（(/])|^以[上下]/;
/** Digits of 类, 款 and 项. */
const SUBJECT_LENGTHS = [3, 5, 7];
const LONGEST_CODE = 9;
/** Digits of the pieces of a code that has a column for each level. */
export const LEVEL_LENGTHS = [3, 2, 2];

/**
 * True for a printed number, one that was broken too, or a dash that stands for zero; but not for that of a list, `1.`,
 * or within a name, `20元`.
 */
export function isFigure(text: string): boolean {
  if (isErrorValue(text)) return true;
  if (!FIGURE.test(text) || NUMBERED.test(text) || (text.endsWith('元') && !PRICED.test(text))) return false;
  return parseBroken(text, '元') !== undefined || isDamaged(text);
}

/** A unit behind decimals belongs to an amount. */
const PRICED = /\d\.\d\d(?:万|亿)?元$/;

const GLUED = /^\d{2,9}(?=[^\d\s.,，、．年月%％-])/;

/** An amount that fills its column, with the ordinal that begins the name of the next panel: `47,483,458一、教育支出`. */
const AMOUNT_BEFORE_NAME = new RegExp(`^[\\d,]+(?:\\.\\d+)?(?=${numbersOf(LINES)})`);

/** Words with those cut in two that are glued: a code to its name where codes have columns, an amount to the next panel. */
export function splitGlued(tokens: readonly Cell[], { groups, arePanels }: ColumnGroups): Cell[] {
  const hasCodes = groups.some(({ codeColumns }) => codeColumns.length > 0);
  if (hasCodes) return tokens.flatMap((token, index) => cutCode(token, tokens[index - 1]));
  return arePanels ? tokens.flatMap(cutAmount) : [...tokens];
}

/** A code of a whole subject, or the last level of one whose upper levels stand before it. */
function cutCode(token: Cell, before: Cell | undefined): Cell[] {
  const length = isDamaged(token.text) ? 0 : (GLUED.exec(token.text)?.[0].length ?? 0);
  const isRest = length === 2 && /^\d{2,5}$/.test(before?.text ?? '');
  return SUBJECT_LENGTHS.includes(length) || isRest ? cutAt(token, length) : [token];
}

function cutAmount(token: Cell): Cell[] {
  const length = AMOUNT_BEFORE_NAME.exec(token.text)?.[0].length ?? 0;
  return length === 0 ? [token] : cutAt(token, length);
}

function cutAt({ text, start, end }: Cell, length: number): Cell[] {
  return [
    { text: text.slice(0, length), start, end: start + length },
    { text: text.slice(length), start: start + length, end },
  ];
}

/** What was last met in one group. */
export interface SideState {
  /** The last 一、, and the last （一） below it. */
  readonly ordinals: readonly [number, number];
  readonly code: string;
  readonly lineNumber: number;
}

/** A label with the numbers that follow it. */
export interface Entry {
  readonly labels: Cell[];
  lineNumber?: Cell;
  readonly numbers: Cell[];
}

/** Tokens as runs of words with the numbers behind each. */
export function runsOf(tokens: readonly Cell[]): Entry[] {
  const runs: Entry[] = [];
  for (const [index, token] of tokens.entries()) {
    const open = runs.at(-1);
    const isNumber = isFigure(token.text) && !isMeasured(token, tokens[index + 1]);
    if (!open || (!isNumber && open.numbers.length > 0))
      runs.push(isNumber ? { labels: [], numbers: [token] } : { labels: [token], numbers: [] });
    else (isNumber ? open.numbers : open.labels).push(token);
  }
  return runs;
}

/** Tokens as labels with their numbers; a label after numbers begins the next entry where there are several panels. */
export function entriesOf(
  tokens: readonly Cell[],
  columns: ColumnGroups,
  before: readonly SideState[],
): Entry[] {
  const { groups, arePanels } = columns;
  const codes = arePanels
    ? 1
    : (groups[0]?.codeColumns.filter((column) => !columns.levels.has(column)).length ?? 0);
  const hasCodes = groups.some(({ codeColumns }) => codeColumns.length > 0);
  const hasLines = groups.some(({ lineColumn }) => lineColumn !== undefined);
  const onlyNumbers = !hasLines && tokens.every(({ text }) => isFigure(text)) && !beginsLoneCode(tokens);
  const entries: Entry[] = [];
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const isNumber = isFigure(token.text) && !isMeasured(token, next);
    let open = entries.at(-1);
    const begins =
      !open ||
      (arePanels &&
        (isNumber
          ? hasCodes && !onlyNumbers && beginsCode(tokens, index, open)
          : open.numbers.length > 0 || beginsLabel(token, open)));
    const isLine = hasLines && isNumber && isLineNumber(token, index, open, entries.length, before);
    if (begins || (isLine && open?.lineNumber)) {
      open = { labels: [], numbers: [] };
      entries.push(open);
    }
    if (!open) continue;
    if (isLine) open.lineNumber = token;
    else if (!isNumber || (!onlyNumbers && hasCodes && isCodePiece(tokens, index, open, codes)))
      open.labels.push(token);
    else if (isUnitBehindCode(token, open, columns)) open.labels.push(token);
    else open.numbers.push(token);
  }
  return entries;
}

/** A code without a name, in one piece or one for each level, before amounts that are printed as such. */
function beginsLoneCode(tokens: readonly Cell[]): boolean {
  const pieces = tokens.findIndex(({ text }) => /[.,]\d/.test(text));
  if (pieces === 1) return /^\d{3}(?:\d{2}){0,2}$/.test(tokens[0].text);
  return pieces > 1 && isLevels(tokens, 0, pieces);
}

/** A number within a name: `单价在 20 万元以上`. */
function isMeasured(token: Cell, next: Cell | undefined): boolean {
  return next !== undefined && next.start - token.end === 1 && MEASURE.test(next.text);
}

/** A code of the next panel: digits with words behind them, after a number or a name whose number was lost. */
function beginsCode(tokens: readonly Cell[], index: number, open: Entry): boolean {
  const isClosed = open.numbers.length > 0 || open.labels.some(({ text }) => !/^\d+$/.test(text));
  return isClosed && isNamed(tokens, index);
}

/** A whole code of a unit, in a column of its own behind that of a subject. */
const UNIT_CODE = /^\d{6}(?:\d{3})?$/;

/** Whether digits are the code of a unit right behind the pieces of a subject's. */
export function isUnitBehindCode(
  { text }: Cell,
  { labels, numbers }: Pick<Entry, 'labels' | 'numbers'>,
  { unitCodes }: Pick<ColumnGroups, 'unitCodes'>,
): boolean {
  if (unitCodes.size === 0 || numbers.length > 0 || !UNIT_CODE.test(text)) return false;
  const digits = labels.map((label) => label.text).join('');
  return /^\d+$/.test(digits) && SUBJECT_LENGTHS.includes(digits.length);
}

/** Digits before a name, or between two names of one row. */
function isCodePiece(
  tokens: readonly Cell[],
  index: number,
  { labels, numbers }: Entry,
  codes: number,
): boolean {
  const { text } = tokens[index];
  if (numbers.length > 0 || !/^\d+$/.test(text)) return false;
  const last = labels.findLastIndex((label) => !/^\d+$/.test(label.text));
  if (last >= 0 && last === labels.length - 1) return codes > 1 && isNamed(tokens, index);
  const length = labels.slice(last + 1).reduce((sum, piece) => sum + piece.text.length, 0) + text.length;
  return length <= LONGEST_CODE;
}

/** Pieces of a code with a name behind them; what stands before the name of a total is an amount. */
function isNamed(tokens: readonly Cell[], index: number): boolean {
  let length = 0;
  for (let at = index; at < tokens.length; at++) {
    const { text } = tokens[at];
    if (!/^\d+$/.test(text))
      return (
        SUBJECT_LENGTHS.includes(length) &&
        !namesTotal(text) &&
        (!isFigure(text) || isLevels(tokens, index, at))
      );
    if (at === index ? text.length < 3 : text.length > 2) return false;
    length += text.length;
  }
  return false;
}

/** Pieces of a code over columns, before an amount with decimals: its name is printed on other lines. */
function isLevels(tokens: readonly Cell[], from: number, to: number): boolean {
  const pieces = tokens.slice(from, to);
  return (
    pieces.length > 1 &&
    pieces.every(({ text }, level) => text.length === LEVEL_LENGTHS[level]) &&
    /[.,]\d/.test(tokens[to].text)
  );
}

/** The number of a line stands right behind its name; that of the next panel goes on from the row above. */
function isLineNumber(
  token: Cell,
  index: number,
  open: Entry | undefined,
  entries: number,
  before: readonly SideState[],
): boolean {
  if (!/^\d{1,3}$/.test(token.text)) return false;
  if (!open || index === 0) return true;
  if (!open.lineNumber) return true;
  return before[entries]?.lineNumber + 1 === Number(token.text);
}

function namesFund({ text }: Cell): boolean {
  return means(text, 'general') || means(text, 'fund') || means(text, 'state-capital');
}

/** A second label on the same line: an ordinal, a total or a carry-over after a name without numbers. */
function beginsLabel(token: Cell, open: Entry): boolean {
  if (open.lineNumber) return true;
  if (open.labels.length === 0) return false;
  if (isNumbered(token.text, LINES) || tells(token.text, 'begins-second-label')) return true;
  // A fund without an amount stands on the side of the receipts: what follows it is of the other side.
  const [first, ...others] = open.labels;
  return others.length === 0 && namesFund(first) && !namesFund(token);
}
