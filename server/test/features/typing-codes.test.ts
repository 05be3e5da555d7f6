/** While a code is being typed in a row of its own, nothing else turns red: neither the row above nor any other. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS, type LanguageId } from '../../src/service';

const service = createService({ documentation: () => undefined });

function complaints(text: string, language: LanguageId): string[] {
  return service
    .diagnostics(service.check(text, language, DEFAULT_SETTINGS), 'file:///a')
    .filter(({ severity = 1 }) => severity <= 2)
    .map(({ code, range, message }) => `${range.start.line + 1} ${code} ${String(message)}`);
}

const LAYOUTS: readonly (readonly [file: string, language: LanguageId, write: (code: string) => string])[] = [
  ['demo/clean.disclosure', 'disclosure', (code) => code],
  ['demo/clean.disclosure', 'disclosure', (code) => `\t${code}`],
  ['spaced/clean.disclosure', 'disclosure', (code) => code],
  ['pipes/clean.budget', 'budget', (code) => `| ${code}`],
  ['pipes/clean.budget', 'budget', (code) => `| ${code} |  |  |  |  |`],
];

/** Lines of rows with amounts and a code of so many digits. */
const ROW: Readonly<Record<string, RegExp>> = {
  类: /^(?=.*\d\.\d\d)(?:.*[\t|] ?)?\d{3}[\t ]/,
  款: /^(?=.*\d\.\d\d)(?:.*[\t|] ?)?\d{5}[\t ]/,
  项: /^(?=.*\d\.\d\d)(?:.*[\t|] ?)?\d{7}[\t ]/,
};

/** So many rows of a level are typed below. */
const ROWS = 3;

describe.each(LAYOUTS)('in %s', (file, language, write) => {
  const text = readFileSync(new URL(`../../../test-fixtures/${file}`, import.meta.url), 'utf8');
  const lines = text.split('\n');

  test.each(Object.entries(ROW))('below a row of a %s', (_, pattern) => {
    const rows = lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
    expect(complaints(text, language)).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
    for (const at of rows.slice(0, ROWS))
      for (const code of ['2', '20', '201', '2013', '20138', '201389', '2013899']) {
        const typed = [...lines.slice(0, at + 1), write(code), ...lines.slice(at + 1)].join('\n');
        expect(complaints(typed, language), `${code} below line ${at + 1}`).toEqual([]);
      }
  });
});

test('in a row of its serial number and a code, a cell a line', () => {
  const text = readFileSync(
    new URL('../../../test-fixtures/cells/clean.disclosure', import.meta.url),
    'utf8',
  );
  const lines = text.split('\n');
  const codes = lines.flatMap((line, index) => (/^\t2\d{6}$/.test(line) ? [index] : []));
  expect(codes.length).toBeGreaterThan(0);
  for (const at of codes.slice(0, ROWS)) {
    const end = lines.indexOf('', at);
    for (const code of ['2', '20', '201', '2013', '20138', '201389', '2013899']) {
      const typed = [...lines.slice(0, end), '', '\t99', `\t${code}`, ...lines.slice(end)].join('\n');
      expect(complaints(typed, 'disclosure'), `${code} below line ${end}`).toEqual([]);
    }
  }
});

test('a row that prints an amount beside its code is judged', () => {
  const text = readFileSync(new URL('../../../test-fixtures/pipes/clean.budget', import.meta.url), 'utf8');
  const at = text.indexOf('\n| 2012602 ');
  expect(at).toBeGreaterThan(0);
  const typed = `${text.slice(0, at)}\n| 2013899 |  | 5.00 |${text.slice(at)}`;
  expect(complaints(typed, 'budget').length).toBeGreaterThan(0);
});
