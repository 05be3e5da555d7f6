/** Bytes to text and back: never another byte than before. */

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decode, encode } from '../../src/cli/encoding';

/** Texts of the characters that disclosures are made of, and of any others but NUL. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('预', '算', '〇', '㎡', '１', '\r\n', '\n', '\t', '1', '.', '€', '𠮷', '\ufeff'),
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));

test('UTF-8 and its byte order mark survive the round trip', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.boolean(), async (body, bom) => {
      const bytes = Buffer.from(bom ? `\ufeff${body}` : body);
      const decoded = await decode(bytes);
      expect(decoded).toMatchObject({ encoding: 'utf-8', bom: bom || body.startsWith('\ufeff') });
      if (typeof decoded === 'string') return;
      expect(Buffer.from(await encode(decoded.text, decoded))).toEqual(bytes);
    }),
  );
});

test('GB18030 survives the round trip', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      const printed = `预算${body}`;
      const bytes = iconv.encode(printed, 'gb18030');
      // What the encoding's table cannot carry there and back is refused rather than changed.
      fc.pre(iconv.decode(bytes, 'gb18030', { stripBOM: false }) === printed);
      expect(await decode(bytes)).toEqual({ text: printed, encoding: 'gb18030', bom: false });
      expect(Buffer.from(await encode(printed, { encoding: 'gb18030', bom: false }))).toEqual(bytes);
    }),
  );
});

test('any bytes are either refused or given back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ min: 1, maxLength: 40 }), async (bytes) => {
      const decoded = await decode(bytes);
      if (typeof decoded === 'string') return;
      expect(Buffer.from(await encode(decoded.text, decoded))).toEqual(Buffer.from(bytes));
    }),
  );
});

test('the byte order mark of GB18030 is kept', async () => {
  const bytes = iconv.encode('\ufeff预算', 'gb18030');
  expect(await decode(bytes)).toEqual({ text: '预算', encoding: 'gb18030', bom: true });
  expect(await encode('预算', { encoding: 'gb18030', bom: true })).toEqual(bytes);
});

test.each([
  ['binary', Buffer.from('预算\0')],
  ['utf-16', iconv.encode('\ufeff预算', 'utf-16le')],
  ['utf-16', iconv.encode('\ufeff预算', 'utf-16be')],
  ['unknown-encoding', Buffer.from([0xd4, 0xa4, 0xff, 0xff])],
])('refuses %s', async (reason, bytes) => {
  expect(await decode(bytes)).toBe(reason);
});
