/** Decides of each line below the header of a `spaced` table whether it begins a row, goes on with one, or ends the table. */

import { beginsRowName } from '../../knowledge/row-names';
import { means } from '../../lexicon/describe';
import { isNumbered, LINES } from '../../lexicon/ordinals';
import { compact } from '../../text/normalise';
import type { Snapshot } from '../../text/snapshot';
import { isNote, isOpening, isPageNumber, mayBeTitle, namesTable } from '../captions';
import type { LineKind } from '../lines';
import type { Cell } from '../model';
import { type Captions, repeatedHeader, titleKey } from './spaced-captions';
import type { ColumnGroups } from './spaced-columns';
import { isFigure, splitGlued } from './spaced-entries';
import type { Header } from './spaced-header';
import {
  beginsMarked,
  continuesRow,
  FIRST_ORDINAL,
  hasCodes,
  hasFigureBehind,
  isCaptionText,
  lineCell,
  SENTENCE,
  tokensOn,
  wordsOf,
} from './spaced-lines';
import { breaksYear, endsCode, isLoneCode, isWhole, isWholeRow, type OpenRow } from './spaced-open-row';

/** A header of which one arrangement of columns is tried. */
export interface TriedHeader extends Header {
  readonly groups: ColumnGroups;
}

/** What is known on the way down the lines of a table. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly kinds: readonly LineKind[];
  readonly header: TriedHeader;
  readonly captions: Captions;
  /** The row whose end has not been met. */
  open?: OpenRow;
  /** The serial number of the last row, where rows have them. */
  serial: number;
  /** Whether rows have been read, and whether any of their cells begins with an ordinal. */
  hasRows: boolean;
  hasOrdinals: boolean;
}

/** A line of data. */
export interface DataLine {
  /** Its number in the text. */
  readonly line: number;
  /** At least one. */
  readonly tokens: readonly Cell[];
  /** The tokens parted by single blanks. */
  readonly text: string;
}

/** How one line of a table goes on from those above; a number is the line after a header that is repeated. */
export type Step = 'row' | 'rest' | 'skip' | 'piece' | 'end' | number;

const CODED_NAME = /^\d{3,9}\s*[^\d\s。；：:]+$/;

/** A line of data with its words; `undefined` where the line belongs to the header. */
export function dataLine({ snapshot, header }: Reading, line: number): DataLine | undefined {
  const tokens = tokensIn(snapshot, line, header);
  return tokens.length === 0 ? undefined : { line, tokens, text: wordsOf(tokens) };
}

/** The words of a line of data; a name glued to its code is a word of its own where codes have columns. */
function tokensIn(snapshot: Snapshot, line: number, { dataFrom, groups }: TriedHeader): Cell[] {
  const tokens = tokensOn(snapshot, line).filter(({ start }) => start >= dataFrom);
  return splitGlued(tokens, groups);
}

/** Whether a line is parted from the one above it. */
export function isBlankAbove({ kinds }: Reading, line: number): boolean {
  return kinds[line - 1] === 'blank';
}

/** Whether the word that the open row ends with goes on in a line. */
export function goesOn(reading: Reading, open: OpenRow, { tokens: [first], line }: DataLine): boolean {
  if (isBlankAbove(reading, line)) return false;
  if (endsCode(open, first.text, reading.header.groups) || breaksYear(open.tokens, first.text)) return true;
  return !(isWhole(open.tokens) || isFigure(first.text));
}

/** What a line is to the table; where it tells that words were printed over their neighbours, the open row drops them. */
export function stepOf(reading: Reading, data: DataLine): Step {
  const { open, serial, header, captions } = reading;
  const { line, tokens, text } = data;
  const { hasSerial } = header.groups;
  if (isSkipped(reading, data) || isRunningHead(reading, data)) return 'skip';
  if (endsCode(open, tokens[0].text, header.groups) && !isBlankAbove(reading, line)) return 'rest';
  if (isCaptionText(text) || titleKey(text) === captions.title || compact(text) === header.firstLine)
    return captionStep(reading, data);
  if (endsTable(text) || isHeading(reading, data)) return 'end';
  if (hasSerial && tokens[0].text === String(serial + 1)) return 'row';
  if (!hasSerial && isPieceOfName(reading, data)) return 'piece';
  const isMarked = !hasSerial && (beginsMarked(tokens) || beginsBrokenName(reading, data));
  if (!isMarked && isTitleOfNext(reading, data)) return 'end';
  if (hasSerial) return open && continuesRow(tokens[0].text) ? 'rest' : 'end';
  return isMarked ? 'row' : stepOfWords(reading, data);
}

