/** The façade: everything that Gouji can say of one document, as plain LSP values. Contract and composition in one file. */

import type { CodeAction, Diagnostic, Hover, Position, Range, TextEdit } from 'vscode-languageserver-types';
import type {
  CheckedDocument,
  Coverage,
  LanguageId,
  RecomputeScope,
  RelationSummary,
  Settings,
  TableSummary,
} from './features/model';

export * from './features/model';

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
