/** Workspace diagnostics: of all that is open, and of the files of the folder, which the client lists and hands over one by one. */

import {
  type CancellationToken,
  type DiagnosticServerCancellationData,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Settings } from '../service';
import { checkedFile, diagnosticsOf, type FileChecking } from './check-file';
import { shown } from './diagnostics';
import type { Documents } from './documents';
import { messagesRead } from './guard';
import {
  LIST_FILES_REQUEST,
  type ListedFile,
  READ_BYTES_REQUEST,
  type ReadBytesParams,
  type ReadBytesResult,
} from './requests';

export interface WorkspaceDiagnostics {
  /** Learns whether the client can be asked for files. */
  readonly initialize: (params: InitializeParams) => void;
}

/** What is needed beside that for files. */
export interface WorkspaceChecking extends FileChecking {
  readonly documents: Documents;
  /** Tells the result ids of this server from those of an earlier one. */
  readonly session: string;
}

/** What a file was when it was last checked; one that is no disclosure, or cannot be read, is told nothing of. */
interface Known {
  readonly stamp: string;
  readonly settings: Settings;
  readonly resultId?: string;
}

/** Where a request is told how far it has got, and what is found meanwhile. */
interface Reporters {
  readonly progress: WorkDoneProgressReporter;
  readonly partial?: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>;
}

type Report = WorkspaceDocumentDiagnosticReport;
type Answer<R> = R | ResponseError<DiagnosticServerCancellationData>;

const NOTHING: WorkspaceDiagnosticReport = { items: [] };
const WARNING = 2;

/**
 * Answers `workspace/diagnostic`. Files are reported as they are checked where the client takes partial results, errors and
 * warnings only: the rest is shown when a file is opened. A client that hands over no files is told of what is open.
 */
export function answerWorkspaceDiagnostics(checking: WorkspaceChecking): WorkspaceDiagnostics {
  const { connection, guard, service, settings, documents, session } = checking;
  const files = new Map<string, Known>();
  let canAsk = false;
  let last = 0;

  const filesOfClient = async (token: CancellationToken): Promise<readonly ListedFile[]> => {
    if (!canAsk) return [];
    return (await connection.sendRequest<readonly ListedFile[] | null>(LIST_FILES_REQUEST, {}, token)) ?? [];
  };

  /** What fails for one document is logged and does not take the others with it. */
  const attempt = async <R>(what: string, work: () => Promise<R>): Promise<R | undefined> => {
    let result: R | undefined;
    await guard.run(`workspace/diagnostic ${what}`, async () => {
      result = await work();
    });
    return result;
  };

  const openReport = (uri: string, before: ReadonlyMap<string, string>): Report[] => {
    const checked = documents.checked(uri);
    if (!checked) return [];
    const resultId = `${session}.${checked.serial}`;
    const about = { uri, version: checked.version, resultId };
    if (before.get(uri) === resultId) return [{ kind: 'unchanged', ...about }];
    return [{ kind: 'full', ...about, items: [...shown(checked)] }];
  };

  const fileReport = async (
    { uri, name, stamp }: ListedFile,
    before: string | undefined,
    token: CancellationToken,
  ): Promise<Report | undefined> => {
    const known = files.get(uri);
    const now = settings(uri);
    const isSame = known?.stamp === stamp && known.settings === now;
    if (isSame && known.resultId === before)
      return before === undefined ? undefined : { kind: 'unchanged', uri, version: null, resultId: before };
    const params: ReadBytesParams = { uri };
    const read = await connection.sendRequest<ReadBytesResult>(READ_BYTES_REQUEST, params, token);
    const document = read && (await checkedFile(checking, { uri, name, content: read.content }, token));
    if (token.isCancellationRequested) return undefined;
    if (document && 'refused' in document) connection.console.info(`${name}: ${document.refused}`);
    const isChecked = document && !('refused' in document) && document.language !== 'unrecognised';
    if (!isChecked) {
      files.set(uri, { stamp, settings: now });
      return before === undefined ? undefined : emptied(uri);
    }
    const resultId = `${session}.file-${++last}`;
    files.set(uri, { stamp, settings: now, resultId });
    const items = diagnosticsOf(document, service(), uri).filter(
      ({ severity = WARNING }) => severity <= WARNING,
    );
    return { kind: 'full', uri, version: null, resultId, items };
  };

  const report = async (
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    { progress, partial }: Reporters,
  ): Promise<Answer<WorkspaceDiagnosticReport>> => {
    const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const found: Report[] = [];
    const tell = (reports: readonly Report[]): void => {
      if (reports.length === 0) return;
      if (partial) partial.report({ items: [...reports] });
      else found.push(...reports);
    };
    const listed = await attempt('', () => filesOfClient(token));
    progress.begin(
      settings('').locale === 'en' ? 'Checking the folder' : '正在校核文件夹',
      0,
      undefined,
      true,
    );
    try {
      for (const uri of documents.uris()) {
        tell((await attempt(uri, async () => openReport(uri, before))) ?? []);
        await messagesRead();
        if (token.isCancellationRequested) return cancelled();
      }
      for (const [index, file] of (listed ?? []).entries()) {
        if (token.isCancellationRequested) return cancelled();
        say(progress, file, index, listed?.length ?? 1);
        if (documents.state(file.uri)) continue;
        const told = await attempt(file.name, () => fileReport(file, before.get(file.uri), token));
        if (told) tell([told]);
        await messagesRead();
      }
      if (listed) tell(gone(listed, before));
      return token.isCancellationRequested ? cancelled() : { items: found };
    } finally {
      progress.done();
    }
  };

  /** Files that were told of and are there no longer: nothing is found in them any more. */
  const gone = (listed: readonly ListedFile[], before: ReadonlyMap<string, string>): Report[] => {
    const there = new Set([...listed.map(({ uri }) => uri), ...documents.uris()]);
    for (const uri of files.keys()) if (!there.has(uri)) files.delete(uri);
    return [...before.keys()].filter((uri) => !there.has(uri)).map(emptied);
  };

  connection.languages.diagnostics.onWorkspace((params, token, progress, partial) =>
    guard.request<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, DiagnosticServerCancellationData>(
      'workspace/diagnostic',
      NOTHING,
      (given, cancelling) => report(given, cancelling, { progress, partial }),
    )(params, token),
  );
  return {
    initialize: ({ initializationOptions }) => {
      canAsk = initializationOptions?.listFiles === true;
    },
  };
}

function emptied(uri: string): Report {
  return { kind: 'full', uri, version: null, items: [] };
}

function cancelled<E>(): ResponseError<E> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}

function say(progress: WorkDoneProgressReporter, { name }: ListedFile, done: number, total: number): void {
  progress.report(Math.floor((100 * done) / total), `${done + 1}/${total} ${name}`);
}
