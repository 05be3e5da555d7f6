/** Originals whose views are open: read elsewhere on request, kept as long as their views are. */

import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { refusalText } from '../features/refusal';
import type { Locale } from '../rules/model';
import type { CheckedOriginal } from '../service';
import type { Opened } from '../sources/model';
import type { Guard } from './guard';
import { OPEN_ORIGINAL_REQUEST, type OpenOriginalParams, type OpenOriginalResult } from './requests';

/** What reading a file comes to: the view of an original, or why there is none; the text of what is none. */
export type ReadOriginal =
  | CheckedOriginal
  | Extract<Opened, { refused: unknown }>
  | { readonly text: string };

/** How an original is to be read. */
export interface Reading {
  /** The bytes in base64. */
  readonly content: string;
  readonly name: string;
  /** Told of pages or sheets while they are read. */
  readonly progress: (done: number, total: number) => void;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** Reads an original without holding up the documents that are open; rejects when it is aborted. */
export type OriginalReader = (reading: Reading) => Promise<ReadOriginal>;

export interface Originals {
  /** The view that was made for an address. */
  readonly at: (uri: string) => CheckedOriginal | undefined;
  /** Forgets it, as its document was closed. */
  readonly forget: (uri: string) => void;
  /** Reads the original that is handed over and keeps its view; a reading for the same address that still runs ends. */
  readonly open: (
    params: OpenOriginalParams,
    token: CancellationToken,
  ) => Promise<OpenOriginalResult | ResponseError<void>>;
}

const NO_ORIGINAL = { refused: 'not-what-its-name-says' } as const;

/** Keeps views of originals; `onOpened` is called with the address of each that was made. */
export function createOriginals(
  connection: Connection,
  read: OriginalReader,
  locale: () => Locale,
  onOpened: (uri: string) => void,
): Originals {
  const views = new Map<string, CheckedOriginal>();
  const running = new Map<string, AbortController>();

  const readOnce = async (
    params: OpenOriginalParams,
    token: CancellationToken,
  ): Promise<ReadOriginal | undefined> => {
    const { uri } = params;
    running.get(uri)?.abort();
    const controller = new AbortController();
    running.set(uri, controller);
    try {
      return await readFile({ connection, read, locale: locale() }, params, token, controller);
    } finally {
      if (running.get(uri) === controller) running.delete(uri);
    }
  };

  return {
    at: (uri) => views.get(uri),
    forget: (uri) => {
      views.delete(uri);
    },
    open: async (params, token) => {
      const opened = await readOnce(params, token);
      if (!opened) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      if ('text' in opened) return { refused: refusalText(NO_ORIGINAL)(locale()) };
      if ('refused' in opened) return { refused: refusalText(opened)(locale()) };
      views.set(params.uri, opened);
      onOpened(params.uri);
      return { text: opened.view.text };
    },
  };
}

/** What reading files takes. */
export interface FileReading {
  readonly connection: Connection;
  readonly read: OriginalReader;
  readonly locale: Locale;
}

/** Reads a file that was handed over, with its progress; `undefined` where it was cancelled. */
export async function readFile(
  { connection, read, locale }: FileReading,
  { name, content, workDoneToken }: OpenOriginalParams,
  token: CancellationToken,
  controller = new AbortController(),
): Promise<ReadOriginal | undefined> {
  const cancelling = token.onCancellationRequested(() => controller.abort());
  const progress = createProgress(connection, workDoneToken, locale);
  try {
    return await read({ content, name, progress: progress.report, signal: controller.signal });
  } catch (error) {
    if (controller.signal.aborted) return undefined;
    throw error;
  } finally {
    progress.end();
    cancelling.dispose();
  }
}

/** Milliseconds between two reports: an eye follows no faster. */
const BETWEEN_REPORTS = 100;

/** Tells the client of pages that were read, where it has given a token for that. */
function createProgress(
  { window }: Connection,
  token: OpenOriginalParams['workDoneToken'],
  locale: Locale,
): { readonly report: (done: number, total: number) => void; readonly end: () => void } {
  const told = window.attachWorkDoneProgress(token);
  let last = 0;
  told.begin(locale === 'en' ? 'Reading' : '正在读取', 0);
  return {
    report: (done, total) => {
      const now = performance.now();
      if (now - last < BETWEEN_REPORTS) return;
      last = now;
      told.report(Math.floor((100 * done) / total), `${done}/${total}`);
    },
    end: () => told.done(),
  };
}

/** Answers `gouji/openOriginal`. */
export function answerOpenOriginal(connection: Connection, guard: Guard, { open }: Originals): void {
  connection.onRequest<OpenOriginalResult, void>(
    OPEN_ORIGINAL_REQUEST,
    guard.request<OpenOriginalParams, OpenOriginalResult>(OPEN_ORIGINAL_REQUEST, null, open),
  );
}
