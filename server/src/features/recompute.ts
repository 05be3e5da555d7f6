/** Recomputing the totals of a row, a table or the document, as text edits. */

import type { Position, TextEdit } from 'vscode-languageserver-types';
import type { Amount, DocumentModel, TableModel } from '../disclosure/model';
import type { Edit, Judged } from '../rules/model';
import type { CheckedDocument, RecomputeScope } from './model';
import { tableAt, textEditOf } from './ranges';

/** What is to be recomputed: one amount and everything above it, a row (index into `table.rows`), a table, everything. */
export type Scope =
  | { readonly kind: 'amount'; readonly amount: Amount }
  | { readonly kind: 'row'; readonly table: TableModel; readonly row: number }
  | { readonly kind: 'table'; readonly table: TableModel }
  | { readonly kind: 'document' };

/** Plans the edits that make the totals of a scope right; none where they are. */
export type PlanRecompute = (
  model: DocumentModel,
  judged: readonly Judged[],
  scope: Scope,
) => readonly Edit[];

/** The edits for the row or table at a position, or for the document; none outside tables. */
export function recompute(
  document: CheckedDocument,
  plan: PlanRecompute,
  kind: RecomputeScope,
  position?: Position,
): TextEdit[] {
  const scope = scopeAt(document, kind, position);
  return scope ? recomputeScope(document, plan, scope) : [];
}

/** The edits for a scope. */
export function recomputeScope(document: CheckedDocument, plan: PlanRecompute, scope: Scope): TextEdit[] {
  return plan(document.model, document.judged, scope).map((edit) => textEditOf(document, edit));
}

function scopeAt(document: CheckedDocument, kind: RecomputeScope, position?: Position): Scope | undefined {
  if (kind === 'document') return { kind };
  const found = position && tableAt(document, position);
  if (!found) return undefined;
  const { table, row } = found;
  if (kind === 'table') return { kind, table };
  return row === undefined ? undefined : { kind, table, row };
}
