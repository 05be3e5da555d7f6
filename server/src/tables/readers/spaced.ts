/** Reader of the `spaced` layout: cells parted by spaces, blanks lost, names and header words broken over lines. */

import { CODE_PIECE } from '../../knowledge/column-words';
import { beginsRowName } from '../../knowledge/row-names';
import { compact } from '../../text/normalise';
import { lineOf, lineSpan, type Snapshot } from '../../text/snapshot';
import { arrangeHeader, type HeaderWord } from '../arrange-header';
import {
  isBodyLine,
  isCaptionLine,
  isNote,
  isPageNumber,
  isUnitLine,
  mayBeTitle,
  namesTable,
  stripTitle,
} from '../captions';
import { cellBetween } from '../cells';
import type { Grid, GridRow } from '../grid';
import { type Arrangement, arrangements, type Paths } from '../header-order';
import type { LineKind } from '../lines';
import type { Cell } from '../model';
import { segmentWords } from '../segment-words';
import { joinWrapped } from '../wrapped-words';
import { likeliest, type ReadRows } from './likeliest';
import { type ColumnGroups, groupColumns } from './spaced-columns';
import { isFigure, splitGlued } from './spaced-entries';
import { type RowParts, readRowParts } from './spaced-rows';
import { tokensOf } from './tokens';

/** A header of more lines than this is text. */
const LONGEST_HEADER = 80;
/** A line of a header is not longer than this. */
const LONGEST_LINE = 400;
/** The fewest known words that make a header. */
const FEWEST_WORDS = 3;

const INDEX = /^(?:栏次|栏目|列次|行次)(?:\s+(?:\d{1,2}|栏次|栏目|列次))+$/;
/** The fewest numbers that number columns without a word before them. */
const FEWEST_NUMBERS = 3;
const DATA_ORDINAL = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])/;
/** A serial number, a code before its name, or `1、`. */
const DATA_NUMBER = /^(?:\d{1,9}\s+[^\s年]|\d{3,7}[^\d\s年.,]|\d{1,2}、)/;
const CODED_NAME = /^\d{3,9}\s*[^\d\s。；：:]+$/;
const FIRST_ORDINAL = /^(?:一、|[（(]一[)）])/;
const TOTAL = /^(?:合计|总计)$/;
const SENTENCE = /[。；]/;
/** A header may begin with a year: `2023 年预留…`. */
const YEAR = /^20\d{2}\s*年/;

/** Reads a table whose header begins at `line`, right below a title or caption. */
export function readSpaced(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  if (kinds[line] !== 'text' || !followsCaption(snapshot, kinds, line)) return undefined;
  const header = readHeader(snapshot, kinds, line);
  if (!header) return undefined;
  const captions = captionsAbove(snapshot, kinds, line);
  const read = likeliest(
    header.arrangements.map((arrangement): ReadRows => {
      const groups = groupColumns(wordsOfPaths(arrangement.paths));
      return { ...arrangement, ...readRows(snapshot, kinds, { ...header, groups }, captions) };
    }),
  );
  const columns = read.paths.map((path) => ({
    path: path.map(({ word }) => word),
    headers: path.map(({ cell }) => cell),
  }));
  return {
    layout: 'spaced',
    rows: read.rows,
    columns,
    firstLine: line,
    endLine: read.endLine,
    headerRows: 0,
    positional: true,
  };
}

function followsCaption(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let above = line - 1;
  while (above >= 0 && kinds[above] === 'blank') above--;
  if (above < 0) return false;
  const { text } = lineCell(snapshot, above);
  return isCaptionText(text) || (namesTable(text) && mayBeTitle(text));
}

/** Unit, year and body are often printed on one line. */
function isCaptionText(text: string): boolean {
  return text.length < 80 && !SENTENCE.test(text) && isCaptionLine(text);
}

function lineCell(snapshot: Snapshot, line: number): Cell {
  const { start, end } = lineSpan(snapshot, line);
  return cellBetween(snapshot.text, start, end);
}

/** A header with the columns it may name. */
interface Header {
  /** Its words without blanks: they may be broken otherwise on each page. */
  readonly words: string;
  readonly arrangements: readonly Arrangement[];
  /** The line after the header, and where data begins on it if the header goes on there. */
  readonly endLine: number;
  readonly dataFrom: number;
  /** Its first line, without blanks, by which a page repeats it. */
  readonly firstLine: string;
}

