/** The smallest useful server on vscode-languageserver: it keeps the document and publishes one diagnostic a change. */

import {
  createConnection,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));

documents.onDidChangeContent(({ document }) => {
  const start = { line: 0, character: 0 };
  const message = `${document.lineCount} lines`;
  connection.sendDiagnostics({
    uri: document.uri,
    version: document.version,
    diagnostics: [{ range: { start, end: start }, message }],
  });
});

documents.listen(connection);
connection.listen();
