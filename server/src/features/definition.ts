/** Where the amount, code or term at a position is laid down, and where else it stands. */

import type { Location, Position } from 'vscode-languageserver-types';
import { amountAt } from './lookup';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';
import { parentOf, quotedBy, sameFact } from './same-fact';
import { statedDefinition } from './stated';
import { termDefinition, references as termReferences } from './term-definition';

/**
 * For a name in a relation block what it is the name of; for a number of the text the amount that it quotes; the first row
 * of a code, or a term's entry; for an amount what it adds up into.
 */
export function definition(document: CheckedDocument, position: Position, uri: string): Location[] {
  const stated = statedDefinition(document, position, uri);
  if (stated.length > 0) return stated;
  const amount = amountAt(document, position);
  const quoted = amount && quotedBy(document, amount);
  if (quoted) return [{ uri, range: rangeOfPlace(document, quoted.place) }];
  const ofWord = termDefinition(document, position, uri);
  if (ofWord.length > 0 || !amount) return ofWord;
  const parent = parentOf(document, amount);
  return parent ? [{ uri, range: rangeOfPlace(document, parent.place) }] : [];
}

/** For an amount every place that prints the same fact, be it the only one; else the rows of a code, or the uses of a term. */
export function references(
  document: CheckedDocument,
  position: Position,
  uri: string,
  withDeclaration: boolean,
): Location[] {
  const amount = amountAt(document, position);
  const same = amount ? sameFact(document, amount) : [];
  if (amount && same.length > 1) {
    const declared = quotedBy(document, amount) ?? amount;
    return same
      .filter((each) => withDeclaration || each !== declared)
      .map(({ place }) => ({ uri, range: rangeOfPlace(document, place) }));
  }
  const ofWord = termReferences(document, position, uri, withDeclaration);
  if (ofWord.length > 0 || !amount || amount.printed.blank || !withDeclaration) return ofWord;
  return [{ uri, range: rangeOfPlace(document, amount.place) }];
}
