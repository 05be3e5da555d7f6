/** The command line and the editor say the same counts of a document. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/features/model';
import { summarise } from '../../src/protocol/summary';
import { createService } from '../../src/service';
import { folder, run } from '../cli/harness';

const FIXTURES = new URL('../../../test-fixtures/', import.meta.url);
const service = createService({ documentation: () => undefined });

/** The counts of a line of coverage: printed, read and tied. */
function countsIn(words: string): readonly number[] {
  const counts = /印有 ([\d,]+) 个数，读懂 ([\d,]+)，勾稽 ([\d,]+)/.exec(words)?.slice(1) ?? [];
  return counts.map((count) => Number(count.replaceAll(',', '')));
}

/** The counts that hovers over the titles of a text's tables tell, added up. */
function countsOfHovers(text: string): readonly number[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const hovers = service.tables(document).flatMap(({ titleRange }) => {
    const hover = titleRange && service.hover(document, titleRange.start);
    return hover ? [countsIn(JSON.stringify(hover.contents))] : [];
  });
  return [0, 1, 2].map((index) => hovers.reduce((sum, counts) => sum + (counts[index] ?? 0), 0));
}

/** What the editor is told of a text. */
function summaryOf(text: string) {
  return summarise(service.check(text, 'disclosure', DEFAULT_SETTINGS), service);
}

test.each([
  'demo/sample.disclosure',
  'demo/clean.disclosure',
  'tabs/carry-over.disclosure',
  'variants/thousands.repaired.disclosure',
])('%s', async (name) => {
  const text = readFileSync(new URL(name, FIXTURES), 'utf8');
  const cwd = folder({ 'a.disclosure': text });
  const print = async (format: string) =>
    (await run(cwd, ['check', '--format', format, 'a.disclosure'], { service })).stdout;
  const { files, summary: counts } = JSON.parse(await print('json'));
  const [{ coverage, tables }] = files;
  const summary = await summaryOf(text);
  const { printed, read, tied } = coverage.tables;
  expect(printed).toBeGreaterThan(0);
  expect(summary).toMatchObject({
    tables: tables.length,
    printed,
    read,
    tied,
    errors: counts.errors,
    toMend: counts.errors + counts.warnings,
  });
  expect(countsOfHovers(text)).toEqual([printed, read, tied]);
  const last = (output: string) => output.trimEnd().split('\n').at(-1);
  expect(countsIn(last(await print('text')) ?? '')).toEqual([printed, read, tied]);
  expect(last(await print('text'))).toContain(`a.disclosure：${summary.checked}`);
  expect(last(await print('list'))).toContain(summary.checked);
});
