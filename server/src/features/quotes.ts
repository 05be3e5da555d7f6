/** From a number of the text to the amount of the tables that it quotes, and from that amount to all that quote it. */

import type { Location, Position } from 'vscode-languageserver-types';
import type { Amount } from '../disclosure/model';
import { isQuote } from '../rules/text/quotes';
import { amountAt } from './lookup';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';
import { relationsAround } from './relations';

/** The amount that the number at a position quotes; nothing where the position is not on such a number. */
export function quotedAmount(document: CheckedDocument, position: Position, uri: string): Location[] {
  const amount = amountAt(document, position);
  const place = amount && quoted(document, amount);
  return place ? [{ uri, range: rangeOfPlace(document, place.place) }] : [];
}

/** Every number of the text that quotes the same amount of the tables; with its declaration, that amount too. */
export function quotesOf(
  document: CheckedDocument,
  position: Position,
  uri: string,
  withDeclaration: boolean,
): Location[] {
  const amount = amountAt(document, position);
  if (!amount) return [];
  const place = quoted(document, amount) ?? amount;
  const numbers = relationsAround(document, place)
    .filter(({ relation }) => isQuote(relation) && relation.parts[0].amount === place)
    .map(({ relation }) => relation.total);
  if (numbers.length === 0) return [];
  const all = withDeclaration ? [place, ...numbers] : numbers;
  return all.map((one) => ({ uri, range: rangeOfPlace(document, one.place) }));
}

function quoted(document: CheckedDocument, amount: Amount): Amount | undefined {
  const quote = relationsAround(document, amount).find(
    ({ relation }) => isQuote(relation) && relation.total === amount,
  );
  return quote?.relation.parts[0].amount;
}
