/** `--format list`: the 整改清单, a row for each thing to put right, to be pasted into a spreadsheet. */

import type { Locale } from '../../rules/model';
import { offsetAt } from '../../text/snapshot';
import { dataOf, type FileReport, placeOf, type ReportDiagnostic, tableAt } from '../report';
import { verdict } from '../words';
import type { FormatOptions, Reporter } from './reporter';

const HEADERS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-cn': ['位置', '现为', '应为', '原因'],
  en: ['Place', 'Printed', 'Should be', 'Reason'],
};

export function createListReporter({ locale }: FormatOptions): Reporter {
  return {
    begin: () => [row(HEADERS[locale])],
    *file(report) {
      for (const diagnostic of report.diagnostics) {
        if (needsMending(diagnostic)) yield row(cellsOf(report, diagnostic));
      }
      // A file that was not checked, or not wholly, must not pass for one in order.
      if (report.partial !== undefined) yield row([report.path, '', '', report.partial]);
      else if (report.language === 'unrecognised') yield row([report.path, '', '', verdict(report)]);
    },
    end: () => [],
  };
}

/** What is within rounding is as it should be. */
function needsMending({ code }: ReportDiagnostic): boolean {
  return !String(code ?? '').endsWith('/rounding');
}

function cellsOf(report: FileReport, diagnostic: ReportDiagnostic): string[] {
  const title = tableAt(report, diagnostic.range)?.title;
  const place = placeOf(report.path, diagnostic.range);
  return [
    title ? `${place} ${title}` : place,
    printedAt(report, diagnostic),
    shouldBe(diagnostic),
    diagnostic.message,
  ];
}

function printedAt({ snapshot }: FileReport, { range }: ReportDiagnostic): string {
  if (!snapshot) return '';
  return snapshot.text.slice(offsetAt(snapshot, range.start), offsetAt(snapshot, range.end));
}

/** The expected amount, else what the preferred fix would print in the same place. */
function shouldBe(diagnostic: ReportDiagnostic): string {
  const { expected, fixes } = dataOf(diagnostic);
  if (expected !== undefined) return expected;
  const edits = fixes?.find((fix) => fix.isPreferred)?.edits ?? [];
  return edits.length === 1 ? edits[0].newText : '';
}

function row(cells: readonly string[]): string {
  return `${cells.map(oneLine).join('\t')}\n`;
}

/** Line ends become semicolons and tabs blanks: a cell must stay a cell. */
function oneLine(cell: string): string {
  return cell
    .trim()
    .replace(/\s*[\r\n]+\s*/g, '；')
    .replace(/\t/g, ' ');
}
