/** Recomputing the totals of a row, a table or the document, as text edits. */

import type { Position, TextEdit } from 'vscode-languageserver-types';
import { planRecompute, type Scope } from '../reconcile/recompute';
import type { CheckedDocument, RecomputeScope } from './model';
import { tableAt, textEditOf } from './ranges';

/** The edits for the row or table at a position, or for the document; none outside tables. */
export function recompute(document: CheckedDocument, kind: RecomputeScope, position?: Position): TextEdit[] {
  const scope = scopeAt(document, kind, position);
  return scope ? recomputeScope(document, scope) : [];
}

/** The edits for a scope; none where its totals are right. */
export function recomputeScope(document: CheckedDocument, scope: Scope): TextEdit[] {
  return planRecompute(document.judged, document.localised, scope).map((edit) => textEditOf(document, edit));
}

function scopeAt(document: CheckedDocument, kind: RecomputeScope, position?: Position): Scope | undefined {
  if (kind === 'document') return { kind };
  const found = position && tableAt(document, position);
  if (!found) return undefined;
  const { table, row } = found;
  if (kind === 'table') return { kind, table };
  return row === undefined ? undefined : { kind, table, row };
}
