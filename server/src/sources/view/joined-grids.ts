/** Puts a grid that goes on with the one before it below its rows: pages of one table that the source has not joined. */

import { captionKey } from '../../tables/continued-tables';
import { isIndexRow, namesColumns } from '../../tables/header';
import type { GridBlock, OriginalBlock } from '../model';
import { groupRows, type PrintedRow, type RowGroup } from './grid-rows';
import { columnsOf, gridOf, headerDepth } from './header-paths';

/** So many paragraphs above a table may be its captions. */
const MOST_CAPTIONS = 8;
const TOTAL = /^(?:合计|[^\d]{0,4}总计)$/;
const AMOUNT = /\d,*\.\d/;

/** The blocks, with the pages of a table in one grid; captions and headers that come again on its pages are left out. */
export function joinGrids(blocks: readonly OriginalBlock[]): OriginalBlock[] {
  const joined: OriginalBlock[] = [];
  let last = -1;
  let captions: readonly string[] = [];
  for (const block of blocks) {
    joined.push(block);
    if (block.type !== 'grid') continue;
    const between = keysOf(joined.slice(last + 1, -1));
    const before = joined[last];
    const rest = before?.type === 'grid' && restOf(before, block, between, captions);
    if (before?.type === 'grid' && rest) {
      joined.length = last;
      joined.push(append(before, block, rest));
      continue;
    }
    last = joined.length - 1;
    captions = between.slice(-MOST_CAPTIONS);
  }
  return joined;
}

function keysOf(blocks: readonly OriginalBlock[]): string[] {
  return blocks.map((block) => (block.type === 'paragraph' ? captionKey(block.text) : ''));
}

/** The rows of a grid that go on with the one before it; `undefined` where it is another table. */
function restOf(
  before: GridBlock,
  next: GridBlock,
  between: readonly string[],
  captions: readonly string[],
): readonly PrintedRow[] | undefined {
  if (before.columnCount !== next.columnCount) return undefined;
  if (!between.every((key) => captions.includes(key))) return undefined;
  const [first, own, more] = [groupRows(before)[0], ...groupRows(next)];
  const bare = between.length === 0 ? bareRows(own, more) : undefined;
  if (!first || !own || more || first.isForm || own.isForm) return bare;
  const head = headOf(first.rows);
  const isRepeated = head.length > 0 && head.every((row, at) => keyOf(row) === keyOf(own.rows[at]));
  if (!isRepeated) return bare;
  const rest = own.rows.slice(head.length);
  const isAnother =
    between.length + own.above.length > 0 && beginsAgain(first, head.length, groupRows(before).at(-1), rest);
  return isAnother ? undefined : rest;
}

/** All rows of a grid that has neither captions nor a header. */
function bareRows(
  group: RowGroup | undefined,
  more: RowGroup | undefined,
): readonly PrintedRow[] | undefined {
  if (!group || more || group.isForm || group.above.length > 0 || group.rows.length === 0) return undefined;
  const columns = columnsOf(group.rows);
  const depth = headerDepth(group.rows, columns, undefined);
  const hasHeader =
    depth > 0 && namesColumns(gridOf(group.rows.slice(0, depth), columns).rows, columns.length);
  return hasHeader
    ? undefined
    : [...group.rows, ...group.below.map((cell) => ({ row: cell.row, cells: [cell] }))];
}

/** The header and the rows below it that number the columns. */
function headOf(rows: readonly PrintedRow[]): readonly PrintedRow[] {
  const columns = columnsOf(rows);
  const depth = headerDepth(rows, columns, undefined);
  if (depth === 0) return [];
  const isNumbered = depth < rows.length && isIndexRow(gridOf(rows, columns).rows[depth]);
  return rows.slice(0, isNumbered ? depth + 1 : depth);
}

function keyOf(row: PrintedRow | undefined): string {
  return row ? row.cells.map(({ column, text }) => `${column} ${captionKey(text)}`).join('|') : '';
}

/** Under a repeated title and header, rows that begin like those before, or follow their total, are another table. */
function beginsAgain(
  first: RowGroup,
  head: number,
  last: RowGroup | undefined,
  rest: readonly PrintedRow[],
): boolean {
  const [begin, end, next] = [first.rows[head], last?.rows.at(-1), rest[0]];
  if (!begin || !end || !next) return true;
  return labelOf(begin) === labelOf(next) || end.cells.some(({ text }) => TOTAL.test(captionKey(text)));
}

function labelOf({ cells }: PrintedRow): string {
  return cells.map(({ column, text }) => (AMOUNT.test(text) ? '' : `${column} ${text}`)).join('|');
}

function append(before: GridBlock, next: GridBlock, rest: readonly PrintedRow[]): GridBlock {
  const from = rest[0]?.row ?? next.rowCount;
  const kept = next.cells.filter(({ row }) => row >= from);
  const below = kept.map((cell) => ({ ...cell, row: cell.row - from + before.rowCount }));
  const rowCount = before.rowCount + next.rowCount - from;
  return { ...before, cells: [...before.cells, ...below], rowCount };
}
