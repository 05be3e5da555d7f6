/** Between bytes and text: UTF-8 or GB18030, with or without a byte order mark, and back to the very same bytes. */

import { encodingOf } from '../sources/encoding';
import type { TextRefusal } from '../sources/model';

export type Encoding = 'utf-8' | 'gb18030';

export interface Decoded {
  /** The text without its byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** The byte order mark. */
export const BOM = '\ufeff';

/** Decodes UTF-8, else GB18030 (GBK and GB2312 are parts of it). Only what can be written back to the same bytes is accepted. */
export async function decode(bytes: Uint8Array): Promise<Decoded | TextRefusal> {
  const encoding = encodingOf(bytes);
  if (typeof encoding !== 'string') return encoding.refused;
  if (encoding === 'utf-8') return withoutBom(decodeUtf8(bytes), encoding);
  const text = await decodeGb18030(bytes);
  return text === undefined ? 'unknown-encoding' : withoutBom(text, encoding);
}

/** The bytes of a text in the encoding, with the byte order mark, that it was decoded from. */
export async function encode(
  text: string,
  { encoding, bom }: Pick<Decoded, 'encoding' | 'bom'>,
): Promise<Uint8Array> {
  const marked = bom ? BOM + text : text;
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8');
  return (await loadIconv()).encode(marked, encoding);
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

async function decodeGb18030(bytes: Uint8Array): Promise<string | undefined> {
  const iconv = await loadIconv();
  const text = iconv.decode(bytes, 'gb18030', { stripBOM: false });
  return iconv.encode(text, 'gb18030').equals(bytes) ? text : undefined;
}

/** The conversion tables are large: only texts that are not UTF-8 load them. */
async function loadIconv(): Promise<typeof import('iconv-lite')> {
  return (await import('iconv-lite')).default;
}

function withoutBom(text: string, encoding: Encoding): Decoded {
  const bom = text.startsWith(BOM);
  return { text: bom ? text.slice(1) : text, encoding, bom };
}
