/** Answers our own requests: the list of corrections, the summary of a document, and its conversion. */

import { correctionRows } from '../features/corrections';
import type { Answering } from './language-features';
import {
  CONVERT_REQUEST,
  type ConvertParams,
  type DocumentParams,
  FINDINGS_REQUEST,
  type FindingRow,
  SUMMARY_REQUEST,
  type Summary,
} from './requests';
import { summarise } from './summary';

export function answerOwnRequests({ connection, guard, service, documents }: Answering): void {
  connection.onRequest<readonly FindingRow[], void>(
    FINDINGS_REQUEST,
    guard.request<DocumentParams, readonly FindingRow[]>(FINDINGS_REQUEST, [], ({ uri }) => {
      const checked = documents.checked(uri);
      if (!checked) return [];
      const { document, diagnostics } = checked;
      return correctionRows(document, diagnostics, service().tables(document), (range) =>
        service().place(document, range),
      );
    }),
  );

  connection.onRequest<Summary | null, void>(
    SUMMARY_REQUEST,
    guard.request<DocumentParams, Summary | null>(SUMMARY_REQUEST, null, async ({ uri }) => {
      const checked = documents.checked(uri);
      return checked ? summarise(checked.document, service()) : null;
    }),
  );

  connection.onRequest<string | null, void>(
    CONVERT_REQUEST,
    guard.request<ConvertParams, string | null>(CONVERT_REQUEST, null, ({ uri, to }) => {
      const checked = documents.checked(uri);
      return checked ? service().convert(checked.document, to ?? 'budget') : null;
    }),
  );
}
