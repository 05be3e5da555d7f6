/** Printed amounts: what is read, what is refused, and that printing in the style of a text gives that text back. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equal } from '../../src/amounts/exact';
import {
  blankAmount,
  formatAmount,
  parseAmount,
  printAmount,
  type Style,
  styleOf,
  toHalfWidth,
} from '../../src/amounts/printed';
import { UNITS, unitExponent } from '../../src/amounts/units';
import { agrees, anyUnit, Oracle, oracleValue, plainNumber, RUNS, signedNumber } from './arbitraries';

/** Dresses a plain number as documents print it, without any code of ours. */
const dressed = fc
  .record({
    number: plainNumber,
    separator: fc.constantFrom('', '', ',', '，'),
    wide: fc.boolean(),
    widePoint: fc.boolean(),
    currency: fc.constantFrom('', '', '¥', '￥ '),
    negative: fc.constantFrom(
      undefined,
      undefined,
      ...[
        ['-', ''],
        ['− ', ''],
        ['－', ''],
        ['–', ''],
        ['△', ''],
        ['▲ ', ''],
        ['(', ')'],
        ['（', '）'],
        ['( ', ' )'],
      ],
    ),
  })
  .map(({ number, separator, wide, widePoint, currency, negative }) => {
    const [whole, fraction] = number.split('.');
    const groups: string[] = [];
    for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
    const joined =
      groups.join(separator) + (fraction === undefined ? '' : (widePoint ? '．' : '.') + fraction);
    const digits = wide
      ? [...joined].map((c) => (c >= '0' && c <= '9' ? '０１２３４５６７８９'[Number(c)] : c))
      : [joined];
    const [before, after] = negative ?? ['', ''];
    return { text: currency + before + digits.join('') + after, number: negative ? `-${number}` : number };
  });

