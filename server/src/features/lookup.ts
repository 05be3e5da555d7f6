/** From a position to what stands there: an amount, a code, a table with its row, a cell or a line of text. */

import type { Position, Range } from 'vscode-languageserver-types';
import type { Amount, Code, Disclosure, PanelRow, TableModel, TextAmount } from '../disclosure/model';
import type { Block, Cell, Place, Row, Table, TextBlock } from '../tables/model';
import { groupBy, lastAtOrBefore } from '../text/collections';
import { memoize } from '../text/memo';
import { readable } from '../text/readable';
import { lineOf, offsetAt, type Span } from '../text/snapshot';
import type { CheckedDocument } from './model';
import { offsetOfBlock } from './ranges';

/** Where a position is in its block. */
interface Spot {
  readonly block: Block;
  /** Relative to the block's start. */
  readonly offset: number;
}

function spotAt(document: CheckedDocument, position: Position): Spot | undefined {
  const offset = offsetAt(document.snapshot, position);
  const { blocks } = document.model.read;
  const index = lastAtOrBefore(blocks, offset, (block) => offsetOfBlock(document, block));
  if (index < 0) return undefined;
  const block = blocks[index];
  const relative = offset - offsetOfBlock(document, block);
  return relative <= block.end ? { block, offset: relative } : undefined;
}

/** A code with the row it heads and the piece of it that is meant. */
export interface CodeUse {
  readonly code: Code;
  readonly place: Place;
  readonly row: PanelRow;
  readonly table: TableModel;
  readonly disclosure: Disclosure;
}

/** The amount at a position (its end counts too); a printed one goes before a blank one. */
export function amountAt(document: CheckedDocument, position: Position): Amount | undefined {
  const spot = spotAt(document, position);
  const disclosure = spot && disclosureOf(document, spot.block);
  if (!disclosure) return undefined;
  const amounts =
    spot.block.type === 'table'
      ? rowsAround(disclosure, spot).flatMap(({ row }) => row.amounts.filter((each) => each !== undefined))
      : (numbersOf(disclosure).get(spot.block) ?? []);
  return touching(amounts, spot.offset, placeOf);
}

/** The code at a position, its end included. */
export function codeAt(document: CheckedDocument, position: Position): CodeUse | undefined {
  const spot = spotAt(document, position);
  const disclosure = spot && disclosureOf(document, spot.block);
  if (!disclosure) return undefined;
  const uses = rowsAround(disclosure, spot).flatMap(({ table, row }) =>
    (row.code?.places ?? []).map((place) => ({ code: row.code as Code, place, row, table, disclosure })),
  );
  return touching(uses, spot.offset, placeOf);
}

/** The code of the row whose name is at a position, its end included. */
export function namedCodeAt(document: CheckedDocument, position: Position): CodeUse | undefined {
  const spot = spotAt(document, position);
  const disclosure = spot && disclosureOf(document, spot.block);
  if (!disclosure) return undefined;
  const uses = rowsAround(disclosure, spot).flatMap(({ table, row }) =>
    row.code && row.labelPlace ? [{ code: row.code, place: row.labelPlace, row, table, disclosure }] : [],
  );
  return touching(uses, spot.offset, placeOf);
}

/** A printed word of a header. */
export interface HeaderUse {
  readonly table: TableModel;
  readonly disclosure: Disclosure;
  /** The columns that it stands over. */
  readonly columns: readonly number[];
  readonly place: Place & { readonly text: string };
}

/** The header word at a position, its end included. */
export function headerAt(document: CheckedDocument, position: Position): HeaderUse | undefined {
  const spot = spotAt(document, position);
  if (spot?.block.type !== 'table') return undefined;
  const { block, offset } = spot;
  const disclosure = disclosureOf(document, block);
  const table = disclosure && tablesOf(disclosure).get(block)?.[0];
  if (!table) return undefined;
  const cell = touching(
    block.columns.flatMap(({ headers }) => headers),
    offset,
    (each) => each,
  );
  if (!cell) return undefined;
  const isOver = ({ headers }: Table['columns'][number]): boolean =>
    headers.some(({ start, end }) => start === cell.start && end === cell.end);
  const columns = block.columns.flatMap((column, index) => (isOver(column) ? [index] : []));
  const { start, end, text } = cell;
  return { table, disclosure, columns, place: { block, start, end, text } };
}

