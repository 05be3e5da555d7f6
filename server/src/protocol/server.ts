/** Composes the language server: which request is answered by what, and what is advertised. */

import {
  CodeActionKind,
  type Connection,
  type ExecuteCommandParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL_KIND, RECOMPUTE_KIND } from '../features/model';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/token-legend';
import type { Service, Settings } from '../service';
import { answerCheckFile } from './check-file';
import { COMMAND_NAMES, executeCommand } from './commands';
import { createDiagnostics } from './diagnostics';
import { createDocuments } from './documents';
import { createGuard } from './guard';
import { type Answering, answerLanguageFeatures, type ClientAbilities } from './language-features';
import { executeListCommand, foldersOf, LIST_COMMANDS } from './list-commands';
import { createOfficialLists } from './official-lists';
import { answerOpenOriginal, createOriginals, type OriginalReader } from './originals';
import { answerOwnRequests } from './own-requests';
import { createRefresher } from './refresh';
import { addressIn, type ListCommandResult, type RecomputeResult } from './requests';
import { createSettings } from './settings';
import { answerStructureFeatures } from './structure-features';
import { answerWaiverRequests } from './waiver-requests';
import { createWaiverStore, type ReadWorkspaceFile } from './waivers';
import { answerWorkspaceDiagnostics } from './workspace-diagnostics';

/** What is said of the server in the answer to `initialize`. */
export interface ServerInfo {
  readonly name: string;
  readonly version: string;
}

/**
 * Serves a connection until it ends. `createService` is called when the first document needs it, not before, so that
 * a server costs little to start. `readOriginal` reads originals while others are answered. Everything is advertised,
 * whatever the client declares.
 */
export function createServer(
  connection: Connection,
  createService: () => Service,
  readOriginal: OriginalReader,
  info: ServerInfo,
  readFile?: ReadWorkspaceFile,
): void {
  let made: Service | undefined;
  const service = (): Service => {
    made ??= createService();
    return made;
  };
  const client: ClientAbilities = {
    versioned: false,
    snippets: false,
    annotations: false,
    findingsInHover: true,
    waives: false,
    creates: false,
  };

  const settings = createSettings(connection);
  const lists = createOfficialLists(connection, service, settings.current);
  const originals = createOriginals(
    connection,
    readOriginal,
    () => settings.current().locale,
    (uri) => {
      documents.renew(uri);
      diagnostics.refresh();
      refresher.refresh();
    },
  );
  const waivers = createWaiverStore(connection, () => settings.current().locale, readFile);
  const settingsOf = (uri: string): Settings => waivers.applied(lists.settings(), uri);
  const documents = createDocuments(connection, service, settingsOf, originals.at);
  documents.onClose(originals.forget);
  let folders: readonly string[] = [];
  /** Settings and lists are known, or have been waited for long enough. */
  const ready = async (): Promise<void> => {
    await settings.ready();
    await lists.ready();
    await waivers.ready();
  };
  /** Checks the document that a request asks about. */
  const prepare = async (params: unknown): Promise<void> => {
    const uri = addressIn(params);
    if (uri !== undefined) await documents.prepare(uri);
  };
  const guard = createGuard((message) => connection.console.error(message), { ready, prepare });
  const session = Date.now().toString(36);
  const diagnostics = createDiagnostics(connection, documents, guard, ready, session);

  const refresher = createRefresher(connection);

  const answering: Answering = { connection, guard, service, documents, client, waivers };

  const recheck = (): void => {
    documents.recheck();
    diagnostics.refresh();
    refresher.refresh();
  };
  const renewLists = (): void => void guard.run('gouji/readFile', lists.renew);
  const renewWaivers = (): void => void guard.run('gouji/readWaivers', waivers.renew);
  waivers.onChange(recheck);

  lists.onChange(recheck);
  settings.onChange(() => {
    recheck();
    renewLists();
  });

  connection.onInitialize((params) => {
    client.versioned = params.capabilities?.workspace?.workspaceEdit?.documentChanges === true;
    client.snippets = params.capabilities?.textDocument?.completion?.completionItem?.snippetSupport === true;
    client.foldingLimit = params.capabilities?.textDocument?.foldingRange?.rangeLimit;
    client.annotations = params.capabilities?.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined;
    client.findingsInHover = params.initializationOptions?.findingsInHover !== false;
    client.waives = params.initializationOptions?.waive === true;
    const { resourceOperations } = params.capabilities?.workspace?.workspaceEdit ?? {};
    client.creates = client.versioned && resourceOperations?.includes('create') === true;
    settings.initialize(params);
    lists.initialize(params);
    folders = foldersOf(params);
    waivers.initialize(params, folders);
    diagnostics.initialize(params);
    workspaceDiagnostics.initialize(params);
    refresher.initialize(params);
    return { capabilities: CAPABILITIES, serverInfo: info };
  });
  connection.onInitialized(
    () =>
      void guard.run('initialized', async () => {
        await settings.initialized();
        await guard.run('gouji/readWaivers', waivers.begin);
        await guard.run('gouji/readFile', lists.begin);
      }),
  );
  connection.onDidChangeWatchedFiles(() => {
    renewLists();
    renewWaivers();
  });
  connection.onShutdown(guard.close);
  connection.onDidChangeConfiguration(
    ({ settings: changed }) =>
      void guard.run('workspace/didChangeConfiguration', () => settings.changed(changed)),
  );

  answerLanguageFeatures(answering);
  answerStructureFeatures(answering, session);
  answerOwnRequests(answering, lists.settings);
  answerWaiverRequests(answering);
  answerOpenOriginal(connection, guard, originals);
  const checking = { connection, guard, service, read: readOriginal, settings: settingsOf };
  answerCheckFile(checking);
  const workspaceDiagnostics = answerWorkspaceDiagnostics({ ...checking, documents, session });

  connection.onExecuteCommand(
    guard.request<ExecuteCommandParams, RecomputeResult | ListCommandResult | null>(
      'workspace/executeCommand',
      null,
      (params) => {
        if (!LIST_COMMANDS.includes(params.command)) {
          return executeCommand(connection, service(), documents, client.versioned, params);
        }
        const known = { settings: lists.settings(), lists: lists.current(), folders };
        return executeListCommand(params, { connection, service: service(), ...known });
      },
    ),
  );

  connection.listen();
}

const CAPABILITIES: InitializeResult['capabilities'] = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  // Editors open the list by themselves at letters, and at nothing else; a blank begins a heading.
  completionProvider: { resolveProvider: false, triggerCharacters: [' ', ...'0123456789'] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: false },
  callHierarchyProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    range: true,
    full: { delta: true },
  },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, RECOMPUTE_KIND, CodeActionKind.SourceFixAll, FIX_ALL_KIND],
  },
  inlayHintProvider: true,
  codeLensProvider: { resolveProvider: false },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] },
  diagnosticProvider: { identifier: 'gouji', interFileDependencies: false, workspaceDiagnostics: true },
  executeCommandProvider: { commands: [...COMMAND_NAMES, ...LIST_COMMANDS] },
};
