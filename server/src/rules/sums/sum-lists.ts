/** Sums down a list without codes: 合计 = Σ rows, or Σ the rows that begin farthest left, each of them the sum of those below it. */

import { equal, isZero, subtract } from '../../amounts/exact';
import { isLong } from '../../amounts/slips';
import { isOpen } from '../../disclosure/asked';
import type { Amount, Panel, PanelRow, TableModel } from '../../disclosure/model';
import { addsUp } from '../../model/adds-up';
import { arrangeLines, type Item } from '../../model/line-levels';
import type { DiagnosticCode } from '../diagnostic-codes';
import type { Relation } from '../model';
import { describeColumn, isRelation, type RelationSettings, sumOf } from '../relations';

/** A row with the rows that it adds up. */
interface Group {
  readonly head: PanelRow;
  readonly rows: readonly PanelRow[];
  /** Whether the last row of the list is part of it, at whatever depth: where the table is torn, more may follow. */
  readonly holdsLast: boolean;
}

/** How the rows of a list add up. */
interface List {
  readonly groups: readonly Group[];
  /** Whether no row can be part of another: then the total is that of all rows, whatever the amounts say. */
  readonly isFlat: boolean;
}

/** Of fewer rows the total may be another printing of one of them, where it is not sure in which cells they stand. */
const FEWEST_ROWS = 2;

/** The sums of a list that no rule for its kind adds up. */
export function sumLists(table: TableModel): readonly Relation[] {
  return table.kind === 'other' ? listRelations(table, 'sum/total') : [];
}

/** The same under the code of another rule, in the columns that it adds up. */
export function listRelations(
  table: TableModel,
  rule: DiagnosticCode,
  isAdded: (column: number) => boolean = () => true,
): readonly Relation[] {
  return table.panels.flatMap((panel, index) => {
    const list = panel.domain ? undefined : listOf(table, panel);
    if (!list) return [];
    const settings: RelationSettings = {
      rule,
      template: `list:${index}`,
      certain: list.isFlat,
      defines: list.isFlat,
      describe: describeColumn,
    };
    return list.groups.flatMap((group) =>
      columnSums(panel, group, { ...settings, isOpen: isTorn(table, group) }, isAdded),
    );
  });
}

/** Whether parts may have been torn off: behind the last row, or before the first where the total stands last. */
function isTorn({ isTornAbove, isTornBelow }: TableModel, { head, rows, holdsLast }: Group): boolean {
  return head.row > (rows[0]?.row ?? 0) ? isTornAbove : isTornBelow && holdsLast;
}

function columnSums(
  panel: Panel,
  { head, rows }: Group,
  settings: RelationSettings,
  isAdded: (column: number) => boolean,
): Relation[] {
  return panel.amountColumns
    .map((column, index) => {
      if (!isAdded(column)) return undefined;
      return sumOf(
        settings,
        head.amounts[index],
        rows.map((row) => row.amounts[index]),
      );
    })
    .filter(isRelation);
}

function listOf(table: TableModel, panel: Panel): List | undefined {
  const rows = panel.rows.filter(holdsMoney);
  const total = totalOf(rows);
  if (!total) return undefined;
  const listed = rows.filter((row) => row !== total);
  const isSure = isLaidOut(table);
  if (listed.length < (isSure ? 1 : FEWEST_ROWS) || !listed.every(isPlain)) return undefined;
  const words = wordsIn(table, panel);
  const byFirst = firstWord(words);
  const all: Group = { head: total, rows: listed, holdsLast: true };
  const mayBeNested = listed.some((row) => repeatsTotal(row, total)) || asksAboveLevels(total, listed);
  const isAlone = isSure && haveOneDepth(listed, byFirst) && !mayBeNested;
  if (isAlone) return { groups: [all], isFlat: true };
  const nested = [byFirst, lastWord(words), inChains(listed, byFirst)].map((depth) =>
    nestedList(total, listed, depth),
  );
  const flat: List = { groups: [all], isFlat: false };
  return mostlyHolding([...nested, ...nested.flatMap(withLevelsOnTop), flat], panel, isSure);
}