describe('reading', () => {
  test('plain numbers mean what decimal.js says, whatever their size', () => {
    fc.assert(
      fc.property(signedNumber, anyUnit, (number, unit) => {
        const printed = parseAmount(number, unit);
        const decimals = number.split('.')[1]?.length ?? 0;
        return (
          printed !== undefined &&
          !printed.blank &&
          printed.decimals === decimals &&
          agrees(printed.value, oracleValue(number, unit)) &&
          agrees(printed.step, new Oracle(10).pow(unitExponent(unit) - decimals))
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('a unit behind a number counts instead of that of the table', () => {
    fc.assert(
      fc.property(dressed, anyUnit, anyUnit, fc.constantFrom('', ' '), ({ text }, unit, own, gap) => {
        const printed = parseAmount(text + gap + own, unit);
        const plain = parseAmount(text, own);
        return printed !== undefined && plain !== undefined && equal(printed.value, plain.value);
      }),
      { numRuns: RUNS },
    );
    const printed = parseAmount('¥ 1,234.00 万元', '元') ?? blankAmount('元');
    expect(styleOf(printed).marks).toEqual(['¥ ', ' 万元']);
  });

  test('grouped, full-width and negative numbers mean what they mean in plain digits', () => {
    fc.assert(
      fc.property(
        dressed,
        anyUnit,
        fc.constantFrom('', ' ', '\t', '　'),
        ({ text, number }, unit, blanks) => {
          const printed = parseAmount(blanks + text + blanks, unit);
          return printed?.text === text && agrees(printed.value, oracleValue(number, unit));
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('random text is read as the oracle reads it or not at all', () => {
    const scrap = fc.string({
      unit: fc.constantFrom(...'0123456789.,-()（）　 ０９．，－△元'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(scrap, anyUnit, (text, unit) => {
        const printed = parseAmount(text, unit);
        if (!printed || printed.blank || printed.decimals + printed.text.length < 2) return true;
        const digits = toHalfWidth(printed.text).replace(/[^\d.]/g, '');
        const magnitude = digits === '' ? new Oracle(0) : oracleValue(digits, printed.unit);
        return magnitude.equals(new Oracle(printed.value).abs());
      }),
      { numRuns: RUNS },
    );
  });

  test.each([
    ['1123.41', '1123.41', 2],
    ['1,123.41', '1123.41', 2],
    ['0.00', '0', 2],
    ['.5', '0.5', 1],
    ['1.', '1', 0],
    ['(1,234.00)', '-1234', 2],
    ['（1234.50）', '-1234.5', 2],
    ['－３．００', '-3', 2],
    ['３，０００．００', '3000', 2],
    ['- 3.00', '-3', 2],
    ['△12.30', '-12.3', 2],
    ['-0.00', '0', 2],
    ['　43.36　', '43.36', 2],
    ['999999999999999', '999999999999999', 0],
    ['123456789012345678901234.56', '123456789012345678901234.56', 2],
    ['0.123456789', '0.123456789', 9],
  ])('%s in 万元 is %s', (text, value, decimals) => {
    const printed = parseAmount(text, '万元');
    expect(formatAmount(printed!.value, '万元')).toBe(value);
    expect(printed!.decimals).toBe(decimals);
  });

  test.each([
    ...[
      'abc',
      '1,23.45',
      '12,34',
      '1234,567',
      ',123',
      '1,234,',
      '1.2.3',
      '.',
      '+',
      '1 234',
      '12%',
      '3.00美元',
      '元',
    ],
    ...[
      '(3.00',
      '3.00)',
      '((3))',
      '(-3.00)',
      '--3',
      '3-',
      '(',
      '()',
      '１２３４５，６',
      '2101501 行政运行',
      'NaN',
    ],
    ...['Infinity', '1e5', '0x10', '九', '9'.repeat(41), '9'.repeat(1_000_000), `${'-'.repeat(100_000)}1`],
  ])('not an amount (%#)', (text) => {
    expect(parseAmount(text, '元')).toBeUndefined();
  });

  test.each(['-', '—', '——', '－', '–', '−', '─'])('a lone dash %s is an exact 0 that is printed', (dash) => {
    expect(parseAmount(dash, '万元')).toMatchObject({ value: 0, step: 0, blank: false, text: dash });
  });

  test.each(['', ' ', '\t', '　', ' '])('blank %j', (blank) => {
    expect(parseAmount(blank, '万元')).toEqual(blankAmount('万元'));
  });

  test('one 万元 is 10,000 元 and one 亿元 10,000 万元', () => {
    const values = ['100000000', '100000', '10000', '100', '1'].map(
      (text, i) => parseAmount(text, UNITS[i])!.value,
    );
    expect(new Set(values)).toEqual(new Set([10_000_000_000]));
  });
});

describe('printing', () => {
  test('an amount printed in its own style is the text it was read from', () => {
    fc.assert(
      fc.property(dressed, anyUnit, ({ text }, unit) => {
        const printed = parseAmount(text, unit)!;
        return printAmount(printed.value, unit, styleOf(printed)) === text;
      }),
      { numRuns: RUNS },
    );
  });

  test('another value in that style reads back as that value, with at least the decimals of the style', () => {
    fc.assert(
      fc.property(dressed, signedNumber, anyUnit, ({ text }, number, unit) => {
        const style = styleOf(parseAmount(text, unit)!);
        const value = parseAmount(number, unit)!.value;
        const again = parseAmount(printAmount(value, unit, style), unit)!;
        return (
          agrees(again.value, oracleValue(number, unit)) && (value === 0 || again.decimals >= style.decimals)
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('messages print every digit that counts and no more', () => {
    fc.assert(
      fc.property(signedNumber, anyUnit, fc.integer({ min: 0, max: 4 }), (number, unit, decimals) => {
        const text = formatAmount(parseAmount(number, unit)!.value, unit, decimals);
        const oracle = new Oracle(number);
        const expected = oracle.isZero() ? new Oracle(0) : oracle;
        return text === expected.toFixed(Math.max(decimals, oracle.decimalPlaces()));
      }),
      { numRuns: RUNS },
    );
  });

  const inStyleOf = (model: string, value: string, change: Partial<Style> = {}) =>
    printAmount(parseAmount(value, '万元')!.value, '万元', {
      ...styleOf(parseAmount(model, '万元')!),
      ...change,
    });

  test.each([
    ['1,000.00', '1234567.8', '1,234,567.80'],
    ['1000', '1234567', '1234567'],
    ['５．００', '-12.3', '－１２．３０'],
    ['５.００', '12.3', '１２.３０'],
    ['(5.00)', '-3', '(3.00)'],
    ['（5.00）', '-3', '（3.00）'],
    ['- 5.00', '-3', '- 3.00'],
    ['△5.00', '3', '3.00'],
    ['5.0', '3.25', '3.25'],
    ['-', '0', '-'],
    ['0.00', '0', '0.00'],
  ])('in the style of %s, %s is %s', (model, value, expected) => {
    expect(inStyleOf(model, value)).toBe(expected);
  });

  test('a zero is printed as the place prints zeros, or with its decimals', () => {
    expect(inStyleOf('5.00', '0')).toBe('0.00');
    expect(inStyleOf('5.00', '0', { zero: '' })).toBe('');
  });
});
