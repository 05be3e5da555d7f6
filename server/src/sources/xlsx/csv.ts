/** Reads the values of a `.csv` as a sheet: separated by commas, tabs or semicolons, in quotes where they hold one. */

import { decodeText } from '../encoding';
import { leadingBlanks } from '../indent';
import type { Sheet, SheetCell } from './sheet';

const SEPARATORS = [',', '\t', ';'] as const;
/** The separator is the one that comes most often so far into the text. */
const LOOKED_AT = 10_000;
const QUOTE = '"';

/** The sheet that a `.csv` is: no lines, nothing merged, nothing hidden. Never throws: quotes left open end with the text. */
export function readCsv(bytes: Uint8Array): Sheet {
  const text = decodeText(bytes);
  const separator = separatorOf(text.slice(0, LOOKED_AT));
  const cells: SheetCell[] = [];
  let row = 0;
  let column = 0;
  let at = 0;
  while (at < text.length) {
    const { value, end } = valueAt(text, at, separator);
    if (value.trim() !== '') cells.push(cellOf(value, row, column));
    const isLineEnd = text[end] !== separator;
    row += isLineEnd ? 1 : 0;
    column = isLineEnd ? 0 : column + 1;
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return { cells, ruledRows: new Set(), hiddenRows: [], hiddenColumns: [], uncalculated: [] };
}

function cellOf(value: string, row: number, column: number): SheetCell {
  const place = { row, column, rowSpan: 1, columnSpan: 1 };
  return { ...place, text: value.trim(), isBold: false, indent: leadingBlanks(value) };
}

/** The value that begins at a place, and where it ends: at a separator, a line end or the end of the text. */
function valueAt(text: string, start: number, separator: string): { value: string; end: number } {
  if (text[start] !== QUOTE) {
    const end = endOf(text, start, separator);
    return { value: text.slice(start, end), end };
  }
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf(QUOTE, from);
    if (quote < 0) return { value: value + text.slice(from), end: text.length };
    value += text.slice(from, quote);
    from = quote + 1;
    // Two quotes are one that is meant; behind the last, whatever stands there belongs to the value.
    if (text[from] !== QUOTE) break;
    value += QUOTE;
    from++;
  }
  const end = endOf(text, from, separator);
  return { value: value + text.slice(from, end), end };
}

function endOf(text: string, start: number, separator: string): number {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function separatorOf(text: string): string {
  const outside = text.replace(/"[^"]*"?/g, '');
  const counts = SEPARATORS.map((separator) => outside.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}
