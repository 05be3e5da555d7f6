/** The cells that ask for their value with `=`: what fills them in, and what is shown beside them. */

import type { InlayHint, Range, TextEdit } from 'vscode-languageserver-types';
import { askedIn } from '../disclosure/asked';
import type { TableModel } from '../disclosure/model';
import { columnNames } from '../rules/names';
import { lineText } from '../text/snapshot';
import { allTables, amountIn, tablesWithin } from './lookup';
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
 * What the `=` of each row in a range come to, at the end of the row, where it pushes no column aside, or that a doubtful code
 * leaves that open; nothing where the column leaves its zeros out. Several are told with the names of their columns.
 */
export function computedHints(document: CheckedDocument, within: Range): InlayHint[] {
  const { start, end } = within;
  return tablesWithin(document, within).flatMap((table) => {
    const computed = computedIn(document, table).filter(
      ({ range, text, doubt }) =>
        (doubt || text !== '') && start.line <= range.end.line && range.start.line <= end.line,
    );
    return inRows(computed).map((row) => rowHint(document, table, row));
  });
}

/** The values of each row together. */
function inRows(computed: readonly Computed[]): Computed[][] {
  const rows = new Map<number, Computed[]>();
  for (const one of computed) {
    const own = rows.get(one.row);
    if (own) own.push(one);
    else rows.set(one.row, [one]);
  }
  return [...rows.values()];
}

function rowHint(document: CheckedDocument, table: TableModel, values: readonly Computed[]): InlayHint {
  const { line } = values[0].range.end;
  const amounts = values.map(({ row, column }) => amountIn(table, row, column));
  const nameOf = columnNames(amounts.filter((amount) => amount !== undefined));
  const told = values.map(({ text, doubt }, index) => {
    const amount = values.length > 1 ? amounts[index] : undefined;
    return `${amount ? nameOf(amount) : ''} = ${doubt ? UNKNOWN : text}`.trimStart();
  });
  const position = { line, character: lineText(document.snapshot, line).length };
  const doubts = new Set(values.flatMap(({ doubt }) => (doubt ? [doubtText(document, doubt)] : [])));
  return {
    position,
    label: told.join(' · '),
    ...(doubts.size > 0 && { tooltip: [...doubts].join('\n') }),
    paddingLeft: true,
  };
}

/** Where a value is asked for, and what it comes to. */
interface Computed {
  readonly row: number;
  readonly column: number;
  readonly range: Range;
  readonly text: string;
  /** What leaves open whether it comes to that. */
  readonly doubt?: UnsureRow;
}

function computedIn(document: CheckedDocument, model: TableModel, only?: number): Computed[] {
  return askedIn(model).flatMap(({ row, column, text }) => {
    if (text === undefined || (only !== undefined && row !== only)) return [];
    const doubt = unsureAt(document, model, row, column);
    return [{ row, column, range: rangeAt(document, model, row, column), text, doubt }];
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
