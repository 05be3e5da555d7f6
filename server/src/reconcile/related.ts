/** What stands beside a finding as related information: relations at their totals, and single amounts. */

import type { Amount } from '../disclosure/model';
import type { Judged, Related } from '../rules/model';
import { fullName } from '../rules/names';
import { amountText, named, relationText } from '../rules/wording';

/** A relation as related information stands at its total, or at a part when the total itself is suspect. */
export function relatedRelation(judged: Judged, suspected?: Amount): Related {
  const { total, parts } = judged.relation;
  const at = total === suspected ? parts[0].amount : total;
  return { place: at.place, message: (locale) => relationText(judged, locale) };
}

/** An amount at its place, with its name. */
export function relatedAmount(amount: Amount): Related {
  return { place: amount.place, message: (locale) => named(fullName(amount), amountText(amount, locale)) };
}
