/** The life of the official lists of 科目 in a session: waited for at the start, read anew whenever they may have changed. */

import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Service, Settings } from '../service';
import { createListFiles, type KnownList, warn } from './lists';
import { withPatience } from './patience';

export interface OfficialLists {
  /** Learns what the client can do. */
  readonly initialize: (params: InitializeParams) => void;
  /** Reads the lists for the first time, as the client can be asked now. */
  readonly begin: () => Promise<void>;
  /** Reads them again: a file or the settings have changed. */
  readonly renew: () => Promise<void>;
  /** Resolves once the lists are read, or have been waited for long enough. */
  readonly ready: () => Promise<void>;
  readonly onChange: (listener: () => void) => void;
  /** The settings together with the lists as last read. */
  readonly settings: () => Settings;
  readonly current: () => readonly KnownList[];
}

/** Keeps the lists that the settings name. What is wrong with them is said once, when they have changed. */
export function createOfficialLists(
  connection: Connection,
  service: () => Service,
  settings: () => Settings,
): OfficialLists {
  const files = createListFiles(connection);
  const listeners: (() => void)[] = [];
  let read: Promise<void> = Promise.resolve();
  let begun = (): void => {};

  const applied = () => files.applied(settings());

  const readAgain = async (): Promise<void> => {
    if (!(await files.read(settings()))) return;
    if (files.current().length > 0) {
      for (const problem of service().listProblems(applied())) warn(connection, problem);
    }
    for (const listener of listeners) listener();
  };

  const renew = (): Promise<void> => {
    const reading = readAgain();
    read = withPatience(reading);
    return reading;
  };

  return {
    initialize: (params) => {
      if (!files.initialize(params)) return;
      // Nothing is checked before the lists were asked for once.
      const first = new Promise<void>((resolve) => {
        begun = resolve;
      });
      read = withPatience(first);
    },
    begin: async () => {
      try {
        await renew();
      } finally {
        begun();
      }
    },
    renew,
    ready: () => read,
    onChange: (listener) => {
      listeners.push(listener);
    },
    settings: applied,
    current: files.current,
  };
}
