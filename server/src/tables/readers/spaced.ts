/** Reader of the `spaced` layout: cells parted by spaces, blanks lost, names and header words broken over lines. */

import { parseAmount } from '../../amounts/printed';
import * as words from '../../knowledge/column-words';
import { compact } from '../../text/normalise';
import { lineSpan, type Snapshot } from '../../text/snapshot';
import { arrangeHeader, type HeaderWord } from '../arrange-header';
import { isCaptionLine, isNote, isPageNumber, mayBeTitle, namesTable } from '../captions';
import { cellBetween } from '../cells';
import type { Grid, GridRow } from '../grid';
import type { LineKind } from '../lines';
import type { Cell } from '../model';
import { segmentWords } from '../segment-words';
import { type ColumnGroups, groupColumns, type RowParts, readRowParts } from './spaced-rows';
import { tokensOf } from './tokens';

/** A header of more lines than this is text. */
const LONGEST_HEADER = 80;
/** The fewest known words that make a header. */
const FEWEST_WORDS = 3;

const INDEX = /^(?:栏次|栏目|列次)(?:\s+\d{1,2})+$/;
const DATA_ORDINAL = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])/;
const CODED_ROW =
  /^(?:\d{3}|\d{5}|\d{7})\s+[^\d\s。；：:]+(?:\s+-?[\d,]+\.\d+)+$|^(?:\d{5}|\d{7})\s+[^\d\s。；：:]+$/;
const SENTENCE = /[。；]/;
/** A header may begin with a year: `2023 年预留…`. */
const YEAR = /^20\d{2}\s*年/;

/** Reads a table whose header begins at `line`, right below a title or caption. */
export function readSpaced(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  if (kinds[line] !== 'text' || !followsCaption(snapshot, kinds, line)) return undefined;
  const header = readHeader(snapshot, kinds, line);
  if (!header) return undefined;
  const { rows, endLine } = readRows(snapshot, kinds, header);
  const columns = header.paths.map((path) => ({
    path: path.map(({ word }) => word),
    headers: path.map(({ cell }) => cell),
  }));
  return { layout: 'spaced', rows, columns, firstLine: line, endLine, headerRows: 0, positional: true };
}

function followsCaption(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let above = line - 1;
  while (above >= 0 && kinds[above] === 'blank') above--;
  if (above < 0) return false;
  const { text } = lineCell(snapshot, above);
  return isCaptionText(text) || (namesTable(text) && mayBeTitle(text));
}

/** Unit, year and body are often printed on one line. */
function isCaptionText(text: string): boolean {
  return text.length < 80 && !SENTENCE.test(text) && isCaptionLine(text);
}

function lineCell(snapshot: Snapshot, line: number): Cell {
  const { start, end } = lineSpan(snapshot, line);
  return cellBetween(snapshot.text, start, end);
}

/** A header with the columns it names. */
interface Header {
  readonly paths: readonly (readonly HeaderWord[])[];
  /** All its words run together, to know it again on the next page. */
  readonly key: string;
  readonly groups: ColumnGroups;
  /** The line after the header. */
  readonly endLine: number;
}

function readHeader(snapshot: Snapshot, kinds: readonly LineKind[], from: number): Header | undefined {
  const pieces: Cell[] = [];
  let numbered: number | undefined;
  let line = from;
  for (; line < kinds.length && line - from < LONGEST_HEADER; line++) {
    if (kinds[line] === 'blank') continue;
    if (kinds[line] !== 'text') break;
    const cell = lineCell(snapshot, line);
    if (INDEX.test(cell.text)) {
      numbered = tokensOf(cell).length - 1;
      line++;
      break;
    }
    if (beginsData(cell.text) || !mayBeHeader(cell.text)) break;
    pieces.push(...tokensOf(cell));
  }
  const { words: found, known } = segmentWords(pieces);
  if (known < FEWEST_WORDS || known * 2 < found.length) return undefined;
  const hasSerial = found.some(({ word }) => words.SERIAL.test(word));
  const paths = arrangeHeader(found, numbered === undefined ? undefined : numbered + (hasSerial ? 1 : 0));
  if (!paths) return undefined;
  return {
    paths,
    key: found.map(({ word }) => word).join(''),
    groups: groupColumns(paths.map((path) => path.at(-1)?.word ?? '')),
    endLine: line,
  };
}

function mayBeHeader(text: string): boolean {
  return (
    text.length < 80 && !SENTENCE.test(text) && !isNote(text) && !isCaptionText(text) && !namesTable(text)
  );
}

