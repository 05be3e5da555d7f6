/** Puts a grid that goes on with the one before it below its rows: pages of one table that the source has not joined. */

import { isWholeTotal } from '../../lexicon/describe';
import { captionKey } from '../../tables/continued-tables';
import { isIndexRow, namesColumns } from '../../tables/header';
import type { GridBlock, GridCell, OriginalBlock } from '../model';
import { groupRows, type PrintedRow, type RowGroup } from './grid-rows';
import { columnsOf, gridOf, headerDepth } from './header-paths';

/** So many paragraphs above a table may be its captions. */
const MOST_CAPTIONS = 8;
const AMOUNT = /\d,*\.\d/;

/** A table that is being joined. What it begins with is looked at once, and after that only its last row is kept up. */
interface Chain {
  readonly at: number;
  readonly first: GridBlock;
  readonly captions: readonly string[];
  readonly cells: GridCell[];
  rowCount: number;
  ends?: ChainEnds;
}

interface ChainEnds {
  readonly isForm: boolean;
  readonly head: readonly PrintedRow[];
  /** The first row below the header, and the last of all that is no note. */
  readonly begin: PrintedRow | undefined;
  readonly end: PrintedRow | undefined;
}

/** The rows of a page that go on with a table, notes in them too; the last of them that is none. */
interface Rest {
  readonly rows: readonly PrintedRow[];
  readonly end: PrintedRow | undefined;
}

/** The blocks, with the pages of a table in one grid; captions and headers that come again on its pages are left out. */
export function joinGrids(blocks: readonly OriginalBlock[]): OriginalBlock[] {
  const joined: OriginalBlock[] = [];
  let chain: Chain | undefined;
  for (const block of blocks) {
    joined.push(block);
    if (block.type !== 'grid') continue;
    const between = keysOf(joined.slice((chain?.at ?? -1) + 1, -1));
    const rest = chain && restOf(chain, block, between);
    if (chain && rest) {
      append(chain, block, rest);
      joined.length = chain.at + 1;
      continue;
    }
    if (chain) joined[chain.at] = wholeOf(chain);
    chain = {
      at: joined.length - 1,
      first: block,
      captions: between.slice(-MOST_CAPTIONS),
      cells: [...block.cells],
      rowCount: block.rowCount,
    };
  }
  if (chain) joined[chain.at] = wholeOf(chain);
  return joined;
}

function wholeOf({ first, cells, rowCount }: Chain): GridBlock {
  return cells.length === first.cells.length && rowCount === first.rowCount
    ? first
    : { ...first, cells, rowCount };
}

function keysOf(blocks: readonly OriginalBlock[]): string[] {
  return blocks.map((block) => (block.type === 'paragraph' ? captionKey(block.text) : ''));
}

/** The rows of a grid that go on with those before it; `undefined` where it is another table. */
function restOf(chain: Chain, next: GridBlock, between: readonly string[]): Rest | undefined {
  if (chain.first.columnCount !== next.columnCount) return undefined;
  if (!between.every((key) => chain.captions.includes(key))) return undefined;
  const [own, more] = groupRows(next);
  const bare = between.length === 0 ? bareRows(own, more) : undefined;
  chain.ends ??= endsOf(chain.first);
  const { isForm, head } = chain.ends;
  if (more || isForm || own.isForm) return bare;
  const isRepeated = head.length > 0 && head.every((row, at) => keyOf(row) === keyOf(own.rows[at]));
  if (!isRepeated) return bare;
  const rows = own.rows.slice(head.length);
  const isAnother = between.length + own.above.length > 0 && beginsAgain(chain.ends, rows[0]);
  return isAnother ? undefined : { rows: [...rows, ...notesOf(own)], end: rows.at(-1) };
}

function endsOf(grid: GridBlock): ChainEnds {
  const groups = groupRows(grid);
  const { rows, isForm } = groups[0];
  const head = headOf(rows);
  return { isForm, head, begin: rows[head.length], end: groups.at(-1)?.rows.at(-1) };
}

/** All rows of a grid that has neither captions nor a header. */
function bareRows(group: RowGroup | undefined, more: RowGroup | undefined): Rest | undefined {
  if (!group || more || group.isForm || group.above.length > 0 || group.rows.length === 0) return undefined;
  const columns = columnsOf(group.rows);
  const depth = headerDepth(group.rows, columns, undefined);
  const hasHeader =
    depth > 0 && namesColumns(gridOf(group.rows.slice(0, depth), columns).rows, columns.length);
  if (hasHeader) return undefined;
  return { rows: [...group.rows, ...notesOf(group)], end: group.rows.at(-1) };
}

/** The notes at the end of a page, as rows of the table whose page it is. */
function notesOf({ below }: RowGroup): PrintedRow[] {
  return below.map((cell) => ({ row: cell.row, cells: [cell] }));
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
function beginsAgain({ begin, end }: ChainEnds, next: PrintedRow | undefined): boolean {
  if (!begin || !end || !next) return true;
  return labelOf(begin) === labelOf(next) || end.cells.some(({ text }) => isWholeTotal(captionKey(text)));
}

function labelOf({ cells }: PrintedRow): string {
  return cells.map(({ column, text }) => (AMOUNT.test(text) ? '' : `${column} ${text}`)).join('|');
}

function append(chain: Chain, next: GridBlock, { rows, end }: Rest): void {
  const from = rows[0]?.row ?? next.rowCount;
  for (const cell of next.cells)
    if (cell.row >= from) chain.cells.push({ ...cell, row: cell.row - from + chain.rowCount });
  chain.rowCount += next.rowCount - from;
  const { ends } = chain;
  if (ends) chain.ends = { ...ends, begin: ends.begin ?? rows[0], end: end ?? ends.end };
}
