/** Puts a grid that goes on with the one right before it below its rows: pages that the source has not joined. */

import { areCaptions } from '../../tables/captions';
import { isIndicatorHeader } from '../../tables/forms';
import { namesColumns } from '../../tables/header';
import type { GridBlock, OriginalBlock } from '../model';
import { asCell, type PrintedRow, printedRows } from './grid-rows';
import { columnsOf, gridOf, headerDepth } from './header-paths';

/** The blocks, with grids joined between which nothing is printed, where the second has as many columns and no header. */
export function joinGrids(blocks: readonly OriginalBlock[]): OriginalBlock[] {
  const joined: OriginalBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.type === 'grid' && block.type === 'grid' && goesOn(last, block))
      joined.splice(-1, 1, append(last, block));
    else joined.push(block);
  }
  return joined;
}

function goesOn(last: GridBlock, next: GridBlock): boolean {
  if (last.columnCount !== next.columnCount) return false;
  const rows = printedRows(next);
  return rows.length > 0 && !areCaptions(rows[0].cells.map(({ text }) => text)) && !hasHeader(rows);
}

function hasHeader(rows: readonly PrintedRow[]): boolean {
  if (rows.some(({ cells }) => isIndicatorHeader(cells.map(asCell)))) return true;
  const columns = columnsOf(rows);
  const depth = headerDepth(rows, columns, undefined);
  return depth > 0 && namesColumns(gridOf(rows.slice(0, depth), columns).rows, columns.length);
}

function append(last: GridBlock, next: GridBlock): GridBlock {
  const below = next.cells.map((cell) => ({ ...cell, row: cell.row + last.rowCount }));
  return { ...last, cells: [...last.cells, ...below], rowCount: last.rowCount + next.rowCount };
}
