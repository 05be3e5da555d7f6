/** What mends a wrong amount. */

import { decimalsNeeded, type Exact } from '../amounts/exact';
import { printAmount, styleOf } from '../amounts/printed';
import { isSlip } from '../amounts/slips';
import { unitExponent } from '../amounts/units';
import type { Amount } from '../disclosure/model';

/** An amount and the value that it should have, in 分. */
export interface Repair {
  readonly amount: Amount;
  readonly value: Exact;
}

/** Whether the amount may have been mistyped for that value by a single keystroke, printed with any decimals of the place. */
export function isOneSlip({ amount, value }: Repair): boolean {
  const { printed } = amount;
  const style = styleOf(printed);
  // The keystroke may have made decimals of digits before the point.
  const least = Math.min(style.decimals, decimalsNeeded(value, unitExponent(printed.unit)));
  for (let decimals = style.decimals; decimals >= least; decimals--)
    if (isSlip(printed.text, printAmount(value, printed.unit, { ...style, decimals }))) return true;
  return false;
}
