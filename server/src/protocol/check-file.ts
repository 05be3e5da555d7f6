/** Checks files that are handed over without being opened: those of a folder, one after the other. */

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
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
  readonly settings: () => Settings;
}

/** Answers `gouji/checkFile`. */
export function answerCheckFile({ guard, service, settings, ...reading }: FileChecking): void {
  const check = async (
    params: CheckFileParams,
    token: CancellationToken,
  ): Promise<CheckFileResult | ResponseError<void>> => {
    const { locale } = settings();
    const read = await readFile({ ...reading, locale }, params, token);
    if (!read) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    if ('refused' in read) return { refused: refusalText(read)(locale) };
    const document = checked(read, params.name, service(), settings());
    if (document.language === 'unrecognised') return { unrecognised: true };
    const found = service().diagnostics(document, params.uri);
    return {
      diagnostics: found.map((diagnostic) => placedDiagnostic(document, diagnostic)),
      summary: await summarise(document, service()),
    };
  };
  reading.connection.onRequest<CheckFileResult, void>(
    CHECK_FILE_REQUEST,
    guard.request<CheckFileParams, CheckFileResult>(CHECK_FILE_REQUEST, null, check),
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
