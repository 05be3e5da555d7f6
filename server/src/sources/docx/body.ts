/** Reads the body of a Word file: paragraphs, and tables with their merged cells, as they are printed. */

import { isWorthKeeping } from '../grid';
import { leadingBlanks } from '../indent';
import { joinBrokenLines } from '../lines';
import type { GridBlock, GridCell, OriginalBlock, ParagraphOrigin, RefusalReason } from '../model';
import { type Attributes, readXml } from '../xml';
import type { NextLabel } from './numbering';
import { headingLevel, isOn, type NumberingReference, type ParagraphStyle } from './styles';

/** What the other parts of the file say. */
export interface BodyContext {
  readonly styleOf: (id: string | undefined) => ParagraphStyle;
  readonly nextLabel: NextLabel;
}

/** The blocks of a body, or of footnotes, in order, or why they cannot be read. */
export function readBody(bytes: Uint8Array, context: BodyContext): readonly OriginalBlock[] | RefusalReason {
  const reader = createReader(context);
  const refused = readXml(bytes, reader.handler);
  if (refused) return refused;
  return reader.isOfWord() ? reader.blocks() : 'not-what-its-name-says';
}

/** Where blocks are put: the body, a cell, a text box. */
interface Container {
  readonly blocks: OriginalBlock[];
}

interface Run {
  isBold?: boolean;
  isHidden: boolean;
}

interface Paragraph {
  text: string;
  readonly index: number;
  style?: string;
  list?: string;
  listLevel?: number;
  level?: number;
  /** How far it is set in, in widths of a character. */
  indent: number;
  boldLength: number;
  /** True where its end was deleted, so that the next one goes on with it. */
  isJoined: boolean;
  /** What stands in text boxes anchored in it. */
  readonly boxes: OriginalBlock[];
}

interface TableCell extends Container {
  columnSpan: number;
  merge?: 'restart' | 'continue';
  /** The old way of merging to the left. */
  isMergedLeft: boolean;
  isBold: boolean;
  indent: number;
}

interface TableRow {
  readonly cells: TableCell[];
  before: number;
  isHeader: boolean;
  isDeleted: boolean;
}

interface TableDraft {
  readonly rows: TableRow[];
  readonly number: number;
  readonly paragraph: number;
}

/** Elements of which nothing is printed. */
const UNPRINTED = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:rt',
  'mc:Fallback',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblPrChange',
  'w:sectPr',
  'w:tblPr',
]);

/** 210 twips are a character of 10.5 points, the usual size. */
const TWIPS = 210;
/** Indents in characters are given in hundredths of one. */
const HUNDREDTH = 100;

/** Wingdings characters for a box that is ticked, and one that is not. */
const SYMBOLS: Readonly<Record<string, string>> = { F052: '☑', F0FE: '☑', F0A3: '□', F0A8: '□', F06F: '□' };

