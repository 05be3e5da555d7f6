/** What bytes are taken for, and what is refused before anything reads them. */

import { expect, test } from 'vitest';
import { createOpener, identify } from '../../src/sources/open';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const PDF = bytes('%PDF-1.7\n1 0 obj');
const ZIP = 'PK\u0003\u0004';
const COMPOUND = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

test.each([
  ['a.pdf', PDF, { kind: 'pdf' }],
  ['A.PDF', bytes('printed by a program\r\n%PDF-1.4'), { kind: 'pdf' }],
  [undefined, PDF, { kind: 'pdf' }],
  ['a.docx', bytes(`${ZIP}…word/document.xml`), { kind: 'docx' }],
  ['a.xlsx', bytes(`${ZIP}…xl/workbook.xml`), { kind: 'xlsx' }],
  ['a.html', bytes('<p>2026年部门预算</p>'), { kind: 'html' }],
  ['-', bytes('<!DOCTYPE html><html>'), { kind: 'html' }],
])('%s is known by its content', (name, content, expected) => {
  expect(identify(content, name)).toEqual(expected);
});

test.each([
  ['a.txt', bytes('2026 budget')],
  ['a.txt', bytes('how to read %PDF-1.7 files')],
  [undefined, bytes('')],
  ['a.budget', bytes('---\n---\n')],
])('%s is a text', (name, content) => {
  expect(identify(content, name)).toBeUndefined();
});

test.each([
  ['a.pdf', bytes('a text'), 'not-what-its-name-says'],
  ['a.pdf', bytes(''), 'broken'],
  ['a.docx', PDF, 'not-what-its-name-says'],
  ['a.xlsx', bytes(`${ZIP}…word/document.xml`), 'not-what-its-name-says'],
  ['a.doc', bytes(COMPOUND), 'old-format'],
  ['a.et', bytes('anything'), 'old-format'],
  ['a.xlsm', bytes(`${ZIP}…xl/workbook.xml`), 'old-format'],
  ['a.docx', bytes(COMPOUND), 'old-format'],
  ['a.docx', bytes(`${COMPOUND}…${[...'EncryptedPackage'].join('\0')}`), 'encrypted'],
  ['a.png', bytes('anything'), 'pictures-only'],
])('%s is refused', (name, content, reason) => {
  expect(identify(content, name)).toMatchObject({ refused: reason });
});

test('a kind that nothing reads is refused, and what reads a kind is loaded when it is met', async () => {
  let loaded = 0;
  const open = createOpener({
    pdf: async () => {
      loaded++;
      return async () => ({ refused: 'encrypted' });
    },
  });
  expect(await open(bytes('a text'), 'a.txt')).toBeUndefined();
  expect(await open(bytes('<html></html>'), 'a.html')).toEqual({ refused: 'no-reader', detail: 'html' });
  expect(loaded).toBe(0);
  expect(await open(PDF, 'a.pdf')).toEqual({ refused: 'encrypted' });
  expect(loaded).toBe(1);
});
