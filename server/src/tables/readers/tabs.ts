/** Reader of the `tabs` layout: a row a line, cells parted by tabs. */

import { isNumbered, LINES, NUMERAL } from '../../lexicon/ordinals';
import { memoize } from '../../text/memo';
import { lineSpan, lineStart, type Snapshot } from '../../text/snapshot';
import {
  areCaptions,
  isCaptionLine,
  isNote,
  isPageNumber,
  mayBeginCaption,
  mayBeTitle,
  namesTable,
} from '../captions';
import { type Grid, type GridRow, MOST_COLUMNS, type RowOutline, widthOf } from '../grid';
import { lazyRow } from '../lazy-row';
import type { LineKind } from '../lines';
import { withoutPageRows } from '../page-rows';
import { joinTorn } from '../torn-numbers';

/**
 * Reads the rows from `line` on, as long as lines hold tabs. Lines of one tab alone are rows of two cells. Where a blank
 * line stands between any two rows, as in texts whose line ends were doubled, it parts nothing.
 */
export function readTabs(snapshot: Snapshot, kinds: readonly LineKind[], line: number): Grid | undefined {
  const tried = triedIn(kinds);
  if (line < tried.until || (kinds[line] !== 'tabs' && !beginsTabs(snapshot, kinds, line))) return undefined;
  const rows: GridRow[] = [];
  const isSpread = isSpreadOut(kinds, line);
  let endLine = line;
  for (let next: number | undefined = line; next !== undefined; ) {
    const printed = readRow(snapshot, next);
    if (
      widthOf(printed) > MOST_COLUMNS ||
      isCaptionRow(printed) ||
      isSentence(snapshot, printed, rows.at(-1))
    )
      break;
    const whole = withTornRest(snapshot, kinds, rows, printed);
    const row = whole ?? printed;
    rows.push(row);
    endLine = next + (whole ? 2 : 1);
    const below: number = endLine + (isSpread && kinds[endLine] === 'blank' ? 1 : 0);
    if (isRow(kinds, below)) next = below;
    else if (isPageInHeader(snapshot, kinds, endLine, rows)) next = endLine + 1;
    else {
      const labels = labelsAlone(snapshot, kinds, endLine, rows);
      rows.push(...labels);
      endLine += labels.length;
      next = labels.length > 0 ? endLine : restOfRow(snapshot, kinds, endLine, row);
    }
  }
  if (rows.every(isContentsEntry)) {
    tried.until = endLine;
    return undefined;
  }
  const text = snapshot.text.slice(lineStart(snapshot, line), lineStart(snapshot, endLine));
  return { layout: 'tabs', rows: withoutPageRows(rows), text, firstLine: line, endLine, positional: true };
}

/** Up to which line a contents list was read: none of its entries begins a table. */
const triedIn = memoize((_: readonly LineKind[]) => ({ until: 0 }));

/** Words that are no title, caption, note or sentence. */
function isPlainName(text: string): boolean {
  return !namesTable(text) && !isNote(text) && !isCaptionLine(text) && !/[。；，]/.test(text);
}

function isRow(kinds: readonly LineKind[], line: number): boolean {
  return kinds[line] === 'tabs' || kinds[line] === 'cell';
}

/** The row with the line below it, where the line end between them stands in the middle of a number. */
function withTornRest(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  above: readonly GridRow[],
  row: GridRow,
): GridRow | undefined {
  const below = row.line + 1;
  const kind = kinds[below];
  const usual = above.at(-1);
  if (!usual || (kind !== 'text' && kind !== 'tabs' && kind !== 'cell')) return undefined;
  // A quick look: most rows are as wide as the one above, and go before another row.
  if (kind !== 'text' && widthOf(row) >= widthOf(usual)) return undefined;
  if (!isFigure(snapshot.text.charCodeAt(lineSpan(snapshot, row.line).end - 1))) return undefined;
  if (!isFigure(snapshot.text.charCodeAt(lineStart(snapshot, below)))) return undefined;
  return joinTorn(above, row, readRow(snapshot, below));
}

