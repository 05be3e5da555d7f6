/** What is read of a Word file is what it prints. */

import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { printNumber } from '../../src/sources/docx/number-formats';
import { openDocx } from '../../src/sources/docx/open';
import { blocksOf, wordFile, wordText } from '../support/office';

const service = createService({ documentation: () => undefined });

const p = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string, properties = '') =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${p(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;

describe('text of a Word file', () => {
  test.each<[name: string, body: string, text: (string | string[])[]]>([
    ['runs of a sentence', `<w:p>${run('收入')}${run('1,234')}${run('.50万元')}</w:p>`, ['收入1,234.50万元']],
    [
      'insertions kept, deletions dropped',
      `<w:p>${run('支出')}<w:del><w:r><w:delText>11.00</w:delText></w:r></w:del><w:ins>${run('12.00')}</w:ins>${run('万元')}</w:p>`,
      ['支出12.00万元'],
    ],
    [
      'moved text where it was moved to',
      `<w:p><w:moveFrom>${run('甲')}</w:moveFrom>${run('乙')}<w:moveTo>${run('甲')}</w:moveTo></w:p>`,
      ['乙甲'],
    ],
    [
      'a deleted end of paragraph joins two',
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('基本支出')}</w:p>${p('10.00万元')}`,
      ['基本支出10.00万元'],
    ],
    [
      'a deleted end of paragraph above a table ends there',
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('基本支出')}</w:p>${table(row(cell('项目'), cell('10.00')))}${p('说明')}`,
      ['基本支出', ['0,0 项目', '0,1 10.00'], '说明'],
    ],
    [
      'hidden text left out',
      `<w:p>${run('见')}${run('草稿', '<w:vanish/>')}${run('附表')}</w:p>`,
      ['见附表'],
    ],
    [
      'a text box once',
      `<w:p>${run('正文')}<mc:AlternateContent><mc:Choice><w:txbxContent>${p('框内1.00')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('框内1.00')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>`,
      ['正文', '框内1.00'],
    ],
    [
      'content controls, and placeholders that nobody filled in',
      `<w:sdt><w:sdtPr/><w:sdtContent>${p('已填')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('单击此处输入')}</w:sdtContent></w:sdt>${p('后文')}`,
      ['已填', '后文'],
    ],
    ['a soft break parts lines', `<w:p>${run('甲')}<w:r><w:br/></w:r>${run('乙')}</w:p>`, ['甲', '乙']],
    [
      'a page break does not',
      `<w:p>${run('甲')}<w:r><w:br w:type="page"/></w:r>${run('乙')}</w:p>`,
      ['甲乙'],
    ],
    [
      'codes of fields left out, results kept',
      `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>${run('3')}</w:p>`,
      ['3'],
    ],
    ['a ticked box', `<w:p><w:r><w:sym w:char="F052"/></w:r>${run('是')}</w:p>`, ['☑是']],
  ])('%s', (_, body, text) => {
    expect(wordText(body)).toEqual(text);
  });

  test('a list that starts elsewhere and prints its numbers otherwise', () => {
    const numbering = `
      <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1）"/></w:lvl>
      </w:lvlOverride></w:num>`;
    const item = (text: string) => p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    expect(wordText(item('甲') + item('乙'), { numbering })).toEqual(['（3）甲', '（4）乙']);
  });

  test('numbering that nobody typed', () => {
    const numbering = `
      <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    const item = (text: string, list: number, level = 0) =>
      p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
    const body = [
      item('职责', 1),
      item('机构', 1, 1),
      item('编制', 1, 1),
      item('收支', 1),
      item('采购', 1, 1),
      item('新的一列', 2),
      item('不编号', 0),
      item('', 2),
      item('再下一条', 2),
    ].join('');
    expect(wordText(body, { numbering })).toEqual([
      '一、职责',
      '（1）机构',
      '（2）编制',
      '二、收支',
      '（1）采购',
      '一、新的一列',
      '不编号',
      '三、再下一条',
    ]);
  });

  test('headings by their styles, and by styles on which these are based', () => {
    const styles = `
      <w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="a"/></w:style>
      <w:style w:type="paragraph" w:styleId="c"><w:name w:val="circle"/><w:basedOn w:val="c"/></w:style>`;
    const body = ['a', 'b', 'c'].map((style) => p(style, `<w:pStyle w:val="${style}"/>`)).join('');
    const outlined = p('d', '<w:outlineLvl w:val="0"/>');
    const blocks = blocksOf(openDocx(wordFile(body + outlined, { styles })));
    expect(blocks.map((block) => (block.type === 'paragraph' ? block.level : 0))).toEqual([
      2,
      2,
      undefined,
      1,
    ]);
  });

  test('footnotes stand at the end', () => {
    const footnotes = `<w:footnote w:id="1">${p('金额保留两位小数')}</w:footnote>`;
    expect(wordText(p('正文'), { footnotes })).toEqual(['正文', '金额保留两位小数']);
  });
});

describe('tables of a Word file', () => {
  test.each<[name: string, body: string, blocks: (string | string[])[]]>([
    [
      'cells merged across and down',
      table(
        row(cell('科目', '<w:vMerge w:val="restart"/>'), cell('支出', '<w:gridSpan w:val="2"/>')),
        row(cell('', '<w:vMerge/>'), cell('基本'), cell('项目')),
        row(cell('201'), cell('1.00'), cell('2.00')),
      ),
      [['0,0+2×1 科目', '0,1+1×2 支出', '1,1 基本', '1,2 项目', '2,0 201', '2,1 1.00', '2,2 2.00']],
    ],
    [
      'one merged cell right below another',
      table(
        row(cell('甲', '<w:vMerge w:val="restart"/>'), cell('1')),
        row(cell('', '<w:vMerge/>'), cell('2')),
        row(cell('乙', '<w:vMerge w:val="restart"/>'), cell('3')),
        row(cell('', '<w:vMerge/>'), cell('4')),
      ),
      [['0,0+2×1 甲', '0,1 1', '1,1 2', '2,0+2×1 乙', '2,1 3', '3,1 4']],
    ],
    [
      'rows that begin further right',
      table(
        row(cell('甲'), cell('乙')),
        `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('丙')}</w:tr>`,
      ),
      [['0,0 甲', '0,1 乙', '1,1 丙']],
    ],
    [
      'deleted rows left out',
      table(row(cell('甲'), cell('1')), `<w:tr><w:trPr><w:del/></w:trPr>${cell('乙')}${cell('2')}</w:tr>`),
      [['0,0 甲', '0,1 1']],
    ],
    [
      'a name over two lines, a number broken over two',
      table(
        row(
          `<w:tc><w:p>${run('机关事业单位')}<w:r><w:br/></w:r>${run('基本养老')}</w:p></w:tc>`,
          `<w:tc><w:p>${run('1,23')}<w:r><w:br/></w:r>${run('4.50')}</w:p></w:tc>`,
        ),
      ),
      [['0,0 机关事业单位基本养老', '0,1 1,234.50']],
    ],
    [
      'a table in a frame drawn by another',
      table(row(`<w:tc>${p('表一')}${table(row(cell('甲'), cell('1.00')))}</w:tc>`)),
      ['表一', ['0,0 甲', '0,1 1.00']],
    ],
  ])('%s', (_, body, blocks) => {
    expect(wordText(body)).toEqual(blocks);
  });

  test('repeated header rows, bold and indented names, and where cells stand', () => {
    const header = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('科目')}${cell('金额')}</w:tr>`;
    const name = `<w:tc><w:p><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>${run('人员经费', '<w:b/>')}</w:p></w:tc>`;
    const [block] = blocksOf(openDocx(wordFile(p('标题') + table(header, row(name, cell('3.00')))))).slice(1);
    expect(block).toMatchObject({ type: 'grid', headerRows: 1, rowCount: 2, columnCount: 2 });
    expect(block.type === 'grid' && block.cells[2]).toMatchObject({
      text: '人员经费',
      isBold: true,
      indent: 2,
      origin: { paragraph: 2, table: 1, row: 2, column: 1 },
    });
  });

  test('a prefix of another program and the strict namespace', () => {
    const body = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:pPr><x:outlineLvl x:val="1"/></x:pPr><x:r><x:t>概况</x:t></x:r></x:p></x:body></x:document>`;
    const file = wordFile('');
    expect(blocksOf(openDocx(withBody(file, body)))).toMatchObject([{ text: '概况', level: 2 }]);
  });
});

function withBody(file: Uint8Array, body: string): Uint8Array {
  const parts = unzipSync(file);
  return zipSync({ ...parts, 'word/document.xml': strToU8(body) });
}

test.each([
  ['chineseCounting', [1, 10, 11, 20, 21, 103, 110], '一 十 十一 二十 二十一 一百零三 一百一十'],
  ['upperRoman', [4, 19, 40], 'IV XIX XL'],
  ['lowerLetter', [1, 26, 27], 'a z aa'],
  ['decimalEnclosedCircle', [1, 20, 21], '① ⑳ 21'],
  ['decimalFullWidth', [12], '１２'],
  ['unheard-of', [5], '5'],
])('%s', (format, values, text) => {
  expect(values.map((value) => printNumber(value, format)).join(' ')).toBe(text);
});

describe('a table over pages', () => {
  const START = '<w:vMerge w:val="restart"/>';
  const REST = '<w:vMerge/>';
  const HEAD = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${['类别', '编码', '名称', '合计'].map((name) => cell(name)).join('')}</w:tr>`;
  const of = (group: string, merge: string, code: string, name: string, amount: string) =>
    row(cell(group, merge), cell(code), cell(name), cell(amount));
  const FIRST = [
    of('', '', '', '合计', '30.00'),
    of('功能科目', START, '210', '卫生健康支出', '30.00'),
    of('', REST, '21011', '行政事业单位医疗', '30.00'),
    of('', REST, '2101101', '行政单位医疗', '10.00'),
  ];
  const SECOND = [
    of('', REST, '2101103', '公务员医疗补助', '5.00'),
    of('', REST, '2101199', '其他', '15.00'),
  ];
  const TITLE = p('2026年支出总表') + p('单位：万元');

  /** The groups that merged cells reach over, and the errors, of what is checked. */
  function checked(body: string) {
    const opened = openDocx(wordFile(body));
    if ('refused' in opened) throw new Error(opened.refused);
    const document = service.checkOriginal(opened.original, DEFAULT_SETTINGS);
    const [table, ...others] = service.tables(document);
    expect(others).toEqual([]);
    const errors = document.findings.filter(({ severity }) => severity === 1);
    return { rows: table.rows, errors, tied: service.coverage(document).tables.tied };
  }

  test('is one table with one merged cell, wherever Word last broke its pages', () => {
    const broken = SECOND.map((xml, at) =>
      at === 0 ? xml.replaceAll('<w:t>', '<w:lastRenderedPageBreak/><w:t>') : xml,
    );
    const body = table(HEAD, ...FIRST, ...broken);
    const [, , grid] = blocksOf(openDocx(wordFile(TITLE + body)));
    expect(grid.type === 'grid' && grid.cells.find(({ text }) => text === '功能科目')).toMatchObject({
      row: 2,
      rowSpan: 5,
    });
    // Of a total over a single line nothing is told, so that it counts as tied by nothing.
    expect(checked(TITLE + body)).toMatchObject({ rows: 6, errors: [], tied: 5 });
  });

  test.each([
    ['its header again', [HEAD]],
    ['no header', []],
  ])(
    'that somebody split into two, the second with %s, is one; a merged cell without its start is blank',
    (_, head) => {
      const body = TITLE + table(HEAD, ...FIRST) + p('') + table(...head, ...SECOND);
      expect(checked(body)).toMatchObject({ rows: 6, errors: [], tied: 5 });
    },
  );
});
