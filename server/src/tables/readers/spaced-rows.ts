/** Takes a row of the `spaced` layout apart: serial, codes, names and numbers, each with the columns it may belong to. */

import { parseAmount } from '../../amounts/printed';
import * as words from '../../knowledge/column-words';
import { areOfTwoSides, isSideOfEconomy } from '../../knowledge/economic-sides';
import { GROUP_TOTAL } from '../../knowledge/group-totals';
import type { Cell, LooseNumbers } from '../model';
import { joined } from './tokens';

const MEASURE = /^(?:万?元|亿元|年|月|日|人|个|台|辆|套|平方米)(?:$|以[上下]|[及的，、（(/])|^以[上下]/;
const FIGURE = /[\d０-９]|^[-‐-―－—─−]$/;
const CODE = /^\d{3,9}$/;
const UNIT_CODE = /^(?:\d{6}|\d{9})$/;
const LONGEST_CODE = 9;
/** Digits of 类, 款 and 项. */
const SUBJECT_LENGTHS = [3, 5, 7];
/** Digits of the pieces of a code that has a column for each level. */
const LEVEL_LENGTHS = [3, 2, 2];

/** Label columns with the number columns behind them. */
interface ColumnGroup {
  readonly heading: string;
  readonly codeColumns: readonly number[];
  /** Columns of words, names among them, in order. */
  readonly textColumns: readonly number[];
  readonly nameColumn?: number;
  /** The column of 行次. */
  readonly lineColumn?: number;
  readonly numberColumns: readonly number[];
}

/** How the columns of a spaced table divide. */
export interface ColumnGroups {
  /** Every row begins with a number of its own. */
  readonly hasSerial: boolean;
  readonly count: number;
  readonly groups: readonly ColumnGroup[];
  /** True where each group is a list of its own, side by side with the others; false where words stand among numbers. */
  readonly arePanels: boolean;
  /** Columns of codes of units, and of the levels of a code. */
  readonly unitCodes: ReadonlySet<number>;
  readonly levels: ReadonlySet<number>;
}

/** A row taken apart. */
export interface RowParts {
  readonly cells: readonly Cell[];
  readonly loose: readonly LooseNumbers[];
  /** Columns of numbers of a row that has more numbers than columns: none of them is known. */
  readonly undetermined?: readonly number[];
  /** What was last met in each group, so that a lone entry finds its side. */
  readonly sides: readonly SideState[];
}

interface SideState {
  readonly ordinal: number;
  readonly code: string;
  readonly lineNumber: number;
}

const NOTHING_MET: SideState = { ordinal: 0, code: '', lineNumber: Number.NaN };

interface OpenGroup {
  heading: string;
  codeColumns: number[];
  textColumns: number[];
  nameColumn?: number;
  lineColumn?: number;
  numberColumns: number[];
}

const NUMBERED = /^\d{1,2}[.．、]$/;

/** True for a printed number or a dash that stands for zero, but not for that of a list: `1.`. */
export function isFigure(text: string): boolean {
  return FIGURE.test(text) && !NUMBERED.test(text) && parseAmount(text, '元') !== undefined;
}

/** Divides columns by the last words of their headers. */
export function groupColumns(paths: readonly (readonly string[])[]): ColumnGroups {
  const headers = paths.map((path) => path.at(-1) ?? '');
  const groups: OpenGroup[] = [];
  const unitCodes = new Set<number>();
  const levels = new Set<number>();
  const hasSerial = words.SERIAL.test(headers[0] ?? '');
  headers.forEach((word, column) => {
    if (hasSerial && column === 0) return;
    const isCode = words.CODE.test(word);
    const isName = words.NAME.test(word);
    const isText = isName || isCode || (words.TEXT.test(word) && !words.QUANTITY.test(word));
    let open = groups.at(-1);
    if (!open || (isText && open.numberColumns.length > 0)) {
      open = { heading: paths[column][0] ?? '', codeColumns: [], textColumns: [], numberColumns: [] };
      groups.push(open);
    }
    if (words.SERIAL.test(word)) open.lineColumn = column;
    else if (isCode) open.codeColumns.push(column);
    else if (isText) open.textColumns.push(column);
    else open.numberColumns.push(column);
    if (isName) open.nameColumn ??= column;
    if (words.UNIT_CODE.test(word)) unitCodes.add(column);
    if (words.CODE_PIECE.test(word)) levels.add(column);
  });
  const arePanels =
    groups.length > 1 &&
    groups.every(({ nameColumn, codeColumns }) => nameColumn !== undefined || codeColumns.length > 0);
  return { hasSerial, count: headers.length, groups, arePanels, unitCodes, levels };
}

const GLUED = /^\d{2,9}(?=[^\d\s.,，、．年月%％-])/;

/** Words with those cut in two that are a code glued to a name, where codes have columns. */
export function splitGlued(tokens: readonly Cell[], { groups }: ColumnGroups): Cell[] {
  const hasCodes = groups.some(({ codeColumns }) => codeColumns.length > 0);
  return hasCodes ? tokens.flatMap((token, index) => cutCode(token, tokens[index - 1])) : [...tokens];
}

/** A code of a whole subject, or the last level of one whose upper levels stand before it. */
function cutCode({ text, start, end }: Cell, before: Cell | undefined): Cell[] {
  const length = GLUED.exec(text)?.[0].length ?? 0;
  const isRest = length === 2 && /^\d{2,5}$/.test(before?.text ?? '');
  if (!SUBJECT_LENGTHS.includes(length) && !isRest) return [{ text, start, end }];
  return [
    { text: text.slice(0, length), start, end: start + length },
    { text: text.slice(length), start: start + length, end },
  ];
}

/** A label with the numbers that follow it. */
interface Entry {
  readonly labels: Cell[];
  lineNumber?: Cell;
  readonly numbers: Cell[];
}

/** Reads a row's tokens; where they are more than the columns can take, only what the row is about. */
export function readRowParts(
  tokens: readonly Cell[],
  columns: ColumnGroups,
  previous: RowParts | undefined,
): RowParts {
  const rest = columns.hasSerial ? tokens.slice(1) : tokens;
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
  const [group] = columns.groups;
  const [entry] = entriesOf(tokens, columns, sides);
  if (group && entry) putLabels(cells, columns, group, entry.labels);
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
    putLabels(cells, columns, group, entry.labels);
    if (entry.lineNumber && group.lineColumn !== undefined) cells[group.lineColumn] = entry.lineNumber;
    states[side] = stateAfter(entry, states[side]);
  }
  return { cells, loose, sides: states };
}

