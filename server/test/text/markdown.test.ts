/** Tests escaping: what is escaped shows as it was, and reads with every character in its place. */

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ESCAPE, escapeCell, escapeLine, unescapeMarkdown } from '../../src/text/markdown';

describe('a line of text', () => {
  test.each([
    ['>10较上年度增加10%', '\\>10较上年度增加10%'],
    ['|表|', '\\|表|'],
    ['# 一号', '\\# 一号'],
    ['---', '\\---'],
    ['执行率=(预算完成数/预算数)*100%', '执行率=(预算完成数/预算数)\\*100%'],
    ['a_b <!-- 勾稽 -->', 'a\\_b \\<!-- 勾稽 -->'],
    ['见[附件](http://a)', '见\\[附件](http://a)'],
    ['冀财社[2025]128号', '冀财社[2025]128号'],
    ['**基本支出**：指人员支出', '**基本支出**：指人员支出'],
    ['1、收入说明', '1、收入说明'],
    ['- 一、主要职责', '- 一、主要职责'],
  ])('%s is written %s', (text, escaped) => {
    expect(escapeLine(text)).toBe(escaped);
  });
});

test('a cell escapes pipes, equals signs that ask for a value, and line ends', () => {
  expect(escapeCell('=a|b')).toBe('\\=a\\|b');
  expect(escapeCell('一\n二')).toBe('一<br>二');
  expect(escapeCell('1,234.00')).toBe('1,234.00');
});

test('what is read has as many characters as what is printed', () => {
  expect(unescapeMarkdown('\\>10\\\\3\\年')).toBe(`${ESCAPE}>10${ESCAPE}\\3\\年`);
  expect(unescapeMarkdown('\\\\*')).toBe(`${ESCAPE}\\*`);
});

test('escaping any line or cell is undone by reading it', () => {
  const text = fc.string({ unit: fc.constantFrom(...'一1 .,\\|*_#>-=`<&~[]()+:'), maxLength: 20 });
  fc.assert(
    fc.property(text, (printed) => {
      expect(unescapeMarkdown(escapeLine(printed)).replaceAll(ESCAPE, '')).toBe(printed);
      expect(unescapeMarkdown(escapeCell(printed)).replaceAll(ESCAPE, '')).toBe(printed);
    }),
  );
});
