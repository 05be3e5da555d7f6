/** The JSON service of VS Code behind a thin server without delays, which parses a version once. */

import { getLanguageService, type JSONDocument } from 'vscode-json-languageservice';
import {
  createConnection,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const service = getLanguageService({});
const parsed = new Map<string, { readonly version: number; readonly json: JSONDocument }>();

function parse(document: TextDocument): JSONDocument {
  const known = parsed.get(document.uri);
  if (known?.version === document.version) return known.json;
  const json = service.parseJSONDocument(document);
  parsed.set(document.uri, { version: document.version, json });
  return json;
}

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    documentSymbolProvider: true,
  },
}));

connection.onHover(async ({ textDocument, position }) => {
  const document = documents.get(textDocument.uri);
  return document ? service.doHover(document, position, parse(document)) : null;
});

connection.onDocumentSymbol(({ textDocument }) => {
  const document = documents.get(textDocument.uri);
  return document ? service.findDocumentSymbols2(document, parse(document)) : [];
});

documents.onDidChangeContent(async ({ document }) => {
  const diagnostics = await service.doValidation(document, parse(document));
  connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
});

documents.listen(connection);
connection.listen();
