/** Where a row of a table is begun on a line of its own: what is typed of it, and what it will be written with. */

import type { Position } from 'vscode-languageserver-types';
import type { TableModel } from '../disclosure/model';
import { lineText, offsetAt, positionAt, type Span } from '../text/snapshot';
import { begunCell, begunCells, countedUp, unpadded } from '../text/typed';
import { type RowFrame, type TypedCell, useOf } from './completion-place';
import { disclosureOf, tableAt } from './lookup';
import type { CheckedDocument } from './model';
import { lineOfBlock, offsetOfBlock } from './ranges';

/**
 * The cell that is typed in a row begun below a row of a table: its code, or the name behind the code where cells are
 * parted by blanks. Such a line is not read as a row yet, and nothing may stand on it.
 */
export function begunRow(document: CheckedDocument, position: Position): TypedCell | undefined {
  const above = rowAbove(document, position);
  // Which codes stand below cannot be told then.
  if (!above || partsPipes(document, position, above)) return undefined;
  const { table, index } = above;
  const { layout, rows } = table.table;
  const panel = table.panels.length === 1 ? table.panels[0] : undefined;
  const disclosure = disclosureOf(document, table.table);
  const typed = typedIn(document, position, above);
  if (!panel || !disclosure || !typed) return undefined;
  const first = isNumbered(table) ? 1 : 0;
  const column = first + typed.length - 1;
  const use = useOf(panel, column);
  if (!use) return undefined;
  const base = offsetOfBlock(document, table.table);
  const from = offsetAt(document.snapshot, { line: position.line, character: 0 });
  const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
  const cells = typed.map((cell) => ({ text: cell.text, ...moved(cell, from - base) }));
  const at = tableAt(document, position);
  const isRead =
    at?.table === table &&
    at.row !== undefined &&
    lineOfBlock(document, table.table, rows[at.row].line) === position.line;
  const frame = use.role === 'code' ? frameOf(document, position, above, panel.nameColumn) : undefined;
  // Cells on lines of their own cannot be told from others without it.
  if (!frame && (typed[0].text === '' || layout === 'cells' || layout === 'pipes')) return undefined;
  return {
    table,
    disclosure,
    panel,
    ...use,
    row: { cells: [...(first === 1 ? [cells[0]] : []), ...cells], line: rows[index].line + 1 },
    index: index + 1,
    isNew: !isRead,
    column,
    typed: typed[typed.length - 1].text,
    span: moved(typed[typed.length - 1], from),
    frame,
  };
}

/** Whether a blank line stands among the rows of a table, where nothing but a row of it can come. */
export function isAmongRows(document: CheckedDocument, position: Position): boolean {
  if (lineText(document.snapshot, position.line).trim() !== '') return false;
  const above = rowAbove(document, position);
  if (!above) return false;
  return above.index < above.table.table.rows.length - 1 || partsPipes(document, position, above);
}

/** Whether a line parts the rows of a written table: those below it have no header any more. */
function partsPipes({ snapshot }: CheckedDocument, { line }: Position, { table }: Above): boolean {
  return (
    table.table.layout === 'pipes' &&
    lineText(snapshot, line + 1)
      .trimStart()
      .startsWith('|')
  );
}

interface Above {
  readonly table: TableModel;
  /** Index into its rows. */
  readonly index: number;
  /** Whether a blank line stands between the row and the position. */
  readonly isApart: boolean;
}

/**
 * The row that ends on the line above a position, or above one blank line where the rows of the table stand so. Where
 * blanks are lost, what is typed may be read as the rest of it.
 */
