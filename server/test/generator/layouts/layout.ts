/** What the printers of all layouts share: the state of printing one table, header cells, marked-up words. */

import type { Layout } from '../../../src/tables/model';
import type { Artefacts } from '../artefacts';
import type { Cell, Column, GeneratedTable, Row } from '../model';
import type { Random } from '../random';
import type { TrueAmount } from '../truth';
import type { Writer } from '../writer';

/** Printing one table. */
export interface Printing {
  readonly writer: Writer;
  readonly random: Random;
  readonly artefacts: Artefacts;
  readonly table: GeneratedTable;
  /** How many characters of a name, and of a code, its columns hold before they go on in the next line. */
  readonly widths?: { readonly name: number; readonly codes: boolean };
  /** Whether the last digit of 类 slipped between those of 款, where columns hold two characters: `30|032` for 303|02. */
  readonly isInterleaved?: boolean;
  /** How codes are set off from the names that they are glued to. */
  readonly glue?: (code: string, name: string) => string;
  /** Whether some words of the header are such as nobody has seen: then all of them stand where they belong. */
  readonly hasUnseenWords?: boolean;
  /** Whether 类, 款 and 项 stand on the line of the total instead of in the header. */
  readonly hasPiecesOnTotal?: boolean;
  /** Prints the end of a page in the middle of the row that is being printed. */
  readonly tear?: () => void;
  /** What was printed so far of its amounts. */
  readonly amounts: TrueAmount[];
}

/** How one layout prints. */
export interface LayoutPrinter {
  readonly layout: Layout;
  /** What begins every line above the table. */
  readonly captionLead: string;
  /** What stands between pieces of the caption in one line. */
  readonly captionGap: string;
  /** What stands before the first line of a page. */
  readonly pageEnd?: string;
  readonly header: (printing: Printing) => void;
  readonly row: (printing: Printing, row: Row) => void;
  readonly between: (printing: Printing) => void;
}

/** Whether a column's header word on a level is the same merged cell as that of the column before. */
export function joinsLeft(columns: readonly Column[], index: number, level: number): boolean {
  if (index === 0) return false;
  const [left, here] = [columns[index - 1].path, columns[index].path];
  if (left.length <= level + 1 || here.length <= level + 1) return false;
  return columns[index - 1].panel === columns[index].panel || level === 0
    ? here.slice(0, level + 1).join('/') === left.slice(0, level + 1).join('/')
    : false;
}

export function depthOf(columns: readonly Column[]): number {
  return Math.max(...columns.map(({ path }) => path.length));
}

/** A header word as printed: whole, or with blanks between its characters or in its middle. */
export function headerWord(printing: Printing, word: string): string {
  const { artefacts, random } = printing;
  if (word.length < 2 || !artefacts.use('header-word-spaced-out', 0.3)) return word;
  if (random.chance(0.5)) return [...word].join(' ');
  const at = random.int(1, word.length - 1);
  return `${word.slice(0, at)}${random.pick([' ', '    '])}${word.slice(at)}`;
}

/** The row that numbers the columns. */
export function numberCells({ table, random }: Printing): string[] {
  const { columns } = table;
  const first = random.chance(0.5)
    ? 1
    : Math.max(
        1,
        columns.findIndex(({ role }) => role === 'amount'),
      );
  return columns.map((_, index) => {
    if (table.columnNumbers === '**') return starred(columns, index);
    if (index === 0) return table.columnNumbers ?? '';
    return index < first ? '' : String(index - first + 1);
  });
}

/** `** ** 1 2 3`: numbers from the first amount on. */
function starred(columns: readonly Column[], index: number): string {
  const first = Math.max(
    1,
    columns.findIndex(({ role }) => role === 'amount'),
  );
  return index < first ? '**' : String(index - first + 1);
}

/** Digits of a code with a blank before the last ones, as breaks in a narrow column leave it. */
export function printedCode(printing: Printing, column: Column, text: string): string {
  if (column.role !== 'code' || !/^\d{5,7}$/.test(text)) return text;
  if (!printing.artefacts.use('code-split', 0.4)) return text;
  const at = text.length === 7 ? printing.random.pick([5, 6]) : 3;
  return `${text.slice(0, at)} ${text.slice(at)}`;
}

