/** From places to LSP ranges, and from a position to what stands there: an amount, a code, a cell or line. */

import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Amount, Code, Disclosure, PanelRow, TableModel } from '../disclosure/model';
import type { Edit } from '../rules/model';
import type { Block, Cell, Place, Table } from '../tables/model';
import { memoize } from '../text/memo';
import { lineOf, offsetAt, positionAt, rangeOf, type Span } from '../text/snapshot';
import type { CheckedDocument } from './model';

/** The offset of a block's first character. Throws for a block of another document: a mistake in the program. */
export function offsetOfBlock(document: CheckedDocument, block: Block): number {
  const offset = document.model.read.offsets.get(block);
  if (offset === undefined) throw new Error('The block does not belong to the document.');
  return offset;
}

/** Starts of blocks by the check that they were asked of. */
const startsOf = memoize((_: CheckedDocument) => new Map<Block, Position>());

/** The position of a block's first character. */
export function startOfBlock(document: CheckedDocument, block: Block): Position {
  const starts = startsOf(document);
  const start = starts.get(block) ?? positionAt(document.snapshot, offsetOfBlock(document, block));
  starts.set(block, start);
  return start;
}

/** The span of a place counted from the start of the document. */
export function spanOfPlace(document: CheckedDocument, place: Place): Span {
  const offset = offsetOfBlock(document, place.block);
  return { start: offset + place.start, end: offset + place.end };
}

export function rangeOfPlace(document: CheckedDocument, place: Place): Range {
  return rangeOf(document.snapshot, spanOfPlace(document, place));
}

export function textEditOf(document: CheckedDocument, edit: Edit): TextEdit {
  return { range: rangeOfPlace(document, edit.place), newText: edit.newText };
}

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

/** The index of the last of some items, sorted by `startOf`, that starts at or before an offset; −1 if none does. */
function lastAtOrBefore<T>(items: readonly T[], offset: number, startOf: (item: T) => number): number {
  let low = -1;
  let high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (startOf(items[middle]) <= offset) low = middle;
    else high = middle;
  }
  return low;
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
  if (!spot) return undefined;
  return at(amountsOf(document, spot.block), spot.offset, (amount) => amount.place);
}

/** The code at a position, its end included. */
export function codeAt(document: CheckedDocument, position: Position): CodeUse | undefined {
  const spot = spotAt(document, position);
  if (!spot) return undefined;
  for (const { table, disclosure } of ownersOf(document).get(spot.block) ?? []) {
    const found = at(codesOf(table), spot.offset, ({ place }) => place);
    if (found) return { ...found, table, disclosure };
  }
  return undefined;
}

/** The table at a position, and its row if the position is not above the first one. */
export function tableAt(
  document: CheckedDocument,
  position: Position,
): { readonly table: TableModel; readonly row?: number } | undefined {
  const spot = spotAt(document, position);
  if (!spot) return undefined;
  const table = tablesOf(document, spot.block)[0];
  if (!table) return undefined;
  const firstLine = lineOf(document.snapshot, offsetOfBlock(document, spot.block));
  const row = lastAtOrBefore(table.table.rows, position.line - firstLine, ({ line }) => line);
  return row < 0 ? { table } : { table, row };
}

/** The cell or line of text at a position. */
export function pieceAt(document: CheckedDocument, position: Position): Place | undefined {
  const spot = spotAt(document, position);
  if (!spot) return undefined;
  const { block, offset } = spot;
  const piece = at(block.type === 'text' ? block.lines : cellsNear(block, offset), offset, (cell) => cell);
  return piece && { block, start: piece.start, end: piece.end };
}

/** The disclosure that a block belongs to: every one but the first begins with its first table. */
export function disclosureOf(document: CheckedDocument, block: Block): Disclosure | undefined {
  const { disclosures } = document.model;
  const offset = offsetOfBlock(document, block);
  let owner: Disclosure | undefined = disclosures[0];
  for (const disclosure of disclosures) {
    const first = disclosure.tables[0];
    if (first && offsetOfBlock(document, first.table) <= offset) owner = disclosure;
  }
  return owner;
}

