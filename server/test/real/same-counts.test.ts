/** The command line, the status item, the grid and the side bar say the same counts of every document. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reportOn } from '../../src/cli/report';
import { DEFAULT_SETTINGS } from '../../src/features/model';
import { summarise } from '../../src/protocol/summary';
import { createService } from '../../src/service';

const service = createService({ documentation: () => undefined });
const root = new URL('../../../', import.meta.url);
const FIXTURES = readdirSync(new URL('test-fixtures/', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:disclosure|budget)$/.test(path) && !path.includes('encodings'))
  .map((path) => `test-fixtures/${path.replaceAll('\\', '/')}`);
const REAL = ['../shared/real/cells/', '../shared/seeds/'].flatMap((folder) => {
  const url = new URL(folder, root);
  if (!existsSync(url)) {
    console.log(`Skipped: ${folder} is not there, so its counts are not compared.`);
    return [];
  }
  return readdirSync(url)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => folder + name);
});

test('there are fixtures to compare', () => expect(FIXTURES.length).toBeGreaterThan(10));

test.each([...FIXTURES, ...REAL])('%s', async (path) => {
  const text = readFileSync(new URL(path, root), 'utf8');
  const languageId = path.endsWith('.budget') ? 'budget' : 'disclosure';
  const target = { path: 'a', file: 'a', uri: 'file:///a', folder: '/', languageId, named: true } as const;
  const input = {
    target,
    text,
    bytes: new Uint8Array(),
    decoded: { text, encoding: 'utf-8', bom: false },
  } as const;
  const report = reportOn(service, input, DEFAULT_SETTINGS, false);
  const document = report.document;
  if (!document) throw new Error('the text was not checked');
  const summary = await summarise(document, service);
  const { tables, text: outside } = service.overview(document);
  const found = [...tables.flatMap(({ findings }) => findings), ...outside];
  const count = (severity: number) => found.filter((finding) => finding.severity === severity).length;

  // Command line and side bar.
  expect({ errors: count(1), warnings: count(2), information: count(3) }).toEqual(report.counts);
  expect(tables).toHaveLength(report.tables.length);
  const sum = (of: (table: (typeof tables)[number]) => number) =>
    tables.reduce((all, table) => all + of(table), 0);
  expect(sum(({ read }) => read)).toBe(report.coverage.tables.read);
  expect(sum(({ tied }) => tied)).toBe(report.coverage.tables.tied);
  // Status item.
  expect(summary).toMatchObject({
    errors: count(1),
    toMend: count(1) + count(2),
    printed: report.coverage.tables.printed,
    read: report.coverage.tables.read,
    tied: report.coverage.tables.tied,
  });
  // Grid: each table in the words of the side bar, and no cell marked where nothing is found.
  tables.forEach((table, index) => {
    const grid = service.tableGrid(document, { index });
    expect(grid?.summary).toBe(table.summary);
    const marked = grid?.rows.flatMap(({ cells }) => cells.filter(({ state }) => state === 'error')) ?? [];
    if (!tables.some(({ findings }) => findings.some(({ severity }) => severity === 1)))
      expect(marked).toEqual([]);
  });
});
