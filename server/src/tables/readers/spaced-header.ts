/** Reads the header of a `spaced` table: the lines that it stands on, its words, and the columns that they may name. */

import { isLabelWord, isSideWord, means } from '../../lexicon/describe';
import { isNumbered, LINES } from '../../lexicon/ordinals';
import { compact } from '../../text/normalise';
import { lineOf, type Snapshot } from '../../text/snapshot';
import { arrangeHeader, type HeaderWord } from '../arrange-header';
import { isNote, isPageNumber, namesTable } from '../captions';
import { type Arrangement, arrangements, type Paths } from '../header-order';
import type { LineKind } from '../lines';
import type { Cell } from '../model';
import { segmentWords } from '../segment-words';
import { joinWrapped } from '../wrapped-words';
import { groupColumns } from './spaced-columns';
import { isFigure } from './spaced-entries';
import { isCaptionText, lineCell, SENTENCE, tokensOn, wordsOf } from './spaced-lines';

/** A header of more lines than this is text. */
const LONGEST_HEADER = 80;
/** A line of a header is not longer than this. */
const LONGEST_LINE = 400;
/** The fewest known words that make a header. */
const FEWEST_WORDS = 3;
/** A column of the types of projects. */
const TYPE_WORD = /^(?:项目)?(?:类型|类别)$/;
/** Marks of the columns of words, which have no number. */
const NO_NUMBERS = /^(?:[*＊]{1,3}\s+)+/;
const INDEX = /^(?:栏次|栏目|列次|行次)(?:\s+(?:\d{1,2}|栏次|栏目|列次))+$/;
/** The fewest numbers that number columns without a word before them. */
const FEWEST_NUMBERS = 3;
/** A serial number, a code before its name, or `1、`. */
const DATA_NUMBER = /^(?:\d{1,9}\s+[^\s年]|\d{3,7}[^\d\s年.,]|\d{1,2}、)/;
/** A header may begin with a year: `2023 年预留…`. */
const YEAR = /^20\d{2}\s*年/;

/** A header with the columns it may name. */
export interface Header {
  /** Its words without blanks: they may be broken otherwise on each page. */
  readonly words: string;
  readonly arrangements: readonly Arrangement[];
  /** The line after the header, and where data begins on it if the header goes on there. */
  readonly endLine: number;
  readonly dataFrom: number;
  /** Its first line, without blanks, by which a page repeats it. */
  readonly firstLine: string;
}