/** A number of a sentence with the words that lead up to it, from behind the number before it to its own unit. */
export interface StatementUse {
  readonly amount: TextAmount;
  readonly place: Place;
}

/** The number of a sentence among whose words a position is. */
export function statementAt(document: CheckedDocument, position: Position): StatementUse | undefined {
  const spot = spotAt(document, position);
  if (spot?.block.type !== 'text') return undefined;
  const { block, offset } = spot;
  const disclosure = disclosureOf(document, block);
  const amounts = (disclosure && numbersOf(disclosure).get(block)) ?? [];
  const before = lastAtOrBefore(amounts, offset - 1, ({ unitPlace }) => unitPlace.end);
  const amount = amounts[before + 1];
  if (!amount) return undefined;
  const [begin] = amount.statement.paragraph.offsets;
  const start = Math.max(begin, amounts[before]?.unitPlace.end ?? 0);
  return start <= offset ? { amount, place: { block, start, end: amount.unitPlace.end } } : undefined;
}

/** What is printed over an offset, its end included; else what is blank there. */
function touching<T>(items: readonly T[], offset: number, spanOf: (item: T) => Span): T | undefined {
  const found = items.filter((item) => spanOf(item).start <= offset && offset <= spanOf(item).end);
  return found.findLast((item) => spanOf(item).start < spanOf(item).end) ?? found.at(-1);
}

function placeOf({ place }: { readonly place: Place }): Place {
  return place;
}

interface TableRow {
  readonly table: TableModel;
  readonly row: PanelRow;
}

/** The row at an offset in every panel, with its neighbours: pieces of a row may stand above its first cell. */
function rowsAround(disclosure: Disclosure, { block, offset }: Spot): TableRow[] {
  return (tablesOf(disclosure).get(block) ?? []).flatMap((table) => {
    const index = rowAt(table.rows, offset);
    return table.panels.flatMap(({ rows }) =>
      rows.slice(Math.max(0, index - 1), index + 2).map((row) => ({ table, row })),
    );
  });
}

/** The index of the last row whose first cell starts at or before an offset; −1 above the first one. */
function rowAt(rows: readonly Row[], offset: number): number {
  return lastAtOrBefore(rows, offset, ({ cells: [first] }) => first?.start ?? 0);
}

/** The table at a position, and its row if the position is not above the first one. */
export function tableAt(
  document: CheckedDocument,
  position: Position,
): { readonly table: TableModel; readonly row?: number } | undefined {
  const spot = spotAt(document, position);
  if (!spot) return undefined;
  const disclosure = disclosureOf(document, spot.block);
  const table = disclosure && tablesOf(disclosure).get(spot.block)?.[0];
  if (!table) return undefined;
  const read = readable(document.snapshot);
  const line = lineOf(read, offsetAt(document.snapshot, position));
  const firstLine = lineOf(read, offsetOfBlock(document, spot.block));
  const row = lastAtOrBefore(table.table.rows, line - firstLine, (each) => each.line);
  return row < 0 ? { table } : { table, row };
}

/** All tables of a document, in order. */
export function allTables({ model }: CheckedDocument): readonly TableModel[] {
  return model.disclosures.flatMap(({ tables }) => tables);
}

/** The amount in a cell of a table, by the indexes of its row and column; `undefined` where the column holds none. */
export function amountIn({ panels }: TableModel, row: number, column: number): Amount | undefined {
  const panel = panels.find(({ amountColumns }) => amountColumns.includes(column));
  return panel?.rows[row]?.amounts[panel.amountColumns.indexOf(column)];
}

/** The last table that begins at a position or above it. */
export function tableAbove(document: CheckedDocument, position: Position): TableModel | undefined {
  const offset = offsetAt(document.snapshot, position);
  return allTables(document).findLast(({ table }) => offsetOfBlock(document, table) <= offset);
}

