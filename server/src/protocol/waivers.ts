/** The waivers of the folders of a session: handed over by the client or read by the entry, and as each document sees them. */

import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import { readWaivers, WAIVERS_FILE } from '../features/waiver-file';
import type { KeptWaiver, Waivers } from '../reconcile/let-stand';
import type { Locale } from '../rules/model';
import type { Settings } from '../service';
import { dayOf } from '../text/day';
import { warn } from './lists';
import { withPatience } from './patience';
import { type FolderFile, READ_WAIVERS_REQUEST } from './requests';

/** The waivers of one folder of the workspace. */
export interface FolderWaivers extends FolderFile {
  readonly kept: readonly KeptWaiver[];
}

/** Reads a file of the machine by its address, for clients that hand over none; `undefined` where there is none. */
export type ReadWorkspaceFile = (uri: string) => Promise<string | undefined>;

export interface WaiverStore {
  /** Learns what the client can do. */
  readonly initialize: (params: InitializeParams, folders: readonly string[]) => void;
  /** Reads the files for the first time, and has a client that hands over none tell when they change. */
  readonly begin: () => Promise<void>;
  /** Reads the files again: they may have changed. */
  readonly renew: () => Promise<void>;
  /** Resolves once they are read, or have been waited for long enough. */
  readonly ready: () => Promise<void>;
  readonly onChange: (listener: () => void) => void;
  /** Settings with the waivers as the document at an address sees them; the same object as long as neither changes. */
  readonly applied: (settings: Settings, uri: string) => Settings;
  /** The folder that a document lies in. */
  readonly folderOf: (uri: string) => FolderWaivers | undefined;
  readonly all: () => readonly FolderWaivers[];
}

/** Keeps the waivers of a connection. What is wrong with a file is said once, when it has changed. */
export function createWaiverStore(
  connection: Connection,
  locale: () => Locale,
  readFile: ReadWorkspaceFile | undefined,
): WaiverStore {
  const listeners: (() => void)[] = [];
  const applied = new Map<string, { from: Settings; files: readonly FolderWaivers[]; settings: Settings }>();
  let addresses: readonly string[] = [];
  let canAsk = false;
  let canRegister = false;
  let files: readonly FolderWaivers[] = [];
  let day = '';
  let asked = 0;
  let read: Promise<void> = Promise.resolve();
  let begun = (): void => {};
  const isThere = (): boolean => canAsk || (readFile !== undefined && addresses.length > 0);

  const handedOver = async (): Promise<readonly FolderFile[]> => {
    if (canAsk)
      return (await connection.sendRequest<readonly FolderFile[] | null>(READ_WAIVERS_REQUEST, {})) ?? [];
    return Promise.all(
      addresses.map(async (folder) => {
        const uri = `${folder}/${WAIVERS_FILE}`;
        return { folder, uri, text: await readFile?.(uri) };
      }),
    );
  };

  const readAgain = async (): Promise<void> => {
    const turn = ++asked;
    const found = await handedOver();
    // An older answer that comes late must not undo a newer one.
    if (turn !== asked) return;
    const today = dayOf(new Date());
    const isSame = JSON.stringify(found) === JSON.stringify(files.map(({ kept, ...file }) => file));
    if (isSame && today === day) return;
    day = today;
    files = found.map((file) => ({ ...file, kept: keptIn(file) }));
    for (const listener of listeners) listener();
  };

  const keptIn = ({ text }: FolderFile): readonly KeptWaiver[] => {
    if (text === undefined) return [];
    const { kept, problems } = readWaivers(text, locale());
    for (const problem of problems) warn(connection, problem);
    return kept;
  };

  const folderOf = (uri: string): FolderWaivers | undefined => {
    const address = originalAddress(uri);
    return files.find(({ folder }) => address.startsWith(`${folder}/`));
  };

  const waiversOf = (uri: string): Waivers | undefined => {
    const folder = folderOf(uri);
    if (!folder) return undefined;
    return {
      file: decoded(originalAddress(uri).slice(folder.folder.length + 1)),
      today: day,
      kept: folder.kept,
    };
  };

  const renew = async (): Promise<void> => {
    if (!isThere()) return;
    const reading = readAgain();
    read = withPatience(reading);
    try {
      await reading;
    } finally {
      begun();
    }
  };

  return {
    begin: async () => {
      await renew();
      if (canAsk || !isThere() || !canRegister) return;
      const watchers = [{ globPattern: `**/${WAIVERS_FILE}` }];
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    },
    initialize: ({ initializationOptions, capabilities }, folders) => {
      canRegister = capabilities?.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
      canAsk = initializationOptions?.readWaivers === true;
      addresses = folders.map((folder) => (folder.endsWith('/') ? folder.slice(0, -1) : folder));
      if (!isThere()) return;
      // Nothing is checked before they were asked for once.
      const first = new Promise<void>((resolve) => {
        begun = resolve;
      });
      read = withPatience(first);
    },
    renew,
    ready: () => read,
    onChange: (listener) => {
      listeners.push(listener);
    },
    applied: (settings, uri) => {
      if (files.length === 0) return settings;
      const known = applied.get(uri);
      if (known?.from === settings && known.files === files) return known.settings;
      const waivers = waiversOf(uri);
      const made = waivers ? { ...settings, waivers } : settings;
      applied.set(uri, { from: settings, files, settings: made });
      return made;
    },
    folderOf,
    all: () => files,
  };
}

/** The address of what a document was made from: that of the original behind a view, which carries it. */
export function originalAddress(uri: string): string {
  const query = uri.indexOf('?');
  return query < 0 ? uri : decoded(uri.slice(query + 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
