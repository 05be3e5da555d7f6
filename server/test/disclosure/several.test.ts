/** Tests files that hold several disclosures: each is read as if it stood alone. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

const root = new URL('../../../', import.meta.url);
const fixture = readFileSync(new URL('test-fixtures/demo/clean.disclosure', root), 'utf8');

function summaryOf(text: string) {
  return understand(readDocument(createSnapshot(text))).disclosures.map(({ body, year, tables }) => ({
    body,
    year,
    tables: tables.map(({ title, unit, table }) => `${title} ${unit} ${table.rows.length}`),
  }));
}

const bodies = ['460 青河县档案馆', '460001 青河县档案馆本级', '460002 青河县地方志编纂中心'];
const book = bodies.map((body) => fixture.replaceAll('460 青河县档案馆', body));

test("a department's book has a disclosure for each of its units", () => {
  const alone = book.flatMap(summaryOf);
  expect(alone.map(({ body }) => body)).toEqual(['青河县档案馆', '青河县档案馆本级', '青河县地方志编纂中心']);
  expect(summaryOf(book.join('\n'))).toEqual(alone);
});

test('two years of one body are two disclosures', () => {
  const last = fixture.replaceAll('2026', '2025');
  expect(summaryOf(`${fixture}\n${last}`)).toEqual([...summaryOf(fixture), ...summaryOf(last)]);
});

const folder = new URL('../shared/seeds/', root);
const real = existsSync(folder)
  ? readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  : [];
if (real.length === 0)
  console.log('Skipped: the real documents are not in ../shared, so they are not read as one file.');

test.runIf(real.length > 0)('real documents in one file, in either order, are read as they are alone', () => {
  for (const order of [real, [...real].reverse()])
    expect(summaryOf(order.map((text) => `${text}\n`).join('\n'))).toEqual(order.flatMap(summaryOf));
});
