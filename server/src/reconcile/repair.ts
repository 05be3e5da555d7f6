/** What mends a wrong amount. */

import type { Exact } from '../amounts/exact';
import { printAmount, styleOf } from '../amounts/printed';
import { isSlip } from '../amounts/slips';
import type { Amount } from '../disclosure/model';

/** An amount and the value that it should have, in 分. */
export interface Repair {
  readonly amount: Amount;
  readonly value: Exact;
}

/** Whether the amount may have been mistyped for that value by a single keystroke. */
export function isOneSlip({ amount, value }: Repair): boolean {
  const { printed } = amount;
  return isSlip(printed.text, printAmount(value, printed.unit, styleOf(printed)));
}
