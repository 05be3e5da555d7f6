/** The files of the workspace for the server, which reads none itself: listed, handed over, and watched where that is set. */

import {
  CancellationTokenSource,
  type Disposable,
  EventEmitter,
  FileType,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient, Middleware, StaticFeature } from 'vscode-languageclient/node';
import {
  LIST_FILES_REQUEST,
  type ListedFile,
  READ_BYTES_REQUEST,
  type ReadBytesParams,
  type ReadBytesResult,
} from '../../server/src/protocol/requests';
import { addressOf, filesIn, isMeant } from './folderFiles';
import { handedOver } from './handOver';
import { nameOf, VIEW_SCHEME } from './views';
import { say } from './words';

/** The setting by which every file of the workspace is checked, and not only those that are open. */
export const CHECK_WORKSPACE = 'gouji.checkWorkspace';

/** Milliseconds of quiet after which files that changed are checked again. */
const SETTLED = 1000;

function isOn(): boolean {
  return workspace.getConfiguration().get<boolean>(CHECK_WORKSPACE) === true;
}

/** Whether the server tells of a file without being asked for it. */
export function isTold(file: Uri): boolean {
  return isOn() && workspace.getWorkspaceFolder(file) !== undefined;
}

/** Answers what the server asks for the files of the workspace. */
export function answerFileRequests(client: LanguageClient): void {
  client.onRequest(LIST_FILES_REQUEST, async (): Promise<readonly ListedFile[]> => {
    const searching = new CancellationTokenSource();
    const listed: ListedFile[] = [];
    for (const folder of workspace.workspaceFolders ?? [])
      for (const file of await filesIn(folder.uri, searching.token)) {
        const stamp = await stampOf(file);
        if (stamp !== undefined) listed.push({ uri: addressOf(file).toString(), name: nameOf(file), stamp });
      }
    return listed;
  });
  client.onRequest(READ_BYTES_REQUEST, async ({ uri }: ReadBytesParams): Promise<ReadBytesResult> => {
    const file = fileAt(Uri.parse(uri));
    // Nothing outside the workspace is handed over, whoever asks.
    if (!file || !workspace.getWorkspaceFolder(file) || !isMeant(file)) return null;
    const given = handedOver(await workspace.fs.readFile(file));
    return 'content' in given ? given : null;
  });
}

/** The file behind an address: of a view, its original. */
function fileAt(address: Uri): Uri {
  return address.scheme === VIEW_SCHEME ? Uri.parse(address.query) : address;
}

/** Tells versions of a file apart; `undefined` where there is none. */
async function stampOf(file: Uri): Promise<string | undefined> {
  try {
    const { mtime, size, type } = await workspace.fs.stat(file);
    return type & FileType.File ? `${mtime} ${size}` : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Has the language client ask for workspace diagnostics only where that is set: it would keep what was found in a file
 * that is closed, for the workspace to renew.
 */
export function pullsWhereSet(): StaticFeature {
  return {
    fillClientCapabilities: () => {},
    preInitialize: ({ diagnosticProvider }) => {
      if (diagnosticProvider) diagnosticProvider.workspaceDiagnostics = isOn();
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
  };
}

type Pull = NonNullable<Middleware['provideWorkspaceDiagnostics']>;

export interface WorkspacePulls {
  /** Asks the server for workspace diagnostics whenever something is new, and never twice at a time. */
  readonly provide: Pull;
  readonly dispose: () => void;
}

/** Makes what decides when the server is asked: the language client would ask every other second. */
export function createWorkspacePulls(): WorkspacePulls {
  const changed = new EventEmitter<void>();
  const stopping = new CancellationTokenSource();
  let isNew = true;
  let running: Promise<void> | undefined;

  const listening = watchFiles(() => {
    isNew = true;
    changed.fire();
  });

  const somethingNew = async (): Promise<void> => {
    while (!isNew && !stopping.token.isCancellationRequested)
      await new Promise<void>((resolve) => {
        const waiting = changed.event(() => {
          waiting.dispose();
          resolve();
        });
      });
  };

  const pull = async (...[before, , report, next]: Parameters<Pull>): Promise<void> => {
    await somethingNew();
    if (stopping.token.isCancellationRequested) return;
    isNew = false;
    const title = say('正在校核工作区', 'Checking the workspace');
    await window.withProgress({ location: ProgressLocation.Window, title }, async () =>
      next(before, stopping.token, report),
    );
  };

  return {
    provide: async (...asked) => {
      running ??= pull(...asked).finally(() => {
        running = undefined;
      });
      await running;
      return { items: [] };
    },
    dispose: () => {
      stopping.cancel();
      changed.fire();
      for (const each of [...listening, changed, stopping]) each.dispose();
    },
  };
}

/** Calls back once files or settings that matter have changed and rest. */
function watchFiles(renew: () => void): Disposable[] {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(renew, SETTLED);
  };
  const ifMeant = (file: Uri): void => {
    if (isMeant(file)) soon();
  };
  const watcher = workspace.createFileSystemWatcher('**/*');
  return [
    watcher,
    watcher.onDidChange(ifMeant),
    watcher.onDidCreate(ifMeant),
    watcher.onDidDelete(soon),
    // What was told of a file while it was open is forgotten with it.
    workspace.onDidCloseTextDocument(({ uri }) => ifMeant(fileAt(uri))),
    workspace.onDidChangeWorkspaceFolders(renew),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('gouji') && renew()),
    { dispose: () => clearTimeout(timer) },
  ];
}
