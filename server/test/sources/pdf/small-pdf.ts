/** Small PDFs written by hand, for what no office program can be made to print. */

import { readFile } from 'node:fs/promises';
import { zlibSync } from 'fflate';
import type { GridBlock, Opened, Original, ParagraphBlock } from '../../../src/sources/model';
import { type Assets, openPdf } from '../../../src/sources/pdf/open';

const PACKAGE = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));

/** The files of fonts, from the package that brings them. */
export const assets: Assets = async (name) => new Uint8Array(await readFile(new URL(name, PACKAGE)));

export const open = (bytes: Uint8Array): Promise<Opened> => openPdf(bytes, assets);

/** Opens what must open. */
export async function original(bytes: Uint8Array): Promise<Original> {
  const opened = await open(bytes);
  if ('refused' in opened) throw new Error(`refused: ${opened.refused}`);
  return opened.original;
}

export const gridsOf = ({ blocks }: Original): GridBlock[] => blocks.filter((block) => block.type === 'grid');

export const paragraphsOf = ({ blocks }: Original): ParagraphBlock[] =>
  blocks.filter((block) => block.type === 'paragraph');

/** The text of a grid, row by row; cells that hold nothing are empty. */
export function rowsOf({ cells, rowCount, columnCount }: GridBlock): string[][] {
  const rows = Array.from({ length: rowCount }, () => new Array<string>(columnCount).fill(''));
  for (const { row, column, text } of cells) rows[row][column] = text;
  return rows;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** An object of a PDF, numbered by its place in the list. */
type PdfObject = string | { readonly dictionary: string; readonly stream: Uint8Array };

/** A file of objects, the first of which is the catalogue. */
export function pdfOf(objects: readonly PdfObject[]): Uint8Array {
  const parts = [latin('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0].length;
  const push = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, i) => {
    offsets.push(length);
    if (typeof object === 'string') push(latin(`${i + 1} 0 obj\n${object}\nendobj\n`));
    else {
      push(latin(`${i + 1} 0 obj\n<< ${object.dictionary} /Length ${object.stream.length} >>\nstream\n`));
      push(object.stream);
      push(latin('\nendstream\nendobj\n'));
    }
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(
    latin(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return concatenated(parts);
}

/** Chinese by a font that no file brings along, its characters numbered as Unicode does; F2 is Helvetica. */
const FONTS = `/Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [
  << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor
  << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >> ] >>
  /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>`;

export interface SmallPage {
  readonly content: string;
  readonly width?: number;
  readonly height?: number;
  /** Degrees by which a reader turns the page clockwise. */
  readonly rotate?: number;
  /** More entries of the resources. */
  readonly resources?: string;
}

/** A file of pages. `more` are objects numbered from 3 on, before those of the pages. */
export function pagesPdf(pages: readonly SmallPage[], more: readonly PdfObject[] = []): Uint8Array {
  const first = 3 + more.length;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    ...more,
    ...pages.flatMap(({ content, width = 595, height = 842, rotate = 0, resources = '' }, i): PdfObject[] => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${first + 2 * i + 1} 0 R /Resources << ${FONTS} ${resources} >> >>`,
      { dictionary: '/Filter /FlateDecode', stream: zlibSync(latin(content)) },
    ]),
  ]);
}

const isLatin = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** Text on a baseline; `before` are operators within the text object, as `1 1 1 rg`. */
export function text(words: string, x: number, y: number, size = 10, before = ''): string {
  const shown = isLatin(words)
    ? `/F2 ${size} Tf ${before} 1 0 0 1 ${x} ${y} Tm (${words}) Tj`
    : `/F1 ${size} Tf ${before} 1 0 0 1 ${x} ${y} Tm <${hex(words)}> Tj`;
  return `q BT ${shown} ET Q\n`;
}

export const hex = (words: string): string =>
  Array.from(words, (char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');

export const line = (x0: number, y0: number, x1: number, y1: number): string =>
  `${x0} ${y0} m ${x1} ${y1} l S\n`;

/** The lines of a table: all of `xs` from the first to the last of `ys`, and the other way round. */
export function lattice(xs: readonly number[], ys: readonly number[]): string {
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  return [...xs.map((x) => line(x, bottom, x, top)), ...ys.map((y) => line(left, y, right, y))].join('');
}
