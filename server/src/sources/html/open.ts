/** Opens a web page: paragraphs and tables as they show, tables that only lay out the page taken apart. */

import { Parser } from 'htmlparser2';
import { isWorthKeeping, placeCells, type SpannedCell } from '../grid';
import { leadingBlanks } from '../indent';
import { joinBrokenLines } from '../lines';
import type { GridBlock, GridCell, Opened, OriginalBlock } from '../model';
import { decodeHtml } from './encoding';

/** Where blocks are put: the page or a cell. */
interface Container {
  readonly blocks: OriginalBlock[];
}

interface Cell extends Container {
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly isHeader: boolean;
  isBold: boolean;
  indent: number;
}

interface TableDraft {
  readonly rows: Cell[][];
  readonly number: number;
  readonly paragraph: number;
  /** Rows within `<thead>`. */
  headRows: number;
  isInHead: boolean;
}

type Attributes = Readonly<Record<string, string>>;

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figure figcaption form h1 h2 h3 h4 h5 h6 hr html legend li main ol p pre section ul'.split(
    ' ',
  ),
);
/** Elements of which nothing is read: what does not show, and what belongs to the site and not to the page. */
const UNPRINTED = new Set(
  'head script style noscript template svg math iframe object select option textarea button nav rt rp audio video canvas del'.split(
    ' ',
  ),
);
const BOLD = new Set(['b', 'strong', 'th']);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const INDENT = /(?:text-indent|padding-left)\s*:\s*([\d.]+)(em|px|pt)/i;
/** Pixels and points of a character of the usual size. */
const CHARACTER: Readonly<Record<string, number>> = { em: 1, px: 14, pt: 10.5 };
const HEADING = /^h([1-6])$/;
const BLANKS = /[ \t\r\n\f]+/g;
/** Blanks at the start of a line, which do not show. */
const COLLAPSED = /^[ \n]+/;
const MOST_TEXT = 50 * 1024 * 1024;
/** Elements within elements: pages whose elements nobody closes come to a few hundred. */
const DEEPEST = 2_000;
/** Characters parsed at a time, so that a page nested without end is left soon. */
const PIECE = 16 * 1024;

/** Opens the bytes of a page. Never throws. */
export function openHtml(bytes: Uint8Array): Opened {
  if (bytes.length > MOST_TEXT) return { refused: 'too-large' };
  const reader = createReader();
  const parser = new Parser(reader.handler, { decodeEntities: true, lowerCaseTags: true });
  const html = decodeHtml(bytes);
  for (let at = 0; at < html.length; at += PIECE) {
    parser.write(html.slice(at, at + PIECE));
    if (reader.isTooDeep()) return { refused: 'unsafe-xml' };
  }
  parser.end();
  return { original: { source: 'html', blocks: reader.blocks(), omissions: [] } };
}

