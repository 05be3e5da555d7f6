/** Reads a sheet: its cells as they show, merged ones as one, hidden rows and columns left out. */

import { leadingBlanks } from '../indent';
import type { GridPlace, RefusalReason } from '../model';
import { type Attributes, readXml, type XmlHandler } from '../xml';
import { displayNumber } from './display';
import { type CellFormat, isTrue } from './workbook';

/** What a sheet's cells refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly formatOf: (style: string | undefined) => CellFormat;
  readonly isFrom1904: boolean;
}

/** A cell of a sheet; rows and columns count from 0. */
export interface SheetCell extends GridPlace {
  readonly text: string;
  readonly isBold: boolean;
  readonly indent: number;
  /** True where the formula's value is not stored. */
  readonly isUncalculated?: boolean;
}

export interface Sheet {
  /** In order of rows, then columns; blank ones only where they are merged. */
  readonly cells: readonly SheetCell[];
  /** Rows in which several cells have lines drawn round them, blank ones too: they belong to tables. */
  readonly ruledRows: ReadonlySet<number>;
  /** Ranges of rows and columns that are not shown and hold something, named as a spreadsheet does. */
  readonly hiddenRows: readonly string[];
  readonly hiddenColumns: readonly string[];
  /** Shown cells whose formula has no stored value, named as a spreadsheet does. */
  readonly uncalculated: readonly string[];
}

/** A table has rows of at least so many cells. */
export const NARROWEST = 2;
/** The largest sheet that spreadsheet programs know. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** What stands in a cell whose formula nobody calculated: a spreadsheet's word for no value, so that it is no zero. */
const NO_VALUE = '#N/A';

interface Draft {
  row: number;
  column: number;
  type: string;
  style?: string;
  stored: string;
  hasFormula: boolean;
  hasValue: boolean;
}