function endsTable(text: string): boolean {
  return (
    isNote(text) ||
    SENTENCE.test(text) ||
    (namesTable(text) && mayBeTitle(text)) ||
    isNumbered(text, ['part'])
  );
}

/** A line like a caption begins a page, or is a row: a code with its name looks like a body. */
function captionStep(reading: Reading, data: DataLine): Step {
  const { snapshot, kinds, header, captions } = reading;
  const isRow = isRowLike(reading, data);
  if (isRow && hasFigureBehind(data.tokens)) return 'row';
  return repeatedHeader(snapshot, kinds, data.line, header, captions) ?? (isRow ? 'row' : 'end');
}

/** A row `2012601 行政运行 3.00` looks like the name of a body with its code. */
function isRowLike({ header, captions }: Reading, { tokens, text }: DataLine): boolean {
  if (header.groups.hasSerial || !beginsMarked(tokens)) return false;
  return (CODED_NAME.test(text) && !captions.bodies.includes(compact(text))) || hasFigureBehind(tokens);
}

/** A numbered heading below rows that have no such numbers: `八、名词解释`. */
function isHeading(reading: Reading, { tokens, line }: DataLine): boolean {
  const { kinds, open, hasRows, hasOrdinals } = reading;
  const { text } = tokens[0];
  if (!hasRows || hasOrdinals || !isNumbered(text, LINES) || tokens.some((token) => isFigure(token.text)))
    return false;
  if (FIRST_ORDINAL.test(text)) {
    if (kinds[line + 1] === 'text' && !isBlankAbove(reading, line)) return false;
    if (beginsRowName(text.replace(FIRST_ORDINAL, ''))) return false;
  }
  return !goesOnWithFigures(reading, line) && !open?.tokens.some((token) => isNumbered(token.text, LINES));
}

/** Whether the line right below has amounts, and nothing that begins a row of its own. */
function goesOnWithFigures(reading: Reading, line: number): boolean {
  const below = tokensRightBelow(reading, line);
  return !beginsMarked(below) && below.some((token) => isFigure(token.text));
}

function tokensRightBelow({ snapshot, kinds }: Reading, line: number): readonly Cell[] {
  return kinds[line + 1] === 'text' ? tokensOn(snapshot, line + 1) : [];
}

/** The name of a row that cannot go on from the one above, broken at the end of its line. */
function beginsBrokenName(reading: Reading, { tokens, line }: DataLine): boolean {
  if (tokens.length > 1) return false;
  return beginsRowName(tokens[0].text + (tokensRightBelow(reading, line)[0]?.text ?? ''));
}

/** A line that begins with words which begin no row by themselves. */
function stepOfWords(reading: Reading, { tokens, text, line }: DataLine): Step {
  const { open, header } = reading;
  const hasFigure = tokens.some((token) => isFigure(token.text));
  const onlyFigures = hasFigure && tokens.every((token) => isFigure(token.text));
  const isOpen = open && (!isWholeRow(open.tokens, header.groups) || breaksYear(open.tokens, tokens[0].text));
  if (isOpen && !isBlankAbove(reading, line)) {
    const mayGoOn = open.isMarked || hasFigure || header.groups.arePanels;
    if (!onlyFigures && mayGoOn && continuesRow(tokens[0].text)) return 'rest';
    if (onlyFigures && isLoneCode(open.tokens)) {
      // Printed over those of its neighbours, the words say nothing.
      open.tokens.splice(1);
      return 'rest';
    }
  }
  if (hasFigure) return 'row';
  return continuesRow(text) && goesOnWithFigures(reading, line) ? 'row' : 'end';
}

