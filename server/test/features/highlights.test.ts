/** What is marked together: the same fact, code or term, wherever it is printed. */

import { expect, test } from 'vitest';
import { documentHighlights } from '../../src/features/highlights';
import { checked } from '../support/checked';
import { structured } from '../support/structured';

const FIRST = '\t合计\t1180.00\t850.00\t330.00\n214';

test('an amount with the number of the text that quotes it', () => {
  const once = checked(structured([FIRST, '\t合计\t1180.00\t85<|>0.00\t330.00\n214']));
  const found = documentHighlights(once.document, once.cursors[0]);
  const words = found.map(({ range }) => once.text.split('\n')[range.start.line]);
  expect(words).toHaveLength(2);
  expect(words[1]).toContain('基本支出850.00万元');
});

test('a code in every table that prints it', () => {
  const { document, cursors } = checked(structured(['21401\t', '214<|>01\t']));
  expect(documentHighlights(document, cursors[0])).toHaveLength(2);
});

test('an amount that is printed nowhere else by itself, and blanks not at all', () => {
  const row = '30201\t办公费\t150.00\t\t150.00';
  const own = checked(structured([row, '30201\t办公费\t<|15<|>0.00|>\t<|>\t150.00']));
  expect(documentHighlights(own.document, own.cursors[0]).map(({ range }) => range)).toEqual(own.ranges);
  expect(documentHighlights(own.document, own.cursors[1])).toEqual([]);
});
