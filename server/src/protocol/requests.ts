/** Names and shapes of what Gouji adds to the protocol, for the server and its clients alike. */

import type { Diagnostic, Position, TextEdit } from 'vscode-languageserver-types';
import type { Conversion } from '../features/convert/convert';
import type { Correction } from '../features/corrections';
import type { NewDisclosure } from '../features/new-disclosure';
import type { Overview } from '../features/overview';
import type { GridChoice, TableGrid } from '../features/table-grid';
import type { WaiverState } from '../features/waivers';
import type { KeptWaiver } from '../reconcile/let-stand';

/** As `features/code-actions` names it; written out, so that clients need not bundle that. */
export const ADD_TO_LIST = 'gouji.addToClassification';

/** One row of the 整改清单; the answer to `gouji/findings` is a list of them. */
export type FindingRow = Correction;

export const FINDINGS_REQUEST = 'gouji/findings';
export const CONVERT_REQUEST = 'gouji/convert';
/** The document in the table language, and where in that the row at a position stands. */
export const CONVERT_BESIDE_REQUEST = 'gouji/convertBeside';
/** Asks for a new disclosure in the table language; without parameters, for this year. */
export const NEW_DISCLOSURE_REQUEST = 'gouji/newDisclosure';
export const SUMMARY_REQUEST = 'gouji/summary';
export const TABLE_REQUEST = 'gouji/table';
export { RECOMPUTE_TABLE } from '../features/model';
export const RECOMPUTE_DOCUMENT = 'gouji.recomputeDocument';

export const READ_FILE_REQUEST = 'gouji/readFile';
export const LIST_TEMPLATE = 'gouji.createClassificationTemplate';

/**
 * Asks the client for a file of the workspace, by a path relative to one of its folders: the server itself reads none.
 * Only clients that say `"readFile": true` in `initializationOptions` are asked.
 */
export interface ReadFileParams {
  readonly path: string;
}

/** `null` where there is no such file. */
export type ReadFileResult = { readonly uri: string; readonly text: string } | null;

/** Answer to the commands that write a list of 科目: which file it is, so that the client may show and save it. */
export interface ListCommandResult {
  readonly applied: boolean;
  readonly uri?: string;
}

/**
 * Asks the client for `.gouji/waivers.json` of each folder of the workspace. Only clients that say `"readWaivers": true` in
 * `initializationOptions` are asked; for others the server reads those files itself.
 */
export const READ_WAIVERS_REQUEST = 'gouji/readWaivers';

/** The answer is a list of these, one a folder. */
export interface FolderFile {
  /** The address of the folder, without `/` at its end. */
  readonly folder: string;
  /** The address of the file, be it there or not. */
  readonly uri: string;
  /** Absent where there is no such file. */
  readonly text?: string;
}

/** The client's command behind code actions that let something stand: `[uri, proposal]`. It asks for the reason. */
export const WAIVE_COMMAND = 'gouji.waive';
/** The client's command that undoes that: `[file, waivers]`. */
export const UNWAIVE_COMMAND = 'gouji.unwaive';
/** The client's command that sets the level of a rule: `[code]`. */
export const RULE_LEVEL_COMMAND = 'gouji.setRuleLevel';

/** Asks what the waivers are with some more, for the folder of a document; or what edits come to that let something stand in it. */
export const WAIVE_REQUEST = 'gouji/waive';
export interface WaiveParams extends DocumentParams {
  readonly waivers?: readonly KeptWaiver[];
  readonly edits?: readonly TextEdit[];
}

/** Asks what the waivers in a file are without some. */
export const UNWAIVE_REQUEST = 'gouji/unwaive';
export interface UnwaiveParams {
  readonly file: string;
  readonly waivers: readonly KeptWaiver[];
}

/** What a file of waivers is to hold, for the client to write; `null` where it is no such file, or there is no folder. */
export type WrittenWaivers =
  | { readonly uri: string; readonly text: string }
  | { readonly edits: readonly TextEdit[] }
  | null;

/** Asks for all waivers of the workspace, and what has become of them in the documents that are open. */
export const WAIVERS_REQUEST = 'gouji/waivers';
export interface KnownWaiver {
  readonly file: string;
  readonly waiver: KeptWaiver;
  readonly state: WaiverState;
}

/** What `gouji.waive` is given: waivers that lack their reason, or edits of the document in which the reason is to be replaced. */
export interface WaiveProposal {
  readonly title: string;
  readonly waivers?: readonly Omit<KeptWaiver, 'reason'>[];
  readonly edits?: readonly TextEdit[];
  /** What stands for the reason in the edits. */
  readonly placeholder?: string;
}

export const OPEN_ORIGINAL_REQUEST = 'gouji/openOriginal';

/**
 * Hands over the bytes of a PDF, a Word or Excel file or a web page: the server itself reads none. Answered with the view
 * of it, which the client opens as a read-only document of the language `budget` under the address it has named. With
 * the same address again, the original is read anew; a request that still runs for it is cancelled.
 */
