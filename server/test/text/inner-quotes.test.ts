/** Quotation marks within quotation marks. */

import { expect, test } from 'vitest';
import { withInnerQuotes } from '../../src/text/inner-quotes';

test.each([
  ['文字“三公经费”3.00', '文字“三公经费”3.00'],
  ['文字““三公”经费”3.00 与“公务接待费”', '文字“‘三公’经费”3.00 与“公务接待费”'],
  ['名称“甲”“乙”', '名称“甲”“乙”'],
  ['没有引号', '没有引号'],
  ['”前面没有', '”前面没有'],
])('%s', (text, shown) => {
  expect(withInnerQuotes(text)).toBe(shown);
  expect(withInnerQuotes(shown)).toBe(shown);
});
