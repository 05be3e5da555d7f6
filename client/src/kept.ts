/** The files whose language the user chose against the detection, remembered for the workspace. */

import type { Memento } from 'vscode';

const KEY = 'gouji.keptLanguage';

/** More than anyone switches back by hand; the oldest are forgotten. */
const AT_MOST = 200;

export interface KeptFiles {
  readonly has: (uri: string) => boolean;
  readonly add: (uri: string) => void;
  readonly remove: (uri: string) => void;
}

export function createKeptFiles(state: Pick<Memento, 'get' | 'update'>): KeptFiles {
  const read = (): readonly string[] => state.get<readonly string[]>(KEY) ?? [];
  const write = (uris: readonly string[]): void => void state.update(KEY, uris.slice(-AT_MOST));
  return {
    has: (uri) => read().includes(uri),
    add: (uri) => write([...read().filter((kept) => kept !== uri), uri]),
    remove: (uri) => {
      if (read().includes(uri)) write(read().filter((kept) => kept !== uri));
    },
  };
}
