/** Where in a document something is being typed: in a cell for codes or names, or in the text. */

import type { Position } from 'vscode-languageserver-types';
import type { Disclosure, Panel, TableModel } from '../disclosure/model';
import type { Row } from '../tables/model';
import { lineOf, lineText, offsetAt, type Span } from '../text/snapshot';
import { isCodeOrLetters } from '../text/typed';
import type { CheckedDocument } from './model';
import { disclosureOf, offsetOfBlock, tableAt } from './ranges';

/** A cell that is being typed in. */
export interface TypedCell {
  readonly table: TableModel;
  readonly disclosure: Disclosure;
  readonly panel: Panel;
  readonly row: Row;
  /** Index into `table.table.rows`. */
  readonly index: number;
  readonly column: number;
  readonly role: 'code' | 'name';
  /** What is typed of the cell before the cursor, and where it begins in the document. */
  readonly typed: string;
  readonly span: Span;
}

/** The cell for codes or names at a position; `undefined` in other cells and in the text. */
export function typedCell(document: CheckedDocument, position: Position): TypedCell | undefined {
  const begun = begunRow(document, position);
  if (begun) return begun;
  const at = tableAt(document, position);
  if (at?.row === undefined) return undefined;
  const { table } = at;
  const row = table.table.rows[at.row];
  const { snapshot } = document;
  const base = offsetOfBlock(document, table.table);
  const end = offsetAt(snapshot, position);
  const column = row.cells.findLastIndex((cell) => base + cell.start <= end);
  if (column < 0) return undefined;
  const start = base + row.cells[column].start;
  const typed = snapshot.text.slice(start, end);
  // Below the last row of the table, or behind a cell, something else begins.
  if (typed.includes('\n') || typed.includes('|')) return undefined;
  const panel = table.panels.find((each) => roleIn(each, column));
  const disclosure = disclosureOf(document, table.table);
  const role = panel && roleIn(panel, column);
  if (!panel || !role || !disclosure) return undefined;
  return { table, disclosure, panel, row, index: at.row, column, role, typed, span: { start, end } };
}

/**
 * The first cell of a row that is begun on a line of its own, below a row of a table with a row on each line: without
 * any gap it is not read as a row yet.
 */
function begunRow(document: CheckedDocument, position: Position): TypedCell | undefined {
  const { snapshot } = document;
  if (position.line === 0) return undefined;
  const text = lineText(snapshot, position.line);
  if (text.length !== position.character || !isCodeOrLetters(text)) return undefined;
  const line = position.line - 1;
  const above = tableAt(document, { line, character: lineText(snapshot, line).length });
  if (above?.row === undefined) return undefined;
  const { table, row: index } = above;
  const { layout, rows } = table.table;
  const base = offsetOfBlock(document, table.table);
  const isRight = lineOf(snapshot, base) + rows[index].line === line;
  const panel = table.panels.length === 1 ? table.panels[0] : undefined;
  const role = panel && roleIn(panel, 0);
  const disclosure = disclosureOf(document, table.table);
  if (!isRight || (layout !== 'tabs' && layout !== 'spaced') || !role || !disclosure) return undefined;
  const end = offsetAt(snapshot, position);
  const start = end - text.length;
  const cell = { text, start: start - base, end: end - base };
  const row: Row = { cells: [cell], line: rows[index].line + 1 };
  return {
    table,
    disclosure,
    panel,
    row,
    index: index + 1,
    column: 0,
    role,
    typed: text,
    span: { start, end },
  };
}

function roleIn({ codeColumns, nameColumn, domain }: Panel, column: number): TypedCell['role'] | undefined {
  if (domain === undefined || domain === 'unit') return undefined;
  if (codeColumns.includes(column)) return 'code';
  return nameColumn === column ? 'name' : undefined;
}

/** The line up to the cursor, and where it begins in the document. */
export function lineBefore(
  { snapshot }: CheckedDocument,
  position: Position,
): { readonly text: string; readonly start: number } {
  const text = lineText(snapshot, position.line).slice(0, position.character);
  return { text, start: offsetAt(snapshot, { line: position.line, character: 0 }) };
}
