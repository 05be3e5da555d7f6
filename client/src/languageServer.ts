/** The language server's life: started with the first document that is ours, started anew on request. */

import { join } from 'node:path';
import type { LogOutputChannel } from 'vscode';
import { window } from 'vscode';
import type { LanguageClient, Middleware } from 'vscode-languageclient/node';
import {
  ADD_TO_LIST,
  LIST_TEMPLATE,
  type ListCommandResult,
  READ_FILE_REQUEST,
  RECOMPUTE_DOCUMENT,
  RECOMPUTE_TABLE,
  type ReadFileParams,
  type RecomputeResult,
} from '../../server/src/protocol/requests';
import { readList, showList, watchLists } from './lists';
import { say } from './words';

export const LANGUAGES: readonly string[] = ['disclosure', 'budget'];

export interface LanguageServer {
  /** Starts the server unless it was started; resolves when it answers. */
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Asks the server; `undefined` while it does not run. */
  readonly ask: <R>(method: string, params: object) => Promise<R | undefined>;
}

/** `folder` is the extension's; the server's log goes to `channel`. */
export function createLanguageServer(folder: string, channel: LogOutputChannel): LanguageServer {
  let client: LanguageClient | undefined;
  let starting: Promise<void> | undefined;

  const start = async (): Promise<void> => {
    starting ??= (async () => {
      client = await createClient(folder, channel);
      client.onRequest(READ_FILE_REQUEST, ({ path }: ReadFileParams) => readList(path));
      await client.start();
    })();
    await starting;
  };

  const stop = async (): Promise<void> => {
    const stopped = client;
    client = undefined;
    starting = undefined;
    // A server that crashed or never came up cannot be stopped any more, which is as well.
    await stopped?.dispose().catch((error) => channel.warn(String(error)));
  };

  return {
    start,
    stop,
    restart: async () => {
      await stop();
      await start();
    },
    ask: async <R>(method: string, params: object) => {
      if (!client?.isRunning()) return undefined;
      return client.sendRequest<R>(method, params);
    },
  };
}

async function createClient(folder: string, channel: LogOutputChannel): Promise<LanguageClient> {
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
      initializationOptions: { readFile: true },
      synchronize: { fileEvents: watchLists() },
      middleware: {
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
