/** Brings diagnostics to the client: pushed to clients that cannot ask for them, answered to those that can. */

import {
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Documents } from './documents';
import { type Guard, messagesRead } from './guard';
import { createScheduler, delaysAfter } from './scheduler';

/** Milliseconds that a check is thought to take before the first has ended. */
const USUAL_DURATION = 20;

const NOTHING: DocumentDiagnosticReport = { kind: 'full', items: [] };

export interface Diagnostics {
  readonly initialize: (params: InitializeParams) => void;
  /** Makes every open document's diagnostics anew, as the settings have changed. */
  readonly refresh: () => void;
}

/** Serves diagnostics; `session` tells the result ids of this server from those of an earlier one. */
export function createDiagnostics(
  connection: Connection,
  documents: Documents,
  guard: Guard,
  ready: () => Promise<void>,
  session: string,
): Diagnostics {
  let pulls = false;
  let refreshes = false;
  const published = new Map<string, number>();
  const durations = new Map<string, number>();

  const publish = async (uri: string): Promise<void> => {
    await ready();
    await messagesRead();
    const state = documents.state(uri);
    if (!state) return;
    const start = performance.now();
    const diagnostics = documents.checked(uri)?.diagnostics ?? [];
    durations.set(uri, performance.now() - start);
    // The check took a while: what came meanwhile may have superseded it, and then a newer one is on its way.
    await messagesRead();
    if (documents.state(uri)?.revision !== state.revision) return;
    if (published.get(uri) === state.revision) return;
    published.set(uri, state.revision);
    await connection.sendDiagnostics({ uri, version: state.version, diagnostics: [...diagnostics] });
  };

  const delaysOf = (uri: string) => delaysAfter(durations.get(uri) ?? USUAL_DURATION);
  const pushes = createScheduler(delaysOf, (uri) => {
    void guard.run('publishDiagnostics', () => publish(uri));
  });

  documents.onChange((uri) => {
    if (!pulls) pushes.request(uri);
  });
  documents.onClose((uri, version) => {
    pushes.cancel(uri);
    published.delete(uri);
    durations.delete(uri);
    if (pulls) return;
    void guard.run('publishDiagnostics', () => connection.sendDiagnostics({ uri, version, diagnostics: [] }));
  });

  const report = async ({
    textDocument: { uri },
    previousResultId,
  }: DocumentDiagnosticParams): Promise<
    DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>
  > => {
    const revision = documents.state(uri)?.revision;
    const checked = documents.checked(uri);
    await messagesRead();
    if (documents.state(uri)?.revision !== revision) {
      const retrigger = { retriggerRequest: true };
      return new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', retrigger);
    }
    if (!checked) return NOTHING;
    const resultId = `${session}.${checked.serial}`;
    if (resultId === previousResultId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: [...checked.diagnostics] };
  };
  connection.languages.diagnostics.on(guard.request('textDocument/diagnostic', NOTHING, report));

  return {
    initialize: ({ capabilities }) => {
      pulls = capabilities?.textDocument?.diagnostic !== undefined;
      refreshes = capabilities?.workspace?.diagnostics?.refreshSupport === true;
    },
    refresh: () => {
      if (!pulls) for (const uri of documents.uris()) pushes.request(uri);
      else if (refreshes) connection.languages.diagnostics.refresh();
    },
  };
}
