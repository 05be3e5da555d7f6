/** Runs cases and counts: how often each artefact and habit occurred, and how much was read back exactly. */

import type { Layout } from '../../src/tables/model';
import { compareCase, type Difference, isWrong } from './compare';
import { type Forms, printCase } from './print';
import type { PrintedCase } from './truth';

export interface Failure {
  readonly seed: number;
  readonly layout: Layout;
  readonly artefacts: readonly string[];
  readonly differences: readonly Difference[];
}

interface Count {
  possible: number;
  printed: number;
  failed: number;
}

export interface Report {
  readonly layout: Layout;
  readonly cases: number;
  readonly failures: readonly Failure[];
  readonly artefacts: ReadonlyMap<string, Count>;
  readonly habits: ReadonlyMap<string, Count>;
  readonly fewestArtefacts: number;
  /** How many amounts are printed in tables, and how many of them were read as what they are, where they stand. */
  readonly amounts: number;
  readonly inPlace: number;
}

/** Prints, reads and compares the cases of some numbers in a layout. */
export function runCases(layout: Layout, first: number, count: number, forms: Forms = {}): Report {
  const failures: Failure[] = [];
  const artefacts = new Map<string, Count>();
  const habits = new Map<string, Count>();
  let fewestArtefacts = Number.POSITIVE_INFINITY;
  let amounts = 0;
  let misplaced = 0;
  for (let seed = first; seed < first + count; seed++) {
    const printed = printCase(seed, layout, forms);
    const differences = compareCase(printed);
    const failed = differences.length > 0;
    if (failed) failures.push({ seed, layout, artefacts: [...printed.printed], differences });
    for (const name of printed.possible) tally(artefacts, name, printed.printed.has(name), failed);
    for (const name of printed.habits) tally(habits, name, true, failed);
    fewestArtefacts = Math.min(fewestArtefacts, printed.printed.size);
    amounts += printed.tables.reduce((sum, table) => sum + table.amounts.length, 0);
    misplaced += misplacedIn(printed, differences);
  }
  const inPlace = amounts - misplaced;
  return { layout, cases: count, failures, artefacts, habits, fewestArtefacts, amounts, inPlace };
}

/** Amounts that were read in another cell, as another number, or not at all. */
function misplacedIn({ tables }: PrintedCase, differences: readonly Difference[]): number {
  const starts = new Set(tables.flatMap(({ amounts }) => amounts.map(({ start }) => start)));
  const wrong = differences.filter(({ offset }) => starts.has(offset)).map(({ offset }) => offset);
  const lost = differences.flatMap(({ fault, offset }) =>
    fault === 'table-missing' ? (tables.find(({ titleStart }) => titleStart === offset)?.amounts ?? []) : [],
  );
  return new Set(wrong).size + lost.length;
}

function tally<K>(counts: Map<K, Count>, key: K, printed: boolean, failed: boolean): void {
  const count = counts.get(key) ?? { possible: 0, printed: 0, failed: 0 };
  count.possible++;
  if (printed) count.printed++;
  if (printed && failed) count.failed++;
  counts.set(key, count);
}

/** The report for people: rates by artefact and habit, and the commonest faults. */
export function reportText(report: Report): string {
  const { layout, cases, failures } = report;
  const exact = cases - failures.length;
  const wrong = failures.filter(({ differences }) => isWrong(differences)).length;
  const lines = [
    `${layout}: ${exact} of ${cases} cases read back exactly (${percent(exact, cases)}), ${wrong} read wrongly`,
  ];
  lines.push(
    `${report.inPlace} of ${report.amounts} amounts in place (${percent(report.inPlace, report.amounts)})`,
  );
  lines.push('Artefacts (share of the cases in which each is possible; read back exactly where it occurs):');
  lines.push(...countLines(report.artefacts, cases, false));
  lines.push('Habits (share of all cases; read back exactly where it occurs):');
  lines.push(...countLines(report.habits, cases, true));
  return lines.join('\n');
}

function countLines(counts: ReadonlyMap<string, Count>, cases: number, ofAll: boolean): string[] {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { possible, printed, failed }]) => {
      const share = percent(printed, ofAll ? cases : possible);
      return `  ${name.padEnd(28)} ${share.padStart(7)} (${printed}), exact ${percent(printed - failed, printed)}`;
    });
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** The first difference of each of some failures, with the number that makes the case again. */
export function failureText(failures: readonly Failure[], most: number): string {
  return failures
    .slice(0, most)
    .map(({ seed, layout, artefacts, differences }) => {
      const shown = differences
        .slice(0, 3)
        .map(({ fault, line, words }) => `    ${fault} on line ${line}: ${words}`);
      return [
        `  ${layout} ${seed} [${artefacts.join(', ')}], ${differences.length} differences:`,
        ...shown,
      ].join('\n');
    })
    .join('\n');
}
