/** Arranges the numbered lines of a panel: items under 本年收入合计, carry-overs, and the 总计 over both. */

import { isZero } from '../amounts/exact';
import type { Panel, PanelRow } from '../disclosure/model';
import { memoize } from '../text/memo';
import { arrangeLines, countLine, type Item, isSumOf, noLines, type RunningSum } from './line-levels';

/** `total = Σ parts` between the rows of a panel, in every amount column. */
export interface LineSum {
  readonly rule: 'sum/total' | 'sum/balance' | 'sum/children';
  readonly total: PanelRow;
  readonly parts: readonly PanelRow[];
  readonly certain: boolean;
}

export interface Lines {
  readonly sums: readonly LineSum[];
  /** 收入总计, 支出总计: the last total of the panel. */
  readonly grandTotal?: PanelRow;
  /** Lines that are part of another one though nothing printed with them says so. */
  readonly details: ReadonlySet<PanelRow>;
  /** Lines that say what money that is carried over is made of. */
  readonly carried: ReadonlySet<PanelRow>;
}

/** What has been met on the way down a panel and is not yet added up. */
interface Walk {
  readonly sums: LineSum[];
  readonly nested: Item[];
  readonly details: Set<PanelRow>;
  readonly carried: Set<PanelRow>;
  items: Item[];
  /** What the items come to. */
  sum: RunningSum;
  carryOvers: Item[];
  subtotal?: PanelRow;
  /** False where money has no name, and once a line was met whose place among the others is only likely. */
  certain: boolean;
  /** True below a line 其中：…, whose list goes on without numbers. */
  inOfWhich: boolean;
}

/** Reads the rows of a panel from top to bottom; totals stand below what they add up, or one above all of it. */
export const readLines = memoize((panel: Panel): Lines => {
  const rows = totalLast(panel.rows.filter((row) => row.label !== '' && row.role !== 'unit'));
  const last = rows.findLastIndex(isTotal);
  // Below it a line that nobody knows may be the total of them all.
  const grandTotal = rows.slice(last + 1).some(isOpen) ? undefined : rows[last];
  const isNumbered = rows.some((row) => row.role === 'item' && row.ordinal);
  const walk: Walk = {
    sums: [],
    nested: [],
    details: new Set(),
    carried: new Set(),
    items: [],
    sum: noLines(),
    carryOvers: [],
    // Money without a name belongs to some sum, but who knows to which.
    certain: !panel.rows.some(
      (row) => (row.label === '' && !row.code && hasMoney(row)) || (isNumbered && isOpen(row)),
    ),
    inOfWhich: false,
  };
  for (const row of rows) {
    if (row.role === 'of-which') walk.inOfWhich = true;
    else if (row === grandTotal) closeTotal(walk, row);
    else if (isTotal(row) || isUnnamedSubtotal(walk, row)) closeSubtotal(walk, row);
    else addLine(walk, row, isNumbered);
  }
  for (const { row, children } of walk.nested) {
    addSum(walk, 'sum/children', row, rowsOf(children));
    if (row.role === 'carry-over') for (const child of children) walk.carried.add(child.row);
  }
  return { sums: walk.sums, grandTotal, details: walk.details, carried: walk.carried };
});

/** A total in the first row that is the only one adds up all that follows. */
function totalLast(rows: readonly PanelRow[]): readonly PanelRow[] {
  const [first, ...others] = rows;
  return first && isTotal(first) && !others.some(isTotal) ? [...others, first] : rows;
}

function isTotal(row: PanelRow): boolean {
  return row.role === 'total' || row.role === 'subtotal' || row.role === 'grand-total';
}

/** Money under a name that nobody knows: a line among others, or a total. */
export function isOpen(row: PanelRow): boolean {
  return row.isUnknown === true && hasMoney(row);
}

/** Whether a line that nobody knows adds up those above it: no list holds its own sum. */
function isUnnamedSubtotal(walk: Walk, row: PanelRow): boolean {
  return isOpen(row) && !row.ordinal && isSumOf(row, walk.sum);
}

/** Whether a row prints money in any of its columns. */
export function hasMoney({ amounts }: PanelRow): boolean {
  return amounts.some((amount) => amount && !isZero(amount.printed.value));
}

function rowsOf(items: readonly Item[]): PanelRow[] {
  return items.map((item) => item.row);
}

function addSum(walk: Walk, rule: LineSum['rule'], total: PanelRow, parts: readonly PanelRow[]): void {
  if (parts.length > 0) walk.sums.push({ rule, total, parts, certain: walk.certain });
}

/** The lines that a total adds up beside what is carried over, those left out that are part of others. */
function takeItems(walk: Walk, total: PanelRow, carried: readonly PanelRow[] = []): PanelRow[] {
  const { tops, below, isClear } = arrangeLines(walk.items, total, carried);
  for (const [{ children }, parts] of below) {
    children.push(...parts);
    for (const { row } of parts) walk.details.add(row);
  }
  walk.certain = isClear && (walk.certain || below.size > 0);
  withoutItems(walk);
  return rowsOf(tops);
}

function withoutItems(walk: Walk): void {
  walk.items = [];
  walk.sum = noLines();
}

/** 本年收入合计 adds up the lines above it. */
function closeSubtotal(walk: Walk, row: PanelRow): void {
  const items = takeItems(walk, row);
  addSum(walk, 'sum/total', row, items);
  walk.subtotal = row;
  walk.inOfWhich = false;
}

/** 收入总计 adds up the subtotal, carry-overs, and lines that no subtotal took. */
function closeTotal(walk: Walk, row: PanelRow): void {
  const { subtotal, carryOvers } = walk;
  const carried = rowsOf(carryOvers);
  const besides = [...(subtotal ? [subtotal] : []), ...carried];
  // What no subtotal took, though there is one, stands beside it and is not arranged.
  const isTaken = subtotal !== undefined && besides.some(hasMoney);
  const items = isTaken ? rowsOf(walk.items) : takeItems(walk, row, carried);
  addSum(walk, subtotal ? 'sum/balance' : 'sum/total', row, [...besides, ...items]);
  withoutItems(walk);
  walk.carryOvers = [];
  walk.inOfWhich = false;
}

function addLine(walk: Walk, row: PanelRow, isNumbered: boolean): void {
  const isItem = row.role === 'item';
  if (isItem && isNumbered && !row.ordinal && walk.inOfWhich) return;
  const item: Item = { row, level: row.ordinal?.level ?? (isItem ? 1 : 0), children: [] };
  walk.nested.push(item);
  walk.inOfWhich = false;
  const carryOver = walk.carryOvers.at(-1);
  if (!isItem && !row.ordinal) walk.carryOvers.push(item);
  else if (isItem && carryOver) {
    // Lines below a carry-over say which funds it is made of; without numbers that is only likely.
    walk.certain &&= row.ordinal !== undefined;
    carryOver.children.push(item);
  } else {
    walk.certain &&= row.ordinal !== undefined || !isNumbered;
    place(walk.items, item);
    if (walk.items.at(-1) === item) countLine(walk.sum, row);
  }
}

/** Puts an item under the last item of a higher level, or beside the last one. */
function place(items: Item[], item: Item): void {
  let siblings = items;
  for (let last = siblings.at(-1); last && last.level < item.level; last = siblings.at(-1))
    siblings = last.children;
  siblings.push(item);
}
