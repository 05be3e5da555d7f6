/** Prints tables as rows of tab-separated cells, merged header cells blank where they continue. */

import type { Cell, Row } from '../model';
import {
  depthOf,
  headerWord,
  joinsLeft,
  type LayoutPrinter,
  mergedAway,
  numberCells,
  type Printing,
  piecesAmongNumbers,
  printedCells,
  shorn,
  writeCell,
} from './layout';

export const tabs: LayoutPrinter = {
  layout: 'tabs',
  captionLead: '',
  captionGap: '\t',
  header,
  row,
  between: ({ writer, artefacts }) => {
    if (artefacts.use('blank-line-between-rows', 0.1)) writer.end();
  },
};

function header(printing: Printing): void {
  const { writer, table } = printing;
  const depth = depthOf(table.columns);
  const levels = Array.from({ length: depth }, (_, level) =>
    table.columns.map(({ path }, index) =>
      path[level] === undefined || joinsLeft(table.columns, index, level)
        ? ''
        : headerWord(printing, path[level]),
    ),
  );
  const pieces = piecesAmongNumbers(printing);
  const printed = pieces || printing.hasPiecesOnTotal ? levels.map((cells) => cells.map(shorn)) : levels;
  const rows = printed.filter((cells) => cells.some((word) => word !== ''));
  for (const [level, cells] of disturbed(printing, rows).entries())
    writer.end(level === 0 ? cells.join('\t') : withTrail(printing, cells));
  if (table.columnNumbers) writer.end((pieces ?? numberCells(printing)).join('\t'));
}

/** Lower header rows may end at their last word. */
function withTrail({ random }: Printing, cells: readonly string[]): string {
  const text = cells.join('\t');
  return random.chance(0.2) ? text.replace(/\t+$/, '') : text;
}

/** Moves header words away from their columns, the way careless extraction does. */
function disturbed(printing: Printing, levels: readonly string[][]): readonly string[][] {
  const { artefacts, table } = printing;
  if (printing.hasUnseenWords) return levels;
  if (levels.length > 1 && table.rows.length > 2 && artefacts.use('header-merged-once', 0.5))
    return levels.map((cells) => cells.filter((word) => word !== ''));
  const rows = levels.map((cells) => [...cells]);
  const last = rows[rows.length - 1];
  const words = last.filter((word) => word !== '');
  const firstGap = last.indexOf('');
  const isPacked = firstGap < 0 || last.slice(firstGap).every((word) => word === '');
  if (rows.length > 1 && !isPacked && table.rows.length > 2 && artefacts.use('header-left-packed', 0.3)) {
    rows[rows.length - 1] = [...words, ...last.slice(words.length).map(() => '')];
    return rows;
  }
  const [top, lower] = rows;
  const end = top.length - 1;
  const canSwap =
    lower !== undefined &&
    top[end] !== '' &&
    lower[end] === '' &&
    lower[end - 1] !== '' &&
    top[end - 1] === '';
  if (canSwap && table.rows.length > 2 && artefacts.use('header-displaced', 0.5)) {
    [top[end - 1], top[end]] = [top[end], ''];
    [lower[end - 1], lower[end]] = ['', lower[end - 1]];
  }
  return rows;
}

function row(printing: Printing, printed: Row): void {
  const { writer, artefacts, random } = printing;
  const { row: shown, cells } = printedCells(printing, printed);
  const [first, ...more] = printing.tear ? tornLines(printing, cells) : linesOf(printing, cells);
  const skipped = more.length === 0 ? mergedAway(printing, printed, first) : [];
  let count = first.length;
  if (first.at(-1)?.text === '' && first.length > 2 && artefacts.use('ragged-row', 0.3))
    while (count > 2 && first[count - 1].text === '') count--;
  const padding = artefacts.use('cell-padded', 0.1) ? random.pick([' ', '  ', '　　']) : '';
  first.slice(0, count).forEach((cell, index) => {
    if (skipped.includes(index)) return;
    if (index > (skipped.includes(0) ? skipped.length : 0)) writer.write('\t');
    const isText = cell.amount === undefined && cell.text !== '';
    writeCell(printing, shown, index, cell, isText ? padding : '', index > 0 ? padding : '');
  });
  writer.end();
  if (more.length > 0) printing.tear?.();
  for (const line of more) writer.end(line.map(({ text }) => text).join('\t'));
}

/** The lines of a row in whose middle a page ends: of two at least where a name is long enough. */
function tornLines(printing: Printing, cells: readonly Cell[]): Cell[][] {
  const lines = linesOf(printing, cells);
  if (lines.length > 1) return lines;
  const longest = Math.max(
    0,
    ...cells.map(({ text }, index) => (printing.table.columns[index].role === 'name' ? text.length : 0)),
  );
  if (longest < SHORTEST_TORN || !isMarked(printing, cells)) return lines;
  return linesOf({ ...printing, widths: { name: Math.ceil(longest / 2) + 1, codes: false } }, cells);
}

const SHORTEST_TORN = 8;

/** Whether a row has a code or a number: then the rest of its name, without one, is no row. */
function isMarked({ table }: Printing, cells: readonly Cell[]): boolean {
  return cells.some(({ text }, index) => {
    const { role } = table.columns[index];
    return role === 'name' ? GLUED.test(text) : (role === 'serial' || role === 'code') && /^\d/.test(text);
  });
}

const GLUED = /^[[【]?\d{3}(?:\d\d)*\D/;

/** The lines of a row: where columns are narrow, names and perhaps codes go on below. */
function linesOf({ table, widths }: Printing, cells: readonly Cell[]): Cell[][] {
  if (!widths) return [[...cells]];
  const pieces = cells.map((cell, index): string[] => {
    const { role, path } = table.columns[index];
    if (role === 'name') return broken(cell.text, widths.name);
    const isCode = role === 'code' && widths.codes && !cell.text.includes(' ');
    return isCode ? broken(cell.text, codeWidth(path.at(-1) ?? '')) : [cell.text];
  });
  const height = Math.max(...pieces.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    cells.map((cell, index): Cell => {
      if (pieces[index].length === 1) return line === 0 ? cell : { text: '' };
      return { text: pieces[index][line] ?? '' };
    }),
  );
}

/** A code column holds all of a code but its last digits. */
function codeWidth(word: string): number {
  if (word === '类') return 2;
  return word === '款' || word === '项' ? 1 : 5;
}

function broken(text: string, width: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += width) pieces.push(text.slice(at, at + width));
  return pieces.length > 0 ? pieces : [''];
}
