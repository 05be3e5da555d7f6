/** One disclosure as PDF, Word file, workbook and web page: read alike, and checked alike. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { originOf } from '../../src/features/origin';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { openDocx } from '../../src/sources/docx/open';
import { openHtml } from '../../src/sources/html/open';
import type { Opened, Origin, SourceKind } from '../../src/sources/model';
import { openXlsx } from '../../src/sources/xlsx/open';
import { findingsOf, readTables } from '../support/forms';
import { open as openPdf } from './pdf/small-pdf';

const fixtures = new URL('../../../test-fixtures/', import.meta.url);
const service = createService({ documentation: () => undefined });

const READERS: Readonly<Record<SourceKind, (bytes: Uint8Array) => Opened | Promise<Opened>>> = {
  pdf: openPdf,
  docx: openDocx,
  xlsx: (bytes) => openXlsx(bytes),
  html: openHtml,
};
const KINDS = Object.keys(READERS) as readonly SourceKind[];

async function checked(name: string, kind: SourceKind) {
  // A Buffer, as Node reads files.
  const bytes = readFileSync(new URL(`originals/${name}.${kind}`, fixtures));
  const opened = await READERS[kind](bytes);
  if ('refused' in opened) throw new Error(opened.refused);
  return service.checkOriginal(opened.original, DEFAULT_SETTINGS);
}

function checkedText(name: string) {
  const text = readFileSync(new URL(`pipes/${name}.budget`, fixtures), 'utf8');
  return service.check(text, 'budget', DEFAULT_SETTINGS);
}

describe.each(['clean', 'sample'])('%s', (name) => {
  test.each(KINDS)('every amount, code and name of the .%s stands in its cell', async (kind) => {
    expect(readTables(await checked(name, kind))).toEqual(readTables(checkedText(name)));
  });

  test.each(KINDS)('the .%s gives the findings of the text, at the same cells', async (kind) => {
    expect(findingsOf(await checked(name, kind))).toEqual(findingsOf(checkedText(name)));
  });

  test.each(KINDS)(
    'everything in the tables of the .%s is tied, and in sentences what may be',
    async (kind) => {
      const { tables, text } = service.coverage(await checked(name, kind));
      expect(tables).toMatchObject({ printed: 221, amounts: 221, tied: 221 });
      // A total of which the sentence may list a part only is held against nothing.
      expect(text).toEqual({ amounts: 15, tied: 14 });
    },
  );
});

/** Where the mistyped subtotal is printed: header rows count too. */
const MISTYPED: Readonly<Record<SourceKind, Origin>> = {
  pdf: { page: 5, table: 1, row: 9, column: 3 },
  docx: { paragraph: expect.any(Number), table: 3, row: 9, column: 3 },
  xlsx: { sheet: '部门预算支出总表', cell: 'C11' },
  html: { paragraph: expect.any(Number), table: 3, row: 9, column: 3 },
};

test.each(KINDS)('a mistyped subtotal of the .%s is named with its place', async (kind) => {
  const document = await checked('sample', kind);
  const [error] = service.diagnostics(document, 'file:///a').filter(({ severity }) => severity === 1);
  expect(error.data).toMatchObject({ actual: '37.53', expected: '35.73', origin: MISTYPED[kind] });
  expect(originOf(document, error.range)).toEqual(error.data.origin);
});

test.each(KINDS)('every place that a finding of the .%s tells has its origin', async (kind) => {
  const found = service.diagnostics(await checked('sample', kind), 'file:///a');
  const places = found.flatMap(({ data, relatedInformation = [] }) => [
    data,
    ...(data.places ?? []),
    ...relatedInformation,
  ]);
  expect(places.length).toBeGreaterThan(found.length);
  expect(places.filter(({ origin }) => origin === undefined)).toEqual([]);
});
