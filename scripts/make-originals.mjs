// Makes the originals among the fixtures: writes them as flat OpenDocument texts and sheets and has LibreOffice and qpdf make the rest.
//
//   node scripts/make-originals.mjs                   needs soffice, qpdf and the fonts Noto Sans CJK SC and Noto Serif CJK SC
//   node scripts/make-originals.mjs docx xlsx html    these kinds only
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

const OUT = 'test-fixtures/originals';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paragraph = (text, style = 'Text') => `<text:p text:style-name="${style}">${escaped(text)}</text:p>`;

/** Styles of a document: `Lined` and `Bare` cells, pages upright and across, running head and page number. */
function flatText(body, head) {
  const margin =
    'fo:margin-top="1.2cm" fo:margin-bottom="1.2cm" fo:margin-left="1.8cm" fo:margin-right="1.8cm"';
  const page = (name, width, height) =>
    `<style:page-layout style:name="${name}"><style:page-layout-properties fo:page-width="${width}cm" fo:page-height="${height}cm" ${margin} style:print-orientation="${width > height ? 'landscape' : 'portrait'}"/><style:header-style><style:header-footer-properties fo:min-height="0.8cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style></style:page-layout>`;
  const master = (name, layout) =>
    `<style:master-page style:name="${name}" style:page-layout-name="${layout}"><style:header>${paragraph(head, 'Small')}</style:header><style:footer><text:p text:style-name="Small">— <text:page-number/> —</text:p></style:footer></style:master-page>`;
  const text = (name, size, more = '', paragraphs = '') =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${paragraphs}/><style:text-properties fo:font-size="${size}pt" style:font-size-asian="${size}pt" ${more}/></style:style>`;
  const bold = 'fo:font-weight="bold" style:font-weight-asian="bold"';
  const cell = (name, more) =>
    `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:padding="0.05cm" style:vertical-align="middle" ${more}/></style:style>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Noto Serif CJK SC" fo:font-family="'Noto Serif CJK SC'" style:font-family-asian="'Noto Serif CJK SC'" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:default-style></office:styles>
<office:automatic-styles>${page('Upright', 21, 18)}${page('Across', 29.7, 18)}
${text('Title', 18, bold, 'fo:text-align="center" fo:margin-top="0.3cm"')}${text('Heading', 14, bold, 'fo:text-align="center" fo:margin-top="0.3cm" fo:keep-with-next="always"')}
${text('Text', 12, '', 'fo:text-indent="0.85cm" fo:line-height="150%"')}${text('Plain', 12)}${text('Small', 9, '', 'fo:text-align="center"')}${text('Unit', 9, '', 'fo:text-align="end" fo:keep-with-next="always"')}
${text('Head', 9, bold, 'fo:text-align="center"')}${text('Name', 9)}${text('Amount', 9, '', 'fo:text-align="end"')}
<style:style style:name="Turn" style:family="paragraph" style:master-page-name="Across"><style:paragraph-properties style:page-number="auto"/><style:text-properties fo:font-size="2pt"/></style:style>
<style:style style:name="Back" style:family="paragraph" style:master-page-name="Upright"><style:paragraph-properties style:page-number="auto"/><style:text-properties fo:font-size="2pt"/></style:style>
<style:style style:name="Break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/><style:text-properties fo:font-size="2pt"/></style:style>
${cell('Lined', 'fo:border="0.5pt solid #000000"')}${cell('Bare', 'fo:border="none"')}${cell('Beside', 'fo:border="none"').replace('0.05cm', '0.4cm')}${cell('Level', 'fo:border-top="0.5pt solid #000000" fo:border-bottom="0.5pt solid #000000"')}${cell('Zebra', 'fo:border="none" fo:background-color="#dde6f0"')}
<style:style style:name="Wide" style:family="table"><style:table-properties table:align="margins" table:border-model="collapsing"/></style:style>
<style:style style:name="Whole" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="Narrow" style:family="table-column"><style:table-column-properties style:column-width="1.15cm"/></style:style>
<style:style style:name="Label" style:family="table-column"><style:table-column-properties style:column-width="3cm"/></style:style>
<style:style style:name="Picture" style:family="graphic"><style:graphic-properties style:horizontal-pos="center"/></style:style>
</office:automatic-styles>
<office:master-styles>${master('Standard', 'Upright')}${master('Upright', 'Upright')}${master('Across', 'Across')}</office:master-styles>
<office:body><office:text>${body}</office:text></office:body></office:document>`;
}

/** Header rows of paths like \`收入/项目\`: what is common to neighbours is merged, what ends early reaches down. */
function headerRows(paths, style) {
  const parts = paths.map((path) => path.split('/'));
  const depth = Math.max(...parts.map(({ length }) => length));
  const same = (a, b, level) =>
    parts[a].slice(0, level + 1).join('/') === parts[b].slice(0, level + 1).join('/');
  return Array.from({ length: depth }, (_, level) => {
    const cells = parts.map((path, column) => {
      if (level >= path.length) return '<table:covered-table-cell/>';
      if (level < path.length - 1 && column > 0 && same(column, column - 1, level))
        return '<table:covered-table-cell/>';
      let across = 1;
      if (level < path.length - 1)
        while (column + across < parts.length && same(column, column + across, level)) across++;
      const down = level === path.length - 1 ? depth - level : 1;
      return tableCell(path[level], 'Head', style, across, down);
    });
    return `<table:table-row>${cells.join('')}</table:table-row>`;
  }).join('');
}

const tableCell = (text, textStyle, style, across = 1, down = 1) =>
  `<table:table-cell table:style-name="${style}" office:value-type="string"${across > 1 ? ` table:number-columns-spanned="${across}"` : ''}${down > 1 ? ` table:number-rows-spanned="${down}"` : ''}>${paragraph(text, textStyle)}</table:table-cell>`;

const AMOUNT = /^-?[\d,]+\.\d+$/;

/** A table; \`style\` is the style of a cell, or tells it from the number of its row. */
function printedTable({ header, rows }, style = 'Lined', columns = '') {
  const styleOf = typeof style === 'function' ? style : () => style;
  const body = rows.map((row, i) => {
    const cells = row.map((text) => tableCell(text, AMOUNT.test(text) ? 'Amount' : 'Name', styleOf(i)));
    return `<table:table-row>${cells.join('')}</table:table-row>`;
  });
  const widths = columns || `<table:table-column table:number-columns-repeated="${header.length}"/>`;
  return `<table:table table:style-name="Wide">${widths}<table:table-header-rows>${headerRows(header, styleOf(-1))}</table:table-header-rows>${body.join('')}</table:table>`;
}

/** The blocks of a document in the table language: headings, tables, lines of text. */
function readBudget(text) {
  const blocks = [];
  for (const line of text.replace(/^---[\s\S]*?---\n/, '').split('\n')) {
    const last = blocks[blocks.length - 1];
    if (line.startsWith('|')) {
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      if (last?.type !== 'table') blocks.push({ type: 'table', header: cells, rows: [] });
      else if (!/^[-: |]+$/.test(line)) last.rows.push(cells);
    } else if (line.startsWith('#')) blocks.push({ type: 'heading', text: line.replace(/^#+ /, '') });
    else if (line !== '') blocks.push({ type: 'text', text: line.replace(/^- /, '').replaceAll('**', '') });
  }
  return blocks;
}

/** The fixture document as an office prints it: contents, wide tables on pages across, long ones over two pages. */
function printedBudget(text) {
  const [title, ...blocks] = readBudget(text);
  const titles = blocks.filter(({ type }) => type === 'heading');
  const contents = titles.map((heading, i) => paragraph(`${heading.text}${'.'.repeat(30)}${i + 2}`, 'Plain'));
  let isAcross = false;
  const printed = blocks.map((block, i) => {
    if (block.type === 'text') return paragraph(block.text);
    if (block.type === 'table') return paragraph('单位：万元', 'Unit') + printedTable(block);
    const table = blocks[i + 1]?.type === 'table' ? blocks[i + 1] : undefined;
    const wasAcross = isAcross;
    isAcross = table !== undefined && table.header.length > 10;
    const turned = isAcross === wasAcross ? '' : paragraph('', isAcross ? 'Turn' : 'Back');
    return turned + paragraph(block.text, 'Heading');
  });
  const start =
    paragraph(title.text, 'Title') +
    paragraph('目录', 'Heading') +
    contents.join('') +
    paragraph('', 'Break');
  return flatText(start + printed.join(''), '青河县档案馆');
}

/** The fixture document as a workbook: a sheet for each table with its title, unit and notes, one for each section of text. */
function workbook(text) {
  const [title, ...blocks] = readBudget(text);
  const sheets = [];
  for (const block of blocks) {
    if (block.type === 'heading') sheets.push({ title: block.text, blocks: [] });
    else sheets[sheets.length - 1].blocks.push(block);
  }
  return flatSheets(
    sheets
      .map(({ title: name, blocks: own }, i) => sheet(name, [...(i === 0 ? [title.text] : []), name], own))
      .join(''),
  );
}

/** A sheet; its tables are lined, amounts are numbers shown with two decimals. */
function sheet(name, titles, blocks) {
  const line = (text) => `<table:table-row>${sheetCell(text, 'Free')}</table:table-row>`;
  const rows = blocks.map((block) => {
    if (block.type === 'text') return line(block.text);
    const body = block.rows.map(
      (row) =>
        `<table:table-row>${row.map((text) => (AMOUNT.test(text) ? amountCell(text) : sheetCell(text, 'Boxed'))).join('')}</table:table-row>`,
    );
    return line('单位：万元') + headerRows(block.header, 'Boxed') + body.join('');
  });
  return `<table:table table:name="${escaped(name.slice(0, LONGEST_NAME))}">${titles.map(line).join('')}${rows.join('')}</table:table>`;
}

/** Names of sheets have at most so many characters. */
const LONGEST_NAME = 31;

const sheetCell = (text, style) =>
  text === ''
    ? `<table:table-cell table:style-name="${style}"/>`
    : `<table:table-cell table:style-name="${style}" office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`;
const amountCell = (text) =>
  `<table:table-cell table:style-name="Amount" office:value-type="float" office:value="${text.replaceAll(',', '')}"/>`;

function flatSheets(body) {
  const boxed = '<style:table-cell-properties fo:border="0.5pt solid #000000"/>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles><number:number-style style:name="Two"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<style:style style:name="Free" style:family="table-cell"/><style:style style:name="Boxed" style:family="table-cell">${boxed}</style:style><style:style style:name="Amount" style:family="table-cell" style:data-style-name="Two">${boxed}</style:style></office:automatic-styles>
<office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document>`;
}

