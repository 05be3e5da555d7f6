/** Tests conversions: what is written in the table language reads as the text it came from. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';
import { isPageNumber } from '../../src/tables/captions';
import { compact } from '../../src/text/normalise';

const service = createService({ documentation: () => undefined });
const root = new URL('../../../', import.meta.url);
const check = (text: string, language: 'plaintext' | 'budget' = 'plaintext') =>
  service.check(text, language, DEFAULT_SETTINGS);
const budgetOf = (text: string) => service.convert(check(text), 'budget');

const FIXTURES = ['demo', 'tabs', 'cells', 'final-accounts', 'variants', 'pipes'].flatMap((folder) =>
  readdirSync(new URL(`test-fixtures/${folder}/`, root))
    .filter((name) => /\.(?:disclosure|budget)$/.test(name))
    .map((name) => `test-fixtures/${folder}/${name}`),
);
const seeds = new URL('../shared/seeds/', root);
const REAL = existsSync(seeds) ? readdirSync(seeds).map((name) => `../shared/seeds/${name}`) : [];
if (REAL.length === 0) console.log('Skipped: the real documents are not in ../shared, so none is converted.');

/** The relations in words that do not depend on where things stand. */
function relationsOf(document: CheckedDocument, text: string): string[] {
  const lines = text.split(/\r?\n/);
  const printed = ({
    start,
    end,
  }: {
    start: { line: number; character: number };
    end: { character: number };
  }) => lines[start.line].slice(start.character, end.character);
  return service
    .relations(document)
    .map(({ rule, total, parts, residual, status }) => {
      const terms = parts.map(({ range, sign }) => `${sign < 0 ? '-' : '+'}${printed(range)}`);
      return `${rule} ${printed(total)} = ${terms.sort().join(' ')} | ${residual} ${status}`;
    })
    .sort();
}

function findingsOf(document: CheckedDocument): string[] {
  return service
    .diagnostics(document, 'file:///a')
    .map(({ code, severity, data }) => `${severity} ${code} ${data?.expected ?? ''}`)
    .sort();
}

/** Findings about how the source was extracted, which a conversion mends. */
const MENDED = /code\/malformed/;

describe.each([...FIXTURES, ...REAL])('%s', (path) => {
  const text = readFileSync(new URL(path, root), 'utf8').replace(/^\ufeff/, '');
  const source = check(text);
  const converted = budgetOf(text);
  const document = check(converted, 'budget');

  test('has the same tables', () => {
    const tables = (each: CheckedDocument) =>
      each.model.disclosures.map((disclosure) =>
        disclosure.tables.map(({ title, kind, unit, year, finalAccounts }) =>
          [compact(title), kind, unit, year, finalAccounts].join(' '),
        ),
      );
    expect(tables(document)).toEqual(tables(source));
    expect(document.language).toBe('budget');
  });

  test('has the same relations', () => {
    expect(relationsOf(document, converted)).toEqual(relationsOf(source, text));
  });

  test('has the same findings, but for those that converting mends', () => {
    const kept = findingsOf(source).filter((finding) => !MENDED.test(finding));
    expect(findingsOf(document)).toEqual(kept);
  });

  test('loses no amount, name, note or sentence', () => {
    const wordsOf = (each: CheckedDocument) =>
      each.model.disclosures.flatMap(({ blocks, tables }) => [
        ...blocks.flatMap((block) => (block.type === 'text' ? block.lines.map((line) => line.text) : [])),
        ...tables.flatMap(({ table, columns, panels }) => {
          const serials = columns.filter(({ role }) => role === 'serial').map(({ index }) => index);
          const codes = panels.flatMap(({ codeColumns }) => codeColumns);
          return table.rows.flatMap(({ cells, loose }) => [
            ...cells
              .filter((_, column) => !serials.includes(column) && !codes.includes(column))
              .map((cell) => cell.text),
            ...(loose ?? []).flatMap(({ numbers }) => numbers.map((number) => number.text)),
          ]);
        }),
      ]);
    const key = (words: string) =>
      compact(words.replace(/^(?:\[bookmark:[^\]]*\]|[#\s])+/, '')).replaceAll('*', '');
    const kept = compact(converted)
      .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
      .replaceAll('*', '');
    const lost = wordsOf(source).filter((words) => !isPageNumber(words) && !kept.includes(key(words)));
    expect(lost).toEqual([]);
  });

  test('is the same when it is converted once more', () => {
    expect(service.convert(document, 'budget')).toBe(converted);
  });
});
