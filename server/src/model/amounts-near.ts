/** The numbers of a paragraph around one of them: a paragraph may have any number, of which few are spoken of together. */

import type { TextAmount } from '../disclosure/model';
import { memoize } from '../text/memo';

/** So many numbers on either side of another are looked at. */
const NEAR = 64;

/** The numbers of the same paragraph around one of `amounts`, itself included, in order. */
export function amountsNear(amount: TextAmount, amounts: readonly TextAmount[]): readonly TextAmount[] {
  const index = indexesOf(amounts).get(amount) ?? 0;
  const { paragraph } = amount.statement;
  return amounts
    .slice(Math.max(0, index - NEAR), index + NEAR + 1)
    .filter(({ statement }) => statement.paragraph === paragraph);
}

/** Those of them that stand before it. */
export function amountsBefore(amount: TextAmount, amounts: readonly TextAmount[]): readonly TextAmount[] {
  return amountsNear(amount, amounts).filter(({ statement }) => statement.at < amount.statement.at);
}

const indexesOf = memoize(
  (amounts: readonly TextAmount[]): ReadonlyMap<TextAmount, number> =>
    new Map(amounts.map((amount, index) => [amount, index])),
);
