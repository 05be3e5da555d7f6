/** What is read of a web page is what a browser shows of it. */

import { describe, expect, test } from 'vitest';
import { openHtml } from '../../src/sources/html/open';
import { blocksOf, printed } from '../support/office';

const read = (html: string) => printed(openHtml(new TextEncoder().encode(html)));

describe('text of a page', () => {
  test.each<[name: string, html: string, text: (string | string[])[]]>([
    ['paragraphs and breaks', '<p>甲<br>乙</p><div>丙</div>', ['甲', '乙', '丙']],
    ['inline elements', '<p>收入<b>1,234</b>.50<span>万元</span></p>', ['收入1,234.50万元']],
    [
      'what does not show',
      '<style>p{}</style><p hidden>甲</p><p style="display: none">乙</p><script>1</script><p>丙</p>',
      ['丙'],
    ],
    [
      'numbers that lists show',
      '<ol start="2"><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul>',
      ['2.甲', '3.乙', '丙'],
    ],
    [
      'numbers of items that hold tables',
      '<ol><li><table><tr><td>123.45<td>2.00</table>甲</li><li>乙<table><tr><td>1.00<td>3.00</table></li></ol>',
      [['0,0 123.45', '0,1 2.00'], '1.甲', '2.乙', ['0,0 1.00', '0,1 3.00']],
    ],
    [
      'numbers of items within a cell, and of an item that holds a table alone',
      '<ol><li><table><tr><td><ol><li>甲</ol><td>2.00</table></li><li><table><tr><td>1.00<td>3.00</table></li></ol><p>乙</p>',
      [['0,0 1.甲', '0,1 2.00'], ['0,0 1.00', '0,1 3.00'], '乙'],
    ],
    ['entities', '<p>1&nbsp;000&#65292;&ldquo;三公&rdquo;</p>', ['1\u00a0000，“三公”']],
    [
      'elements that nobody closed',
      '<p>甲<p>乙<table><tr><td>1<td>2<tr><td>3<td>4',
      ['甲', '乙', ['0,0 1', '0,1 2', '1,0 3', '1,1 4']],
    ],
  ])('%s', (_, html, text) => {
    expect(read(html)).toEqual(text);
  });

  test('headings', () => {
    const blocks = blocksOf(openHtml(new TextEncoder().encode('<h2>一、职责</h2><p>正文</p>')));
    expect(blocks).toMatchObject([{ text: '一、职责', level: 2 }, { text: '正文' }]);
    expect(blocks[1]).not.toHaveProperty('level');
  });

  test.each([
    ['GB18030 by its meta tag', '<meta charset="gb2312">', [0xb8, 0xc5, 0xbf, 0xf6]],
    ['GB18030 that nobody told', '', [0xb8, 0xc5, 0xbf, 0xf6]],
    ['UTF-8 that nobody told', '', [...new TextEncoder().encode('概况')]],
  ])('%s', (_, head, body) => {
    const bytes = new Uint8Array([...new TextEncoder().encode(`${head}<p>`), ...body]);
    expect(printed(openHtml(bytes))).toEqual(['概况']);
  });
});

describe('tables of a page', () => {
  test.each<[name: string, html: string, blocks: (string | string[])[]]>([
    [
      'spans across and down',
      '<table><tr><td rowspan=2>科目<td colspan=2>支出<tr><td>基本<td>项目<tr><td>201<td>1.00<td>2.00</table>',
      [['0,0+2×1 科目', '0,1+1×2 支出', '1,1 基本', '1,2 项目', '2,0 201', '2,1 1.00', '2,2 2.00']],
    ],
    [
      'a table that lays out the page',
      '<table><tr><td>导航<td><p>标题</p><table><tr><td>甲<td>1.00</table></table>',
      ['导航', '标题', ['0,0 甲', '0,1 1.00']],
    ],
    ['a frame of one column', '<table><tr><td>第一段<tr><td>第二段</table>', ['第一段', '第二段']],
    [
      'a name over two lines',
      '<table><tr><td>基本养老<br>保险<td>1.00</table>',
      [['0,0 基本养老保险', '0,1 1.00']],
    ],
    [
      'a span beyond all bounds',
      '<table><tr><td rowspan=0>甲<td colspan=99999999>乙<tr><td>丙</table>',
      [['0,0+2×1 甲', '0,1+1×999 乙', '1,1 丙']],
    ],
  ])('%s', (_, html, blocks) => {
    expect(read(html)).toEqual(blocks);
  });

  test('header rows, bold and indented names', () => {
    const html =
      '<table><thead><tr><th>科目<th>金额</thead><tr><td style="padding-left:2em"><b>人员</b><td>1.00</table>';
    const [grid] = blocksOf(openHtml(new TextEncoder().encode(html)));
    expect(grid).toMatchObject({
      headerRows: 1,
      cells: [
        { isBold: true },
        { isBold: true },
        { text: '人员', isBold: true, indent: 2 },
        { text: '1.00' },
      ],
    });
    expect(grid.type === 'grid' && grid.cells[3]).not.toHaveProperty('isBold');
  });
});
