/** What a check says of one file, as plain values that every format prints from. */

import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { WaivedDiagnostic } from '../features/diagnostics';
import { originText } from '../features/origin';
import { hiddenText, partialText } from '../features/partial';
import { placeText } from '../features/place-text';
import { isBefore } from '../features/ranges';
import { idleWaivers } from '../features/waivers';
import type { Locale, Severity } from '../rules/model';
import type { CheckedDocument, Coverage, RelationSummary, Service, Settings, TableSummary } from '../service';
import type { Origin, SourceKind } from '../sources/model';
import type { Target } from './files';
import { checkInput, type Input } from './read';
import { idleText } from './words';

/** A diagnostic whose message is plain text. */
export interface ReportDiagnostic extends Diagnostic {
  message: string;
}

export interface FileReport {
  readonly path: string;
  readonly uri: string;
  readonly locale: Locale;
  readonly language: CheckedDocument['language'];
  /** What the file is, where it is no text: ranges are those of its view. */
  readonly source?: SourceKind;
  /** Why the file was not checked, or not wholly. */
  readonly partial?: string;
  /** What of an original its readers do not see, and the check neither. */
  readonly hidden?: string;
  /** True when nothing of the file could be read; `partial` says why. */
  readonly unreadable: boolean;
  /** Absent when unreadable. */
  readonly document?: CheckedDocument;
  readonly tables: readonly TableSummary[];
  readonly diagnostics: readonly ReportDiagnostic[];
  /** Where each of them stands in an original, in words. */
  readonly wheres?: readonly (string | undefined)[];
  /** Of all findings, those included that a limit on what is listed left out. */
  readonly counts: Counts;
  /** How many relations do not hold, whatever the settings list of them. */
  readonly broken: number;
  readonly relations?: readonly RelationSummary[];
  readonly coverage: Coverage;
  readonly rulesOff?: RulesOff;
  /** What waivers let stand: it is in no diagnostic and no count. */
  readonly waived?: readonly ReportWaived[];
  /** Waivers of this file that let nothing stand, a line each. */
  readonly idle?: readonly string[];
}

/** What a waiver lets stand, in plain text. */
export interface ReportWaived extends WaivedDiagnostic {
  readonly diagnostic: ReportDiagnostic;
}

/** Rules that a settings file switches off, by their codes: their silence says nothing. */
export interface RulesOff {
  readonly settings: string;
  readonly codes: readonly string[];
}

/** What a run says beside its files. */
export interface Remarks {
  /** What was come across in a folder and could not be read, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly rulesOff: readonly RulesOff[];
  /** How many of the files were not checked: unreadable, failed, or no disclosures. */
  readonly unchecked: number;
}

/** Findings by severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** Counts over all files. */
export interface Summary extends Counts {
  readonly files: number;
}

/** The parts of a diagnostic's `data` that formats print. */
export interface DiagnosticData {
  readonly relation?: string;
  readonly fixes?: readonly DiagnosticFix[];
  readonly places?: readonly PlacedRange[];
}

/** A range of a text or view, with the place in the original where there is one. */
export interface PlacedRange {
  readonly range: Diagnostic['range'];
  readonly origin?: Origin;
}

export interface DiagnosticFix {
  readonly title: string;
  readonly isPreferred?: boolean;
  readonly edits: readonly { readonly range: Diagnostic['range']; readonly newText: string }[];
}

const NOTHING_COVERED: Coverage = {
  tables: { printed: 0, read: 0, amounts: 0, tied: 0, twice: 0 },
  text: { amounts: 0, tied: 0 },
  untied: [],
  unread: [],
};

