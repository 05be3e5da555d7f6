/** Real PDFs, where they lie beside the repository: every amount of the original stands in its view as often, and errors name pages. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import type { Original } from '../../src/sources/model';
import { viewOf } from '../../src/sources/view/view';
import { open } from '../sources/pdf/small-pdf';

const folder = new URL('../../../../shared/real/', import.meta.url);
const hasFolder = existsSync(folder);
if (!hasFolder) console.log('Skipped: the real PDFs are not in ../shared, so their views are not looked at.');

/** Two of each shape: panels and codes in pieces, pages joined, tables by unit, text between tables. */
const NAMES = ['putuo-3', 'yantai-3', 'fuzhou-2', 'suzhou-1'];
const service = createService({ documentation: () => undefined });
/** With decimals or separators: plain figures of captions and headers that come again on further pages are left out. */
const AMOUNT = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+/g;

function amountsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(AMOUNT) ?? []).sort();
}

async function originalOf(name: string): Promise<Original> {
  const opened = await open(new Uint8Array(readFileSync(new URL(`${name}.pdf`, folder))));
  if ('refused' in opened) throw new Error(opened.refused);
  return opened.original;
}

test.runIf(hasFolder)('there are real PDFs', () => {
  expect(NAMES.filter((name) => existsSync(new URL(`${name}.pdf`, folder)))).toEqual(NAMES);
});

describe.runIf(hasFolder).each(NAMES)('%s', (name) => {
  test('loses no amount on the way to its view, and most of them are tied', {
    timeout: 120_000,
  }, async () => {
    const original = await originalOf(name);
    const printed = original.blocks.flatMap((block) =>
      block.type === 'grid' ? block.cells.map(({ text }) => text) : [block.text],
    );
    expect(amountsIn([viewOf(original).text])).toEqual(amountsIn(printed));
    const document = service.checkOriginal(original, DEFAULT_SETTINGS);
    const { amounts, tied } = service.coverage(document).tables;
    expect(tied / amounts).toBeGreaterThan(0.9);
    const pages = service.diagnostics(document, 'file:///a.pdf').map(({ data }) => data.origin?.page);
    expect(pages.every((page) => page > 0 && page <= (original.pageCount ?? 0))).toBe(true);
  });
});
