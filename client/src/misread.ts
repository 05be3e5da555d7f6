/** Tells whether a text was decoded with the wrong encoding, and whether its bytes are a disclosure in GB18030. */

import { isDisclosure, LOOKED_AT } from './detect';

/** A Chinese character takes two bytes; 64 K characters are all within this many. */
const BYTES = 2 * LOOKED_AT;

/** Shares of all characters beyond ASCII, and how many there must be at least. */
const ENOUGH = 20;
const SHARE = 0.3;

/**
 * Whether a text looks as Chinese text in GB18030 does when it is read as UTF-8 (full of U+FFFD) or as a Western
 * encoding (full of accented letters).
 */
export function looksMisread(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  let beyond = 0;
  let lost = 0;
  let western = 0;
  for (let i = 0; i < start.length; i++) {
    const code = start.charCodeAt(i);
    if (code < 0x80) continue;
    beyond++;
    if (code === 0xfffd) lost++;
    else if (code <= 0xff) western++;
  }
  if (lost >= ENOUGH && lost >= SHARE * beyond) return true;
  // Real Western text is mostly ASCII, with an accent here and there.
  return western >= ENOUGH && western >= 0.9 * beyond && 2 * western >= start.length / 2;
}

/** Whether bytes are a budget disclosure once they are read as GB18030. */
export function isDisclosureInGb18030(bytes: Uint8Array): boolean {
  try {
    return isDisclosure(new TextDecoder('gb18030').decode(bytes.subarray(0, BYTES)));
  } catch {
    // The editor's runtime was built without this encoding: nothing can be said.
    return false;
  }
}
