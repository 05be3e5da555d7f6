/** Answers the requests of LSP on how a document is built: folding, selecting, marking, links, sums as calls, and colours. */

import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Answering } from './language-features';
import { createTokenReports } from './token-reports';

/** `session` tells the result ids of this server from those of an earlier one. */
export function answerStructureFeatures(
  { connection, guard, service, documents, client }: Answering,
  session: string,
): void {
  const { languages } = connection;

  connection.onFoldingRanges(
    guard.request('textDocument/foldingRange', [], ({ textDocument: { uri } }) => {
      const checked = documents.checked(uri);
      return checked ? service().foldingRanges(checked.document, client.foldingLimit) : [];
    }),
  );

  connection.onSelectionRanges(
    guard.request('textDocument/selectionRange', [], ({ textDocument: { uri }, positions }) => {
      const checked = documents.checked(uri);
      return checked ? service().selectionRanges(checked.document, positions) : [];
    }),
  );

  connection.onDocumentHighlight(
    guard.request('textDocument/documentHighlight', [], ({ textDocument: { uri }, position }) => {
      const checked = documents.checked(uri);
      return checked ? service().documentHighlights(checked.document, position) : [];
    }),
  );

  connection.onDocumentLinks(
    guard.request('textDocument/documentLink', [], ({ textDocument: { uri } }) => {
      const checked = documents.checked(uri);
      return checked ? service().documentLinks(checked.document, uri) : [];
    }),
  );

  languages.callHierarchy.onPrepare(
    guard.request('textDocument/prepareCallHierarchy', [], ({ textDocument: { uri }, position }) => {
      const checked = documents.checked(uri);
      return checked ? service().prepareCallHierarchy(checked.document, position, uri) : [];
    }),
  );

  languages.callHierarchy.onIncomingCalls(
    guard.request('callHierarchy/incomingCalls', [], ({ item }) => {
      const checked = documents.checked(item.uri);
      return checked ? service().incomingCalls(checked.document, item) : [];
    }),
  );

  languages.callHierarchy.onOutgoingCalls(
    guard.request('callHierarchy/outgoingCalls', [], ({ item }) => {
      const checked = documents.checked(item.uri);
      return checked ? service().outgoingCalls(checked.document, item) : [];
    }),
  );

  const tokens = createTokenReports(session, (document) => service().semanticTokens(document));
  documents.onClose(tokens.forget);
  const NONE: SemanticTokens = { data: [] };

  languages.semanticTokens.on(
    guard.request<SemanticTokensParams, SemanticTokens>(
      'textDocument/semanticTokens/full',
      NONE,
      ({ textDocument: { uri } }) => {
        const checked = documents.checked(uri);
        return checked ? tokens.full(checked) : NONE;
      },
    ),
  );

  languages.semanticTokens.onDelta(
    guard.request<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      'textDocument/semanticTokens/full/delta',
      NONE,
      ({ textDocument: { uri }, previousResultId }) => {
        const checked = documents.checked(uri);
        return checked ? tokens.since(checked, previousResultId) : NONE;
      },
    ),
  );

  languages.semanticTokens.onRange(
    guard.request<SemanticTokensRangeParams, SemanticTokens>(
      'textDocument/semanticTokens/range',
      NONE,
      ({ textDocument: { uri }, range }) => {
        const checked = documents.checked(uri);
        return checked ? { data: service().semanticTokens(checked.document, range) } : NONE;
      },
    ),
  );
}
