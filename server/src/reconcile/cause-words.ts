/** Words a broken relation that also stands for others which tell the same. */

import type { Finding, Judged, Locale } from '../rules/model';
import { fullName, listNames } from '../rules/names';
import { say } from '../rules/wording';
import { tableOf } from './graph';
import type { OneCause } from './one-cause';
import { relatedRelation } from './related';

/** The finding of a relation, which also stands for those that say the same. */
export function withCause({ told, twins, ties }: OneCause, finding: Finding): Finding {
  if (twins.length + ties.length === 0) return finding;
  const places = [told, ...twins].map(({ relation }) => relation.total.place);
  return {
    ...finding,
    message: (locale) =>
      finding.message(locale) + sameDifference(places.length, locale) + sameRest(told, ties, locale),
    related: [...ties.map((one) => relatedRelation(one)), ...finding.related],
    ...(twins.length > 0 && { places }),
    data: {
      ...finding.data,
      explains: [...new Set([told, ...twins, ...ties].map(({ relation }) => relation.rule))],
    },
  };
}

function sameDifference(count: number, locale: Locale): string {
  return count < 2
    ? ''
    : say(locale, `（同一差额共 ${count} 处）`, ` (the same difference in ${count} places)`);
}

function sameRest(told: Judged, ties: readonly Judged[], locale: Locale): string {
  if (ties.length === 0) return '';
  const own = tableOf(told.relation);
  const others = ties.map(({ relation: { total, parts } }) =>
    total.cell?.table === own ? parts[0].amount : total,
  );
  const title = others[0].cell?.table.title ?? '';
  const names = listNames(
    others.map((other) => `“${fullName(other)}”`),
    locale,
  );
  return say(
    locale,
    `；与${title}${names}相差的合起来正是此数`,
    `; what differs from ${names} of ${title} is this together`,
  );
}
