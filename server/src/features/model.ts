/** What features are asked about and what they answer with: a checked document, settings, and plain summaries. */

import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Disclosure, DocumentModel } from '../disclosure/model';
import type { ListFile } from '../knowledge/official-list';
import type { Localised } from '../reconcile/localise';
import type { DisclosureVerdicts, RuleSetting } from '../reconcile/reconcile';
import type { Finding, Judged, Locale } from '../rules/model';
import type { Omission, Origin, SourceKind } from '../sources/model';
import type { View } from '../sources/view/model';
import type { Cut } from '../text/cap';
import type { Lines, Snapshot, TextChange } from '../text/snapshot';

export type LanguageId = 'disclosure' | 'budget' | 'plaintext' | 'markdown';

/** The kinds of our code actions beside quick fixes, as the server advertises them and as actions carry them. */
export const RECOMPUTE_KIND = 'refactor.rewrite.gouji.recompute';
export const FIX_ALL_KIND = 'source.fixAll.gouji';

/** Who speaks, in diagnostics. */
export const SOURCE = 'gouji';

/** What the user may set; see package.json for the meaning of each. */
export interface Settings {
  readonly locale: Locale;
  readonly tolerance: 'interval' | 'exact';
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly maxFindings: number;
  /** Paths of official lists of 科目 in the workspace. */
  readonly classification: readonly string[];
  /** What stands in those lists, as far as it could be read. The same array as long as nothing changes. */
  readonly lists: readonly ListFile[];
}

/** Where a list is looked for unless another place is set, and where one is begun. */
export const DEFAULT_LIST = '.gouji/classification.csv';

export const DEFAULT_SETTINGS: Settings = {
  locale: 'zh-cn',
  tolerance: 'interval',
  rules: {},
  maxFindings: 1000,
  classification: [DEFAULT_LIST],
  lists: [],
};

/** Counts of amounts, and of those that at least one relation ties. */
export interface Coverage {
  readonly tables: { readonly amounts: number; readonly tied: number };
  readonly text: { readonly amounts: number; readonly tied: number };
  readonly untied: readonly Range[];
}

/** What diagnostics are made of. */
export interface FoundDocument {
  readonly snapshot: Lines;
  readonly model: DocumentModel;
  /** How the text has changed since the model was read: its places have moved accordingly. */
  readonly since?: TextChange;
  /** Sorted by position, severities as configured, those switched off left out. */
  readonly findings: readonly Finding[];
  readonly settings: Settings;
  /** Where the text is the view of an original: what that is, and what of it could not be read. */
  readonly original?: CheckedOriginal;
}

/** The result of a check; immutable, shared by all features. */
export interface CheckedDocument extends FoundDocument {
  readonly snapshot: Snapshot;
  readonly language: 'disclosure' | 'budget' | 'unrecognised';
  readonly since?: undefined;
  /** What was judged and found in each disclosure by itself. */
  readonly parts: ReadonlyMap<Disclosure, DisclosureVerdicts>;
  /** All relations; joined when first asked for. */
  readonly judged: readonly Judged[];
  /** What localisation made of the broken relations. */
  readonly localised: readonly Localised[];
  /** Where the check stopped, if it is partial. */
  readonly partial?: Cut;
}

/** The original of which a view was checked. */
export interface CheckedOriginal {
  readonly source: SourceKind;
  readonly view: View;
  readonly omissions: readonly Omission[];
}

export interface TableSummary {
  readonly title: string;
  readonly titleRange?: Range;
  readonly kind: string;
  readonly layout: string;
  readonly range: Range;
  readonly unit: string;
  readonly year?: number;
  /** Where an original has it. */
  readonly origin?: Origin;
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

/** What recomputing comes to: edits, and the totals that stay as they are printed, with the reason. */
export interface Recomputation {
  readonly edits: readonly TextEdit[];
  readonly kept: readonly { readonly range: Range; readonly message: string }[];
}
