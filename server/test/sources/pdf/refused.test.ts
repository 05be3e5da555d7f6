/** Bytes that are no PDF, or none that can be read: each is refused with its reason, and nothing is thrown. */

import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lattice, open, pagesPdf, pdfOf, text } from './small-pdf';

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

  test('a stream that unpacks to gigabytes', async () => {
    const packed = zlibSync(new Uint8Array(80 * 1024 * 1024).fill(32));
    const bytes = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
      { dictionary: '/Filter /FlateDecode', stream: packed },
    ]);
    expect(await open(bytes)).toEqual({ refused: 'too-large' });
  });

  test('a stream that was packed twice', async () => {
    const packed = zlibSync(zlibSync(new Uint8Array(4 * 1024 * 1024).fill(32)));
    const bytes = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
      { dictionary: '/Filter [/FlateDecode /FlateDecode]', stream: packed },
    ]);
    expect(await open(bytes)).toEqual({ refused: 'too-large' });
  });

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
