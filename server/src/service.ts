/** The façade: everything that Gouji can say of one document, as plain LSP values. Contract and composition in one file. */

import type {
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  TextEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import type { DocumentModel } from './disclosure/model';
import { understand } from './disclosure/understand';
import { explainReading } from './features/because';
import { codeActions } from './features/code-actions';
import { codeLenses } from './features/code-lens';
import { completion } from './features/completion';
import { type Conversion, convert } from './features/convert/convert';
import { coverage } from './features/coverage';
import { definition, references } from './features/definition';
import { diagnostics } from './features/diagnostics';
import { explain } from './features/explain';
import { fixAll } from './features/fix-all';
import { format, formatOnType } from './features/format';
import { hover } from './features/hover';
import { inlayHints } from './features/inlay-hints';
import type {
  CheckedDocument,
  CheckedOriginal,
  Coverage,
  FoundDocument,
  LanguageId,
  Recomputation,
  RecomputeScope,
  Refusal,
  RelationSummary,
  Renamable,
  Renaming,
  Settings,
  TableSummary,
} from './features/model';
import { placeText } from './features/place-text';
import { recompute } from './features/recompute';
import { relations } from './features/relations';
import { prepareRename, rename } from './features/rename';
import { hoverAtFirstLook, lookAtRetyped } from './features/retype';
import { documentSymbols, workspaceSymbols } from './features/symbols';
import { tables } from './features/tables';
import { loadClassification } from './knowledge/classification';
import { type ListEntry, listAddition } from './knowledge/list-writing';
import { createLists, problemsOfLists } from './knowledge/lists';
import type { ListFile } from './knowledge/official-list';
import type { Readings } from './knowledge/pinyin-match';
import { fillAsked } from './reconcile/asked';
import { placeDocument } from './reconcile/place';
import { reconcile } from './reconcile/reconcile';
import type { Original } from './sources/model';
import { createOpener, type OpenOriginal, type SourceReaders } from './sources/open';
import { viewOf } from './sources/view/view';
import { readDocument } from './tables/read';
import { rereadDocument } from './tables/reread';
import { cap } from './text/cap';
import { hasOddEnds, readable, readableAfter } from './text/readable';
import { createSnapshot, editLines, type Lines, type TextChange } from './text/snapshot';

export { CONVERSIONS } from './features/convert/convert';
export * from './features/model';
export type { Conversion, Lines, OpenOriginal, Original, TextChange };

export interface Service {
  /**
   * Reads and checks a text. Never throws; whatever was not understood is left unchecked. With the check before a
   * change, only what the change touched is read and checked again; the result is the same.
   */
  check(text: string, languageId: LanguageId, settings: Settings, previous?: Previous): CheckedDocument;
  /** Opens the bytes of a PDF, a Word or Excel file or a web page; `undefined` for those of a text. Never rejects. */
  readonly open: OpenOriginal;
  /** The view of an original with what of it could not be read: plain data, so that a thread can make it for another. */
  view(original: Original): CheckedOriginal;
  /** Checks a view: ranges and edits of the result are for its text. */
  checkView(opened: CheckedOriginal, settings: Settings): CheckedDocument;
  /** Makes the view of an original and checks it: `original.view` of the result is what ranges and edits are for. */
  checkOriginal(original: Original, settings: Settings): CheckedDocument;
  /** Where in its original a range of a view stands: page or cell, table, row and column; `undefined` for texts. */
  place(document: CheckedDocument, range: Range): string | undefined;
  /**
   * What is found after a change, told at first look from the check before it, where one amount was retyped; `undefined`
   * where only a check can tell. A check may find more: it goes before what was found at first look.
   */
  lookAtRetyped(lines: Lines, previous: Previous): FoundDocument | undefined;
  /** The same for who points at an amount right after the change. */
  hoverAtFirstLook(
    lines: Lines,
    previous: Previous,
    position: Position,
    withFindings?: boolean,
  ): Hover | undefined;
  /** `uri` is the document's own address, for related information. */
  diagnostics(document: FoundDocument, uri: string): Diagnostic[];
  /** What is known of what stands there; what is found at an amount is told with it unless `withFindings` is false. */
  hover(document: CheckedDocument, position: Position, withFindings?: boolean): Hover | undefined;
  /** From a code to its first row, from a term to its entry in 名词解释. */
  definition(document: CheckedDocument, position: Position, uri: string): Location[];
  references(
    document: CheckedDocument,
    position: Position,
    uri: string,
    withDeclaration: boolean,
  ): Location[];
  /** Codes and names in their cells, terms in the text, standard tables; `snippets` as the client can fill them in. */
  completion(document: CheckedDocument, position: Position, snippets: boolean): Promise<CompletionList>;
  /** What may be renamed at a position: an amount, the name of a unit or a project, a term; or why it may not. */
  prepareRename(document: CheckedDocument, position: Position): Renamable | Refusal | undefined;
  /** What another name or value for that changes, everywhere; what is not certain is told to need confirmation. */
  rename(document: CheckedDocument, position: Position, name: string): Renaming | Refusal;
  documentSymbols(document: CheckedDocument): DocumentSymbol[];
  /** Tables, terms and codes whose name has `query` in it. */
  workspaceSymbols(document: CheckedDocument, uri: string, query: string): WorkspaceSymbol[];
  /** `only` as in LSP's CodeActionContext; edits are for `uri`. */
  codeActions(
    document: CheckedDocument,
    uri: string,
    range: Range,
    diagnostics: readonly Diagnostic[],
    only?: readonly string[],
  ): CodeAction[];
  /** Recomputes the totals of the row or table at a position, or of the document, and tells which stay and why. */
  recompute(document: CheckedDocument, scope: RecomputeScope, position?: Position): Recomputation;
  /** All certain repairs, nothing recomputed; `only` keeps findings of these codes. */
  fixAll(document: CheckedDocument, only?: readonly string[]): TextEdit[];
  /** What each `=` in a range comes to, what its amounts are, and where its rows do not add up: as the settings ask. */
  inlayHints(document: CheckedDocument, range: Range): InlayHint[];
  /** Above each table, what was read of it and what is wrong, and recomputing it; `uri` is the document's own address. */
  codeLenses(document: CheckedDocument, uri: string): CodeLens[];
  /** Lines up the pipe tables that a range touches, or all: nothing but blanks is changed. */
  format(document: CheckedDocument, range?: Range): TextEdit[];
  /** Lines up the table in which a pipe or a line end was just typed. */
  formatOnType(document: CheckedDocument, position: Position, typed: string): TextEdit[];
  tables(document: CheckedDocument): TableSummary[];
  relations(document: CheckedDocument): RelationSummary[];
  coverage(document: CheckedDocument): Coverage;
  /** The relations of the amount at a position, one line each with numbers and tick; `undefined` when there is no amount. */
  explain(document: CheckedDocument, position: Position): string[] | undefined;
  /** Why the table around the amount at a position was read so: sums of its structure with how many of them hold. */
  explainReading(document: CheckedDocument, position: Position): string[];
  /** The document in another form: the table language, tab-separated tables, or JSON of all that was read. */
  convert(document: CheckedDocument, to: Conversion): string;
  /** What is wrong with the official lists of 科目, a sentence each: such a list changes nothing. */
  listProblems(settings: Settings): string[];
  /** What to write at the end of a list of 科目 so that it holds a code too; without a list, a whole new one. */
  listAddition(list: ListFile | undefined, entry?: ListEntry): string;
}

/** An earlier check of a text, and how the text has changed since. */
export interface Previous {
  readonly document: CheckedDocument;
  readonly change: TextChange;
}

export interface ServiceOptions {
  /** Turns a diagnostic code into the address of its page in the manual. */
  readonly documentation: (code: string) => string | undefined;
  /** Loads how characters are read, for those who type pinyin; without it, letters find nothing. */
  readonly readings?: () => Promise<Readings>;
  /** Loads what reads originals, by their kinds; those of other kinds are refused. */
  readonly sources?: SourceReaders;
}

/** The model with numbers whose column was lost in their columns, and with what is asked for computed. */
function completed(model: DocumentModel): DocumentModel {
  return fillAsked(placeDocument(model));
}

type Understood = Pick<CheckedDocument, 'snapshot' | 'partial' | 'model'>;

function read(text: string): Understood {
  const snapshot = createSnapshot(text);
  const { readable: kept, partial } = cap(readable(snapshot));
  return { snapshot, partial, model: completed(understand(readDocument(kept))) };
}

/** Texts beyond the caps, and those with odd line ends, are rare and read from scratch. */
function readAgain(text: string, { document, change }: Previous): Understood {
  const before = document.snapshot;
  const snapshot = editLines(before, change, text);
  const after = readableAfter(before, snapshot, change);
  if (isCutOff(document) || cap(after).partial !== undefined) return read(text);
  if (hasOddEnds(before) || hasOddEnds(snapshot)) return read(text);
  const reread = rereadDocument(document.model.read, readable(before), after, change);
  return { snapshot, model: completed(understand(reread, document.model)) };
}

function opened(original: Original): CheckedOriginal {
  const { source, omissions } = original;
  return { source, view: viewOf(original), omissions };
}

const noReadings = async (): Promise<Readings> => () => [];

function isCutOff({ partial }: CheckedDocument): boolean {
  return partial !== undefined && partial.by !== 'work';
}

/** Composes the layers: text → tables → meaning → relations → verdicts → LSP values. */
export function createService({
  documentation,
  readings = noReadings,
  sources = {},
}: ServiceOptions): Service {
  const classificationOf = createLists(loadClassification());
  const check = (
    { snapshot, partial, model }: Understood,
    languageId: LanguageId,
    settings: Settings,
    original?: CheckedOriginal,
  ): CheckedDocument => {
    const language = languageId === 'budget' ? 'budget' : model.recognised ? 'disclosure' : 'unrecognised';
    const verdicts = reconcile(model, classificationOf(settings.lists), settings);
    const { parts, localised, findings } = verdicts;
    return {
      snapshot,
      language,
      model,
      settings,
      partial: partial ?? (verdicts.isCut ? { end: snapshot.text.length, by: 'work' } : undefined),
      original,
      parts,
      localised,
      findings,
      get judged() {
        return verdicts.judged;
      },
    };
  };
  const checkView: Service['checkView'] = (original, settings) =>
    check(read(original.view.text), 'disclosure', settings, original);
  return {
    check: (text, languageId, settings, previous) =>
      check(previous ? readAgain(text, previous) : read(text), languageId, settings),
    open: createOpener(sources),
    view: opened,
    checkView,
    checkOriginal: (original, settings) => checkView(opened(original), settings),
    place: placeText,
    lookAtRetyped: (lines, { document, change }) => lookAtRetyped(document, change, lines),
    hoverAtFirstLook: (lines, { document, change }, position, withFindings = true) =>
      hoverAtFirstLook(document, change, lines, position, withFindings),
    diagnostics: (document, uri) => diagnostics(document, { uri, documentation }),
    hover: (document, position, withFindings = true) =>
      hover(document, position, {
        classification: classificationOf(document.settings.lists),
        withFindings,
      }),
    codeActions: (document, uri, range, shown, only) =>
      codeActions(document, { uri, range, diagnostics: shown, only }, documentation),
    completion: (document, position, snippets) =>
      completion(document, position, {
        classification: classificationOf(document.settings.lists),
        readings,
        snippets,
      }),
    definition,
    references,
    prepareRename,
    rename,
    documentSymbols,
    workspaceSymbols,
    recompute,
    fixAll,
    inlayHints,
    codeLenses,
    format,
    formatOnType,
    tables,
    relations,
    coverage,
    explain,
    explainReading,
    convert,
    listAddition,
    listProblems: ({ lists, locale }) => problemsOfLists(lists, locale),
  };
}
