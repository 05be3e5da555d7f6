/** Answers the requests of LSP that ask something of an open document: each is one call of the service. */

import type { CompletionList, Connection } from 'vscode-languageserver';
import type { Waiving } from '../features/waiver-actions';
import type { Service } from '../service';
import type { Documents } from './documents';
import { savedFirst, type Target, targeted } from './edits';
import type { Guard } from './guard';
import { answerRename } from './renaming';
import type { WaiverStore } from './waivers';

/** What the client has said that it can do. */
export interface ClientAbilities {
  /** Edits may name the version they are for. */
  versioned: boolean;
  /** Snippets are filled in. */
  snippets: boolean;
  /** So many ranges can be folded, where it says how many. */
  foldingLimit?: number;
  /** What is told of edits is shown, and they are made only once they are confirmed. */
  annotations: boolean;
  /** Hovers tell what is found: false for a client that says that it shows that beside them. */
  findingsInHover: boolean;
  /** The client has our commands that let something stand, and asks for the reason. */
  waives: boolean;
  /** The client makes files that edits name. */
  creates: boolean;
}

/** What requests are answered with. */
export interface Answering {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly service: () => Service;
  readonly documents: Documents;
  /** Known once the client has asked to initialize. */
  readonly client: Readonly<ClientAbilities>;
  readonly waivers: WaiverStore;
}

const NOTHING_FITS: CompletionList = { isIncomplete: false, items: [] };

export function answerLanguageFeatures(answering: Answering): void {
  const { connection, guard, service, documents, client } = answering;
  answerRename(answering);

  connection.onHover(
    guard.requestAtOnce('textDocument/hover', null, async ({ textDocument: { uri }, position }) => {
      const seen = documents.hoverAtFirstLook(uri, position, client.findingsInHover);
      if (seen) return seen;
      await documents.prepare(uri);
      const checked = documents.begun(uri);
      return (checked && service().hover(checked.document, position, client.findingsInHover)) ?? null;
    }),
  );

  connection.onCompletion(
    guard.request('textDocument/completion', NOTHING_FITS, ({ textDocument: { uri }, position, context }) => {
      const checked = documents.begun(uri);
      const asked = { year: new Date().getFullYear(), trigger: context?.triggerCharacter };
      return checked
        ? service().completion(checked.document, position, client.snippets, asked)
        : NOTHING_FITS;
    }),
  );

  connection.onDefinition(
    guard.request('textDocument/definition', [], ({ textDocument: { uri }, position }) => {
      const checked = documents.checked(uri);
      return checked ? service().definition(checked.document, position, uri) : [];
    }),
  );

  connection.onReferences(
    guard.request('textDocument/references', [], ({ textDocument: { uri }, position, context }) => {
      const checked = documents.checked(uri);
      const withDeclaration = context?.includeDeclaration ?? true;
      return checked ? service().references(checked.document, position, uri, withDeclaration) : [];
    }),
  );

  connection.onDocumentSymbol(
    guard.request('textDocument/documentSymbol', [], ({ textDocument: { uri } }) => {
      const checked = documents.checked(uri);
      return checked ? service().documentSymbols(checked.document) : [];
    }),
  );

  connection.onWorkspaceSymbol(
    guard.request('workspace/symbol', [], async ({ query }) => {
      for (const uri of documents.uris()) await documents.prepare(uri);
      return documents.uris().flatMap((uri) => {
        const checked = documents.checked(uri);
        return checked ? service().workspaceSymbols(checked.document, uri, query) : [];
      });
    }),
  );

  connection.languages.inlayHint.on(
    guard.request('textDocument/inlayHint', [], ({ textDocument: { uri }, range }) => {
      const checked = documents.checked(uri);
      return checked ? service().inlayHints(checked.document, range) : [];
    }),
  );

  connection.onCodeLens(
    guard.request('textDocument/codeLens', [], ({ textDocument: { uri } }) => {
      const checked = documents.checked(uri);
      return checked ? service().codeLenses(checked.document, uri) : [];
    }),
  );

  connection.onDocumentFormatting(
    guard.request('textDocument/formatting', [], ({ textDocument: { uri } }) => {
      const checked = documents.checked(uri);
      return checked ? service().format(checked.document) : [];
    }),
  );

  connection.onDocumentRangeFormatting(
    guard.request('textDocument/rangeFormatting', [], ({ textDocument: { uri }, range }) => {
      const checked = documents.checked(uri);
      return checked ? service().format(checked.document, range) : [];
    }),
  );

  connection.onDocumentOnTypeFormatting(
    guard.request('textDocument/onTypeFormatting', [], ({ textDocument: { uri }, position, ch }) => {
      const checked = documents.checked(uri);
      return checked ? service().formatOnType(checked.document, position, ch) : [];
    }),
  );

  connection.onCodeAction(
    guard.request('textDocument/codeAction', [], ({ textDocument: { uri }, range, context }) => {
      const checked = documents.checked(uri);
      if (!checked) return [];
      const target: Target = { uri, version: checked.version, versioned: client.versioned };
      const actions = service().codeActions(
        checked.document,
        uri,
        range,
        context?.diagnostics ?? [],
        context?.only,
        waivingOf(answering, uri),
      );
      const { original, settings } = checked.document;
      return actions.map((action) =>
        original ? savedFirst(action, uri, settings.locale) : targeted(action, target),
      );
    }),
  );
}

/** How something in a document is let stand; nothing where it lies in no folder of the workspace. */
function waivingOf({ client, waivers }: Answering, uri: string): Waiving | undefined {
  const folder = waivers.folderOf(uri);
  if (!folder) return undefined;
  return { asks: client.waives, creates: client.creates, file: { uri: folder.uri, text: folder.text } };
}
