// Makes Word, Excel and HTML files of a document in the table language, as an office would hold them.

import { strToU8, zipSync } from 'fflate';

/**
 * A cell of a printed table; header cells are merged as their paths say.
 *
 * @typedef {{ text: string, row: number, column: number, rowSpan: number, columnSpan: number }} Cell
 * @typedef {{ type: 'table', cells: Cell[], rows: number, columns: number }} Table
 * @typedef {{ type: 'heading' | 'text', text: string }} Line
 * @typedef {Table | Line} Block
 */

/**
 * The blocks of a text in the table language: headings, lines of text and tables.
 *
 * @param {string} text
 * @returns {Block[]}
 */
export function readBudget(text) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[][]} */
  let rows = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push(printedTable(rows));
    rows = [];
  };
  for (const line of text.replace(/^---[\s\S]*?---\n/, '').split('\n')) {
    if (line.startsWith('|')) {
      if (!/^[-: |]+$/.test(line)) rows.push(cellsOf(line));
      continue;
    }
    endTable();
    if (line.startsWith('#')) blocks.push({ type: 'heading', text: line.replace(/^#+ /, '') });
    else if (line !== '') blocks.push({ type: 'text', text: line.replace(/^- /, '').replaceAll('**', '') });
  }
  endTable();
  return blocks;
}

/** @param {string} line */
function cellsOf(line) {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/**
 * Paths like `收入/项目` become rows of a header: what is common to neighbours is merged, what ends early reaches down.
 *
 * @param {string[][]} rows
 * @returns {Table}
 */
function printedTable([header, ...body]) {
  const paths = header.map((path) => path.split('/'));
  const depth = Math.max(...paths.map(({ length }) => length));
  /** @type {Cell[]} */
  const cells = [];
  for (const [column, path] of paths.entries()) {
    for (const [row, text] of path.entries()) {
      const upTo = (/** @type {number} */ other) => paths[other]?.slice(0, row + 1).join('/');
      const isLast = row === path.length - 1;
      if (!isLast && upTo(column - 1) === upTo(column)) continue;
      let columnSpan = 1;
      while (!isLast && upTo(column + columnSpan) === upTo(column)) columnSpan++;
      cells.push({ text, row, column, rowSpan: isLast ? depth - row : 1, columnSpan });
    }
  }
  for (const [index, row] of body.entries()) {
    for (const [column, text] of row.entries())
      cells.push({ text, row: depth + index, column, rowSpan: 1, columnSpan: 1 });
  }
  return { type: 'table', cells, rows: depth + body.length, columns: header.length };
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {Block[]} blocks */
export function toHtml(blocks) {
  const body = blocks.map((block) => {
    if (block.type !== 'table') {
      const tag = block.type === 'heading' ? 'h2' : 'p';
      return `<${tag}>${escaped(block.text)}</${tag}>`;
    }
    const rows = Array.from({ length: block.rows }, (_, row) => {
      const cells = block.cells.filter((cell) => cell.row === row);
      return `<tr>${cells.map((cell) => `<td rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}">${escaped(cell.text)}</td>`).join('')}</tr>`;
    });
    return `<p>单位：万元</p>\n<table border="1">\n${rows.join('\n')}\n</table>`;
  });
  return strToU8(
    `<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"></head>\n<body>\n${body.join('\n')}\n</body></html>\n`,
  );
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** @param {Record<string, string>} parts */
function zip(parts) {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(XML + text)])),
  );
}

/** @param {string[][]} targets */
function relations(targets) {
  const entries = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${entries.join('')}</Relationships>`;
}

/** @param {Block[]} blocks */
export function toDocx(blocks) {
  const paragraph = (/** @type {string} */ text) =>
    `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  const body = blocks.map((block) =>
    block.type === 'table' ? paragraph('单位：万元') + wordTable(block, paragraph) : paragraph(block.text),
  );
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zip({
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `<w:document ${word}><w:body>${body.join('')}</w:body></w:document>`,
  });
}

/**
 * @param {Table} table
 * @param {(text: string) => string} paragraph
 */
function wordTable({ cells, rows, columns }, paragraph) {
  const written = Array.from({ length: rows }, (_, row) => {
    let printed = '';
    for (let column = 0; column < columns; ) {
      const at = column;
      const cell = cells.find(
        (each) => each.column === at && each.row <= row && row < each.row + each.rowSpan,
      );
      const span = cell?.columnSpan ?? 1;
      const merge =
        cell && cell.rowSpan > 1 ? `<w:vMerge${cell.row === row ? ' w:val="restart"' : ''}/>` : '';
      const text = cell?.row === row ? cell.text : '';
      printed += `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${merge}</w:tcPr>${paragraph(text)}</w:tc>`;
      column += span;
    }
    return `<w:tr>${printed}</w:tr>`;
  });
  return `<w:tbl><w:tblGrid>${'<w:gridCol/>'.repeat(columns)}</w:tblGrid>${written.join('')}</w:tbl>`;
}

/**
 * Each table on a sheet of its own under its title, the text on the sheet before it.
 *
 * @param {Block[]} blocks
 */
export function toXlsx(blocks) {
  /** @type {Block[][]} */
  const sheets = [[]];
  for (const block of blocks) {
    if (block.type === 'heading' && sheets[sheets.length - 1].some(({ type }) => type === 'table'))
      sheets.push([]);
    sheets[sheets.length - 1].push(block);
  }
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const names = sheets.map((_, index) => `表${index + 1}`);
  return zip({
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${OFFICE}"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    // Amounts are shown with two decimals, whatever is stored.
    'xl/styles.xml': `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, main)]),
    ),
  });
}

/**
 * @param {Block[]} blocks
 * @param {string} main
 */
function sheetXml(blocks, main) {
  /** @type {string[]} */
  const rows = [];
  /** @type {string[]} */
  const merged = [];
  const line = (/** @type {string} */ text) => rows.push(sheetRow(rows.length, [{ column: 0, text }]));
  for (const block of blocks) {
    if (block.type !== 'table') {
      line(block.text);
      continue;
    }
    line('单位：万元');
    const top = rows.length;
    for (let row = 0; row < block.rows; row++)
      rows.push(
        sheetRow(
          top + row,
          block.cells.filter((cell) => cell.row === row && cell.text !== ''),
        ),
      );
    for (const { row, column, rowSpan, columnSpan } of block.cells) {
      if (rowSpan * columnSpan > 1)
        merged.push(
          `<mergeCell ref="${cellName(top + row, column)}:${cellName(top + row + rowSpan - 1, column + columnSpan - 1)}"/>`,
        );
    }
  }
  const merges = merged.length > 0 ? `<mergeCells>${merged.join('')}</mergeCells>` : '';
  return `<worksheet ${main}><sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`;
}

/**
 * @param {number} row
 * @param {{ column: number, text: string }[]} cells
 */
function sheetRow(row, cells) {
  const written = cells.map(({ column, text }) => {
    const name = cellName(row, column);
    return /^-?\d+\.\d\d$/.test(text)
      ? `<c r="${name}" s="1"><v>${Number(text)}</v></c>`
      : `<c r="${name}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  });
  return `<row r="${row + 1}">${written.join('')}</row>`;
}

/**
 * @param {number} row
 * @param {number} column
 */
function cellName(row, column) {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}
