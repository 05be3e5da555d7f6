/** Mends a text: certain repairs, and totals recomputed where asked for, until nothing more changes. */

import type { TextEdit } from 'vscode-languageserver-types';
import type { CheckedDocument, Recomputation, Service } from '../service';
import { offsetAt, positionAt, type Snapshot } from '../text/snapshot';
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
    stretches = withEdits(stretches, now.snapshot, edits);
    now = check(text);
  }
  const placeOf = (offset: number) => positionAt(original, offset);
  return {
    text: now.snapshot.text,
    changes: stretches
      .map(({ start, end, text }) => ({
        ...placeOf(start),
        before: original.text.slice(start, end),
        after: text,
      }))
      .filter(({ before, after }) => before !== after),
    kept: kept.map(({ range, message }) => ({
      ...placeOf(offsetBefore(stretches, offsetAt(now.snapshot, range.start))),
      message,
    })),
  };
}

const NOTHING: Recomputation = { edits: [], kept: [] };

/** A stretch of the text as it was, and what stands there instead. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The stretches with more edits, which are for the text as the stretches have made it. */
function withEdits(
  stretches: readonly Stretch[],
  snapshot: Snapshot,
  edits: readonly TextEdit[],
): readonly Stretch[] {
  const placed = edits.map(({ range, newText }) => ({
    start: offsetAt(snapshot, range.start),
    end: offsetAt(snapshot, range.end),
    text: newText,
  }));
  // From the last to the first, so that those still to come find their places.
  return placed.sort((a, b) => b.start - a.start).reduce(withEdit, stretches);
}

/** The stretches with one more edit; those that it overlaps become one with it. */
function withEdit(stretches: readonly Stretch[], edit: Stretch): readonly Stretch[] {
  const before: Stretch[] = [];
  const after: Stretch[] = [];
  let own: Stretch | undefined;
  let shift = 0;
  for (const stretch of stretches) {
    const start = stretch.start + shift;
    const end = start + stretch.text.length;
    const longer = stretch.text.length - (stretch.end - stretch.start);
    if (start >= edit.end && end > edit.start) {
      after.push(stretch);
      continue;
    }
    if (end <= edit.start) before.push(stretch);
    else {
      // What the edit leaves of the stretch stays on either side of it.
      const head = own ? own.text : stretch.text.slice(0, Math.max(0, edit.start - start)) + edit.text;
      const tail = stretch.text.slice(Math.min(stretch.text.length, Math.max(0, edit.end - start)));
      own = {
        start: own?.start ?? Math.min(stretch.start, edit.start - shift),
        end: Math.max(stretch.end, edit.end - shift - longer),
        text: head + tail,
      };
    }
    shift += longer;
  }
  return [...before, own ?? { ...edit, start: edit.start - shift, end: edit.end - shift }, ...after];
}

/** Where an offset of the text as the stretches have made it was before. */
function offsetBefore(stretches: readonly Stretch[], offset: number): number {
  let shift = 0;
  for (const { start, end, text } of stretches) {
    if (offset < start + shift) break;
    if (offset < start + shift + text.length) return start;
    shift += text.length - (end - start);
  }
  return offset - shift;
}
