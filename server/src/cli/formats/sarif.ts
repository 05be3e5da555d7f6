/** `--format sarif`: SARIF 2.1.0, results streamed first and the tool with its rules last. */

import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { Severity } from '../../rules/model';
import {
  type DiagnosticFix,
  dataOf,
  type FileReport,
  originWords,
  type ReportDiagnostic,
  type ReportWaived,
  severityOf,
} from '../report';
import { about, switchedOff, verdict } from '../words';
import type { FormatOptions, Reporter } from './reporter';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = { 1: 'error', 2: 'warning', 3: 'note', 4: 'note' };

interface Rule {
  readonly id: string;
  readonly helpUri?: string;
}

export function createSarifReporter({ version, locale }: FormatOptions): Reporter {
  const rules = new Map<string, Rule>();
  const artifacts: unknown[] = [];
  const notifications: unknown[] = [];
  let complete = true;
  let first = true;
  return {
    begin: () => [
      `{"version":"2.1.0","$schema":"${SCHEMA}","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    ],
    *file(report) {
      artifacts.push({ location: { uri: uriOf(report) } });
      const remark = report.partial ?? (report.language === 'unrecognised' ? verdict(report) : undefined);
      if (remark !== undefined) notifications.push(notification(report, remark));
      complete &&= !report.unreadable;
      for (const diagnostic of report.diagnostics) {
        yield (first ? '\n' : ',\n') +
          JSON.stringify(resultOf(report, diagnostic, register(rules, diagnostic)));
        first = false;
      }
      for (const waived of report.waived ?? []) {
        const result = resultOf(report, waived.diagnostic, register(rules, waived.diagnostic));
        yield (first ? '\n' : ',\n') + JSON.stringify({ ...result, suppressions: [suppressionOf(waived)] });
        first = false;
      }
      for (const idle of report.idle ?? []) notifications.push(notification(report, idle));
    },
    *end(_, { rulesOff, skipped }) {
      for (const off of rulesOff) notifications.push(remarkOf('warning', switchedOff(off, locale)));
      for (const { path, reason } of skipped)
        notifications.push(remarkOf('note', about(path, reason, locale)));
      const driver = { name: 'gouji', version, rules: [...rules.values()] };
      const invocation = { executionSuccessful: complete, toolExecutionNotifications: notifications };
      yield `\n],"artifacts":${JSON.stringify(artifacts)}`;
      yield `,"invocations":${JSON.stringify([invocation])},"tool":${JSON.stringify({ driver })}}]}\n`;
    },
  };
}

/** Remembers the rule of a result; its index is its place in the order of first sight. */
function register(rules: Map<string, Rule>, { code, codeDescription }: Diagnostic): number {
  const id = String(code ?? 'gouji');
  if (!rules.has(id)) rules.set(id, { id, helpUri: codeDescription?.href });
  return [...rules.keys()].indexOf(id);
}

/** Platforms show what is suppressed apart, with the reason. */
function suppressionOf({ reason, author, until, isInText }: ReportWaived): object {
  const properties = { ...(author && { author }), ...(until && { until }) };
  return { kind: isInText ? 'inSource' : 'external', status: 'accepted', justification: reason, properties };
}

function resultOf(report: FileReport, diagnostic: ReportDiagnostic, ruleIndex: number): object {
  const related = diagnostic.relatedInformation ?? [];
  const fixes = dataOf(diagnostic).fixes ?? [];
  return {
    ruleId: String(diagnostic.code ?? 'gouji'),
    ruleIndex,
    level: LEVELS[severityOf(diagnostic)],
    message: { text: diagnostic.message },
    locations: [locationOf(report, diagnostic)],
    relatedLocations: related.map((place, id) => ({
      id,
      ...namedLocation(report, place.location.range, originWords(report, place)),
      message: { text: place.message },
    })),
    // Edits are for the view of an original, not for its file.
    fixes: report.source ? [] : fixes.map((fix) => fixOf(report, fix)),
  };
}

/** Lines are those of the file; in an original there are none, and its page is named. */
function locationOf(report: FileReport, diagnostic: ReportDiagnostic): unknown {
  return namedLocation(report, diagnostic.range, report.wheres?.[report.diagnostics.indexOf(diagnostic)]);
}

function namedLocation(report: FileReport, range: Range, fullyQualifiedName: string | undefined): object {
  const physicalLocation = locate(report, range);
  return fullyQualifiedName === undefined
    ? { physicalLocation }
    : { physicalLocation, logicalLocations: [{ fullyQualifiedName }] };
}

function fixOf(report: FileReport, { title, edits }: DiagnosticFix): unknown {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text: newText },
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: { uri: uriOf(report) }, replacements }],
  };
}

function remarkOf(level: string, text: string): object {
  return { level, message: { text } };
}

function notification(report: FileReport, text: string): unknown {
  return {
    ...remarkOf(report.unreadable ? 'error' : 'warning', text),
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(report) } } }],
  };
}

function locate(report: FileReport, range: Range): unknown {
  const artifactLocation = { uri: uriOf(report) };
  return report.source ? { artifactLocation } : { artifactLocation, region: regionOf(range) };
}

function regionOf({ start, end }: Range): unknown {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Relative to where the command ran, so that a service can find the file in its own copy. */
function uriOf({ path, uri }: FileReport): string {
  if (/^(?:[/\\]|[A-Za-z]:|-$)/.test(path)) return uri;
  return path.split(/[/\\]/).map(encodeURIComponent).join('/');
}
