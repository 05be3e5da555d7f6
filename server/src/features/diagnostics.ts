/** Findings as LSP diagnostics: their places, words, related places, and the data that a fix or a report needs. */

import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Finding, Fix, FixKind, Locale } from '../rules/model';
import { say } from '../rules/wording';
import { lineSpan, rangeOf } from '../text/snapshot';
import { type CheckedDocument, SOURCE } from './model';
import { rangeOfPlace, textEditOf } from './ranges';

/** What diagnostics need to know beside the document. */
export interface DiagnosticOptions {
  /** The document's address, for related places. */
  readonly uri: string;
  /** The address of a code's page in the manual. */
  readonly documentation: (code: string) => string | undefined;
}

/** What a diagnostic's `data` holds; amounts are decimal strings in the unit of their table. */
export interface DiagnosticData {
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
  readonly relation?: string;
  readonly explains?: readonly string[];
  readonly fixes: readonly FixData[];
}

export interface FixData {
  readonly title: string;
  readonly kind: FixKind;
  readonly isPreferred: boolean;
  readonly edits: readonly ReturnType<typeof textEditOf>[];
}

/** The first `maxFindings` findings; how many were left out is said on the first line. */
export function diagnostics(document: CheckedDocument, options: DiagnosticOptions): Diagnostic[] {
  const { findings, settings } = document;
  const shown = findings.slice(0, settings.maxFindings);
  const published = shown.map((finding) => diagnosticOf(document, finding, options));
  const hidden = findings.length - shown.length;
  return hidden > 0 ? [overflow(document, hidden), ...published] : published;
}

/** One finding as a diagnostic, in the document's locale. */
export function diagnosticOf(
  document: CheckedDocument,
  finding: Finding,
  { uri, documentation }: DiagnosticOptions,
): Diagnostic {
  const { locale } = document.settings;
  const href = documentation(finding.code);
  const diagnostic: Diagnostic = {
    range: rangeOfPlace(document, finding.place),
    severity: finding.severity,
    code: finding.code,
    source: SOURCE,
    message: finding.message(locale),
    data: dataOf(document, finding, locale),
  };
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(({ place, message }) => ({
      location: { uri, range: rangeOfPlace(document, place) },
      message: message(locale),
    }));
  }
  return diagnostic;
}

function dataOf(document: CheckedDocument, finding: Finding, locale: Locale): DiagnosticData {
  const { relation, listEntry, ...known } = finding.data ?? {};
  const fixes = finding.fixes.map((fix) => fixData(document, fix, locale));
  return relation ? { ...known, relation: relation(locale), fixes } : { ...known, fixes };
}

function fixData(document: CheckedDocument, fix: Fix, locale: Locale): FixData {
  return {
    title: fix.title(locale),
    kind: fix.kind,
    isPreferred: fix.isPreferred,
    edits: fix.edits.map((edit) => textEditOf(document, edit)),
  };
}

function overflow(document: CheckedDocument, hidden: number): Diagnostic {
  const { snapshot, settings } = document;
  return {
    range: rangeOf(snapshot, lineSpan(snapshot, 0)),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: say(
      settings.locale,
      `只列出前 ${settings.maxFindings} 条，另有 ${hidden} 条未列出：改后再看，或调大 gouji.maxFindings`,
      `Only the first ${settings.maxFindings} findings are listed, ${hidden} more are not: mend these first, or raise gouji.maxFindings`,
    ),
  };
}
