/** Writes a disclosure that was read as text as the Word file, workbook and web page that it may have been copied from. */

import { strToU8 } from 'fflate';
import type { CheckedDocument } from '../../src/service';
import type { Table } from '../../src/tables/model';
import { type SheetXml, wordFile, workbookFile } from './office';

/** What is printed, in order. */
type Printed = PrintedLine | PrintedTable;

interface PrintedLine {
  readonly type: 'line';
  readonly text: string;
  /** 1 for the largest heading. */
  readonly level?: number;
}

interface PrintedTable {
  readonly type: 'table';
  readonly cells: readonly PrintedCell[];
  readonly rowCount: number;
  readonly columnCount: number;
}

interface PrintedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** The lines and tables of a text, as they were read. */
export function printedOf({ model }: CheckedDocument): Printed[] {
  const tables = model.disclosures.flatMap((disclosure) => disclosure.tables);
  return model.read.blocks.flatMap((block): Printed[] => {
    if (block.type === 'text') return block.lines.map(({ text }) => printedLine(text));
    const { mark, title, lines } = block.caption;
    const above = [mark, title, ...lines].flatMap((cell) => cell ?? []).sort((a, b) => a.start - b.start);
    const captions = above.filter(({ text }) => !BARE_MARK.test(text)).map(({ text }) => printedLine(text));
    // What came into its cells only when it was understood, where blanks were lost, stands in the rows of the model.
    const { rows } = tables.find(({ table }) => table === block) ?? block;
    return [...captions, tableOf(block.columns, rows)];
  });
}

const BARE_MARK = /^#*$/;
const HEADING = /^(#{1,6}) +/;
/** Marks of lists and of bold words, as in texts that were pasted from Markdown. */
const MARKS = /^- +|\*\*/g;

/** A line without the marks by which texts tell headings, lists and bold words. */
function printedLine(text: string): PrintedLine {
  const level = HEADING.exec(text)?.[1].length;
  return {
    type: 'line',
    text: text.replace(HEADING, '').replace(MARKS, ''),
    ...(level !== undefined && { level }),
  };
}

/** Rows of forms may have cells beyond the columns of their first row. */
function tableOf(named: Table['columns'], rows: Table['rows']): PrintedTable {
  const columnCount = Math.max(named.length, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: columnCount }, (_, column) => named[column] ?? { path: [] });
  const header = headerOf(columns.map(({ path }) => path));
  const depth = Math.max(1, ...columns.map(({ path }) => path.length));
  const body = rows.flatMap(({ cells }, row) =>
    columns.map((_, column) => ({
      ...{ row: depth + row, column, rowSpan: 1, columnSpan: 1 },
      text: cells[column]?.text ?? '',
    })),
  );
  return {
    type: 'table',
    cells: [...header, ...body],
    rowCount: depth + rows.length,
    columnCount,
  };
}