export function readHeader(snapshot: Snapshot, kinds: readonly LineKind[], from: number): Header | undefined {
  const lines: HeaderLine[] = [];
  let numbered: number | undefined;
  let brackets = 0;
  let line = from;
  for (; line < kinds.length && line - from < LONGEST_HEADER; line++) {
    if (kinds[line] === 'blank') continue;
    if (kinds[line] !== 'text') break;
    const cell = lineCell(snapshot, line);
    if (endsPage(cell.text)) continue;
    if (isIndex(cell.text)) {
      numbered = tokensOn(snapshot, line).filter(({ text }) => /^\d/.test(text)).length;
      line++;
      break;
    }
    const open = brackets + openBrackets(cell.text);
    // `价值（金额单位：` and `元）` are no caption, though they look like one.
    const isCut = brackets > 0 || open > 0 || (lines.at(-1)?.line === line - 1 && /^[（(]/.test(cell.text));
    if (
      beginsData(cell.text) ||
      beginsTyped(cell.text, lines) ||
      !(isCut ? isShortText(cell.text) : mayBeHeader(cell.text))
    )
      break;
    lines.push({ pieces: tokensOn(snapshot, line), line });
    brackets = open;
  }
  const levels = numbered === undefined && line < kinds.length ? levelsBefore(snapshot, kinds, line) : [];
  if (levels.length > 0) lines.push({ pieces: levels, line: line - 1 });
  dropRepetition(lines);
  const segmented = segmentLines(lines.map(({ pieces }) => pieces));
  const { known } = segmented;
  const above =
    numbered === undefined
      ? withoutWordsBelow(lines, kinds, segmented.unknown, isAboveNameless(snapshot, kinds, line))
      : lines;
  if (numbered === undefined && above.length > 0) line = above[above.length - 1].line + 1;
  const end = above.at(-1)?.pieces.at(-1)?.end ?? 0;
  const found = segmented.words.filter(({ cell }) => cell.start < end);
  if (known < FEWEST_WORDS || known * 2 < found.length) return undefined;
  const arranged = arrange(found, snapshot, numbered);
  if (arranged.length === 0) return undefined;
  const firstLine = compact(lineCell(snapshot, from).text);
  const words = compact(above.map(wordsOfLine).join(''));
  return { words, arrangements: arranged, endLine: line, dataFrom: end, firstLine };
}

const JOINTS: readonly ((lines: readonly (readonly Cell[])[]) => readonly (readonly Cell[])[])[] = [
  joinWrapped,
  joinBrackets,
  (lines) => joinWrapped(joinBrackets(lines)),
];

/** The words of the lines as printed, or with what was torn joined again where that leaves fewer that nobody knows. */
function segmentLines(lines: readonly (readonly Cell[])[]): ReturnType<typeof segmentWords> {
  return JOINTS.reduce((best, join) => {
    if (best.unknown.size === 0) return best;
    const joined = segmentWords(join(lines).flat());
    return joined.unknown.size < best.unknown.size ? joined : best;
  }, segmentWords(lines.flat()));
}

/** 类, 款 and 项 before the first row on its line: the last words of the header. */
function levelsBefore(snapshot: Snapshot, kinds: readonly LineKind[], line: number): readonly Cell[] {
  if (kinds[line] !== 'text') return [];
  const tokens = tokensOn(snapshot, line);
  const count = tokens.findIndex(({ text }) => !means(text, 'code-piece'));
  return count > 1 ? tokens.slice(0, count) : [];
}

/** A line of a header with its words. */
interface HeaderLine {
  readonly pieces: readonly Cell[];
  readonly line: number;
}

function wordsOfLine({ pieces }: HeaderLine): string {
  return wordsOf(pieces);
}

/** The fewest lines of a header that are taken as printed twice. */
const FEWEST_REPEATED = 2;

/**
 * Takes away lines that are printed again right below them, up to the end: a header may be printed twice. Below other
 * words, codes and names with an amount each are panels side by side: `收入`, `支出`, `项目`, `金额`, `项目`, `金额`; and
 * amounts alone are those of groups side by side: `本年拨款`, `结转结余`, and the same funds below each.
 */
function dropRepetition(lines: HeaderLine[]): void {
  const printed = lines.map(wordsOfLine);
  for (let count = Math.floor(lines.length / 2); count >= FEWEST_REPEATED; count--) {
    const [first, again] = [printed.slice(-2 * count, -count), printed.slice(-count)];
    if (!first.every((words, index) => words === again[index])) continue;
    if (count * 2 === lines.length || isHeaderAgain(lines.slice(-count))) lines.splice(-2 * count, count);
    return;
  }
}

/** Whether there are words of codes or names, and others than the one amount beside them. */
function isHeaderAgain(lines: readonly HeaderLine[]): boolean {
  const { words } = segmentWords(lines.flatMap(({ pieces }) => pieces));
  return (
    words.some(({ word }) => isLabelWord(word)) &&
    words.some(({ word }) => !isLabelWord(word) && !isSideWord(word.replace(YEAR, '')))
  );
}

/**
 * The lines without those at the end that hold no known word: text below an empty table, parted by a blank line, or the
 * beginning of a name that is broken around its row, where that row has no name beside its code.
 */
function withoutWordsBelow(
  lines: readonly HeaderLine[],
  kinds: readonly LineKind[],
  unknown: ReadonlySet<number>,
  isAboveNameless: boolean,
): readonly HeaderLine[] {
  let count = lines.length;
  while (count > 1) {
    const { pieces, line } = lines[count - 1];
    const isPartOfName = isAboveNameless && count === lines.length && pieces.length === 1;
    if (!isPartOfName && kinds[line - 1] !== 'blank') break;
    if (!pieces.every(({ start }) => unknown.has(start))) break;
    count--;
  }
  return lines.slice(0, count);
}

function isAboveNameless(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  return kinds[line] === 'text' && isNameless(tokensOn(snapshot, line));
}

/** A code with amounts right behind it. */
function isNameless(tokens: readonly Cell[]): boolean {
  return (
    tokens.length > 1 &&
    /^\d{3,7}$/.test(tokens[0].text) &&
    tokens.slice(1).every(({ text }) => isFigure(text))
  );
}

/** The columns, arranged by the lines of the words or without them: such that they are as many as their numbers say. */
function arrange(
  found: readonly HeaderWord[],
  snapshot: Snapshot,
  numbered: number | undefined,
): readonly Arrangement[] {
  const byLines = arrangements(found, ({ cell }) => lineOf(snapshot, cell.start));
  if (numbered === undefined) return byLines;
  const fitting = byLines.filter(({ paths }) => fitsNumbers(paths, numbered));
  if (fitting.length > 0) return fitting;
  const byWords = arrangeHeader(found);
  return fitsNumbers(byWords, numbered) ? [{ paths: byWords, unusual: 0 }] : [];
}

/** The numbers of columns count them all, all but the first, those behind the first labels, or those of amounts. */
function fitsNumbers(paths: Paths, numbered: number): boolean {
  const { groups } = groupColumns(wordsOfPaths(paths));
  const labels = groups[0]?.numberColumns[0] ?? paths.length;
  const amounts = groups.reduce((count, { numberColumns }) => count + numberColumns.length, 0);
  return [0, 1, labels, paths.length - amounts].includes(paths.length - numbered);
}

export function wordsOfPaths(paths: Paths): string[][] {
  return paths.map((path) => path.map(({ word }) => word));
}

/** The columns of a header, whose words may be printed in another order on each page. */
export function pathsOf({ arrangements: [{ paths }] }: Header): string {
  return wordsOfPaths(paths)
    .map((path) => path.join('/'))
    .join(' ');
}

/** 栏次 with the numbers of the columns, perhaps again before those of the next panel; or 1 2 3 … alone or behind `**`. */
function isIndex(text: string): boolean {
  if (INDEX.test(text)) return true;
  const numbers = text.replace(NO_NUMBERS, '').split(/\s+/);
  return numbers.length >= FEWEST_NUMBERS && numbers.every((number, index) => number === String(index + 1));
}

function mayBeHeader(text: string): boolean {
  return isShortText(text) && !isCaptionText(text) && !namesTable(text);
}

function isShortText(text: string): boolean {
  return text.length < LONGEST_LINE && !SENTENCE.test(text) && !isNote(text);
}

/** A page number between two lines of a header; four digits may be the year that a word begins with. */
function endsPage(text: string): boolean {
  return isPageNumber(text) && !/^\d{4}$/.test(text);
}

/** The pieces of each line, with those joined between which a bracket stands open: `类别（按资金` and `用途）` are one word. */
function joinBrackets(lines: readonly (readonly Cell[])[]): Cell[][] {
  let open: { readonly line: Cell[]; readonly brackets: number } | undefined;
  const joined: Cell[][] = [];
  for (const pieces of lines) {
    const line: Cell[] = [];
    joined.push(line);
    for (const piece of pieces) {
      const brackets = openBrackets(piece.text);
      if (open && open.brackets + brackets === 0) {
        const first = open.line[open.line.length - 1];
        const more = [...(first.more ?? []), piece];
        open.line[open.line.length - 1] = { ...first, text: first.text + piece.text, more };
        open = undefined;
        continue;
      }
      line.push(piece);
      open = brackets > 0 ? { line, brackets } : undefined;
    }
  }
  return joined;
}

/** How many brackets a line opens and does not close; negative where it closes more. */
function openBrackets(text: string): number {
  return text.split(/[（(]/).length - text.split(/[）)]/).length;
}

/** A serial number or code with a name, an ordinal, or an amount of money: data has begun. */
function beginsData(text: string): boolean {
  if (isNumbered(text, LINES) || DATA_NUMBER.test(text)) return true;
  const words = text.replace(YEAR, '').split(/\s+/);
  return words.some(isFigure) && !(words.length === 1 && isPageNumber(text));
}

/** Below a column of 类型, the type of a project begins a row whose name is broken before its first number. */
function beginsTyped(text: string, above: readonly HeaderLine[]): boolean {
  const hasTypes = above.some(({ pieces }) => pieces.some((piece) => TYPE_WORD.test(piece.text)));
  return hasTypes && means(text.split(/\s+/)[0], 'project-type');
}

/** The line after those that hold just these words, the line of column numbers below them included. */
export function endOfWords(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  from: number,
  words: string,
): number | undefined {
  let found = '';
  let line = from;
  for (; found.length < words.length; line++) {
    if (kinds[line] === 'blank') continue;
    if (kinds[line] !== 'text') return undefined;
    found += compact(lineCell(snapshot, line).text);
    if (!words.startsWith(found)) return undefined;
  }
  let next = line;
  while (kinds[next] === 'blank') next++;
  return kinds[next] === 'text' && isIndex(lineCell(snapshot, next).text) ? next + 1 : line;
}
