/** The cells that ask for their value with `=`: what fills them in, and what is shown beside them. */

import type { InlayHint, Range, TextEdit } from 'vscode-languageserver-types';
import { askedIn } from '../disclosure/asked';
import type { TableModel } from '../disclosure/model';
import { lineText } from '../text/snapshot';
import { allTables, tablesWithin } from './lookup';
import type { CheckedDocument } from './model';
import { comparePositions, rangeOfPlace } from './ranges';
import { doubtText, type UnsureRow, unsureAt } from './unsure-codes';

/** Stands where nobody knows what a cell comes to. */
const UNKNOWN = '?';

/**
 * Writes what is computed in the place of each `=` of a table, or of one of its rows; not where a doubtful code leaves open
 * what it comes to.
 */
export function filledIn(document: CheckedDocument, model: TableModel, only?: number): TextEdit[] {
  return computedIn(document, model, only)
    .filter(({ doubt }) => !doubt)
    .map(({ range, text }) => ({
      range: withRoom(document, range, text.length),
      newText: text,
    }));
}

/** The same in all tables that are wanted, in order of position. */
export function allFilledIn(
  document: CheckedDocument,
  isWanted: (table: TableModel) => boolean = () => true,
): TextEdit[] {
  return inOrder(
    allTables(document)
      .filter(isWanted)
      .flatMap((table) => filledIn(document, table)),
  );
}

/**
 * What each `=` in a range comes to, behind it, or that a doubtful code leaves that open; nothing where the column leaves its
 * zeros out.
 */
export function computedHints(document: CheckedDocument, within: Range): InlayHint[] {
  const { start, end } = within;
  return tablesWithin(document, within)
    .flatMap((table) => computedIn(document, table))
    .filter(({ text, doubt }) => doubt || text !== '')
    .filter(({ range }) => start.line <= range.end.line && range.start.line <= end.line)
    .map(({ range, text, doubt }) => ({
      position: range.end,
      label: doubt ? UNKNOWN : text,
      ...(doubt && { tooltip: doubtText(document, doubt) }),
      paddingLeft: true,
    }));
}

/** Where a value is asked for, and what it comes to. */
interface Computed {
  readonly range: Range;
  readonly text: string;
  /** What leaves open whether it comes to that. */
  readonly doubt?: UnsureRow;
}

function computedIn(document: CheckedDocument, model: TableModel, only?: number): Computed[] {
  return askedIn(model).flatMap(({ row, column, text }) => {
    if (text === undefined || (only !== undefined && row !== only)) return [];
    const doubt = unsureAt(document, model, row, column);
    return [{ range: rangeAt(document, model, row, column), text, doubt }];
  });
}

/** The range with blanks beside it, so that what is written in its place moves no pipe: those before it first. */
export function withRoom({ snapshot }: CheckedDocument, { start, end }: Range, length: number): Range {
  const line = lineText(snapshot, start.line);
  let [from, to] = [start.character, end.character];
  const isFree = (at: number, next: number): boolean => line[at] === ' ' && line[next] === ' ';
  while (to - from < length && isFree(from - 1, from - 2)) from--;
  while (to - from < length && isFree(to, to + 1)) to++;
  return { start: { ...start, character: from }, end: { ...end, character: to } };
}

function rangeAt(document: CheckedDocument, { table, rows }: TableModel, row: number, column: number): Range {
  const { start, end } = rows[row].cells[column];
  return rangeOfPlace(document, { block: table, start, end });
}

function inOrder<T extends { readonly range: Range }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => comparePositions(a.range.start, b.range.start));
}
