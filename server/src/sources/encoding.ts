/** Decodes texts that say nothing certain of their encoding: by their byte order mark, as UTF-8, else as GB18030. */

import type { TextRefusal } from './model';

/** The encoding of a text that can be decoded without loss, or why there is none. A mark of UTF-16, or a NUL, is refused. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'gb18030' | { readonly refused: TextRefusal } {
  if (encodingByMark(bytes)) return { refused: 'utf-16' };
  if (bytes.includes(0)) return { refused: 'binary' };
  if (isIn('utf-8', bytes)) return 'utf-8';
  return isIn('gb18030', bytes) ? 'gb18030' : { refused: 'unknown-encoding' };
}

function isIn(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The text of some bytes, without its byte order mark; characters that cannot be decoded become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** UTF-16 by its byte order mark. */
export function encodingByMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const mark = (bytes[0] << 8) | bytes[1];
  if (mark === 0xfffe) return 'utf-16le';
  return mark === 0xfeff ? 'utf-16be' : undefined;
}
