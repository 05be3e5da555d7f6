/** What a single keystroke may make of a printed amount. */

import { expect, test } from 'vitest';
import { isSlip, isTellingSlip } from '../../src/amounts/slips';

test.each([
  ['a digit changed', '1,234.50', '1,284.50'],
  ['two neighbours swapped', '1,234.50', '1,324.50'],
  ['the two beside the point swapped', '9473.74', '9477.34'],
  ['a digit lost', '1,234.50', '1,24.50'],
  ['a digit doubled', '1,234.50', '1,2344.50'],
  ['the point moved', '1234.50', '123.450'],
  ['the sign lost', '-3.00', '3.00'],
  ['two digits beside a separator swapped', '1,234.50', '2,134.50'],
  ['a digit lost, and so a separator', '1,234.50', '234.50'],
])('%s', (_, meant, printed) => {
  expect(isSlip(printed, meant)).toBe(true);
});

test.each([
  ['the same', '1.50', '1.50'],
  ['two digits changed', '12.34', '45.34'],
  ['digits swapped that are not neighbours', '12.34', '14.32'],
  ['nothing and something', '0.00', '12.00'],
])('no slip: %s', (_, meant, printed) => {
  expect(isSlip(printed, meant)).toBe(false);
});

test('of few digits is no telling one', () => {
  expect(isTellingSlip('2.05', '2.00')).toBe(false);
  expect(isTellingSlip('12.05', '12.00')).toBe(true);
});
