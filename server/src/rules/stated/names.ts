/** What the names in relation blocks are names of: for those who point at one, and who rename what it names. */

import type { Amount, Disclosure, PanelRow, TableModel } from '../../disclosure/model';
import type { Operand, StatedName } from '../../disclosure/stated/model';
import type { Block, Place } from '../../tables/model';
import { memoize } from '../../text/memo';
import { statedBlocks } from './blocks';
import { type Found, findAmount, findColumn, findRow, findTable, tablesWithColumns } from './resolve';

/** A name in a relation block, with the place that it is the name of. */
export interface Meaning {
  readonly name: StatedName;
  readonly what: 'table' | 'row' | 'column';
  readonly table: TableModel;
  readonly target: Place;
  /** The amount that its operand names, where that is a single one. */
  readonly amount?: Amount;
  /** Its row, by index, whatever stands there in its column: also what nothing computes yet is named by its row. */
  readonly row?: number;
  /** The column that its operand names: that of the row too, which stands on the side of that column. */
  readonly column?: number;
  /** Whether its line holds in several tables, of which this is the first. */
  readonly isShared: boolean;
}

/** All names of a disclosure that are names of one thing, by the blocks that they stand in. */
export const statedMeanings = memoize((disclosure: Disclosure): ReadonlyMap<Block, readonly Meaning[]> => {
  const meanings = new Map<Block, readonly Meaning[]>();
  for (const { place, lines, above } of statedBlocks(disclosure)) {
    const found = lines.flatMap((line) => {
      if (line.type !== 'relation') return [];
      const meant = above ? [above] : tablesWithColumns(disclosure.tables, line);
      return [line.total, ...line.parts].flatMap((operand) => meaningsOf(disclosure, meant, operand));
    });
    meanings.set(place.block, [...(meanings.get(place.block) ?? []), ...found]);
  }
  return meanings;
});

/** `meant` are the tables of which an operand speaks that names none. */
function meaningsOf(
  { tables }: Disclosure,
  meant: readonly TableModel[],
  { table: named, row, column: columnName }: Operand,
): Meaning[] {
  const found = named ? findTable(tables, named) : undefined;
  const own = found && 'one' in found ? found.one : meant.at(0);
  if (!own || (found && !('one' in found))) return [];
  const at = findColumn(own, columnName);
  const column = 'one' in at ? at.one : undefined;
  const one = row && column !== undefined ? theOne(findAmount(own, row, column)) : undefined;
  const inRow = row && column !== undefined ? theOne(findRow(own, row, column)) : undefined;
  const isShared = named === undefined && meant.length > 1;
  const common = {
    table: own,
    isShared,
    ...(one && { amount: one }),
    ...(inRow && { row: inRow.row }),
    ...(column !== undefined && { column }),
  };
  const of = (name: StatedName | undefined, what: Meaning['what'], target: Place | undefined): Meaning[] =>
    name && target ? [{ name, what, target, ...common }] : [];
  return [
    ...of(named, 'table', own.titlePlace),
    ...of(row, 'row', inRow && labelOf(inRow, one)),
    ...of(columnName, 'column', column === undefined ? undefined : headerOf(own, column)),
  ];
}

function theOne<T>(found: Found<T>): T | undefined {
  return 'one' in found ? found.one : undefined;
}

function labelOf({ code, labelPlace }: PanelRow, amount: Amount | undefined): Place | undefined {
  return code?.places[0] ?? labelPlace ?? amount?.place;
}

function headerOf({ table }: TableModel, column: number): Place | undefined {
  const header = table.columns[column]?.headers.at(-1);
  return header && { block: table, start: header.start, end: header.end };
}
