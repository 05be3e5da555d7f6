/** Reader of forms in the `spaced` layout: 绩效目标表 whose rows are words around a list of indicators. */

import { FIRST_LEVEL_NAME, INDICATOR_NAME } from '../../knowledge/indicators';
import { isNumbered } from '../../lexicon/ordinals';
import { compact } from '../../text/normalise';
import { lineSpan, type Snapshot } from '../../text/snapshot';
import { isCaptionLine, isNote, isPageNumber, mayBeTitle, namesTable, stripTitle } from '../captions';
import { cellBetween } from '../cells';
import { isIndicatorHeader } from '../forms';
import type { Grid, GridRow } from '../grid';
import type { LineKind } from '../lines';
import type { Cell } from '../model';
import { joined, tokensOf } from './tokens';

/** How many lines a form may have above its list of indicators. */
const LONGEST_PREAMBLE = 60;

/** How many lines may stand between a title and its form. */
const MOST_CAPTIONS = 8;

const TARGETS = /绩效/;

/** Reads a form that begins at `line`, right below a title that names performance targets. */
export function readSpacedForm(
  snapshot: Snapshot,
  kinds: readonly LineKind[],
  line: number,
): Grid | undefined {
  if (kinds[line] !== 'text' || !followsTitle(snapshot, kinds, line)) return undefined;
  const rows: GridRow[] = [];
  let hasHeader = false;
  let endLine = line;
  for (let next = line; next < kinds.length; next++) {
    if (kinds[next] === 'blank') continue;
    const cell = textCell(snapshot, next);
    if (kinds[next] !== 'text' || endsForm(cell.text)) break;
    if (isPageNumber(cell.text)) continue;
    const tokens = tokensOf(cell);
    const isHeader = isIndicatorHeader(tokens);
    hasHeader ||= isHeader;
    if (!hasHeader && next - line > LONGEST_PREAMBLE) return undefined;
    const cells = isHeader ? tokens : hasHeader ? indicatorCells(tokens, widthOf(rows)) : [cell];
    rows.push({ cells, line: next });
    endLine = next + 1;
  }
  return hasHeader ? { layout: 'spaced', rows, firstLine: line, endLine, positional: true } : undefined;
}

function textCell(snapshot: Snapshot, line: number): Cell {
  const { start, end } = lineSpan(snapshot, line);
  return cellBetween(snapshot.text, start, end);
}

/** Only captions may stand between the title and the form. */
function followsTitle(snapshot: Snapshot, kinds: readonly LineKind[], line: number): boolean {
  let captions = 0;
  for (let above = line - 1; above >= 0 && captions < MOST_CAPTIONS; above--) {
    if (kinds[above] === 'blank') continue;
    captions++;
    const { text } = textCell(snapshot, above);
    if (TARGETS.test(text)) return isTitle(text);
    if (!isCaptionLine(text)) return false;
  }
  return false;
}

function isTitle(text: string): boolean {
  return namesTable(text) && mayBeTitle(text);
}

function endsForm(text: string): boolean {
  return isTitle(text) || isNote(text) || isNumbered(stripTitle(text), ['part', 'numeral']);
}

/** How many columns the header has, once it has been read. */
function widthOf(rows: readonly GridRow[]): number {
  return rows.find((row) => isIndicatorHeader(row.cells))?.cells.length ?? 0;
}

/**
 * The cells of an indicator: names of the first two levels are known by their words, the words behind them stand in the
 * columns in order, the last in the last column. A value of several words is one cell.
 */
function indicatorCells(tokens: readonly Cell[], width: number): Cell[] {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  const cells: Cell[] = Array.from({ length: width }, () => ({ text: '', start: end, end }));
  let next = 0;
  if (FIRST_LEVEL_NAME.test(compact(tokens[0]?.text ?? ''))) cells[0] = tokens[next++];
  else cells[0] = { text: '', start, end: start };
  if (width > 3 && INDICATOR_NAME.test(tokens[next]?.text ?? '')) cells[1] = tokens[next++];
  const rest = tokens.slice(next);
  const room = width - 2;
  if (rest.length === 0) return cells;
  if (rest.length < room || room < 2) {
    for (const [index, token] of rest.slice(0, room - 1).entries()) cells[2 + index] = token;
    const over = joined(rest.slice(Math.max(0, room - 1)));
    if (over) cells[width - 1] = over;
    return cells;
  }
  for (const [index, token] of rest.slice(0, room - 2).entries()) cells[2 + index] = token;
  const value = joined(rest.slice(room - 2, -1));
  if (value) cells[width - 2] = value;
  cells[width - 1] = rest[rest.length - 1];
  return cells;
}
