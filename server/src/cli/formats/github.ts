/** `--format github`: workflow commands that annotate the lines of a pull request. */

import type { Severity } from '../../rules/model';
import { type FileReport, type ReportDiagnostic, severityOf, whereOf } from '../report';
import { switchedOff, verdict } from '../words';
import type { FormatOptions, Reporter } from './reporter';

const LEVELS: Readonly<Record<Severity, string>> = { 1: 'error', 2: 'warning', 3: 'notice', 4: 'notice' };

export function createGithubReporter({ locale }: FormatOptions): Reporter {
  return {
    begin: () => [],
    *file(report) {
      for (const diagnostic of report.diagnostics) yield annotation(report, diagnostic);
      const remark = report.partial ?? (report.language === 'unrecognised' ? verdict(report) : undefined);
      if (remark !== undefined)
        yield command(report.unreadable ? 'error' : 'notice', { file: report.path }, remark);
    },
    end: (_, { rulesOff }) =>
      rulesOff.map((off) => command('warning', { file: off.settings }, switchedOff(off, locale))),
  };
}

function annotation(report: FileReport, diagnostic: ReportDiagnostic): string {
  const { start, end } = diagnostic.range;
  const lines = {
    line: start.line + 1,
    endLine: end.line + 1,
    // Columns are only understood where an annotation stays on one line.
    ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }),
  };
  const place = {
    file: report.path,
    // Lines are those of a view that is no file.
    ...(!report.source && lines),
    title: String(diagnostic.code ?? 'gouji'),
  };
  const said = report.source ? `${whereOf(report, diagnostic)} ${diagnostic.message}` : diagnostic.message;
  return command(LEVELS[severityOf(diagnostic)], place, said);
}

function command(
  level: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const printed = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${level} ${printed.join(',')}::${escapeMessage(message)}\n`;
}

function escapeMessage(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