function createReader() {
  const page: Container = { blocks: [] };
  const containers: Container[] = [page];
  const tables: TableDraft[] = [];
  /** Numbers of ordered lists, innermost last; 0 in lists without numbers. */
  const counters: (number | undefined)[] = [];
  let line = '';
  let label = '';
  /** How many containers were open where the item of that label begins. */
  let labelled = 1;
  let level: number | undefined;
  let bold = 0;
  let isAllBold = true;
  let preformatted = 0;
  let skipped = 0;
  let depth = 0;
  let deepest = 0;
  let paragraphCount = 0;
  let tableCount = 0;

  const cell = (): Cell | undefined => {
    const container = containers[containers.length - 1];
    return container === page ? undefined : (container as Cell);
  };

  function flush(): void {
    const text = line.trim();
    const own = cell();
    if (text !== '') {
      // The number of a list item goes before its first text outside the cells of tables in it.
      const isLabelled = containers.length === labelled;
      paragraphCount++;
      if (own && own.blocks.length === 0) own.indent += leadingBlanks(line.replace(COLLAPSED, ''));
      if (own) own.isBold &&= isAllBold;
      containers[containers.length - 1].blocks.push({
        type: 'paragraph',
        text: isLabelled ? label + text : text,
        origin: { paragraph: paragraphCount },
        ...(level !== undefined && !own && { level }),
      });
      if (isLabelled) label = '';
    }
    line = '';
    isAllBold = true;
  }

  function openCell(name: string, attributes: Attributes): void {
    const rows = tables.at(-1)?.rows;
    if (!rows) return;
    if (rows.length === 0) rows.push([]);
    const opened: Cell = {
      blocks: [],
      // A span of 0 rows reaches down to the table's end.
      rowSpan: attributes.rowspan === '0' ? Number.MAX_SAFE_INTEGER : spanOf(attributes.rowspan),
      columnSpan: spanOf(attributes.colspan),
      isHeader: name === 'th',
      isBold: true,
      indent: indentOf(attributes),
    };
    rows[rows.length - 1].push(opened);
    containers.push(opened);
  }

  function closeTable(): void {
    const draft = tables.pop();
    if (draft) containers[containers.length - 1].blocks.push(...blocksOfTable(draft));
  }

  const onOpen: Readonly<Record<string, (attributes: Attributes) => void>> = {
    table() {
      flush();
      tables.push({
        rows: [],
        number: ++tableCount,
        paragraph: paragraphCount + 1,
        headRows: 0,
        isInHead: false,
      });
    },
    thead() {
      const table = tables.at(-1);
      if (table) table.isInHead = true;
    },
    tr() {
      const table = tables.at(-1);
      if (!table) return;
      table.rows.push([]);
      if (table.isInHead) table.headRows = table.rows.length;
    },
    td: (attributes) => openCell('td', attributes),
    th: (attributes) => openCell('th', attributes),
    br: () => (cell() ? append('\n') : flush()),
    pre() {
      preformatted++;
    },
    ol(attributes) {
      counters.push(Number(attributes.start ?? 1) - 1);
    },
    ul() {
      counters.push(undefined);
    },
    li() {
      const count = counters.at(-1);
      if (count === undefined) return;
      counters[counters.length - 1] = count + 1;
      label = `${count + 1}.`;
      labelled = containers.length;
    },
  };

  const onClose: Readonly<Record<string, () => void>> = {
    table: closeTable,
    thead() {
      const table = tables.at(-1);
      if (table) table.isInHead = false;
    },
    td: closeCell,
    th: closeCell,
    pre() {
      preformatted--;
    },
    ol: () => void counters.pop(),
    ul: () => void counters.pop(),
    li() {
      label = '';
    },
  };

  function closeCell(): void {
    flush();
    if (cell()) containers.pop();
  }

  function append(text: string): void {
    if (bold === 0 && text.trim() !== '') isAllBold = false;
    line += text;
  }

  return {
    handler: {
      onopentag(name: string, attributes: Attributes): void {
        depth++;
        deepest = Math.max(deepest, depth);
        if (skipped > 0 || isUnprinted(name, attributes)) {
          skipped++;
          return;
        }
        if (BOLD.has(name)) bold++;
        if (BLOCKS.has(name)) flush();
        const heading = HEADING.exec(name)?.[1];
        if (heading !== undefined) level = Number(heading);
        if (Object.hasOwn(onOpen, name)) onOpen[name](attributes);
      },
      onclosetag(name: string): void {
        depth--;
        if (skipped > 0) {
          skipped--;
          return;
        }
        if (BOLD.has(name)) bold--;
        if (BLOCKS.has(name)) flush();
        if (HEADING.test(name)) level = undefined;
        if (Object.hasOwn(onClose, name)) onClose[name]();
      },
      ontext(text: string): void {
        if (skipped > 0) return;
        append(preformatted > 0 ? text : text.replace(BLANKS, ' '));
      },
    },
    isTooDeep: () => deepest > DEEPEST,
    blocks(): readonly OriginalBlock[] {
      flush();
      while (tables.length > 0) {
        if (cell()) containers.pop();
        closeTable();
      }
      return page.blocks;
    },
  };
}

function isUnprinted(name: string, { hidden, style, type }: Attributes): boolean {
  if (UNPRINTED.has(name) || hidden !== undefined) return true;
  return (name === 'input' && type === 'hidden') || (style !== undefined && HIDDEN.test(style));
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(span) && span > 0 ? span : 1;
}

function indentOf({ style = '' }: Attributes): number {
  const [, size, unit] = INDENT.exec(style) ?? [];
  return size === undefined ? 0 : Number(size) / CHARACTER[unit.toLowerCase()];
}

/** A table as a grid; one that holds tables, or has a single column, only lays out the page. */
function blocksOfTable({ rows, number, paragraph, headRows }: TableDraft): OriginalBlock[] {
  const inOrder = rows.flat().flatMap(({ blocks }) => blocks);
  if (inOrder.some(({ type }) => type === 'grid')) return inOrder;
  const spanned = rows.map((row) => row.map(spannedCell));
  const { cells, columnCount } = placeCells(spanned);
  if (columnCount < 2) return inOrder;
  const origin = { paragraph, table: number };
  const grid: GridBlock = {
    type: 'grid',
    cells: cells.filter(isWorthKeeping).map((cell) => withOrigin(cell, origin)),
    rowCount: rows.length,
    columnCount,
    ...(headRows > 0 && headRows < rows.length && { headerRows: headRows }),
    origin,
  };
  return [grid];
}

function spannedCell({ blocks, rowSpan, columnSpan, isBold, isHeader, indent }: Cell): SpannedCell {
  const lines = blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
  const text = lines.map((line) => joinBrokenLines(line.split('\n'))).join('\n');
  return {
    text,
    rowSpan,
    columnSpan,
    origin: blocks[0]?.origin ?? { paragraph: 0 },
    ...((isBold || isHeader) && text !== '' && { isBold: true }),
    ...(indent > 0 && { indent }),
  };
}

function withOrigin(
  cell: GridCell,
  origin: { readonly paragraph: number; readonly table: number },
): GridCell {
  return { ...cell, origin: { ...origin, row: cell.row + 1, column: cell.column + 1 } };
}