/** Headers have no more rows before the one below which a page number may stand. */
const MOST_HEADER_ROWS = 3;

/** Whether nothing but a page number parts the first rows of a header from those below; a blank line may part two tables. */
function isPageInHeader(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
  above: readonly GridRow[],
): boolean {
  if (above.length > MOST_HEADER_ROWS || kinds[line] !== 'text' || !isRow(kinds, line + 1)) return false;
  const { start, end } = lineSpan(snapshot, line);
  return isPageNumber(snapshot.text.slice(start, end).trim()) && !above.some(printsFigure);
}

function printsFigure({ cells }: GridRow): boolean {
  return cells.some(({ text }) => /^[-－]?\d/.test(text) && !text.includes('年'));
}

/** So many rows in a row have no amount. */
const MOST_LABELS = 8;
const LONGEST_LABEL = 30;
const AMOUNT = /\d\.\d|\d{4}|\d,\d{3}/;

/**
 * Rows of which nothing but a numbered name is left, without any tab, because all cells behind it are blank: they stand between
 * rows that print amounts, the one below no wider than those above.
 */
function labelsAlone(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  from: number,
  above: readonly GridRow[],
): readonly GridRow[] {
  let line = from;
  while (kinds[line] === 'text' && line - from < MOST_LABELS) line++;
  if (line === from || !isRow(kinds, line) || !printsAmount(above[above.length - 1])) return [];
  const next = readRow(snapshot, line);
  if (!printsAmount(next) || widthOf(next) > widthOf(above[above.length - 1])) return [];
  const labels = Array.from({ length: line - from }, (_, index) => readRow(snapshot, from + index));
  const isAmongNumbered = [above[above.length - 1], next].every(beginsWithNumeral);
  return labels.every((row) => isLabelAlone(row, isAmongNumbered)) ? labels : [];
}

/** A numeral whose mark was lost still numbers a name between others that begin with one. */
function isLabelAlone(row: GridRow, isAmongNumbered: boolean): boolean {
  const [{ text }] = row.cells;
  const isNumber = isNumbered(text, LINES) || (isAmongNumbered && beginsWithNumeral(row));
  return isNumber && text.length <= LONGEST_LABEL && isPlainName(text);
}

const BEGINS_WITH_NUMERAL = new RegExp(`^${NUMERAL}`);

function beginsWithNumeral({ cells: [first] }: GridRow): boolean {
  return BEGINS_WITH_NUMERAL.test(first.text);
}

function printsAmount({ cells }: GridRow): boolean {
  return cells.some(({ text }) => AMOUNT.test(text));
}

/** A digit, or a mark within a number. */
function isFigure(char: number): boolean {
  return (char >= 0x30 && char <= 0x39) || char === 0x2c || char === 0x2e;
}

/** So many lines of page numbers and blanks may stand between a row that the end of a page cut in two and its last amount. */
const MOST_BETWEEN = 3;
const LONE_AMOUNT = /^[-－]?\d[\d,]*\.\d+$/;

/** The line of an amount alone below a row that ends with a tab, which it stood behind. */
function restOfRow(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  from: number,
  { outline, cells }: GridRow,
): number | undefined {
  if (outline ? outline.last === outline.width - 1 : cells.at(-1)?.text !== '') return undefined;
  for (let line = from; line < Math.min(kinds.length, from + MOST_BETWEEN); line++) {
    if (kinds[line] === 'blank') continue;
    if (kinds[line] !== 'text') return undefined;
    const { start, end } = lineSpan(snapshot, line);
    const text = snapshot.text.slice(start, end).trim();
    if (LONE_AMOUNT.test(text)) return line;
    if (!isPageNumber(text)) return undefined;
  }
  return undefined;
}

