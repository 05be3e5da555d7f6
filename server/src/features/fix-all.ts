/** All certain repairs and recomputed totals of a document at once. */

import type { TextEdit } from 'vscode-languageserver-types';
import { editsFor, recomputable, recompute, repairsOf } from '../reconcile/recompute';
import type { Edit, Finding } from '../rules/model';
import type { CheckedDocument } from './model';
import { textEditOf } from './ranges';

/**
 * Preferred fixes of all findings, then totals recomputed on what the repairs give. `only` keeps the findings of these
 * codes; totals are then recomputed only where a finding about sums is among them. Nothing is fixed in a document that
 * was not read to its end: sums over a part of it would be wrong, and wrong sums must not be written.
 */
export function fixAll(document: CheckedDocument, only?: readonly string[]): TextEdit[] {
  if (document.partial) return [];
  const wanted = document.findings.filter(({ code }) => !only || only.includes(code));
  const preferred = wanted.flatMap(preferredEdits);
  const totals = !only || wanted.some(isAboutSums) ? recomputedTotals(document) : [];
  return withoutOverlaps([...preferred, ...totals].map((edit) => textEditOf(document, edit)));
}

function preferredEdits({ fixes }: Finding): readonly Edit[] {
  return fixes.find(({ isPreferred }) => isPreferred)?.edits ?? [];
}

function isAboutSums({ code }: Finding): boolean {
  return code.startsWith('sum/');
}

function recomputedTotals({ judged, localised }: CheckedDocument): Edit[] {
  const open = recomputable(judged, localised);
  return editsFor(recompute(open, repairsOf(localised), { kind: 'document' }));
}

/** The first edit of each place; edits come back in order of position. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  return sorted.filter((edit, index) => {
    const previous = sorted[index - 1]?.range.end;
    if (!previous) return true;
    const { start } = edit.range;
    return (
      start.line > previous.line || (start.line === previous.line && start.character >= previous.character)
    );
  });
}
