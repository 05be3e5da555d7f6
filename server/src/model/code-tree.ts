/** Arranges the rows of a panel with codes as a tree: units over codes, 类 over 款 over 项. */

import { add, type Exact, equal, isZero } from '../amounts/exact';
import type { Amount, Panel, PanelRow } from '../disclosure/model';
import { DOMAINS, isBetweenSiblings } from '../knowledge/domains';
import { means } from '../lexicon/describe';
import { appendAll } from '../text/collections';
import { memoize } from '../text/memo';
import { addsUp } from './adds-up';

/** The rows of a panel as a tree. */
export interface CodeTree {
  /** 合计, where the panel has exactly one. */
  readonly total?: PanelRow;
  /** Rows that no other row holds. */
  readonly tops: readonly PanelRow[];
  readonly children: ReadonlyMap<PanelRow, readonly PanelRow[]>;
  /** False where a code stands twice in one unit or a row is neither code, unit nor total. */
  readonly certain: boolean;
}

/**
 * The rows that the last row is part of: where a table was cut off, these have lost some of their parts. Lists side by
 * side end in one row.
 */
export function rowsAboveLast(panel: Panel, { children, total }: CodeTree): ReadonlySet<PanelRow> {
  const parents = new Map(
    [...children].flatMap(([parent, rows]) => rows.map((row) => [row, parent] as const)),
  );
  const above = new Set<PanelRow>(total ? [total] : []);
  const coded = panel.rows.filter((row) => row.code);
  const end = coded.reduce((last, { row }) => Math.max(last, row), 0);
  for (const last of coded.filter(({ row }) => row === end))
    for (let row = parents.get(last); row; row = parents.get(row)) above.add(row);
  return above;
}

/** A stretch of rows under one unit, or under none. */
interface Scope {
  readonly unit?: PanelRow;
  readonly rows: PanelRow[];
}

/** The tree of a panel's rows. */
export const codeTree = memoize((panel: Panel): CodeTree => {
  const rows = panel.rows.filter((row) => row.label !== '' || row.code);
  const known = rows.filter(isTotal);
  const totals = known.length > 0 ? known : unknownTotal(panel, rows);
  const listed = rows.filter((row) => !totals.includes(row) && row.role !== 'of-which' && tells(row));
  const scopes = cutByUnit(listed.filter((row) => !means(row.label, 'group-total')));
  const children = new Map<PanelRow, readonly PanelRow[]>();
  const tops: PanelRow[] = [];
  let certain = true;
  for (const scope of scopes) {
    const linked = link(scope.rows);
    for (const [parent, parts] of linked.children) children.set(parent, parts);
    certain &&= linked.certain;
    if (!scope.unit) appendAll(tops, linked.tops);
    else if (linked.tops.length > 0) children.set(scope.unit, linked.tops);
  }
  const units = link(scopes.flatMap((scope) => (scope.unit ? [scope.unit] : [])));
  for (const [parent, parts] of units.children)
    children.set(parent, [...(children.get(parent) ?? []), ...parts]);
  const unitTops = belowDepartments(panel, units.tops, children);
  const allTops = [...unitTops, ...tops];
  return {
    total: totals.length === 0 ? unnamedTotal(panel, allTops) : totals.length === 1 ? totals[0] : undefined,
    tops: allTops,
    children,
    // A unit's code that stands before each of its projects as well leaves open what its rows are part of.
    certain: certain && units.certain && areUnits(unitTops, tops.length),
  };
});

/**
 * A department is printed above its units, often without codes that tell so: a unit that lists nothing itself holds those
 * that follow up to the next such one, where it is their sum. Links them, and returns the units that no other one holds.
 */
function belowDepartments(
  panel: Panel,
  units: readonly PanelRow[],
  children: Map<PanelRow, readonly PanelRow[]>,
): readonly PanelRow[] {
  const starts = units.flatMap((unit, index) => (children.has(unit) ? [] : [index]));
  const held = new Set<PanelRow>();
  starts.forEach((start, index) => {
    const below = units.slice(start + 1, starts[index + 1]);
    if (below.length === 0 || !isSumOf(panel, units[start], below)) return;
    children.set(units[start], below);
    for (const unit of below) held.add(unit);
  });
  return units.filter((unit) => !held.has(unit));
}

/**
 * Where the word 合计 was lost, amounts without any name in the first or last row are the total if they are the sum of
 * the rows in most columns: a piece of another row would not be.
 */
function unnamedTotal(panel: Panel, tops: readonly PanelRow[]): PanelRow | undefined {
  return [panel.rows[0], panel.rows.at(-1)].find((row) => {
    if (row?.label !== '' || row.code) return false;
    return isSumOf(panel, row, tops);
  });
}

/** The first or last of the rows, where it is the only one without a code, nobody knows its word, and it is their sum. */
function unknownTotal(panel: Panel, rows: readonly PanelRow[]): readonly PanelRow[] {
  const listed = rows.filter((row) => row.role !== 'of-which' && tells(row));
  const uncoded = listed.filter((row) => !row.code);
  const [row, ...further] = uncoded;
  if (further.length > 0 || !row?.isUnknown || (row !== listed[0] && row !== listed.at(-1))) return [];
  const { tops } = link(listed.filter((other) => other !== row));
  return isSumOf(panel, row, tops) ? uncoded : [];
}

/** Whether a row is the sum of others in most of the columns that it prints. */
function isSumOf({ amountColumns }: Panel, row: PanelRow, parts: readonly PanelRow[]): boolean {
  const printed = amountColumns.flatMap((_, column) => (isPrinted(row.amounts[column]) ? [column] : []));
  const fitting = printed.filter((column) =>
    equal(row.amounts[column]?.printed.value ?? 0, sumOfColumn(parts, column)),
  );
  return fitting.length * 2 > printed.length;
}