function createReader({ styleOf, nextLabel }: BodyContext) {
  const body: Container = { blocks: [] };
  const containers: Container[] = [body];
  const tables: TableDraft[] = [];
  const paragraphs: Paragraph[] = [];
  const names: string[] = [];
  let run: Run | undefined;
  let joined: Paragraph | undefined;
  let isOfWord = false;
  let isPlaceholder = false;
  let skipped = 0;
  let paragraphCount = 0;
  let tableCount = 0;

  const row = (): TableRow | undefined => tables.at(-1)?.rows.at(-1);
  const cell = (): TableCell | undefined => row()?.cells.at(-1);
  const parent = (up = 1): string => names[names.length - 1 - up] ?? '';

  function openParagraph(): void {
    const goesOn = joined;
    joined = undefined;
    paragraphCount++;
    paragraphs.push(
      goesOn
        ? { ...goesOn, isJoined: false }
        : { text: '', index: paragraphCount, indent: 0, boldLength: 0, isJoined: false, boxes: [] },
    );
  }

  function closeParagraph(): void {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.isJoined) {
      joined = paragraph;
      return;
    }
    finish(paragraph);
  }

  function finish(paragraph: Paragraph): void {
    const style = styleOf(paragraph.style);
    const reference = numberingOf(paragraph, style);
    const label = reference ? nextLabel(reference) : '';
    const text = paragraph.text.trim() === '' ? '' : label + paragraph.text;
    const level = (paragraph.level ?? style.level) || undefined;
    const isInCell = containers.length > 1 && tables.length > 0;
    const own = cell();
    if (isInCell && own && text !== '') {
      if (own.blocks.length === 0) own.indent = paragraph.indent + leadingBlanks(text);
      own.isBold &&= style.isBold === true || paragraph.boldLength >= paragraph.text.trim().length;
    }
    const container = containers[containers.length - 1];
    const origin = { paragraph: paragraph.index };
    const pieces = isInCell ? [joinBrokenLines(text.split('\n'))] : text.split('\n');
    for (const piece of pieces) {
      const trimmed = piece.trim();
      if (trimmed === '') continue;
      const isHeading = level !== undefined && !isInCell;
      container.blocks.push({ type: 'paragraph', text: trimmed, origin, ...(isHeading && { level }) });
    }
    container.blocks.push(...paragraph.boxes);
  }

  /** Ends a paragraph that no other goes on with. */
  function finishJoined(): void {
    if (joined) finish(joined);
    joined = undefined;
  }

  function closeTable(): void {
    const draft = tables.pop();
    if (!draft) return;
    containers[containers.length - 1].blocks.push(...blocksOfTable(draft));
  }

  function append(text: string): void {
    const paragraph = paragraphs.at(-1);
    if (!paragraph || run?.isHidden) return;
    paragraph.text += text;
    if (run?.isBold) paragraph.boldLength += text.trim().length;
  }

  function openContainer(container: Container): void {
    containers.push(container);
  }

  function closeBox(): void {
    const box = containers.pop();
    paragraphs.at(-1)?.boxes.push(...(box?.blocks ?? []));
  }

  const found = (): void => {
    isOfWord = true;
  };
  const onOpen: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'w:document': found,
    'w:footnotes': found,
    'w:p': openParagraph,
    'w:r': () => {
      run = { isHidden: false };
    },
    'w:tab': () => {
      if (parent() === 'w:r') append('\t');
    },
    'w:br': ({ 'w:type': type }) => {
      if (type === undefined || type === 'textWrapping') append('\n');
    },
    'w:cr': () => append('\n'),
    'w:noBreakHyphen': () => append('-'),
    'w:sym': ({ 'w:char': char = '' }) => append(SYMBOLS[char.toUpperCase()] ?? ''),
    'w:b': ({ 'w:val': value }) => {
      if (run && parent() === 'w:rPr' && parent(2) === 'w:r') run.isBold = value === undefined || isOn(value);
    },
    'w:vanish': ({ 'w:val': value }) => {
      if (run && parent(2) === 'w:r') run.isHidden = value === undefined || isOn(value);
    },
    'w:showingPlcHdr': () => {
      isPlaceholder = true;
    },
    'w:pStyle': ({ 'w:val': value }) => withParagraph((paragraph) => (paragraph.style = value)),
    'w:numId': ({ 'w:val': value }) => withParagraph((paragraph) => (paragraph.list = value)),
    'w:ilvl': ({ 'w:val': value }) => withParagraph((paragraph) => (paragraph.listLevel = Number(value))),
    'w:outlineLvl': ({ 'w:val': value }) =>
      withParagraph((paragraph) => (paragraph.level = headingLevel(value))),
    'w:ind': (attributes) => withParagraph((paragraph) => (paragraph.indent = indentOf(attributes))),
    'w:tbl': () => {
      finishJoined();
      tables.push({ rows: [], number: ++tableCount, paragraph: paragraphCount + 1 });
    },
    'w:tr': () => {
      tables.at(-1)?.rows.push({ cells: [], before: 0, isHeader: false, isDeleted: false });
    },
    'w:tc': () => {
      const opened: TableCell = { blocks: [], columnSpan: 1, isMergedLeft: false, isBold: true, indent: 0 };
      row()?.cells.push(opened);
      openContainer(opened);
    },
    'w:txbxContent': () => openContainer({ blocks: [] }),
    'w:gridSpan': ({ 'w:val': value }) =>
      withCell((own) => (own.columnSpan = Math.max(1, Number(value) || 1))),
    'w:vMerge': ({ 'w:val': value }) =>
      withCell((own) => (own.merge = value === 'restart' ? 'restart' : 'continue')),
    'w:hMerge': ({ 'w:val': value }) => withCell((own) => (own.isMergedLeft = value !== 'restart')),
    'w:gridBefore': ({ 'w:val': value }) => withRow((own) => (own.before = Math.max(0, Number(value) || 0))),
    'w:tblHeader': ({ 'w:val': value }) =>
      withRow((own) => (own.isHeader = value === undefined || isOn(value))),
  };

  const onClose: Readonly<Record<string, () => void>> = {
    'w:p': closeParagraph,
    'w:r': () => {
      run = undefined;
    },
    'w:tc': () => {
      containers.pop();
    },
    'w:tbl': closeTable,
    'w:txbxContent': closeBox,
  };

  function withParagraph(change: (paragraph: Paragraph) => void): void {
    const paragraph = paragraphs.at(-1);
    if (paragraph) change(paragraph);
  }

  function withCell(change: (own: TableCell) => void): void {
    const own = cell();
    if (own) change(own);
  }

  function withRow(change: (own: TableRow) => void): void {
    const own = row();
    if (own) change(own);
  }

  /** Deleted rows and paragraph marks are marked by an element of the same name as deleted text. */
  function readDeletion(above: string): boolean {
    if (above === 'w:trPr') withRow((own) => (own.isDeleted = true));
    else if (above === 'w:rPr' && names.at(-2) === 'w:pPr') withParagraph((own) => (own.isJoined = true));
    else return false;
    return true;
  }

  return {
    handler: {
      open(name: string, attributes: Attributes): void {
        if (skipped > 0) skipped++;
        else if (name === 'w:del' && readDeletion(names.at(-1) ?? '')) skipped = 1;
        else if (UNPRINTED.has(name) || (name === 'w:sdtContent' && isPlaceholder)) {
          if (name === 'w:sdtContent') isPlaceholder = false;
          skipped = 1;
        } else {
          names.push(name);
          if (Object.hasOwn(onOpen, name)) onOpen[name](attributes);
        }
      },
      close(name: string): void {
        if (skipped > 0) {
          skipped--;
          return;
        }
        if (Object.hasOwn(onClose, name)) onClose[name]();
        names.pop();
      },
      text(text: string): void {
        const name = names.at(-1);
        if (skipped === 0 && (name === 'w:t' || name === 'm:t')) append(text);
      },
    },
    isOfWord: () => isOfWord,
    blocks(): readonly OriginalBlock[] {
      finishJoined();
      return body.blocks;
    },
  };
}