function rowAbove(document: CheckedDocument, { line }: Position): Above | undefined {
  const { snapshot } = document;
  if (line === 0) return undefined;
  const isApart = line > 1 && lineText(snapshot, line - 1) === '';
  const end = isApart ? line - 2 : line - 1;
  const found = tableAt(document, { line: end, character: lineText(snapshot, end).length });
  if (found?.row === undefined) return undefined;
  const { table, row: index } = found;
  const base = offsetOfBlock(document, table.table);
  const { rows } = table.table;
  const typedFrom = offsetAt(snapshot, { line, character: 0 });
  const last = rows[index].cells.findLast((cell) => base + cell.end <= typedFrom);
  if (!last || positionAt(snapshot, base + last.end).line !== end) return undefined;
  if (!isApart) return { table, index, isApart };
  if (index === 0) return undefined;
  const before = rows[index - 1].cells;
  const [above, below] = [before[before.length - 1].end, rows[index].cells[0].start].map(
    (offset) => positionAt(snapshot, base + offset).line,
  );
  return below === above + 2 ? { table, index, isApart } : undefined;
}

function isNumbered({ columns }: TableModel): boolean {
  return columns[0]?.role === 'serial';
}

type TypedText = Span & { readonly text: string };

/** What is typed on the line of a row that is begun, cell by cell; one blank cell where nothing is. */
function typedIn(document: CheckedDocument, position: Position, { table }: Above): TypedText[] | undefined {
  const text = lineText(document.snapshot, position.line);
  const [before, after] = [text.slice(0, position.character), text.slice(position.character)];
  const nothing = { text: '', start: before.length, end: before.length };
  switch (table.table.layout) {
    case 'spaced':
    case 'aligned':
      return text.trim() === '' ? [nothing] : begunCells(before, after, isNumbered(table));
    case 'tabs': {
      if (text === '') return [nothing];
      const typed = begunCells(before, after);
      return typed?.length === 1 && after === '' ? typed : undefined;
    }
    case 'cells': {
      if (text.trim() === '') return after === '' ? [nothing] : undefined;
      const typed = after === '' ? begunCell(before) : undefined;
      return typed && [typed];
    }
    case 'pipes': {
      if (text === '') return [nothing];
      const typed = after === '' ? begunCells(before, '') : undefined;
      return typed?.length === 1 ? typed : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * What the row that is begun is written with, as the row above it is; of it, what stands on the line already is left
 * out. `undefined` where that row has no code and name beside each other to go by.
 */
function frameOf(
  document: CheckedDocument,
  position: Position,
  { table, index, isApart }: Above,
  nameColumn: number | undefined,
): RowFrame | undefined {
  const { snapshot } = document;
  const { layout, rows, columns } = table.table;
  const base = offsetOfBlock(document, table.table);
  const row = rows[index];
  const codeColumn = isNumbered(table) ? 1 : 0;
  const [code, name] = [row.cells[codeColumn], row.cells[codeColumn + 1]];
  if (nameColumn !== codeColumn + 1 || !code?.text || !name?.text) return undefined;
  const { line } = positionAt(snapshot, base + row.cells[0].start);
  const start = offsetAt(snapshot, { line, character: 0 });
  const lead = countedUp(snapshot.text.slice(start, base + code.start));
  const gap = snapshot.text.slice(base + code.end, base + name.start);
  const typed = lineText(snapshot, position.line).slice(0, position.character);
  const rest = columns.length - 1 - nameColumn;
  if (layout === 'pipes') return { lead: unpadded(lead), gap: ' | ', tail: `${' | '.repeat(rest)} |` };
  if (layout !== 'cells') return { lead: isNumberTyped(typed, table) ? '' : lead, gap, tail: '' };
  const isOpen = lineText(snapshot, position.line + 1) === '';
  // Behind its blanks a cell has begun: another would go on with the row above.
  if (gap.trim() !== '' || (typed !== '' && !isApart)) return undefined;
  return {
    lead: `${isApart ? '' : '\n'}${typed === '' ? lead : lead.trimStart()}`,
    gap,
    tail: `${gap.repeat(rest)}${isOpen ? '' : '\n'}`,
  };
}

/** Whether what is typed of a row in a table of numbered rows begins with its number. */
function isNumberTyped(typed: string, table: TableModel): boolean {
  const [first] = isNumbered(table) && typed !== '' ? (begunCells(typed, '', true) ?? []) : [];
  return first !== undefined && first.start > 0;
}
