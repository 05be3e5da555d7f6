/** What sentences should say that quote a computed amount which has become another one since they were written. */

import { decimalsNeeded, type Exact, equal, isZero } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import { decimalsAt } from '../amounts/printed';
import { unitExponent } from '../amounts/units';
import { isAsked } from '../disclosure/asked';
import type { Amount, TableModel } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { isInText } from '../rules/names';
import { amountsOf, areTwoApart, type RelationsOf } from './graph';
import { residualAfter, sumOfParts } from './judge';
import type { Repair } from './repair';

/** A number of a sentence with the value that is computed of the amount that it quotes. */
export interface Quote extends Repair {
  /** True where it may be written without anybody looking. */
  readonly isCertain: boolean;
}

/**
 * The quotes among broken relations, by their relations. One is certain where the computed amount is borne out by typed
 * amounts of two tables and nothing in tables speaks against anything around it, and where two relations that share no other
 * printed amount demand it once all such quotes are written: the tie with the table, and a sum within the text.
 */
export function quotesIn(broken: readonly Judged[], around: RelationsOf): ReadonlyMap<Judged, Quote> {
  const quotes = new Map(
    broken
      .filter(isQuote)
      .map((one) => [one, { amount: one.relation.total, value: sumOfParts(one.relation) }]),
  );
  const values = new Map<Amount, Exact>();
  const disputed = new Set<Amount>();
  for (const { amount, value } of quotes.values()) {
    if (!equal(values.get(amount) ?? value, value)) disputed.add(amount);
    values.set(amount, value);
  }
  for (const amount of disputed) values.delete(amount);
  const borneOut = bearing(around);
  const found = new Map<Judged, Quote>();
  for (const [one, { amount, value }] of quotes) {
    if (disputed.has(amount)) continue;
    const touched = around.get(amount) ?? [];
    const isCertain =
      borneOut(one.relation.parts[0].amount) &&
      touched.every((each) => holdsAfter(each, values)) &&
      areTwoApart(touched, amount);
    found.set(one, { amount, value, isCertain });
  }
  return found;
}

/** A quote may print fewer decimals than its table: what it should be is as it would print it. */
function isQuote({ relation }: Judged): boolean {
  const { rule, total, parts } = relation;
  if (rule !== 'tie/text' || !isInText(total) || parts.length !== 1) return false;
  const [{ amount, sign }] = parts;
  const value = sumOfParts(relation);
  if (sign < 0 || !isAsked(amount) || isZero(value)) return false;
  const { printed } = total;
  return decimalsNeeded(value, unitExponent(printed.unit)) <= decimalsAt(printed);
}

/** Whether a relation holds once sentences are as they should be. */
function holdsAfter(one: Judged, values: ReadonlyMap<Amount, Exact>): boolean {
  const own = new Map<Amount, Exact>();
  for (const amount of amountsOf(one.relation)) {
    const value = values.get(amount);
    if (value !== undefined) own.set(amount, value);
  }
  return statusOf(residualAfter(one, own)) !== 'broken';
}

/** So many tables have to print what a computed amount comes from or goes into. */
const FEWEST_TABLES = 2;

/** Tells of computed amounts whether typed ones of several tables bear them out; those that hang together are looked at once. */
function bearing(around: RelationsOf): (amount: Amount) => boolean {
  const known = new Map<Amount, boolean>();
  return (amount) => {
    const seen = known.get(amount);
    if (seen !== undefined) return seen;
    const computed = new Set([amount]);
    const tables = new Set<TableModel>();
    let isSound = true;
    for (const each of computed)
      for (const { relation, status } of around.get(each) ?? []) {
        const amounts = amountsOf(relation);
        if (amounts.some(isInText)) continue;
        isSound &&= status === 'exact';
        for (const other of amounts)
          if (isAsked(other)) computed.add(other);
          else if (other.cell && !isZero(other.printed.value)) tables.add(other.cell.table);
      }
    const isBorneOut = isSound && tables.size >= FEWEST_TABLES;
    for (const each of computed) known.set(each, isBorneOut);
    return isBorneOut;
  };
}
