/** Broken, renamed and hostile originals, with what is said of them. */

import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { nestedForms, repeatedContents } from '../sources/pdf/bombs';
import { relationsOf, wordFile, workbookFile, zipOf } from './office';

const fixtures = new URL('../../../test-fixtures/originals/', import.meta.url);
const MEBIBYTE = 1024 * 1024;
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, fixtures)));
const half = (bytes: Uint8Array): Uint8Array => bytes.slice(0, bytes.length >> 1);
const packed = (entries: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync({ ...entries });

/** The flag that says an entry is encrypted, set in the first entry. */
export function encrypted(file: Uint8Array): Uint8Array {
  const copy = file.slice();
  copy[6] |= 1;
  return copy;
}

/** The unpacked sizes that the directory tells, made small: the bomb is found while it is unpacked. */
export function lyingAbout(file: Uint8Array): Uint8Array {
  const copy = file.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
  }
  return copy;
}

/** A compound file, as old programs write them and new ones when there is a password; its names are UTF-16. */
function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((char, i) => {
    bytes[1024 + 2 * i] = char.charCodeAt(0);
  });
  return bytes;
}

const wordWith = (xml: string): Uint8Array =>
  zipOf({ '_rels/.rels': relationsOf({ officeDocument: 'word/document.xml' }), 'word/document.xml': xml });
const manyParts = (count: number): Record<string, Uint8Array> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`word/document${i}.xml`, new Uint8Array()]));
const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
const nested = (depth: number): string => '<w:sdt>'.repeat(depth) + '</w:sdt>'.repeat(depth);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
/** Bytes that pack badly, the same every time. */
const noise = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 0xff);

const BROKEN = '文件已损坏或不完整';
const RENAMED = '内容与扩展名不符';
const UNSAFE_ARCHIVE = '压缩包内容异常';
const UNSAFE_PDF = '解开后过大，或同样的内容反复引用';
const UNSAFE_XML = 'XML 含有实体或层次过深';
const PASSWORD = '有密码保护';
const OLD_WORD = '另存为 .docx';
const OLD_EXCEL = '另存为 .xlsx';

/** Files by their names. */
export const HOSTILE: readonly (readonly [name: string, said: string, bytes: () => Uint8Array])[] = [
  ['大小炸弹.docx', UNSAFE_ARCHIVE, () => packed({ 'word/document.xml': new Uint8Array(60 * MEBIBYTE) })],
  ['倍数炸弹.xlsx', UNSAFE_ARCHIVE, () => packed({ 'xl/workbook.xml': new Uint8Array(20 * MEBIBYTE) })],
  [
    '目录说谎.docx',
    UNSAFE_ARCHIVE,
    () => lyingAbout(packed({ 'word/document.xml': new Uint8Array(40 * MEBIBYTE) })),
  ],
  ['两千零一个.docx', UNSAFE_ARCHIVE, () => packed(manyParts(2_001))],
  ['上级目录.docx', UNSAFE_ARCHIVE, () => zipOf({ 'word/document.xml': 'x', '../../a.xml': 'x' })],
  ['绝对路径.xlsx', UNSAFE_ARCHIVE, () => zipOf({ 'xl/workbook.xml': 'x', '/etc/a.xml': 'x' })],
  ['实体.docx', UNSAFE_XML, () => wordWith(`<!DOCTYPE a [<!ENTITY l0 "哈">${laughs}]><a>&l9;</a>`)],
  [
    '外部实体.docx',
    UNSAFE_XML,
    () => wordWith('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'),
  ],
  ['太深.docx', UNSAFE_XML, () => wordFile(nested(201))],
  ['太深.html', UNSAFE_XML, () => strToU8(`<!doctype html>${'<div>'.repeat(100_000)}`)],
  ['五百遍.pdf', UNSAFE_PDF, () => repeatedContents(500, 10)],
  ['套娃.pdf', UNSAFE_PDF, () => nestedForms(10, 9)],
  ['截断.docx', BROKEN, () => half(fixture('clean.docx'))],
  ['截断.xlsx', BROKEN, () => half(fixture('clean.xlsx'))],
  ['截断.pdf', BROKEN, () => half(fixture('clean.pdf'))],
  ['半句.docx', BROKEN, () => wordWith('<w:document><w:body><w:p>')],
  ['空.docx', BROKEN, () => new Uint8Array()],
  ['其实是表格.docx', RENAMED, () => fixture('clean.xlsx')],
  ['其实是文档.xlsx', RENAMED, () => fixture('clean.docx')],
  ['其实是PDF.docx', RENAMED, () => fixture('clean.pdf')],
  ['其实是图片.pdf', RENAMED, () => PNG],
  ['其实是文字.xlsx', RENAMED, () => strToU8('2026年部门预算')],
  ['乱码.xlsx', RENAMED, () => noise(MEBIBYTE)],
  ['压缩包.docx', RENAMED, () => zipOf({ 'a.txt': 'x' })],
  ['加密.docx', PASSWORD, () => compoundFile('EncryptedPackage')],
  ['加密条目.docx', PASSWORD, () => encrypted(wordFile(''))],
  ['加密.pdf', PASSWORD, () => fixture('encrypted.pdf')],
  ['旧.doc', OLD_WORD, () => compoundFile('WordDocument')],
  ['旧.wps', OLD_WORD, () => compoundFile('WordDocument')],
  ['旧.xls', OLD_EXCEL, () => compoundFile('Workbook')],
  ['旧文件改名.docx', '不能直接读取', () => compoundFile('WordDocument')],
  ['版式.ofd', '转换为 PDF', () => zipOf({ 'OFD.xml': '<x/>' })],
  ['宏.xlsm', '不能直接读取', () => zipOf({ 'xl/workbook.xml': '<workbook/>' })],
  ['扫描.pdf', '先做文字识别', () => fixture('scanned.pdf')],
];

/** A workbook that somebody gave a height to every row: a million rows, and a table in the first of them. */
export function millionRows(): Uint8Array {
  const table = ['项目,合计', '办公费,2.00', '合计,2.00'].map((line, row) => {
    const cells = line.split(',').map((text) => `<c t="str"><v>${text}</v></c>`);
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  const empty = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 4}" ht="15" customHeight="1"/>`);
  return workbookFile([{ name: '表', xml: `<sheetData>${[...table, ...empty].join('')}</sheetData>` }]);
}
