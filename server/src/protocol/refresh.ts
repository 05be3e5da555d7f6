/** Has clients ask anew for what they show between the lines, where that has changed without an edit. */

import type { Connection, InitializeParams } from 'vscode-languageserver';

export interface Refresher {
  /** Learns what the client can be asked to ask for again. */
  readonly initialize: (params: InitializeParams) => void;
  readonly refresh: () => void;
}

/** Makes the refresher of a connection. A client that refuses goes on showing what it shows. */
export function createRefresher(connection: Connection): Refresher {
  let hints = false;
  let lenses = false;
  const quietly = (asked: Promise<unknown>): void => void asked.catch(() => {});
  return {
    initialize: ({ capabilities }) => {
      hints = capabilities?.workspace?.inlayHint?.refreshSupport === true;
      lenses = capabilities?.workspace?.codeLens?.refreshSupport === true;
    },
    refresh: () => {
      if (hints) quietly(connection.languages.inlayHint.refresh());
      if (lenses) quietly(connection.sendRequest('workspace/codeLens/refresh'));
    },
  };
}
