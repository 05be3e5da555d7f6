/** The outline of a document: its sections with their tables, and the tables alone where there are no sections. */

import type { DocumentSymbol, Position, Range, WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Disclosure, Section, TableModel } from '../disclosure/model';
import { say } from '../rules/wording';
import { nameKey } from '../text/normalise';
import { SymbolKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';

/** Nested by the levels of headings; a table stands in the narrowest section around it. */
export function documentSymbols(document: CheckedDocument): DocumentSymbol[] {
  return document.model.disclosures.flatMap((disclosure) => outlineOf(document, disclosure));
}

/** A symbol with the level of its heading; tables are below all headings. */
interface Item {
  readonly level: number;
  readonly symbol: DocumentSymbol;
}

const TABLE_LEVEL = 10;

function outlineOf(document: CheckedDocument, disclosure: Disclosure): DocumentSymbol[] {
  const items: Item[] = [
    ...disclosure.outline.sections.map((section) => sectionItem(document, section)),
    ...disclosure.tables.map((table) => tableItem(document, table)),
  ].sort((a, b) => compare(a.symbol.range.start, b.symbol.range.start) || a.level - b.level);
  const tops: DocumentSymbol[] = [];
  const open: Item[] = [];
  for (const item of items) {
    while (open.length > 0 && !holds(open[open.length - 1], item)) open.pop();
    const parent = open.at(-1)?.symbol;
    if (parent) {
      parent.children ??= [];
      parent.children.push(item.symbol);
    } else tops.push(item.symbol);
    open.push(item);
  }
  return tops;
}

function holds(outer: Item, inner: Item): boolean {
  return outer.level < inner.level && compare(inner.symbol.range.end, outer.symbol.range.end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function sectionItem(document: CheckedDocument, { title, level, place, end }: Section): Item {
  const selectionRange = rangeOfPlace(document, place);
  const last = rangeOfPlace(document, end).end;
  const range = {
    start: selectionRange.start,
    end: compare(last, selectionRange.end) > 0 ? last : selectionRange.end,
  };
  return { level, symbol: { name: title || '—', kind: SymbolKind.Namespace, range, selectionRange } };
}

function tableItem(document: CheckedDocument, model: TableModel): Item {
  const { table, titlePlace, unit, year } = model;
  const range = rangeOfPlace(document, { block: table, start: table.start, end: table.end });
  const name = model.title || say(document.settings.locale, '无题表', 'Table without a title');
  const detail = [year, unit].filter((each) => each !== undefined).join(' ');
  const printed = titlePlace && rangeOfPlace(document, titlePlace);
  const selectionRange =
    printed && isWithin(printed, range) ? printed : { start: range.start, end: range.start };
  return { level: TABLE_LEVEL, symbol: { name, detail, kind: SymbolKind.Array, range, selectionRange } };
}

function isWithin(inner: Range, outer: Range): boolean {
  return compare(inner.start, outer.start) >= 0 && compare(inner.end, outer.end) <= 0;
}

const MOST_SYMBOLS = 200;

/** Tables, terms and codes of a document whose name has what was typed. */
export function workspaceSymbols(document: CheckedDocument, uri: string, query: string): WorkspaceSymbol[] {
  const key = nameKey(query);
  const found: WorkspaceSymbol[] = [];
  const offer = (name: string, kind: SymbolKind, range: () => Range, containerName?: string): void => {
    if (found.length >= MOST_SYMBOLS || !nameKey(name).includes(key)) return;
    found.push({ name, kind, location: { uri, range: range() }, containerName });
  };
  for (const { tables, glossary, body } of document.model.disclosures) {
    for (const model of tables) {
      const { table, title, titlePlace } = model;
      const place = titlePlace ?? { block: table, start: table.start, end: table.start };
      if (title !== '') offer(title, SymbolKind.Array, () => rangeOfPlace(document, place), body);
    }
    for (const { term, termPlace } of glossary) {
      offer(term, SymbolKind.String, () => rangeOfPlace(document, termPlace), body);
    }
    if (key !== '') offerCodes(tables, offer, document);
  }
  return found;
}

/** Each code once a table, and only where something was typed: there are many. */
function offerCodes(
  tables: readonly TableModel[],
  offer: (name: string, kind: SymbolKind, range: () => Range, containerName?: string) => void,
  document: CheckedDocument,
): void {
  for (const { panels, title } of tables) {
    for (const { code, label } of panels.flatMap(({ rows }) => rows)) {
      if (!code) continue;
      offer(
        `${code.digits} ${label}`,
        SymbolKind.Number,
        () => rangeOfPlace(document, code.places[0]),
        title,
      );
    }
  }
}
