/** The façade: everything that Gouji can say of one document, as plain LSP values. Contract and composition in one file. */

import type { CodeAction, Diagnostic, Hover, Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { DocumentModel } from './disclosure/model';
import type { Finding, Judged, Locale, Severity } from './rules/model';
import type { Snapshot } from './text/snapshot';

export type LanguageId = 'disclosure' | 'budget' | 'plaintext' | 'markdown';

/** What the user may set; see package.json for the meaning of each. */
export interface Settings {
  readonly locale: Locale;
  readonly tolerance: 'interval' | 'exact';
  readonly rules: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  readonly maxFindings: number;
}

export const DEFAULT_SETTINGS: Settings = {
  locale: 'zh-cn',
  tolerance: 'interval',
  rules: {},
  maxFindings: 1000,
};

/** Counts of amounts, and of those that at least one relation ties. */
export interface Coverage {
  readonly tables: { readonly amounts: number; readonly tied: number };
  readonly text: { readonly amounts: number; readonly tied: number };
  readonly untied: readonly Range[];
}

/** The result of a check; immutable, shared by all features. */
export interface CheckedDocument {
  readonly snapshot: Snapshot;
  readonly language: 'disclosure' | 'budget' | 'unrecognised';
  readonly model: DocumentModel;
  readonly judged: readonly Judged[];
  /** Sorted by position, severities as configured, those switched off left out. */
  readonly findings: readonly Finding[];
  readonly settings: Settings;
  /** Why the check is partial, if it is. */
  readonly partial?: string;
}

/** A repair or recomputation with the edits it makes. */
export interface PlannedEdits {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface TableSummary {
  readonly title: string;
  readonly titleRange?: Range;
  readonly kind: string;
  readonly layout: string;
  readonly range: Range;
  readonly unit: string;
  readonly year?: number;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly amounts: number;
}

export interface RelationSummary {
  readonly rule: string;
  readonly total: Range;
  readonly parts: readonly { readonly range: Range; readonly sign: 1 | -1 }[];
  readonly residual: string;
  readonly status: 'exact' | 'rounding' | 'broken';
}

export type RecomputeScope = 'row' | 'table' | 'document';

export interface Service {
  /** Reads and checks a text. Never throws; whatever was not understood is left unchecked. */
  check(text: string, languageId: LanguageId, settings: Settings): CheckedDocument;
  diagnostics(document: CheckedDocument): Diagnostic[];
  hover(document: CheckedDocument, position: Position): Hover | undefined;
  /** `only` as in LSP's CodeActionContext; edits are for `uri`. */
  codeActions(
    document: CheckedDocument,
    uri: string,
    range: Range,
    diagnostics: readonly Diagnostic[],
    only?: readonly string[],
  ): CodeAction[];
  /** Edits that recompute the totals of the row or table at a position, or of the document. */
  recompute(document: CheckedDocument, scope: RecomputeScope, position?: Position): TextEdit[];
  /** All preferred repairs, then recomputed subtotals; `only` keeps findings of these codes. */
  fixAll(document: CheckedDocument, only?: readonly string[]): TextEdit[];
  tables(document: CheckedDocument): TableSummary[];
  relations(document: CheckedDocument): RelationSummary[];
  coverage(document: CheckedDocument): Coverage;
  /** The relations of the amount at a position, one line each with numbers and tick; `undefined` when there is no amount. */
  explain(document: CheckedDocument, position: Position): string[] | undefined;
}

export interface ServiceOptions {
  /** Turns a diagnostic code into the address of its page in the manual. */
  readonly documentation: (code: string) => string | undefined;
}

export type { Severity };
