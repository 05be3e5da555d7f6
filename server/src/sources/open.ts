/** Tells originals from texts by their first bytes and their names, and has them read by what knows their kind. */

import { encodingByMark } from './encoding';
import type { Opened, Progress, SourceKind } from './model';

/** Reads the bytes of one kind of original. Never rejects: what cannot be read is refused. */
export type SourceReader = (bytes: Uint8Array, progress?: Progress) => Promise<Opened>;

/** Loads what reads each kind, when the first original of that kind is opened. */
export type SourceReaders = { readonly [kind in SourceKind]?: () => Promise<SourceReader> };

/** Opens bytes as an original; `undefined` for those of a text. `name` is a file's name or path, as far as one is known. */
export type OpenOriginal = (
  bytes: Uint8Array,
  name: string | undefined,
  progress?: Progress,
) => Promise<Opened | undefined>;

/** Bytes that an original has at most, as many as a text. */
export const MOST_BYTES = 50 * 1024 * 1024;

const KINDS: Readonly<Record<string, SourceKind>> = {
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  csv: 'xlsx',
  html: 'html',
  htm: 'html',
};

/** Those whose content has no mark of its own: any text may be one. */
const TEXTS: ReadonlySet<string> = new Set(['html', 'htm', 'csv']);

/** Formats that nobody but the program that made them reads; `xlsm` brings programs along. */
const OLD_FORMATS: readonly string[] = [
  'doc',
  'xls',
  'wps',
  'et',
  'ofd',
  'xlsm',
  'docm',
  'dot',
  'xlt',
  'rtf',
  'ppt',
  'pptx',
  'odt',
  'ods',
  'zip',
  'rar',
  '7z',
];

const PICTURES: readonly string[] = ['png', 'jpg', 'jpeg', 'bmp', 'gif', 'tif', 'tiff', 'webp'];

/** Extensions of the originals that can be opened; without the dot, in lower case. */
export const ORIGINAL_EXTENSIONS: ReadonlySet<string> = new Set(Object.keys(KINDS));

/** So far into a file that is named a PDF its mark may stand: some programs write a line before it. */
const MARK_WITHIN = 1024;
/** Beginnings of files: PDF, zip archives, the compound files of old office programs and of encrypted new ones. */
const PDF_MARK = '%PDF-';
const ZIP_MARK = 'PK\u0003\u0004';
const COMPOUND_MARK = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';
/** Parts of archives by which Word and Excel files are told apart. */
const PARTS: readonly (readonly [name: string, kind: SourceKind])[] = [
  ['word/document', 'docx'],
  ['xl/workbook', 'xlsx'],
];
/** A part of encrypted office files, in UTF-16 as compound files have it. */
const ENCRYPTED_PART = 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e';
const HTML_MARK = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html)[\s>]/i;

/** What bytes are: an original of a kind, a refused one, or a text. */
type Identified = { readonly kind: SourceKind } | Refused | undefined;
type Refused = Extract<Opened, { refused: unknown }>;

/** Tells what bytes are, by content; the name decides between what looks alike, and against what was renamed. */
export function identify(bytes: Uint8Array, name: string | undefined): Identified {
  const refused = refusedByName(name);
  if (refused) return refused;
  const extension = extensionOf(name);
  const kind = kindOfContent(bytes, extension === 'pdf');
  const expected = extension === undefined ? undefined : KINDS[extension];
  if (startsWith(bytes, COMPOUND_MARK)) return refusedCompound(bytes);
  if (extension !== undefined && TEXTS.has(extension) && kind === undefined && isText(bytes))
    return expected && { kind: expected };
  if (expected !== undefined && bytes.length === 0) return { refused: 'broken' };
  if (expected !== undefined && kind !== expected) return { refused: 'not-what-its-name-says', detail: kind };
  return kind && { kind };
}

/** Why a file of this name is not even looked into; `undefined` where its name speaks against nothing. */
export function refusedByName(name: string | undefined): Refused | undefined {
  const extension = extensionOf(name);
  if (extension === undefined) return undefined;
  if (OLD_FORMATS.includes(extension)) return { refused: 'old-format', detail: `.${extension}` };
  return PICTURES.includes(extension) ? { refused: 'pictures-only' } : undefined;
}

/** Opens originals with what reads each kind. */
export function createOpener(readers: SourceReaders): OpenOriginal {
  return async (bytes, name, progress) => {
    const identified = identify(bytes, name);
    if (identified === undefined || 'refused' in identified) return identified;
    if (bytes.length > MOST_BYTES) return { refused: 'too-large', detail: `${MOST_BYTES / 1024 / 1024} MB` };
    const load = readers[identified.kind];
    if (!load) return { refused: 'no-reader', detail: identified.kind };
    return (await load())(bytes, progress);
  };
}

function isText(bytes: Uint8Array): boolean {
  return encodingByMark(bytes) !== undefined || !bytes.subarray(0, MARK_WITHIN).includes(0);
}

function refusedCompound(bytes: Uint8Array): Identified {
  return latin(bytes).includes(ENCRYPTED_PART) ? { refused: 'encrypted' } : { refused: 'old-format' };
}

function kindOfContent(bytes: Uint8Array, isNamedPdf: boolean): SourceKind | undefined {
  const start = latin(bytes.subarray(0, MARK_WITHIN));
  if (isNamedPdf ? start.includes(PDF_MARK) : start.startsWith(PDF_MARK)) return 'pdf';
  if (start.startsWith(ZIP_MARK)) {
    const names = latin(bytes);
    return PARTS.find(([part]) => names.includes(part))?.[1];
  }
  return HTML_MARK.test(start) ? 'html' : undefined;
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return latin(bytes.subarray(0, mark.length)) === mark;
}

/** Each byte as one character. */
function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function extensionOf(name: string | undefined): string | undefined {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name ?? '')?.[1].toLowerCase();
}
