/** Broken and hostile office files are refused in time and without taking much memory. */

import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_LIMITS } from '../../src/sources/archive';
import { openDocx } from '../../src/sources/docx/open';
import { openHtml } from '../../src/sources/html/open';
import { openXlsx } from '../../src/sources/xlsx/open';
import { encrypted, lyingAbout } from '../support/hostile';
import { relationsOf, wordFile, workbookFile, zipOf } from '../support/office';

const MEBIBYTE = 1024 * 1024;
const book = (xml: string) => workbookFile([{ name: '表', xml }]);
const manyEntries = zipSync(
  Object.fromEntries(
    Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, i) => [`${i}.xml`, new Uint8Array()]),
  ),
);
const zeros = (size: number) => zipSync({ 'word/document.xml': new Uint8Array(size) });
const whole = wordFile('<w:p><w:r><w:t>概况</w:t></w:r></w:p>');
const deep = `${'<w:sdt>'.repeat(300)}${'</w:sdt>'.repeat(300)}`;

describe('refused', () => {
  test.each<[name: string, file: () => Uint8Array, refused: string]>([
    ['no archive at all', () => strToU8('概况'), 'broken'],
    ['an empty file', () => new Uint8Array(), 'broken'],
    ['a file that is cut off', () => whole.slice(0, Math.floor(whole.length / 2)), 'broken'],
    ['a password', () => encrypted(whole), 'encrypted'],
    ['too many entries', () => manyEntries, 'unsafe-archive'],
    ['a name that leads out', () => zipOf({ '../word/document.xml': 'x' }), 'unsafe-archive'],
    [
      'a name that leads out, as Windows writes it',
      () => zipOf({ 'word\\..\\..\\a.xml': 'x' }),
      'unsafe-archive',
    ],
    ['an absolute name', () => zipOf({ '/etc/a.xml': 'x' }), 'unsafe-archive'],
    ['a name with a drive', () => zipOf({ 'C:/a.xml': 'x' }), 'unsafe-archive'],
    ['a bomb by its ratio', () => zeros(20 * MEBIBYTE), 'unsafe-archive'],
    ['a bomb by its size', () => zeros(ARCHIVE_LIMITS.entry + 1), 'unsafe-archive'],
    ['a bomb whose directory lies', () => lyingAbout(zeros(20 * MEBIBYTE)), 'unsafe-archive'],
    ['another archive', () => zipOf({ 'a.txt': 'x' }), 'not-what-its-name-says'],
    ['a workbook named .docx', () => zipOf({ 'xl/workbook.xml': '<workbook/>' }), 'not-what-its-name-says'],
    [
      'entities',
      () =>
        zipOf({
          '_rels/.rels': relationsOf({ officeDocument: 'word/document.xml' }),
          'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        }),
      'unsafe-xml',
    ],
    ['elements nested too deeply', () => wordFile(deep), 'unsafe-xml'],
    ['XML that is cut off', () => zipOf({ 'word/document.xml': '<w:document><w:body><w:p>' }), 'broken'],
  ])('%s', (_, file, refused) => {
    expect(openDocx(file())).toEqual({ refused });
  });

  test('a workbook without its book', () => {
    expect(openXlsx(whole)).toEqual({ refused: 'not-what-its-name-says' });
  });
});

describe('a part that the body needs', () => {
  const damaged = (file: Uint8Array, path: string, xml: string) =>
    zipSync({ ...unzipSync(file), [path]: strToU8(xml) });
  const word = wordFile('<w:p><w:r><w:t>概况</w:t></w:r></w:p>', {
    styles: '',
    numbering: '',
    footnotes: '',
  });
  const sheets = book('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>');
  const cut = '<a><b>';
  const unsafe = '<!DOCTYPE a [<!ENTITY b "c">]><a/>';

  test.each([
    '_rels/.rels',
    'word/_rels/document.xml.rels',
    'word/styles.xml',
    'word/numbering.xml',
    'word/footnotes.xml',
  ])('%s of a Word file, broken or unsafe, costs the file', (path) => {
    expect(openDocx(word)).toHaveProperty('original');
    expect(openDocx(damaged(word, path, cut))).toEqual({ refused: 'broken' });
    expect(openDocx(damaged(word, path, unsafe))).toEqual({ refused: 'unsafe-xml' });
  });

  test.each([
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/workbook.xml',
    'xl/strings.xml',
    'xl/styles.xml',
  ])('%s of a workbook, broken or unsafe, costs the file', (path) => {
    expect(openXlsx(sheets)).toHaveProperty('original');
    expect(openXlsx(damaged(sheets, path, cut))).toEqual({ refused: 'broken' });
    expect(openXlsx(damaged(sheets, path, unsafe))).toEqual({ refused: 'unsafe-xml' });
  });
});

test('a million empty rows cost only their XML', () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `<row r="${i + 1}" spans="1:${(i * 7919) % 997}" ht="${(i * 104729) % 99991}"/>`,
  );
  const opened = openXlsx(book(`<sheetData>${rows.join('')}</sheetData>`));
  expect(opened).toMatchObject({ original: { blocks: [] } });
});

