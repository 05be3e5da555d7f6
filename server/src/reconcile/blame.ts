/** Which amounts are blamed where some are computed: what is asked for is as right as its parts. */

import { isAsked } from '../disclosure/asked';
import type { Amount } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { isInText } from '../rules/names';
import { isOfReading } from './doubt';
import { amountsOf, coefficientOf, type RelationsOf } from './graph';
import type { Localised } from './localise';
import type { Repair } from './repair';

/**
 * A component as it is told: what is asked for is as right as its parts, and they follow one another, so which of the
 * amounts around it is wrong stays open, and what would have explained it alone is but a candidate. Typed amounts that
 * typed ones contradict are named as always.
 */
export function withoutBlamingAsked(component: Localised, around: RelationsOf): readonly Localised[] {
  const { act, broken, repairs, candidates } = component;
  if (act && isOfReading(act)) return [component];
  if (!broken.some(hasAsked)) return [component];
  const named = act ? [] : contradicted(broken, repairs, around);
  const open = repairs.filter((repair) => !named.includes(repair));
  const explained = broken.filter((one) => named.some((repair) => isTouched(one, repair)));
  const rest: Localised = {
    broken: broken.filter((one) => !explained.includes(one)),
    repairs: [],
    candidates: !act && open.length === 1 ? open : candidates,
  };
  return named.length === 0 ? [rest] : [{ broken: explained, repairs: named, candidates: [] }, rest];
}

function hasAsked({ relation }: Judged): boolean {
  return amountsOf(relation).some(isAsked);
}

function isTouched({ relation }: Judged, { amount }: Repair): boolean {
  return coefficientOf(relation, amount) !== 0;
}

/** The repairs that typed amounts ask for, and that share no broken relation with one of those that stay open. */
function contradicted(
  broken: readonly Judged[],
  repairs: readonly Repair[],
  around: RelationsOf,
): readonly Repair[] {
  let named = repairs.filter((repair) => {
    const touched = broken.filter((one) => isTouched(one, repair));
    return !isAsked(repair.amount) && isContradicted(repair, touched, around);
  });
  for (;;) {
    const open = repairs.filter((repair) => !named.includes(repair));
    const left = named.filter((repair) =>
      broken.every((one) => !isTouched(one, repair) || !open.some((other) => isTouched(one, other))),
    );
    if (left.length === named.length) return named;
    named = left;
  }
}

/**
 * Whether broken relations between typed amounts of tables speak against an amount, and those with a computed one do not come from what
 * stands in them already: then whatever is wrong behind the computed amount would not mend the others.
 */
function isContradicted({ amount }: Repair, touched: readonly Judged[], around: RelationsOf): boolean {
  const computed = touched.filter(hasAsked);
  const typed = touched.filter(
    ({ relation }) => !amountsOf(relation).some((each) => isAsked(each) || isInText(each)),
  );
  if (typed.length === 0) return false;
  const behind = partsBehind(
    computed.flatMap(({ relation }) => amountsOf(relation).filter(isAsked)),
    around,
  );
  return (
    !typed.some(({ relation }) => amountsOf(relation).some((each) => each !== amount && behind.has(each))) &&
    !behind.has(amount)
  );
}

/** All that computed amounts are computed from, step by step. */
function partsBehind(asked: readonly Amount[], around: RelationsOf): ReadonlySet<Amount> {
  const behind = new Set<Amount>(asked);
  for (const amount of behind) {
    if (!isAsked(amount)) continue;
    for (const { relation, status } of around.get(amount) ?? [])
      if (relation.defines && relation.total === amount && status !== 'broken')
        for (const part of relation.parts) behind.add(part.amount);
  }
  return behind;
}

/** Whether an amount stands beside one that is computed: its new value may change more than what is looked at. */
export function isUsed({ amount }: Repair, around: RelationsOf): boolean {
  return (around.get(amount) ?? []).some(hasAsked);
}
