/** Made-up disclosures whose columns are kept by blanks: how many amounts are read in the columns that they were printed in. */

import { describe, expect, test } from 'vitest';
import { printCase } from './print';
import { reportText, runCases } from './report';

/** A tenth of the cases of all layouts. */
const CASES = Math.ceil(Number(process.env.GOUJI_CASES ?? 400) / 10);
/** The share of the amounts that is read in place today; it only ever rises. */
const IN_PLACE = 0.7;

describe('made-up disclosures in the layout aligned', () => {
  const report = runCases('aligned', 0, CASES);

  test('have most amounts read where they were printed', () => {
    console.log(reportText(report));
    expect(report.inPlace / report.amounts).toBeGreaterThanOrEqual(IN_PLACE);
  });

  test('never make the reader throw', () => {
    const thrown = report.failures.filter(({ differences }) =>
      differences.some(({ fault }) => fault === 'thrown'),
    );
    expect(thrown).toEqual([]);
  });

  test('are the same for the same number', () => {
    expect(printCase(7, 'aligned')).toEqual(printCase(7, 'aligned'));
  });
});
