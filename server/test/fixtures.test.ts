/** Checks every fixture through the service: mistyped amounts are named and mended byte for byte, the rest is in order. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../src/cli/edits';
import { decode, encode } from '../src/cli/encoding';
import { createService, DEFAULT_SETTINGS } from '../src/service';

/** One line of seeded-errors.json: where an amount is mistyped, and the file that mending must give back. */
interface SeededError {
  readonly path: string;
  readonly repaired: string;
  readonly line: number;
  readonly character: number;
  readonly printed: string;
  readonly expected: string;
}

const root = new URL('../../test-fixtures/', import.meta.url);
const seeded: readonly SeededError[] = JSON.parse(readFileSync(new URL('seeded-errors.json', root), 'utf8'));
const service = createService({ documentation: () => undefined });

function read(path: string): Buffer {
  return readFileSync(new URL(path, root));
}

async function check(path: string) {
  const decoded = await decode(read(path));
  if (typeof decoded === 'string') throw new Error(`${path}: ${decoded}`);
  const document = service.check(
    decoded.text,
    path.endsWith('.budget') ? 'budget' : 'disclosure',
    DEFAULT_SETTINGS,
  );
  return { decoded, document, diagnostics: service.diagnostics(document, `file:///${path}`) };
}

describe.each(seeded)('$path', ({ path, repaired, line, character, printed, expected }) => {
  test('names the mistyped amount and nothing else', async () => {
    const { diagnostics } = await check(path);
    const loud = diagnostics.filter(({ severity }) => severity === 1 || severity === 2);
    expect(loud.map(({ code, range }) => ({ code, range }))).toEqual([
      {
        code: 'amount/suspect',
        range: { start: { line, character }, end: { line, character: character + printed.length } },
      },
    ]);
    expect(loud[0].data).toMatchObject({ expected });
  });

  test('is mended byte for byte', async () => {
    const { decoded, document } = await check(path);
    const text = applyEdits(decoded.text, service.fixAll(document));
    expect(text).toBeDefined();
    expect(Buffer.from(await encode(text ?? '', decoded)).equals(read(repaired))).toBe(true);
  });
});

const inError = new Set(seeded.map(({ path }) => path));
const inOrder = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(?:disclosure|budget)$/.test(path))
  .filter((path) => !path.startsWith('broken/') && !inError.has(path));

/** Files whose sums are in order and whose warnings are what they are there for. */
const WARNED: Readonly<Record<string, string>> = { 'variants/split-codes.disclosure': 'code/malformed' };

test.each(inOrder)('%s is in order', async (path) => {
  const { document, diagnostics } = await check(path);
  expect(document.language).not.toBe('unrecognised');
  const loud = diagnostics.filter(({ severity }) => severity === 1 || severity === 2);
  expect([...new Set(loud.map(({ code }) => code))]).toEqual(path in WARNED ? [WARNED[path]] : []);
  expect(service.coverage(document).tables.tied).toBeGreaterThan(0);
  // What is asked for may be filled in; nothing that is printed is edited.
  const lines = document.snapshot.text.split('\n');
  const edited = service
    .fixAll(document)
    .map(({ range }) => lines[range.start.line].slice(range.start.character, range.end.character).trim());
  expect(edited.filter((text) => text !== '=')).toEqual([]);
});

test.each(['broken/prose.txt', 'broken/prose-money.txt', 'broken/empty.disclosure'])(
  '%s is not taken for a disclosure',
  async (path) => {
    const { document, diagnostics } = await check(path);
    expect(document.language).toBe('unrecognised');
    expect(diagnostics).toEqual([]);
  },
);

test.each([
  'broken/cut-off.disclosure',
  'broken/cut-off-cells.disclosure',
  'broken/no-table.disclosure',
  'broken/rule-alone.disclosure',
])('%s is read as far as it goes', async (path) => {
  const { decoded, diagnostics } = await check(path);
  const lines = decoded.text.split('\n');
  for (const { range } of diagnostics) {
    expect(range.end.character).toBeLessThanOrEqual(lines[range.end.line].length);
  }
});

test.each([
  ['broken/binary.disclosure', 'binary'],
  ['broken/utf-16le.disclosure', 'utf-16'],
])('%s is refused as %s', async (path, reason) => {
  expect(await decode(read(path))).toBe(reason);
});
