/** Mends a text: certain repairs, and totals recomputed where asked for, until nothing more changes. */

import type { TextEdit } from 'vscode-languageserver-types';
import type { CheckedDocument, Recomputation, Service } from '../service';
import { offsetAt, positionAt, type Snapshot } from '../text/snapshot';
import { offsetsBefore, type Stretch, withEdits } from '../text/stretches';
import { applyEdits } from './edits';

/** One change, at its place in the text as it was, counted from 0. */
export interface Change {
  readonly line: number;
  readonly character: number;
  readonly before: string;
  readonly after: string;
}

export interface Mended {
  readonly text: string;
  /** In order of position. */
  readonly changes: readonly Change[];
  /** Totals that were to be recomputed and stay as they are printed, with the reason; places as in the text as it was. */
  readonly kept: readonly (Pick<Change, 'line' | 'character'> & { readonly message: string })[];
}

export interface Wishes {
  /** Codes of the findings whose repairs are made; all when absent. */
  readonly only?: readonly string[];
  readonly recompute: boolean;
}

/** A mended place may bear witness for another one; chains are shorter than this. */
const MOST_ROUNDS = 8;

/**
 * The text once everything wished for is done, so that asking again changes nothing. `check` checks a text as this one was
 * checked. `undefined` where edits overlap, which is a mistake in the program.
 */
export function mend(
  document: CheckedDocument,
  wishes: Wishes,
  service: Service,
  check: (text: string) => CheckedDocument,
): Mended | undefined {
  const original = document.snapshot;
  let now = document;
  let stretches: readonly Stretch[] = [];
  let kept: Recomputation['kept'] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const repairs = service.fixAll(now, wishes.only);
    const totals = repairs.length > 0 || !wishes.recompute ? NOTHING : service.recompute(now, 'document');
    const edits = repairs.length > 0 ? repairs : totals.edits;
    kept = totals.kept;
    if (edits.length === 0) break;
    const text = applyEdits(now.snapshot.text, edits);
    if (text === undefined) return undefined;
    stretches = withEdits(stretches, placed(edits, now.snapshot));
    now = check(text);
  }
  const placeOf = (offset: number) => positionAt(original, offset);
  const offsetBefore = offsetsBefore(stretches);
  return {
    text: now === document ? original.text : service.linedUpText(document, now.snapshot.text),
    changes: stretches
      .map(({ start, end, text }) => ({
        ...placeOf(start),
        before: original.text.slice(start, end),
        after: text,
      }))
      .filter(({ before, after }) => before !== after),
    kept: kept.map(({ range, message }) => ({
      ...placeOf(offsetBefore(offsetAt(now.snapshot, range.start))),
      message,
    })),
  };
}

const NOTHING: Recomputation = { edits: [], kept: [] };

/** Edits by the offsets that they are for, in order. */
function placed(edits: readonly TextEdit[], snapshot: Snapshot): Stretch[] {
  return edits
    .map(({ range, newText }) => ({
      start: offsetAt(snapshot, range.start),
      end: offsetAt(snapshot, range.end),
      text: newText,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
