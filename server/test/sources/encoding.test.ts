/** In which encoding a text is, or why it is none that can be read: the same on the command line and in an editor. */

import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { encodingOf } from '../../src/sources/encoding';

test.each([
  ['utf-8', Buffer.from('部门预算')],
  ['gb18030', iconv.encode('部门预算', 'gb18030')],
  [{ refused: 'binary' }, Buffer.from('预算\0')],
  [{ refused: 'utf-16' }, iconv.encode('\ufeff预算', 'utf-16le')],
  [{ refused: 'unknown-encoding' }, Buffer.from([0xd4, 0xa4, 0xff, 0xff])],
])('%s', (encoding, bytes) => {
  expect(encodingOf(bytes)).toEqual(encoding);
});
