/** Completion in relation blocks: columns and tables, rows behind a table, columns behind a row. */

import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { Disclosure, TableModel } from '../disclosure/model';
import { quotedName, typedName } from '../disclosure/stated/typed';
import { statedBlocks } from '../rules/stated/blocks';
import { findTable } from '../rules/stated/resolve';
import { lineText, offsetAt, rangeOf } from '../text/snapshot';
import { blockAt } from './lookup';
import { CompletionItemKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { spanOfPlace } from './ranges';

/** What may be named at a position of a relation block; `undefined` outside of one. */
export function statedCompletion(document: CheckedDocument, position: Position): CompletionList | undefined {
  const { snapshot } = document;
  const found = blockAt(document, position);
  const offset = offsetAt(snapshot, position);
  const stated =
    found &&
    statedBlocks(found.disclosure).find(({ place }) => {
      const { start, end } = spanOfPlace(document, place);
      return place.block === found.block && start <= offset && offset <= end;
    });
  if (!stated) return undefined;
  const typed = typedName(lineText(snapshot, position.line).slice(0, position.character));
  const range = rangeOf(snapshot, { start: offset - typed.length, end: offset });
  const items = namesFor(found.disclosure, stated.above, typed).map(
    ({ name, detail, after = '' }): CompletionItem => ({
      label: name,
      kind: CompletionItemKind.Value,
      detail,
      filterText: `${name} ${quotedName(name)}`,
      textEdit: { range, newText: quotedName(name) + after },
    }),
  );
  return { isIncomplete: false, items };
}

interface Proposal {
  readonly name: string;
  readonly detail: string;
  /** What goes on behind the name. */
  readonly after?: string;
}

function namesFor(
  disclosure: Disclosure,
  above: TableModel | undefined,
  { table, row }: ReturnType<typeof typedName>,
): Proposal[] {
  const named = table === undefined ? above : tableNamed(disclosure, table);
  if (row !== undefined) return named ? columnsOf(named) : [];
  if (table !== undefined) return named ? rowsOf(named) : [];
  return [...(above ? [...columnsOf(above), ...rowsOf(above)] : []), ...titlesOf(disclosure)];
}

function tableNamed({ tables }: Disclosure, text: string): TableModel | undefined {
  const found = findTable(tables, { text, place: { block: tables[0]?.table, start: 0, end: 0 } });
  return 'one' in found ? found.one : undefined;
}

function columnsOf({ title, columns, panels }: TableModel): Proposal[] {
  const amounts = new Set(panels.flatMap(({ amountColumns }) => amountColumns));
  return columns
    .filter(({ index }) => amounts.has(index))
    .map(({ path }) => ({ name: path.join('/'), detail: title }));
}

/** A row by its code where it has one: names may occur twice. */
function rowsOf({ panels }: TableModel): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const { code, label } of panels.flatMap(({ rows }) => rows)) {
    const name = code?.digits ?? label;
    if (name !== '' && !proposals.has(name)) proposals.set(name, { name, detail: label, after: '.' });
  }
  return [...proposals.values()];
}

function titlesOf({ tables }: Disclosure): Proposal[] {
  const titles = new Set(tables.map(({ title }) => title).filter((title) => title !== ''));
  return [...titles].map((name) => ({ name, detail: '', after: '!' }));
}