/** A serial number or code with a name, an ordinal, or an amount of money: data has begun. */
function beginsData(text: string): boolean {
  if (DATA_ORDINAL.test(text) || /^\d{1,9}\s+[^\s年]/.test(text)) return true;
  if (/^(?:合\s*计|总\s*计|资产总额)\s+[\d-]/.test(text)) return true;
  const words = text.replace(YEAR, '').split(/\s+/);
  return words.some((token) => /\d/.test(token) && parseAmount(token, '元') !== undefined);
}

/** Reads rows until something ends the table; page headers that repeat the header are skipped. */
function readRows(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  header: Header,
): { rows: GridRow[]; endLine: number } {
  const rows: GridRow[] = [];
  let open: { readonly tokens: Cell[]; readonly line: number } | undefined;
  let last: RowParts | undefined;
  let serial = 0;
  let endLine = header.endLine;
  const close = (): void => {
    const parts = open && readRowParts(open.tokens, header.groups, last);
    if (open && parts) rows.push({ cells: parts.cells, loose: parts.loose, line: open.line });
    last = parts ?? last;
    open = undefined;
  };
  for (let line = header.endLine; line < kinds.length; line++) {
    if (kinds[line] === 'blank') continue;
    if (kinds[line] !== 'text') break;
    const cell = lineCell(snapshot, line);
    if (isPageNumber(cell.text) && !header.groups.hasSerial) continue;
    const repeated = isCaptionText(cell.text) ? repeatedHeader(snapshot, kinds, line, header) : undefined;
    if (repeated !== undefined) {
      close();
      line = repeated - 1;
      continue;
    }
    if (endsTable(cell.text) && !isCodedRow(cell.text, header.groups)) break;
    if (isHeadingBelow(cell.text, rows)) break;
    const tokens = tokensOf(cell);
    const starts = beginsRow(tokens, header.groups, serial);
    if (!starts && !open) break;
    if (!starts && !continuesRow(cell.text)) break;
    if (starts) {
      close();
      open = { tokens, line };
      if (header.groups.hasSerial) serial = Number(tokens[0].text);
    } else open?.tokens.push(...tokens);
    endLine = line + 1;
  }
  close();
  return { rows, endLine };
}

/** The line after a repeated header, when the lines from a caption on repeat the table's own. */
function repeatedHeader(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
  header: Header,
): number | undefined {
  let next = line;
  while (next < kinds.length && (kinds[next] === 'blank' || isCaptionText(lineCell(snapshot, next).text)))
    next++;
  const again = readHeader(snapshot, kinds, next);
  return again?.key === header.key ? again.endLine : undefined;
}

function endsTable(text: string): boolean {
  return (
    isNote(text) ||
    SENTENCE.test(text) ||
    isCaptionText(text) ||
    (namesTable(text) && mayBeTitle(text)) ||
    /^第[一二三四五六七八九十]+部分/.test(text)
  );
}

/** A numbered heading below rows that have no such numbers: `八、名词解释`. */
function isHeadingBelow(text: string, rows: readonly GridRow[]): boolean {
  if (rows.length === 0 || !DATA_ORDINAL.test(text)) return false;
  return !rows.some(({ cells }) => cells.some((cell) => DATA_ORDINAL.test(cell.text)));
}

/** A row `2012601 行政运行 3.00` looks like the name of a body with its code. */
function isCodedRow(text: string, { groups }: ColumnGroups): boolean {
  const hasCodes = groups.some(({ codeColumns }) => codeColumns.length > 0);
  return hasCodes && CODED_ROW.test(text);
}

/** With serial numbers a row begins with the next one; without, with a code, an ordinal, a total or an amount at its end. */
function beginsRow(tokens: readonly Cell[], groups: ColumnGroups, serial: number): boolean {
  const first = tokens[0]?.text ?? '';
  if (groups.hasSerial) return first === String(serial + 1);
  if (
    /^\d{3,7}$/.test(first) ||
    DATA_ORDINAL.test(first) ||
    /^\d{1,2}、/.test(first) ||
    /^其中[：:]/.test(first)
  )
    return true;
  if (/^\d{3,7}[^\d.,]/.test(first)) return true;
  const last = tokens.at(-1)?.text ?? '';
  return /\d/.test(last) && parseAmount(last, '元') !== undefined && !/^\d/.test(first);
}

/** A short line without a sentence may be the rest of a wrapped name. */
function continuesRow(text: string): boolean {
  return compact(text).length <= 30;
}