/** So many rows, each parted from the next by one blank line, tell that all are. */
const SPREAD_ROWS = 3;

function isSpreadOut(kinds: readonly LineKind[], line: number): boolean {
  for (let row = 1; row < SPREAD_ROWS; row++) {
    const next = line + 2 * row;
    if (kinds[next - 1] !== 'blank' || !isRow(kinds, next)) return false;
  }
  return true;
}

/** So many rows at the head of a page may hold nothing but the rest of one name behind the first tab. */
const MOST_BEFORE = 6;

/**
 * Rows whose only tab before a word is their first character belong to the rows of tabs right below them, and are some by
 * themselves where blank cells follow the word.
 */
function beginsTabs(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let next = line;
  while (kinds[next] === 'cell' && next - line < MOST_BEFORE) next++;
  if (next === line) return false;
  return kinds[next] === 'tabs' || (next > line + 1 && endsBlank(snapshot, line));
}

/** Whether a line ends with two blank cells at least. */
function endsBlank(snapshot: Snapshot, line: number): boolean {
  const { end } = lineSpan(snapshot, line);
  return snapshot.text.endsWith('\t\t', end);
}

function readRow(snapshot: Snapshot, line: number): GridRow {
  const { start, end } = lineSpan(snapshot, line);
  return lazyRow(snapshot.text, start, end, line);
}

/** A quick look: most rows have several cells, the first of which is a number or has no words of a caption. */
function mayBeCaption({ first, last, firstChar, hasColon, hasWords }: RowOutline): boolean {
  return first >= 0 && (first === last || hasColon || (hasWords && mayBeginCaption(firstChar)));
}

/** Title, unit, year and body spread over tabs stand above a table, notes below it: they are not part of it. */
function isCaptionRow(row: GridRow): boolean {
  if (row.outline && !mayBeCaption(row.outline)) return false;
  const printed = row.cells.filter((cell) => cell.text !== '');
  if (printed.length === 1 && endsRows(printed[0].text)) return true;
  // The title may stand in the same row, before them; beside a unit alone, only words that name a table are one.
  const [{ text: first }, ...others] = printed;
  const isTitled = others.length > 1 ? mayBeTitle(first) : others.length === 1 && isTitle(first);
  const captions = isTitled ? others : printed;
  return areCaptions(captions.map(({ text }) => text));
}

function isTitle(text: string): boolean {
  return namesTable(text) && mayBeTitle(text);
}

/** 。 */
const STOP = 0x3002;

/** An amount with what a sentence goes on with. */
const AMOUNT_WITHIN = /^\d[\d,.]*[ \u3000]*[万亿]?元[^，；。]*[，；。]/;

/**
 * Whether a row is a sentence with a tab in it: narrower than the one above, since a sentence of a table stands in its last column,
 * or with nothing but an amount and what the sentence says of it behind the tab.
 */
function isSentence(snapshot: Snapshot, row: GridRow, above: GridRow | undefined): boolean {
  if (snapshot.text.charCodeAt(lineSpan(snapshot, row.line).end - 1) !== STOP) return false;
  const [first, second, ...others] = row.cells;
  if (first.text === '') return false;
  if (above && widthOf(row) < widthOf(above)) return true;
  return second !== undefined && others.length === 0 && AMOUNT_WITHIN.test(second.text);
}

/** A title, or a note in a row of its own. */
function endsRows(text: string): boolean {
  return isTitle(text) || isNote(text);
}

const PAGE = /^[1-9]\d{0,2}$/;

/** A line of a contents list: a title, a tab and a page number. */
function isContentsEntry(row: GridRow): boolean {
  const printed = row.cells.filter((cell) => cell.text !== '');
  if (printed.length !== 2 || row.cells[0] !== printed[0] || row.cells.at(-1) !== printed[1]) return false;
  return PAGE.test(printed[1].text) && !PAGE.test(printed[0].text);
}
