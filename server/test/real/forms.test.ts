/** Real disclosures as Word files, workbooks and web pages, where they lie beside the repository: read and checked as their text. */

import { describe, expect, test } from 'vitest';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';
import { openDocx } from '../../src/sources/docx/open';
import { openHtml } from '../../src/sources/html/open';
import type { Opened } from '../../src/sources/model';
import { openXlsx } from '../../src/sources/xlsx/open';
import { compact } from '../../src/text/normalise';
import { findingsOf, readCodes, readTables } from '../support/forms';
import { asPage, asWordFile, asWorkbook, printedOf } from '../support/printed-forms';
import { readExpected } from './expected';

const expected = readExpected(new URL('../../../', import.meta.url));
if (!expected)
  console.log('Skipped: the real documents are not in ../shared, so they are not made into other forms.');

const service = createService({ documentation: () => undefined });

const FORMS: readonly (readonly [name: string, open: (printed: ReturnType<typeof printedOf>) => Opened])[] = [
  ['.docx', (printed) => openDocx(asWordFile(printed))],
  ['.xlsx', (printed) => openXlsx(asWorkbook(printed))],
  ['.html', (printed) => openHtml(asPage(printed))],
];

// Where they are not, this one test is skipped: a file without any test fails.
test.runIf(expected)('there are real documents', () => {
  expect(expected?.documents).toHaveLength(5);
});

describe.runIf(expected).each(expected?.documents ?? [])('$name', ({ seed, text }) => {
  const asText = service.check(text, 'plaintext', DEFAULT_SETTINGS);

  test.each(FORMS)('as %s has every amount, code and name in its cell, and the same findings', (_, open) => {
    const opened = open(printedOf(asText));
    if ('refused' in opened) throw new Error(opened.refused);
    const document = service.checkOriginal(opened.original, DEFAULT_SETTINGS);
    expect(readTables(document)).toEqual(readTables(asText));
    expect(lostCodes(document, seed)).toEqual([]);
    expect(findingsOf(document)).toEqual(findingsOf(asText));
  });
});

/** Codes of the facts that head no row with their names. */
function lostCodes(document: CheckedDocument, seed: number): string[] {
  const read = readCodes(document);
  const codes = (expected?.codes ?? []).filter((code) => code.seed === seed);
  return codes.map(({ code, name }) => `${code} ${compact(name)}`).filter((words) => !read.has(words));
}
