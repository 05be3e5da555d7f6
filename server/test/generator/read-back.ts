/** Expects made-up disclosures of one layout to be read back as they were made up; each layout has a test of its own. */

import { describe, expect, test } from 'vitest';
import type { Layout } from '../../src/tables/model';
import { compareCase, isWrong } from './compare';
import { errorsOn } from './errors';
import { printCase } from './print';
import { type Failure, failureText, reportText, runCases } from './report';

/** Layouts share the cases equally. */
const LAYOUTS = 4;
const CASES = Math.ceil(Number(process.env.GOUJI_CASES ?? 400) / LAYOUTS);

/** Share of the cases that must come back exactly: of all layouts together 99.5 %. */
const EXACT = 0.999;
const EXACT_WITHOUT_BLANKS = 0.983;
/** Share of the cases that may be read wrongly, of so many that a few unknown ones are among them: none is the aim. */
const WRONG = 0.001;
/** Share of the cases each artefact and habit must occur in. */
const OFTEN = 0.05;
/** Layouts that say in which cell everything stands: nothing true may be called wrong in them. */
const KNOWS_CELLS: ReadonlySet<Layout> = new Set<Layout>(['tabs', 'cells', 'pipes']);
/** Milliseconds that a check of one case may take on a slow machine. */
const MOST_FOR_A_CASE = 1000;
/** In fewer cases than these a rare artefact may miss its share by chance. */
const ENOUGH_CASES = 2000;

/** The number of a case that once was read wrongly, and what was hard in it. */
export type Kept = readonly [seed: number, what: string];

/** `kept` have none of the forms that were seen later, `keptLater` may have any. */
export function testReadingBack(
  layout: Layout,
  kept: readonly Kept[],
  keptLater: readonly Kept[] = [],
): void {
  describe(`made-up disclosures in the layout ${layout}`, () => {
    const report = runCases(layout, 0, CASES);
    console.log(reportText(report));

    test('come back exactly, but for numbers that may as well stand elsewhere', () => {
      const exact = (report.cases - report.failures.length) / report.cases;
      expect(exact, failureText(report.failures, 20)).toBeGreaterThanOrEqual(
        layout === 'spaced' ? EXACT_WITHOUT_BLANKS : EXACT,
      );
    });

    test('are not read wrongly without saying that something is left open', () => {
      const wrong = report.failures.filter(({ differences }) => isWrong(differences));
      expect(wrong.length, failureText(wrong, 20)).toBeLessThanOrEqual(WRONG * report.cases);
    });

    test('never make the reader throw', () => {
      const thrown = report.failures.filter(({ differences }) =>
        differences.some(({ fault }) => fault === 'thrown'),
      );
      expect(namesOf(thrown)).toEqual([]);
    });

    test.runIf(KNOWS_CELLS.has(layout))(
      'raise no error',
      () => {
        const errors = Array.from({ length: CASES }, (_, seed) => errorsOn(seed, layout)).flat();
        expect(errors).toEqual([]);
      },
      CASES * MOST_FOR_A_CASE,
    );

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
      expect(printCase(7, layout)).toEqual(printCase(7, layout));
    });

    test.each(kept)('case %d: %s', (seed) => {
      expect(compareCase(printCase(seed, layout, { areFirst: true }))).toEqual([]);
    });

    test.each(keptLater)('case %d with later forms: %s', (seed) => {
      expect(compareCase(printCase(seed, layout))).toEqual([]);
      if (KNOWS_CELLS.has(layout)) expect(errorsOn(seed, layout)).toEqual([]);
    });
  });
}

function namesOf(failures: readonly Failure[]): string[] {
  return failures.map(({ layout, seed, differences }) => `${layout} ${seed}: ${differences[0].words}`);
}