/**
 * A row that prints what the total prints is all there is: the others are parts of it, not beside it. What is asked for is
 * not printed: a row of zeros does not repeat a total of which nothing is known yet.
 */
function repeatsTotal({ amounts }: PanelRow, total: PanelRow): boolean {
  const printed = total.amounts.flatMap((amount, column) =>
    isAskedFor(amount) || isAskedFor(amounts[column]) ? [] : [column],
  );
  return (
    printed.length > 0 &&
    printed.every((column) =>
      equal(total.amounts[column]?.printed.value ?? 0, amounts[column]?.printed.value ?? 0),
    )
  );
}

/** So many rows below one another are tried as the parts of the row above them. */
const MOST_PARTS = 50;

/** Whether a total asks where rows are the sums of those below them, as units are of their projects: all of them would add up twice as much. */
function asksAboveLevels({ amounts }: PanelRow, listed: readonly PanelRow[]): boolean {
  return amounts.some((total, column) => {
    if (!isAskedFor(total)) return false;
    const printed = listed.flatMap(({ amounts: own }) => {
      const amount = own[column];
      return amount && !isZero(amount.printed.value) ? [amount] : [];
    });
    const parts = partsOfEach(printed);
    const isLongSum = parts.some((count, at) => count > 1 && isLong(printed[at].printed.text));
    return isLongSum || areAllParted(printed, parts);
  });
}

/** How many of the amounts right below each add up to it; 0 where they do not. */
function partsOfEach(amounts: readonly Amount[]): readonly number[] {
  return amounts.map(({ printed: { value } }, at) => {
    let rest = value;
    for (let parts = 1; parts <= MOST_PARTS && at + parts < amounts.length; parts++) {
      rest = subtract(rest, amounts[at + parts].printed.value);
      if (isZero(rest)) return parts;
    }
    return 0;
  });
}

/** Whether each amount adds up those below it or is one of them; two short ones that are equal are so by chance. */
function areAllParted(amounts: readonly Amount[], parts: readonly number[]): boolean {
  let at = 0;
  let groups = 0;
  while (at < amounts.length && parts[at] > 0) {
    at += parts[at] + 1;
    groups++;
  }
  return at === amounts.length && (groups > 1 || (groups > 0 && isLong(amounts[0].printed.text)));
}

function isAskedFor(amount: Amount | undefined): boolean {
  return amount !== undefined && isOpen(amount);
}

/** Whether the page or the text says in which cell everything stands; else rows may begin elsewhere than it was read. */
function isLaidOut({ table: { layout } }: TableModel): boolean {
  return layout !== 'aligned' && layout !== 'spaced';
}

/** Rows that begin in one column may still be part of each other: a sort of goods, and the units that buy them. */
function withLevelsOnTop({ groups: [top, ...others], isFlat }: List): List[] {
  const items = top.rows.map((row): Item => ({ row, level: 0, children: [] }));
  const { tops, below, isClear } = arrangeLines(items, top.head);
  if (!isClear || below.size === 0) return [];
  const rowsOf = (some: readonly Item[]) => some.map(({ row }) => row);
  const last = rowsOf(tops).at(-1);
  const levels = [...below].map(([{ row }, parts]): Group => {
    return { head: row, rows: rowsOf(parts), holdsLast: top.holdsLast && row === last };
  });
  return [{ groups: [{ ...top, rows: rowsOf(tops) }, ...levels, ...others], isFlat }];
}

/** So many sums of a list let one amount be wrong, which breaks the sum that it is and the one that it is in. */
const HOLDS_FOR_ONE_WRONG = 3;
const BROKEN_BY_ONE = 2;

/** The list of which the most sums hold, if nearly all of its own do; where cells are not sure, all that one amount leaves. */
function mostlyHolding(lists: readonly List[], panel: Panel, isSure: boolean): List | undefined {
  const scored = lists.map((list) => ({ list, ...sumsThatHold(list, panel) }));
  const best = scored.reduce((a, b) => (b.holds - b.broken > a.holds - a.broken ? b : a));
  const wrong = Math.ceil(best.broken / BROKEN_BY_ONE);
  if (!isSure && wrong > 1) return undefined;
  return best.holds >= HOLDS_FOR_ONE_WRONG * wrong ? best.list : undefined;
}

