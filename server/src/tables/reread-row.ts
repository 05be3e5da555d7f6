/** Reads a table again in which one row has changed, without reading what stands around it. */

import { lastAtOrBefore } from '../text/collections';
import {
  createSnapshot,
  lineOf,
  lineSpan,
  lineStart,
  type Snapshot,
  type TextChange,
} from '../text/snapshot';
import type { ReadDocument, Table } from './model';
import { readTable } from './read';

/** A table that takes the place of the block with that index, at the same offset. */
export interface Reread {
  readonly index: number;
  readonly block: Table;
}

/**
 * The table of a changed row, where nothing else can be read differently for the change. Its neighbours look at its header,
 * its first and last row, how many columns it has and its first cells (they may number its rows): none of these may change.
 * Only rows of tabs are so sure to end where their line does.
 */
export function rereadRow(
  read: ReadDocument,
  before: Snapshot,
  after: Snapshot,
  change: TextChange,
): Reread | undefined {
  const index = blockAt(read, change.start);
  const table = read.blocks[index];
  if (table?.type !== 'table' || table.layout !== 'tabs' || table.isForm) return undefined;
  const offset = read.offsets.get(table) ?? 0;
  if (!isWithinRow(table, offset, before, after, change)) return undefined;
  const start = lineStart(before, lineOf(before, offset));
  const end = offset + table.end + change.newEnd - change.oldEnd;
  const found = readTable(createSnapshot(after.text.slice(start, end)), table.isLast);
  if (!found || found.offset + start !== offset || !looksTheSame(found.block, table)) return undefined;
  const { caption, columns } = table;
  return { index, block: { ...found.block, caption, columns } };
}

/** The index of the last block that begins at or before an offset; −1 if none does. */
function blockAt({ blocks, offsets }: ReadDocument, offset: number): number {
  return lastAtOrBefore(blocks, offset, (block) => offsets.get(block) ?? 0);
}

/** Whether a change is within one row that is neither the first nor the last, behind its first cell. */
function isWithinRow(
  { rows }: Table,
  offset: number,
  before: Snapshot,
  after: Snapshot,
  { start, oldEnd, newEnd }: TextChange,
): boolean {
  const line = lineOf(before, start);
  const span = lineSpan(before, line);
  if (oldEnd > span.end || hasLineEnd(after.text.slice(start, newEnd))) return false;
  const firstTab = before.text.indexOf('\t', span.start);
  if (firstTab < 0 || firstTab >= start) return false;
  const firstLine = lineOf(before, offset);
  const row = rows.findIndex((one) => one.line === line - firstLine);
  return row > 0 && row < rows.length - 1;
}

function hasLineEnd(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}

function looksTheSame(a: Table, b: Table): boolean {
  return (
    a.isForm === b.isForm &&
    a.lines === b.lines &&
    a.rows.length === b.rows.length &&
    a.rows[0].line === b.rows[0].line &&
    a.columns.length === b.columns.length &&
    a.columns.every(({ path }, index) => path.join('\t') === b.columns[index].path.join('\t'))
  );
}
