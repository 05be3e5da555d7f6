/** The commands that write a list of 科目: they have the client make or edit the file, and read none themselves. */

import type {
  Connection,
  ExecuteCommandParams,
  InitializeParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { DEFAULT_LIST } from '../features/model';
import type { Service, Settings } from '../service';
import { createSnapshot, positionAt } from '../text/snapshot';
import { type KnownList, warn } from './lists';
import { ADD_TO_LIST, LIST_TEMPLATE, type ListCommandResult } from './requests';

export const LIST_COMMANDS: readonly string[] = [LIST_TEMPLATE, ADD_TO_LIST];

const NOTHING: ListCommandResult = { applied: false };

/** What the commands need to know of the client and its files. */
export interface ListContext {
  readonly connection: Connection;
  readonly service: Service;
  readonly settings: Settings;
  readonly lists: readonly KnownList[];
  /** The folders of the workspace. */
  readonly folders: readonly string[];
}

/** The addresses of the client's folders. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders?.length) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** `[uri]` of any document begins a list beside it; `[uri, code, name, year?]` adds a code to the list, or begins one. */
export async function executeListCommand(
  { command, arguments: given }: ExecuteCommandParams,
  context: ListContext,
): Promise<ListCommandResult> {
  const [uri, code, name, year] = (given ?? []) as unknown[];
  const folder = folderFor(typeof uri === 'string' ? uri : '', context.folders);
  if (command === LIST_TEMPLATE) return begin(context, folder);
  if (typeof code !== 'string' || typeof name !== 'string') return NOTHING;
  const entry = { code, name, year: typeof year === 'number' ? year : undefined };
  const list = context.lists.find(({ path, uri: at }) => at !== undefined && !path.endsWith('.json'));
  return list?.uri ? append(context, list, list.uri, entry) : begin(context, folder, entry);
}

function folderFor(uri: string, folders: readonly string[]): string | undefined {
  return folders.find((folder) => uri.startsWith(folder)) ?? folders[0];
}

type Entry = Parameters<Service['listAddition']>[1];

async function begin(
  context: ListContext,
  folder: string | undefined,
  entry?: Entry,
): Promise<ListCommandResult> {
  const { connection, service, settings, lists } = context;
  const known = lists.find(({ path }) => path === DEFAULT_LIST);
  if (known?.uri) return { applied: false, uri: known.uri };
  if (folder === undefined) {
    warn(
      connection,
      settings.locale === 'en'
        ? 'Open a folder first: the list is kept in it.'
        : '请先打开文件夹：科目表存放在其中。',
    );
    return NOTHING;
  }
  const uri = `${folder.endsWith('/') ? folder.slice(0, -1) : folder}/${DEFAULT_LIST}`;
  const start = { line: 0, character: 0 };
  const edit: WorkspaceEdit = {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      {
        textDocument: { uri, version: null },
        edits: [{ range: { start, end: start }, newText: service.listAddition(undefined, entry) }],
      },
    ],
  };
  return apply(context, uri, edit);
}

async function append(
  context: ListContext,
  list: KnownList,
  uri: string,
  entry: Entry,
): Promise<ListCommandResult> {
  const end = positionAt(createSnapshot(list.text), list.text.length);
  const newText = context.service.listAddition(list, entry);
  return apply(context, uri, { changes: { [uri]: [{ range: { start: end, end }, newText }] } });
}

async function apply(
  { connection, settings }: ListContext,
  uri: string,
  edit: WorkspaceEdit,
): Promise<ListCommandResult> {
  const label = settings.locale === 'en' ? 'List of codes' : '科目表';
  const { applied } = await connection.workspace.applyEdit({ label, edit });
  return { applied, uri };
}
