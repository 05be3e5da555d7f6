/** Bytes that are no PDF, or none that can be read: each is refused with its reason, and nothing is thrown. */

import { describe, expect, test } from 'vitest';
import { openPdf } from '../../../src/sources/pdf/open';
import {
  countedContents,
  hugeContents,
  hugeString,
  manyCodes,
  manyWidths,
  nestedForms,
  repeatedContents,
  repeatedPicture,
  sharedContents,
} from './bombs';
import { assets, lattice, line, open, original, pagesPdf, pdfOf, text } from './small-pdf';

const whole = pagesPdf([{ content: lattice([50, 150, 250], [700, 720]) + text('1.00', 60, 705) }]);

describe('is refused', () => {
  test('a text that was renamed', async () => {
    const bytes = new TextEncoder().encode('收入支出预算总表\n'.repeat(100));
    expect(await open(bytes)).toEqual({ refused: 'not-what-its-name-says' });
  });

  test('nothing at all', async () => {
    expect(await open(new Uint8Array())).toEqual({ refused: 'not-what-its-name-says' });
  });

  test.each([0.2, 0.5, 0.9])('a file cut off at %f of its length', async (share) => {
    expect(await open(whole.subarray(0, Math.floor(whole.length * share)))).toEqual({ refused: 'broken' });
  });

  test('a file whose middle was overwritten', async () => {
    const bytes = whole.slice();
    bytes.fill(65, 20, bytes.length - 60);
    expect(await open(bytes)).toEqual({ refused: 'broken' });
  });

  test('a file of more pages than 2,000', async () => {
    const pages = Array.from(
      { length: 2001 },
      () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    );
    const kids = pages.map((_, i) => `${i + 3} 0 R`).join(' ');
    const bytes = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
      ...pages,
    ]);
    expect(await open(bytes)).toEqual({ refused: 'too-many-pages', detail: '2001' });
  });

  test.each<[string, () => Uint8Array]>([
    ['a stream that unpacks to gigabytes', () => hugeContents(80, ' '.repeat(1024))],
    ['a stream that was packed twice', () => countedContents(80)],
    ['a stream of more operators than a disclosure prints', () => hugeContents(4, line(0, 0, 9, 9))],
    ['a string of millions of letters', () => hugeString(3)],
    ['contents named 500 times, each time of 10 MB', () => repeatedContents(500, 10)],
    ['forms nested nine deep that draw the next ten times each', () => nestedForms(10, 9)],
    [
      'a picture that says it has one pixel, and has 10 million, on 500 pages',
      () => repeatedPicture(500, 10),
    ],
    ['a font with the widths of two thousand million letters', () => manyWidths(2_000_000_000)],
    ['a text map of sixteen million codes', () => manyCodes('fffffe')],
  ])('%s', async (_, bytes) => {
    expect(await open(bytes())).toEqual({ refused: 'unsafe-pdf' });
  });

  test.each([true, false])(
    '1,500 pages that share their contents, after a few (packed: %s)',
    async (isPacked) => {
      let read = 0;
      const opened = await openPdf(sharedContents(1500, 60, isPacked), assets, (done) => {
        read = done;
        return true;
      });
      expect(opened).toEqual({ refused: 'unsafe-pdf' });
      expect(read).toBeLessThan(100);
    },
  );

  test('a file whose fonts keep their characters to themselves', async () => {
    const font = `/F9 << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [ << /Type /Font
      /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >> ] >>`;
    const content = 'BT /F9 12 Tf 50 700 Td <0013001407cc362a31a02ee0001500110015> Tj ET';
    const page = pagesPdf([{ content }]);
    const bytes = new TextDecoder('latin1').decode(page).replace('/F2 <<', `${font} /F2 <<`);
    expect(await open(Uint8Array.from(bytes, (char) => char.charCodeAt(0)))).toEqual({
      refused: 'no-text-map',
    });
  });
});

test('one that asks for too much refuses no other that is read beside it', async () => {
  const [bomb, other] = await Promise.all([open(nestedForms(10, 9)), open(whole)]);
  expect(bomb).toEqual({ refused: 'unsafe-pdf' });
  expect(other).toHaveProperty('original');
});

test('a page that cannot be read is named, the others are read', async () => {
  const bytes = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
    '(no page at all)',
    { dictionary: '', stream: new TextEncoder().encode('BT /F2 12 Tf 50 700 Td (Page one) Tj ET') },
  ]);
  const opened = await open(bytes);
  expect(opened).toMatchObject({
    original: {
      omissions: [{ reason: 'unreadable', places: ['2'] }],
      blocks: [{ type: 'paragraph', text: 'Page one' }],
    },
  });
});

test('a letterhead on every page is read as often, also one with an emblem of many lines', async () => {
  const emblem = Array.from({ length: 400 }, (_, i) => line(i, 800, i, 805)).join('');
  const head = {
    dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]',
    stream: new TextEncoder().encode(emblem),
  };
  const rows = Array.from({ length: 40 }, (_, row) =>
    text(`Row ${row} of a page: 1,234.00`, 50, 700 - 15 * row),
  );
  const page = { content: `/X Do ${rows.join('')}`, resources: '/XObject << /X 3 0 R >>' };
  const { pageCount, omissions } = await original(
    pagesPdf(
      Array.from({ length: 60 }, () => page),
      [head],
    ),
  );
  expect({ pageCount, omissions }).toEqual({ pageCount: 60, omissions: [] });
});
