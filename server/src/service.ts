/** The façade: everything that Gouji can say of one document, as plain LSP values. Contract and composition in one file. */

import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SelectionRange,
  TextEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import type { DocumentModel } from './disclosure/model';
import { understandInSteps } from './disclosure/understand';
import { explainReading } from './features/because';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/call-hierarchy';
import { codeActions } from './features/code-actions';
import { codeLenses } from './features/code-lens';
import { type CompletionOptions, completion } from './features/completion';
import { besidePosition } from './features/convert/beside';
import { type Conversion, convert } from './features/convert/convert';
import { coverage, coverageInSteps } from './features/coverage';
import { definition, references } from './features/definition';
import { diagnostics, type WaivedDiagnostic, waivedDiagnostics } from './features/diagnostics';
import { explain } from './features/explain';
import { fixAll } from './features/fix-all';
import { foldingRanges } from './features/folding';
import { format, formatOnType } from './features/format';
import { documentHighlights } from './features/highlights';
import { hover } from './features/hover';
import { inlayHints } from './features/inlay-hints';
import { linedUp, linedUpText } from './features/line-up';
import { documentLinks } from './features/links';
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
import { type NewDisclosure, newDisclosure } from './features/new-disclosure';
import { type Overview, overview } from './features/overview';
import { placeText } from './features/place-text';
import { type CheckAgain, recomputeThoroughly } from './features/recompute';
import { relations } from './features/relations';
import { prepareRename, rename } from './features/rename';
import { hoverAtFirstLook, lookAtRetyped } from './features/retype';
import { selectionRanges } from './features/selection';
import { semanticTokens } from './features/semantic-tokens';
import { documentSymbols } from './features/symbols';
import { type GridChoice, type TableGrid, tableGrid } from './features/table-grid';
import { tables } from './features/tables';
import type { Waiving } from './features/waiver-actions';
import { workspaceSymbols } from './features/workspace-symbols';
import { loadClassification } from './knowledge/classification';
import { type ListEntry, listAddition } from './knowledge/list-writing';
import { createLists, problemsOfLists } from './knowledge/lists';
import type { ListFile } from './knowledge/official-list';
import type { Readings } from './knowledge/pinyin-match';
import { fillInSteps } from './reconcile/asked';
import { placeInSteps } from './reconcile/place';
import { reconcileInSteps } from './reconcile/reconcile';
import type { Original } from './sources/model';
import { createOpener, type OpenOriginal, type SourceReaders } from './sources/open';
import { viewOf } from './sources/view/view';
import { readInSteps } from './tables/read';
import { rereadInSteps } from './tables/reread';
import { cap } from './text/cap';
import { hasOddEnds, readable, readableAfter } from './text/readable';
import { createSnapshot, editLines, type Lines, type TextChange } from './text/snapshot';
import { finish, type Steps } from './text/steps';

export { CONVERSIONS } from './features/convert/convert';
export * from './features/model';
export type { Conversion, Lines, NewDisclosure, OpenOriginal, Original, Renamable, Renaming, TextChange };

