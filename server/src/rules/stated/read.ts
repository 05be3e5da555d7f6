/** What the relation blocks of a disclosure state: relations between amounts, and names that mean none. */

import type { Exact } from '../../amounts/exact';
import { parseAmount } from '../../amounts/printed';
import { isOpen } from '../../disclosure/asked';
import type { Amount, Disclosure, TableModel } from '../../disclosure/model';
import type {
  Operand,
  RelationLine,
  StatedLine,
  StatedName,
  StatedProblem,
} from '../../disclosure/stated/model';
import { addsUp } from '../../model/adds-up';
import type { Place } from '../../tables/model';
import { memoize } from '../../text/memo';
import type { Relation } from '../model';
import { fullName } from '../names';
import { describeRow } from '../relations';
import { isSummed } from '../sums/is-summed';
import { sumRow } from '../sums/sum-row';
import { describeTie, type TieRule } from '../ties/model';
import { statedBlocks } from './blocks';
import {
  asksInVain,
  type Found,
  findAmount,
  findColumn,
  findTable,
  panelOf,
  tablesWithColumns,
} from './resolve';

/** What is wrong with a line. */
export type StatedFault = {
  readonly place: Place;
} & (
  | { readonly type: 'syntax'; readonly problem: StatedProblem }
  | { readonly type: 'unknown' | 'ambiguous'; readonly name: StatedName; readonly known: readonly string[] }
  /** There are so many of the name, and its number is higher. */
  | { readonly type: 'too-few'; readonly name: StatedName; readonly count: number }
  /** There is no table that could have the columns. */
  | { readonly type: 'no-table' }
  /** What is to be equal is on both sides. */
  | { readonly type: 'itself' }
  /** A block has a tolerance before this one. */
  | { readonly type: 'second-tolerance'; readonly digits: string }
  /** The column holds no amounts. */
  | { readonly type: 'no-amount'; readonly name: StatedName }
  /** None of the rows in which it could hold does. */
  | { readonly type: 'nowhere'; readonly rows: number }
);

/** What a header says by itself and a writer states as well, by its columns: what is put down to rounding there, in 分. */
export type Affirmed = ReadonlyMap<string, Exact | undefined>;

/** What one line states, and what of it cannot be. */
interface Stated {
  readonly relations: readonly Relation[];
  readonly faults: readonly StatedFault[];
  /** Those that the header of a table says by itself. */
  readonly known?: readonly Relation[];
}

/** What all blocks state. */
export interface AllStated extends Omit<Stated, 'known'> {
  readonly affirmed: ReadonlyMap<TableModel, Affirmed>;
}

/** All blocks of a disclosure, read in the order of its text. */
export const statedIn = memoize((disclosure: Disclosure): AllStated => {
  const relations: Relation[] = [];
  const affirmed = new Map<TableModel, Map<string, Exact | undefined>>();
  const faults: StatedFault[] = [];
  for (const { lines, index, above } of statedBlocks(disclosure)) {
    const [tolerance, ...further] = lines.filter((line) => line.type === 'tolerance');
    const within = tolerance?.digits;
    for (const { place } of further)
      faults.push({ type: 'second-tolerance', digits: tolerance.digits, place });
    for (const line of lines) {
      const stated = readStated({ disclosure, above, within, id: `stated:${index}` }, line);
      relations.push(...stated.relations);
      faults.push(...stated.faults);
      for (const known of stated.known ?? []) {
        const table = known.total.cell?.table;
        if (table)
          affirmed.set(table, (affirmed.get(table) ?? new Map()).set(columnsKey(known), known.within));
      }
    }
  }
  return { relations, faults, affirmed };
});

/** What a writer states beyond what the tables say by themselves. */
export const statedRelations: TieRule = (disclosure) => statedIn(disclosure).relations;

const NOTHING: Stated = { relations: [], faults: [] };

/** Where a line stands and what its block says of it. */
interface Around {
  readonly disclosure: Disclosure;
  /** The nearest table above. */
  readonly above: TableModel | undefined;
  /** The tolerance of the block, as it is written, in the unit of the total. */
  readonly within: string | undefined;
  /** The block among those of its disclosure. */
  readonly id: string;
}

