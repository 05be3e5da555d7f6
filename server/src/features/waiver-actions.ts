/** Code actions that let something stand, and that undo it: by commands of a client that asks for the reason, else by an edit. */

import type {
  CodeAction,
  Command,
  Diagnostic,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { KeptWaiver } from '../reconcile/let-stand';
import type { Finding, Locale } from '../rules/model';
import { say } from '../rules/wording';
import { createSnapshot, positionAt } from '../text/snapshot';
import { CodeActionKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { waiverOffer } from './waive-action';
import { withoutWaivers, withWaivers } from './waiver-file';
import {
  placeholderReason,
  RULE_LEVEL_COMMAND,
  UNWAIVE_COMMAND,
  WAIVE_COMMAND,
  type WaiverProposal,
  waiverProposals,
  waiversAt,
  waiverText,
} from './waivers';

/** How the client lets something stand. */
export interface Waiving {
  /** True for a client that has our commands, and asks for the reason. */
  readonly asks: boolean;
  /** The file of waivers that holds for the document: its address, and its text where it is there. */
  readonly file: { readonly uri: string; readonly text?: string };
  /** Whether the client makes files that are not there. */
  readonly creates: boolean;
}

/** What the actions of one request are made of. */
export interface WaiverRequest {
  readonly uri: string;
  readonly range: Range;
  readonly waiving?: Waiving;
  readonly diagnosticOf: (finding: Finding) => Diagnostic;
  readonly linedUp: (edits: readonly TextEdit[]) => TextEdit[];
}

/** This place, the code in the document, the code in the workspace, the level of the code; then what undoes waivers there. */
export function waiverActions(
  document: CheckedDocument,
  findings: readonly Finding[],
  request: WaiverRequest,
): CodeAction[] {
  const here = findings.flatMap((finding) => placeActions(document, finding, request));
  const byCode = new Map(findings.map((finding) => [finding.code, finding]));
  const wider = [...byCode.values()].flatMap((finding) => widerActions(document, finding, request));
  return [...here, ...wider, ...undoing(document, request)];
}

/** In the table language a comment says so, where it can; elsewhere the file of waivers. */
function placeActions(document: CheckedDocument, finding: Finding, request: WaiverRequest): CodeAction[] {
  const { waiving, uri, linedUp } = request;
  const diagnostics = [request.diagnosticOf(finding)];
  const offer = waiverOffer(document, finding);
  if (!offer)
    return proposalsOf(document, finding, request, 'place').map((action) => ({ ...action, diagnostics }));
  const { locale } = document.settings;
  if (!waiving?.asks)
    return [
      {
        title: offer.title,
        kind: CodeActionKind.QuickFix,
        edit: { changes: { [uri]: linedUp([offer.edit]) } },
        diagnostics,
      },
    ];
  const title = say(locale, `忽略这里的 ${finding.code}…`, `Let ${finding.code} stand here …`);
  const proposal = { title, edits: [offer.edit], placeholder: placeholderReason(locale) };
  return [{ ...commanded(title, WAIVE_COMMAND, [uri, proposal]), diagnostics }];
}

function widerActions(document: CheckedDocument, finding: Finding, request: WaiverRequest): CodeAction[] {
  const wider = (['document', 'workspace'] as const).flatMap((scope) =>
    proposalsOf(document, finding, request, scope),
  );
  if (wider.length === 0 || !request.waiving?.asks) return wider;
  const { code } = finding;
  const title = say(document.settings.locale, `设置 ${code} 的级别…`, `Set the level of ${code} …`);
  return [...wider, commanded(title, RULE_LEVEL_COMMAND, [code])];
}

function proposalsOf(
  document: CheckedDocument,
  finding: Finding,
  { uri, waiving }: WaiverRequest,
  scope: WaiverProposal['scope'],
): CodeAction[] {
  if (!waiving) return [];
  const { locale } = document.settings;
  return waiverProposals(document, finding)
    .filter((proposal) => proposal.scope === scope)
    .flatMap(({ title, waivers }) => {
      if (waiving.asks) return [commanded(title, WAIVE_COMMAND, [uri, { title, waivers }])];
      const reason = placeholderReason(locale);
      const text = withWaivers(
        waiving.file.text,
        waivers.map((waiver) => ({ ...waiver, reason })),
      );
      return edited(withPlaceholder(title, locale), waiving, text);
    });
}

function withPlaceholder(title: string, locale: Locale): string {
  const ending = say(locale, '（请写明原因）', ' (say why)');
  return (title.endsWith('…') ? title.slice(0, -1).trimEnd() : title) + ending;
}

/** Undoes what lets something stand in the range. */
function undoing(document: CheckedDocument, { range, waiving }: WaiverRequest): CodeAction[] {
  if (!waiving) return [];
  const { locale } = document.settings;
  return waiversAt(document, range).flatMap((waiver: KeptWaiver) => {
    const title = say(
      locale,
      `撤销忽略：${waiverText(waiver, locale)}（${waiver.reason}）`,
      `Undo letting stand: ${waiverText(waiver, locale)} (${waiver.reason})`,
    );
    if (waiving.asks) return [commanded(title, UNWAIVE_COMMAND, [waiving.file.uri, [waiver]])];
    const { text } = waiving.file;
    return edited(title, waiving, text === undefined ? undefined : withoutWaivers(text, [waiver]));
  });
}

function commanded(title: string, command: string, given: unknown[]): CodeAction {
  const asked: Command = { title, command, arguments: given };
  return { title, kind: CodeActionKind.QuickFix, command: asked };
}

/** Replaces the text of the file of waivers; nothing where that is no such file, or may not be made. */
function edited(title: string, { file, creates }: Waiving, newText: string | undefined): CodeAction[] {
  const { uri, text } = file;
  if (newText === undefined || (text === undefined && !creates)) return [];
  return [{ title, kind: CodeActionKind.QuickFix, edit: replacing(uri, text, newText) }];
}

function replacing(uri: string, text: string | undefined, newText: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  if (text !== undefined) {
    const end = positionAt(createSnapshot(text), text.length);
    return { changes: { [uri]: [{ range: { start, end }, newText }] } };
  }
  const edits = [{ range: { start, end: start }, newText }];
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits },
    ],
  };
}
