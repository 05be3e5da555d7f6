/** Forms of real workbooks that are to be filled in, where they lie beside the repository: read, recognised, and in time. */

import { existsSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { openXlsx } from '../../src/sources/xlsx/open';
import { cpuTimeOf } from '../support/cpu-time';

const folder = new URL('../../../../shared/real/', import.meta.url);
const NAMES = ['template-department', 'template-unit'];
const hasForms = NAMES.every((name) => existsSync(new URL(`${name}.xlsx`, folder)));
if (!hasForms) console.log('Skipped: the forms are not in ../shared, so they are not read.');

const service = createService({ documentation: () => undefined });
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`${name}.xlsx`, folder)));

function document(name: string) {
  const opened = openXlsx(bytesOf(name));
  if ('refused' in opened) throw new Error(opened.refused);
  return service.checkOriginal(opened.original, DEFAULT_SETTINGS);
}

/** Unzips and parses all XML, and makes nothing of it. */
function parseOnly(bytes: Uint8Array): void {
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on('opentag', () => {});
    parser.on('text', () => {});
    parser.write(new TextDecoder().decode(part)).close();
  }
}

const ROUNDS = 5;
/** Samples are as long as clocks are exact. */
const RUNS = 4;

function times(count: number, work: () => unknown): () => void {
  return () => {
    for (let run = 0; run < count; run++) work();
  };
}

// Where they are not, this one test is skipped: a file without any test fails.
test.runIf(hasForms)('there are forms', () => {
  expect(NAMES).toHaveLength(2);
});

describe.runIf(hasForms).each(NAMES)('%s', (name) => {
  test('is recognised with its nine tables', () => {
    const checked = document(name);
    expect(checked.language).toBe('disclosure');
    const kinds = service.tables(checked).map(({ kind }) => kind);
    expect(kinds).toHaveLength(9);
    expect(kinds).not.toContain('unknown');
  });

  test('gets notes and nothing else', () => {
    const told = service.diagnostics(document(name), 'file:///a.xlsx');
    expect(told.filter(({ severity = 1 }) => severity < 3).map(({ message }) => message)).toEqual([]);
  });

  test('takes at most twice the time of parsing its XML', { timeout: 60_000 }, () => {
    const bytes = bytesOf(name);
    const ratios = Array.from({ length: ROUNDS + 1 }, () => {
      const parsing = cpuTimeOf(times(RUNS, () => parseOnly(bytes)));
      return cpuTimeOf(times(RUNS, () => openXlsx(bytes))) / parsing;
    });
    // The first round is that of code that is not compiled yet.
    const median = ratios.slice(1).sort((a, b) => a - b)[ROUNDS >> 1];
    console.log(`${name}: ${median.toFixed(2)} times the time of parsing`);
    expect(median).toBeLessThan(2);
  });
});