function readStated(around: Around, line: StatedLine): Stated {
  const { disclosure, above } = around;
  if (line.type === 'tolerance') return NOTHING;
  if (line.type === 'problem') return fault({ type: 'syntax', problem: line.problem, place: line.place });
  if (line.total.row) return between(around, line);
  if (above) return across([above], line, around);
  const tables = tablesWithColumns(disclosure.tables, line);
  if (disclosure.tables.length === 0) return fault({ type: 'no-table', place: line.place });
  return across(tables.length > 0 ? tables : disclosure.tables.slice(0, 1), line, around);
}

function fault(one: StatedFault): Stated {
  return { relations: [], faults: [one] };
}

/** `列 = 列 + 列 - 列`: in each row of the tables. */
function across(tables: readonly TableModel[], line: RelationLine, around: Around): Stated {
  const stated = tables.map((table) => acrossTable(table, line, around));
  return {
    relations: stated.flatMap(({ relations }) => relations),
    faults: stated.flatMap(({ faults }) => faults),
    known: stated.flatMap(({ known = [] }) => known),
  };
}

function acrossTable(
  table: TableModel,
  { total, parts, place }: RelationLine,
  { id, within }: Around,
): Stated {
  const columns: number[] = [];
  for (const { column } of [total, ...parts]) {
    const found = findColumn(table, column);
    if (!('one' in found)) return notFound(found);
    if (!panelOf(table, found.one)) return fault({ type: 'no-amount', name: column, place: column.place });
    columns.push(found.one);
  }
  if (columns.lastIndexOf(columns[0]) > 0) return fault({ type: 'itself', place });
  const panels = table.panels.filter(({ amountColumns }) =>
    columns.every((each) => amountColumns.includes(each)),
  );
  if (panels.length === 0) return fault({ type: 'no-amount', name: total.column, place });
  const relations = panels.flatMap(({ amountColumns, rows }) =>
    rows.flatMap(({ row, amounts }) => {
      const [whole, ...others] = columns.map((column) => amounts[amountColumns.indexOf(column)]);
      return relationOf(whole, others, parts, {
        template: `${id}:${place.start}:${row}`,
        within,
        isRow: true,
      });
    }),
  );
  const telling = differing(relations.filter(isTelling));
  const isNowhere = telling.length > 1 && !telling.some(holds);
  if (isNowhere) return fault({ type: 'nowhere', rows: telling.length, place });
  const isKnown = isKnownIn(table);
  const own = relations.filter((relation) => !isKnown(relation));
  return { relations: own, known: relations.filter(isKnown), faults: [] };
}

/** Tells what the header says by itself: that need not be said twice. */
function isKnownIn(table: TableModel): (relation: Relation) => boolean {
  const known = new Set(isSummed(table) ? sumRow(table).map(keyOf) : []);
  return (relation) => known.has(keyOf(relation));
}

function keyOf(relation: Relation): string {
  return `${relation.total.cell?.row}:${columnsKey(relation)}`;
}

function columnsKey({ total, parts }: Relation): string {
  const columns = parts.map(({ amount, sign }) => `${sign}:${amount.cell?.column}`).sort();
  return `${total.cell?.column}=${columns.join()}`;
}

/**
 * The relations of a table, those that a writer states as well as he means them: no vote leaves them out, and their tolerance is
 * his.
 */
export function withAffirmed(
  relations: readonly Relation[],
  affirmed: Affirmed | undefined,
): readonly Relation[] {
  if (!affirmed) return relations;
  const known = affirmedLists(relations);
  const key = [...affirmed].map(([columns, within]) => `${columns}~${within}`).join(' ');
  const made = known.get(key) ?? relations.map((relation) => affirm(relation, affirmed));
  if (known.size >= MOST_LISTS) known.clear();
  known.set(key, made);
  return made;
}

/** The last lists that were made of a list: a keystroke elsewhere in the text changes none. */
const affirmedLists = memoize((_: readonly Relation[]) => new Map<string, readonly Relation[]>());
const MOST_LISTS = 4;

function affirm(relation: Relation, affirmed: Affirmed): Relation {
  const columns = columnsKey(relation);
  if (relation.rule !== 'sum/row' || !affirmed.has(columns)) return relation;
  const template = `affirmed:${relation.total.cell?.row}:${columns}`;
  return { ...relation, template, certain: true, isStated: true, within: affirmed.get(columns) };
}

