/** Where the amount, code or term at a position is laid down, and where else it stands. */

import type { Location, Position } from 'vscode-languageserver-types';
import type { CheckedDocument } from './model';
import { quotedAmount, quotesOf } from './quotes';
import { statedDefinition } from './stated';
import { termDefinition, references as termReferences } from './term-definition';

/** For a name in a relation block what it is the name of; for a number of the text the amount that it quotes; else the first row of a code, or a term's entry. */
export function definition(document: CheckedDocument, position: Position, uri: string): Location[] {
  const stated = statedDefinition(document, position, uri);
  if (stated.length > 0) return stated;
  const amounts = quotedAmount(document, position, uri);
  return amounts.length > 0 ? amounts : termDefinition(document, position, uri);
}

/** For an amount the numbers of the text that quote it; else the rows of a code, or the uses of a term. */
export function references(
  document: CheckedDocument,
  position: Position,
  uri: string,
  withDeclaration: boolean,
): Location[] {
  const quotes = quotesOf(document, position, uri, withDeclaration);
  return quotes.length > 0 ? quotes : termReferences(document, position, uri, withDeclaration);
}
