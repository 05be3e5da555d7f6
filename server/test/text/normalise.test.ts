/** How printed words are brought to one form. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, nameKey, tailSpan } from '../../src/text/normalise';

describe('compact', () => {
  it('removes blanks of all kinds', () => {
    expect(compact(' 合\u3000计\u00a0\t1\n\u200b')).toBe('合计1');
  });
});

describe('nameKey', () => {
  it.each([
    ['因公出国（境）费用', '因公出国境费用'],
    ['因公出国(境) 费用', '因公出国境费用'],
    ['“三公”经费', '三公经费'],
    ['ＡＢＣ１２', 'ABC12'],
    ['行政运行（项）', '行政运行'],
    ['专项业务', '专项业务'],
    ['⽀出', '支出'],
    ['——', ''],
  ])('%s → %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it('finds nothing more to remove', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'（项）(款)行政 　·1') }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
  });
});

describe('tailSpan', () => {
  it.each([
    ['其中： 行政 运行', 4, '行政 运行'],
    ['行政运行', 4, '行政运行'],
    ['行政运行  ', 2, '运行'],
    ['运行', 9, '运行'],
    ['', 1, ''],
  ])('%s, %d', (text, characters, tail) => {
    const { start, end } = tailSpan(text, characters);
    expect(text.slice(start, end)).toBe(tail);
  });

  it('holds exactly the characters asked for, and no blank at its ends', () => {
    const text = fc.string({ unit: fc.constantFrom('行', '政', ' ', '\u3000') });
    fc.assert(
      fc.property(text, fc.nat(12), (printed, characters) => {
        const { start, end } = tailSpan(printed, characters);
        const tail = printed.slice(start, end);
        expect(compact(tail)).toBe(compact(printed).slice(Math.max(0, compact(printed).length - characters)));
        expect(tail.trim()).toBe(tail);
      }),
    );
  });
});
