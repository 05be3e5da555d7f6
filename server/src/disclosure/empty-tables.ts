/** Finds the tables that are printed although they are empty, and what is said of that. */

import { isZero } from '../amounts/exact';
import { toHalfWidth } from '../amounts/printed';
import {
  FUND_TABLES,
  type FundTable,
  SAYS_EMPTY,
  SAYS_HOW,
  SAYS_NONE,
  SAYS_NOTHING,
  SAYS_THERE_IS_NONE,
} from '../knowledge/empty-words';
import { isNote, stripTitle } from '../tables/captions';
import type { Block, Cell, Place, Table } from '../tables/model';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import type { Disclosure, PanelRow, TableModel } from './model';

export type { FundTable };

/** A note that a table is empty. */
export interface EmptyNote {
  readonly place: Place;
  /** The funds that it names. */
  readonly funds: readonly NamedFund[];
  /** True where it says that the table is empty, rather than that there was no money. */
  readonly isOfTable: boolean;
}

export interface NamedFund {
  readonly fund: FundTable;
  readonly place: Place;
}

/** A table with what stands right below it. */
export interface NotedTable {
  readonly table: TableModel;
  /** Set for the tables that are printed even when they are empty. */
  readonly fund?: FundTable;
  /** `filled` where it shows money; `unsure` where zeros are printed or something could not be read. */
  readonly state: 'empty' | 'filled' | 'unsure';
  readonly note?: EmptyNote;
}

/** Lines below a table that may be its note. */
const NOTE_LINES = 3;
const LONGEST_NOTE = 120;
/** Lines below a table that may be rows of it, and what rows look like: an amount with two decimals, or a code first. */
const ROW_LINES = 6;
const ROW = /^\d{3,7}(?!\s*年)|(?<![\d.,])\d[\d,]*\.\d\d(?!\d)(?!\s*[万亿]?元)/;

/** The tables of a disclosure, in order. */
export const notedTables = memoize(({ blocks, tables }: Disclosure): readonly NotedTable[] => {
  const below = new Map<Block, Block | undefined>(blocks.map((block, index) => [block, blocks[index + 1]]));
  return tables.map((table) => ({
    table,
    fund: FUND_TABLES.find(({ kind }) => kind === table.kind),
    state: mayGoOn(table, below.get(table.table)) ? 'unsure' : stateOf(table),
    note: noteBelow(below.get(table.table)),
  }));
});

/** Rows that were not read stand as text, or as a table without a title, below what was read of theirs. */
function mayGoOn({ rows }: TableModel, below: Block | undefined): boolean {
  if (rows.length > 1 || !below) return false;
  if (below.type === 'table') return !below.caption.title;
  return below.lines.slice(0, ROW_LINES).some(({ text }) => ROW.test(text));
}

function noteBelow(block: Block | undefined): EmptyNote | undefined {
  if (block?.type !== 'text') return undefined;
  for (const line of block.lines.slice(0, NOTE_LINES)) {
    const note = readEmptyNote(block, line);
    if (note) return note;
    if (!isNote(line.text)) break;
  }
  return undefined;
}

function readEmptyNote(block: Block, line: Cell): EmptyNote | undefined {
  const words = compact(line.text);
  if (words.length > LONGEST_NOTE || SAYS_HOW.test(words)) return undefined;
  const funds = FUND_TABLES.flatMap((fund) => {
    const match = fund.named.exec(line.text);
    if (!match) return [];
    const start = line.start + match.index;
    return [{ fund, place: { block, start, end: start + match[0].length } }];
  });
  const isOfTable = SAYS_EMPTY.test(words);
  if (!isOfTable && (funds.length === 0 || !SAYS_NONE.test(words))) return undefined;
  return { place: { block, start: line.start, end: line.end }, funds, isOfTable };
}

const stateOf = memoize(({ panels, rows }: TableModel): NotedTable['state'] => {
  const lines = panels.flatMap((panel) => panel.rows);
  if (lines.some(showsMoney)) return 'filled';
  const isRead =
    panels.some(({ amountColumns }) => amountColumns.length > 0) && rows.every(({ loose }) => !loose);
  return isRead && lines.every(isBlank) ? 'empty' : 'unsure';
});

/** Bare small numbers may be those of rows or columns. */
const BARE_NUMBER = /^\d{1,2}$/;

function showsMoney({ amounts }: PanelRow): boolean {
  return amounts.some((amount) => {
    if (!amount || amount.printed.blank || isZero(amount.printed.value)) return false;
    return !BARE_NUMBER.test(amount.printed.text);
  });
}

function isBlank({ amounts }: PanelRow): boolean {
  return amounts.every((amount) => amount?.printed.blank);
}

/** Whether a table itself says that it holds nothing: in its caption or in one of its cells. */
export function saysNothingItself({ caption, rows }: Table): boolean {
  const cells = [caption.title, ...caption.lines, ...rows.flatMap((row) => row.cells)];
  return cells.some((cell) => cell && cell.text !== '' && SAYS_NOTHING.test(stripTitle(cell.text)));
}

/** Whether any line of the text says that there was no money of a fund. */
export function saysNothingOf({ named }: FundTable, { blocks }: Disclosure): boolean {
  const lines = blocks.flatMap((block): readonly Cell[] => (block.type === 'text' ? block.lines : []));
  return lines.some(({ text }) => named.test(text) && SAYS_NOTHING.test(toHalfWidth(text)));
}

const CLAUSE_ENDS = /[。；，,;]/;

/** Whether any clause of the text says that there was none of a fund at all, so that its table may be left out. */
export function saysThereIsNone({ named }: FundTable, { blocks }: Disclosure): boolean {
  const lines = blocks.flatMap((block): readonly Cell[] => (block.type === 'text' ? block.lines : []));
  return lines.some(
    ({ text }) =>
      named.test(text) &&
      text.split(CLAUSE_ENDS).some((clause) => named.test(clause) && SAYS_THERE_IS_NONE.test(clause)),
  );
}