export interface Service {
  /**
   * Reads and checks a text. Never throws; whatever was not understood is left unchecked. With the check before a
   * change, only what the change touched is read and checked again; the result is the same.
   */
  check(text: string, languageId: LanguageId, settings: Settings, previous?: Previous): CheckedDocument;
  /** The same in steps of some milliseconds each, to be taken one after the other or left: nothing is half-made between. */
  checkInSteps(
    text: string,
    languageId: LanguageId,
    settings: Settings,
    previous?: Previous,
  ): Steps<CheckedDocument>;
  /** Opens the bytes of a PDF, a Word or Excel file or a web page; `undefined` for those of a text. Never rejects. */
  readonly open: OpenOriginal;
  /** The view of an original with what of it could not be read: plain data, so that a thread can make it for another. */
  view(original: Original): CheckedOriginal;
  /** Checks a view: ranges and edits of the result are for its text. */
  checkView(opened: CheckedOriginal, settings: Settings): CheckedDocument;
  /** The same in steps. */
  checkViewInSteps(opened: CheckedOriginal, settings: Settings): Steps<CheckedDocument>;
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
  /** What waivers let stand, as diagnostics that are not published. */
  waived(document: CheckedDocument, uri: string): WaivedDiagnostic[];
  /** What is known of what stands there; what is found at an amount is told with it unless `withFindings` is false. */
  hover(document: CheckedDocument, position: Position, withFindings?: boolean): Hover | undefined;
  /**
   * From a number of the text to the amount that it quotes, from a code or its name to its first row, from a term to its
   * entry in 名词解释, from an amount to what it adds up into.
   */
  definition(document: CheckedDocument, position: Position, uri: string): Location[];
  references(
    document: CheckedDocument,
    position: Position,
    uri: string,
    withDeclaration: boolean,
  ): Location[];
  /** Codes and names in their cells, terms in the text, standard tables; `snippets` as the client can fill them in. */
  completion(
    document: CheckedDocument,
    position: Position,
    snippets: boolean,
    asked?: Pick<CompletionOptions, 'year' | 'trigger'>,
  ): Promise<CompletionList>;
  /** The document in the table language, and where in it the row at a position stands. */
  convertBeside(document: CheckedDocument, position: Position): { text: string; position?: Position };
  /** A disclosure of a year in the table language to begin with: all standard tables, in order as they stand. */
  newDisclosure(year: number, settings: Settings): NewDisclosure;
  /** What may be renamed at a position: an amount, the name of a unit or a project, a term; or why it may not. */
  prepareRename(document: CheckedDocument, position: Position): Renamable | Refusal | undefined;
  /** What another name or value for that changes, everywhere; what is not certain is told to need confirmation. */
  rename(document: CheckedDocument, position: Position, name: string): Renaming | Refusal;
  documentSymbols(document: CheckedDocument): DocumentSymbol[];
  /** Whole lines, the wider ranges first; no more than `limit`. */
  foldingRanges(document: CheckedDocument, limit?: number): FoldingRange[];
  /** For each position what is selected when a selection grows: amount, cell, row, table, sections. */
  selectionRanges(document: CheckedDocument, positions: readonly Position[]): SelectionRange[];
  /** The same fact, code or term everywhere in the document. */
  documentHighlights(document: CheckedDocument, position: Position): DocumentHighlight[];
  /** From the contents list to the tables and headings that it names. */
  documentLinks(document: CheckedDocument, uri: string): DocumentLink[];
  /** The amount at a position, as an item whose calls are sums. */
  prepareCallHierarchy(document: CheckedDocument, position: Position, uri: string): CallHierarchyItem[];
  /** What adds up into an amount. */
  incomingCalls(document: CheckedDocument, item: CallHierarchyItem): CallHierarchyIncomingCall[];
  /** What an amount adds up into. */
  outgoingCalls(document: CheckedDocument, item: CallHierarchyItem): CallHierarchyOutgoingCall[];
  /** Five numbers a token, as LSP encodes them; types and modifiers as in `features/token-legend`. */
  semanticTokens(document: CheckedDocument, range?: Range): number[];
  /** Tables, terms and codes whose name has `query` in it. */
  workspaceSymbols(document: CheckedDocument, uri: string, query: string): WorkspaceSymbol[];
  /** `only` as in LSP's CodeActionContext; edits are for `uri`. */
  codeActions(
    document: CheckedDocument,
    uri: string,
    range: Range,
    diagnostics: readonly Diagnostic[],
    only?: readonly string[],
    waiving?: Waiving,
  ): CodeAction[];
  /** Recomputes the totals of the row or table at a position, or of the document, and tells which stay and why. */
  recompute(document: CheckedDocument, scope: RecomputeScope, position?: Position): Recomputation;
  /** All certain repairs, nothing recomputed; `only` keeps findings of these codes. */
  fixAll(document: CheckedDocument, only?: readonly string[]): TextEdit[];
  /** The same edits, and with them what brings pipe tables that were lined up back into line. */
  linedUp(document: CheckedDocument, edits: readonly TextEdit[]): TextEdit[];
  /** The text after edits of a document, with the pipe tables that were lined up in it lined up again. */
  linedUpText(document: CheckedDocument, text: string): string;
  /** What each `=` in a range comes to, what its amounts are, and where its rows do not add up: as the settings ask. */
  inlayHints(document: CheckedDocument, range: Range): InlayHint[];
  /** Above each table, what was read of it and what is wrong, and recomputing it; `uri` is the document's own address. */
  codeLenses(document: CheckedDocument, uri: string): CodeLens[];
  /** Lines up the pipe tables that a range touches, or all: nothing but blanks is changed. */
  format(document: CheckedDocument, range?: Range): TextEdit[];
  /** Lines up the table in which a pipe or a line end was just typed. */
  formatOnType(document: CheckedDocument, position: Position, typed: string): TextEdit[];
  tables(document: CheckedDocument): TableSummary[];
  /** A table as a grid to look at, each cell with its place and state; `undefined` where there is none. */
  tableGrid(document: CheckedDocument, choice: GridChoice): TableGrid | undefined;
  /** What is found, table by table. */
  overview(document: CheckedDocument): Overview;
  relations(document: CheckedDocument): RelationSummary[];
  coverage(document: CheckedDocument): Coverage;
  /** The same in steps. */
  coverageInSteps(document: CheckedDocument): Steps<Coverage>;
  /** The relations of the amount at a position, one line each with numbers and tick; `undefined` when there is no amount. */
  explain(document: CheckedDocument, position: Position): string[] | undefined;
  /** Why the table around the amount at a position was read so: sums of its structure with how many of them hold. */
  explainReading(document: CheckedDocument, position: Position): string[];
  /** The document in another form: the table language, tab-separated text, JSON of all that was read, or Markdown. */
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
function* completed(model: DocumentModel): Steps<DocumentModel> {
  return yield* fillInSteps(yield* placeInSteps(model));
}

type Understood = Pick<CheckedDocument, 'snapshot' | 'partial' | 'model'>;

function* read(text: string, isWritten: boolean): Steps<Understood> {
  const snapshot = createSnapshot(text);
  yield;
  const { readable: kept, partial } = cap(readable(snapshot));
  yield;
  const model = yield* completed(yield* understandInSteps(yield* readInSteps(kept, isWritten)));
  return { snapshot, partial, model };
}

/** Texts beyond the caps, and those with odd line ends, are rare and read from scratch. */
function* readAgain(text: string, { document, change }: Previous, isWritten: boolean): Steps<Understood> {
  const before = document.snapshot;
  const snapshot = editLines(before, change, text);
  const after = readableAfter(before, snapshot, change);
  if (isCutOff(document) || cap(after).partial !== undefined) return yield* read(text, isWritten);
  if (hasOddEnds(before) || hasOddEnds(snapshot)) return yield* read(text, isWritten);
  if ((document.model.read.isWritten === true) !== isWritten) return yield* read(text, isWritten);
  yield;
  const reread = yield* rereadInSteps(document.model.read, readable(before), after, change);
  return { snapshot, model: yield* completed(yield* understandInSteps(reread, document.model)) };
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
  const check = function* (
    { snapshot, partial, model }: Understood,
    languageId: LanguageId,
    settings: Settings,
    original?: CheckedOriginal,
  ): Steps<CheckedDocument> {
    const language = languageId === 'budget' ? 'budget' : model.recognised ? 'disclosure' : 'unrecognised';
    const verdicts = yield* reconcileInSteps(model, classificationOf(settings.lists), settings);
    const { parts, localised, findings, waived } = verdicts;
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
      waived,
      get judged() {
        return verdicts.judged;
      },
    };
  };
  const checkView: Service['checkView'] = (original, settings) =>
    finish(checkViewInSteps(original, settings));
  const checkViewInSteps: Service['checkViewInSteps'] = function* (original, settings) {
    return yield* check(yield* read(original.view.text, false), 'disclosure', settings, original);
  };
  const checkInSteps: Service['checkInSteps'] = function* (text, languageId, settings, previous) {
    const isWritten = languageId === 'budget';
    const understood = yield* previous ? readAgain(text, previous, isWritten) : read(text, isWritten);
    return yield* check(understood, languageId, settings);
  };
  const checkAgain: CheckAgain = ({ language, settings }, text) =>
    finish(checkInSteps(text, language === 'budget' ? 'budget' : 'disclosure', settings));
  return {
    check: (text, languageId, settings, previous) =>
      finish(checkInSteps(text, languageId, settings, previous)),
    checkInSteps,
    checkViewInSteps,
    open: createOpener(sources),
    view: opened,
    checkView,
    checkOriginal: (original, settings) => checkView(opened(original), settings),
    place: placeText,
    lookAtRetyped: (lines, { document, change }) => lookAtRetyped(document, change, lines),
    hoverAtFirstLook: (lines, { document, change }, position, withFindings = true) =>
      hoverAtFirstLook(document, change, lines, position, withFindings),
    diagnostics: (document, uri) => diagnostics(document, { uri, documentation }),
    waived: (document, uri) => waivedDiagnostics(document, { uri, documentation }),
    hover: (document, position, withFindings = true) =>
      hover(document, position, {
        classification: classificationOf(document.settings.lists),
        withFindings,
      }),
    codeActions: (document, uri, range, shown, only, waiving) =>
      codeActions(document, { uri, range, diagnostics: shown, only, waiving }, documentation, checkAgain),
    completion: (document, position, snippets, asked) =>
      completion(document, position, {
        ...asked,
        classification: classificationOf(document.settings.lists),
        readings,
        snippets,
      }),
    convertBeside: (document, position) => {
      const text = convert(document, 'budget');
      const converted = finish(checkInSteps(text, 'budget', document.settings));
      return { text, position: besidePosition(document, position, converted) };
    },
    newDisclosure: (year, { lists }) => newDisclosure(classificationOf(lists), year),
    definition,
    references,
    prepareRename,
    rename,
    documentSymbols,
    foldingRanges,
    selectionRanges,
    documentHighlights,
    documentLinks,
    prepareCallHierarchy,
    incomingCalls,
    outgoingCalls,
    semanticTokens,
    workspaceSymbols,
    recompute: (document, scope, position) => recomputeThoroughly(document, scope, position, checkAgain),
    fixAll,
    linedUp,
    linedUpText,
    inlayHints,
    codeLenses,
    format,
    formatOnType,
    tables,
    tableGrid,
    overview,
    relations,
    coverage,
    coverageInSteps,
    explain,
    explainReading,
    convert,
    listAddition,
    listProblems: ({ lists, locale }) => problemsOfLists(lists, locale),
  };
}
