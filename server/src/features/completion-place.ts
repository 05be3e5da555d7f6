/** Where in a document something is being typed: in a cell for codes or names, or in the text. */

import type { Position } from 'vscode-languageserver-types';
import type { Disclosure, Panel, TableModel } from '../disclosure/model';
import type { ClassificationDomain } from '../knowledge/model';
import type { Row } from '../tables/model';
import { lineText, offsetAt, type Span } from '../text/snapshot';
import { begunCells } from '../text/typed';
import { disclosureOf, tableAt } from './lookup';
import type { CheckedDocument } from './model';
import { lineOfBlock, offsetOfBlock } from './ranges';

/** A cell that is being typed in. */
export interface TypedCell {
  readonly table: TableModel;
  readonly disclosure: Disclosure;
  readonly panel: Panel;
  readonly domain: ClassificationDomain;
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
  const panel = table.panels.find((each) => useOf(each, column));
  const disclosure = disclosureOf(document, table.table);
  const use = panel && useOf(panel, column);
  if (!panel || !use || !disclosure) return undefined;
  return { table, disclosure, panel, ...use, row, index: at.row, column, typed, span: { start, end } };
}

/**
 * The cell that is typed in a row begun on a line of its own, below a row of a table with a row on each line: its code,
 * or the name behind the code where cells are parted by blanks. Such a line is not read as a row yet.
 */
function begunRow(document: CheckedDocument, position: Position): TypedCell | undefined {
  const { snapshot } = document;
  if (position.line === 0) return undefined;
  const text = lineText(snapshot, position.line);
  const typed = begunCells(text.slice(0, position.character), text.slice(position.character));
  if (!typed) return undefined;
  const line = position.line - 1;
  const above = tableAt(document, { line, character: lineText(snapshot, line).length });
  if (above?.row === undefined) return undefined;
  const { table, row: index } = above;
  const { layout, rows } = table.table;
  const base = offsetOfBlock(document, table.table);
  const isRight = lineOfBlock(document, table.table, rows[index].line) === line;
  const isWritten =
    layout === 'spaced' || (layout === 'tabs' && typed.length === 1 && typed[0].end === text.length);
  const panel = table.panels.length === 1 ? table.panels[0] : undefined;
  const column = typed.length - 1;
  const use = panel && useOf(panel, column);
  const disclosure = disclosureOf(document, table.table);
  if (!isRight || !isWritten || !use || !disclosure) return undefined;
  const from = offsetAt(snapshot, { line: position.line, character: 0 });
  const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });
  const cells = typed.map((cell) => ({ text: cell.text, ...moved(cell, from - base) }));
  return {
    table,
    disclosure,
    panel,
    ...use,
    row: { cells, line: rows[index].line + 1 },
    index: index + 1,
    column,
    typed: typed[column].text,
    span: moved(typed[column], from),
  };
}

/** What a column is for, where codes or names of a classification stand in it. */
function useOf(
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