/** Whether a row prints an amount, or asks for one. */
function holdsMoney({ amounts }: PanelRow): boolean {
  return amounts.some((amount) => amount && (!amount.printed.blank || isOpen(amount)));
}

/** The one row of 合计, at either end. */
function totalOf(rows: readonly PanelRow[]): PanelRow | undefined {
  const totals = rows.filter(({ role }) => role === 'total' || role === 'grand-total');
  const [total, ...others] = totals;
  const isAtEnd = total === rows[0] || total === rows.at(-1);
  return others.length === 0 && isAtEnd ? total : undefined;
}

/** A row that says nothing of being part of another, or a total of some. */
function isPlain({ role }: PanelRow): boolean {
  return role === 'item';
}

/** How deep a row stands in a list. */
type DepthOf = (row: PanelRow) => number;

/** The cells of a row in the columns of words before the amounts. */
type WordsOf = (row: PanelRow) => readonly string[];

const MOST_ORDINAL_LEVELS = 10;

function wordsIn(table: TableModel, { amountColumns }: Panel): WordsOf {
  const first = Math.min(...amountColumns);
  const columns = table.columns.filter(({ role, index }) => index < first && role !== 'serial');
  return ({ row }) => columns.map(({ index }) => table.rows[row].cells[index]?.text ?? '');
}

/** By the column that the first word is in, and by the row's number where it has one. */
function firstWord(words: WordsOf): DepthOf {
  return (row) =>
    words(row).findIndex((word) => word !== '') * MOST_ORDINAL_LEVELS + (row.ordinal?.level ?? 0);
}

/** By the column that the last word is in: what stands once for several rows stands beside the first of them. */
function lastWord(words: WordsOf): DepthOf {
  return (row) => words(row).findLastIndex((word) => word !== '');
}

/** Rows right below one as deep, before any that is deeper, are part of it: a sort of goods, a unit, what that unit buys. */
function inChains(rows: readonly PanelRow[], depth: DepthOf): DepthOf {
  const deepest = rows.reduce((most, row) => Math.max(most, depth(row)), depth(rows[0]));
  const depths = new Map<PanelRow, number>();
  let chain = 0;
  rows.forEach((row, index) => {
    const isLink = index > 0 && depth(row) < deepest && depth(row) === depth(rows[index - 1]);
    chain = isLink ? chain + 1 : 0;
    depths.set(row, depth(row) + chain / rows.length);
  });
  return (row) => depths.get(row) ?? 0;
}

function haveOneDepth(rows: readonly PanelRow[], depth: DepthOf): boolean {
  return rows.every((row) => depth(row) === depth(rows[0]));
}

/** Every row below the last one that begins farther left. */
function nestedList(total: PanelRow, rows: readonly PanelRow[], depth: DepthOf): List {
  const below = new Map<PanelRow, PanelRow[]>([[total, []]]);
  const open: PanelRow[] = [];
  for (const row of rows) {
    while (open.length > 0 && depth(open[open.length - 1]) >= depth(row)) open.pop();
    const head = open.at(-1) ?? total;
    const parts = below.get(head);
    if (parts) parts.push(row);
    else below.set(head, [row]);
    open.push(row);
  }
  const last = new Set([total, ...open]);
  return {
    groups: [...below].map(([head, parts]) => ({ head, rows: parts, holdsLast: last.has(head) })),
    isFlat: false,
  };
}

/** How many of its sums over money hold, and how many do not. */
function sumsThatHold({ groups }: List, { amountColumns }: Panel) {
  let holds = 0;
  let broken = 0;
  for (const { head, rows } of groups) {
    amountColumns.forEach((_, column) => {
      const amount = head.amounts[column];
      if (!amount || isZero(amount.printed.value)) return;
      const summed = rows.map((row) => row.amounts[column]);
      if (addsUp(amount, summed)) holds++;
      else broken++;
    });
  }
  return { holds, broken };
}