export interface OpenOriginalParams {
  /** The address of the view, under a scheme of the client's own. */
  readonly uri: string;
  /** The name of the original's file. */
  readonly name: string;
  /** Its bytes in base64. */
  readonly content: string;
  /** A token for `$/progress`: pages or sheets are counted while they are read. */
  readonly workDoneToken?: string | number;
}

/** The text of the view; or why there is none, in one line. `null` where reading failed, which the log tells. */
export type OpenOriginalResult = { readonly text: string } | { readonly refused: string } | null;

export const CHECK_FILE_REQUEST = 'gouji/checkFile';

/**
 * Hands over the bytes of a file that need not be open, a text or an original, and has it checked once. Of an original the
 * address is that of its view, for which ranges are told.
 */
export type CheckFileParams = OpenOriginalParams;

/** What is found; or why the file was not checked. `null` where that failed, which the log tells. */
export type CheckFileResult =
  | { readonly diagnostics: readonly Diagnostic[]; readonly summary: Summary }
  | { readonly refused: string }
  | { readonly unrecognised: true }
  | null;

export const LIST_FILES_REQUEST = 'gouji/listFiles';
export const READ_BYTES_REQUEST = 'gouji/readBytes';

/**
 * A file of the workspace that may be a disclosure or an original. The answer to `gouji/listFiles` is a list of them, in
 * the order in which they are to be checked: what workspace diagnostics are about. Only clients that say
 * `"listFiles": true` in `initializationOptions` are asked.
 */
export interface ListedFile {
  /** The address under which findings are told: the file's own, or that of the view of an original. */
  readonly uri: string;
  /** The name of the file. */
  readonly name: string;
  /** Differs whenever the file does: its time and size. */
  readonly stamp: string;
}

/** Asks for the bytes of a listed file, by the address that it was listed under. */
export interface ReadBytesParams {
  readonly uri: string;
}

/** The bytes in base64; `null` where there is no such file any more, or it is too large to be handed over. */
export type ReadBytesResult = { readonly content: string } | null;

/**
 * The client's command behind code actions in a view: `[uri, edits]`. It saves the view as a file of the table language,
 * opens that, and makes the edits there.
 */
export const SAVE_VIEW = 'gouji.saveViewAsBudget';

/** Parameters of requests on an open document. */
export interface DocumentParams {
  readonly uri: string;
}

/** Asks for the table around a position or above it, or for the table of a number. */
export type TableParams = DocumentParams & GridChoice;

/** `null` if the document is not open or has no such table. */
export type TableResult = TableGrid | null;

export interface NewDisclosureParams {
  readonly year?: number;
}

/** The disclosure as it stands, and with places to fill in, in the syntax of LSP. */
export type NewDisclosureResult = NewDisclosure | null;

/** Parameters of `gouji/convert`, which answers with the whole document in another form, or `null` if it is not open. */
export interface ConvertParams extends DocumentParams {
  readonly to?: Conversion;
}

export interface ConvertBesideParams extends DocumentParams {
  readonly position: Position;
}

/** `null` if the document is not open; without a position where there is no table at or above the asked one. */
export type ConvertBesideResult = { readonly text: string; readonly position?: Position } | null;

/** What was checked in a document, in counts. */
export interface Summary {
  readonly tables: number;
  /** Numbers printed in tables, those of them that were read, and those that relations tie. */
  readonly printed: number;
  readonly read: number;
  readonly tied: number;
  readonly errors: number;
  /** Errors and warnings: what has to be put right. */
  readonly toMend: number;
  /** How much waivers let stand, where they do. */
  readonly waived?: number;
  /** The sentence on what was read and checked, as the command line says it. */
  readonly checked: string;
  /** Why the check is partial, if it is. */
  readonly partial?: string;
}

export const OVERVIEW_REQUEST = 'gouji/overview';

/** What is found in an open document, table by table, with its counts; `null` if it is not open. */
export type OverviewResult = { readonly summary: Summary; readonly overview: Overview } | null;

/** Answer to the recompute commands. */
export interface RecomputeResult {
  readonly applied: boolean;
  readonly edits: number;
  /** How many totals stay as they are printed although their parts contradict them; the user is told why. */
  readonly kept: number;
}

/** What requests may say of the document that they ask about, each in its own way. */
interface Asking {
  readonly uri?: unknown;
  readonly textDocument?: { readonly uri?: unknown };
  readonly item?: { readonly uri?: unknown };
  readonly arguments?: readonly unknown[];
}

/** The address of the document that a request asks about; `undefined` where it asks about none. */
export function addressIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { uri, textDocument, item, arguments: given }: Asking = params;
  const address = textDocument?.uri ?? item?.uri ?? uri ?? given?.[0];
  return typeof address === 'string' ? address : undefined;
}