/** Empty rows with their numbers, and what else says nothing of cells: heights, styles, spans. */
const EMPTY_ROWS =
  /(?:<row(?= [^<>]*\br="\d)(?![^<>]* hidden=)(?: [\w:]+="[\w.: -]*")+ ?(?:\/>|><\/row>)\s*)+(?=<row )/g;

/** Leaves out empty rows before others: a sheet may have a million that somebody once gave a height. */
function shortener(): (piece: string) => string {
  let isPlain = true;
  return (piece) => {
    isPlain &&= !piece.includes('<![CDATA[');
    return isPlain ? piece.replace(EMPTY_ROWS, '') : piece;
  };
}

/** Reads a sheet, or says why it cannot be read. Empty rows cost next to nothing. */
export function readSheet(bytes: Uint8Array, context: SheetContext): Sheet | RefusalReason {
  const drafts: Draft[] = [];
  const merged: GridPlace[] = [];
  const hiddenColumns = new Set<number>();
  const hiddenRows = new Set<number>();
  const ruledCells = new Map<number, number>();
  let row = -1;
  let column = -1;
  let draft: Draft | undefined;
  let isValue = false;
  let phonetic = 0;
  const onOpen: Readonly<Record<string, (attributes: Attributes) => void>> = {
    col(attributes) {
      if (!isTrue(attributes.hidden)) return;
      // Comparisons with what is no number are false, so that nothing is hidden then.
      const last = Math.min(Number(attributes.max), MOST_COLUMNS);
      for (let at = Math.max(1, Number(attributes.min)); at <= last; at++) hiddenColumns.add(at - 1);
    },
    row(attributes) {
      row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
      column = -1;
      if (isTrue(attributes.hidden)) hiddenRows.add(row);
    },
    c(attributes) {
      const place = attributes.r === undefined ? undefined : placeOf(attributes.r);
      column = place ? place.column : column + 1;
      draft = {
        row: place?.row ?? row,
        column,
        type: attributes.t ?? 'n',
        style: attributes.s,
        stored: '',
        hasFormula: false,
        hasValue: false,
      };
      if (context.formatOf(attributes.s).isRuled)
        ruledCells.set(draft.row, (ruledCells.get(draft.row) ?? 0) + 1);
    },
    f() {
      if (draft) draft.hasFormula = true;
    },
    v() {
      isValue = true;
      if (draft) draft.hasValue = true;
    },
    t() {
      isValue = phonetic === 0;
    },
    rPh() {
      phonetic++;
    },
    mergeCell({ ref = '' }) {
      const place = rangeOf(ref);
      if (place) merged.push(place);
    },
  };
  const handler: XmlHandler = {
    open(name, attributes) {
      if (Object.hasOwn(onOpen, name)) onOpen[name](attributes);
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'c') {
        if (draft && (draft.stored !== '' || isUncalculated(draft)) && isInside(draft)) drafts.push(draft);
        draft = undefined;
      }
    },
    text(text) {
      if (isValue && draft) draft.stored += text;
    },
  };
  const refused = readXml(bytes, handler, shortener());
  if (refused) return refused;
  const cells = mergedCells(
    drafts.map((each) => cellOf(each, context)),
    merged,
  );
  const isShown = (cell: SheetCell): boolean => !isHidden(cell, hiddenRows, hiddenColumns);
  const filled = cells.filter(({ text }) => text !== '');
  const shown = cells.filter(isShown);
  return {
    cells: shown,
    ruledRows: new Set([...ruledCells].filter(([, count]) => count >= NARROWEST).map(([at]) => at)),
    hiddenRows: rangesOf(
      filled.map((cell) => cell.row).filter((at) => hiddenRows.has(at)),
      (at) => String(at + 1),
    ),
    hiddenColumns: rangesOf(
      filled.map((cell) => cell.column).filter((at) => hiddenColumns.has(at)),
      columnName,
    ),
    uncalculated: shown
      .filter((cell) => cell.isUncalculated)
      .map((cell) => `${columnName(cell.column)}${cell.row + 1}`),
  };
}

/** A formula may come to a blank text, which is stored as one; a blank number is what other programs leave. */
function isUncalculated({ hasFormula, hasValue, type, stored }: Draft): boolean {
  return hasFormula && stored === '' && !(type === 'str' && hasValue);
}

/** A cell is hidden where all of its rows or all of its columns are: a merged one shows in what is left of it. */
function isHidden(
  { row, column, rowSpan, columnSpan }: SheetCell,
  rows: ReadonlySet<number>,
  columns: ReadonlySet<number>,
): boolean {
  return isCovered(row, rowSpan, rows) || isCovered(column, columnSpan, columns);
}

function isCovered(from: number, count: number, hidden: ReadonlySet<number>): boolean {
  if (hidden.size < count) return false;
  for (let at = from; at < from + count; at++) if (!hidden.has(at)) return false;
  return true;
}

function isInside({ row, column }: Draft): boolean {
  return row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS;
}

function cellOf(draft: Draft, context: SheetContext): SheetCell {
  const { row, column, type, style, stored } = draft;
  const { pattern, isBold, indent } = context.formatOf(style);
  const place = { row, column, rowSpan: 1, columnSpan: 1 };
  if (isUncalculated(draft)) return { ...place, text: NO_VALUE, isBold, indent, isUncalculated: true };
  const text =
    type === 'n' || type === 'd'
      ? displayNumber(stored, pattern, context.isFrom1904)
      : textOf(type, stored, context);
  return { ...place, text: text.trim(), isBold, indent: indent + leadingBlanks(text) };
}

/** Texts of formulas are stored as they show (`str`), errors by their names (`e`). */
function textOf(type: string, stored: string, { strings }: SheetContext): string {
  if (type === 's') return strings[Number(stored)] ?? '';
  if (type === 'b') return isTrue(stored) ? 'TRUE' : 'FALSE';
  return stored;
}

/** Gives merged cells their spans; what is stored below a merged cell does not show. */
function mergedCells(cells: readonly SheetCell[], merged: readonly GridPlace[]): SheetCell[] {
  if (merged.length === 0) return [...cells];
  const covered = coveredCells(merged);
  const kept: SheetCell[] = [];
  const begun = new Set<GridPlace>();
  for (const cell of cells) {
    const place = covered.get(`${cell.row}:${cell.column}`);
    if (!place) kept.push(cell);
    else if (place.row === cell.row && place.column === cell.column) {
      begun.add(place);
      kept.push({ ...cell, rowSpan: place.rowSpan, columnSpan: place.columnSpan });
    }
  }
  const used = usedArea(kept);
  for (const place of new Set(covered.values()))
    if (!begun.has(place) && place.row <= used.row && place.column <= used.column)
      kept.push({ ...place, text: '', isBold: false, indent: 0 });
  return kept.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Larger merged areas are backgrounds of empty sheets. */
const MOST_MERGED = 10_000;
/** Cells in all merged areas of a sheet; the longest tables come to some thousands. Areas beyond are left unmerged. */
const MOST_MERGED_IN_ALL = 200_000;

/** The merged area that each merged cell belongs to, by row and column. */
function coveredCells(merged: readonly GridPlace[]): Map<string, GridPlace> {
  const covered = new Map<string, GridPlace>();
  let count = 0;
  for (const place of merged) {
    const size = place.rowSpan * place.columnSpan;
    if (size > MOST_MERGED || count + size > MOST_MERGED_IN_ALL) continue;
    count += size;
    for (let row = place.row; row < place.row + place.rowSpan; row++)
      for (let column = place.column; column < place.column + place.columnSpan; column++)
        covered.set(`${row}:${column}`, place);
  }
  return covered;
}

function usedArea(cells: readonly SheetCell[]): { readonly row: number; readonly column: number } {
  let row = -1;
  let column = -1;
  for (const cell of cells) {
    row = Math.max(row, cell.row);
    column = Math.max(column, cell.column);
  }
  return { row, column };
}

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d+)$/;

function placeOf(reference: string): { readonly row: number; readonly column: number } | undefined {
  const match = REFERENCE.exec(reference);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

function rangeOf(reference: string): GridPlace | undefined {
  const [first, last = first] = reference.split(':').map(placeOf);
  if (!first || !last || last.row < first.row || last.column < first.column) return undefined;
  return { ...first, rowSpan: last.row - first.row + 1, columnSpan: last.column - first.column + 1 };
}

/** `A` for column 0, `AA` for column 26. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** Numbers as ranges: `3–5`, `9`. */
function rangesOf(numbers: readonly number[], print: (number: number) => string): string[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? print(from) : `${print(from)}–${print(to)}`));
}
