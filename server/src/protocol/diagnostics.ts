/** Brings diagnostics to the client: pushed to clients that cannot ask for them, answered to those that can. */

import {
  type Connection,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { drawn } from '../features/drawn';
import { placedDiagnostic } from '../features/origin';
import type { Checked, Documents, State } from './documents';
import { type Guard, messagesRead } from './guard';
import { createScheduler, type Delays, delaysAfter } from './scheduler';

/** Milliseconds that a check is thought to take before the first has ended. */
const USUAL_DURATION = 20;

/** How long the check waits that comes after a first look: longer than between two keys of a fast typist. */
const REST: Delays = { quiet: 150, atMost: 600 };

/** What a client was last told of a document. */
interface Published {
  readonly revision: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what to publish of a document; nothing where only a check can tell. */
type Find = () => readonly Diagnostic[] | undefined | Promise<readonly Diagnostic[] | undefined>;

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
  const published = new Map<string, Published>();
  const durations = new Map<string, number>();

  const send = async (
    uri: string,
    { revision, version }: State,
    diagnostics: readonly Diagnostic[],
  ): Promise<void> => {
    const before = published.get(uri);
    if (before?.revision === revision && saysTheSame(before.diagnostics, diagnostics)) return;
    published.set(uri, { revision, diagnostics });
    await connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
  };

  /** Publishes what `find` finds in the current version, if it finds out. */
  const publish = async (uri: string, find: Find): Promise<void> => {
    await ready();
    await messagesRead();
    const state = documents.state(uri);
    if (!state) return;
    const start = performance.now();
    const diagnostics = await find();
    // This took a while: what came meanwhile may have superseded it, and then a newer one is on its way.
    await messagesRead();
    if (!diagnostics || documents.state(uri)?.revision !== state.revision) return;
    await send(uri, state, diagnostics);
    durations.set(uri, performance.now() - start);
  };

  const check = async (uri: string): Promise<readonly Diagnostic[]> => {
    await documents.prepare(uri);
    const checked = documents.checked(uri);
    return checked ? shown(checked) : [];
  };

  /** What an edit did to the amount it touched is said at once; the rest is checked when the keyboard rests. */
  const lookOrCheck = (uri: string): readonly Diagnostic[] | Promise<readonly Diagnostic[]> => {
    const seen = documents.firstLook(uri);
    if (seen) rests.request(uri);
    return seen ?? check(uri);
  };

  /** The first page of a long document is published before all of it is checked. */
  const publishAll = async (uri: string): Promise<void> => {
    if (documents.hasFirstPage(uri)) await publish(uri, () => documents.firstPage(uri));
    await publish(uri, () => lookOrCheck(uri));
  };

  const delaysOf = (uri: string) => delaysAfter(durations.get(uri) ?? USUAL_DURATION);
  const pushes = createScheduler('at once', delaysOf, (uri) => {
    void guard.run('publishDiagnostics', () => publishAll(uri));
  });
  const rests = createScheduler(
    'after a pause',
    () => REST,
    (uri) => {
      void guard.run('publishDiagnostics', () => publish(uri, () => check(uri)));
    },
  );

  documents.onChange((uri) => {
    if (pulls) return;
    rests.postpone(uri);
    pushes.request(uri);
  });
  documents.onClose((uri, version) => {
    pushes.cancel(uri);
    rests.cancel(uri);
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
    return { kind: 'full', resultId, items: [...shown(checked)] };
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

/** Of the view of an original, with the place there: an editor shows the line of the view only. */
export function shown({ document, diagnostics }: Checked): readonly Diagnostic[] {
  const told = drawn(diagnostics, document.settings);
  return document.original ? told.map((diagnostic) => placedDiagnostic(document, diagnostic)) : told;
}

/** Diagnostics that a check takes over from the one before are the same objects. */
function saysTheSame(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((one, index) => isAlike(one, b[index]));
}

function isAlike(a: Diagnostic, b: Diagnostic): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
