/** All certain repairs of a document at once, and what it asks for. */

import type { TextEdit } from 'vscode-languageserver-types';
import { asksForValues, isAsked } from '../disclosure/asked';
import { amountsOf } from '../reconcile/graph';
import type { DiagnosticCode } from '../rules/diagnostic-codes';
import type { Finding, FixKind } from '../rules/model';
import { mayShiftCells } from '../tables/written-faults';
import { allFilledIn } from './asked';
import type { CheckedDocument } from './model';
import { comparePositions, isBefore, textEditOf } from './ranges';

/**
 * The preferred fixes of all findings, in order of position, or where there are none, the amounts that `=` asks for; printed
 * totals are not recomputed. `only` keeps the findings of these
 * codes. A fix is made as a whole or not at all: one that overlaps another is left out. Nothing is fixed in a document that
 * was not read to its end: what the rest says is not known.
 */
export function fixAll(document: CheckedDocument, only?: readonly string[]): TextEdit[] {
  if (document.partial) return [];
  const wanted = document.findings.filter(({ code }) => !only || only.includes(code));
  const fixes = wanted.map((finding) => preferredEdits(finding).map((edit) => textEditOf(document, edit)));
  // What is asked for has no code of its own, and is filled in once nothing else is left to mend.
  if (!only && fixes.every((edits) => edits.length === 0)) return filledWhereSure(document);
  return madeTogether(fixes);
}

/** Fixes whose one way is clear, and that write no amount: names, and codes whose pieces are joined. */
const CLEAR: readonly FixKind[] = ['name', 'join'];

/** What mends the findings of one code, and how many of them. */
export interface FixesOfOne {
  readonly edits: readonly TextEdit[];
  readonly count: number;
}

/**
 * The fixes of all findings of one code that need nobody to look at them: those that are preferred, and of names and codes
 * also the only one that is offered. Amounts are never written but where they are certain.
 */
export function fixesOf(document: CheckedDocument, code: DiagnosticCode): FixesOfOne {
  if (document.partial) return { edits: [], count: 0 };
  const fixes = document.findings
    .filter((finding) => finding.code === code)
    .map((finding) => clearEdits(finding).map((edit) => textEditOf(document, edit)))
    .filter((edits) => edits.length > 0);
  return { edits: madeTogether(fixes), count: fixes.length };
}

function clearEdits(finding: Finding) {
  const preferred = preferredEdits(finding);
  const [only, ...others] = finding.fixes;
  return preferred.length > 0 || !only || others.length > 0 || !CLEAR.includes(only.kind)
    ? preferred
    : only.edits;
}

/** The edits of fixes that do not overlap, in order of position: each is made as a whole or not at all. */
function madeTogether(fixes: readonly (readonly TextEdit[])[]): TextEdit[] {
  // By line, so that no edit is compared with all others.
  const chosen = new Map<number, TextEdit[]>();
  for (const edits of fixes) if (!edits.some((edit) => overlapsAny(edit, chosen))) choose(edits, chosen);
  const all = new Set([...chosen.values()].flat());
  return [...all].sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/**
 * The tables whose computed amounts contradict nothing: what is wrong in others must not be carried on into them. Where a row
 * of a disclosure has cells too few or too many, what is computed from it is not known, here and in tables tied to it.
 */
function filledWhereSure(document: CheckedDocument): TextEdit[] {
  // Relations are joined when they are asked for, and most documents ask for nothing.
  if (!document.model.disclosures.some(asksForValues)) return [];
  const contradicted = new Set<unknown>();
  for (const { relation, status } of document.judged)
    if (status === 'broken')
      for (const amount of amountsOf(relation)) if (isAsked(amount)) contradicted.add(amount.cell?.table);
  const shifted = document.model.disclosures
    .filter(({ faults = [] }) => mayShiftCells(faults))
    .flatMap(({ tables }) => tables);
  return allFilledIn(document, (table) => !contradicted.has(table) && !shifted.includes(table));
}

function preferredEdits({ fixes }: Finding) {
  return fixes.find(({ isPreferred }) => isPreferred)?.edits ?? [];
}

function choose(edits: readonly TextEdit[], chosen: Map<number, TextEdit[]>): void {
  for (const edit of edits)
    for (const line of linesOf(edit)) chosen.set(line, [...(chosen.get(line) ?? []), edit]);
}

function overlapsAny(edit: TextEdit, chosen: ReadonlyMap<number, readonly TextEdit[]>): boolean {
  const { range } = edit;
  return linesOf(edit).some((line) =>
    (chosen.get(line) ?? []).some(
      (other) => isBefore(range.start, other.range.end) && isBefore(other.range.start, range.end),
    ),
  );
}

/** The lines that an edit touches. */
function linesOf({ range: { start, end } }: TextEdit): number[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index);
}