/** A header of which one arrangement of columns is tried. */
interface TriedHeader extends Header {
  readonly groups: ColumnGroups;
}

function readHeader(snapshot: Snapshot, kinds: readonly LineKind[], from: number): Header | undefined {
  const lines: HeaderLine[] = [];
  let numbered: number | undefined;
  let brackets = 0;
  let line = from;
  for (; line < kinds.length && line - from < LONGEST_HEADER; line++) {
    if (kinds[line] === 'blank') continue;
    if (kinds[line] !== 'text') break;
    const cell = lineCell(snapshot, line);
    if (isIndex(cell.text)) {
      numbered = tokensOf(cell).filter(({ text }) => /^\d/.test(text)).length;
      line++;
      break;
    }
    const open = brackets + openBrackets(cell.text);
    // `价值（金额单位：` and `元）` are no caption, though they look like one.
    const isCut = brackets > 0 || open > 0 || (lines.at(-1)?.line === line - 1 && /^[（(]/.test(cell.text));
    if (beginsData(cell.text) || !(isCut ? isShortText(cell.text) : mayBeHeader(cell.text))) break;
    lines.push({ pieces: tokensOf(cell), line });
    brackets = open;
  }
  const levels = numbered === undefined && line < kinds.length ? levelsBefore(snapshot, kinds, line) : [];
  if (levels.length > 0) lines.push({ pieces: levels, line: line - 1 });
  dropRepetition(lines);
  const printed = lines.map(({ pieces }) => pieces);
  const plain = segmentWords(printed.flat());
  const wrapped = plain.unknown.size === 0 ? plain : segmentWords(joinWrapped(printed).flat());
  const segmented = wrapped.unknown.size < plain.unknown.size ? wrapped : plain;
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

/** 类, 款 and 项 before the first row on its line: the last words of the header. */
function levelsBefore(snapshot: Snapshot, kinds: readonly LineKind[], line: number): readonly Cell[] {
  if (kinds[line] !== 'text') return [];
  const tokens = tokensOf(lineCell(snapshot, line));
  const count = tokens.findIndex(({ text }) => !CODE_PIECE.test(text));
  return count > 1 ? tokens.slice(0, count) : [];
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

/** 栏次 with the numbers of the columns, perhaps again before those of the next panel; or 1 2 3 … alone. */
function isIndex(text: string): boolean {
  if (INDEX.test(text)) return true;
  const numbers = text.split(/\s+/);
  return numbers.length >= FEWEST_NUMBERS && numbers.every((number, index) => number === String(index + 1));
}

/** The numbers of columns count them all, all but the first, those behind the first labels, or those of amounts. */
function fitsNumbers(paths: Paths, numbered: number): boolean {
  const { groups } = groupColumns(wordsOfPaths(paths));
  const labels = groups[0]?.numberColumns[0] ?? paths.length;
  const amounts = groups.reduce((count, { numberColumns }) => count + numberColumns.length, 0);
  return [0, 1, labels, paths.length - amounts].includes(paths.length - numbered);
}

function wordsOfPaths(paths: Paths): string[][] {
  return paths.map((path) => path.map(({ word }) => word));
}

function mayBeHeader(text: string): boolean {
  return isShortText(text) && !isCaptionText(text) && !namesTable(text);
}

function isShortText(text: string): boolean {
  return text.length < LONGEST_LINE && !SENTENCE.test(text) && !isNote(text);
}

/** How many brackets a line opens and does not close; negative where it closes more. */
function openBrackets(text: string): number {
  return text.split(/[（(]/).length - text.split(/[）)]/).length;
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

/** Takes away lines that are printed again right below them, up to the end: a header may be printed twice. */
function dropRepetition(lines: HeaderLine[]): void {
  const printed = lines.map(wordsOfLine);
  for (let count = Math.floor(lines.length / 2); count >= FEWEST_REPEATED; count--) {
    const [first, again] = [printed.slice(-2 * count, -count), printed.slice(-count)];
    if (!first.every((words, index) => words === again[index])) continue;
    lines.splice(-2 * count, count);
    return;
  }
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
  return kinds[line] === 'text' && isNameless(tokensOf(lineCell(snapshot, line)));
}

/** A code with amounts right behind it. */
function isNameless(tokens: readonly Cell[]): boolean {
  return (
    tokens.length > 1 &&
    /^\d{3,7}$/.test(tokens[0].text) &&
    tokens.slice(1).every(({ text }) => isFigure(text))
  );
}

/** A serial number or code with a name, an ordinal, or an amount of money: data has begun. */
function beginsData(text: string): boolean {
  if (DATA_ORDINAL.test(text) || DATA_NUMBER.test(text)) return true;
  const words = text.replace(YEAR, '').split(/\s+/);
  return words.some(isFigure) && !(words.length === 1 && isPageNumber(text));
}

/** Texts printed above a table, without blanks: its title and the other lines. */
interface Captions {
  readonly title?: string;
  readonly bodies: readonly string[];
}

/** How many lines may stand between a title and its table. */
const MOST_CAPTIONS = 8;

function captionsAbove(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Captions {
  const bodies: string[] = [];
  for (let above = line - 1; above >= 0 && line - above < 2 * MOST_CAPTIONS; above--) {
    if (kinds[above] === 'blank') continue;
    const { text } = lineCell(snapshot, above);
    if (isBodyOnly(text)) bodies.push(compact(text));
    else if (mayBeTitle(text)) return { title: titleKey(text), bodies };
    else if (!isCaptionText(text)) break;
  }
  return { bodies };
}

function isBodyOnly(text: string): boolean {
  return isBodyLine(text) && !isUnitLine(text);
}

function titleKey(text: string): string {
  return compact(stripTitle(text));
}

/** A row whose end has not been met. */
interface OpenRow {
  readonly tokens: Cell[];
  readonly line: number;
  /** Begins with a code, a number or a name that begins rows. */
  readonly isMarked: boolean;
  /** A piece of a name stands right above, which may be its own. */
  readonly isBelowPiece: boolean;
}

/** How one line of a table goes on from those above. */
type Step = 'row' | 'rest' | 'skip' | 'piece' | 'end' | number;

/** Reads rows until something ends the table; page headers that repeat the header are skipped. */
function readRows(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  header: TriedHeader,
  captions: Captions,
): { rows: GridRow[]; endLine: number } {
  const rows: GridRow[] = [];
  let open: OpenRow | undefined;
  let last: RowParts | undefined;
  let serial = 0;
  let isBelowPiece = false;
  let endLine = header.endLine;
  /** Words parted from a row by a blank line, which belong to it only if another row or a number follows. */
  let doubtful: { readonly tokens: readonly Cell[]; readonly endLine: number }[] = [];
  const close = (): void => {
    if (!open) return;
    last = readRowParts(open.tokens, header.groups, last);
    const { cells, loose, undetermined } = last;
    rows.push({ cells, loose, ...(undetermined && { undetermined }), line: open.line });
    open = undefined;
  };
  for (let line = header.endLine; line < kinds.length; line++) {
    if (kinds[line] === 'blank') continue;
    if (kinds[line] !== 'text') break;
    const cell = lineCell(snapshot, line);
    const tokens = tokensIn(cell, header);
    if (tokens.length === 0) continue;
    const step = stepOf(wordsOf(tokens), tokens, line);
    if (step === 'end') break;
    if (step === 'skip') continue;
    if (step === 'piece') {
      if (open?.isBelowPiece) dropName(open.tokens);
      isBelowPiece = true;
      continue;
    }
    if (typeof step === 'number') {
      takeDoubtful(doubtful.length);
      close();
      line = step - 1;
      continue;
    }
    if (step === 'row') {
      takeDoubtful(doubtful.length);
      close();
      const isMarked = header.groups.hasSerial || beginsMarked(tokens);
      open = { tokens, line, isMarked, isBelowPiece };
      isBelowPiece = false;
      if (header.groups.hasSerial) serial = Number(tokens[0].text);
    } else if (open && doubtful.length === 0 && !(header.groups.hasSerial && isBlankAbove(line)))
      append(open.tokens, tokens, goesOn(open, tokens[0].text, line));
    else doubtful.push({ tokens, endLine: line + 1 });
    if (doubtful.length === 0) endLine = line + 1;
  }
  const lastFigure = doubtful.findLastIndex((rest) => rest.tokens.some((token) => isFigure(token.text)));
  takeDoubtful(lastFigure + 1);
  close();
  return { rows, endLine };

  function takeDoubtful(count: number): void {
    for (const rest of doubtful.slice(0, count)) {
      open?.tokens.push(...rest.tokens);
      endLine = rest.endLine;
    }
    doubtful = [];
  }

  function isBlankAbove(line: number): boolean {
    return kinds[line - 1] === 'blank';
  }

  /** Whether the word that the row ends with goes on in a line. */
  function goesOn(row: OpenRow, first: string, line: number): boolean {
    if (isBlankAbove(line)) return false;
    if (endsCode(row, first, header.groups) || breaksYear(row.tokens, first)) return true;
    return !(isWhole(row.tokens) || isFigure(first));
  }

  function stepOf(text: string, tokens: readonly Cell[], line: number): Step {
    const { hasSerial } = header.groups;
    if (isSkipped(text, line)) return 'skip';
    const isRestOfCode = endsCode(open, tokens[0].text, header.groups) && !isBlankAbove(line);
    if (isRestOfCode) return 'rest';
    if (isCaptionText(text) || titleKey(text) === captions.title || compact(text) === header.firstLine)
      return captionStep(text, tokens, line);
    if (endsTable(text) || isHeading(tokens, line)) return 'end';
    if (hasSerial && tokens[0].text === String(serial + 1)) return 'row';
    if (!hasSerial && isPieceOfName(tokens, line)) return 'piece';
    const isMarked = !hasSerial && (beginsMarked(tokens) || beginsBrokenName(tokens, line));
    if (!isMarked && isTitleOfNext(tokens, line)) return 'end';
    if (hasSerial) return open && continuesRow(tokens[0].text) ? 'rest' : 'end';
    if (isMarked) return 'row';
    return stepOfWords(text, tokens, line);
  }

  /** A line like a caption begins a page, or is a row: a code with its name looks like a body. */
  function captionStep(text: string, tokens: readonly Cell[], line: number): Step {
    const isRow = isRowLike(text, tokens);
    if (isRow && hasFigureBehind(tokens)) return 'row';
    return repeatedHeader(snapshot, kinds, line, header, captions) ?? (isRow ? 'row' : 'end');
  }

  /** A numbered heading below rows that have no such numbers: `八、名词解释`. */
  function isHeading(tokens: readonly Cell[], line: number): boolean {
    if (FIRST_ORDINAL.test(tokens[0].text) && kinds[line + 1] === 'text' && !isBlankAbove(line)) return false;
    return !goesOnWithFigures(line) && isHeadingBelow(tokens, rows, open);
  }

  /** Whether the line right below has amounts, and nothing that begins a row of its own. */
  function goesOnWithFigures(line: number): boolean {
    const below = tokensRightBelow(line);
    return !beginsMarked(below) && below.some((token) => isFigure(token.text));
  }

  function tokensRightBelow(line: number): readonly Cell[] {
    return kinds[line + 1] === 'text' ? tokensOf(lineCell(snapshot, line + 1)) : [];
  }

  /** The name of a row that cannot go on from the one above, broken at the end of its line. */
  function beginsBrokenName(tokens: readonly Cell[], line: number): boolean {
    if (tokens.length > 1) return false;
    return beginsRowName(tokens[0].text + (tokensRightBelow(line)[0]?.text ?? ''));
  }

  /** A line that begins with words which begin no row by themselves. */
  function stepOfWords(text: string, tokens: readonly Cell[], line: number): Step {
    const hasFigure = tokens.some((token) => isFigure(token.text));
    const isWithin =
      open !== undefined &&
      (!isWholeRow(open.tokens, header.groups) || breaksYear(open.tokens, tokens[0].text));
    const isOpen = isWithin && !isBlankAbove(line);
    const onlyFigures = hasFigure && tokens.every((token) => isFigure(token.text));
    if (
      isOpen &&
      !onlyFigures &&
      continuesRow(tokens[0].text) &&
      (open?.isMarked || hasFigure || header.groups.arePanels)
    )
      return 'rest';
    if (onlyFigures && isOpen && open && isLoneCode(open.tokens)) {
      // Printed over those of its neighbours, the words say nothing.
      open.tokens.splice(1);
      return 'rest';
    }
    if (hasFigure) return 'row';
    if (!continuesRow(text)) return 'end';
    return goesOnWithFigures(line) ? 'row' : 'end';
  }

  /** Words between two rows with codes: pieces of names that go on above and below their rows. */
  function isPieceOfName(tokens: readonly Cell[], line: number): boolean {
    if (!hasCodes(header.groups) || isBlankAbove(line)) return false;
    if (open && !isWholeRow(open.tokens, header.groups)) return false;
    let piece = tokens;
    for (let next = line + 1; next <= line + MOST_PIECES && isPiece(piece); next++) {
      piece = kinds[next] === 'text' ? tokensIn(lineCell(snapshot, next), header) : [];
      if (isBrokenRow(piece)) return true;
    }
    return false;
  }

  /** A row `2012601 行政运行 3.00` looks like the name of a body with its code. */
  function isRowLike(text: string, tokens: readonly Cell[]): boolean {
    if (header.groups.hasSerial || !beginsMarked(tokens)) return false;
    return (CODED_NAME.test(text) && !captions.bodies.includes(compact(text))) || hasFigureBehind(tokens);
  }

  function isSkipped(text: string, line: number): boolean {
    if (!isPageNumber(text)) return false;
    if (!/^\d+$/.test(text)) return true;
    const below = tokensBelow(line);
    const isParted = kinds[line + 1] !== 'text' || isAboveTable(below);
    if (!isBlankAbove(line) || !isParted) return false;
    if (!header.groups.hasSerial) return true;
    if (text.length > 2) return false;
    if (below[0]?.text === String(serial + 1) || isAboveTable(below)) return true;
    return text !== String(serial + 1) && open !== undefined && isWhole(open.tokens);
  }

  function tokensBelow(line: number): readonly Cell[] {
    let next = line + 1;
    while (kinds[next] === 'blank') next++;
    return kinds[next] === 'text' ? tokensOf(lineCell(snapshot, next)) : [];
  }

  /** Words above a caption are the title of another table. */
  function isTitleOfNext(tokens: readonly Cell[], line: number): boolean {
    if (tokens.some((token) => isFigure(token.text))) return false;
    const next = tokensBelow(line);
    const below = wordsOf(next);
    return below !== '' && !hasFigureBehind(next) && isCaptionText(below) && mayBeTitle(wordsOf(tokens));
  }
}

/** The words of a line of data; a name glued to its code is a word of its own where codes have columns. */
function tokensIn(cell: Cell, { dataFrom, groups }: TriedHeader): Cell[] {
  const tokens = tokensOf(cell).filter(({ start }) => start >= dataFrom);
  return splitGlued(tokens, groups);
}

/** How many lines of pieces may stand between two rows: the end of one name, and the beginning of the next. */
const MOST_PIECES = 4;

/** Between pieces of names, the words of a row may be a piece too: they say nothing. */
function dropName(tokens: Cell[]): void {
  tokens.splice(0, tokens.length, ...tokens.filter(({ text }) => isFigure(text)));
}

/** Words that may be a piece of a name. */
function isPiece(tokens: readonly Cell[]): boolean {
  return tokens.length > 0 && !tokens.some(({ text }) => /^\d|[:：。；]|表$/.test(text) || isFigure(text));
}

/** A row the name of which may be broken around it: a code, alone or with amounts; or the total that ends a list. */
function isBrokenRow(tokens: readonly Cell[]): boolean {
  const first = tokens[0]?.text ?? '';
  if (tokens.length === 1) return /^\d{5}(?:\d{2})?$/.test(first);
  return (/^\d{3,7}$/.test(first) || TOTAL.test(first)) && hasFigureBehind(tokens);
}

function hasFigureBehind(tokens: readonly Cell[]): boolean {
  return tokens.some((token, i) => i > 0 && isFigure(token.text));
}

function hasCodes({ groups }: ColumnGroups): boolean {
  return groups.some(({ codeColumns }) => codeColumns.length > 0);
}

function wordsOf(tokens: readonly Cell[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

/** A title or caption. */
function isAboveTable(tokens: readonly Cell[]): boolean {
  const text = wordsOf(tokens);
  if (isCaptionText(text)) return true;
  if (!mayBeTitle(text)) return false;
  return (
    namesTable(text) || !tokens.some((token) => /^\d{1,7}[^\d年]/.test(token.text) || isFigure(token.text))
  );
}

/** A row of a code and words, the numbers of which are printed on a line of their own. */
function isLoneCode([code, ...words]: readonly Cell[]): boolean {
  return /^\d{3,7}$/.test(code.text) && words.length > 0 && !words.some(({ text }) => isFigure(text));
}

/** A row that ends with a number lacks nothing at its end. */
function isWhole(tokens: readonly Cell[]): boolean {
  return isFigure(tokens[tokens.length - 1].text);
}

/** A name broken behind the number of a year: `2023`, `年度结转项目`; `年初` and the like begin words of their own. */
function breaksYear(tokens: readonly Cell[], first: string): boolean {
  return /^20\d{2}$/.test(tokens[tokens.length - 1].text) && /^年(?![初中末终])/.test(first);
}

/** A code by itself lacks its name and numbers, though it looks like a number. */
function isWholeRow(tokens: readonly Cell[], groups: ColumnGroups): boolean {
  const isCode = tokens.length === 1 && hasCodes(groups) && /^\d{3}(?:\d{2}){0,2}$/.test(tokens[0].text);
  return !isCode && isWhole(tokens);
}

/** A code glued to its name may be broken before its last digits: `22102`, `03购房补贴`. */
function endsCode(open: OpenRow | undefined, first: string, { groups, hasSerial }: ColumnGroups): boolean {
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
function append(open: Cell[], tokens: readonly Cell[], isWord: boolean): void {
  const last = open[open.length - 1];
  const [first, ...rest] = tokens;
  if (!isWord) {
    open.push(...tokens);
    return;
  }
  open[open.length - 1] = { ...last, text: last.text + first.text, more: [...(last.more ?? []), first] };
  open.push(...rest);
}

/** The line after a repeated header, when the lines from a caption on repeat the table's own. */
function repeatedHeader(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
  header: Header,
  { title, bodies }: Captions,
): number | undefined {
  let next = line;
  for (; next < kinds.length; next++) {
    if (kinds[next] === 'blank') continue;
    const { text } = lineCell(snapshot, next);
    if (titleKey(text) === title || isPageNumber(text)) continue;
    if (!isCaptionText(text) || hasFigureBehind(tokensOf(lineCell(snapshot, next)))) break;
    if (isBodyOnly(text) && bodies.length > 0 && !bodies.some((body) => isSameBody(body, compact(text))))
      return undefined;
  }
  const end = endOfWords(snapshot, kinds, next, header.words);
  if (end !== undefined) return end;
  const again = readHeader(snapshot, kinds, next);
  return again && pathsOf(again) === pathsOf(header) ? again.endLine : undefined;
}

/** The columns of a header, whose words may be printed in another order on each page. */
function pathsOf({ arrangements: [{ paths }] }: Header): string {
  return wordsOfPaths(paths)
    .map((path) => path.join('/'))
    .join(' ');
}

/** The line after those that hold just these words, the line of column numbers below them included. */
function endOfWords(
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

/** One line may print year and unit behind the body and the other not. */
function isSameBody(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || a.slice(0, 8) === b.slice(0, 8);
}

function endsTable(text: string): boolean {
  return (
    isNote(text) ||
    SENTENCE.test(text) ||
    (namesTable(text) && mayBeTitle(text)) ||
    /^第[一二三四五六七八九十]+部分/.test(text)
  );
}

/** A numbered heading below rows that have no such numbers: `八、名词解释`. */
function isHeadingBelow(
  tokens: readonly Cell[],
  rows: readonly GridRow[],
  open: OpenRow | undefined,
): boolean {
  const { text } = tokens[0];
  if (rows.length === 0 || !DATA_ORDINAL.test(text) || tokens.some((token) => isFigure(token.text)))
    return false;
  if (FIRST_ORDINAL.test(text) && beginsRowName(text.replace(FIRST_ORDINAL, ''))) return false;
  const printed = [...rows.flatMap(({ cells }) => cells), ...(open?.tokens ?? [])];
  return !printed.some((cell) => DATA_ORDINAL.test(cell.text));
}

/** A code, a number, or the name of a row that cannot go on from the one above. */
function beginsMarked(tokens: readonly Cell[]): boolean {
  const first = tokens[0]?.text ?? '';
  if (/^\d{1,9}$/.test(first)) return true;
  if (/^\d{3,7}[^\d.,，年]/.test(first) || /^\d{1,2}、/.test(first)) return true;
  return DATA_ORDINAL.test(first) || beginsRowName(first);
}

/** A short line without a sentence may be the rest of a wrapped name. */
function continuesRow(text: string): boolean {
  return compact(text).length <= 30;
}