/** An amount as printed: in rare documents with digits of full width. */
export function printedAmount(printing: Printing, text: string): string {
  if (!/\d/.test(text) || !printing.artefacts.use('full-width-digits', 0.15)) return text;
  return text.replace(/[\d.,]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** Writes a cell and notes its amount. `before` and `after` are what stands around it in its cell. */
export function writeCell(
  printing: Printing,
  row: Row,
  index: number,
  cell: Cell,
  before = '',
  after = '',
): void {
  const { writer, table, amounts } = printing;
  writer.write(before);
  const column = table.columns[index];
  if (cell.amount === undefined) {
    writer.write(cell.text);
  } else {
    const text = printedAmount(printing, cell.text);
    const start = writer.write(text);
    const label = row.labels[column.panel] ?? {};
    amounts.push({ start, text, value: cell.amount, column: column.path.join('/'), ...label });
  }
  writer.write(after);
}

/** The row's cells as they are printed: codes split, the total's label lost or in another column. */
export function printedCells(
  printing: Printing,
  row: Row,
): { readonly row: Row; readonly cells: readonly Cell[] } {
  const { table, artefacts } = printing;
  const isLabelled = row.isTotal === true && row.labels.length === 1;
  const losesLabel = isLabelled && artefacts.use('total-without-label', 0.3);
  const cells = row.cells.map((cell, index): Cell => {
    const { role } = table.columns[index];
    if (losesLabel && (role === 'name' || role === 'code')) return { text: '' };
    const text = role === 'name' ? glued(printing, cell.text) : cell.text;
    return { ...cell, text: printedCode(printing, table.columns[index], text) };
  });
  const shown = losesLabel ? { ...row, labels: [{ name: '' }] } : row;
  const hasPieces = printing.hasPiecesOnTotal && row.isTotal;
  const moved = isLabelled && !losesLabel ? labelMoved(printing, cells) : cells;
  // Where 类, 款 and 项 stand on the line of the total, its label cannot be moved below 科目编码 as well.
  const kept = hasPieces ? cells : moved;
  const put = printing.isInterleaved ? interleaved(printing, kept) : kept;
  return {
    row: shown,
    cells: hasPieces ? put.map((cell, at) => ({ ...cell, text: PIECES[at] ?? cell.text })) : put,
  };
}

/** A name with the code that it is printed with, set off as the table does it. */
function glued({ glue }: Printing, text: string): string {
  const [, code, name] = /^(\d{3}(?:\d{2}){0,2})(\D.*)$/.exec(text) ?? [];
  return glue && name !== undefined ? glue(code, name) : text;
}

/** The total's label in a code column, where the cells of the row were merged. */
function labelMoved({ table, artefacts }: Printing, cells: readonly Cell[]): readonly Cell[] {
  const from = table.columns.findIndex(({ role }) => role === 'name');
  const to = table.columns.findIndex(({ role }, index) => role === 'code' && cells[index].text === '');
  if (from < 0 || to < 0 || cells[from].text === '' || !artefacts.use('total-label-elsewhere', 0.5))
    return cells;
  return cells.map((cell, index) => (index === to ? cells[from] : index === from ? { text: '' } : cell));
}

function interleaved({ table }: Printing, cells: readonly Cell[]): readonly Cell[] {
  const at = table.columns.findIndex(({ role }) => role === 'code');
  const [first, second] = [cells[at].text, cells[at + 1].text];
  if (!/^\d{3}$/.test(first) || !/^(?:\d\d)?$/.test(second)) return cells;
  const [below, rest] = [first.slice(2), second.slice(1)];
  return cells.map((cell, index) => {
    if (index === at) return { text: first.slice(0, 2) };
    return index === at + 1 ? { text: second.slice(0, 1) + below + rest } : cell;
  });
}

const PIECES = ['类', '款', '项'];

/** The row of column numbers where it says 类, 款 and 项 over the pieces of a code, in the place of the header. */
export function piecesAmongNumbers(printing: Printing): string[] | undefined {
  const { table, artefacts } = printing;
  const { columns, columnNumbers } = table;
  const hasPieces = PIECES.every((piece, index) => columns[index]?.path.at(-1) === piece);
  if (!hasPieces || !columnNumbers || !artefacts.use('pieces-among-numbers', 0.5)) return undefined;
  const first = columns.findIndex(({ role }) => role === 'amount');
  return columns.map((_, index) => {
    if (index < PIECES.length) return PIECES[index];
    if (index < first) return index === first - 1 ? columnNumbers : '';
    return String(index - first + 1);
  });
}

/** A word of the header, blank where it is printed further down. */
export function shorn(word: string): string {
  return PIECES.includes(word) ? '' : word;
}

/** The blank cells that go where the label of a total, printed once, spans the columns of codes and names; perhaps none. */
export function mergedAway(printing: Printing, row: Row, cells: readonly Cell[]): readonly number[] {
  const isMerged =
    row.isTotal === true && mayMerge(printing, cells) && printing.artefacts.use('total-label-merged', 0.5);
  return isMerged ? blankLabels(printing, cells) : [];
}

/** Whether an amount follows the columns of codes and names, and nothing but one label is printed in these. */
function mayMerge(printing: Printing, cells: readonly Cell[]): boolean {
  const { columns } = printing.table;
  const labels = labelsOf(printing);
  const isRun = labels.every((column, index) => column === labels[0] + index);
  const printed = labels.filter((column) => cells[column].text !== '');
  const next = (labels.at(-1) ?? 0) + 1;
  return isRun && printed.length === 1 && columns[next]?.role === 'amount' && cells[next].text !== '';
}

function labelsOf({ table }: Printing): number[] {
  return table.columns.flatMap(({ role }, index) => (role === 'code' || role === 'name' ? [index] : []));
}

function blankLabels(printing: Printing, cells: readonly Cell[]): number[] {
  return labelsOf(printing).filter((column) => cells[column].text === '');
}
