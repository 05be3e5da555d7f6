/** What other extractions do to a table whose cells are known: none of it may put an error on a disclosure in order. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { FURTHER_LAYOUTS } from './further-layouts';
import { PLACE_LAYOUTS } from './layouts';
import { MORE_LAYOUTS } from './more-layouts';

const service = createService({ documentation: () => undefined });
const LAYOUTS = [...PLACE_LAYOUTS, ...MORE_LAYOUTS, ...FURTHER_LAYOUTS];

const isRow = (line: string): boolean => line.includes('\t');
const printsAmount = (line: string): boolean => /\t-?\d[\d,]*(?:\.\d+)?(?=\t|$)/.test(line);

/** The lines with some put before rows: every few rows, or where tables begin. */
function withLines(
  text: string,
  lineBefore: (line: string, row: number, above: string) => string | undefined,
) {
  let row = 0;
  const lines = text.split('\n');
  return lines
    .flatMap((line, at) => {
      const put = isRow(line) ? lineBefore(line, row++, lines[at - 1] ?? '') : undefined;
      return put === undefined ? [line] : [put, line];
    })
    .join('\n');
}

const EVERY = 7;
const page = (row: number): string => String(1 + Math.floor(row / EVERY));
const atPageEnd = (line: string, row: number): boolean => row % EVERY === EVERY - 1 && printsAmount(line);

/** What each of them does to a text. */
const DAMAGES: readonly (readonly [name: string, damage: (text: string) => string])[] = [
  ['blank cells at the end of rows left out', (text) => text.replace(/\t+$/gm, '')],
  [
    'a blank line in the middle of tables',
    (text) => withLines(text, (line, row) => (atPageEnd(line, row) ? '' : undefined)),
  ],
  [
    'the number of a page between rows',
    (text) => withLines(text, (line, row) => (atPageEnd(line, row) ? `— ${page(row)} —` : undefined)),
  ],
  [
    'the number of a page in a cell of its own',
    (text) => withLines(text, (line, row) => (atPageEnd(line, row) ? `\t${page(row)}\t` : undefined)),
  ],
  [
    'the number of a page in the first of as many cells as the table has',
    (text) =>
      withLines(text, (line, row) =>
        atPageEnd(line, row) ? `- ${page(row)} -${line.replace(/[^\t]/g, '')}` : undefined,
      ),
  ],
  [
    'the number of a page between a caption and the header, in a cell',
    (text) =>
      withLines(text, (line, row, above) =>
        above.includes('单位：') && !line.includes('单位：') ? `\t${page(row)}\t` : undefined,
      ),
  ],
  [
    'a blank column before the first',
    (text) =>
      text
        .split('\n')
        .map((line) => (isRow(line) ? `\t${line}` : line))
        .join('\n'),
  ],
];

function check(text: string) {
  const document = service.check(text, 'plaintext', DEFAULT_SETTINGS);
  const found = service
    .diagnostics(document, 'file:///damaged')
    .filter(({ severity = 1 }) => severity === 1)
    .map(({ range, code, message }) => `${range.start.line + 1} ${code} ${message}`);
  return { found, written: service.fixAll(document), tied: service.coverage(document).tables.tied };
}

describe.each(DAMAGES)('%s', (_, damage) => {
  test.each(LAYOUTS)('$name', ({ text }) => {
    const { found, tied } = check(damage(text));
    expect(found).toEqual([]);
    expect(tied).toBeGreaterThan(0.9 * check(text).tied);
  });
});

/** Every so many of the amounts of rows, with where it begins. */
function amountsIn(text: string): readonly { readonly start: number; readonly printed: string }[] {
  return [...text.matchAll(/(?<=\t)\d[\d,]*\.\d{2,}(?=\t|$)/gm)]
    .filter((_, index) => index % 9 === 4)
    .map(({ 0: printed, index }) => ({ start: index, printed }));
}

describe('a number torn over a line end', () => {
  test.each(LAYOUTS)('$name', ({ text }) => {
    for (const { start, printed } of amountsIn(text)) {
      const at = start + printed.length - 1;
      const { found, written } = check(`${text.slice(0, at)}\n${text.slice(at)}`);
      expect(found).toEqual([]);
      expect(written).toEqual([]);
    }
  });
});

/** Every so many of the codes of rows, with one of their digits another. */
function wrongCodesIn(text: string): readonly { readonly line: number; readonly wrong: string }[] {
  return [...text.matchAll(/(?<=^|\t)\d{5,7}(?=\t)/gm)]
    .filter((_, index) => index % 4 === 1)
    .map(({ 0: code, index }, at) => {
      const digit = index + (at % code.length);
      const other = (Number(text[digit]) + 1 + at) % 10;
      return {
        line: text.slice(0, index).split('\n').length - 1,
        wrong: text.slice(0, digit) + other + text.slice(digit + 1),
      };
    });
}

describe('a code with a wrong digit writes no amount', () => {
  test.each(LAYOUTS)('$name', ({ text }) => {
    for (const { line, wrong } of wrongCodesIn(text)) {
      const { written } = check(wrong);
      expect(written.filter(({ range }) => range.start.line !== line)).toEqual([]);
    }
  });
});