/** A grey picture of \`width\` × \`height\` pixels, as a scanner leaves a page. */
function greyPicture(width, height) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(8 + data.length + 4);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), 8 + data.length);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, y) =>
      Buffer.concat([Buffer.from([0]), Buffer.alloc(width, y % 40 < 4 ? 90 : 235)]),
    ),
  );
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const scannedPage = () =>
  `<text:p text:style-name="Break"/><text:p text:style-name="Small"><draw:frame draw:style-name="Picture" text:anchor-type="as-char" svg:width="16cm" svg:height="13cm"><draw:image><office:binary-data>${greyPicture(800, 650).toString('base64')}</office:binary-data></draw:image></draw:frame></text:p>`;

/** What a document of pages without running head needs: nothing at all above and below. */
const bare = (text) =>
  text
    .replaceAll(/<style:(?:header|footer)>.*?<\/style:(?:header|footer)>/gs, '')
    .replaceAll(/<style:(?:header|footer)-style>.*?<\/style:(?:header|footer)-style>/gs, '');

const SHORT = {
  header: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  rows: [
    ['201', '一般公共服务支出', '257.42', '186.42', '71.00'],
    ['20126', '档案事务', '257.42', '186.42', '71.00'],
    ['2012601', '行政运行', '186.42', '186.42', ''],
    ['2012602', '一般行政管理事务', '18.60', '', '18.60'],
    ['2012604', '档案馆', '52.40', '', '52.40'],
    ['208', '社会保障和就业支出', '35.73', '35.73', ''],
    ['20805', '行政事业单位养老支出', '35.73', '35.73', ''],
    ['2080501', '行政单位离退休', '3.36', '3.36', ''],
    ['2080505', '机关事业单位基本养老保险缴费支出', '21.58', '21.58', ''],
    ['2080506', '机关事业单位职业年金缴费支出', '10.79', '10.79', ''],
  ],
};

