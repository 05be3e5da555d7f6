/** What the lines of a `spaced` table look like, each by itself: captions, beginnings of rows, rests of names. */

import { beginsRowName } from '../../knowledge/row-names';
import { isNumbered, LINES } from '../../lexicon/ordinals';
import { compact } from '../../text/normalise';
import { lineSpan, type Snapshot } from '../../text/snapshot';
import { isBareYear, isCaptionLine, isFactLine } from '../captions';
import { cellBetween, tableCell } from '../cells';
import type { Cell } from '../model';
import type { ColumnGroups } from './spaced-columns';
import { isFigure } from './spaced-entries';
import { tokensOf } from './tokens';

/** Marks of sentences. */
export const SENTENCE = /[。；]/;
/** The ordinals 一、 and （一）. */
/** The first of them. */
export const FIRST_ORDINAL = /^(?:一、|[（(]一[)）])/;

/** Unit, year and body are often printed on one line. */
export function isCaptionText(text: string): boolean {
  if (text.length >= 80 || SENTENCE.test(text)) return false;
  // A year without 度 may be the beginning of a header word that is broken over lines.
  return isCaptionLine(text) || isFactLine(text) || (text.endsWith('度') && isBareYear(text));
}

/** A line as one cell. */
export function lineCell(snapshot: Snapshot, line: number): Cell {
  const { start, end } = lineSpan(snapshot, line);
  return tableCell(snapshot.text, start, end);
}

/** The words of a line. */
export function tokensOn(snapshot: Snapshot, line: number): Cell[] {
  const { start, end } = lineSpan(snapshot, line);
  return tokensOf(cellBetween(snapshot.text, start, end));
}

/** Whether numbers stand behind the first token. */
export function hasFigureBehind(tokens: readonly Cell[]): boolean {
  return tokens.some((token, i) => i > 0 && isFigure(token.text));
}

/** Whether codes have columns of their own. */
export function hasCodes({ groups }: ColumnGroups): boolean {
  return groups.some(({ codeColumns }) => codeColumns.length > 0);
}

/** Tokens as they are printed, parted by single blanks. */
export function wordsOf(tokens: readonly Cell[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

/** A code, a number, or the name of a row that cannot go on from the one above. */
export function beginsMarked(tokens: readonly Cell[]): boolean {
  const first = tokens[0]?.text ?? '';
  if (/^\d{1,9}$/.test(first)) return true;
  if (/^\d{3,7}[^\d.,，年]/.test(first) || /^\d{1,2}、/.test(first)) return true;
  return isNumbered(first, LINES) || beginsRowName(first);
}

/** A short line without a sentence may be the rest of a wrapped name. */
export function continuesRow(text: string): boolean {
  return compact(text).length <= 30;
}