/** Whether it is so within what rounding explains: the writer may have named a wrong column where it never is. */
function holds({ total, parts }: Relation): boolean {
  const added = parts.filter(({ sign }) => sign > 0).map(({ amount }) => amount);
  const taken = parts.filter(({ sign }) => sign < 0).map(({ amount }) => amount);
  return addsUp(total, added, 1, taken);
}

/** What waits for its value is not broken, and what is blank throughout tells nothing. */
function isTelling(relation: Relation): boolean {
  const amounts = amountsIn(relation);
  return amounts.some(({ printed }) => !printed.blank) && !amounts.some(isOpen);
}

/** Those that print other amounts than those before: a total of one row says what that row says. */
function differing(relations: readonly Relation[]): readonly Relation[] {
  const seen = new Set<string>();
  return relations.filter((relation) => {
    const key = amountsIn(relation)
      .map(({ printed }) => String(printed.value))
      .join();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function amountsIn({ total, parts }: Relation): readonly Amount[] {
  return [total, ...parts.map(({ amount }) => amount)];
}

/** `表!行.列 = 表!行.列 + …`: between amounts that are named one by one. */
function between(
  { disclosure: { tables }, above, within, id }: Around,
  { total, parts, place }: RelationLine,
): Stated {
  const amounts: (Amount | undefined)[] = [];
  for (const operand of [total, ...parts]) {
    const found = amountOf(tables, above, operand);
    if (!('one' in found)) return notFound(found);
    if (!found.one) return withoutAmount(tables, above, operand);
    amounts.push(found.one);
  }
  const [whole, ...others] = amounts;
  if (others.includes(whole)) return fault({ type: 'itself', place });
  const settings = { template: `${id}:${place.start}`, within, isRow: false };
  return { relations: relationOf(whole, others, parts, settings), faults: [] };
}

function withoutAmount(
  tables: readonly TableModel[],
  above: TableModel | undefined,
  { table: named, row, column }: Operand,
): Stated {
  const table = named ? findTable(tables, named) : { one: above };
  const at = 'one' in table && table.one ? findColumn(table.one, column) : undefined;
  if (row && 'one' in table && table.one && at && 'one' in at && asksInVain(table.one, row, at.one))
    return { relations: [], faults: [] };
  return fault({ type: 'no-amount', name: column, place: column.place });
}

function amountOf(
  tables: readonly TableModel[],
  above: TableModel | undefined,
  { table, row, column }: Operand,
): Found<Amount | undefined> {
  const found = table ? findTable(tables, table) : { one: above };
  if (!('one' in found)) return found;
  if (!found.one || !row) return { none: row ?? column, known: [] };
  const at = findColumn(found.one, column);
  return 'one' in at ? findAmount(found.one, row, at.one) : at;
}

function notFound(found: Exclude<Found<unknown>, { readonly one: unknown }>): Stated {
  const { known } = found;
  if ('none' in found && found.count !== undefined)
    return fault({ type: 'too-few', name: found.none, count: found.count, place: found.none.place });
  if ('none' in found) return fault({ type: 'unknown', name: found.none, known, place: found.none.place });
  return fault({ type: 'ambiguous', name: found.several, known, place: found.several.place });
}

interface StatedSettings extends Pick<Around, 'within'> {
  readonly template: string;
  readonly isRow: boolean;
}

/** What a writer states is meant: no vote leaves it out. It defines its total where that is asked for. */
function relationOf(
  total: Amount | undefined,
  amounts: readonly (Amount | undefined)[],
  parts: readonly Operand[],
  { template, within, isRow }: StatedSettings,
): Relation[] {
  if (!total || amounts.some((amount) => amount === undefined)) return [];
  return [
    {
      rule: isRow ? 'sum/row' : 'tie/table',
      template,
      certain: true,
      isStated: true,
      defines: true,
      total,
      parts: amounts.flatMap((amount, index) => (amount ? [{ amount, sign: parts[index].sign }] : [])),
      within: within === undefined ? undefined : parseAmount(within, total.printed.unit)?.value,
      name: fullName,
      describe: isRow ? describeRow : describeTie,
    },
  ];
}
