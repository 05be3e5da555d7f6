/** The cells that ask for their value with `=`: what fills them in, and what is shown beside them. */

import type { InlayHint, Range, TextEdit } from 'vscode-languageserver-types';
import { askedIn } from '../disclosure/asked';
import type { TableModel } from '../disclosure/model';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';

/** Writes what is computed in the place of each `=` of a table, or of one of its rows. */
export function filledIn(document: CheckedDocument, model: TableModel, only?: number): TextEdit[] {
  return askedIn(model).flatMap(({ row, column, text }) => {
    if (text === undefined || (only !== undefined && row !== only)) return [];
    return [{ range: rangeAt(document, model, row, column), newText: text }];
  });
}

/** The same in all tables, in order of position. */
export function allFilledIn(document: CheckedDocument): TextEdit[] {
  const edits = document.model.disclosures.flatMap(({ tables }) =>
    tables.flatMap((table) => filledIn(document, table)),
  );
  return edits.sort(({ range: a }, { range: b }) => comparePositions(a.start, b.start));
}

/** What each `=` in a range comes to, behind it; nothing where the column leaves its zeros out. */
export function inlayHints(document: CheckedDocument, { start, end }: Range): InlayHint[] {
  return allFilledIn(document)
    .filter(
      ({ range, newText }) => newText !== '' && start.line <= range.end.line && range.start.line <= end.line,
    )
    .map(({ range, newText }) => ({ position: range.end, label: newText, paddingLeft: true }));
}

function rangeAt(document: CheckedDocument, { table, rows }: TableModel, row: number, column: number): Range {
  const { start, end } = rows[row].cells[column];
  return rangeOfPlace(document, { block: table, start, end });
}

function comparePositions(a: Range['start'], b: Range['start']): number {
  return a.line - b.line || a.character - b.character;
}
