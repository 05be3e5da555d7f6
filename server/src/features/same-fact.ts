/** Where one fact is printed: an amount, the same in other tables, and the numbers of the text that quote it. */

import type { Amount } from '../disclosure/model';
import type { Judged, Relation } from '../rules/model';
import { isQuote, isSameFact } from '../rules/text/quotes';
import type { CheckedDocument } from './model';
import { spanOfPlace } from './ranges';
import { relationsAround } from './relations';

/** Every printed place of the fact that an amount tells, itself among them, in order of position. */
export function sameFact(document: CheckedDocument, amount: Amount): readonly Amount[] {
  const found = new Set([amount]);
  // What is added meanwhile is gone through as well.
  for (const one of found)
    for (const { relation } of relationsAround(document, one))
      if (isSameFact(relation))
        for (const other of [relation.total, relation.parts[0].amount]) found.add(other);
  return [...found]
    .filter((each) => each === amount || !each.printed.blank)
    .map((each) => ({ each, at: spanOfPlace(document, each.place).start }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** The amount of the tables that a number of the text quotes. */
export function quotedBy(document: CheckedDocument, amount: Amount): Amount | undefined {
  const quote = relationsAround(document, amount).find(
    ({ relation }) => isQuote(relation) && relation.total === amount,
  );
  return quote?.relation.parts[0].amount;
}

/** What goes first where an amount adds up into several others: what its own table says of its row's children. */
const ORDER: readonly Relation['rule'][] = [
  'sum/children',
  'sum/total',
  'sum/balance',
  'sum/row',
  'tie/table',
  'text/sum',
];

/** The amount that another adds up into: its parent, else the total of its table, its row, or another table. */
export function parentOf(document: CheckedDocument, amount: Amount): Amount | undefined {
  const into = relationsAround(document, amount).filter((judged) => isInto(judged, amount));
  for (const rule of ORDER) {
    const found = into.find(({ relation }) => relation.rule === rule);
    if (found) return found.relation.total;
  }
  return undefined;
}

/** Whether an amount is a part of what is printed as a total. */
export function isInto({ relation }: Judged, amount: Amount): boolean {
  const { total, parts, isBound } = relation;
  return !isBound && total !== amount && !total.printed.blank && parts.some((part) => part.amount === amount);
}
