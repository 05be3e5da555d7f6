/** The shape of bounds: relations that hold as long as their total is at least the sum of their parts. */

import type { Amount, Disclosure } from '../../disclosure/model';
import type { Judged, Locale, Relation } from '../model';
import { listNames } from '../names';
import { type RelationSettings, sumOf } from '../relations';
import { amountText, named, say, sumText } from '../wording';

/** A rule that bounds amounts of a disclosure. */
export type BoundRule = (disclosure: Disclosure) => readonly Relation[];

/** `total ≥ Σ parts`, certain unless said otherwise. */
export function atLeast(
  settings: RelationSettings,
  total: Amount | undefined,
  parts: readonly (Amount | undefined)[],
): Relation[] {
  const relation = sumOf({ describe: describeBound, ...settings, defines: false }, total, parts);
  return relation ? [{ ...relation, isBound: true }] : [];
}

/** Words parts that exceed what they are part of. */
function describeBound(judged: Judged, locale: Locale): string {
  const { total, parts, name } = judged.relation;
  const names = listNames(
    parts.map(({ amount }) => name(amount, locale)),
    locale,
    3,
  );
  const { sum, difference } = sumText(judged, locale);
  const isSum = parts.length > 1;
  const whole = named(name(total, locale), amountText(total, locale));
  return say(
    locale,
    `${names}${isSum ? '之和' : ''}为 ${sum}，不应大于${whole}，多出 ${difference}`,
    `${names} ${isSum ? 'add up to' : 'is'} ${sum}, which cannot exceed ${whole}: ${difference} too much`,
  );
}

/** Amounts that say something: printed ones. */
export function isPrinted(amount: Amount | undefined): amount is Amount {
  return amount !== undefined && !amount.printed.blank;
}
