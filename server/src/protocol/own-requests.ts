/** Answers our own requests: the list of corrections, the summary, tables to look at, conversions, and a new disclosure. */

import { correctionRows } from '../features/corrections';
import type { Settings } from '../features/model';
import type { Answering } from './language-features';
import {
  CONVERT_BESIDE_REQUEST,
  CONVERT_REQUEST,
  type ConvertBesideParams,
  type ConvertBesideResult,
  type ConvertParams,
  type DocumentParams,
  FINDINGS_REQUEST,
  type FindingRow,
  NEW_DISCLOSURE_REQUEST,
  type NewDisclosureParams,
  type NewDisclosureResult,
  OVERVIEW_REQUEST,
  type OverviewResult,
  SUMMARY_REQUEST,
  type Summary,
  TABLE_REQUEST,
  type TableParams,
  type TableResult,
} from './requests';
import { summarise } from './summary';

/** `settings` are those of documents that are not open yet. */
export function answerOwnRequests(
  { connection, guard, service, documents }: Answering,
  settings: () => Settings,
): void {
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

  connection.onRequest<OverviewResult, void>(
    OVERVIEW_REQUEST,
    guard.request<DocumentParams, OverviewResult>(OVERVIEW_REQUEST, null, async ({ uri }) => {
      const checked = documents.checked(uri);
      if (!checked) return null;
      const summary = await summarise(checked.document, service());
      return { summary, overview: service().overview(checked.document) };
    }),
  );

  connection.onRequest<TableResult, void>(
    TABLE_REQUEST,
    guard.request<TableParams, TableResult>(TABLE_REQUEST, null, (params) => {
      const checked = documents.checked(params.uri);
      return (checked && service().tableGrid(checked.document, params)) ?? null;
    }),
  );

  connection.onRequest<ConvertBesideResult, void>(
    CONVERT_BESIDE_REQUEST,
    guard.request<ConvertBesideParams, ConvertBesideResult>(
      CONVERT_BESIDE_REQUEST,
      null,
      ({ uri, position }) => {
        const checked = documents.checked(uri);
        return checked ? service().convertBeside(checked.document, position) : null;
      },
    ),
  );

  connection.onRequest<NewDisclosureResult, void>(
    NEW_DISCLOSURE_REQUEST,
    guard.request<NewDisclosureParams | undefined, NewDisclosureResult>(
      NEW_DISCLOSURE_REQUEST,
      null,
      (params) => service().newDisclosure(params?.year ?? new Date().getFullYear(), settings()),
    ),
  );

  connection.onRequest<string | null, void>(
    CONVERT_REQUEST,
    guard.request<ConvertParams, string | null>(CONVERT_REQUEST, null, ({ uri, to }) => {
      const checked = documents.checked(uri);
      return checked ? service().convert(checked.document, to ?? 'budget') : null;
    }),
  );
}