/** The group in whose column an entry's numbers stand: the total of a heading over several panels closes the last of them. */
function closedBy(
  { labels }: Entry,
  groups: readonly ColumnGroup[],
  side: number,
  next = groups.length,
): ColumnGroup {
  if (!GROUP_TOTAL.test(labels[0]?.text ?? '')) return groups[side];
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
      if (!putNumbers(cells, loose, groups[index].numberColumns, numbers)) return undefined;
    }
    return { cells, loose, sides };
  }
  const [first, ...others] = runs;
  const over = others.flatMap(({ labels }) => labels);
  putLabels(cells, columns, groups[0], [...(first?.labels ?? []), ...over]);
  const all = groups.flatMap(({ numberColumns }) => numberColumns);
  const numbers = runs.flatMap((run) => run.numbers);
  return putNumbers(cells, loose, all, numbers) ? { cells, loose, sides } : undefined;
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

function runsOf(tokens: readonly Cell[]): Entry[] {
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
function entriesOf(tokens: readonly Cell[], columns: ColumnGroups, before: readonly SideState[]): Entry[] {
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

/** Pieces of a code with a name behind them. */
function isNamed(tokens: readonly Cell[], index: number): boolean {
  let length = 0;
  for (let at = index; at < tokens.length; at++) {
    const { text } = tokens[at];
    if (!/^\d+$/.test(text))
      return SUBJECT_LENGTHS.includes(length) && (!isFigure(text) || isLevels(tokens, index, at));
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

/** A second label on the same line: an ordinal, a total or a carry-over after a name without numbers. */
function beginsLabel(token: Cell, open: Entry): boolean {
  if (open.lineNumber) return true;
  if (open.labels.length === 0) return false;
  return (
    /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])/.test(token.text) ||
    /^(?:本年|支出|年终|年末|结转下年)/.test(token.text)
  );
}

const ORDINALS = '一二三四五六七八九十';

/** The number of a label's ordinal 一、 … 九十九、. */
function ordinalOf({ labels }: Entry): number | undefined {
  const numeral = /^([一二三四五六七八九十]+)、/.exec(labels[0]?.text ?? '')?.[1];
  if (!numeral) return undefined;
  if (!numeral.includes('十')) return ORDINALS.indexOf(numeral) + 1;
  const [tens, ones] = numeral.split('十');
  return (tens === '' ? 1 : ORDINALS.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : ORDINALS.indexOf(ones) + 1);
}

/** The digits that an entry begins with, those of levels in columns of their own included. */
function codeOf({ labels }: Entry): string {
  const end = labels.findIndex(({ text }) => !/^\d+$/.test(text));
  const digits = (end < 0 ? labels : labels.slice(0, end)).map(({ text }) => text).join('');
  return CODE.test(digits) ? digits : '';
}

function stateAfter(entry: Entry, state: SideState): SideState {
  return {
    ordinal: ordinalOf(entry) ?? state.ordinal,
    code: codeOf(entry) || state.code,
    lineNumber: entry.lineNumber ? Number(entry.lineNumber.text) : state.lineNumber,
  };
}

/** Which group each entry belongs to: in order where all are printed, else to the side that it continues. */
function sidesOf(
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
  const sides = before.flatMap((state, side) => (side >= from && side <= to ? [{ state, side }] : []));
  const line = entry.lineNumber && Number(entry.lineNumber.text);
  const byLine = sides.filter(({ state }) => line !== undefined && state.lineNumber + 1 === line);
  if (byLine.length === 1) return byLine[0].side;
  const ordinal = ordinalOf(entry);
  const byOrdinal = sides.filter(({ state }) => state.ordinal + 1 === ordinal);
  if (byOrdinal.length === 1) return byOrdinal[0].side;
  const code = codeOf(entry);
  if (code) {
    const before = sides.filter(
      ({ state, side }) => state.code < code && isSideOfEconomy(groups[side].heading, code),
    );
    const alike = before.filter(({ state }) => !areOfTwoSides(state.code, code));
    const closest = [...(alike.length > 0 ? alike : before)].sort((a, b) =>
      a.state.code < b.state.code ? 1 : -1,
    );
    return closest[0]?.side ?? from;
  }
  const label = entry.labels[0]?.text ?? '';
  const byHeading = sides.filter(({ side }) => label.startsWith(groups[side].heading));
  if (byHeading.length > 0) return byHeading[0].side;
  const isRight = /支出|预备费|人行科目|年终|年末/.test(label);
  return isRight ? to : from;
}

/** Puts codes into columns of codes and words into columns of words: each its own where their numbers agree. */
function putLabels(cells: Cell[], columns: ColumnGroups, group: ColumnGroup, labels: readonly Cell[]): void {
  const { codeColumns, textColumns } = group;
  const codes: Cell[][] = [];
  const texts: Cell[] = [];
  let isCode = false;
  for (const label of labels) {
    const continues: boolean = isCode;
    isCode = codeColumns.length > 0 && /^\d+$/.test(label.text);
    if (!isCode) texts.push(label);
    else if (continues) codes.at(-1)?.push(label);
    else codes.push([label]);
  }
  putCodes(cells, columns, codeColumns, codes);
  const nameColumn = group.nameColumn ?? textColumns[0] ?? codeColumns[0];
  if (texts.length === textColumns.length) {
    textColumns.forEach((column, i) => {
      cells[column] = texts[i];
    });
    return;
  }
  if (codes.length > 1 && codes.length === textColumns.length && texts.length > codes.length) {
    putBetweenCodes(cells, textColumns, labels, codes);
    return;
  }
  const name = joined(texts);
  if (name && nameColumn !== undefined) cells[nameColumn] = name;
}

/** Names of several words, each behind its code. */
function putBetweenCodes(
  cells: Cell[],
  textColumns: readonly number[],
  labels: readonly Cell[],
  codes: readonly (readonly Cell[])[],
): void {
  codes.forEach((pieces, index) => {
    const from = pieces[pieces.length - 1].end;
    const to = codes[index + 1]?.[0].start ?? Number.POSITIVE_INFINITY;
    const name = joined(labels.filter(({ start }) => start >= from && start < to));
    if (name) cells[textColumns[index]] = name;
  });
}

function putCodes(
  cells: Cell[],
  { unitCodes, levels }: ColumnGroups,
  codeColumns: readonly number[],
  codes: readonly (readonly Cell[])[],
): void {
  if (codes.length === 0) return;
  const levelColumns = codeColumns.filter((column) => levels.has(column));
  const [pieces] = codes;
  const unitColumn = codeColumns.find((column) => unitCodes.has(column));
  const whole = joined(pieces);
  if (
    unitColumn !== undefined &&
    unitColumn !== codeColumns[0] &&
    UNIT_CODE.test(pieces.map(({ text }) => text).join(''))
  ) {
    if (whole) cells[unitColumn] = whole;
    return;
  }
  if (
    pieces.length <= levelColumns.length &&
    pieces.every((piece, i) => piece.text.length === LEVEL_LENGTHS[i])
  ) {
    for (const [i, piece] of pieces.entries()) cells[levelColumns[i]] = piece;
    return;
  }
  if (codes.length === codeColumns.length)
    codes.forEach((own, i) => {
      const code = joined(own);
      if (code) cells[codeColumns[i]] = code;
    });
  else if (whole) cells[codeColumns[0]] = whole;
}
