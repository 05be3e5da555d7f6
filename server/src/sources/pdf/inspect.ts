/** What the bytes of a PDF say before anything is read: whether it is one, and whole. */

import type { Opened } from '../model';

/** The head may stand behind a few bytes of mail or web wrapping. */
const HEAD = 1024;
/** Where a whole file says at its end how it is to be read. */
const TAIL = 4096;

/** Why the bytes cannot be opened, or nothing. */
export function inspect(bytes: Uint8Array): (Opened & { readonly refused: unknown }) | undefined {
  if (indexOf(bytes, '%PDF-', 0, Math.min(HEAD, bytes.length)) < 0)
    return { refused: 'not-what-its-name-says' };
  const isWhole = indexOf(bytes, 'startxref', Math.max(0, bytes.length - TAIL), bytes.length) >= 0;
  return isWhole ? undefined : { refused: 'broken' };
}

function indexOf(bytes: Uint8Array, word: string, from: number, to: number): number {
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
