/** Recomputing the totals of a row, a table or the document, as text edits, and what speaks against it. */

import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import { askedIn, asksForValues } from '../disclosure/asked';
import type { Disclosure } from '../disclosure/model';
import { keptWords } from '../reconcile/kept-words';
import { editsFor } from '../reconcile/printing';
import { planRecompute, type Scope } from '../reconcile/recompute';
import type { Judged } from '../rules/model';
import { listNames } from '../rules/names';
import { say } from '../rules/wording';
import { ASKED } from '../text/pipe-table';
import { type Replacement, withReplacements } from '../text/replacement';
import { offsetAt, rangeOf } from '../text/snapshot';
import { offsetsBefore, type Stretch, withEdits } from '../text/stretches';
import { allFilledIn, filledIn } from './asked';
import { tableAt } from './lookup';
import type { CheckedDocument, Recomputation, RecomputeScope } from './model';
import { rangeOfPlace, stretchesOf, textEditOf } from './ranges';
import { verdictsAround } from './relations';
import { doubtText, unsureIn } from './unsure-codes';

const NOTHING: Recomputation = { edits: [], kept: [] };

/** What is recomputed goes into what is computed with `=`, which may show more of how a table is built: so often at most. */
const MOST_ROUNDS = 4;

/** Checks what a document has become, as it was checked. */
export type CheckAgain = (document: CheckedDocument, text: string) => CheckedDocument;

/**
 * The same as `recompute`, where `=` asks for values until nothing more changes: they follow from the totals that are recomputed,
 * which takes a check of the text with these. Other documents are not checked again.
 */
export function recomputeThoroughly(
  document: CheckedDocument,
  kind: RecomputeScope,
  position: Position | undefined,
  checkAgain: CheckAgain,
): Recomputation {
  const first = recompute(document, kind, position);
  if (!mayGoOn(document, first)) return first;
  const { snapshot } = document;
  let [now, last] = [document, first];
  let stretches: readonly Stretch[] = [];
  for (let round = 0; round < MOST_ROUNDS && last.edits.length > 0; round++) {
    const edits = stretchesOf(last.edits, now.snapshot);
    stretches = withEdits(stretches, edits);
    now = checkAgain(document, withReplacements(now.snapshot.text, edits.map(asReplacement)));
    // Rows stay on their lines, and cells in their rows.
    last = recompute(now, kind, position);
  }
  const offsetBefore = offsetsBefore(stretches);
  const before = ({ snapshot: after }: CheckedDocument, range: Range): Range =>
    rangeOf(snapshot, {
      start: offsetBefore(offsetAt(after, range.start)),
      end: offsetBefore(offsetAt(after, range.end)),
    });
  return {
    edits: stretches.map(({ text, ...span }) => ({ range: rangeOf(snapshot, span), newText: text })),
    kept: last.kept.map(({ range, message }) => ({ range: before(now, range), message })),
  };
}

/** Whether more may be known once edits are made: printed totals change under `=`, or some of it has no value yet. */
function mayGoOn({ snapshot, model }: CheckedDocument, { edits }: Recomputation): boolean {
  if (edits.length === 0 || !model.disclosures.some(asksForValues)) return false;
  const isFilledIn = ({ range }: TextEdit): boolean =>
    snapshot.text.slice(offsetAt(snapshot, range.start), offsetAt(snapshot, range.end)).trim() === ASKED;
  return !edits.every(isFilledIn) || model.disclosures.some(leavesOpen);
}

function leavesOpen({ tables }: Disclosure): boolean {
  return tables.some((table) => askedIn(table).some(({ text }) => text === undefined));
}

function asReplacement({ text, ...span }: Stretch): Replacement {
  return { ...span, newText: text };
}

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
    // A total that is recomputed changes what is computed from it: that is filled in once it is checked again.
    edits: edits.length > 0 ? edits : filledInScope(document, scope),
    kept: [
      ...kept.map((each) => ({
        range: rangeOfPlace(document, each.amount.place),
        message: keptWords(each)(locale),
      })),
      ...notFilledIn(document, scope),
    ],
  };
}

/** Why cells that ask are left: a code in doubt may belong to them, or not. */
function notFilledIn(document: CheckedDocument, scope: Scope): Recomputation['kept'] {
  if (scope.kind === 'amount' || !document.model.disclosures.some(asksForValues)) return [];
  const { amounts, rows } = unsureIn(document);
  if (amounts.size === 0) return [];
  const { locale } = document.settings;
  return rows
    .filter(({ table }) => scope.kind === 'document' || scope.table === table)
    .map((row) => {
      const names = listNames(row.above, locale, row.above.length);
      const why = doubtText(document, row);
      return {
        range: rangeOfPlace(document, row.code.places[0]),
        message: say(
          locale,
          `${names}等处的“=”没有填：${why}`,
          `“=” of ${names} and what follows from it is not filled in: ${why}`,
        ),
      };
    });
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
