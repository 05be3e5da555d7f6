/** Where in a document something is being typed: in a cell for codes or names, or in the text. */

import type { Position } from 'vscode-languageserver-types';
import type { Disclosure, Panel, TableModel } from '../disclosure/model';
import type { ClassificationDomain } from '../knowledge/model';
import type { Row } from '../tables/model';
import { lineText, offsetAt, type Span } from '../text/snapshot';
import { begunRow } from './begun-row';
import { disclosureOf, tableAt } from './lookup';
import type { CheckedDocument } from './model';
import { offsetOfBlock } from './ranges';

/** A cell that is being typed in. */
export interface TypedCell {
  readonly table: TableModel;
  readonly disclosure: Disclosure;
  readonly panel: Panel;
  readonly domain: ClassificationDomain;
  readonly row: Row;
  /** Index into `table.table.rows` that the row has or would have: the one before it is the row above. */
  readonly index: number;
  /** True where the row is not read as one yet. */
  readonly isNew?: boolean;
  /** What the rest of a row that is begun is written with. */
  readonly frame?: RowFrame;
  readonly column: number;
  readonly role: 'code' | 'name';
  /** What is typed of the cell before the cursor, and where it begins in the document. */
  readonly typed: string;
  readonly span: Span;
}

/** What stands in a row before its code, between code and name, and behind these. */
export interface RowFrame {
  readonly lead: string;
  readonly gap: string;
  readonly tail: string;
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
  const panel = table.panels.find((each) => useOf(each, column));
  const disclosure = disclosureOf(document, table.table);
  const use = panel && useOf(panel, column);
  if (!panel || !use || !disclosure) return undefined;
  return { table, disclosure, panel, ...use, row, index: at.row, column, typed, span: { start, end } };
}

/** What a column is for, where codes or names of a classification stand in it. */
export function useOf(
  { codeColumns, nameColumn, domain }: Panel,
  column: number,
): Pick<TypedCell, 'domain' | 'role'> | undefined {
  if (domain === undefined || domain === 'unit') return undefined;
  if (codeColumns.includes(column)) return { domain, role: 'code' };
  return nameColumn === column ? { domain, role: 'name' } : undefined;
}

/** The line up to the cursor, and where it begins in the document. */
export function lineBefore(
  { snapshot }: CheckedDocument,
  position: Position,
): { readonly text: string; readonly start: number } {
  const text = lineText(snapshot, position.line).slice(0, position.character);
  return { text, start: offsetAt(snapshot, { line: position.line, character: 0 }) };
}
