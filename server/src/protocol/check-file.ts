/** Checks files that are handed over without being opened: those of a folder, one after the other. */

import { type CancellationToken, type Diagnostic, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { drawn } from '../features/drawn';
import { placedDiagnostic } from '../features/origin';
import { refusalText } from '../features/refusal';
import type { CheckedDocument, Service, Settings } from '../service';
import type { Guard } from './guard';
import { type FileReading, type ReadOriginal, readFile } from './originals';
import { CHECK_FILE_REQUEST, type CheckFileParams, type CheckFileResult } from './requests';
import { summarise } from './summary';

/** What checking files takes. */
export interface FileChecking extends Omit<FileReading, 'locale'> {
  readonly guard: Guard;
  readonly service: () => Service;
  /** Those of the document at an address. */
  readonly settings: (uri: string) => Settings;
}

/** Answers `gouji/checkFile`. */
export function answerCheckFile(checking: FileChecking): void {
  const { connection, guard, service } = checking;
  const check = async (
    params: CheckFileParams,
    token: CancellationToken,
  ): Promise<CheckFileResult | ResponseError<void>> => {
    const document = await checkedFile(checking, params, token);
    if (!document) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    if ('refused' in document) return document;
    if (document.language === 'unrecognised') return { unrecognised: true };
    return {
      diagnostics: diagnosticsOf(document, service(), params.uri),
      summary: await summarise(document, service()),
    };
  };
  connection.onRequest<CheckFileResult, void>(
    CHECK_FILE_REQUEST,
    guard.request<CheckFileParams, CheckFileResult>(CHECK_FILE_REQUEST, null, check),
  );
}

/** Checks a file that was handed over, or says why it cannot be read; `undefined` where that was cancelled. */
export async function checkedFile(
  { service, settings, ...reading }: FileChecking,
  params: CheckFileParams,
  token: CancellationToken,
): Promise<CheckedDocument | { readonly refused: string } | undefined> {
  const { locale } = settings(params.uri);
  const read = await readFile({ ...reading, locale }, params, token);
  if (!read) return undefined;
  if ('refused' in read) return { refused: refusalText(read)(locale) };
  return checked(read, params.name, service(), settings(params.uri));
}

/** What is found in a file that is not open, with its place in the original. */
export function diagnosticsOf(document: CheckedDocument, service: Service, uri: string): Diagnostic[] {
  return drawn(service.diagnostics(document, uri), document.settings).map((diagnostic) =>
    placedDiagnostic(document, diagnostic),
  );
}

function checked(
  read: Exclude<ReadOriginal, { refused: unknown }>,
  name: string,
  service: Service,
  settings: Settings,
): CheckedDocument {
  if (!('text' in read)) return service.checkView(read, settings);
  return service.check(read.text, /\.budget$/i.test(name) ? 'budget' : 'plaintext', settings);
}