test('empty rows that are left out move no other row and hide none', () => {
  const empty = (from: number, to: number, more = ''): string =>
    Array.from({ length: to - from + 1 }, (_, i) => `<row r="${from + i}" ht="12.5"${more}/>`).join('\n');
  const cells = (text: string): string => `<c t="str"><v>${text}</v></c><c><v>1.5</v></c>`;
  const xml = `<sheetData>${empty(1, 3)}<row>${cells('甲')}</row>${empty(5, 9)}<row r="10">${cells('乙')}</row><row/><row/><row>${cells('丙')}</row>${empty(14, 15, ' hidden="1"')}<row r="16" hidden="1">${cells('丁')}</row></sheetData><mergeCells><mergeCell ref="A13:A15"/></mergeCells>`;
  const opened = openXlsx(book(xml));
  expect(opened).toMatchObject({ original: { omissions: [{ reason: 'hidden-rows', places: ['表!16'] }] } });
  const blocks = 'original' in opened ? opened.original.blocks : [];
  const places = blocks.flatMap((block) =>
    block.type === 'grid'
      ? block.cells.map(({ text, origin }) => [text, origin])
      : [[block.text, block.origin]],
  );
  const cellOf = (text: string) => places.find(([own]) => own === text)?.[1];
  expect(cellOf('甲')).toMatchObject({ cell: 'A4' });
  expect(cellOf('乙')).toMatchObject({ cell: 'A10' });
  expect(cellOf('丙')).toMatchObject({ cell: 'A13' });
});

test('a sheet that is broken costs itself', () => {
  const sheets = [
    { name: '坏', xml: '<sheetData><row></sheetData>' },
    { name: '好', xml: '<sheetData><row><c t="str"><v>甲</v></c></row></sheetData>' },
  ];
  expect(openXlsx(workbookFile(sheets))).toMatchObject({
    original: { blocks: [{ text: '甲' }], omissions: [{ reason: 'unreadable', places: ['坏'] }] },
  });
});

test('cells, merged areas and styles far beyond a sheet', () => {
  const xml = `<cols><col min="1" max="99999999" hidden="1"/></cols><sheetData><row r="1"><c r="ZZZ99999999"><v>1</v></c><c r="A1" s="99"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="?"/></mergeCells>`;
  expect(openXlsx(book(xml))).toHaveProperty('original');
});

test('hidden columns from far below the first, and from none', () => {
  const xml = `<cols><col min="-100000000" max="1" hidden="1"/><col min="x" max="y" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`;
  expect(openXlsx(book(xml))).toMatchObject({
    original: { omissions: [{ reason: 'hidden-columns', places: ['表!A'] }] },
  });
});

test('more cells than a call takes arguments', () => {
  expect(openXlsx(strToU8('1,2\n'.repeat(80_000)))).toMatchObject({
    original: { blocks: [{ rowCount: 80_000, columnCount: 2 }] },
  });
});

test('large merged areas by the hundred', () => {
  const areas = Array.from(
    { length: 1_000 },
    (_, i) => `<mergeCell ref="A${i * 100 + 1}:CV${i * 100 + 100}"/>`,
  );
  const xml = `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>${areas.join('')}</mergeCells>`;
  const started = performance.now();
  expect(openXlsx(book(xml))).toHaveProperty('original');
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a page nested without end', () => {
  const html = '<div>'.repeat(100_000) + '<table><tr><td>'.repeat(2_000);
  expect(openHtml(strToU8(html))).toEqual({ refused: 'unsafe-xml' });
});