/** Words that neighbours have in common are one merged cell; a path that ends early reaches down. */
function headerOf(paths: readonly (readonly string[])[]): PrintedCell[] {
  const depth = Math.max(1, ...paths.map(({ length }) => length));
  const isInner = (column: number, row: number): boolean => row < (paths[column]?.length ?? 0) - 1;
  const key = (column: number, row: number): string => paths[column].slice(0, row + 1).join('/');
  const isSame = (column: number, row: number): boolean =>
    isInner(column - 1, row) && isInner(column, row) && key(column - 1, row) === key(column, row);
  return paths.flatMap((path, column) => {
    const own = path.length === 0 ? [''] : path;
    return own.flatMap((text, row): PrintedCell[] => {
      if (isSame(column, row)) return [];
      let columnSpan = 1;
      while (isSame(column + columnSpan, row)) columnSpan++;
      return [{ row, column, rowSpan: row === own.length - 1 ? depth - row : 1, columnSpan, text }];
    });
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function rowsOf({ cells, rowCount }: PrintedTable): PrintedCell[][] {
  const rows = Array.from({ length: rowCount }, (): PrintedCell[] => []);
  for (const cell of cells) rows[cell.row].push(cell);
  return rows.map((row) => row.sort((a, b) => a.column - b.column));
}

/** A web page. */
export function asPage(printed: readonly Printed[]): Uint8Array {
  const cell = ({ text, rowSpan, columnSpan }: PrintedCell): string =>
    `<td rowspan="${rowSpan}" colspan="${columnSpan}">${escaped(text)}</td>`;
  const body = printed.map((block) =>
    block.type === 'line'
      ? pageLine(block)
      : `<table>${rowsOf(block)
          .map((row) => `<tr>${row.map(cell).join('')}</tr>`)
          .join('')}</table>`,
  );
  return strToU8(
    `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body.join('\n')}</body></html>`,
  );
}

const pageLine = ({ text, level }: PrintedLine): string =>
  level === undefined ? `<p>${escaped(text)}</p>` : `<h${level}>${escaped(text)}</h${level}>`;

/** A Word file; cells that reach down are merged as Word does it, a piece in every row. */
export function asWordFile(printed: readonly Printed[]): Uint8Array {
  const paragraph = (text: string, level?: number): string =>
    `<w:p>${level === undefined ? '' : `<w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  const cell = ({ text, columnSpan }: PrintedCell, merge: string): string =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${columnSpan}"/>${merge}</w:tcPr>${paragraph(text)}</w:tc>`;
  const table = (block: PrintedTable): string => {
    const rows = Array.from({ length: block.rowCount }, (): { column: number; xml: string }[] => []);
    for (const each of block.cells)
      for (let row = each.row; row < each.row + each.rowSpan; row++) {
        const isFirst = row === each.row;
        const merge = each.rowSpan === 1 ? '' : `<w:vMerge${isFirst ? ' w:val="restart"' : ''}/>`;
        rows[row].push({ column: each.column, xml: cell(isFirst ? each : { ...each, text: '' }, merge) });
      }
    const written = rows.map((row) =>
      row
        .sort((a, b) => a.column - b.column)
        .map(({ xml }) => xml)
        .join(''),
    );
    return `<w:tbl>${written.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
  };
  return wordFile(
    printed
      .map((block) => (block.type === 'line' ? paragraph(block.text, block.level) : table(block)))
      .join(''),
  );
}

/** Ruled cells: as text, and as numbers with two decimals, without and with separators. */
const STYLES =
  '<borders><border/><border><left style="thin"/></border></borders><cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="2" borderId="1"/><xf numFmtId="4" borderId="1"/></cellXfs>';
const RULED = 1;
const PLAIN_AMOUNT = /^-?\d{1,12}\.\d\d$/;
const SEPARATED_AMOUNT = /^-?\d{1,3}(?:,\d{3})*\.\d\d$/;

/** A workbook; a sheet for each table with the lines above it, lines at the end on one of their own. */
export function asWorkbook(printed: readonly Printed[]): Uint8Array {
  const sheets: SheetXml[] = [];
  let lines: string[] = [];
  const end = (rows: readonly string[], merged: readonly string[]): void => {
    const all = [...lines.map((text, row) => sheetRow(row, [textCell(row, 0, text, 0)])), ...rows];
    const areas = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const xml = `<sheetData>${all.join('')}</sheetData><mergeCells>${areas}</mergeCells>`;
    sheets.push({ name: `Sheet${sheets.length + 1}`, xml });
    lines = [];
  };
  for (const block of printed) {
    if (block.type === 'line') {
      lines.push(block.text);
      continue;
    }
    const first = lines.length;
    end(
      rowsOf(block).map((row, at) =>
        sheetRow(
          first + at,
          row.map((cell) => ruledCell(first + at, cell)),
        ),
      ),
      block.cells
        .filter(({ rowSpan, columnSpan }) => rowSpan * columnSpan > 1)
        .map((cell) => areaOf(first, cell)),
    );
  }
  if (lines.length > 0) end([], []);
  return workbookFile(sheets, STYLES);
}

const sheetRow = (row: number, cells: readonly string[]): string =>
  `<row r="${row + 1}">${cells.join('')}</row>`;
const nameOf = (row: number, column: number): string => `${letters(column)}${row + 1}`;
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
const textCell = (row: number, column: number, text: string, style: number): string =>
  `<c r="${nameOf(row, column)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
const numberCell = (row: number, column: number, text: string, style: number): string =>
  `<c r="${nameOf(row, column)}" s="${style}"><v>${text.replaceAll(',', '')}</v></c>`;

function ruledCell(row: number, { column, text }: PrintedCell): string {
  if (text === '') return `<c r="${nameOf(row, column)}" s="${RULED}"/>`;
  if (PLAIN_AMOUNT.test(text)) return numberCell(row, column, text, RULED + 1);
  if (SEPARATED_AMOUNT.test(text)) return numberCell(row, column, text, RULED + 2);
  return textCell(row, column, text, RULED);
}

function areaOf(first: number, { row, column, rowSpan, columnSpan }: PrintedCell): string {
  return `${nameOf(first + row, column)}:${nameOf(first + row + rowSpan - 1, column + columnSpan - 1)}`;
}
