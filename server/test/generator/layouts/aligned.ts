/** Prints tables as `pdftotext -layout` does: columns kept by blanks, header words and names broken over lines. */

import { displayWidth } from '../../../src/text/width';
import type { Cell, Column, GeneratedTable, Row } from '../model';
import {
  depthOf,
  joinsLeft,
  type LayoutPrinter,
  numberCells,
  type Printing,
  printedCells,
  writeCell,
} from './layout';

export const aligned: LayoutPrinter = {
  layout: 'aligned',
  captionLead: '',
  captionGap: '          ',
  pageEnd: '\f',
  header,
  row,
  between: ({ writer, artefacts }) => {
    if (artefacts.use('blank-line-between-rows', 0.95)) writer.end();
  },
};

/** Where the columns of a table stand, on one page: left edges and widths, in columns of characters. */
interface Page {
  readonly x: readonly number[];
  readonly widths: readonly number[];
  readonly areCentred: boolean;
  /** Where a name of several lines has its figures. */
  readonly figures: 'first' | 'middle';
  readonly widthOf: (text: string) => number;
}

/** The page that was begun last of each table: rows that go on without a header stand as those before. */
const pages = new WeakMap<GeneratedTable, Page>();

const NAME_WIDTH = 14;
const HEADER_WIDTH = 7;
/** A code may be printed with a blank in it. */
const SLACK = 2;

function newPage({ table, artefacts, random }: Printing): Page {
  const widthOf = artefacts.use('wide-characters', 1) ? displayWidth : (text: string) => [...text].length;
  const wrapsNames = artefacts.use('name-over-lines', 0.9);
  const areCentred = artefacts.use('figures-centred', 1);
  const widths = table.columns.map(({ role, path }, index) => {
    const cells = table.rows.map(({ cells }) => widthOf(cells[index]?.text ?? ''));
    const header = widthOf(path.at(-1)?.slice(0, HEADER_WIDTH) ?? '');
    const longest = Math.max(header, ...cells);
    const narrow = widthOf('宽'.repeat(NAME_WIDTH));
    return (role === 'name' && wrapsNames ? Math.min(longest, narrow) : longest) + SLACK;
  });
  const x: number[] = [];
  let next = random.int(0, 2);
  for (const width of widths) {
    x.push(next);
    next += width + random.int(2, 5);
  }
  return { x, widths, areCentred, figures: random.chance(0.5) ? 'first' : 'middle', widthOf };
}

function header(printing: Printing): void {
  const { table } = printing;
  const page = newPage(printing);
  pages.set(table, page);
  const { columns } = table;
  const depth = depthOf(columns);
  const words = Array.from({ length: depth }, (_, level) =>
    groupsAt(columns, level).map((group): Placed => {
      const { first, last, word, isLeaf } = group;
      const width = page.x[last] + page.widths[last] - page.x[first];
      const lines = isLeaf ? brokenWord(word) : [word];
      return { from: page.x[first], width, lines, top: level, bottom: isLeaf ? depth - 1 : level };
    }),
  ).flat();
  printHeader(printing, page, words, depth);
  if (table.columnNumbers)
    printWords(
      printing,
      page,
      numberCells(printing).flatMap((text, index) =>
        text === '' ? [] : [{ from: page.x[index], width: page.widths[index], lines: [text] }],
      ),
    );
}

interface Group {
  readonly first: number;
  readonly last: number;
  readonly word: string;
  readonly isLeaf: boolean;
}

/** The words of a level with the columns that each spans; a leaf reaches from its level to the bottom. */
function groupsAt(columns: readonly Column[], level: number): Group[] {
  const groups: Group[] = [];
  columns.forEach(({ path }, index) => {
    if (path[level] === undefined) return;
    const isLeaf = level === path.length - 1;
    const last = groups.at(-1);
    if (!isLeaf && last && last.last === index - 1 && joinsLeft(columns, index, level))
      groups[groups.length - 1] = { ...last, last: index };
    else groups.push({ first: index, last: index, word: path[level], isLeaf });
  });
  return groups;
}

function brokenWord(word: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < word.length; at += HEADER_WIDTH) lines.push(word.slice(at, at + HEADER_WIDTH));
  return lines;
}

