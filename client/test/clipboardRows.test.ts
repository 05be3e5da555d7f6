/** Rows and cells of what Excel, Word and pages put on the clipboard. */

import { expect, test } from 'vitest';
import { rowsOfClipboard } from '../src/clipboardRows';

test('tab-separated text is rows of cells, filled up to one length', () => {
  expect(rowsOfClipboard('2101501\t行政运行\t 261.03 \r\n2101502\t一般行政管理事务\r\n\r\n', '')).toEqual([
    ['2101501', '行政运行', '261.03'],
    ['2101502', '一般行政管理事务', ''],
  ]);
  expect(rowsOfClipboard('\t合计\t385.03\n', '')).toEqual([['', '合计', '385.03']]);
});

test('a quoted cell holds tabs, line ends and quotation marks', () => {
  expect(rowsOfClipboard('"甲\n乙"\t"丙""丁"""\t"戊\t己"\n"\t"\t1\t\n', '')).toEqual([
    ['甲\n乙', '丙"丁"', '戊 己'],
    ['', '1', ''],
  ]);
  expect(rowsOfClipboard('“三公”经费\t2"3\n', '')).toEqual([['“三公”经费', '2"3']]);
});

test('what is no table gives no rows', () => {
  for (const text of ['', '一句话。', '一\n二\n', '\t\n\t\n', '只有一格\t\t']) {
    const rows = rowsOfClipboard(text, '');
    expect(rows.length === 0 || rows[0].length > 1).toBe(true);
  }
  expect(rowsOfClipboard('一句话。\n第二句。', '<p>一句话。</p>')).toEqual([]);
  expect(rowsOfClipboard('12.00', '<table><tr><td>12.00</td></tr></table>')).toEqual([]);
});

test('cells of a page are read with their lines, characters and spans', () => {
  const html = `<html><head><style>td { color: red }</style></head><body><!--StartFragment-->
    <table border=1><tbody>
      <tr><td>2101501</td><td>行政<br>运行&nbsp;&amp;&#20132;&#x901a;</td><td align=right> 1,261.03
      </td></tr>
      <tr><td colspan="2"><p>合计</p></td><td>385.03</td></tr>
    </tbody></table><table><tr><td>别的</td><td>表</td></tr></table></body></html>`;
  expect(rowsOfClipboard('2101501\t行政\n运行', html)).toEqual([
    ['2101501', '行政\n运行 &交通', '1,261.03'],
    ['合计', '', '385.03'],
  ]);
});

test('merged cells of a header become paths', () => {
  const html = `<table>
    <tr><td rowspan=2>科目编码</td><td rowspan=2>科目名称</td><td colspan=2>本年收入</td><td rowspan=2>上年结转</td></tr>
    <tr><td>小计</td><td>财政拨款收入</td></tr>
    <tr><td>210</td><td>卫生健康支出</td><td>385.03</td><td>385.03</td><td></td></tr></table>`;
  expect(rowsOfClipboard('', html)).toEqual([
    ['科目编码', '科目名称', '本年收入/小计', '本年收入/财政拨款收入', '上年结转'],
    ['210', '卫生健康支出', '385.03', '385.03', ''],
  ]);
});

test('odd pages are read in time that grows with their length', () => {
  const odd = `<table>${'<tr><td '.repeat(20_000)}<tr><td>${'&#99999999;'.repeat(20_000)}`;
  expect(rowsOfClipboard('', odd)).toEqual([]);
  expect(rowsOfClipboard(`"${'"\t'.repeat(40_000)}`, '').length).toBeLessThan(2);
});