interface Owned {
  readonly table: TableModel;
  readonly disclosure: Disclosure;
}

/** What is read of each block that is a table: long documents have thousands of them. */
const ownersOf = memoize(({ model }: CheckedDocument): ReadonlyMap<Block, readonly Owned[]> => {
  const owners = new Map<Block, Owned[]>();
  for (const disclosure of model.disclosures) {
    for (const table of disclosure.tables) {
      const found = owners.get(table.table);
      if (found) found.push({ table, disclosure });
      else owners.set(table.table, [{ table, disclosure }]);
    }
  }
  return owners;
});

function tablesOf(document: CheckedDocument, block: Block): TableModel[] {
  return (ownersOf(document).get(block) ?? []).map(({ table }) => table);
}

function amountsOf(document: CheckedDocument, block: Block): readonly Amount[] {
  if (block.type === 'table') return tablesOf(document, block).flatMap(sortedAmounts);
  const { disclosures } = document.model;
  const found = disclosures.flatMap(({ textAmounts }) => textAmounts.filter((each) => each.block === block));
  return sortByStart(found, ({ place }) => place);
}

/** Every amount of a table, blank ones included. */
export function amountsOfTable({ panels }: TableModel): Amount[] {
  const amounts = panels.flatMap(({ rows }) => rows.flatMap((row) => row.amounts));
  return amounts.filter((amount) => amount !== undefined);
}

/** Derived from an immutable table alone, and kept as long as the table is. */
const amountsByTable = new WeakMap<TableModel, readonly Amount[]>();

function sortedAmounts(table: TableModel): readonly Amount[] {
  const known = amountsByTable.get(table);
  if (known) return known;
  const sorted = sortByStart(amountsOfTable(table), ({ place }) => place);
  amountsByTable.set(table, sorted);
  return sorted;
}

const codesByTable = new WeakMap<TableModel, readonly PlacedCode[]>();

type PlacedCode = Pick<CodeUse, 'code' | 'place' | 'row'>;

function codesOf(table: TableModel): readonly PlacedCode[] {
  const known = codesByTable.get(table);
  if (known) return known;
  const codes = placedCodes(table);
  codesByTable.set(table, codes);
  return codes;
}

function placedCodes(table: TableModel): PlacedCode[] {
  const uses: Pick<CodeUse, 'code' | 'place' | 'row'>[] = [];
  for (const row of table.panels.flatMap(({ rows }) => rows)) {
    const { code } = row;
    if (code) for (const place of code.places) uses.push({ code, place, row });
  }
  return sortByStart(uses, ({ place }) => place);
}

/** The cells of the row at an offset, or of caption and header above the rows. */
function cellsNear(table: Table, offset: number): Cell[] {
  const { caption, columns, rows } = table;
  const row = lastAtOrBefore(rows, offset, ({ cells: [first] }) => first?.start ?? 0);
  if (row >= 0) return sortByStart(rows[row].cells, (cell) => cell);
  const cells = caption.title ? [caption.title] : [];
  cells.push(...caption.lines);
  for (const { headers } of columns) cells.push(...headers);
  return sortByStart(cells, (cell) => cell);
}

function sortByStart<T>(items: readonly T[], spanOf: (item: T) => Span): T[] {
  return [...items].sort((a, b) => spanOf(a).start - spanOf(b).start || spanOf(a).end - spanOf(b).end);
}

/**
 * The item of a sorted list at an offset, ends included. Blank ones are zero wide and may stand right at the end of
 * a printed one, which then goes before them.
 */
function at<T>(items: readonly T[], offset: number, spanOf: (item: T) => Span): T | undefined {
  let index = lastAtOrBefore(items, offset, (item) => spanOf(item).start);
  const found = items[index];
  if (found === undefined || spanOf(found).end < offset) return undefined;
  while (index > 0 && isBlank(spanOf(items[index])) && spanOf(items[index - 1]).end === offset) index--;
  return isBlank(spanOf(items[index])) ? found : items[index];
}

function isBlank(span: Span): boolean {
  return span.start === span.end;
}
