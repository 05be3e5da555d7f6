/**
 * Makes up disclosures, prints them in every layout with a random mix of artefacts, and expects the reader to give them
 * back. `GOUJI_CASES` says how many; a failing case is made again by its layout and number.
 */

import { describe, expect, test } from 'vitest';
import type { Layout } from '../../src/tables/model';
import { compareCase, isWrong } from './compare';
import { printCase } from './print';
import { type Failure, failureText, reportText, runCases } from './report';

const CASES = Number(process.env.GOUJI_CASES ?? 300);
const LAYOUTS: readonly Layout[] = ['tabs', 'cells', 'pipes'];

/** Share of the cases that must come back exactly, and share of the cases each artefact and habit must occur in. */
const EXACT = 0.995;
const OFTEN = 0.05;
/** Cases of the layout that loses blanks; and shares of them not read wrongly, and read back exactly. */
const SPACED_CASES = 100;
const SPACED_NOT_WRONG = 0.97;
const SPACED_EXACT = 0.8;
/** In fewer cases than these a rare artefact may miss its share by chance. */
const ENOUGH_CASES = 2000;

/** Cases that once were read wrongly, with what was wrong. */
const KEPT: readonly (readonly [layout: Layout, seed: number, what: string])[] = [
  ['tabs', 157, 'a page repeats its caption, this time with the unit'],
  ['tabs', 101, 'unit on a line of its own, and a single character'],
  ['tabs', 217, 'a page begins with a row of dashes'],
  ['tabs', 1072, 'a page begins with a row of carry-over that holds no amount'],
  ['tabs', 1227, 'rows of one name and one digit look like a list of contents'],
  ['tabs', 385, 'a header packed to the left on one page only'],
  ['tabs', 187, 'a header packed to the left'],
  ['tabs', 1057, 'the last two columns of a header swapped'],
  ['tabs', 1347, 'codes of units broken over three lines'],
  ['tabs', 124, 'a total in a code column broken over lines'],
  ['tabs', 2450, 'a repeated header parted from its rows by a blank line'],
  ['tabs', 2738, 'the first row of a table shorter than all others'],
  ['tabs', 11415, 'most rows cut off after their last amount'],
  ['cells', 2214, 'a page that begins with a row parted by a blank line'],
  ['cells', 65, 'a header of three levels with merged cells printed once'],
  ['cells', 103, 'three panels below two headings'],
  ['cells', 189, 'names of two lines in a cell'],
  ['cells', 1299, 'a page of few rows, with a blank line inside one'],
  ['cells', 1481, 'the only row of a table parted by a blank line'],
  ['cells', 2284, 'a code glued to a name that begins with 日'],
  ['spaced', 3, 'column numbers behind 栏次 without a column of serial numbers'],
  ['spaced', 222, 'an empty table whose header has no column numbers'],
  ['spaced', 275, 'a carry-over broken over lines'],
  ['spaced', 280, 'a page number right above a title'],
  ['spaced', 311, 'the unit of money in a header word broken at its bracket'],
  ['spaced', 543, 'one row of amounts without any label'],
  ['spaced', 550, 'a page number that is the next serial number too'],
  ['pipes', 10, 'a budget and final accounts in one file'],
  ['pipes', 543, 'the year of the second disclosure in its heading only'],
];

describe('made-up disclosures whose blanks were lost', () => {
  const report = runCases(['spaced'], 0, SPACED_CASES);
  console.log(reportText(report));

  test('are seldom read wrongly, and mostly read exactly', () => {
    const wrong = report.failures.filter(({ differences }) => isWrong(differences)).length;
    expect(1 - wrong / report.cases, failureText(report.failures, 20)).toBeGreaterThanOrEqual(
      SPACED_NOT_WRONG,
    );
    expect(1 - report.failures.length / report.cases).toBeGreaterThanOrEqual(SPACED_EXACT);
  });
});

describe('made-up disclosures', () => {
  const report = runCases(LAYOUTS, 0, CASES);
  console.log(reportText(report));

  test('come back exactly', () => {
    const exact = (report.cases - report.failures.length) / report.cases;
    expect(exact, failureText(report.failures, 20)).toBeGreaterThanOrEqual(EXACT);
  });

  test('are not read wrongly without saying that something is left open', () => {
    expect(namesOf(report.failures.filter(({ differences }) => isWrong(differences)))).toEqual([]);
  });

  test('never make the reader throw', () => {
    const thrown = report.failures.filter(({ differences }) =>
      differences.some(({ fault }) => fault === 'thrown'),
    );
    expect(namesOf(thrown)).toEqual([]);
  });

  test('have at least two artefacts each', () => {
    expect(report.fewestArtefacts).toBeGreaterThanOrEqual(2);
  });

  test.runIf(CASES >= ENOUGH_CASES)('have every artefact and habit often enough', () => {
    const rare = [
      ...[...report.artefacts].filter(([, { possible, printed }]) => printed < OFTEN * possible),
      ...[...report.habits].filter(([, { printed }]) => printed < OFTEN * report.cases),
    ];
    expect(rare.map(([name]) => name)).toEqual([]);
  });

  test('are the same for the same number', () => {
    for (const layout of LAYOUTS) expect(printCase(7, layout)).toEqual(printCase(7, layout));
  });

  test.each(KEPT)('%s %d: %s', (layout, seed) => {
    expect(compareCase(printCase(seed, layout))).toEqual([]);
  });
});

function namesOf(failures: readonly Failure[]): string[] {
  return failures.map(({ layout, seed, differences }) => `${layout} ${seed}: ${differences[0].words}`);
}
