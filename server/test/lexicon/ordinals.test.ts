/** The numbers that headings, rows and parts of a list begin with. */

import { describe, expect, test } from 'vitest';
import {
  HEADINGS,
  isNumbered,
  LINES,
  numbersOf,
  printNumeral,
  readNumeral,
  readOrdinal,
  withoutOrdinal,
} from '../../src/lexicon/ordinals';

describe('a number before a text', () => {
  test.each([
    ['十二、教育支出', 'numeral', 12, '十二、'],
    ['（三）公务接待费', 'numeral-in-brackets', 3, '（三）'],
    ['(三)、公务接待费', 'numeral-in-brackets', 3, '(三)、'],
    ['4．办公费', 'digits', 4, '4．'],
    ['（10）其他', 'digits-in-brackets', 10, '（10）'],
  ] as const)('of %s is %s', (text, numbering, number, label) => {
    expect(readOrdinal(text)).toMatchObject({ numbering, number, label });
    expect(withoutOrdinal(text)).toBe(text.slice(label.length));
  });

  test.each(['2.5万元', '12,345.00', '一般公共预算', '三公经费', '第二部分 情况说明', '1）办公费'])(
    'is none in %s',
    (text) => {
      expect(readOrdinal(text)).toBeUndefined();
      expect(withoutOrdinal(text)).toBe(text);
    },
  );

  test('is of a part among headings, and of no line of a table', () => {
    expect(readOrdinal('第二部分 情况说明', HEADINGS)).toMatchObject({ numbering: 'part', number: 2 });
    expect(isNumbered('1.办公费', LINES)).toBe(false);
    expect(isNumbered('一、收入', LINES)).toBe(true);
  });

  test('is a group of a longer pattern that captures nothing', () => {
    expect([...(new RegExp(`^(\\d+)(?=${numbersOf(LINES)})`).exec('47一、教育支出') ?? [])]).toEqual([
      '47',
      '47',
    ]);
  });
});

describe('numerals', () => {
  test('are read as they are printed, up to 99', () => {
    const numbers = Array.from({ length: 99 }, (_, index) => index + 1);
    expect(numbers.map(printNumeral).map(readNumeral)).toEqual(numbers);
    expect(readNumeral('17')).toBe(17);
  });
});