/** How many lines of pieces may stand between two rows: the end of one name, and the beginning of the next. */
const MOST_PIECES = 4;

/** Words between two rows with codes: pieces of names that go on above and below their rows. */
function isPieceOfName(reading: Reading, { tokens, line }: DataLine): boolean {
  const { snapshot, kinds, header, open } = reading;
  if (!hasCodes(header.groups) || isBlankAbove(reading, line)) return false;
  if (open && !isWholeRow(open.tokens, header.groups)) return false;
  let piece = tokens;
  for (let next = line + 1; next <= line + MOST_PIECES && isPiece(piece); next++) {
    piece = kinds[next] === 'text' ? tokensIn(snapshot, next, header) : [];
    if (isBrokenRow(piece)) return true;
  }
  return false;
}

/** Words that may be a piece of a name. */
function isPiece(tokens: readonly Cell[]): boolean {
  return tokens.length > 0 && !tokens.some(({ text }) => /^\d|[:：。；]|表$/.test(text) || isFigure(text));
}

/** A row the name of which may be broken around it: a code, alone or with amounts; or the total that ends a list. */
function isBrokenRow(tokens: readonly Cell[]): boolean {
  const first = tokens[0]?.text ?? '';
  if (tokens.length === 1) return /^\d{5}(?:\d{2})?$/.test(first);
  return (/^\d{3,7}$/.test(first) || means(first, 'whole')) && hasFigureBehind(tokens);
}

/** A page number. A bare number may be the serial number of a row as well. */
function isSkipped(reading: Reading, { text, line }: DataLine): boolean {
  if (!isPageNumber(text)) return false;
  if (!/^\d+$/.test(text)) return true;
  const { kinds, header, serial, open } = reading;
  const isNext = header.groups.hasSerial && text === String(serial + 1);
  if (header.groups.printsDecimals && !isNext && /^\d{1,2}$/.test(text)) return true;
  const below = tokensBelow(reading, line);
  const isParted = kinds[line + 1] !== 'text' || isAboveTable(below);
  if (!isBlankAbove(reading, line) || !isParted) return false;
  if (!header.groups.hasSerial) return true;
  if (text.length > 2) return false;
  if (below[0]?.text === String(serial + 1) || isAboveTable(below)) return true;
  return text !== String(serial + 1) && open !== undefined && isWhole(open.tokens);
}

/** What pages begin with, alone between two rows: `某某局2026年部门预算`. */
function isRunningHead(reading: Reading, { text, line }: DataLine): boolean {
  const { kinds, header, serial, hasRows } = reading;
  if (!hasRows || !isOpening(text) || !isBlankAbove(reading, line) || kinds[line + 1] !== 'blank')
    return false;
  const below = tokensBelow(reading, line);
  const [first, ...others] = below;
  if (first === undefined) return false;
  if (header.groups.hasSerial) return first.text === String(serial + 1);
  if (others.length > 0 && others.every(({ text: word }) => isFigure(word))) return true;
  return isNumbered(first.text, LINES)
    ? !FIRST_ORDINAL.test(first.text)
    : hasFigureBehind(below) && beginsMarked(below);
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

function tokensBelow({ snapshot, kinds }: Reading, line: number): readonly Cell[] {
  let next = line + 1;
  while (kinds[next] === 'blank') next++;
  return kinds[next] === 'text' ? tokensOn(snapshot, next) : [];
}

/** A page may end with a name that is broken over its last lines. */
function endsPage(reading: Reading, data: DataLine): boolean {
  const { snapshot, kinds, open } = reading;
  const { line } = data;
  if (!open || kinds[line + 1] !== 'blank' || isPageNumber(lineCell(snapshot, line - 1).text)) return false;
  return goesOn(reading, open, data);
}

/** Words above a caption are the title of another table. */
function isTitleOfNext(reading: Reading, data: DataLine): boolean {
  const { tokens, text, line } = data;
  if (tokens.some((token) => isFigure(token.text))) return false;
  if (endsPage(reading, data)) return false;
  const next = tokensBelow(reading, line);
  const below = wordsOf(next);
  return below !== '' && !hasFigureBehind(next) && isCaptionText(below) && mayBeTitle(text);
}
