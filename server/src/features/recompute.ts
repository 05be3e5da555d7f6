/** Recomputing the totals of a row, a table or the document, as text edits, and what speaks against it. */

import type { Position, TextEdit } from 'vscode-languageserver-types';
import { keptWords } from '../reconcile/kept-words';
import { editsFor } from '../reconcile/printing';
import { planRecompute, type Scope } from '../reconcile/recompute';
import type { Judged } from '../rules/model';
import { allFilledIn, filledIn } from './asked';
import { tableAt } from './lookup';
import type { CheckedDocument, Recomputation, RecomputeScope } from './model';
import { rangeOfPlace, textEditOf } from './ranges';
import { verdictsAround } from './relations';

const NOTHING: Recomputation = { edits: [], kept: [] };

/** What recomputing the row or table at a position, or the document, comes to; nothing outside tables. */
export function recompute(
  document: CheckedDocument,
  kind: RecomputeScope,
  position?: Position,
): Recomputation {
  const scope = scopeAt(document, kind, position);
  return scope ? recomputeScope(document, scope) : NOTHING;
}

/** The same for a scope; nothing where its totals are right, and in a document that was not read to its end. */
export function recomputeScope(document: CheckedDocument, scope: Scope): Recomputation {
  // Sums over a part of a text would be wrong, and wrong sums must not be written.
  if (document.partial) return NOTHING;
  const { changes, kept } = planRecompute(judgedAround(document, scope), document.localised, scope);
  const { locale } = document.settings;
  const edits = editsFor(changes).map((edit) => textEditOf(document, edit));
  return {
    // A total that is recomputed changes what is computed from it: that is filled in the next time.
    edits: edits.length > 0 ? edits : filledInScope(document, scope),
    kept: kept.map((each) => ({
      range: rangeOfPlace(document, each.amount.place),
      message: keptWords(each)(locale),
    })),
  };
}

function filledInScope(document: CheckedDocument, scope: Scope): TextEdit[] {
  if (scope.kind === 'document') return allFilledIn(document);
  return scope.kind === 'amount'
    ? []
    : filledIn(document, scope.table, 'row' in scope ? scope.row : undefined);
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
