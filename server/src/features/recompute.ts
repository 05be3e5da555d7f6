/** Recomputing the totals of a row, a table or the document, as text edits. */

import type { Position, TextEdit } from 'vscode-languageserver-types';
import { planRecompute, type Scope } from '../reconcile/recompute';
import type { Judged } from '../rules/model';
import { tableAt } from './lookup';
import type { CheckedDocument, RecomputeScope } from './model';
import { textEditOf } from './ranges';
import { verdictsAround } from './relations';

/** The edits for the row or table at a position, or for the document; none outside tables. */
export function recompute(document: CheckedDocument, kind: RecomputeScope, position?: Position): TextEdit[] {
  const scope = scopeAt(document, kind, position);
  return scope ? recomputeScope(document, scope) : [];
}

/** The edits for a scope; none where its totals are right, and none in a document that was not read to its end. */
export function recomputeScope(document: CheckedDocument, scope: Scope): TextEdit[] {
  // Sums over a part of a text would be wrong, and wrong sums must not be written.
  if (document.partial) return [];
  const judged = judgedAround(document, scope);
  return planRecompute(judged, document.localised, scope).map((edit) => textEditOf(document, edit));
}

/** Relations hold within one disclosure: those of the others need not be looked through. */
function judgedAround(document: CheckedDocument, scope: Scope): readonly Judged[] {
  if (scope.kind === 'document') return document.judged;
  const block = scope.kind === 'amount' ? scope.amount.place.block : scope.table.table;
  return verdictsAround(document, block)?.judged ?? [];
}

function scopeAt(document: CheckedDocument, kind: RecomputeScope, position?: Position): Scope | undefined {
  if (kind === 'document') return { kind };
  const found = position && tableAt(document, position);
  if (!found) return undefined;
  const { table, row } = found;
  if (kind === 'table') return { kind, table };
  return row === undefined ? undefined : { kind, table, row };
}
