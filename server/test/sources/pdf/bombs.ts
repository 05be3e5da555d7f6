/** Small PDFs that ask for very much: what each repeats, packs or nests comes to gigabytes or hours. */

import { zlibSync } from 'fflate';
import { lattice, line, pagesPdf, pdfOf, text } from './small-pdf';

const MEGABYTE = 1024 * 1024;
const latin = (words: string): Uint8Array => new TextEncoder().encode(words);
const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const FONT = '/Font << /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>';

const packed = (content: Uint8Array) => ({ dictionary: '/Filter /FlateDecode', stream: zlibSync(content) });

/** One page, its contents and resources as they are written in its dictionary, and objects numbered from 4 on. */
function onePage(
  contents: string,
  resources: string,
  objects: readonly { readonly dictionary: string; readonly stream: Uint8Array }[],
): Uint8Array {
  return pdfOf([
    CATALOGUE,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} /Resources << ${FONT} ${resources} >> >>`,
    ...objects,
  ]);
}

/** Forms that each draw the next so many times, down to one that draws a line. */
export function nestedForms(calls: number, levels: number): Uint8Array {
  const forms = Array.from({ length: levels }, (_, level) => {
    const isLast = level === levels - 1;
    const resources = isLast ? '' : `/Resources << /XObject << /X ${level + 5} 0 R >> >>`;
    const content = isLast ? line(0, 0, 9, 9) : '/X Do '.repeat(calls);
    return {
      dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${resources}`,
      stream: latin(content),
    };
  });
  // The page draws the first form, which is object 4.
  const first = 4 + levels;
  return onePage(`${first} 0 R`, '/XObject << /X 4 0 R >>', [
    ...forms,
    { dictionary: '', stream: latin('/X Do') },
  ]);
}

/** A page whose contents are one stream of so many megabytes, named so many times. */
export function repeatedContents(times: number, megabytes: number): Uint8Array {
  const contents = `[${'4 0 R '.repeat(times)}]`;
  return onePage(contents, '', [packed(new Uint8Array(megabytes * MEGABYTE).fill(32))]);
}

/** Pages that each draw the same picture, one pixel wide and many megabytes long. */
export function repeatedPicture(pages: number, megabytes: number): Uint8Array {
  const picture = {
    dictionary:
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode',
    stream: zlibSync(new Uint8Array(megabytes * MEGABYTE)),
  };
  const page = { content: 'q 100 0 0 1 50 700 cm /I Do Q', resources: '/XObject << /I 3 0 R >>' };
  return pagesPdf(
    Array.from({ length: pages }, () => page),
    [picture],
  );
}

/** Pages that all share the contents of one, a table of so many rows. */
export function sharedContents(pages: number, rows: number, isPacked: boolean): Uint8Array {
  const ys = Array.from({ length: rows + 1 }, (_, row) => 800 - 12 * row);
  const cells = ys
    .slice(1)
    .flatMap((y, row) => [text(`Row ${row}`, 55, y + 3, 8), text('1,234.00', 155, y + 3, 8)]);
  const content = latin(lattice([50, 150, 250], ys) + cells.join(''));
  const kids = Array.from({ length: pages }, (_, page) => `${page + 4} 0 R`).join(' ');
  return pdfOf([
    CATALOGUE,
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    isPacked ? packed(content) : { dictionary: '', stream: content },
    ...Array.from(
      { length: pages },
      () =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << ${FONT} >> >>`,
    ),
  ]);
}

/** A page with one stream that unpacks to so many megabytes of what is repeated. */
export function hugeContents(megabytes: number, piece: string): Uint8Array {
  return onePage('4 0 R', '', [
    packed(latin(piece.repeat(Math.ceil((megabytes * MEGABYTE) / piece.length)))),
  ]);
}

/** The same, packed by counting how often a letter is repeated, and by that twice over. */
export function countedContents(megabytes: number): Uint8Array {
  const runs = new Uint8Array((2 * megabytes * MEGABYTE) / 128).map((_, i) => (i % 2 === 0 ? 129 : 32));
  return onePage('4 0 R', '', [
    { dictionary: '/Filter [/FlateDecode /RunLengthDecode]', stream: zlibSync(runs) },
  ]);
}

/** A page with one string of so many megabytes. */
export function hugeString(megabytes: number): Uint8Array {
  const shown = `BT /F2 9 Tf 50 700 Td (${'1'.repeat(megabytes * MEGABYTE)}) Tj ET`;
  return onePage('4 0 R', '', [packed(latin(shown))]);
}

/** A page in a font with something more in its dictionaries. */
function withFont(descendant: string, font: string, more: Parameters<typeof pagesPdf>[1] = []): Uint8Array {
  const entries = `/Font << /F9 << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H ${font} /DescendantFonts [
    << /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ${descendant}
    /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >> ] >> >>`;
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${entries} >> >>`;
  return pdfOf([
    CATALOGUE,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    page,
    { dictionary: '', stream: latin('BT /F9 12 Tf 50 700 Td <00130014> Tj ET') },
    ...more,
  ]);
}

/** A font that gives one width to so many letters. */
export const manyWidths = (letters: number): Uint8Array => withFont(`/W [0 ${letters} 500]`, '');

/** A font whose text map is one range of codes up to that one, in hexadecimal digits. */
export function manyCodes(last: string): Uint8Array {
  const map = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
    1 beginbfrange <${'0'.repeat(last.length)}> <${last}> <0041> endbfrange endcmap end`;
  return withFont('', '/ToUnicode 5 0 R', [{ dictionary: '', stream: latin(map) }]);
}