interface Printable {
  readonly from: number;
  readonly width: number;
  readonly lines: readonly string[];
}

/** A word of a header with the levels that its cell reaches over. */
interface Placed extends Printable {
  readonly top: number;
  readonly bottom: number;
}

/** Words in the middle of their cells, from left to right and from top to bottom. */
function printHeader(printing: Printing, page: Page, words: readonly Placed[], depth: number): void {
  const heights = Array.from({ length: depth }, (_, level) =>
    Math.max(
      1,
      ...words
        .filter(({ top, bottom }) => top === level && bottom === level)
        .map(({ lines }) => lines.length),
    ),
  );
  for (const { top, bottom, lines } of words) {
    const height = sum(heights.slice(top, bottom + 1));
    if (lines.length > height) heights[bottom] += lines.length - height;
  }
  // Lines that stand between others, as those in the middle of a cell of two lines, are printed as lines of their own.
  const byHeight = new Map<number, Printable[]>();
  for (const { top, bottom, lines, from, width } of words) {
    const first = sum(heights.slice(0, top)) + (sum(heights.slice(top, bottom + 1)) - lines.length) / 2;
    lines.forEach((line, index) => {
      const at = first + index;
      byHeight.set(at, [...(byHeight.get(at) ?? []), { from, width, lines: [line] }]);
    });
  }
  for (const [, onLine] of [...byHeight].sort(([a], [b]) => a - b))
    printWords(
      printing,
      page,
      onLine.sort((a, b) => a.from - b.from),
    );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** Words centred over their columns, on as many lines as the longest takes. */
function printWords({ writer }: Printing, { widthOf }: Page, words: readonly Printable[]): void {
  const height = Math.max(0, ...words.map(({ lines }) => lines.length));
  for (let line = 0; line < height; line++) {
    let at = 0;
    for (const { from, width, lines } of words) {
      const text = lines[line - ((height - lines.length) >> 1)];
      if (text === undefined) continue;
      const x = Math.max(at === 0 ? 0 : at + 1, from + ((width - widthOf(text)) >> 1));
      writer.write(' '.repeat(x - at) + text);
      at = x + widthOf(text);
    }
    writer.end();
  }
}

function row(printing: Printing, printed: Row): void {
  const { writer, table } = printing;
  let page = pages.get(table) ?? newPage(printing);
  const { row: shown, cells } = printedCells(printing, printed);
  const pieces = cells.map((cell, index) =>
    table.columns[index].role === 'name' ? brokenName(cell.text, page, index) : [cell.text],
  );
  const height = Math.max(...pieces.map(({ length }) => length));
  // Figures in the middle of a name of two lines stand on a line between these.
  const isBetween = page.figures === 'middle' && height % 2 === 0;
  const figures = page.figures === 'middle' ? height >> 1 : 0;
  for (let line = 0; line < height + (isBetween ? 1 : 0); line++) {
    if (line === 1 && printing.tear) {
      printing.tear();
      page = { ...(pages.get(table) ?? page), figures: page.figures };
    }
    let at = 0;
    cells.forEach((cell, index) => {
      const isName = pieces[index].length > 1;
      const own = isBetween && line > figures ? line - 1 : line;
      const name = isBetween && line === figures ? undefined : pieces[index][own];
      const text = isName ? name : line === figures ? cell.text : undefined;
      if (text === undefined || text === '') return;
      const x = Math.max(at === 0 ? 0 : at + 1, xOf(cell, text, index, page));
      writer.write(' '.repeat(x - at));
      if (isName) writer.write(text);
      else writeCell(printing, shown, index, cell);
      at = x + page.widthOf(text);
    });
    writer.end();
  }
}

/** Figures end at the right edge or stand in the middle, words begin at the left edge. */
function xOf(cell: Cell, text: string, index: number, { x, widths, areCentred, widthOf }: Page): number {
  if (cell.amount === undefined) return x[index];
  const free = widths[index] - widthOf(text);
  return x[index] + (areCentred ? free >> 1 : free);
}

function brokenName(text: string, { widths, widthOf }: Page, index: number): string[] {
  const lines = [''];
  for (const char of text) {
    if (widthOf(lines[lines.length - 1] + char) > widths[index] - SLACK) lines.push('');
    lines[lines.length - 1] += char;
  }
  return lines;
}
