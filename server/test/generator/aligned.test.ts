/** Made-up disclosures whose columns are kept by blanks: how many amounts are read in the columns that they were printed in. */

import { describe, expect, test } from 'vitest';
import { compareCase, type Difference } from './compare';
import { printCase } from './print';
import type { PrintedCase } from './truth';

/** A tenth of the cases of all layouts. */
const CASES = Math.ceil(Number(process.env.GOUJI_CASES ?? 400) / 10);
/** The share of the amounts that is read in place today; it only ever rises. */
const IN_PLACE = 0.7;

/** Amounts that were read in another column, as another number, or not at all. */
function misplaced({ tables }: PrintedCase, differences: readonly Difference[]): number {
  const starts = new Set(tables.flatMap(({ amounts }) => amounts.map(({ start }) => start)));
  const wrong = differences.filter(({ offset }) => starts.has(offset)).map(({ offset }) => offset);
  const lost = differences.flatMap(({ fault, offset }) =>
    fault === 'table-missing' ? (tables.find(({ titleStart }) => titleStart === offset)?.amounts ?? []) : [],
  );
  return new Set(wrong).size + lost.length;
}

describe('made-up disclosures in the layout aligned', () => {
  const read = Array.from({ length: CASES }, (_, seed) => {
    const printed = printCase(seed, 'aligned');
    return { printed, differences: compareCase(printed) };
  });

  test('have most amounts read where they were printed', () => {
    const all = read.reduce(
      (sum, { printed }) => sum + printed.tables.reduce((each, { amounts }) => each + amounts.length, 0),
      0,
    );
    const wrong = read.reduce((sum, { printed, differences }) => sum + misplaced(printed, differences), 0);
    console.log(`aligned: ${CASES} cases, ${all - wrong} of ${all} amounts in place`);
    expect((all - wrong) / all).toBeGreaterThanOrEqual(IN_PLACE);
  });

  test('never make the reader throw', () => {
    expect(read.flatMap(({ differences }) => differences.filter(({ fault }) => fault === 'thrown'))).toEqual(
      [],
    );
  });

  test('are the same for the same number', () => {
    expect(printCase(7, 'aligned')).toEqual(printCase(7, 'aligned'));
  });
});
