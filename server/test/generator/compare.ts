/** Reads a printed case and compares what was read with what was printed. */

import { toFixed } from '../../src/amounts/exact';
import type { Amount, DocumentModel, Panel, PanelRow, TableModel } from '../../src/disclosure/model';
import { understand } from '../../src/disclosure/understand';
import { placeDocument } from '../../src/reconcile/place';
import { readDocument } from '../../src/tables/read';
import { compact } from '../../src/text/normalise';
import { createSnapshot, lineOf, type Snapshot } from '../../src/text/snapshot';
import { ambiguousNumbers } from './ambiguity';
import type { PrintedCase, TrueAmount, TrueTable } from './truth';

/** Lines that one row of a table may take. */
const LONGEST_ROW = 3;

/** What can be read otherwise than it was printed. */
export type Fault =
  | 'thrown'
  | 'disclosures'
  | 'table-missing'
  | 'table-invented'
  | 'title'
  | 'kind'
  | 'unit'
  | 'year'
  | 'lines'
  | 'undetermined'
  | 'amount-missing'
  | 'amount-invented'
  | 'value'
  | 'column'
  | 'code'
  | 'name';

export interface Difference {
  readonly fault: Fault;
  readonly offset: number;
  /** One-based line. */
  readonly line: number;
  readonly words: string;
}

/** Everything that was read otherwise; nothing where the model came back exactly. */
export function compareCase(printed: PrintedCase): Difference[] {
  const snapshot = createSnapshot(printed.text);
  try {
    return compare(printed, snapshot, understand(readDocument(snapshot)));
  } catch (error) {
    return [
      {
        fault: 'thrown',
        offset: 0,
        line: 1,
        words: error instanceof Error ? (error.stack ?? '') : String(error),
      },
    ];
  }
}

/** Whether something was read wrongly or not at all, rather than left open and said to be so. */
export function isWrong(differences: readonly Difference[]): boolean {
  return differences.some(({ fault }) => fault !== 'undetermined');
}

/** A table that was read, with its place in the file. */
interface ReadTable {
  readonly model: TableModel;
  readonly disclosure: number;
  readonly offset: number;
  readonly amounts: ReadonlyMap<number, ReadAmount>;
  /** Lines of the file on which rows have columns of which is not known what stands in them, with those columns. */
  readonly open: ReadonlyMap<number, readonly string[]>;
}

interface ReadAmount {
  readonly amount: Amount;
  readonly row: PanelRow;
  readonly panel: Panel;
}

function compare(printed: PrintedCase, snapshot: Snapshot, unplaced: DocumentModel): Difference[] {
  const model = placeDocument(unplaced);
  const differences: Difference[] = [];
  const say = (fault: Fault, offset: number, words: string) =>
    differences.push({ fault, offset, line: lineOf(snapshot, offset) + 1, words });
  const tables = model.disclosures.flatMap((disclosure, index) =>
    disclosure.tables.map((table) => readTable(snapshot, model, table, index)),
  );
  if (model.disclosures.length !== printed.disclosures)
    say('disclosures', 0, `${model.disclosures.length} disclosures instead of ${printed.disclosures}`);
  const left = new Set(tables);
  for (const truth of printed.tables) {
    const found = tables.find(
      ({ model: { titlePlace }, offset }) => titlePlace && offset + titlePlace.start === truth.titleStart,
    );
    if (!found) {
      say('table-missing', truth.titleStart, truth.title);
      continue;
    }
    left.delete(found);
    compareTable(truth, found, snapshot, say);
  }
  for (const { model: table, offset } of left) say('table-invented', offset, table.title);
  const open = differences.filter(({ fault }) => fault === 'undetermined');
  if (open.length === 0 || isWrong(differences)) return differences;
  const ambiguous = ambiguousIn(printed, unplaced);
  return differences.filter(({ fault, offset }) => fault !== 'undetermined' || !ambiguous.has(offset));
}

/** Offsets of the numbers that may as well stand in other columns. */
function ambiguousIn(printed: PrintedCase, unplaced: DocumentModel): ReadonlySet<number> {
  const columns = new Map(
    printed.tables.flatMap(({ amounts }) => amounts.map(({ start, column }) => [start, column] as const)),
  );
  return ambiguousNumbers(unplaced, (offset) => columns.get(offset));
}

