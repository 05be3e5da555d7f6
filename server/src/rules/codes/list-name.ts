/** Names a list of the classification to the user. */

import { DOMAINS } from '../../knowledge/domains';
import type { ClassificationDomain } from '../../knowledge/model';
import type { Locale } from '../model';
import { say } from '../wording';

/** `支出功能分类`, `2026 年支出功能分类` */
export function listName(domain: ClassificationDomain, year: number | undefined, locale: Locale): string {
  const { chinese, english } = DOMAINS[domain];
  if (year === undefined) return say(locale, chinese, english);
  return say(locale, ` ${year} 年${chinese}`, `${english} of ${year}`);
}
