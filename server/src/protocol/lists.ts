/** The official lists of 科目 as the client hands them over: asked for, or given when it started the server. */

import {
  type Connection,
  type InitializeParams,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { DEFAULT_LIST } from '../features/model';
import type { ListFile } from '../knowledge/official-list';
import type { Locale } from '../rules/model';
import type { Settings } from '../service';
import { READ_FILE_REQUEST, type ReadFileParams, type ReadFileResult } from './requests';

/** A list with the address it was read from, where the client told it. */
export interface KnownList extends ListFile {
  readonly uri?: string;
}

/** Tells the user; nothing is asked and no answer awaited. */
export function warn(connection: Connection, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

export interface ListFiles {
  /** Learns what the client can do; false where there will never be a list. */
  readonly initialize: (params: InitializeParams) => boolean;
  /** Asks the client for the files that settings name; resolves to whether anything is different from before. */
  readonly read: (settings: Settings) => Promise<boolean>;
  /** Settings with the lists as last read; the same object as long as neither changes. */
  readonly applied: (settings: Settings) => Settings;
  readonly current: () => readonly KnownList[];
}

export function createListFiles(connection: Connection): ListFiles {
  let canAsk = false;
  let given: readonly KnownList[] = [];
  let files: readonly KnownList[] = [];
  let applied: { readonly from: Settings; readonly settings: Settings } | undefined;
  let asked = 0;

  const readOne = async (path: string, locale: Locale): Promise<KnownList | undefined> => {
    const here = given.find((file) => file.path === path);
    if (here) return here;
    if (!canAsk) return undefined;
    const params: ReadFileParams = { path };
    const read = await connection.sendRequest<ReadFileResult>(READ_FILE_REQUEST, params);
    if (!read && path !== DEFAULT_LIST) warn(connection, notFound(path)[locale]);
    return read ? { path, text: read.text, uri: read.uri } : undefined;
  };

  return {
    initialize: ({ initializationOptions }) => {
      canAsk = initializationOptions?.readFile === true;
      given = readGiven(initializationOptions?.classificationFiles);
      return canAsk || given.length > 0;
    },
    read: async ({ classification, locale }) => {
      const turn = ++asked;
      const read = await Promise.all(classification.map((path) => readOne(path, locale)));
      const found = read.filter((file) => file !== undefined);
      // An older answer that comes late must not undo a newer one.
      if (turn !== asked || JSON.stringify(found) === JSON.stringify(files)) return false;
      files = found;
      return true;
    },
    applied: (settings) => {
      if (applied?.from === settings && applied.settings.lists === files) return applied.settings;
      applied = { from: settings, settings: { ...settings, lists: files } };
      return applied.settings;
    },
    current: () => files,
  };
}

function notFound(path: string): Readonly<Record<Locale, string>> {
  return {
    'zh-cn': `没有找到科目表 ${path}（gouji.classification）`,
    en: `List of codes ${path} was not found (gouji.classification)`,
  };
}

/** `classificationFiles`: what a client that cannot be asked gives at once. Anything else is left out. */
function readGiven(value: unknown): KnownList[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (file): file is KnownList => typeof file?.path === 'string' && typeof file?.text === 'string',
  );
}
