/** Reports broken bounds that no wrong amount explains. They locate nothing, and so come after localisation. */

import type { Exact } from '../amounts/exact';
import type { Amount } from '../disclosure/model';
import type { Finding, Judged } from '../rules/model';
import { findingAtTotal, roundingFinding } from './findings';
import { amountsOf } from './graph';
import { residualAfter, statusIn } from './judge';
import type { Localised } from './localise';
import { repairsOf } from './recompute';

/** A bound with an amount that is known or suspected to be wrong says nothing more, unless the repair leaves it broken. */
export function boundFindings(bounds: readonly Judged[], localised: readonly Localised[]): Finding[] {
  const open = bounds.filter(({ status }) => status !== 'exact');
  if (open.length === 0) return [];
  const values = new Map<Amount, Exact>(repairsOf(localised).map(({ amount, value }) => [amount, value]));
  const doubtful = new Set(
    localised
      .filter(({ repairs }) => repairs.length === 0)
      .flatMap(({ broken }) => broken.flatMap(({ relation }) => amountsOf(relation))),
  );
  return open.filter((one) => !isExplained(one, values, doubtful)).map(findingOf);
}

function isExplained(
  judged: Judged,
  values: ReadonlyMap<Amount, Exact>,
  doubtful: ReadonlySet<Amount>,
): boolean {
  const amounts = amountsOf(judged.relation);
  if (amounts.some((amount) => doubtful.has(amount))) return true;
  const repaired = new Map([...values].filter(([amount]) => amounts.includes(amount)));
  return statusIn(judged.relation, residualAfter(judged, repaired)) === 'exact';
}

function findingOf(judged: Judged): Finding {
  const { relation, status } = judged;
  if (status === 'rounding') return roundingFinding(judged);
  return {
    ...findingAtTotal(judged),
    code: relation.rule,
    severity: relation.severity ?? 1,
    message: (locale) => relation.describe(judged, locale),
    fixes: [],
  };
}