/** The tables that stand in a range or reach into it, in order; no others are looked at. */
export function tablesWithin(document: CheckedDocument, range: Range): readonly TableModel[] {
  const { blocks } = document.model.read;
  const [from, to] = [range.start, range.end].map((position) => offsetAt(document.snapshot, position));
  const startOf = (block: Block): number => offsetOfBlock(document, block);
  const found: TableModel[] = [];
  for (let index = Math.max(0, lastAtOrBefore(blocks, from, startOf)); index < blocks.length; index++) {
    const block = blocks[index];
    if (startOf(block) > to) break;
    const disclosure = block.type === 'table' ? disclosureOf(document, block) : undefined;
    if (disclosure) found.push(...(tablesOf(disclosure).get(block) ?? []));
  }
  return found;
}

/** The rows of a table that stand in a range or reach into it: the first, and the one behind the last. */
export function rowsWithin(
  document: CheckedDocument,
  { table, rows }: TableModel,
  range: Range,
): readonly [from: number, to: number] {
  const base = offsetOfBlock(document, table);
  const [from, to] = [range.start, range.end].map((position) => offsetAt(document.snapshot, position) - base);
  return [Math.max(0, rowAt(rows, from)), rowAt(rows, to) + 1];
}

/** The table whose printed title is at a position, its end included. */
export function titledTableAt(document: CheckedDocument, position: Position): TableModel | undefined {
  const spot = spotAt(document, position);
  const disclosure = spot && disclosureOf(document, spot.block);
  const tables = (disclosure && tablesOf(disclosure).get(spot.block)) ?? [];
  return tables.find(
    ({ titlePlace }) => titlePlace && touching([titlePlace], spot?.offset ?? -1, (each) => each),
  );
}

/** The block at a position with its disclosure. */
export function blockAt(
  document: CheckedDocument,
  position: Position,
): { readonly block: Block; readonly disclosure: Disclosure } | undefined {
  const spot = spotAt(document, position);
  const disclosure = spot && disclosureOf(document, spot.block);
  return disclosure && { block: spot.block, disclosure };
}

/** The cell or line of text at a position. */
export function pieceAt(document: CheckedDocument, position: Position): Place | undefined {
  const spot = spotAt(document, position);
  if (!spot) return undefined;
  const { block, offset } = spot;
  const near = block.type === 'text' ? linesNear(block, offset) : cellsNear(block, offset);
  const piece = touching(near, offset, (cell) => cell);
  return piece && { block, start: piece.start, end: piece.end };
}

/** The disclosure that a block belongs to. */
export function disclosureOf(document: CheckedDocument, block: Block): Disclosure | undefined {
  return disclosureAround(document, offsetOfBlock(document, block));
}

/** The disclosure at a position, or the last one that begins before it. */
export function disclosureAt(document: CheckedDocument, position: Position): Disclosure | undefined {
  return disclosureAround(document, offsetAt(document.snapshot, position));
}

function disclosureAround(document: CheckedDocument, offset: number): Disclosure | undefined {
  const { disclosures } = document.model;
  const startOf = ({ blocks: [first] }: Disclosure) => (first ? offsetOfBlock(document, first) : 0);
  return disclosures[Math.max(0, lastAtOrBefore(disclosures, offset, startOf))];
}

/** What was made of each block that is a table. */
const tablesOf = memoize(({ tables }: Disclosure) => groupBy(tables, ({ table }): Block => table));

/** The numbers of each block of text with what sentences say of them. */
const numbersOf = memoize(
  ({ textAmounts }: Disclosure): ReadonlyMap<Block, readonly TextAmount[]> =>
    groupBy(textAmounts, ({ block }) => block),
);

/** The line that begins last before an offset. */
function linesNear({ lines }: TextBlock, offset: number): readonly Cell[] {
  const index = lastAtOrBefore(lines, offset, ({ start }) => start);
  return lines.slice(Math.max(0, index), index + 1);
}

/** The cells of the row at an offset, or of caption and header above the rows. */
function cellsNear({ caption, columns, rows }: Table, offset: number): readonly Cell[] {
  const row = rowAt(rows, offset);
  if (row >= 0) return rows[row].cells;
  const title = caption.title ? [caption.title] : [];
  return [...title, ...caption.lines, ...columns.flatMap(({ headers }) => headers)];
}
