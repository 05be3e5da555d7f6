/** Composes the language server: which request is answered by what, and what is advertised. */

import {
  CodeActionKind,
  type Connection,
  type ExecuteCommandParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { correctionRows } from '../features/corrections';
import { FIX_ALL_KIND, RECOMPUTE_KIND } from '../features/model';
import type { Service } from '../service';
import { COMMAND_NAMES, executeCommand } from './commands';
import { createDiagnostics } from './diagnostics';
import { createDocuments } from './documents';
import { type Target, targeted } from './edits';
import { createGuard } from './guard';
import { executeListCommand, foldersOf, LIST_COMMANDS } from './list-commands';
import { createOfficialLists } from './official-lists';
import {
  CONVERT_REQUEST,
  type ConvertParams,
  type DocumentParams,
  FINDINGS_REQUEST,
  type FindingRow,
  type ListCommandResult,
  type RecomputeResult,
  SUMMARY_REQUEST,
  type Summary,
} from './requests';
import { createSettings } from './settings';
import { summarise } from './summary';

/** What is said of the server in the answer to `initialize`. */
export interface ServerInfo {
  readonly name: string;
  readonly version: string;
}

/**
 * Serves a connection until it ends. `createService` is called when the first document needs it, not before, so that
 * a server costs little to start. Everything is advertised, whatever the client declares.
 */
export function createServer(connection: Connection, createService: () => Service, info: ServerInfo): void {
  let made: Service | undefined;
  const service = (): Service => {
    made ??= createService();
    return made;
  };
  let versioned = false;
  let snippets = false;

  const settings = createSettings(connection);
  const lists = createOfficialLists(connection, service, settings.current);
  const documents = createDocuments(connection, service, lists.settings);
  let folders: readonly string[] = [];
  /** Settings and lists are known, or have been waited for long enough. */
  const ready = async (): Promise<void> => {
    await settings.ready();
    await lists.ready();
  };
  const guard = createGuard((message) => connection.console.error(message), ready);
  const session = Date.now().toString(36);
  const diagnostics = createDiagnostics(connection, documents, guard, ready, session);

  const recheck = (): void => {
    documents.recheck();
    diagnostics.refresh();
  };
  const renewLists = (): void => void guard.run('gouji/readFile', lists.renew);

  lists.onChange(recheck);
  settings.onChange(() => {
    recheck();
    renewLists();
  });

  connection.onInitialize((params) => {
    versioned = params.capabilities?.workspace?.workspaceEdit?.documentChanges === true;
    settings.initialize(params);
    lists.initialize(params);
    folders = foldersOf(params);
    diagnostics.initialize(params);
    snippets = params.capabilities?.textDocument?.completion?.completionItem?.snippetSupport === true;
    return { capabilities: CAPABILITIES, serverInfo: info };
  });
  connection.onInitialized(
    () =>
      void guard.run('initialized', async () => {
        await settings.initialized();
        await guard.run('gouji/readFile', lists.begin);
      }),
  );
  connection.onDidChangeWatchedFiles(renewLists);
  connection.onShutdown(guard.close);
  connection.onDidChangeConfiguration(
    ({ settings: changed }) =>
      void guard.run('workspace/didChangeConfiguration', () => settings.changed(changed)),
  );

  connection.onHover(
    guard.request('textDocument/hover', null, ({ textDocument, position }) => {
      const checked = documents.begun(textDocument.uri);
      return (checked && service().hover(checked.document, position)) ?? null;
    }),
  );

  connection.onCompletion(
    guard.request('textDocument/completion', null, ({ textDocument: { uri }, position }) => {
      const checked = documents.begun(uri);
      return checked ? service().completion(checked.document, position, snippets) : null;
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
    guard.request('workspace/symbol', [], ({ query }) =>
      documents.uris().flatMap((uri) => {
        const checked = documents.checked(uri);
        return checked ? service().workspaceSymbols(checked.document, uri, query) : [];
      }),
    ),
  );

  connection.onCodeAction(
    guard.request('textDocument/codeAction', [], ({ textDocument: { uri }, range, context }) => {
      const checked = documents.checked(uri);
      if (!checked) return [];
      const target: Target = { uri, version: checked.version, versioned };
      const actions = service().codeActions(
        checked.document,
        uri,
        range,
        context?.diagnostics ?? [],
        context?.only,
      );
      return actions.map((action) => targeted(action, target));
    }),
  );

  connection.onExecuteCommand(
    guard.request<ExecuteCommandParams, RecomputeResult | ListCommandResult | null>(
      'workspace/executeCommand',
      null,
      (params) => {
        if (!LIST_COMMANDS.includes(params.command)) {
          return executeCommand(connection, service(), documents, versioned, params);
        }
        const known = { settings: lists.settings(), lists: lists.current(), folders };
        return executeListCommand(params, { connection, service: service(), ...known });
      },
    ),
  );

  connection.onRequest<readonly FindingRow[], void>(
    FINDINGS_REQUEST,
    guard.request<DocumentParams, readonly FindingRow[]>(FINDINGS_REQUEST, [], ({ uri }) => {
      const checked = documents.checked(uri);
      if (!checked) return [];
      return correctionRows(checked.document, checked.diagnostics, service().tables(checked.document));
    }),
  );

  connection.onRequest<Summary | null, void>(
    SUMMARY_REQUEST,
    guard.request<DocumentParams, Summary | null>(SUMMARY_REQUEST, null, ({ uri }) => {
      const checked = documents.checked(uri);
      return checked ? summarise(checked, service()) : null;
    }),
  );

  connection.onRequest<string | null, void>(
    CONVERT_REQUEST,
    guard.request<ConvertParams, string | null>(CONVERT_REQUEST, null, ({ uri, to }) => {
      const checked = documents.checked(uri);
      return checked ? service().convert(checked.document, to ?? 'budget') : null;
    }),
  );

  connection.listen();
}

const CAPABILITIES: InitializeResult['capabilities'] = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  completionProvider: { resolveProvider: false },
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, RECOMPUTE_KIND, CodeActionKind.SourceFixAll, FIX_ALL_KIND],
  },
  diagnosticProvider: { identifier: 'gouji', interFileDependencies: false, workspaceDiagnostics: false },
  executeCommandProvider: { commands: [...COMMAND_NAMES, ...LIST_COMMANDS] },
};
