/** Tables, terms and codes of a document by what was typed of their names. */

import type { Range, WorkspaceSymbol } from 'vscode-languageserver-types';
import type { TableModel } from '../disclosure/model';
import { nameKey } from '../text/normalise';
import { SymbolKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';
import { kindOfCode } from './symbols';

const MOST_SYMBOLS = 200;

type Offer = (name: string, kind: SymbolKind, range: () => Range, containerName?: string) => void;

/** Tables, terms and codes of a document whose name has what was typed. */
export function workspaceSymbols(document: CheckedDocument, uri: string, query: string): WorkspaceSymbol[] {
  const key = nameKey(query);
  const found: WorkspaceSymbol[] = [];
  const offer: Offer = (name, kind, range, containerName) => {
    if (found.length >= MOST_SYMBOLS || !nameKey(name).includes(key)) return;
    found.push({ name, kind, location: { uri, range: range() }, containerName });
  };
  for (const { tables, glossary, body } of document.model.disclosures) {
    for (const model of tables) {
      const { table, title, titlePlace } = model;
      const place = titlePlace ?? { block: table, start: table.start, end: table.start };
      if (title !== '') offer(title, SymbolKind.Struct, () => rangeOfPlace(document, place), body);
    }
    for (const { term, termPlace } of glossary) {
      offer(term, SymbolKind.Key, () => rangeOfPlace(document, termPlace), body);
    }
    if (key !== '') offerCodes(tables, offer, document);
  }
  return found;
}

/** Each code once a table, and only where something was typed: there are many. */
function offerCodes(tables: readonly TableModel[], offer: Offer, document: CheckedDocument): void {
  for (const { panels, title } of tables) {
    for (const { code, label } of panels.flatMap(({ rows }) => rows)) {
      if (!code) continue;
      offer(`${code.digits} ${label}`, kindOfCode(code), () => rangeOfPlace(document, code.places[0]), title);
    }
  }
}