/** A paragraph's own list goes before that of its style; list 0 is none. */
function numberingOf(paragraph: Paragraph, style: ParagraphStyle): NumberingReference | undefined {
  const list = paragraph.list ?? style.numbering?.list;
  if (list === undefined || list === '0') return undefined;
  return { list, level: paragraph.listLevel ?? style.numbering?.level ?? 0 };
}

function indentOf(attributes: Attributes): number {
  const chars = (name: string): number => (Number(attributes[`w:${name}Chars`] ?? 0) || 0) / HUNDREDTH;
  const twips = (name: string): number => (Number(attributes[`w:${name}`] ?? 0) || 0) / TWIPS;
  const side = (name: string): number => chars(name) || twips(name);
  return Math.max(0, (side('left') || side('start')) + side('firstLine') - side('hanging'));
}

/** A table as a grid, tables within its cells behind it; one that only lays out others gives way to what it holds. */
function blocksOfTable({ rows, number, paragraph }: TableDraft): OriginalBlock[] {
  const kept = rows.filter(({ isDeleted }) => !isDeleted);
  const filled = kept.flatMap(({ cells }) => cells).filter(({ blocks }) => blocks.length > 0);
  const nested = filled.flatMap(({ blocks }) => blocks.filter(isGrid));
  if (nested.length > 0 && filled.length <= MOST_OF_LAYOUT) return filled.flatMap(({ blocks }) => blocks);
  const origin = { paragraph, table: number };
  const cells = placed(kept, origin);
  const columnCount = cells.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0);
  const firstBody = kept.findIndex(({ isHeader }) => !isHeader);
  const grid: GridBlock = {
    type: 'grid',
    cells: cells.filter(isWorthKeeping),
    rowCount: kept.length,
    columnCount,
    ...(firstBody > 0 && { headerRows: firstBody }),
    origin,
  };
  return [grid, ...nested];
}

/** A table with so few filled cells, one of which holds a table, draws a frame round it. */
const MOST_OF_LAYOUT = 2;

function isGrid(block: OriginalBlock): block is GridBlock {
  return block.type === 'grid';
}

type Draft = { -readonly [Key in keyof GridCell]: GridCell[Key] };

function placed(rows: readonly TableRow[], origin: ParagraphOrigin): GridCell[] {
  const cells: Draft[] = [];
  /** The cell that reaches down, by the column where it begins. */
  let above = new Map<number, Draft>();
  rows.forEach(({ cells: own, before }, row) => {
    const reaching = new Map<number, Draft>();
    let column = before;
    let last: Draft | undefined;
    for (const cell of own) {
      const upper = cell.merge === 'continue' ? above.get(column) : undefined;
      if (cell.isMergedLeft && last) last.columnSpan += cell.columnSpan;
      else if (upper) {
        upper.rowSpan = row - upper.row + 1;
        reaching.set(column, upper);
        last = undefined;
      } else {
        last = cellOf(cell, row, column, origin);
        cells.push(last);
        if (cell.merge) reaching.set(column, last);
      }
      column += cell.columnSpan;
    }
    above = reaching;
  });
  return cells;
}

function cellOf(cell: TableCell, row: number, column: number, origin: ParagraphOrigin): Draft {
  const text = cell.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])).join('\n');
  return {
    text,
    row,
    column,
    rowSpan: 1,
    columnSpan: cell.columnSpan,
    origin: { ...origin, row: row + 1, column: column + 1 },
    ...(cell.isBold && text !== '' && { isBold: true }),
    ...(cell.indent > 0 && { indent: cell.indent }),
  };
}