const NARROW = {
  header: ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
  rows: [
    ['301', '工资福利支出', '12,345,678.90', '12,345,678.90', ''],
    ['3010102', '按照规定发放的津贴补贴和其他补助', '1,234,567.80', '1,234,567.80', ''],
    ['302', '商品和服务支出', '2,345,678.01', '', '2,345,678.01'],
  ],
};

const heading = (text) => paragraph(text, 'Heading') + paragraph('单位：元', 'Unit');
const besides = (left, right) =>
  `<table:table table:style-name="Wide"><table:table-column table:number-columns-repeated="2"/><table:table-row>${[left, right].map((table) => `<table:table-cell table:style-name="Beside">${table}${paragraph('', 'Name')}</table:table-cell>`).join('')}</table:table-row></table:table>`;

/** Tables as they are seldom drawn, each kind on a page of its own; the last page is a picture. */
function layouts() {
  const narrow =
    '<table:table-column table:style-name="Narrow"/><table:table-column table:style-name="Label"/><table:table-column table:style-name="Narrow" table:number-columns-repeated="3"/>';
  const two = (rows) => ({ header: ['项目', '金额'], rows });
  return bare(
    flatText(
      [
        heading('窄列表') + printedTable(NARROW, 'Lined', narrow),
        paragraph('', 'Break') +
          heading('左右两表') +
          besides(
            printedTable(
              two([
                ['办公费', '3,120.50'],
                ['印刷费', '1,010.00'],
                ['合计', '4,130.50'],
              ]),
            ),
            printedTable(
              two([
                ['差旅费', '2,200.00'],
                ['合计', '2,200.00'],
              ]),
            ),
          ),
        paragraph('', 'Break') + heading('只有横线的表') + printedTable(SHORT, 'Level'),
        paragraph('', 'Break') + heading('没有线的表') + printedTable(SHORT, 'Bare'),
        paragraph('', 'Break') +
          heading('隔行填色的表') +
          printedTable(SHORT, (row) => (row % 2 === 0 ? 'Zebra' : 'Bare')),
        scannedPage(),
      ].join(''),
      '',
    ),
  );
}

