/** The language server's life: started with the first document that is ours, started anew on request. */

import { join } from 'node:path';
import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient, Middleware } from 'vscode-languageclient/node';
import {
  ADD_TO_LIST,
  LIST_TEMPLATE,
  type ListCommandResult,
  READ_FILE_REQUEST,
  READ_WAIVERS_REQUEST,
  RECOMPUTE_DOCUMENT,
  RECOMPUTE_TABLE,
  type ReadFileParams,
  type RecomputeResult,
} from '../../server/src/protocol/requests';
import { readList, showList, watchLists } from './lists';
import { withFixes } from './saveView';
import { readWaiverFiles } from './waivers';
import { say } from './words';
import {
  answerFileRequests,
  CHECK_WORKSPACE,
  createWorkspacePulls,
  pullsWhereSet,
  type WorkspacePulls,
} from './workspaceFiles';

export const LANGUAGES: readonly string[] = ['disclosure', 'budget'];

export interface LanguageServer {
  /** Starts the server unless it was started; resolves when it answers. */
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Stops following settings. */
  readonly dispose: () => void;
  /** Asks the server; `undefined` while it does not run. */
  readonly ask: <R>(method: string, params: object, waiting?: Waiting) => Promise<R | undefined>;
  /** Tells the server at once that a file of the workspace has changed. */
  readonly tellChanged: (uri: string) => Promise<void>;
  /** Called whenever a server has come up. */
  readonly onStart: (listener: () => void) => Disposable;
}

/** Told how far something has got: in words, and by how many percent more than before. */
export type Report = (message: string | undefined, increment: number) => void;

/** Who waits for a long answer: may stop waiting, and is told how far it has got. */
export interface Waiting {
  readonly token: CancellationToken;
  readonly report: Report;
}

/** `folder` is the extension's; the server's log goes to `channel`. */
export function createLanguageServer(folder: string, channel: LogOutputChannel): LanguageServer {
  let client: LanguageClient | undefined;
  let starting: Promise<void> | undefined;
  let pulls: WorkspacePulls | undefined;
  const started = new EventEmitter<void>();

  const start = async (): Promise<void> => {
    starting ??= (async () => {
      pulls = createWorkspacePulls();
      client = await createClient(folder, channel, pulls);
      answerFileRequests(client);
      client.registerFeature(pullsWhereSet());
      client.onRequest(READ_FILE_REQUEST, ({ path }: ReadFileParams) => readList(path));
      client.onRequest(READ_WAIVERS_REQUEST, readWaiverFiles);
      await client.start();
      started.fire();
    })();
    await starting;
  };

  const stop = async (): Promise<void> => {
    const stopped = client;
    pulls?.dispose();
    client = undefined;
    starting = undefined;
    // A server that crashed or never came up cannot be stopped any more, which is as well.
    await stopped?.dispose().catch((error) => channel.warn(String(error)));
  };

  const restart = async (): Promise<void> => {
    await stop();
    await start();
  };
  // What the language client asks for is settled when the server starts.
  const following = workspace.onDidChangeConfiguration((event) => {
    if (starting && event.affectsConfiguration(CHECK_WORKSPACE))
      restart().catch((error) => channel.error(String(error)));
  });

  return {
    start,
    stop,
    restart,
    dispose: () => following.dispose(),
    tellChanged: async (uri) =>
      client?.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] }),
    onStart: started.event,
    ask: async <R>(method: string, params: object, waiting?: Waiting) => {
      if (!client?.isRunning()) return undefined;
      return waiting ? askInTime<R>(client, method, params, waiting) : client.sendRequest<R>(method, params);
    },
  };
}

/** Tells the progresses of this client apart. */
let tokens = 0;

/** A request that can be cancelled and reports its progress. */
async function askInTime<R>(
  client: LanguageClient,
  method: string,
  params: object,
  { token, report }: Waiting,
): Promise<R> {
  const { WorkDoneProgress } = await import('vscode-languageclient/node');
  const workDoneToken = `gouji-${++tokens}`;
  let reached = 0;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind !== 'report') return;
    const percentage = value.percentage ?? reached;
    report(value.message, percentage - reached);
    reached = percentage;
  });
  try {
    return await client.sendRequest<R>(method, { ...params, workDoneToken }, token);
  } finally {
    listening.dispose();
  }
}

async function createClient(
  folder: string,
  channel: LogOutputChannel,
  pulls: WorkspacePulls,
): Promise<LanguageClient> {
  // Loaded only now: for plain texts that are no disclosure the extension costs next to nothing.
  const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
  const module = join(folder, 'dist', 'server.js');
  const debugging = { execArgv: ['--nolazy', '--inspect=6009'] };
  const client: LanguageClient = new LanguageClient(
    'gouji',
    '勾稽 Gouji',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: debugging },
    },
    {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      outputChannel: channel,
      // VS Code shows what is found at a place above the hover on it.
      initializationOptions: {
        readFile: true,
        readWaivers: true,
        waive: true,
        listFiles: true,
        findingsInHover: false,
      },
      synchronize: { fileEvents: watchLists() },
      middleware: {
        provideWorkspaceDiagnostics: pulls.provide,
        provideHover: async (document, position, token, next) =>
          withFixes(document, position, await next(document, position, token)),
        executeCommand: async (command, args, next) => {
          if (command !== ADD_TO_LIST && command !== LIST_TEMPLATE) return executeHere(command, args, next);
          const here = window.activeTextEditor?.document.uri.toString();
          const result: ListCommandResult | null = await next(
            command,
            args.length > 0 || !here ? args : [here],
          );
          await showList(result, command === LIST_TEMPLATE);
          // Watchers are slow to notice a folder that has only just been made.
          const changes = result?.uri ? [{ uri: result.uri, type: 2 }] : [];
          await client.sendNotification('workspace/didChangeWatchedFiles', { changes });
          return result;
        },
      },
    },
  );
  return client;
}

/** Gives the recompute commands the place of the cursor when they come from the palette or a menu. */
const executeHere: NonNullable<Middleware['executeCommand']> = async (command, args, next) => {
  if (command !== RECOMPUTE_TABLE && command !== RECOMPUTE_DOCUMENT) return next(command, args);
  const editor = window.activeTextEditor;
  const fromClient = typeof args[0] === 'string';
  if (!fromClient && !editor) return undefined;
  const here = editor && [
    editor.document.uri.toString(),
    { line: editor.selection.active.line, character: editor.selection.active.character },
  ];
  const result = (await next(command, fromClient ? args : (here ?? []))) as RecomputeResult | null;
  if (result?.edits === 0 && result.kept === 0) {
    void window.showInformationMessage(say('没有需要重算的合计。', 'There is no total to recompute.'));
  }
  return result;
};
