/** What features are asked about and what they answer with: a checked document, settings, and plain summaries. */

import type { ChangeAnnotation, Range, TextEdit } from 'vscode-languageserver-types';
import type { Disclosure, DocumentModel } from '../disclosure/model';
import type { UnreadReason } from '../disclosure/printed-numbers';
import type { ListFile } from '../knowledge/official-list';
import type { Waived, Waivers } from '../reconcile/let-stand';
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

/** The command that recomputes the table at a position: `[uri, position]`. */
export const RECOMPUTE_TABLE = 'gouji.recomputeTable';

/** Who speaks, in diagnostics. */
export const SOURCE = 'gouji';

/** What the user may set; see package.json for the meaning of each. */
export interface Settings {
  readonly locale: Locale;
  readonly tolerance: 'interval' | 'exact';
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly maxFindings: number;
  /** What is drawn in the text. */
  readonly show: 'errors' | 'warnings' | 'all';
  /** Columns that a character of ambiguous width takes where tables are lined up: as the font of the editor has it. */
  readonly ambiguousWidth: 1 | 2;
  readonly inlayHints: InlayHintSettings;
  /** Whether what was read of each table is told above it. */
  readonly codeLens: boolean;
  /** Paths of official lists of 科目 in the workspace. */
  readonly classification: readonly string[];
  /** What stands in those lists, as far as it could be read. The same array as long as nothing changes. */
  readonly lists: readonly ListFile[];
  /** What the workspace lets stand, as this document sees it. */
  readonly waivers?: Waivers;
}

/** What is shown between the lines of a text that is not printed there. */
export interface InlayHintSettings {
  /** The header words of amounts: where each cell has a line of its own, before every amount, or nowhere. */
  readonly columnNames: 'cells' | 'all' | 'off';
  /** The names of rows where each cell has a line of its own. */
  readonly rowNames: boolean;
  /** By how much a row does not add up, at its end. */
  readonly differences: boolean;
  /** What `=` comes to. */
  readonly computed: boolean;
}

/** Where a list is looked for unless another place is set, and where one is begun. */
export const DEFAULT_LIST = '.gouji/classification.csv';

export const DEFAULT_SETTINGS: Settings = {
  locale: 'zh-cn',
  tolerance: 'interval',
  rules: {},
  maxFindings: 1000,
  show: 'warnings',
  ambiguousWidth: 1,
  inlayHints: { columnNames: 'cells', rowNames: true, differences: true, computed: true },
  codeLens: true,
  classification: [DEFAULT_LIST],
  lists: [],
};

/** Counts of printed numbers, of those that were read, and of those that relations tie. */
export interface Coverage {
  readonly tables: {
    /** Every number with the look of money in a table or in lines that look like one. */
    readonly printed: number;
    /** Those in a cell whose column is known. */
    readonly read: number;
    /** The same as `read`, for those who know it by this name. */
    readonly amounts: number;
    /** Those of which a mistake would raise a warning or an error. */
    readonly tied: number;
    /** Those reached by two relations that share no other printed amount. */
    readonly twice: number;
  };
  /** Numbers of the text that have a unit of money. */
  readonly text: { readonly amounts: number; readonly tied: number };
  readonly untied: readonly Range[];
  readonly unread: readonly UnreadSummary[];
}

/** Numbers of one table, or of lines that look like one, that were not read. */
export interface UnreadSummary {
  /** Empty where no title stands above them. */
  readonly title: string;
  readonly range: Range;
  readonly numbers: number;
  readonly reason: UnreadReason;
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
  /** What waivers let stand: it is in no finding. */
  readonly waived?: readonly Waived[];
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

/** An edit with the name of what is told of it, where something is. */
export interface AnnotatedEdit extends TextEdit {
  readonly annotation?: string;
}

/** What a rename changes, and by name what is told of its edits: some need to be confirmed before they are made. */
export interface Renaming {
  readonly edits: readonly AnnotatedEdit[];
  readonly annotations?: Readonly<Record<string, ChangeAnnotation>>;
}

/** What stands at a place and may be renamed. */
export interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}

/** Why something cannot be renamed, in one line. */
export interface Refusal {
  readonly refused: string;
}
