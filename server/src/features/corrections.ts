/** The 整改清单: what has to be put right, a row each, as it is handed to whoever mends the document. */

import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { Locale } from '../rules/model';
import { offsetAt, type Snapshot } from '../text/snapshot';
import type { CheckedDocument, TableSummary } from './model';

/** One row. `shouldBe` is blank where nothing certain can be said. */
export interface Correction {
  readonly place: string;
  readonly printed: string;
  readonly shouldBe: string;
  readonly reason: string;
}

/**
 * The rows of a document's diagnostics, in their order; what is within rounding is as it should be. `placeIn` tells places in
 * an original, which go before those in its view.
 */
export function correctionRows(
  document: CheckedDocument,
  diagnostics: readonly Diagnostic[],
  tables: readonly TableSummary[],
  placeIn?: (range: Range) => string | undefined,
): Correction[] {
  return diagnostics
    .filter(({ code }) => !String(code ?? '').endsWith('/rounding'))
    .map((diagnostic) => ({
      place: placeIn?.(diagnostic.range) ?? placeOf(diagnostic.range, tables, document.settings.locale),
      ...changeOf(document.snapshot, diagnostic),
      reason: plain(diagnostic.message),
    }));
}

/** What stands there and what should: both of the fix where it replaces one piece of text, a unit beside its number. */
function changeOf(snapshot: Snapshot, { range, data }: Diagnostic): Pick<Correction, 'printed' | 'shouldBe'> {
  const { expected, fixes } = (data ?? {}) as Data;
  // A code whose pieces are joined stays the code that it is: that is certain without being preferred.
  const certain = fixes?.find(({ kind, isPreferred }) => isPreferred || kind === 'join');
  // A unit that is expected goes where the fix puts it, which is beside the number.
  const said = fixes?.find(({ edits }) => edits.length === 1 && edits[0].newText === expected);
  const edits = (certain ?? onlyWord(fixes) ?? said)?.edits ?? [];
  const [edit] = edits.length === 1 ? edits : [];
  const replaced = edit ? textOf(snapshot, edit.range) : '';
  if (edit && replaced !== '' && edit.newText !== '') return { printed: replaced, shouldBe: edit.newText };
  return { printed: textOf(snapshot, range), shouldBe: expected ?? edit?.newText ?? '' };
}

/** The one fix that is offered, where it puts a word or a code in the place of another: what else should be there is not said. */
function onlyWord(fixes: Data['fixes'] = []): Offered | undefined {
  const [first, ...others] = fixes.filter(({ kind }) => kind !== 'recompute');
  return others.length === 0 && OF_WORDS.has(first?.kind ?? '') ? first : undefined;
}

const OF_WORDS: ReadonlySet<string> = new Set(['text', 'name', 'code']);

function plain(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value;
}

function placeOf(range: Range, tables: readonly TableSummary[], locale: Locale): string {
  const line = range.start.line + 1;
  const table = tables.find((candidate) => isWithin(range, candidate.range));
  const where = table?.title || (locale === 'en' ? 'Text' : '文字');
  return locale === 'en' ? `${where}, line ${line}` : `${where} 第${line}行`;
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start.line >= outer.start.line && inner.end.line <= outer.end.line;
}

function textOf(snapshot: Snapshot, range: Range): string {
  return snapshot.text.slice(offsetAt(snapshot, range.start), offsetAt(snapshot, range.end));
}

/** What a diagnostic's `data` may hold, as interfaces promise it; read with care, as it is typed as anything. */
interface Data {
  readonly expected?: string;
  readonly fixes?: readonly Offered[];
}

interface Offered {
  readonly isPreferred?: boolean;
  readonly kind?: string;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}
