/** Terms at a place: the document's own entry, else the built-in one, for hover, definition and references alike. */

import type { Position } from 'vscode-languageserver-types';
import type { Disclosure, GlossaryEntry } from '../disclosure/model';
import { namesOf, type StandardTerm, standardTerm, standardTerms } from '../knowledge/terms';
import { offsetAt, type Span } from '../text/snapshot';
import { longestTermAt, type TermKey, termKey } from '../text/terms';
import { disclosureOf, pieceAt } from './lookup';
import type { CheckedDocument } from './model';
import { spanOfPlace } from './ranges';

/** A term with what explains it: an entry of the document goes before the built-in glossary. */
export interface TermUse {
  readonly span: Span;
  readonly disclosure: Disclosure;
  readonly entry?: GlossaryEntry;
  readonly standard?: StandardTerm;
}

interface Known {
  readonly entry?: GlossaryEntry;
  readonly standard?: StandardTerm;
}

/** The longest term at a position: in text, table headers, labels and titles alike. */
export function termAt(document: CheckedDocument, position: Position): TermUse | undefined {
  const piece = pieceAt(document, position);
  const disclosure = piece && disclosureOf(document, piece.block);
  if (!disclosure) return undefined;
  const { snapshot } = document;
  const within = spanOfPlace(document, piece);
  const found = longestTermAt(snapshot.text, within, offsetAt(snapshot, position), termsOf(disclosure));
  return found && { span: found.span, disclosure, ...found.value };
}

const known = new WeakMap<Disclosure, readonly TermKey<Known>[]>();

/** Every name by which a term of the document or of the built-in glossary is known in a disclosure. */
function termsOf(disclosure: Disclosure): readonly TermKey<Known>[] {
  const made = known.get(disclosure) ?? makeTerms(disclosure);
  known.set(disclosure, made);
  return made;
}

function makeTerms({ glossary }: Disclosure): TermKey<Known>[] {
  const terms = new Map<string, Known>();
  const entries = new Map<StandardTerm, GlossaryEntry>();
  for (const entry of glossary) {
    const standard = standardTerm(entry.term);
    if (standard && !entries.has(standard)) entries.set(standard, entry);
    const key = termKey(entry.term);
    if (!terms.has(key)) terms.set(key, { entry, standard });
  }
  for (const standard of standardTerms()) {
    for (const name of namesOf(standard)) {
      const key = termKey(name);
      if (!terms.has(key)) terms.set(key, { entry: entries.get(standard), standard });
    }
  }
  return [...terms].map(([key, value]) => ({ key, value }));
}

/** The keys of all names that mean the same as a term in use. */
export function keysOf({ entry, standard }: Known): string[] {
  const names = [...(entry ? [entry.term] : []), ...(standard ? namesOf(standard) : [])];
  return [...new Set(names.map(termKey))];
}
