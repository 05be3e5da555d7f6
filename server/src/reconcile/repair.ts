/** What mends a wrong amount. */

import type { Exact } from '../amounts/exact';
import type { Amount } from '../disclosure/model';

/** An amount and the value that it should have, in 分. */
export interface Repair {
  readonly amount: Amount;
  readonly value: Exact;
}
