/** Composes the language server: which request is answered by what, and what is advertised. */

import {
  CodeActionKind,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { correctionRows } from '../features/corrections';
import type { Service } from '../service';
import { COMMAND_NAMES, executeCommand } from './commands';
import { createDiagnostics } from './diagnostics';
import { createDocuments } from './documents';
import { type Target, targeted } from './edits';
import { createGuard } from './guard';
import {
  type DocumentParams,
  FINDINGS_REQUEST,
  type FindingRow,
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

  const settings = createSettings(connection);
  const documents = createDocuments(connection, service, settings.current);
  const guard = createGuard((message) => connection.console.error(message), settings.ready);
  const session = Date.now().toString(36);
  const diagnostics = createDiagnostics(connection, documents, guard, settings.ready, session);

  settings.onChange(() => {
    documents.recheck();
    diagnostics.refresh();
  });

  connection.onInitialize((params) => {
    versioned = params.capabilities?.workspace?.workspaceEdit?.documentChanges === true;
    settings.initialize(params);
    diagnostics.initialize(params);
    return { capabilities: CAPABILITIES, serverInfo: info };
  });
  connection.onInitialized(() => void guard.run('initialized', settings.initialized));
  connection.onShutdown(guard.close);
  connection.onDidChangeConfiguration(
    ({ settings: changed }) =>
      void guard.run('workspace/didChangeConfiguration', () => settings.changed(changed)),
  );

  connection.onHover(
    guard.request('textDocument/hover', null, ({ textDocument, position }) => {
      const checked = documents.checked(textDocument.uri);
      return (checked && service().hover(checked.document, position)) ?? null;
    }),
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
    guard.request('workspace/executeCommand', null, (params) =>
      executeCommand(connection, service(), documents, versioned, params),
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

  connection.listen();
}

const CAPABILITIES: InitializeResult['capabilities'] = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      'refactor.rewrite.gouji.recompute',
      CodeActionKind.SourceFixAll,
      'source.fixAll.gouji',
    ],
  },
  diagnosticProvider: { identifier: 'gouji', interFileDependencies: false, workspaceDiagnostics: false },
  executeCommandProvider: { commands: [...COMMAND_NAMES] },
};
