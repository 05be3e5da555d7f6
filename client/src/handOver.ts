/** Hands files to the server: it reads none itself. */

import { MOST_BYTES } from '../../server/src/sources/open';
import { toBase64 } from './views';
import { say } from './words';

/** The bytes of a file as requests carry them; or why they are not handed over. */
export function handedOver(bytes: Uint8Array): { readonly content: string } | { readonly refused: string } {
  if (bytes.length > MOST_BYTES) return { refused: say('文件超过 50 MB', 'larger than 50 MB') };
  return { content: toBase64(bytes) };
}
