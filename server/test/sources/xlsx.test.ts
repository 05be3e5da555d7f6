/** What is read of a workbook is what its cells show. */

import { describe, expect, test } from 'vitest';
import { isErrorValue } from '../../src/amounts/flawed';
import { displayNumber } from '../../src/sources/xlsx/display';
import { openXlsx } from '../../src/sources/xlsx/open';
import { columnName } from '../../src/sources/xlsx/sheet';
import { sheetText, workbookFile } from '../support/office';

const RULED =
  '<borders><border/><border><left style="thin"/></border></borders><cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="4" borderId="1"/></cellXfs>';
const text = (at: string, value: string, style = 0) =>
  `<c r="${at}" t="inlineStr" s="${style}"><is><t>${value}</t></is></c>`;
const number = (at: string, value: string, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
const row = (index: number, ...cells: string[]) => `<row r="${index}">${cells.join('')}</row>`;
const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;
const sheet = (xml: string, name = '表') => ({ name, xml });

describe('what a number shows as', () => {
  test.each([
    ['1234.5', '#,##0.00', '1,234.50'],
    ['1234.5', '#,##0.00_ ', '1,234.50'],
    ['0', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    ['-3.5', '#,##0.00;[Red]\\(#,##0.00\\)', '(3.50)'],
    ['1.005', '0.00', '1.01'],
    ['0.30000000000000004', 'General', '0.3'],
    ['0.12345', '0.00%', '12.35%'],
    ['12345678', '#,##0.00,', '12,345.68'],
    ['45658', 'yyyy"年"m"月"d"日"', '2025年1月1日'],
    ['1.5E3', '0.00', '1500.00'],
    ['0', '0.00;-0.00;;@', ''],
    ['2080505', '@', '2080505'],
    ['12.5', 'no [such pattern', '12.5'],
    ['not a number', '0.00', 'not a number'],
  ])('%s as %s', (stored, pattern, shown) => {
    expect(displayNumber(stored, pattern, false)).toBe(shown);
  });

  test('days counted from 1904', () => {
    expect(displayNumber('0', 'yyyy/m/d', true)).toBe('1904/1/1');
  });
});

describe('tables of a sheet', () => {
  test('lines above and below the ruled rows are no part of the table, blank ruled rows are', () => {
    const xml = data(
      row(1, text('A1', '支出总表')),
      row(3, text('A3', '编制单位：某局'), text('C3', '单位：元')),
      row(4, text('A4', '科目', 1), text('B4', '名称', 1), text('C4', '金额', 1)),
      row(5, text('A5', '201', 1), text('B5', '公共服务', 1), number('C5', '1234.5', 1)),
      row(6, '<c r="A6" s="1"/><c r="B6" s="1"/><c r="C6" s="1"/>'),
      row(7, text('A7', '合计', 1), '<c r="B7" s="1"/>', number('C7', '1234.5', 1)),
      row(8, text('A8', '注：本表不含结转。')),
    );
    expect(sheetText([sheet(xml)], RULED)).toEqual([
      '支出总表',
      '编制单位：某局',
      '单位：元',
      [
        '0,0 科目',
        '0,1 名称',
        '0,2 金额',
        '1,0 201',
        '1,1 公共服务',
        '1,2 1,234.50',
        '3,0 合计',
        '3,2 1,234.50',
      ],
      '注：本表不含结转。',
    ]);
  });

  test('several tables of one sheet', () => {
    const one = (from: number, name: string) => [
      row(from, text(`A${from}`, name)),
      row(from + 1, text(`A${from + 1}`, '项目', 1), text(`B${from + 1}`, '金额', 1)),
      row(from + 2, text(`A${from + 2}`, '会议费', 1), number(`B${from + 2}`, '2', 1)),
    ];
    expect(sheetText([sheet(data(...one(1, '表一'), ...one(5, '表二')))], RULED)).toEqual([
      '表一',
      ['0,0 项目', '0,1 金额', '1,0 会议费', '1,1 2.00'],
      '表二',
      ['0,0 项目', '0,1 金额', '1,0 会议费', '1,1 2.00'],
    ]);
  });

  test('a ruled header with nothing below it is a table, a framed sentence is none', () => {
    const xml = data(
      row(1, text('A1', '项目', 1), text('B1', '金额', 1)),
      row(3, text('A3', '注：空表列示。', 1), '<c r="B3" s="1"/>'),
    );
    expect(sheetText([sheet(xml)], RULED)).toEqual([['0,0 项目', '0,1 金额'], '注：空表列示。']);
  });

  test('without any lines, rows of several cells are a table, headings of groups within it too', () => {
    const xml = data(
      row(1, text('A1', '项目'), text('B1', '金额')),
      row(2, text('A2', '第一组')),
      row(3, text('A3', '会议费'), number('B3', '2')),
      row(5, text('A5', '说明')),
    );
    expect(sheetText([sheet(xml)])).toEqual([
      ['0,0 项目', '0,1 金额', '1,0 第一组', '2,0 会议费', '2,1 2'],
      '说明',
    ]);
  });

  test('without any lines, several rows of one cell in succession are rows of the table', () => {
    const xml = data(
      row(1, text('A1', '项目'), text('B1', '金额')),
      row(2, text('A2', '（一）外交支出')),
      row(3, text('A3', '（二）国防支出')),
      row(4, text('A4', '合计'), number('B4', '2')),
      row(5, text('A5', '注：无。')),
    );
    expect(sheetText([sheet(xml)])).toEqual([
      ['0,0 项目', '0,1 金额', '1,0 （一）外交支出', '2,0 （二）国防支出', '3,0 合计', '3,1 2'],
      '注：无。',
    ]);
  });

  test('a large sheet', () => {
    const cells = (at: number) => Array.from({ length: 16 }, (_, i) => number(`${columnName(i)}${at}`, '1'));
    const rows = Array.from({ length: 9_000 }, (_, i) => row(i + 1, ...cells(i + 1)));
    expect(sheetText([sheet(data(...rows))])).toHaveLength(1);
  });

  test('merged cells, and what is stored below them', () => {
    const xml = `${data(
      row(1, text('A1', '收入'), text('B1', '看不见'), text('C1', '支出')),
      row(2, text('A2', '项目'), text('B2', '金额'), number('C2', '1')),
    )}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`;
    expect(sheetText([sheet(xml)])).toEqual([['0,0+1×2 收入', '0,2 支出', '1,0 项目', '1,1 金额', '1,2 1']]);
  });

  test('texts shared between cells without how to pronounce them; results of formulas', () => {
    const strings = '<si><t>全</t></si><si><r><t>合</t></r><r><t>计</t></r><rPh><t>heji</t></rPh></si>';
    const xml = data(
      row(1, '<c r="A1" t="s"><v>1</v></c>', '<c r="B1" t="str"><f>A1&amp;"x"</f><v>合计x</v></c>'),
      row(2, '<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="B2"><f>1+1</f><v>2</v></c>'),
    );
    expect(sheetText([sheet(xml)], '', strings)).toEqual([['0,0 合计', '0,1 合计x', '1,0 #DIV/0!', '1,1 2']]);
  });

  test('a formula whose value is not stored is no zero and is named; one that comes to a blank is blank', () => {
    const unstored = Array.from({ length: 7 }, (_, i) =>
      row(i + 2, text(`A${i + 2}`, '甲'), `<c r="B${i + 2}"><f>1+1</f>${i % 2 ? '<v/>' : ''}</c>`),
    );
    const blank = row(9, text('A9', '乙'), '<c r="B9" t="str"><f>""</f><v></v></c>');
    const hidden = `<row r="10" hidden="1"><c r="B10"><f>1</f></c></row>`;
    const xml = data(row(1, text('A1', '项目'), text('B1', '金额')), ...unstored, blank, hidden);
    const opened = openXlsx(workbookFile([sheet(xml, '表3')]));
    const places = [...['B2', 'B3', 'B4', 'B5', 'B6'].map((place) => `表3!${place}`)];
    expect('original' in opened && opened.original.omissions).toContainEqual({
      reason: 'no-value',
      places,
      more: 2,
    });
    const grid = 'original' in opened && opened.original.blocks[0];
    expect(grid && 'cells' in grid && grid.cells.filter(({ column }) => column === 1)).toMatchObject([
      { text: '金额' },
      ...unstored.map(() => ({ text: '#N/A' })),
    ]);
    expect(isErrorValue('#N/A')).toBe(true);
  });

  test('cells and rows that do not say where they stand', () => {
    const xml =
      '<sheetData><row><c t="str"><v>甲</v></c><c><v>1</v></c></row><row><c t="str"><v>乙</v></c><c><v>2</v></c></row></sheetData>';
    expect(sheetText([sheet(xml)])).toEqual([['0,0 甲', '0,1 1', '1,0 乙', '1,1 2']]);
  });

  test('hidden sheets, rows and columns are left out and named', () => {
    const xml = `<cols><col min="3" max="3" hidden="1"/></cols>${data(
      row(1, text('A1', '项目'), text('B1', '金额'), text('C1', '底稿')),
      `<row r="2" hidden="1">${text('A2', '草稿')}${number('B2', '9')}</row>`,
      row(3, text('A3', '会议费'), number('B3', '2'), number('C3', '3')),
    )}`;
    const opened = openXlsx(
      workbookFile([sheet(xml, '公开表'), { ...sheet(xml, '计算'), state: 'veryHidden' }]),
    );
    expect(opened).toMatchObject({
      original: {
        omissions: [
          { reason: 'hidden-sheet', places: ['计算'] },
          { reason: 'hidden-rows', places: ['公开表!2'] },
          { reason: 'hidden-columns', places: ['公开表!C'] },
        ],
        pageCount: 1,
      },
    });
    const texts = JSON.stringify(opened);
    expect(texts).toContain('会议费');
    expect(texts).not.toContain('草稿');
    expect(texts).not.toContain('底稿');
  });

  test('where a cell stands', () => {
    const xml = data(
      row(12, text('AA12', '项目'), text('AB12', '金额')),
      row(13, text('AA13', '甲'), number('AB13', '1')),
    );
    const opened = openXlsx(workbookFile([sheet(xml, '表1')]));
    expect('original' in opened && opened.original.blocks[0]).toMatchObject({
      origin: { sheet: '表1', cell: 'AA12' },
      cells: [{}, {}, {}, { text: '1', row: 1, column: 1, origin: { sheet: '表1', cell: 'AB13' } }],
    });
  });
});
