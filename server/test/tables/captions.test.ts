/** Tables are the same tables whatever width and spacing the lines above them are printed in. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Panel } from '../../src/disclosure/model';
import { understand } from '../../src/disclosure/understand';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

const FIXTURES = new URL('../../../test-fixtures/', import.meta.url);
const FILES = ['demo/clean.disclosure', 'cells/clean.disclosure', 'final-accounts/clean.disclosure'];

const FULL_WIDTH_OFFSET = 0xfee0;

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(new URL(file, FIXTURES), 'utf8');

  test('in full-width digits is read as it is in half-width ones', () => {
    const wide = text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + FULL_WIDTH_OFFSET));
    expect(tablesOf(wide)).toEqual(tablesOf(text));
  });

  test('with blanks in the unit is read as it is without', () => {
    const spaced = text.replaceAll('单位：万元', '单 位： 万 元');
    expect(spaced).not.toBe(text);
    expect(tablesOf(spaced)).toEqual(tablesOf(text));
  });
});

/** What was understood of every table: names, codes and values, not how they are printed. */
function tablesOf(text: string) {
  const { disclosures } = understand(readDocument(createSnapshot(text)));
  // A table of contents has no panels.
  const tables = disclosures
    .flatMap((disclosure) => disclosure.tables)
    .filter(({ panels }) => panels.length > 0);
  return tables.map(({ kind, unit, year, panels }) => ({ kind, unit, year, panels: panels.map(panelOf) }));
}

function panelOf({ domain, rows }: Panel) {
  return {
    domain,
    rows: rows.map(({ label, role, code, amounts }) => ({
      label: label.normalize('NFKC'),
      role,
      code: code?.digits,
      values: amounts.map((amount) => amount?.printed.value),
    })),
  };
}