function readTable(
  snapshot: Snapshot,
  document: DocumentModel,
  model: TableModel,
  disclosure: number,
): ReadTable {
  const offset = document.read.offsets.get(model.table) ?? 0;
  const amounts = new Map<number, ReadAmount>();
  for (const panel of model.panels)
    for (const row of panel.rows)
      for (const amount of row.amounts)
        if (amount && !amount.printed.blank) amounts.set(offset + amount.place.start, { amount, row, panel });
  return { model, disclosure, offset, amounts, open: openColumns(model, lineOf(snapshot, offset)) };
}

function openColumns({ rows, columns }: TableModel, firstLine: number): Map<number, readonly string[]> {
  const open = new Map<number, readonly string[]>();
  for (const { line, undetermined, loose } of rows) {
    const indexes = [...(undetermined ?? []), ...(loose ?? []).flatMap((numbers) => numbers.columns)];
    if (indexes.length > 0)
      open.set(
        firstLine + line,
        indexes.map((index) => columns[index].path.join('/')),
      );
  }
  return open;
}

type Say = (fault: Fault, offset: number, words: string) => void;

function compareTable(truth: TrueTable, read: ReadTable, snapshot: Snapshot, say: Say): void {
  const { model, amounts, offset } = read;
  const at = truth.titleStart;
  if (compact(model.title) !== compact(truth.title))
    say('title', at, `${model.title} instead of ${truth.title}`);
  if (model.kind !== truth.kind) say('kind', at, `${model.kind} instead of ${truth.kind}`);
  if (model.unit !== truth.unit) say('unit', at, `${model.unit} instead of ${truth.unit}`);
  if (truth.year !== undefined && model.year !== truth.year)
    say('year', at, `${model.year} instead of ${truth.year}`);
  if (read.disclosure !== truth.disclosure) say('disclosures', at, `in disclosure ${read.disclosure}`);
  const lastLine = lineOf(snapshot, offset) + model.table.lines - 1;
  if (lastLine < truth.lastLine || lastLine > truth.lastNoteLine)
    say('lines', at, `ends on line ${lastLine + 1} instead of ${truth.lastLine + 1}`);
  const starts = new Set<number>();
  for (const amount of truth.amounts) {
    starts.add(amount.start);
    const found = amounts.get(amount.start);
    // A number that stands in no column of a row which says that some of its columns are open was not read wrongly.
    const isOpen = openAt(read.open, lineOf(snapshot, amount.start)).length > 0;
    if (!found)
      say(isOpen ? 'undetermined' : 'amount-missing', amount.start, `${amount.text} (${amount.column})`);
    else compareAmount(amount, found, model, say);
  }
  for (const [start, { amount }] of amounts)
    if (!starts.has(start)) say('amount-invented', start, amount.printed.text);
}

/** The open columns of the row on a line, or of the row that goes on there. */
function openAt(open: ReadTable['open'], line: number): readonly string[] {
  for (let at = line; at > line - LONGEST_ROW; at--) {
    const columns = open.get(at);
    if (columns) return columns;
  }
  return [];
}

function compareAmount(truth: TrueAmount, { amount, row }: ReadAmount, model: TableModel, say: Say): void {
  const where = `${truth.text} at ${truth.code ?? ''}${truth.name ?? ''}, ${truth.column}`;
  if (amount.printed.text !== truth.text || toFixed(amount.printed.value, 0, 0) !== String(truth.value))
    say('value', truth.start, `${amount.printed.text} instead of ${where}`);
  const column = model.columns.find(({ index }) => index === amount.cell?.column)?.path.join('/') ?? '';
  if (column !== truth.column && column !== sideOnTop(truth.column))
    say('column', truth.start, `${column} instead of ${where}`);
  if (truth.code !== undefined && !codesOf(model, row).includes(truth.code))
    say('code', truth.start, `${row.code?.digits} instead of ${where}`);
  if (truth.code === undefined && row.code !== undefined)
    say('code', truth.start, `${row.code.digits} at ${where}`);
  if (truth.name !== undefined && compact(row.label) !== compact(truth.name))
    say('name', truth.start, `${row.label} instead of ${where}`);
}

/** A column's words with the last one first: 预算数 and 决算数 below every column are read as if they stood above them. */
function sideOnTop(column: string): string {
  const words = column.split('/');
  return [...words.slice(-1), ...words.slice(0, -1)].join('/');
}

/** The codes of a row in all panels: a unit's code may stand in a column of its own. */
function codesOf(model: TableModel, row: PanelRow): string[] {
  return model.panels.flatMap((panel) => panel.rows[row.row]?.code?.digits ?? []);
}
