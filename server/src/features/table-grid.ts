/** A table as a grid to look at: its header with spans, and each cell with its place and what the check says of it. */

import type { Position, Range } from 'vscode-languageserver-types';
import { isAskedAt } from '../disclosure/asked';
import type { Amount, ColumnRole, TableModel } from '../disclosure/model';
import { numbersOfTable } from '../disclosure/printed-numbers';
import type { Counted } from '../reconcile/coverage';
import type { Waived } from '../reconcile/let-stand';
import type { Finding } from '../rules/model';
import { say } from '../rules/wording';
import type { Cell, Column, Row } from '../tables/model';
import { ASKED } from '../text/pipe-table';
import type { Span } from '../text/snapshot';
import { complaintTitle, coverageTitle } from './code-lens';
import { complaintsIn } from './complaints';
import { coverageIn } from './coverage';
import { allTables, disclosureOf, tableAbove, titledTableAt } from './lookup';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';
import { spanOfRow, TOTALS } from './rows';
import { toldRows } from './unsure-codes';
import { waivedText } from './waivers';

/** What the check says of a cell; nothing of words, codes and blanks in order. */
export type GridState = 'error' | 'warning' | 'tied' | 'untied' | 'unread';

export interface GridCell {
  readonly text: string;
  /** Where it is printed; none for cells past the end of a row. */
  readonly range?: Range;
  readonly state?: GridState;
  /** What is wrong there, a line for each finding. */
  readonly message?: string;
  /** True where `=` stands and the text is what it comes to. */
  readonly isComputed?: true;
}

export interface GridHeaderCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** One table of a document, of which there are `count`. */
export interface TableGrid {
  /** Which of the tables it is, from 0. */
  readonly index: number;
  readonly count: number;
  readonly title: string;
  readonly unit: string;
  /** How much of it was read and is tied, and what is wrong, in words. */
  readonly summary: string;
  /** From the top; a cell stands in the first row and column that those before it leave free. */
  readonly header: readonly (readonly GridHeaderCell[])[];
  readonly columns: readonly ColumnRole[];
  /** How many columns on the left say what a row is. */
  readonly labels: number;
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly cells: readonly GridCell[];
  readonly isTotal?: true;
}

/** Which table is asked for: the one around a position, or else above it; or the one of a number, from 0. */
export type GridChoice = { readonly position: Position } | { readonly index: number };

/** `undefined` where the document has no such table. */
export function tableGrid(document: CheckedDocument, choice: GridChoice): TableGrid | undefined {
  const tables = allTables(document);
  const index = 'index' in choice ? choice.index : indexAt(document, tables, choice.position);
  const table = tables[index];
  if (!table) return undefined;
  const disclosure = disclosureOf(document, table.table);
  const counted = disclosure && coverageIn(document, disclosure).byTable.get(table);
  const complaints = complaintsIn(document.findings).get(table.table) ?? [];
  return {
    index,
    count: tables.length,
    title: table.title,
    unit: table.unit,
    summary: summaryOf(document, counted, complaints, waivedIn(document, table)),
    header: headerOf(table),
    columns: table.columns.map(({ role }) => role),
    labels: labelsOf(table),
    rows: rowsOf(document, table, counted, complaints),
  };
}

/** A title may stand outside of its table, and a position above the first table means that one. */
function indexAt(document: CheckedDocument, tables: readonly TableModel[], position: Position): number {
  const table = titledTableAt(document, position) ?? tableAbove(document, position);
  return table ? tables.indexOf(table) : 0;
}

/** The words on how much of a table was read and is tied, and what is wrong in it. */
export function tableSummary(document: CheckedDocument, table: TableModel): string {
  const disclosure = disclosureOf(document, table.table);
  const counted = disclosure && coverageIn(document, disclosure).byTable.get(table);
  const complaints = complaintsIn(document.findings).get(table.table) ?? [];
  return summaryOf(document, counted, complaints, waivedIn(document, table));
}

/** What waivers let stand in a table. */
export function waivedIn({ waived = [] }: CheckedDocument, { table }: TableModel): readonly Waived[] {
  return waived.filter(({ finding }) => finding.place.block === table);
}

/** `读懂 80 · 勾稽 78 · 1 处错误` */
function summaryOf(
  { settings: { locale } }: CheckedDocument,
  counted: Counted | undefined,
  complaints: readonly Finding[],
  waived: readonly Waived[],
): string {
  const ignored =
    waived.length === 0 ? '' : say(locale, `已忽略 ${waived.length} 处`, `${waived.length} let stand`);
  const isCounted = counted !== undefined && counted.tables.printed > 0;
  const titles = [
    isCounted ? coverageTitle(counted, locale) : '',
    complaintTitle(complaints, locale),
    ignored,
  ];
  return titles.filter((title) => title !== '').join(' · ') || say(locale, '没有数', 'No numbers');
}

/** The leading columns that hold no amounts: they stay in view. */
function labelsOf({ columns, panels }: TableModel): number {
  const first = Math.min(columns.length, ...panels.flatMap(({ amountColumns }) => amountColumns));
  return panels.length === 0 ? 0 : first;
}