/** Checks one input and gathers everything that is said of it. */
export function reportOn(
  service: Service,
  input: Input,
  settings: Settings,
  withRelations: boolean,
): FileReport {
  const { target } = input;
  const document = checkInput(service, input, settings);
  const diagnostics = service.diagnostics(document, target.uri).map(withPlainMessage);
  return {
    path: target.path,
    uri: target.uri,
    locale: settings.locale,
    language: document.language,
    partial: input.partial?.(settings.locale) ?? partialText(document),
    hidden: hiddenText(document),
    unreadable: false,
    document,
    source: input.original?.source,
    tables: service.tables(document),
    diagnostics,
    wheres: input.original && diagnostics.map(({ range }) => placeText(document, range)),
    counts: countFindings(document.findings),
    broken: document.judged.filter(({ status }) => status === 'broken').length,
    relations: withRelations ? service.relations(document) : undefined,
    coverage: service.coverage(document),
    waived: service.waived(document, target.uri).map(withPlainWaived),
    idle: idleWaivers(document).map(({ waiver, state }) => idleText(waiver, state, settings.locale)),
  };
}

/** The report on a file that could not be read, or whose check failed. */
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
    counts: countFindings([]),
    broken: 0,
    coverage: NOTHING_COVERED,
  };
}

function withPlainWaived(waived: WaivedDiagnostic): ReportWaived {
  return { ...waived, diagnostic: withPlainMessage(waived.diagnostic) };
}

function withPlainMessage(diagnostic: Diagnostic): ReportDiagnostic {
  const { message } = diagnostic;
  return { ...diagnostic, message: typeof message === 'string' ? message : message.value };
}

export function dataOf(diagnostic: Diagnostic): DiagnosticData {
  return (diagnostic.data ?? {}) as DiagnosticData;
}

export function severityOf(diagnostic: Diagnostic): Severity {
  return (diagnostic.severity ?? 1) as Severity;
}

function countFindings(findings: CheckedDocument['findings']): Counts {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count(1), warnings: count(2), information: count(3) };
}

/** True when there is a finding of this severity or a worse one. */
export function hasFindings({ errors, warnings, information }: Counts, severity: Severity): boolean {
  return errors > 0 || (severity >= 2 && warnings > 0) || (severity >= 3 && information > 0);
}

export function addToSummary(summary: Summary, counts: Counts): Summary {
  return {
    files: summary.files + 1,
    errors: summary.errors + counts.errors,
    warnings: summary.warnings + counts.warnings,
    information: summary.information + counts.information,
  };
}

/** The table that holds a place, if any; its title tells a reader where to look. */
export function tableAt(report: FileReport, { start }: Diagnostic['range']): TableSummary | undefined {
  return report.tables.find(
    ({ range }) =>
      !isBefore(start, range.start) && (isBefore(start, range.end) || start.line === range.end.line),
  );
}

/** `path:line:column`, counted from 1, as terminals make it clickable. */
export function placeOf(path: string, { start }: Diagnostic['range']): string {
  return `${path}:${start.line + 1}:${start.character + 1}`;
}

/** Where a diagnostic stands, as people look for it: the line of a text, the page, table, row and column of an original. */
export function whereOf(report: FileReport, diagnostic: ReportDiagnostic): string {
  const where = report.wheres?.[report.diagnostics.indexOf(diagnostic)];
  return where === undefined ? placeOf(report.path, diagnostic.range) : `${report.path} ${where}`;
}

/** The same of a place that is told beside a diagnostic. */
export function whereOfPlace({ path, locale }: FileReport, { range, origin }: PlacedRange): string {
  return origin ? `${path} ${originText(origin, locale)}` : placeOf(path, range);
}

/** The same of what is related to a diagnostic. */
export function whereOfRelated(report: FileReport, { location, origin }: RelatedPlace): string {
  return whereOfPlace(report, { range: location.range, origin });
}

/** The place of a related range in the original, in words; `undefined` in texts. */
export function originWords({ locale }: FileReport, { origin }: RelatedPlace): string | undefined {
  return origin && originText(origin, locale);
}

type RelatedPlace = DiagnosticRelatedInformation & { readonly origin?: Origin };
