/** Keeps a wrong number from placing others: sums of the same rows say nothing where one of their columns cannot hold. */

import { groupBy } from '../text/collections';
import type { Constraint } from './place-constraints';
import { mayHold } from './place-prune';

/**
 * The constraints whose rows can hold in every column. A wrong number breaks the sums of its row in the column where it
 * stands; in any other column they would hold only without it, and drive it there.
 */
export function withoutErrors(constraints: readonly Constraint[]): readonly Constraint[] {
  const families = [...groupBy(constraints, ({ relation }) => relation.total.place.block).values()]
    .flatMap((own) => [...groupBy(own, rowKey).values()])
    .filter((family) => family.every(mayHold));
  return families.flat();
}

/** The same rows, column by column; a sum across a row stands alone. */
function rowKey({ relation }: Constraint): string {
  const { total, template, parts } = relation;
  const part = parts[0]?.amount.cell;
  const isAcross = part?.table === total.cell?.table && part?.row === total.cell?.row;
  return `${template}:${total.cell?.row}:${isAcross ? total.cell?.column : ''}`;
}
