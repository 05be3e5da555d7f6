/** What the bytes of a PDF say before anything is read: whether it is one, whole, and of a size that can be unpacked. */

import { Inflate } from 'fflate';
import type { Opened } from '../model';

/** Unpacked, a stream of a disclosure's page or font comes to a few megabytes; a bomb to a thousand times its size. */
export const MAX_STREAM = 64 * 1024 * 1024;
export const MAX_ALL_STREAMS = 384 * 1024 * 1024;
/** Deflate makes at most 1,032 bytes of one: streams smaller than this cannot pass the limit. */
const SMALLEST_BOMB = 60 * 1024;
/** The head may stand behind a few bytes of mail or web wrapping. */
const HEAD = 1024;
/** Where a whole file says at its end how it is to be read. */
const TAIL = 4096;
const CHUNK = 64 * 1024;

/** Why the bytes cannot be opened, or nothing. */
export function inspect(bytes: Uint8Array): (Opened & { readonly refused: unknown }) | undefined {
  if (indexOf(bytes, '%PDF-', 0, Math.min(HEAD, bytes.length)) < 0)
    return { refused: 'not-what-its-name-says' };
  if (indexOf(bytes, 'startxref', Math.max(0, bytes.length - TAIL), bytes.length) < 0)
    return { refused: 'broken' };
  return isBomb(bytes) ? { refused: 'too-large' } : undefined;
}

/** Whether streams unpack beyond the limits. Only those with room for that are unpacked, and only as far as the limit. */
function isBomb(bytes: Uint8Array): boolean {
  let all = 0;
  for (let at = indexOf(bytes, 'stream', 0); at >= 0; at = indexOf(bytes, 'stream', at)) {
    const isEnd = at >= 3 && indexOf(bytes, 'end', at - 3, at) === at - 3;
    at += 'stream'.length;
    if (isEnd) continue;
    const dictionary = latin(bytes, Math.max(0, at - 1000), at);
    const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf(' obj')));
    const filters = own.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g) ?? [];
    if (filters.length === 0 || /\/Subtype\s*\/Image\b/.test(own)) continue;
    // Packed twice, a small stream may unpack to anything.
    if (filters.length > 1) return true;
    const start = bytes[at] === 13 ? at + 2 : at + 1;
    const end = indexOf(bytes, 'endstream', start);
    const stop = end < 0 ? bytes.length : end;
    if (stop - start < SMALLEST_BOMB || !filters[0]?.startsWith('/Fl')) continue;
    const size = inflatedSize(bytes.subarray(start, stop));
    all += size;
    if (size > MAX_STREAM || all > MAX_ALL_STREAMS) return true;
    at = stop;
  }
  return false;
}

/** How many bytes a zlib stream unpacks to, counted up to a little beyond the limit. */
function inflatedSize(packed: Uint8Array): number {
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
  });
  try {
    for (let at = 2; at < packed.length && size <= MAX_STREAM; at += CHUNK)
      inflate.push(packed.subarray(at, at + CHUNK));
  } catch {
    // Broken streams are for pdfjs to make the best of; what they unpack to so far counts.
  }
  return size;
}

function indexOf(bytes: Uint8Array, word: string, from: number, to = bytes.length): number {
  const first = word.charCodeAt(0);
  for (
    let at = bytes.indexOf(first, from);
    at >= 0 && at + word.length <= to;
    at = bytes.indexOf(first, at + 1)
  ) {
    let i = 1;
    while (i < word.length && bytes[at + i] === word.charCodeAt(i)) i++;
    if (i === word.length) return at;
  }
  return -1;
}

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));
