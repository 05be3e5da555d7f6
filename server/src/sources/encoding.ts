/** Decodes texts that say nothing certain of their encoding: by their byte order mark, as UTF-8, else as GB18030. */

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