/** Columns side by side under the same word share it; below a word that nothing stands under is nothing. */
function headerOf({ table: { columns } }: TableModel): GridHeaderCell[][] {
  const depth = Math.max(0, ...columns.map(({ path }) => path.length));
  return Array.from({ length: depth }, (_, level) => {
    const cells: GridHeaderCell[] = [];
    let from = 0;
    while (from < columns.length) {
      const to = endOfHeader(columns, from, level);
      const { path } = columns[from];
      const isLast = level === path.length - 1;
      if (level < path.length)
        cells.push({ text: path[level], columns: to - from, rows: isLast ? depth - level : 1 });
      else if (level === 0) cells.push({ text: '', columns: 1, rows: depth });
      from = to;
    }
    return cells;
  });
}

/** The column behind the last that shares its words down to a level with one; two that share all are two columns. */
function endOfHeader(columns: readonly Column[], from: number, level: number): number {
  const { path } = columns[from];
  let to = from + 1;
  if (level >= path.length - 1) return to;
  const isShared = (other: readonly string[]): boolean =>
    other.length > level + 1 && path.slice(0, level + 1).every((word, at) => other[at] === word);
  while (to < columns.length && isShared(columns[to].path)) to++;
  return to;
}

function rowsOf(
  document: CheckedDocument,
  table: TableModel,
  counted: Counted | undefined,
  complaints: readonly Finding[],
): GridRow[] {
  const states = statesIn(table, counted);
  const waived = waivedIn(document, table);
  const totals = new Set(
    table.panels.flatMap(({ rows }) => rows.filter(({ role }) => TOTALS.has(role)).map(({ row }) => row)),
  );
  return toldRows(document, table).map((row, index): GridRow => {
    const printed = table.repeated?.has(index) ? table.table.rows[index] : row;
    const ofRow = complaintsWithin(complaints, spanOfRow(table.table.rows[index] ?? row));
    const cells = table.columns.map((_, column): GridCell => {
      const loose = looseAt(row, column);
      if (loose) return cellOf(document, table, loose, { state: 'unread' });
      const cell = printed.cells[column];
      if (!cell) return { text: '' };
      const found = [cell, ...(cell.more ?? [])].flatMap((piece) => complaintsWithin(ofRow, piece));
      const ignored = waived.filter(({ finding }) => complaintsWithin([finding], cell).length > 0);
      // What is let stand is told as it is, and has no tick.
      const told = ignored.length > 0 ? 'untied' : states.get(cell.start);
      const state = complaintState(found) ?? told;
      const isComputed = isAskedAt(table.table, index, column) && cell.text !== ASKED ? true : undefined;
      return cellOf(document, table, cell, {
        state,
        message: messageOf(document, found, ignored),
        isComputed,
      });
    });
    return totals.has(index) ? { cells, isTotal: true } : { cells };
  });
}

/** What is known of the numbers of a table, by where they start. In one whose reading is in doubt none counts as read. */
function statesIn(table: TableModel, counted: Counted | undefined): ReadonlyMap<number, GridState> {
  const { read, unread } = numbersOfTable(table);
  const isInDoubt = (counted?.tables.read ?? 0) < read.length;
  const untied = new Set(counted?.untied);
  const stateOf = (amount: Amount): GridState => {
    if (isInDoubt) return 'unread';
    return untied.has(amount) ? 'untied' : 'tied';
  };
  return new Map<number, GridState>([
    ...unread.flatMap(({ numbers }) => numbers.map(({ start }) => [start, 'unread'] as const)),
    ...read.map((amount) => [amount.place.start, stateOf(amount)] as const),
  ]);
}

function complaintState(found: readonly Finding[]): GridState | undefined {
  if (found.length === 0) return undefined;
  return found.some(({ severity }) => severity === 1) ? 'error' : 'warning';
}

/** A number that stands in one of several columns is shown in the nth of them that is free. */
function looseAt({ loose = [] }: Row, column: number): Cell | undefined {
  for (const { numbers, columns } of loose) {
    const at = columns.indexOf(column);
    if (at >= 0 && at < numbers.length) return numbers[at];
  }
  return undefined;
}

/** Those that stand in a span of the table, at one of their places. */
function complaintsWithin(findings: readonly Finding[], { start, end }: Span): readonly Finding[] {
  return findings.filter(({ place, places = [place] }) =>
    places.some((each) => start <= each.start && each.end <= end),
  );
}

function messageOf(
  { settings: { locale } }: CheckedDocument,
  found: readonly Finding[],
  waived: readonly Waived[],
): string | undefined {
  const lines = [
    ...found.map(({ message }) => message(locale)),
    ...waived.map((each) => waivedText(each, locale)),
  ];
  return lines.length > 0 ? lines.join('\n') : undefined;
}

function cellOf(
  document: CheckedDocument,
  { table }: TableModel,
  { text, start, end }: Cell,
  told: Omit<GridCell, 'text' | 'range'>,
): GridCell {
  return { text, range: rangeOfPlace(document, { block: table, start, end }), ...told };
}
