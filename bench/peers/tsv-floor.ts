/** A floor for what a check of the whole text costs: on every change all of it is cut into lines and cells and added up. */

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

function sumOfCells(text: string): string {
  let cells = 0;
  let sum = 0;
  for (const line of text.split('\n')) {
    for (const cell of line.split('\t')) {
      cells++;
      const value = Number(cell);
      if (!Number.isNaN(value)) sum += Math.round(value * 100);
    }
  }
  return `${cells} cells, ${sum}`;
}

documents.onDidChangeContent(({ document }) => {
  const start = { line: 0, character: 0 };
  connection.sendDiagnostics({
    uri: document.uri,
    version: document.version,
    diagnostics: [{ range: { start, end: start }, message: sumOfCells(document.getText()) }],
  });
});

documents.listen(connection);
connection.listen();
