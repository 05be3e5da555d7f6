/** Layouts of places that no fixture shows: in order nothing is found in them, and no mistyped total goes unnoticed. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { FURTHER_LAYOUTS } from './further-layouts';
import { PLACE_LAYOUTS } from './layouts';
import { MORE_LAYOUTS } from './more-layouts';

const service = createService({ documentation: () => undefined });

function serious(text: string, language: 'plaintext' | 'budget' = 'plaintext'): string[] {
  const document = service.check(text, language, DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///place')
    .filter(({ severity = 1 }) => severity <= 2)
    .map(({ range, code, message }) => `${range.start.line + 1} ${code} ${message}`);
}

/** Totals: the amounts of rows that say so, with the offset of each; numbers of lines have fewer digits. */
function totalsIn(text: string): { readonly start: number; readonly printed: string }[] {
  let offset = 0;
  return text.split('\n').flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    if (!/[合总]\s*计/.test(line)) return [];
    return [...line.matchAll(/(?<=\t)[1-9][\d,.]+\d(?=\t|$)/g)].map(({ 0: printed, index }) => ({
      start: start + index,
      printed,
    }));
  });
}

/** The first digit one more, or one less. */
function mistyped(
  text: string,
  { start, printed }: { readonly start: number; readonly printed: string },
): string {
  const digit = Number(printed[0]);
  return text.slice(0, start) + String(digit === 9 ? 8 : digit + 1) + text.slice(start + 1);
}

describe.each([...PLACE_LAYOUTS, ...MORE_LAYOUTS, ...FURTHER_LAYOUTS])('$name', ({ text }) => {
  test('is in order, and most of it is tied', () => {
    expect(serious(text)).toEqual([]);
    const document = service.check(text, 'plaintext', DEFAULT_SETTINGS);
    const { amounts, tied } = service.coverage(document).tables;
    expect(tied / amounts).toBeGreaterThan(0.95);
  });

  test('is in order in the table language too', () => {
    const written = service.convert(service.check(text, 'plaintext', DEFAULT_SETTINGS), 'budget');
    expect(serious(written, 'budget')).toEqual([]);
  });

  test('every mistyped total is found', () => {
    const totals = totalsIn(text);
    expect(totals.length).toBeGreaterThan(3);
    const missed = totals.filter((total) => serious(mistyped(text, total)).length === 0);
    expect(missed.map(({ printed }) => printed)).toEqual([]);
  });
});
