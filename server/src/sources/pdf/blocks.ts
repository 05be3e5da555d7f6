/** Pages laid out → blocks in reading order: tables joined over pages, lines joined to paragraphs, margins left out. */

import type { GridBlock, GridCell, OriginalBlock, PageOrigin, ParagraphBlock, Rect } from '../model';
import { continuedBy, type JoinedTable, offsetBetween, type PlacedCell, startTable } from './joined-table';
import type { TypeLine } from './lines-of-type';
import { withoutMargins } from './margins';
import { shownBox } from './page-content';
import type { PageItem, PageLayout } from './page-layout';
import type { PageContent } from './page-model';
import type { PageTable } from './page-table';
import { type Measure, measureOf, type PagedLine, type Paragraph, paragraphsOf } from './paragraphs';
import type { Box } from './paths';

type Part =
  | { readonly type: 'table'; readonly table: JoinedTable }
  | { readonly type: 'lines'; readonly lines: readonly PagedLine[] };

/** The blocks of a document. */
export function blocksOf(layouts: readonly PageLayout[]): OriginalBlock[] {
  const pages = withoutMargins(layouts);
  const contents = new Map(pages.map(({ content }) => [content.page, content]));
  const measures = measuresOf(pages);
  return partsOf(pages).flatMap((part): OriginalBlock[] => {
    if (part.type === 'table') return [gridOf(part.table, contents)];
    const paragraphs = paragraphsOf(part.lines, (page) => measures.get(sizeKey(contents.get(page)!))!);
    return paragraphs.map((paragraph) => paragraphBlock(paragraph, contents));
  });
}

const sizeKey = ({ width, height }: PageContent): string => `${Math.round(width)} ${Math.round(height)}`;

function measuresOf(pages: readonly PageLayout[]): Map<string, Measure> {
  const lines = new Map<string, TypeLine[]>();
  for (const { content, items } of pages) {
    const key = sizeKey(content);
    const own = lines.get(key) ?? [];
    lines.set(key, own);
    for (const item of items) if (item.type === 'line') own.push(item.line);
  }
  return new Map([...lines].map(([key, own]) => [key, measureOf(own)]));
}

/** What follows on what; a table that goes on over pages is one part. */
function partsOf(pages: readonly PageLayout[]): Part[] {
  const parts: Part[] = [];
  const bottoms = bodyBottoms(pages);
  /** The lines above the table that was begun last: they come again above what goes on with it. */
  let captions: readonly string[] = [];
  for (const { content, items } of pages) {
    const start = continuation(parts[parts.length - 1], items, captions, bottoms.get(sizeKey(content)) ?? 0);
    if (start) parts[parts.length - 1] = { type: 'table', table: start.table };
    for (const item of items.slice(start?.taken ?? 0)) {
      const last = parts[parts.length - 1];
      if (item.type === 'table') {
        captions = last?.type === 'lines' ? last.lines.map(({ line }) => line.text) : [];
        parts.push({ type: 'table', table: startTable(item.table) });
        continue;
      }
      const line = { page: content.page, line: item.line };
      if (last?.type === 'lines') parts[parts.length - 1] = { type: 'lines', lines: [...last.lines, line] };
      else parts.push({ type: 'lines', lines: [line] });
    }
  }
  return parts;
}

/** How far down the text of pages of one size goes. */
function bodyBottoms(pages: readonly PageLayout[]): Map<string, number> {
  const bottoms = new Map<string, number>();
  for (const { content, items } of pages) {
    const key = sizeKey(content);
    for (const { bottom } of items) bottoms.set(key, Math.max(bottoms.get(key) ?? 0, bottom));
  }
  return bottoms;
}

/** Room below a table, in points, beside which its next row would have fitted only just. */
const SLACK = 30;

/** The table before, gone on with on this page, and how many items of the page that takes. */
function continuation(
  before: Part | undefined,
  items: readonly PageItem[],
  captions: readonly string[],
  bodyBottom: number,
): { readonly table: JoinedTable; readonly taken: number } | undefined {
  if (before?.type !== 'table') return undefined;
  const at = items.findIndex(({ type }) => type === 'table');
  const next = items[at];
  if (next?.type !== 'table') return undefined;
  const above = items.slice(0, at).map((item) => (item.type === 'line' ? item.line.text : ''));
  if (!above.every((text) => captions.includes(text))) return undefined;
  const { parts, xs } = before.table;
  const last = parts[parts.length - 1];
  const rows = next.table.ys;
  const tallest = Math.max(...rows.slice(1).map((y, i) => y - rows[i]));
  if (last.ys[last.ys.length - 1] + tallest + SLACK < bodyBottom) return undefined;
  const offset = offsetBetween(xs, next.table.xs);
  return offset === undefined
    ? undefined
    : { table: continuedBy(before.table, next.table, offset), taken: at + 1 };
}

function gridOf(
  { cells, xs, rowCount, headerRows, parts }: JoinedTable,
  contents: ReadonlyMap<number, PageContent>,
): GridBlock {
  const [first] = parts;
  return {
    type: 'grid',
    cells: cells.map((cell) => gridCell(cell, contents)),
    rowCount,
    columnCount: xs.length - 1,
    ...(headerRows > 0 ? { headerRows } : {}),
    origin: {
      page: first.page,
      table: first.number,
      rect: rectOf(boxOfTable(first), contents.get(first.page)!),
    },
  };
}

function boxOfTable({ xs, ys }: PageTable): Box {
  return { left: xs[0], right: xs[xs.length - 1], top: ys[0], bottom: ys[ys.length - 1] };
}

function gridCell(cell: PlacedCell, contents: ReadonlyMap<number, PageContent>): GridCell {
  const { table, printedRow, printedColumn, row, column, rowSpan, columnSpan, text, isBold, indent } = cell;
  const box = {
    left: table.xs[printedColumn],
    right: table.xs[Math.min(printedColumn + columnSpan, table.xs.length - 1)],
    top: table.ys[printedRow],
    bottom: table.ys[printedRow + rowSpan],
  };
  const origin: PageOrigin = {
    page: table.page,
    table: table.number,
    row: printedRow + 1,
    column: printedColumn + 1,
    rect: rectOf(box, contents.get(table.page)!),
  };
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    text,
    origin,
    ...(isBold ? { isBold } : {}),
    ...(indent > 0 ? { indent } : {}),
  };
}

function paragraphBlock(
  { text, lines, level }: Paragraph,
  contents: ReadonlyMap<number, PageContent>,
): ParagraphBlock {
  const { page } = lines[0];
  const own = lines.filter((line) => line.page === page).map(({ line }) => line);
  const box = {
    left: Math.min(...own.map(({ x }) => x)),
    right: Math.max(...own.map(({ x, width }) => x + width)),
    top: own[0].y,
    bottom: own[own.length - 1].y + own[own.length - 1].height,
  };
  const origin = { page, rect: rectOf(box, contents.get(page)!) };
  return level === undefined
    ? { type: 'paragraph', text, origin }
    : { type: 'paragraph', text, level, origin };
}

function rectOf(box: Box, content: PageContent): Rect {
  const { left, right, top, bottom } = shownBox(box, content);
  return { x: tenth(left), y: tenth(top), width: tenth(right - left), height: tenth(bottom - top) };
}

/** A tenth of a point is finer than any line. */
const tenth = (value: number): number => Math.round(value * 10) / 10;
