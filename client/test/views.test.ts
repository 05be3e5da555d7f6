/** The addresses of views, and the names that go with them. */

import { expect, test } from 'vitest';
import { isOriginal, nameOf, proposedPath, toBase64, viewParts } from '../src/views';

test('a view is named after its original, whose address it carries', () => {
  const original = { path: '/公开/某局 [1].pdf', toString: () => 'file:///%E5%85%AC/a%20%5B1%5D.pdf' };
  expect(viewParts(original)).toEqual({
    scheme: 'gouji-view',
    path: '/公开/某局 [1].pdf（视图）.budget',
    query: 'file:///%E5%85%AC/a%20%5B1%5D.pdf',
  });
});

test.each([
  ['/a/某局.pdf', true],
  ['/a/某局.PDF', true],
  ['/a/index.htm', true],
  ['/a/某局.xlsx', true],
  ['/a/某局.doc', false],
  ['/a.pdf/某局', false],
  ['/a/pdf', false],
])('%s is an original: %s', (path, expected) => {
  expect(isOriginal({ path })).toBe(expected);
});

test('the table file is proposed beside the original', () => {
  expect(proposedPath({ path: '/a.b/某局.2026.pdf' })).toBe('/a.b/某局.2026.budget');
  expect(proposedPath({ path: '/a.b/某局' })).toBe('/a.b/某局.budget');
  expect(nameOf({ path: '/a.b/某局.2026.pdf' })).toBe('某局.2026.pdf');
});

test('bytes of a part of a buffer are those that are sent', () => {
  const bytes = new Uint8Array([1, 2, 3, 255, 5]).subarray(1, 4);
  expect(toBase64(bytes)).toBe('AgP/');
});
