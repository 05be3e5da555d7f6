/** At the caps everything is checked; past them the rest is left out, and said to be. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { partialDiagnostic } from '../../src/features/partial';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { cap, LONGEST_TEXT, MOST_LINES } from '../../src/text/cap';
import { createSnapshot } from '../../src/text/snapshot';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'disclosure', DEFAULT_SETTINGS);

const SAMPLE = readFileSync(
  new URL('../../../test-fixtures/demo/sample.disclosure', import.meta.url),
  'utf8',
);
const whole = check(SAMPLE);

describe('the number of lines', () => {
  test('is read up to the cap', () => {
    expect(cap(createSnapshot('\n'.repeat(MOST_LINES - 1))).partial).toBeUndefined();
    expect(cap(createSnapshot(`${'\n'.repeat(MOST_LINES)}a`)).partial).toEqual({
      end: MOST_LINES,
      by: 'lines',
    });
  });

  test('past the cap is left out and said', () => {
    const document = check(`${SAMPLE}${'\n'.repeat(MOST_LINES)}${SAMPLE}`);
    expect(document.partial?.by).toBe('lines');
    expect(service.tables(document)).toHaveLength(service.tables(whole).length);
    expect(partialDiagnostic(document)?.message).toContain('其后未校核');
  });
});

test('the length is read up to the cap', () => {
  expect(cap(createSnapshot('a'.repeat(LONGEST_TEXT))).partial).toBeUndefined();
  const past = cap(createSnapshot('a'.repeat(LONGEST_TEXT + 1)));
  expect(past.partial).toEqual({ end: LONGEST_TEXT, by: 'length' });
  expect(past.readable.text).toHaveLength(LONGEST_TEXT);
});

test('a line of a million characters is read', () => {
  const document = check(`${SAMPLE}\n${'数'.repeat(1_000_000)}\n`);
  expect(service.tables(document)).toHaveLength(service.tables(whole).length);
  expect(document.partial).toBeUndefined();
});

test('findings past the cap are counted', () => {
  const text = SAMPLE.repeat(6);
  const { length } = check(text).findings;
  expect(length).toBeGreaterThanOrEqual(6);
  const listed = (maxFindings: number) =>
    service.diagnostics(service.check(text, 'disclosure', { ...DEFAULT_SETTINGS, maxFindings }), 'file:///a');
  expect(listed(length)).toHaveLength(length);
  const [first, ...rest] = listed(2);
  expect(rest).toHaveLength(2);
  expect(String(first.message)).toContain(`另有 ${length - 2} 条`);
});
