/** `--format list`: the 整改清单, a row for each thing to put right, to be pasted into a spreadsheet. */

import { correctionRows } from '../../features/corrections';
import type { Locale } from '../../rules/model';
import { type FileReport, placeOf, type ReportDiagnostic, severityOf, whereOf } from '../report';
import { severityWord, switchedOff, verdict } from '../words';
import type { FormatOptions, Reporter } from './reporter';

const HEADERS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-cn': ['位置', '现为', '应为', '原因', '级别', '代码'],
  en: ['Place', 'Printed', 'Should be', 'Reason', 'Level', 'Code'],
};

export function createListReporter({ locale }: FormatOptions): Reporter {
  return {
    begin: () => [row(HEADERS[locale])],
    *file(report) {
      for (const diagnostic of report.diagnostics) yield* rowsOf(report, diagnostic);
      // A file that was not checked, or not wholly, must not pass for one in order.
      if (report.partial !== undefined) yield row([report.path, '', '', report.partial, '', '']);
      if (!report.unreadable) yield row([report.path, '', '', verdict(report), '', '']);
    },
    end: (_, { rulesOff }) =>
      rulesOff.map((off) => row([off.settings, '', '', switchedOff(off, locale), '', ''])),
  };
}

/** One row, or none for what is within rounding. */
function rowsOf(report: FileReport, diagnostic: ReportDiagnostic): string[] {
  const { document, tables, path, source } = report;
  if (!document) return [];
  return correctionRows(document, [diagnostic], tables).map(({ place, printed, shouldBe, reason }) =>
    row([
      source ? whereOf(report, diagnostic) : `${placeOf(path, diagnostic.range)} ${place}`,
      printed,
      shouldBe,
      reason,
      severityWord(severityOf(diagnostic), report.locale),
      String(diagnostic.code ?? ''),
    ]),
  );
}

function row(cells: readonly string[]): string {
  return `${cells.map(oneLine).join('\t')}\n`;
}

/** Line ends become semicolons and tabs blanks: a cell must stay a cell. */
function oneLine(cell: string): string {
  const lines = cell.split(/[\r\n]+/).map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .join('；')
    .replace(/\t/g, ' ');
}
