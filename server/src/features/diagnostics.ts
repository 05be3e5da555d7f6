/** Findings as LSP diagnostics: their places, words, related places, and the data that a fix or a report needs. */

import type { Diagnostic, Position, Range } from 'vscode-languageserver-types';
import type { Finding, Fix, FixKind, Locale } from '../rules/model';
import { say } from '../rules/wording';
import type { Origin } from '../sources/model';
import type { Block } from '../tables/model';
import { withInnerQuotes } from '../text/inner-quotes';
import { memoize } from '../text/memo';
import { lineSpan, rangeOf } from '../text/snapshot';
import { DiagnosticSeverity } from './lsp-values';
import { type CheckedDocument, type FoundDocument, SOURCE } from './model';
import { originOf } from './origin';
import { isStretched, rangeOfPlace, startOfBlock, textEditOf } from './ranges';

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
  /** Where an original has it. */
  readonly origin?: Origin;
  readonly fixes: readonly FixData[];
  /** Of a finding that tells the same of several places: how many, and all of them, the diagnostic's own first. */
  readonly count?: number;
  readonly places?: readonly { readonly range: Range; readonly origin?: Origin }[];
}

export interface FixData {
  readonly title: string;
  readonly kind: FixKind;
  readonly isPreferred: boolean;
  readonly edits: readonly ReturnType<typeof textEditOf>[];
}

/** The first `maxFindings` findings; how many were left out is said on the first line. */
export function diagnostics(document: FoundDocument, options: DiagnosticOptions): Diagnostic[] {
  const { findings, settings } = document;
  const shown = findings.slice(0, settings.maxFindings);
  const published = shown.map((finding) => rememberedDiagnostic(document, finding, options));
  const hidden = findings.length - shown.length;
  return hidden > 0 ? [overflow(document, hidden), ...published] : published;
}

/** What is let stand, as a diagnostic that is not published, with the waiver that lets it. */
export interface WaivedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
  readonly author?: string;
  readonly until?: string;
  /** True where the waiver is a comment in the text. */
  readonly isInText?: true;
}

/** What is let stand in a document, in its order. */
export function waivedDiagnostics(document: CheckedDocument, options: DiagnosticOptions): WaivedDiagnostic[] {
  return (document.waived ?? []).map(({ finding, waiver: { reason, author, until }, isInText }) => ({
    diagnostic: diagnosticOf(document, finding, options),
    reason,
    author,
    until,
    isInText,
  }));
}

/** A diagnostic with what it was made from beside its finding. */
interface Made {
  readonly diagnostic: Diagnostic;
  readonly options: DiagnosticOptions;
  readonly locale: Locale;
  readonly starts: readonly Position[];
  /** What was checked, where nothing in it had moved since. */
  readonly unmoved?: FoundDocument['model'];
}

const madeFrom = new WeakMap<Finding, Made>();

/** Where no block that a finding speaks of has moved, its diagnostic is the one of the check before. */
function rememberedDiagnostic(
  document: FoundDocument,
  finding: Finding,
  options: DiagnosticOptions,
): Diagnostic {
  const known = madeFrom.get(finding);
  const { locale } = document.settings;
  const isKnown = known && known.locale === locale && isSameUse(known.options, options);
  const unmoved = isMoved(document) ? undefined : document.model;
  if (isKnown && unmoved && known.unmoved === unmoved) return known.diagnostic;
  const blocks = blocksOf(finding);
  if (blocks.some((block) => isStretched(document, block))) return diagnosticOf(document, finding, options);
  const starts = blocks.map((block) => startOfBlock(document, block));
  const isSame = isKnown && areSame(known.starts, starts);
  const diagnostic = isSame ? known.diagnostic : diagnosticOf(document, finding, options);
  madeFrom.set(finding, { diagnostic, options, locale, starts, unmoved });
  return diagnostic;
}

/** A digit in the place of another, as most keystrokes in amounts are, moves nothing. */
function isMoved({ since }: FoundDocument): boolean {
  return since !== undefined && since.newEnd !== since.oldEnd;
}

/** The blocks in which a finding, what is related to it and its fixes stand. */
const blocksOf = memoize(({ place, places = [], related, fixes }: Finding): readonly Block[] => {
  const edits = fixes.flatMap((fix) => fix.edits);
  const all = [place, ...places, ...[...related, ...edits].map((each) => each.place)];
  return [...new Set(all.map(({ block }) => block))];
});

function isSameUse(a: DiagnosticOptions, b: DiagnosticOptions): boolean {
  return a.uri === b.uri && a.documentation === b.documentation;
}

function areSame(a: readonly Position[], b: readonly Position[]): boolean {
  return a.every(({ line, character }, index) => b[index].line === line && b[index].character === character);
}

/** One finding as a diagnostic, in the document's locale. */
export function diagnosticOf(
  document: FoundDocument,
  finding: Finding,
  { uri, documentation }: DiagnosticOptions,
): Diagnostic {
  const { locale } = document.settings;
  const href = documentation(finding.code);
  const range = rangeOfPlace(document, finding.place);
  const diagnostic: Diagnostic = {
    range,
    severity: finding.severity,
    code: finding.code,
    source: SOURCE,
    message: withInnerQuotes(finding.message(locale)),
    data: withOrigin(document, range, dataOf(document, finding, locale)),
  };
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(({ place, message }) => {
      const at = rangeOfPlace(document, place);
      const told = withInnerQuotes(message(locale));
      return withOrigin(document, at, { location: { uri, range: at }, message: told });
    });
  }
  return diagnostic;
}

/** A value with the place of a range in the original, where there is one. */
function withOrigin<T extends object>(
  document: FoundDocument,
  range: Range,
  value: T,
): T & { origin?: Origin } {
  const origin = originOf(document, range);
  return origin ? { ...value, origin } : value;
}

function dataOf(document: FoundDocument, finding: Finding, locale: Locale): DiagnosticData {
  const { relation, listEntry, ...known } = finding.data ?? {};
  const fixes = finding.fixes.map((fix) => fixData(document, fix, locale));
  const folded = finding.places && {
    count: finding.places.length,
    places: finding.places.map((place) => {
      const range = rangeOfPlace(document, place);
      return withOrigin(document, range, { range });
    }),
  };
  return { ...known, ...(relation && { relation: withInnerQuotes(relation(locale)) }), fixes, ...folded };
}

function fixData(document: FoundDocument, fix: Fix, locale: Locale): FixData {
  return {
    title: withInnerQuotes(fix.title(locale)),
    kind: fix.kind,
    isPreferred: fix.isPreferred,
    edits: fix.edits.map((edit) => textEditOf(document, edit)),
  };
}

function overflow(document: FoundDocument, hidden: number): Diagnostic {
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