const work = mkdtempSync(join(tmpdir(), 'originals-'));
const kinds = process.argv.length > 2 ? process.argv.slice(2) : ['pdf', 'docx', 'xlsx', 'html'];
mkdirSync(OUT, { recursive: true });

/** What LibreOffice is asked for, where the extension alone would not say it. */
const FILTERS = { html: 'html:XHTML Writer File:UTF8' };

/** Has LibreOffice make a file of a kind, as far as that kind is wanted, of a flat text or (`fods`) of flat sheets. */
function make(name, text, kind, extension = 'fodt') {
  if (!kinds.includes(kind)) return;
  const source = join(work, `${name}.${extension}`);
  writeFileSync(source, text);
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${work}/profile`,
      '--convert-to',
      FILTERS[kind] ?? kind,
      '--outdir',
      work,
      source,
    ],
    { stdio: 'ignore' },
  );
  copyFileSync(join(work, `${name}.${kind}`), join(OUT, `${name}.${kind}`));
}

for (const name of ['clean', 'sample']) {
  const text = readFileSync(`test-fixtures/pipes/${name}.budget`, 'utf8');
  for (const kind of ['pdf', 'docx', 'html']) make(name, printedBudget(text), kind);
  make(name, workbook(text), 'xlsx', 'fods');
}
make('layouts', layouts(), 'pdf');
make('scanned', bare(flatText(scannedPage().replace('<text:p text:style-name="Break"/>', ''), '')), 'pdf');
if (kinds.includes('pdf'))
  execFileSync('qpdf', [
    '--encrypt',
    'geheim',
    'geheim',
    '256',
    '--',
    join(OUT, 'layouts.pdf'),
    join(OUT, 'encrypted.pdf'),
  ]);
rmSync(work, { recursive: true });