function isPrinted(amount: Amount | undefined): amount is Amount {
  return amount !== undefined && !isZero(amount.printed.value);
}

function sumOfColumn(rows: readonly PanelRow[], column: number): Exact {
  return rows.reduce<Exact>((sum, { amounts }) => add(sum, amounts[column]?.printed.value ?? 0), 0);
}

/** A single name without code, or one beside rows of no unit, may as well be a row whose code was not read. */
function areUnits(units: readonly PanelRow[], besides: number): boolean {
  return units.every((row) => row.code) || (units.length > 1 && besides === 0);
}

/** A name without code and amounts is a piece of another row's name, or a note. */
function tells(row: PanelRow): boolean {
  return row.code !== undefined || row.amounts.some((amount) => amount && !amount.printed.blank);
}

function isTotal(row: PanelRow): boolean {
  return row.role === 'total' || row.role === 'grand-total' || row.role === 'subtotal';
}

/**
 * Units stand in a column of their own, or in that of the 科目编码, where their codes begin with another digit. A row
 * with a name but no code is taken for a unit, as sums will show.
 */
export function isUnit({ role, code }: PanelRow): boolean {
  if (!code || role === 'unit') return true;
  return code.domain !== 'unit' && !code.digits.startsWith(DOMAINS[code.domain].firstDigit);
}

/** A unit's rows run up to the next unit. */
function cutByUnit(rows: readonly PanelRow[]): Scope[] {
  const scopes: Scope[] = [{ rows: [] }];
  rows.forEach((row, index) => {
    if (!isUnit(row) || isMistaken(row, rows[index - 1], rows[index + 1]))
      scopes[scopes.length - 1].rows.push(row);
    else scopes.push({ unit: row, rows: [] });
  });
  return scopes;
}

/** Whether a row's code is one between its siblings with a wrong first digit, and no unit's: units stand beside units. */
function isMistaken({ code }: PanelRow, above: PanelRow | undefined, below: PanelRow | undefined): boolean {
  const [one, other] = [above?.code, below?.code];
  if (!code || one?.domain === 'unit' || other?.domain === 'unit') return false;
  return isBetweenSiblings(code.digits, one?.digits, other?.digits);
}

/** Rows linked to their parents. */
interface Linked {
  readonly tops: readonly PanelRow[];
  readonly children: ReadonlyMap<PanelRow, readonly PanelRow[]>;
  readonly certain: boolean;
}

/** By their codes; where codes stand twice, by what they stand below, if the amounts say so. */
function link(rows: readonly PanelRow[]): Linked {
  const byCode = linkByCode(rows);
  if (byCode.certain) return byCode;
  const byOrder = linkByOrder(rows);
  return addsUpMostly(byOrder) ? byOrder : byCode;
}

/** A code may stand once for each class of another classification: its row is followed by its parts each time. */
function linkByOrder(rows: readonly PanelRow[]): Linked {
  const children = new Map<PanelRow, PanelRow[]>();
  const tops: PanelRow[] = [];
  const open: PanelRow[] = [];
  for (const row of rows) {
    while (open.length > 0 && !isPartOf(row, open[open.length - 1])) open.pop();
    const parent = open.at(-1);
    const siblings = parent ? children.get(parent) : tops;
    if (siblings) siblings.push(row);
    else if (parent) children.set(parent, [row]);
    open.push(row);
  }
  return { tops, children, certain: rows.every((row) => row.code) };
}

function isPartOf({ code }: PanelRow, { code: above }: PanelRow): boolean {
  if (!code || !above) return false;
  return code.digits.length > above.digits.length && code.digits.startsWith(above.digits);
}

/** So many parents that are the sum of their parts let one be that is not. */
const HOLDS_FOR_ONE_BROKEN = 3;

/** Whether nearly all parents that print money are the sum of their parts. */
function addsUpMostly({ children }: Linked): boolean {
  let holds = 0;
  let broken = 0;
  for (const [{ amounts }, parts] of children) {
    amounts.forEach((amount, column) => {
      if (!isPrinted(amount)) return;
      const summed = parts.map((part) => part.amounts[column]);
      if (addsUp(amount, summed)) holds++;
      else broken++;
    });
  }
  return holds > 0 && holds >= HOLDS_FOR_ONE_BROKEN * broken;
}

/**
 * Links each row to the row with the longest shorter code that begins its own; a code twice leaves the tree open, and
 * is nobody's parent: it says so little that it may be all that is left of a longer one.
 */
function linkByCode(rows: readonly PanelRow[]): Linked {
  const children = new Map<PanelRow, PanelRow[]>();
  const byCode = new Map<string, PanelRow>();
  const twice = new Set<string>();
  for (const row of rows) {
    if (!row.code) continue;
    if (byCode.has(row.code.digits)) twice.add(row.code.digits);
    byCode.set(row.code.digits, row);
  }
  for (const digits of twice) byCode.delete(digits);
  const certain = twice.size === 0 && rows.every((row) => row.code);
  const tops: PanelRow[] = [];
  for (const row of rows) {
    const parent = row.code && parentOf(row.code.digits, byCode);
    if (!parent) tops.push(row);
    else children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  return { tops, children, certain };
}

function parentOf(digits: string, byCode: ReadonlyMap<string, PanelRow>): PanelRow | undefined {
  for (let length = digits.length - 1; length >= 3; length--) {
    const parent = byCode.get(digits.slice(0, length));
    if (parent) return parent;
  }
  return undefined;
}
