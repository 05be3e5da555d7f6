/** All of a text that may be kept in pieces. */

import type { Lines } from '../../src/text/snapshot';

export function wholeText({ text }: Lines): string {
  return text.slice(0, text.length);
}
