/** What the names in relation blocks are names of: for those who point at one. */

import type { Amount, Disclosure, PanelRow, TableModel } from '../../disclosure/model';
import type { Operand, StatedName } from '../../disclosure/stated/model';
import { statedLines } from '../../disclosure/stated/parse';
import type { Block, Place } from '../../tables/model';
import { memoize } from '../../text/memo';
import { statedBlocks } from './blocks';
import { findAmount, findColumn, findTable } from './resolve';

/** A name in a relation block, with the place that it is the name of. */
export interface Meaning {
  readonly name: StatedName;
  readonly what: 'table' | 'row' | 'column';
  readonly table: TableModel;
  readonly target: Place;
  /** The amount that its operand names, where that is a single one. */
  readonly amount?: Amount;
}

/** All names of a disclosure that are names of one thing, by the blocks that they stand in. */
export const statedMeanings = memoize((disclosure: Disclosure): ReadonlyMap<Block, readonly Meaning[]> => {
  const meanings = new Map<Block, readonly Meaning[]>();
  for (const { block, above } of statedBlocks(disclosure)) {
    const operands = statedLines(block).flatMap((line) =>
      line.type === 'relation' ? [line.total, ...line.parts] : [],
    );
    meanings.set(
      block,
      operands.flatMap((operand) => meaningsOf(disclosure, above, operand)),
    );
  }
  return meanings;
});

function meaningsOf({ tables }: Disclosure, above: TableModel | undefined, operand: Operand): Meaning[] {
  const found = operand.table ? findTable(tables, operand.table) : undefined;
  const table =
    found && 'one' in found
      ? found.one
      : (above ?? tables.find((each) => 'one' in findColumn(each, operand.column)));
  if (!table || (found && !('one' in found))) return [];
  const column = findColumn(table, operand.column);
  const at = 'one' in column ? column.one : undefined;
  const amount = operand.row && at !== undefined ? findAmount(table, operand.row, at) : undefined;
  const one = amount && 'one' in amount ? amount.one : undefined;
  const meant = (
    name: StatedName | undefined,
    what: Meaning['what'],
    target: Place | undefined,
  ): Meaning[] => (name && target ? [{ name, what, table, target, ...(one && { amount: one }) }] : []);
  return [
    ...meant(operand.table, 'table', table.titlePlace),
    ...meant(operand.row, 'row', one && labelOf(table, one)),
    ...meant(operand.column, 'column', at === undefined ? undefined : headerOf(table, at)),
  ];
}

function labelOf({ panels }: TableModel, { cell, place }: Amount): Place | undefined {
  const rows = panels
    .filter(({ amountColumns }) => cell && amountColumns.includes(cell.column))
    .flatMap((panel): readonly PanelRow[] => panel.rows);
  const row = rows.find((each) => each.row === cell?.row);
  return row?.code?.places[0] ?? row?.labelPlace ?? place;
}

function headerOf({ table }: TableModel, column: number): Place | undefined {
  const header = table.columns[column]?.headers.at(-1);
  return header && { block: table, start: header.start, end: header.end };
}
