/** Counts the amounts of a disclosure and those that relations tie. */

import { absolute, add, type Exact, isZero, shift } from '../amounts/exact';
import type { Amount, Disclosure } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { relationsByAmount } from './graph';
import { residualAfter, statusIn } from './judge';

/** Amounts of a document, those tied, and the untied ones by place. */
export interface Covered {
  readonly tables: { readonly amounts: number; readonly tied: number };
  readonly text: { readonly amounts: number; readonly tied: number };
  readonly untied: readonly Amount[];
}

/**
 * An amount is tied when adding 10 % and one unit of its last place would break a relation; a printed nought when it is in
 * one, since money typed there would break it.
 */
export function coverageOf(disclosures: readonly Disclosure[], judged: readonly Judged[]): Covered {
  const around = relationsByAmount(judged);
  const isTied = (amount: Amount): boolean =>
    (around.get(amount) ?? []).some((one) => isZero(amount.printed.value) || wouldBreak(amount, one));
  const inTables = disclosures.flatMap(({ tables }) => tables.flatMap(printedAmounts));
  const inText = disclosures.flatMap(({ textAmounts }) => textAmounts);
  const untied = [...inTables, ...inText].filter((amount) => !isTied(amount));
  const untiedInText = untied.filter((amount) => !amount.cell).length;
  return {
    tables: { amounts: inTables.length, tied: inTables.length - (untied.length - untiedInText) },
    text: { amounts: inText.length, tied: inText.length - untiedInText },
    untied,
  };
}

function printedAmounts(table: Disclosure['tables'][number]): Amount[] {
  return table.panels.flatMap(({ rows }) =>
    rows.flatMap(({ amounts }) =>
      amounts.filter((amount): amount is Amount => amount !== undefined && isNumber(amount)),
    ),
  );
}

/** Blanks and dashes are no numbers, and exact. */
function isNumber({ printed }: Amount): boolean {
  return !isZero(printed.step);
}

function wouldBreak(amount: Amount, judged: Judged): boolean {
  const after = residualAfter(judged, new Map([[amount, disturbed(amount)]]));
  return statusIn(judged.relation, after) === 'broken';
}

/** The value with 10 % and one unit of the last place added. */
function disturbed({ printed }: Amount): Exact {
  const tenth = absolute(shift(printed.value, -1));
  return add(add(printed.value, tenth), printed.step);
}
