/** Finds the amount that printings of one fact are compared with. */

import type { Amount } from '../disclosure/model';
import { groupBy, largest } from '../text/collections';

/** The first of those that most others equal: compared with a wrong one, all would seem wrong. */
export function mostPrinted(amounts: readonly Amount[]): Amount | undefined {
  const alike = [...groupBy(amounts, ({ printed }) => String(printed.value)).values()];
  const most = largest(alike.map(({ length }) => length));
  return alike.find(({ length }) => length === most)?.[0];
}
