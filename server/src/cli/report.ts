/** What a check says of one file, as plain values that every format prints from. */

import type { Diagnostic } from 'vscode-languageserver-types';
import type { Locale, Severity } from '../rules/model';
import type { CheckedDocument, Coverage, RelationSummary, Service, Settings, TableSummary } from '../service';
import type { Target } from './files';
import type { Input } from './read';

/** A diagnostic whose message is plain text. */
export interface ReportDiagnostic extends Diagnostic {
  message: string;
}

export interface FileReport {
  readonly path: string;
  readonly uri: string;
  readonly locale: Locale;
  readonly language: CheckedDocument['language'];
  /** Why the file was not checked, or not wholly. */
  readonly partial?: string;
  /** True when nothing of the file could be read; `partial` says why. */
  readonly unreadable: boolean;
  /** Absent when unreadable. */
  readonly document?: CheckedDocument;
  readonly tables: readonly TableSummary[];
  readonly diagnostics: readonly ReportDiagnostic[];
  readonly relations?: readonly RelationSummary[];
  readonly coverage: Coverage;
}

/** Counts over all files. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** The parts of a diagnostic's `data` that formats print. */
export interface DiagnosticData {
  readonly relation?: string;
  readonly fixes?: readonly DiagnosticFix[];
}

export interface DiagnosticFix {
  readonly title: string;
  readonly isPreferred?: boolean;
  readonly edits: readonly { readonly range: Diagnostic['range']; readonly newText: string }[];
}

const NOTHING_COVERED: Coverage = {
  tables: { amounts: 0, tied: 0 },
  text: { amounts: 0, tied: 0 },
  untied: [],
};

/** Checks one input and gathers everything that is said of it. */
export function reportOn(
  service: Service,
  input: Input,
  settings: Settings,
  withRelations: boolean,
): FileReport {
  const { target } = input;
  const document = service.check(input.text, target.languageId, settings);
  return {
    path: target.path,
    uri: target.uri,
    locale: settings.locale,
    language: document.language,
    partial: input.partial?.(settings.locale) ?? document.partial,
    unreadable: false,
    document,
    tables: service.tables(document),
    diagnostics: service.diagnostics(document).map((diagnostic) => complete(diagnostic, target.uri)),
    relations: withRelations ? service.relations(document) : undefined,
    coverage: service.coverage(document),
  };
}

/** The report on a file that was named but could not be read. */
export function reportUnreadable(target: Target, locale: Locale, reason: string): FileReport {
  return {
    path: target.path,
    uri: target.uri,
    locale,
    language: 'unrecognised',
    partial: reason,
    unreadable: true,
    tables: [],
    diagnostics: [],
    coverage: NOTHING_COVERED,
  };
}

/** Related places are always in the same file; only here is its address known. */
function complete(diagnostic: Diagnostic, uri: string): ReportDiagnostic {
  const message = typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value;
  if (!diagnostic.relatedInformation) return { ...diagnostic, message };
  const relatedInformation = diagnostic.relatedInformation.map((related) => ({
    location: { uri, range: related.location.range },
    message: related.message,
  }));
  return { ...diagnostic, message, relatedInformation };
}

export function dataOf(diagnostic: Diagnostic): DiagnosticData {
  return (diagnostic.data ?? {}) as DiagnosticData;
}

export function severityOf(diagnostic: Diagnostic): Severity {
  return (diagnostic.severity ?? 1) as Severity;
}

export function countSeverity(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((diagnostic) => severityOf(diagnostic) === severity).length;
}

export function addToSummary(summary: Summary, { diagnostics }: FileReport): Summary {
  return {
    files: summary.files + 1,
    errors: summary.errors + countSeverity(diagnostics, 1),
    warnings: summary.warnings + countSeverity(diagnostics, 2),
    information: summary.information + countSeverity(diagnostics, 3),
  };
}

/** The table that holds a place, if any; its title tells a reader where to look. */
export function tableAt(report: FileReport, { start }: Diagnostic['range']): TableSummary | undefined {
  return report.tables.find(
    ({ range }) =>
      !isBefore(start, range.start) && (isBefore(start, range.end) || start.line === range.end.line),
  );
}

function isBefore(a: Diagnostic['range']['start'], b: Diagnostic['range']['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** `path:line:column`, counted from 1, as terminals make it clickable. */
export function placeOf(path: string, { start }: Diagnostic['range']): string {
  return `${path}:${start.line + 1}:${start.character + 1}`;
}
