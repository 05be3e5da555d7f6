/** The conversion beside a text: every row of every table stands there where the cursor is put. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { besidePosition } from '../../src/features/convert/beside';
import { lineOfBlock, rangeOfPlace } from '../../src/features/ranges';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { compact } from '../../src/text/normalise';

const service = createService({ documentation: () => undefined });
const root = new URL('../../../test-fixtures/', import.meta.url);

describe.each([
  'demo/clean.disclosure',
  'cells/clean.disclosure',
  'spaced/clean.disclosure',
  'aligned/clean.disclosure',
  'variants/several.disclosure',
  'variants/split-codes.disclosure',
])('%s', (path) => {
  const document = service.check(readFileSync(new URL(path, root), 'utf8'), 'disclosure', DEFAULT_SETTINGS);
  const tables = document.model.disclosures.flatMap((disclosure) => disclosure.tables);
  const text = service.convert(document, 'budget');
  const lines = text.split('\n');
  const converted = service.check(text, 'budget', DEFAULT_SETTINGS);
  const lineBeside = (line: number) =>
    besidePosition(document, { line, character: 0 }, converted)?.line ?? -1;

  test('a row is found by its code and name, in its own table', () => {
    let asked = 0;
    for (const { table, rows, panels, title } of tables) {
      const own = panels[0]?.rows.filter(({ label }) => label !== '') ?? [];
      for (const { row, label, code } of own) {
        const found = lineBeside(lineOfBlock(document, table, rows[row].line));
        expect(compact(lines[found])).toContain(compact(label));
        if (code) expect(lines[found]).toContain(`| ${code.digits} `);
        const heading = lines.slice(0, found).findLast((line) => line.startsWith('## '));
        expect(compact(heading ?? '')).toContain(compact(title));
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(10);
  });

  test('a title is found as the heading of its table', () => {
    for (const { title, titlePlace } of tables) {
      if (!titlePlace) continue;
      const found = lineBeside(rangeOfPlace(document, titlePlace).start.line);
      expect(compact(lines[found])).toContain(compact(title));
    }
  });
});

test('the conversion comes with the place', () => {
  const text = readFileSync(new URL('variants/split-codes.disclosure', root), 'utf8');
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const shown = service.convertBeside(document, { line: text.split('\n').length - 1, character: 0 });
  expect(shown.text).toBe(service.convert(document, 'budget'));
  expect(shown.text.split('\n')[shown.position?.line ?? -1]).toMatch(/^(?:## |\| )/);
});

test('above all tables there is no place to show', () => {
  const text = '青河县档案馆2026年部门预算\n\n前言。\n';
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  expect(service.convertBeside(document, { line: 0, character: 0 }).position).toBeUndefined();
});
