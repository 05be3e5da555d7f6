/** Pages laid out → blocks in reading order: tables joined over pages, lines joined to paragraphs, margins left out. */

import type { GridBlock, GridCell, OriginalBlock, PageOrigin, ParagraphBlock, Rect } from '../model';
import { joinedTable, offsetIn, type PlacedCell, startChain, type TableChain } from './joined-table';
import type { TypeLine } from './lines-of-type';
import { withoutMargins } from './margins';
import { shownBox } from './page-content';
import type { PageItem, PageLayout } from './page-layout';
import type { PageContent } from './page-model';
import type { PageTable } from './page-table';
import { type Measure, measureOf, type PagedLine, type Paragraph, paragraphsOf } from './paragraphs';
import type { Box } from './paths';

type Part =
  | { readonly type: 'table'; readonly chain: TableChain }
  | { readonly type: 'lines'; readonly lines: PagedLine[] };

/** The blocks of a document. */
export function blocksOf(layouts: readonly PageLayout[]): OriginalBlock[] {
  const pages = withoutMargins(layouts);
  const contents = new Map(pages.map(({ content }) => [content.page, content]));
  const measures = measuresOf(pages);
  return partsOf(pages).flatMap((part): OriginalBlock[] => {
    if (part.type === 'table') return [gridOf(part.chain, contents)];
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
  let above: Above = { captions: [], onPage: [] };
  for (const { content, items } of pages) {
    const taken = goOn(parts[parts.length - 1], items, above);
    for (const [at, item] of items.entries()) {
      if (at < taken) continue;
      const last = parts[parts.length - 1];
      if (item.type === 'table') {
        const lines = last?.type === 'lines' ? last.lines.slice(-MAX_CAPTIONS) : [];
        above = { captions: lines.map(({ line }) => line.text), onPage: items.slice(0, at) };
        parts.push({ type: 'table', chain: startChain(item.table) });
        continue;
      }
      const line = { page: content.page, line: item.line };
      if (last?.type === 'lines') last.lines.push(line);
      else parts.push({ type: 'lines', lines: [line] });
    }
  }
  return parts;
}

/** Lines above a table that may come again on its next page: which form, whose, title, unit, date. */
const MAX_CAPTIONS = 6;

/** What stands above the table that was begun last: it may come again above what goes on with it. */
interface Above {
  readonly captions: readonly string[];
  /** All that its page holds above it. */
  readonly onPage: readonly PageItem[];
}

/** Running heads stand in one place on every page, in points. */
const SAME_PLACE = 2;

/** Whether a line stands at the top of both pages, with others behind it on the first that do not come again. */
function isRunningHead(item: PageItem, at: number, above: readonly PageItem[], count: number): boolean {
  const other = above[at];
  if (item.type !== 'line' || other?.type !== 'line' || above.length <= count) return false;
  return item.line.text === other.line.text && Math.abs(item.top - other.top) <= SAME_PLACE;
}

/** Adds the first table of a page to the one before it where it goes on with it: how many items of the page that takes. */
function goOn(before: Part | undefined, items: readonly PageItem[], { captions, onPage }: Above): number {
  if (before?.type !== 'table') return 0;
  const at = items.findIndex(({ type }) => type === 'table');
  const next = items[at];
  if (next?.type !== 'table') return 0;
  const isAgain = (item: PageItem): boolean => item.type === 'line' && captions.includes(item.line.text);
  const over = items.slice(0, at);
  const areHeads = over.every((item, i) => isRunningHead(item, i, onPage, at));
  if (!areHeads && !over.every(isAgain)) return 0;
  const offset = offsetIn(before.chain, next.table, !areHeads);
  if (offset === undefined) return 0;
  before.chain.parts.push({ table: next.table, offset });
  return at + 1;
}

function gridOf(chain: TableChain, contents: ReadonlyMap<number, PageContent>): GridBlock {
  const { cells, rowCount, columnCount, headerRows, first } = joinedTable(chain);
  return {
    type: 'grid',
    cells: cells.map((cell) => gridCell(cell, contents)),
    rowCount,
    columnCount,
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
  const {
    table,
    printedRow,
    printedColumn,
    printedSpan,
    row,
    column,
    rowSpan,
    columnSpan,
    text,
    isBold,
    indent,
  } = cell;
  const box = {
    left: table.xs[printedColumn],
    right: table.xs[printedColumn + printedSpan],
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
